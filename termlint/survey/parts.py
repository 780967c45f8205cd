"""Where many strings stand in a text, each wherever it does: one pass, however many they are."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind


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
