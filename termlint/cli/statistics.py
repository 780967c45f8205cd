"""``--statistics``: how many findings each rule has."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from termlint.model import Report


def count(report: Report, language: str, *, as_json: bool) -> Iterator[str]:
    """Yield the table, the most frequent rule first; ``fixable`` counts what a safe fix exists for."""
    findings = Counter(shown.finding.rule for shown in report.shown)
    safe = Counter(shown.finding.rule for shown in report.shown if shown.finding.safety == "safe")
    ordered = sorted(findings.items(), key=lambda item: (-item[1], item[0]))
    if as_json:
        rows = [{"rule": name, "count": number, "fixable": safe[name]} for name, number in ordered]
        yield json.dumps(rows, indent=2) + "\n"
        return
    width = max((len(str(number)) for number in findings.values()), default=1)
    for name, number in ordered:
        yield f"{number:>{width}}  {name}{_fixable(safe[name], language)}\n"


def _fixable(number: int, language: str) -> str:
    if not number:
        return ""
    return f"（{number} 处可安全修复）" if language == "zh" else f" ({number} with a safe fix)"
