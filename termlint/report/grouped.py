"""The findings of each file under its path."""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Shown
from termlint.report.summary import summary
from termlint.report.view import View
from termlint.report.width import printable


def render(view: View) -> Iterator[str]:
    """Yield the report."""
    for path, group in view.by_path():
        yield view.paint("path", printable(path)) + "\n"
        yield from _rows(view, group)
        yield "\n"
    yield from summary(view)


def _rows(view: View, group: list[Shown]) -> Iterator[str]:
    places = ["{}:{}".format(*view.start(shown.finding)) for shown in group]
    widest = max(map(len, places))
    for place, shown in zip(places, group, strict=True):
        finding = shown.finding
        rule = view.paint(shown.severity, finding.rule)
        # The padding depends on the severity's name without colour codes; Chinese names are equally wide.
        pad = " " * (0 if view.language == "zh" else 7 - len(shown.severity))
        message = printable(view.say(finding.message))
        yield f"  {place:>{widest}}  {view.severity(shown)}{pad}  {message}  {rule}\n"
