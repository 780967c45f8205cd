"""Reviewdog's diagnostic format (rdjson), with suggestions that a reviewer can accept.

Its columns count bytes of UTF-8 from 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from termlint.model import Shown
from termlint.report.view import View

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(view: View) -> Iterator[str]:
    """Yield the report."""
    report = {
        "source": {"name": "termlint"},
        "diagnostics": [_diagnostic(view, shown) for shown in view.report.shown],
    }
    yield msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"


def _diagnostic(view: View, shown: Shown) -> dict[str, Any]:
    finding = shown.finding
    place = _range(view, finding.path, finding.start, finding.end)
    return {
        "message": view.summary(finding),
        "location": {"path": view.inside(finding), "range": place},
        "severity": _SEVERITIES[shown.severity],
        "code": {"value": finding.rule},
        "suggestions": [{"range": place, "text": new} for new in finding.replacements],
    }


def _range(view: View, path: str, start: int, end: int) -> dict[str, dict[str, int]]:
    return {"start": _position(view, path, start), "end": _position(view, path, end)}


def _position(view: View, path: str, offset: int) -> dict[str, int]:
    lines = view.lines(path)
    line, column = lines.position(offset)
    left = lines.span(line)[0]
    before = lines.text[left : left + column - 1].encode("utf-8", "surrogatepass")
    return {"line": line, "column": len(before) + 1}
