"""Finds mentions of terms in one document: renderings in use, in glosses, and declared as synonyms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from termlint.lexicon import Lexicon
from termlint.lexicon.associations import SMALL, content_words
from termlint.lexicon.terms import Concept, singular, squash
from termlint.model import BREAK
from termlint.survey import Gloss, Survey
from termlint.survey.concepts.practice import AROUND, stands_alone
from termlint.survey.concepts.untranslated import find_kept
from termlint.survey.names import find_names
from termlint.survey.renderings import POOR, Form, counting, find_usages

PLACES = 3
"""Most places of a form that are kept for a document."""


class Mention(msgspec.Struct, frozen=True, array_like=True):
    """One form of one concept in one document.

    ``chinese`` is empty for English kept in Chinese text. ``status`` is the termbase's, empty if it does not
    know the form. ``times``: number of occurrences; 0 for a right form that is given only beside one that the
    termbase rejects. ``places``: the text offsets of the first ones. ``glosses``: number of places with the
    English in brackets. ``declared``: the word that declares it a synonym (又称).
    """

    english: str
    sense: str
    chinese: str
    status: str
    times: int
    places: tuple[int, ...]
    glosses: int = 0
    variants: tuple[str, ...] = ()
    declared: str = ""
    known: bool = True
    """Whether the termbase has the concept."""


RIGHT = ("preferred", "admitted")
"""The statuses of a rendering that a termbase accepts."""


def find_mentions(survey: Survey) -> Iterator[Mention]:
    """Yield each form of each concept in a document once, but not those in the project's own termbase."""
    found: dict[tuple[str, str, str], Mention] = {}
    for mention in (*_used(survey), *_glossed(survey), *_declared(survey)):
        key = (squash(mention.english), mention.sense, mention.chinese)
        found[key] = _joined(found[key], mention) if key in found else mention
    decided = survey.lexicon.terms.decided
    yield from (one for one in found.values() if not _is_decided(one, decided.get((one.english, one.sense))))


def _is_decided(mention: Mention, renderings: frozenset[str] | None) -> bool:
    """Return True if the project's termbase has the form, or the concept if the form is kept English;
    ``renderings``: those in the termbase, None if it lacks the concept.
    """
    return renderings is not None and (not mention.chinese or mention.chinese in renderings)


def _joined(first: Mention, second: Mention) -> Mention:
    """Return two mentions of one form as one. Occurrences are not added up: both count the same ones."""
    return msgspec.structs.replace(
        first,
        times=max(first.times, second.times),
        places=first.places or second.places,
        glosses=first.glosses + second.glosses,
        variants=tuple(dict.fromkeys((*first.variants, *second.variants))),
        declared=first.declared or second.declared,
    )


# -- renderings that the termbase knows, and English kept ----------------------------------------------


def _used(survey: Survey) -> Iterator[Mention]:
    for concept, form in _forms(survey):
        if places := _own_places(survey.prose, form):
            yield _mention(survey, concept, form.text, form.status, places)
        if form.status in POOR and (right := concept.right(survey.locale)):
            yield _mention(survey, concept, right[0], "preferred", ())
        if concept.keeps_english:
            yield _mention(survey, concept, "", "admitted", ())
    for concept, spellings in find_kept(survey).items():
        yield _mention(
            survey, concept, "", "", sorted(span for spans in spellings.values() for span in spans)
        )


def _forms(survey: Survey) -> Iterator[tuple[Concept, Form]]:
    """Yield every rendering that belongs to one concept only, whether the termbase accepts or rejects it."""
    for usage in find_usages(survey):
        yield from ((usage.concept, form) for form in usage.forms if form.status in RIGHT)
    specific = survey.lexicon.terms.specific(survey.locale)
    for chinese, places in survey.terms.items():
        concept, status = specific.get(chinese, (None, ""))
        if concept and status in POOR:
            form = Form(chinese, status, tuple(places))
            yield concept, form._replace(places=counting(survey, form))


