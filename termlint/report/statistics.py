"""Counts findings by rule, and how many of them have a safe fix, instead of listing them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from termlint.report.summary import summary
from termlint.report.view import View
from termlint.telling.columns import width


def render(view: View) -> Iterator[str]:
    """Yield a table, the most frequent rule first."""
    rows = [(str(row["count"]), str(row["safe"]), str(row["rule"])) for row in _count(view)]
    if rows:
        heads = (view.pick("count", "数量"), view.pick("safe fixes", "可自动修复"), view.pick("rule", "规则"))
        widths = [max(width(row[at]) for row in (*rows, heads)) for at in (0, 1)]
        for row in (heads, *rows):
            cells = [" " * (room - width(cell)) + cell for cell, room in zip(row, widths, strict=False)]
            yield "  ".join([*cells, row[2]]) + "\n"
        yield "\n"
    yield from summary(view)


def render_json(view: View, name: str) -> Iterator[str]:
    """Yield the same counts for programs: an array, or one object per line."""
    encoded = [msgspec.json.encode(row).decode() for row in _count(view)]
    if name == "json":
        yield "[" + ",\n ".join(encoded) + "]\n"
    else:
        yield from (f"{row}\n" for row in encoded)


def _count(view: View) -> list[dict[str, str | int]]:
    findings = [shown.finding for shown in view.whole.shown]
    counts = Counter(finding.rule for finding in findings)
    safe = Counter(finding.rule for finding in findings if finding.edits and finding.safety == "safe")
    ordered = sorted(counts, key=lambda rule: (-counts[rule], rule))
    return [{"rule": rule, "count": counts[rule], "safe": safe[rule]} for rule in ordered]
