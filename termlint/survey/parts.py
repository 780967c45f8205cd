"""Where many strings stand in a text, each wherever it does: one pass, however many they are."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

LONG = 20_000
"""In a text of more code points what will be asked one by one is counted in one pass."""


def find_parts(prose: str, parts: Iterable[str]) -> dict[str, list[int]]:
    """Return where each string that stands there starts, in order, also inside and over others."""
    patterns = list(dict.fromkeys(parts))
    if not patterns:
        return {}
    automaton = AhoCorasick(
        patterns,
        matchkind=MatchKind.Standard,
        store_patterns=False,
        implementation=Implementation.ContiguousNFA,
    )
    found: dict[str, list[int]] = {}
    for pattern, start, _ in automaton.find_matches_as_indexes(prose, overlapping=True):
        found.setdefault(patterns[pattern], []).append(start)
    return found


def count_parts(prose: str, parts: Iterable[str]) -> dict[str, int]:
    """Return how often each string stands there, none over another of its own: as `str.count` would."""
    counts = dict.fromkeys(parts, 0)
    for part, starts in find_parts(prose, counts).items():
        after = 0
        for start in starts:
            if start >= after:
                counts[part] += 1
                after = start + len(part)
    return counts