def _own_places(prose: str, form: Form) -> Sequence[tuple[int, int]]:
    """Return the places where a form is no part of other words; all places of a preferred form."""
    if form.status == "preferred":
        return form.places
    return [
        (start, end)
        for start, end in form.places
        if stands_alone(form.text, prose[max(start - AROUND, 0) : start], prose[end : end + AROUND])
    ]


def _mention(
    survey: Survey, concept: Concept, chinese: str, status: str, places: Sequence[tuple[int, int]]
) -> Mention:
    return Mention(
        concept.english,
        concept.sense,
        chinese,
        status,
        len(places),
        _first(survey, places),
        0,
        concept.variants,
    )


def _first(survey: Survey, places: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    spans = (survey.document.alignment.place(*place) for place in places[:PLACES])
    return tuple(start for start, _, _ in spans)


# -- glosses -------------------------------------------------------------------------------------------

_WORD = r"(?:[A-Za-z][a-z]+|[A-Z]{1,5}|[a-z])(?:['’]s)?"
_TERM = re.compile(rf"(?=.*[a-z]{{3}}){_WORD}(?:[ -]{_WORD}){{0,5}}")
_REMARK = re.compile(
    r"(?:see|also|such|the|an?|default|optional|recommended|only|not|no|if|with|without|for|and|or|by|in|from"
    r"|to|as|is|based|using|via|eg|ie|etc|version|figure|table|section|appendix|chapter|part|step|note) ",
    re.IGNORECASE,
)


class _Named(NamedTuple):
    """The concept of a gloss, of the termbase (``known``) or new, with its English in its usual case."""

    english: str
    sense: str
    variants: tuple[str, ...]
    known: bool


def _glossed(survey: Survey) -> Iterator[Mention]:
    grouped: dict[tuple[_Named, str], list[Gloss]] = {}
    for gloss, _, trusted in survey.learnt_glosses:
        if trusted and (named := _named(gloss, survey.lexicon)) and _is_its_own(gloss, named, survey):
            grouped.setdefault((named, gloss.chinese), []).append(gloss)
    for (named, chinese), glosses in grouped.items():
        status = _status(survey, named, chinese)
        places = [(gloss.start, gloss.end) for gloss in glosses]
        times = 0 if status else survey.prose.count(chinese)
        acronyms = sorted({gloss.acronym for gloss in glosses if _is_initials(gloss)})
        yield Mention(
            named.english,
            named.sense,
            chinese,
            status,
            times,
            _first(survey, places),
            len(glosses),
            (*named.variants, *(acronym for acronym in acronyms if acronym not in named.variants)),
            known=named.known,
        )


def _named(gloss: Gloss, lexicon: Lexicon) -> _Named | None:
    """Return the concept of a gloss; None if the English has several concepts, is a person or no term."""
    concepts = lexicon.terms.by_english.get(squash(gloss.english), ())
    if len(concepts) == 1:
        concept = concepts[0]
        return _Named(concept.english, concept.sense, concept.variants, True)
    if concepts or not is_term(gloss.english) or _is_person(gloss.english, lexicon):
        return None
    return _Named(in_usual_case(gloss.english, lexicon), "", (), False)


def _is_its_own(gloss: Gloss, named: _Named, survey: Survey) -> bool:
    """Return False if the termbase shows that the Chinese of a gloss is no rendering of its English.

    That is so if it renders only other concepts, or contains or is part of a rendering of the English.
    """
    terms = survey.lexicon.terms
    if owners := terms.by_chinese.get(gloss.chinese, ()):
        return any((one.english, one.sense) == named[:2] for one in owners)
    known = (
        one.chinese
        for concept in terms.by_english.get(squash(gloss.english), ())
        for one in concept.renderings
    )
    return not any(one in gloss.chinese or gloss.chinese in one for one in known)


def is_term(english: str) -> bool:
    """Return True if English in brackets has the form of a term: words, no identifier, number or remark."""
    return bool(_TERM.fullmatch(english)) and not _REMARK.match(f"{english} ")


def _is_person(english: str, lexicon: Lexicon) -> bool:
    return any(name.end - name.start == len(english) for name in find_names(english, lexicon))


def in_usual_case(english: str, lexicon: Lexicon) -> str:
    """Return a term in the singular and in lower case, except for names and acronyms: ``Fourier transform``.

    A capital marks a name only inside a term, and only if other words of it have none.
    """
    *others, last = re.split(r"([ -])", english.replace("’", "'"))
    words = [*others, last if last.isupper() else singular(last)]
    titled = all(word[0].isupper() for word in words[2:] if word.isalpha() and word not in SMALL)
    return "".join(_usual(word, titled or not at, lexicon) for at, word in enumerate(words))


def _usual(word: str, expected: bool, lexicon: Lexicon) -> str:
    """Return a word in lower case if any word would have a capital there and it is no name or acronym."""
    acronym = word.isupper() and len(word) > 1
    return word if acronym or not expected or word in lexicon.terms.names else word.lower()


def _status(survey: Survey, named: _Named, chinese: str) -> str:
    """Return the termbase's status of a rendering of a concept, empty if it does not have it."""
    return next(
        (
            rendering.status
            for concept in survey.lexicon.terms.by_chinese.get(chinese, ())
            if (concept.english, concept.sense) == (named.english, named.sense)
            for rendering in concept.renderings
            if rendering.chinese == chinese
        ),
        "",
    )


def _is_initials(gloss: Gloss) -> bool:
    """Return True if the acronym in a gloss may abbreviate its English (LSTM), and is no other remark."""
    letters = [word[0].upper() for word in re.split(r"[ -]", gloss.english) if word]
    return len(gloss.acronym) > 1 and gloss.acronym[0] == letters[0] and len(content_words(gloss.english)) > 1


# -- synonyms that the text declares -------------------------------------------------------------------

_SYNONYM = re.compile(
    r" ?(?P<mark>[，,（(])? ?"
    r"(?P<word>(?:[又也亦或俗]|有时|有時)(?:被)?[称稱叫]|(?(mark)(?:又名|别名|別名|[简簡][称稱])|(?!)))"
    r"[为為作做]? ?"
    r"(?P<quote>[“「『\"])?(?P<chinese>(?:(?![的来來是了])[\u3400-\u9fff]){2,12})(?(quote)[”」』\"])"
    rf"(?=[，,。；;（()）]|$|{BREAK})"
)


def _declared(survey: Survey) -> Iterator[Mention]:
    ends: dict[int, Mention] | None = None
    for match in _SYNONYM.finditer(survey.prose):
        ends = _ends(survey) if ends is None else ends
        if (before := ends.get(match.start())) and before.chinese not in match["chinese"]:
            chinese = match["chinese"]
            yield msgspec.structs.replace(
                before,
                chinese=chinese,
                status="",
                times=survey.prose.count(chinese),
                places=_first(survey, [match.span("chinese")]),
                declared=match["word"],
            )


def _begins(prose: str, at: int) -> bool:
    """Return True if a rendering at ``at`` is a whole name; 算法 is not in 加密算法，也叫…"""
    return (
        not at or prose[at - 1] in "的是为為和與与或及用叫称稱即" or not "\u3400" <= prose[at - 1] <= "\u9fff"
    )


def _ends(survey: Survey) -> dict[int, Mention]:
    """Return what a synonym may follow, by the prose offset at which it ends: a rendering or a gloss."""
    found: dict[int, Mention] = {}
    specific = survey.lexicon.terms.specific(survey.locale)
    for chinese, places in survey.terms.items():
        if owner := specific.get(chinese):
            mention = _mention(survey, owner[0], chinese, "", ())
            found.update((end, mention) for start, end in places if _begins(survey.prose, start))
    for gloss, _, trusted in survey.learnt_glosses:
        if trusted and (named := _named(gloss, survey.lexicon)):
            end = next(
                (at for at in range(gloss.english_end, len(survey.prose)) if survey.prose[at] in "）)"), 0
            )
            found[end + 1] = Mention(
                named.english, named.sense, gloss.chinese, "", 0, (), 0, named.variants, known=named.known
            )
    return found
