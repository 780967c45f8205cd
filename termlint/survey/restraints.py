"""Where a fix would break what stands around it: links to a heading, a table drawn with characters."""

from __future__ import annotations

from msgspec.structs import replace

from termlint.anchors import key
from termlint.columns import width
from termlint.model import Fact, Finding
from termlint.survey import Survey


def restrained(survey: Survey, finding: Finding) -> Finding:
    """Return a finding whose fix keeps a drawn table's columns, and asks before it renames an anchor."""
    if finding.replacements and _is_drawn(survey, finding.start):
        old = width(survey.prose[finding.start : finding.end])
        kept = tuple(new for new in finding.replacements if width(new) == old and not finding.also)
        return replace(finding, replacements=kept, also=(), safety=finding.safety if kept else "none")
    if finding.safety == "safe" and _is_linked(survey, finding.start):
        return replace(finding, safety="unsafe")
    return finding


def marked(survey: Survey, fact: Fact) -> Fact:
    """Return a fact that says what a fix in its place has to mind."""
    if not fact.end:
        return fact
    if _is_drawn(survey, fact.start):
        return replace(fact, whole=False)
    return replace(fact, linked=True) if _is_linked(survey, fact.start) else fact


def _is_drawn(survey: Survey, at: int) -> bool:
    return survey.document.restructured and survey.document.segments[survey.segment_at(at)].kind == "cell"


def _is_linked(survey: Survey, at: int) -> bool:
    """Tell whether a prose offset is in a heading that links of the document lead to."""
    start, end, kind = survey.document.segments[survey.segment_at(at)]
    if kind != "heading":
        return False
    document = survey.document
    return key(document.text[slice(*document.alignment.span(start, end))]) in survey.led_to
