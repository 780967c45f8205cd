"""For people: each finding with its source line, the evidence and suggested replacements."""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Place, Shown
from termlint.report.summary import summary
from termlint.report.view import View
from termlint.report.width import Excerpt, excerpt, printable, shorten
from termlint.telling.columns import width

RELATED = 3
"""How many places of evidence are shown without ``--verbose``."""


def render(view: View) -> Iterator[str]:
    """Yield the report."""
    for shown in view.report.shown:
        yield from _finding(view, shown)
        yield "\n"
    yield from summary(view)


def _finding(view: View, shown: Shown) -> Iterator[str]:
    finding = shown.finding
    line, column = view.start(finding)
    margin = len(str(line))
    where = view.paint("path", printable(finding.path)) + f":{line}:{column}"
    message = printable(view.say(finding.message))
    yield f"{where}: {view.severity(shown)} {view.paint(shown.severity, finding.rule)}: {message}\n"
    yield from _source(view, shown, line, margin)
    notes = (*_evidence(view, finding), *_suggestion(view, finding))
    for label, text in notes:
        bar = view.paint("frame", "=" if label else " ")
        yield f"{' ' * margin} {bar} {label}{text}\n"


def _source(view: View, shown: Shown, line: int, margin: int) -> Iterator[str]:
    finding = shown.finding
    seen = _excerpt(view, finding.path, finding.start, finding.end, view.columns)
    bar = view.paint("frame", "|")
    carets = view.paint(shown.severity, "^" * max(width(seen.place), 1))
    yield f"{view.paint('frame', str(line))} {bar} {''.join(seen)}\n"
    yield f"{' ' * margin} {bar} {' ' * width(seen.before)}{carets}\n"


def _excerpt(view: View, path: str, start: int, end: int, columns: int) -> Excerpt:
    lines = view.lines(path)
    return excerpt(lines.text, lines.span(lines.position(start).line), start, end, columns)


def _evidence(view: View, finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.reason:
        yield view.pick("evidence: ", "依据："), printable(view.say(finding.reason))
    own = {Place(finding.start, finding.end, path) for path in ("", finding.path)}
    places = [place for place in finding.related if place not in own]
    kept = places if view.verbosity > 0 else places[:RELATED]
    for place in kept:
        yield "", _related(view, finding, place)
    if left := len(places) - len(kept):
        yield "", view.paint("faint", view.pick(f"and {left} more (-v)", f"另有 {left} 处（-v 可全部列出）"))


def _related(view: View, finding: Finding, place: Place) -> str:
    path, (line, column) = view.elsewhere(finding, place)
    before, there, after = _excerpt(view, path, place.start, place.end, view.columns // 2)
    where = f"{printable(path)}:" if path != finding.path else ""
    marked = f"⟦{there}⟧" if not view.color else view.paint("path", there)
    return f"  {view.paint('faint', f'{where}{line}:{column}')}  {before}{marked}{after}"


def _suggestion(view: View, finding: Finding) -> Iterator[tuple[str, str]]:
    sure = view.pick(f"{finding.confidence:.0%} sure", f"可信度 {finding.confidence:.0%}")
    if not finding.replacements:
        yield view.pick("confidence: ", "可信度："), f"{finding.confidence:.0%}"
        return
    others = view.pick(" or ", " 或 ").join(_quoted(view, new) for new in finding.replacements[:3])
    more = view.pick(f", and in {len(finding.also)} more places", f"，连同另外 {len(finding.also)} 处")
    safety = _SAFETIES[finding.safety][0 if view.language == "en" else 1]
    text = f"{others}{more if finding.also else ''} [{safety}{view.pick(', ', '，')}{sure}]"
    yield view.pick("suggestion: ", "建议："), text


_SAFETIES = {
    "safe": ("safe fix", "可自动修复"),
    "unsafe": ("unsafe fix", "需人工确认"),
    "none": ("no fix", "不自动修复"),
}


def _quoted(view: View, new: str) -> str:
    if not new:
        return view.paint("fix", view.pick("delete it", "删去"))
    return view.paint("fix", shorten(new, view.columns // 2))
