"""Where a fix would break its surroundings: links to a heading, a table drawn with characters."""

from __future__ import annotations

from bisect import bisect_right
from operator import itemgetter

from msgspec.structs import replace

from termlint.markup.anchors import key
from termlint.model import Document, Fact, Finding
from termlint.survey import Survey
from termlint.telling.columns import width

_start = itemgetter(0)


def restrained(survey: Survey, finding: Finding) -> Finding:
    """Return a finding with the headings that its fix changes; in a drawn table, with replacements of equal
    width only.
    """
    if not finding.replacements:
        return finding
    if _is_drawn(survey, finding.start):
        old = width(survey.prose[finding.start : finding.end])
        kept = tuple(new for new in finding.replacements if width(new) == old and not finding.also)
        return replace(finding, replacements=kept, also=(), safety=finding.safety if kept else "none")
    return named(survey.document, finding)


def marked(survey: Survey, fact: Fact) -> Fact:
    """Return a fact with what limits a fix at its place: a drawn table, or a heading."""
    if not fact.end:
        return fact
    if _is_drawn(survey, fact.start):
        return replace(fact, whole=False)
    heading = _heading_at(survey.document, fact.start)
    return replace(fact, heading=heading) if heading else fact


def _is_drawn(survey: Survey, at: int) -> bool:
    return survey.document.restructured and survey.document.segments[survey.segment_at(at)].kind == "cell"


def named(document: Document, finding: Finding) -> Finding:
    """Return a finding with the keys of the headings that its fix would change."""
    found = {_heading_at(document, edit.start) for edit in finding.edits} - {""}
    return replace(finding, headings=tuple(sorted(found))) if found else finding


def _heading_at(document: Document, at: int) -> str:
    """Return the `key` of the heading that a prose offset is in, empty if it is in none."""
    index = bisect_right(document.segments, at, key=_start)
    start, end, kind = document.segments[max(index - 1, 0)]
    return key(document.text[slice(*document.alignment.span(start, end))]) if kind == "heading" else ""
