"""One line per finding: ``path:line:column: rule message``, for editors and for grep."""

from __future__ import annotations

from collections.abc import Iterator

from termlint.report.summary import summary
from termlint.report.view import View
from termlint.report.width import printable


def render(view: View) -> Iterator[str]:
    """Yield the report."""
    for shown in view.report.shown:
        finding = shown.finding
        line, column = view.start(finding)
        where = f"{view.paint('path', printable(finding.path))}:{line}:{column}"
        yield f"{where}: {view.paint(shown.severity, finding.rule)} {printable(view.say(finding.message))}\n"
    yield from summary(view)
