"""All places of many strings in a text, found in one pass however many there are."""

from __future__ import annotations

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

LONG = 20_000
"""In a text of more code points, strings that are asked for one by one are counted in one pass beforehand."""


def find_parts(prose: str, parts: Iterable[str]) -> dict[str, list[int]]:
    """Return the offsets at which each string starts, in order, also where strings overlap.

    Strings that do not occur are left out.
    """
    patterns = list(dict.fromkeys(parts))
    if not patterns:
        return {}
    automaton = AhoCorasick(
        patterns,
        matchkind=MatchKind.Standard,
        store_patterns=False,
        implementation=Implementation.ContiguousNFA,
    )
    starts: list[list[int]] = [[] for _ in patterns]
    for pattern, start, _ in automaton.find_matches_as_indexes(prose, overlapping=True):
        starts[pattern].append(start)
    return {pattern: found for pattern, found in zip(patterns, starts, strict=True) if found}


def count_parts(prose: str, parts: Iterable[str]) -> dict[str, int]:
    """Return how often each string occurs, without overlaps with itself: as `str.count` would."""
    counts = dict.fromkeys(parts, 0)
    for part, starts in find_parts(prose, counts).items():
        after = 0
        for start in starts:
            if start >= after:
                counts[part] += 1
                after = start + len(part)
    return counts
