"""What one document says of terms: which renderings it uses, which it glosses, which it calls synonyms."""

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
"""The most places of a form that are kept of a document."""


class Mention(msgspec.Struct, frozen=True, array_like=True):
    """One form of one concept in one document.

    ``chinese`` is empty for the English word kept in Chinese text. ``status`` is the termbase's, empty if
    it does not know the form. ``glosses`` counts the places where the text puts the English beside it;
    ``declared`` is the word by which it is called a synonym (又称). ``places`` are the first text offsets.
    What is right by the termbase, but not in use beside what it rejects, stands no times.
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
    """Yield what a document says and the project's own termbase does not: each form of each concept once."""
    found: dict[tuple[str, str, str], Mention] = {}
    for mention in (*_used(survey), *_glossed(survey), *_declared(survey)):
        key = (squash(mention.english), mention.sense, mention.chinese)
        found[key] = _joined(found[key], mention) if key in found else mention
    decided = survey.lexicon.terms.decided
    yield from (one for one in found.values() if not _is_decided(one, decided.get((one.english, one.sense))))


def _is_decided(mention: Mention, renderings: frozenset[str] | None) -> bool:
    """Whether the project's own termbase has the form already, or the concept and so what its English is."""
    return renderings is not None and (not mention.chinese or mention.chinese in renderings)


def _joined(one: Mention, two: Mention) -> Mention:
    """Return what two mentions of a form say together: the first was counted where it stands in the text."""
    return msgspec.structs.replace(
        one,
        times=max(one.times, two.times),
        places=one.places or two.places,
        glosses=one.glosses + two.glosses,
        variants=tuple(dict.fromkeys((*one.variants, *two.variants))),
        declared=one.declared or two.declared,
    )


# -- renderings that the termbase knows, and English kept ----------------------------------------------


def _used(survey: Survey) -> Iterator[Mention]:
    for concept, form in _forms(survey):
        if places := _standing(survey.prose, form):
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
    """Yield every rendering that means one concept only, whether the termbase advises for or against it."""
    for usage in find_usages(survey):
        yield from ((usage.concept, form) for form in usage.forms if form.status in RIGHT)
    specific = survey.lexicon.terms.specific(survey.locale)
    for chinese, places in survey.terms.items():
        concept, status = specific.get(chinese, (None, ""))
        if concept and status in POOR:
            form = Form(chinese, status, tuple(places))
            yield concept, form._replace(places=counting(survey, form))


def _standing(prose: str, form: Form) -> Sequence[tuple[int, int]]:
    """Leave out places where a form may be part of other words; what the termbase prefers is believed."""
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
    """What a gloss names: a concept of the termbase, or a new one, with its English in its usual case."""

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
    """Return what a gloss names; None for two concepts of one word, for people and for what is no term."""
    concepts = lexicon.terms.by_english.get(squash(gloss.english), ())
    if len(concepts) == 1:
        concept = concepts[0]
        return _Named(concept.english, concept.sense, concept.variants, True)
    if concepts or not is_term(gloss.english) or _is_person(gloss.english, lexicon):
        return None
    return _Named(in_usual_case(gloss.english, lexicon), "", (), False)


def _is_its_own(gloss: Gloss, named: _Named, survey: Survey) -> bool:
    """Whether the Chinese is a rendering of this English as far as the termbase can tell.

    It is none if it is that of other concepts only, or a known rendering with a word more or less.
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
    """Tell whether English in brackets has the form of a term: words, no identifier, number or remark."""
    return bool(_TERM.fullmatch(english)) and not _REMARK.match(f"{english} ")


def _is_person(english: str, lexicon: Lexicon) -> bool:
    return any(name.end - name.start == len(english) for name in find_names(english, lexicon))


def in_usual_case(english: str, lexicon: Lexicon) -> str:
    """Return a term in the singular and in lower case but for names and acronyms: ``Fourier transform``.

    A capital proves a name only within a term of which other words have none.
    """
    *others, last = re.split(r"([ -])", english.replace("’", "'"))
    words = [*others, last if last.isupper() else singular(last)]
    titled = all(word[0].isupper() for word in words[2:] if word.isalpha() and word not in SMALL)
    return "".join(_usual(word, titled or not at, lexicon) for at, word in enumerate(words))


def _usual(word: str, expected: bool, lexicon: Lexicon) -> str:
    """Return a word without a capital that is to be ``expected`` of any word there."""
    acronym = word.isupper() and len(word) > 1
    return word if acronym or not expected or word in lexicon.terms.names else word.lower()


def _status(survey: Survey, named: _Named, chinese: str) -> str:
    """Return the termbase's status of a rendering of this concept, empty if it has none."""
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
    """Whether a gloss gives an acronym that can stand for its English: LSTM, not the next remark."""
    letters = [word[0].upper() for word in re.split(r"[ -]", gloss.english) if word]
    return len(gloss.acronym) > 1 and gloss.acronym[0] == letters[0] and len(content_words(gloss.english)) > 1


# -- what the text itself calls synonyms ---------------------------------------------------------------

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
    """Whether a rendering that stands at ``at`` is the whole name: 算法 is none in 加密算法，也叫…"""
    return (
        not at or prose[at - 1] in "的是为為和與与或及用叫称稱即" or not "\u3400" <= prose[at - 1] <= "\u9fff"
    )


def _ends(survey: Survey) -> dict[int, Mention]:
    """Return what a synonym may belong to, by the prose offset at which it ends: a rendering or a gloss."""
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
