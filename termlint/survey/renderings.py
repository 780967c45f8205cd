"""Which forms of each concept a document uses, how often and where: the evidence for consistency."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.lexicon.terms import Concept
from termlint.survey import Survey
from termlint.survey.introduced import find_introductions

Span = tuple[int, int]

POOR = ("deprecated", "forbidden")
"""The statuses of a rendering that a termbase rejects: its use does not establish a practice."""

_SPEECH = lazily(r"[^“”「」『』\n]{4,200}?[，。！？；][^“”「」『』\n]{4,200}[”」』]")
"""The text behind an opening mark if whole clauses are quoted."""


class Form(NamedTuple):
    """One form of a concept and the places that count: not in a heading, title, quotation or linked title.

    ``status`` is the termbase's, or ``learnt`` for a rendering known from a gloss of this document only.
    ``glossed`` is True if it is glossed here. ``beside`` are the places that do not count: they are evidence
    of practice, and are never reported.
    """

    text: str
    status: str
    places: tuple[Span, ...]
    glossed: bool = False
    beside: tuple[Span, ...] = ()

    @property
    def times(self) -> int:
        """How often the form occurs in the document, at places of both kinds."""
        return len(self.places) + len(self.beside)


class Usage(NamedTuple):
    """A concept and its forms in one document. ``declared``: the text itself equates or contrasts two."""

    concept: Concept
    forms: tuple[Form, ...]
    declared: bool


def find_usages(survey: Survey) -> Iterator[Usage]:
    """Yield the usage of every concept of which the text has a rendering that means this concept only."""
    chinese = _chinese(survey)
    glossed = _glossed(survey, chinese)
    for concept, places in chinese.items():
        forms = [Form(text, status, tuple(spans)) for (text, status), spans in places.items()]
        together = len(forms) > 1 and declared(survey.prose, forms)
        if len(forms) > 1 or forms[0].status != "preferred":
            forms = [counted(survey, form) for form in forms]
        texts = glossed.get(concept, ())
        forms = [form._replace(glossed=form.text in texts) for form in forms]
        named = tuple(form for form in forms if form.places or form.glossed or _is_headed(survey, form))
        yield Usage(concept, named, together)


_Places = dict[tuple[str, str], list[Span]]


def _chinese(survey: Survey) -> defaultdict[Concept, _Places]:
    """Return the places of each rendering that means one concept only, by concept, text and status."""
    specific = survey.lexicon.terms.specific(survey.locale)
    found: defaultdict[Concept, _Places] = defaultdict(dict)
    for chinese, places in survey.terms.items():
        concept, status = specific.get(chinese, (None, ""))
        if concept and status not in POOR:
            found[concept].setdefault((chinese.replace(" ", ""), status), []).extend(places)
    return found


def _glossed(survey: Survey, chinese: defaultdict[Concept, _Places]) -> dict[Concept, set[str]]:
    """Return the renderings glossed here, by concept; add those that the termbase lacks to ``chinese``."""
    known = survey.lexicon.terms.by_chinese
    here = {concept: {text for text, _ in places} for concept, places in chinese.items()}
    glossed: defaultdict[Concept, set[str]] = defaultdict(set)
    for concept, text in find_introductions(survey, here) if survey.glosses else ():
        glossed[concept].add(text)
        learnt = text, "learnt"
        if text not in known and len(text) > 2 and learnt not in chinese[concept]:
            spans = [match.span() for match in re.finditer(re.escape(text), survey.prose)]
            chinese[concept][learnt] = spans
    return glossed


LONGEST = 60
"""How many code points around a term are searched for a mark, a link or another form."""

_DECLARED = lazily(
    r"[^。！？\n]{0,50}?(?:[也又或亦俗]称|[也又]叫|[又别]名|称[作为]|简称|相当于|等同于|等价于|即|或)[^。！？\n]{0,8}"
    r"|[ *]*(?:[（(/=、，,或和与→⇒]|[-=]>|而非|不是|vs\.?)[ *]*"
)


def declared(prose: str, forms: Sequence[Form]) -> bool:
    """Return True if the text itself puts two forms side by side as synonyms or alternatives: A，也称 B."""
    places = sorted((span, form.text) for form in forms for span in form.places)
    for (one, first), (two, second) in pairwise(places):
        gap = two[0] - one[1]
        if first != second and 0 <= gap <= LONGEST and _DECLARED.fullmatch(prose, one[1], two[0]):
            return True
    return False


_OPEN, _CLOSE = "《“「『", "》”」』"


def counted(survey: Survey, form: Form) -> Form:
    """Return a form with its places divided into those that count and those ``beside`` them."""
    kept = counting(survey, form)
    own = {*kept}
    return form._replace(places=kept, beside=tuple(place for place in form.places if place not in own))


def _is_headed(survey: Survey, form: Form) -> bool:
    """Return True if a form is used in a heading: the title of a chapter is evidence of practice."""
    segments = survey.document.segments
    return any(segments[survey.segment_at(start)].kind == "heading" for start, _ in form.beside)


def counting(survey: Survey, form: Form) -> tuple[Span, ...]:
    """Return the places that are the translator's own text: not quoted, and not part of a linked title.

    Headings and titles count for the forms of `POOR` only. Quoted speech in whole clauses is the translator's
    too; a few quoted words may be another's.
    """
    titles = () if form.status in POOR else ("heading", "title")
    segments = survey.document.segments
    kept = []
    for start, end in form.places:
        segment = segments[survey.segment_at(start)]
        since = max(segment.start, start - LONGEST)
        if segment.kind in titles or _is_quoted(survey.prose, since, start) or _is_linked(survey, start, end):
            continue
        kept.append((start, end))
    return tuple(kept)


def _is_linked(survey: Survey, start: int, end: int) -> bool:
    """Return True if a place is part of a longer text that links to a web page: that is likely its title."""
    left, right = survey.document.alignment.span(start, end)
    text = survey.document.text
    before = _LINK.search(text, max(left - LONGEST, 0), left)
    after = _LINKED.match(text, right) if before else None
    return before is not None and after is not None and len(before[1] + after[1]) >= TITLE


TITLE = 4
"""The fewest characters of a linked text beside a term that make it a title."""

_LINK = lazily(r"\[([^\[\]\n]*)$")
_LINKED = lazily(rf"([^\[\]\n]{{0,{LONGEST}}})\]\(https?:")


def _is_quoted(prose: str, since: int, at: int) -> bool:
    """Return True if ``at`` is inside a title, or a quotation that is not of whole clauses.

    Marks are searched for from ``since`` on.
    """
    before = prose[since:at]
    opened = max(before.rfind(mark) for mark in _OPEN)
    if opened <= max(before.rfind(mark) for mark in _CLOSE):
        return False
    return before[opened] == "《" or not _SPEECH.match(prose, since + opened + 1)
