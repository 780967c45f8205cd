"""GitLab's code quality report: an array of issues, each with a unique fingerprint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from termlint.model import Shown
from termlint.report.fingerprints import fingerprints
from termlint.report.view import View

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(view: View) -> Iterator[str]:
    """Yield the report."""
    shown = view.report.shown
    names = fingerprints(view, (one.finding for one in shown))
    issues = [_issue(view, one, name) for one, name in zip(shown, names, strict=True)]
    yield msgspec.json.format(msgspec.json.encode(issues), indent=2).decode() + "\n"


def _issue(view: View, shown: Shown, fingerprint: str) -> dict[str, Any]:
    finding = shown.finding
    lines = {"begin": view.start(finding).line, "end": view.end(finding).line}
    return {
        "description": view.summary(finding),
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[shown.severity],
        "location": {"path": view.inside(finding), "lines": lines},
    }
