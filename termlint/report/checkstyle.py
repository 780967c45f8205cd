"""Checkstyle's XML, which many tools read: one file element per file, one error element per finding."""

from __future__ import annotations

from collections.abc import Iterator

from termlint.report.view import View
from termlint.report.xml import element, written


def render(view: View) -> Iterator[str]:
    """Yield the report."""
    root = element("checkstyle", version="4.3")
    for _, group in view.by_path():
        file = element("file", name=view.inside(group[0].finding))
        for shown in group:
            line, column = view.start(shown.finding)
            error = element(
                "error",
                line=line,
                column=column,
                severity=shown.severity,
                message=view.summary(shown.finding),
                source=f"termlint.{shown.finding.rule}",
            )
            file.append(error)
        root.append(file)
    yield from written(root)
