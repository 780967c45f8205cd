"""Renders reports; only here are lines, columns and colours known. One module per format, imported lazily."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import cast

from termlint.model import Report
from termlint.report.view import COLUMNS, View

__all__ = ["COLUMNS", "FORMATS", "render"]

FORMATS: dict[str, str] = {
    "full": "full",
    "concise": "concise",
    "grouped": "grouped",
    "json": "json",
    "json-lines": "json_lines",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
    "sarif": "sarif",
}
"""The module of each format. It has a function ``render(view)`` that yields text with its own line ends."""

_COUNTED = frozenset({"full", "concise", "grouped"})

WITH_STATISTICS = _COUNTED | {"json", "json-lines"}
"""Formats that can count by rule; those of other programs cannot."""


def render(
    name: str,
    report: Report,
    load: Callable[[str], str],
    *,
    language: str,
    color: bool = False,
    statistics: bool = False,
    verbosity: int = 0,
    root: Path | None = None,
    columns: int = COLUMNS,
) -> Iterator[str]:
    r"""Yield a report in a format, in pieces; line ends are ``\n``.

    Args:
        name: one of `FORMATS`.
        report: sorted by path and place.
        load: returns the decoded text of a path, with its byte order mark; may raise if the file is gone.
        language: ``"zh"`` or ``"en"``.
        color: whether to use ANSI colours; the formats for programs never do.
        statistics: count by rule instead of listing, in the formats `WITH_STATISTICS`.
        verbosity: below 0 no summary, above 0 all places of evidence.
        root: the folder that SARIF's and GitHub's paths are relative to; the working folder if None.
        columns: maximum width of a source line in ``full``, in terminal columns.
    """
    view = View(report, load, language, color, verbosity, root, columns)
    if statistics and name in WITH_STATISTICS:
        from termlint.report import statistics as counted

        return counted.render(view) if name in _COUNTED else counted.render_json(view, name)
    return cast(Iterator[str], import_module(f"termlint.report.{FORMATS[name]}").render(view))
