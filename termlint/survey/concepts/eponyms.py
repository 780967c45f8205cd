"""Eponyms that a document writes both in Latin letters and in Chinese: Taylor 展开, 泰勒级数."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from termlint.lazily import lazily
from termlint.lexicon.eponyms import EponymRow
from termlint.lexicon.terms import Concept
from termlint.survey import Survey
from termlint.survey.renderings import Form, Span, Usage, counting, declared

_BEFORE = lazily(r"[A-Za-z0-9.&·-] ?$")
_GLOSSED = lazily(r"[^\x00-\x1f（()），。]{0,8}[（(] ?[A-Za-z]")
_AFTER = lazily(r" ?(?![和与、或及的])[㐀-鿿]")
_GLOSS = lazily(r"[㐀-鿿]{0,8} ?[（(] ?[A-Za-z]")


def find_eponyms(survey: Survey) -> Iterator[Usage]:
    """Yield the usage of each eponym with two forms in the document; Latin ones have the status ``latin``."""
    found: defaultdict[EponymRow, defaultdict[tuple[str, str], list[Span]]]
    found = defaultdict(lambda: defaultdict(list))
    for start, end, form, row in survey.lexicon.eponyms.find(survey.prose):
        # 海森矩阵（Hessian matrix） at the first mention and Hessian 矩阵 later are both right.
        if not _GLOSS.match(survey.prose, end):
            found[row][form, "preferred"].append((start, end))
    for form, row, span in _latin(survey):
        found[row][form, "latin"].append(span)
    yield from (_usage(survey, row, places) for row, places in found.items() if len(places) > 1)


def _usage(survey: Survey, row: EponymRow, places: dict[tuple[str, str], list[Span]]) -> Usage:
    forms = [Form(text, status, tuple(spans)) for (text, status), spans in places.items()]
    together = declared(survey.prose, forms)
    kept = [_without_glossed(survey.prose, form._replace(places=counting(survey, form))) for form in forms]
    return Usage(Concept(row.name, "eponym", ()), tuple(form for form in kept if form.places), together)


def _without_glossed(prose: str, form: Form) -> Form:
    """Return a Latin form with its glossed places, Nash 均衡（Nash equilibrium）, moved to ``beside``."""
    if form.status != "latin":
        return form
    glossed = tuple(place for place in form.places if _GLOSSED.match(prose, place[1]))
    return form._replace(places=tuple(place for place in form.places if place not in glossed), beside=glossed)


def _latin(survey: Survey) -> Iterator[tuple[str, EponymRow, Span]]:
    """Yield (usual form, row, place) of the names that precede Chinese like an adjective.

    With a given name before it a name is a person's. The place includes the spaces, which Chinese does not
    need.
    """
    by_latin = survey.lexicon.eponyms.by_latin
    found = [word for word in survey.words if word.kind == "word" and word.text in by_latin]
    counted = Counter((by_latin[word.text].name, word.text) for word in found)
    usual = {name: form for (name, form), _ in reversed(counted.most_common())}
    for word in found:
        row, prose = by_latin[word.text], survey.prose
        if _AFTER.match(prose, word.end) and not _BEFORE.search(prose[max(word.start - 2, 0) : word.start]):
            start = word.start - (prose[word.start - 1 : word.start] == " ")
            yield usual[row.name], row, (start, word.end + (prose[word.end] == " "))
