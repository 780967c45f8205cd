"""Which forms of each concept a document uses, how often and where: the evidence of consistency."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from termlint.lexicon.terms import Concept, singular, squash
from termlint.survey import EnglishHit, Gloss, Survey

Span = tuple[int, int]


class Form(NamedTuple):
    """One form of a concept and the places that count: not in a heading, a title or a quotation.

    ``status`` is the termbase's, ``learnt`` for a rendering known from a gloss of this document only, or
    ``english`` for the English word kept in Chinese text. ``glossed`` tells whether it is glossed here.
    """

    text: str
    status: str
    places: tuple[Span, ...]
    glossed: bool = False


class Usage(NamedTuple):
    """A concept and its forms in one document. ``declared``: the text itself calls them synonyms."""

    concept: Concept
    forms: tuple[Form, ...]
    declared: bool


def find_usages(survey: Survey) -> Iterator[Usage]:
    """Yield the usage of every concept that has a Chinese rendering here which means nothing else."""
    chinese = _chinese(survey)
    glossed = _glossed(survey, chinese)
    english = _english(survey)
    for concept, places in chinese.items():
        forms = [Form(text, status, tuple(spans)) for (text, status), spans in places.items()]
        kept = english.get(concept, {})
        declared = len(forms) > 1 and _declared(survey.prose, forms)
        forms += [Form(text, "english", tuple(spans)) for text, spans in kept.items()]
        if len(forms) > 1 or forms[0].status != "preferred":
            forms = [form._replace(places=_counting(survey, form)) for form in forms]
        texts = glossed.get(concept, ())
        named = tuple(form._replace(glossed=form.text in texts) for form in forms if form.places)
        yield Usage(concept, named, declared)


_Places = dict[tuple[str, str], list[Span]]


def _chinese(survey: Survey) -> dict[Concept, _Places]:
    """Group the renderings that mean one concept only by concept, text and status."""
    specific = survey.lexicon.terms.specific(survey.locale)
    found: defaultdict[Concept, _Places] = defaultdict(dict)
    for chinese, places in survey.terms.items():
        if owner := specific.get(chinese):
            concept, status = owner
            found[concept].setdefault((chinese.replace(" ", ""), status), []).extend(places)
    return found


def _glossed(survey: Survey, chinese: dict[Concept, _Places]) -> dict[Concept, set[str]]:
    """Return the renderings glossed here, and add those that the termbase does not know to ``chinese``."""
    known = survey.lexicon.terms.by_chinese
    glossed: defaultdict[Concept, set[str]] = defaultdict(set)
    for gloss in survey.glosses:
        if gloss.sure and (concept := _meant(survey, gloss)):
            glossed[concept].add(gloss.chinese)
            if gloss.chinese not in known and len(gloss.chinese) > 2:
                spans = [match.span() for match in re.finditer(re.escape(gloss.chinese), survey.prose)]
                chinese.setdefault(concept, {})[gloss.chinese, "learnt"] = spans
    return glossed


def _meant(survey: Survey, gloss: Gloss) -> Concept | None:
    """Return the concept that a gloss names; one that no termbase has needs two words of English."""
    concepts = survey.lexicon.terms.by_english.get(squash(gloss.english), ())
    if len(concepts) == 1:
        return concepts[0]
    several = len(gloss.english.replace("-", " ").split()) > 1
    return Concept(singular(gloss.english.lower()), "", ()) if several and not concepts else None


_INFLECTION = re.compile(r"(?:ing|ed|es|e|s)$")


def _english(survey: Survey) -> dict[Concept, dict[str, list[Span]]]:
    """Group English terms in Chinese text by concept and spelling, whatever their case and inflection."""
    found: defaultdict[Concept, dict[str, list[Span]]] = defaultdict(dict)
    for hit in survey.english_terms:
        if len(hit.concepts) == 1 and not hit.concepts[0].keeps_english and _kept(survey.prose, hit):
            spelling = _INFLECTION.sub("", hit.english.lower().replace("\n", " "))
            found[hit.concepts[0]].setdefault(spelling, []).append((hit.start, hit.end))
    return {
        concept: {survey.prose[slice(*spans[0])]: spans for spans in spellings.values()}
        for concept, spellings in found.items()
    }


_BEFORE = re.compile(r"[㐀-鿿，。、；！？] ?$")
_AFTER = re.compile(
    r" ?(?![和与、或及] ?[A-Za-z])(?! ?(?:的缩写|的简称|一词|这个词|的意思))"
    r"(?:[㐀-鿿，。、；！？]|[,.;!?] ?(?![ A-Za-z]))"
)


def _kept(prose: str, hit: EnglishHit) -> bool:
    """Whether the term stands between Chinese: not in a gloss, a list of words, a name or English text.

    With a capital it is as likely a class, a product or a button as a term.
    """
    before = prose[max(hit.start - LONGEST, 0) : hit.start]
    beside = before.rstrip(" ").endswith(tuple(form.chinese for form in hit.concepts[0].renderings))
    plain = hit.english == hit.english.lower() and not beside
    return plain and bool(_BEFORE.search(before) and _AFTER.match(prose, hit.end))


LONGEST = 60
"""How far apart a term and what says something of it may stand, in code points."""

_DECLARED = re.compile(
    r"[^。！？\n]{0,50}?(?:[也又或亦俗]称|[也又]叫|[又别]名|称[作为]|简称|相当于|等同于|等价于|即|或)[^。！？\n]{0,8}"
    r"|[ *]*[（(/=、或和与][ *]*"
)


def _declared(prose: str, forms: list[Form]) -> bool:
    """Whether two forms stand so close together that the text itself puts them side by side: A，也称 B."""
    places = sorted((span, form.text) for form in forms for span in form.places)
    for (one, first), (two, second) in pairwise(places):
        gap = two[0] - one[1]
        if first != second and 0 <= gap <= LONGEST and _DECLARED.fullmatch(prose, one[1], two[0]):
            return True
    return False


_OPEN, _CLOSE = "《“「『", "》”」』"


def _counting(survey: Survey, form: Form) -> tuple[Span, ...]:
    """Keep the places that are the translator's own running text; a poor form is none in a heading either."""
    titles = () if form.status in ("deprecated", "forbidden") else ("heading", "title")
    segments = survey.document.segments
    starts = [segment.start for segment in segments]
    kept = []
    for start, end in form.places:
        segment = segments[max(bisect_right(starts, start) - 1, 0)]
        before = survey.prose[max(segment.start, start - LONGEST) : start]
        opened = max(before.rfind(mark) for mark in _OPEN)
        closed = max(before.rfind(mark) for mark in _CLOSE)
        if segment.kind not in titles and opened <= closed:
            kept.append((start, end))
    return tuple(kept)
