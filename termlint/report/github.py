"""Workflow commands of GitHub Actions: annotations in a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterator

from termlint.model import Shown
from termlint.report.view import View

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Characters that would reach the terminal of whoever reads the log."""

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(view: View) -> Iterator[str]:
    """Yield the report."""
    for shown in view.report.shown:
        yield _command(view, shown)


def _command(view: View, shown: Shown) -> str:
    finding = shown.finding
    line, column = view.start(finding)
    end_line, end_column = view.end(finding)
    properties = {
        "file": view.inside(finding),
        "line": line,
        "endLine": end_line,
        "col": column,
    }
    if end_line == line:
        # GitHub ignores the whole place if there is an end column on another line.
        properties["endColumn"] = end_column
    properties["title"] = f"termlint {finding.rule}"
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{_COMMANDS[shown.severity]} {listed}::{_data(view.summary(finding))}\n"


def _data(text: str) -> str:
    text = _CONTROL.sub(lambda match: f"\\x{ord(match.group()):02x}", text)
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
