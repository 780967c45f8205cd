"""Searches a text for many strings at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import itemgetter

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

FEW = 20_000
"""The number of code points up to which text is searched without building an automaton."""


def standing(strings: Iterable[str], text: str) -> set[str]:
    """Return those of the strings, none empty, that occur in a text, including inside each other."""
    asked = [*dict.fromkeys(strings)]
    if len(text) <= FEW or not asked:
        return {one for one in asked if one in text}
    automaton = AhoCorasick(asked, store_patterns=False, implementation=Implementation.ContiguousNFA)
    return {asked[at] for at, _, _ in automaton.find_matches_as_indexes(text, overlapping=True)}


class Search:
    """Finds strings in texts: matches from the left, and of those that begin together the longest.

    Building all automata takes as long as the rest of start-up, so the first `FEW` code points are searched
    without.

    Args:
        strings: none of them empty.
    """

    def __init__(self, strings: Iterable[str]) -> None:
        # In the order of the tables: where neighbours begin alike, an automaton is built a fifth faster.
        self._strings = dict.fromkeys(strings)
        self._searched = 0

    def spans(self, text: str) -> Iterable[tuple[int, int]]:
        """Return (start, end) of each match in code points, in order; no two overlap."""
        self._searched += len(text)
        if self._searched <= FEW:
            return self._slowly(text)
        return [(start, end) for _, start, end in self._automaton.find_matches_as_indexes(text)]

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(
            [*self._strings],
            matchkind=MatchKind.LeftmostLongest,
            store_patterns=False,
            implementation=Implementation.ContiguousNFA,
        )

    @cached_property
    def _sizes(self) -> list[int]:
        return sorted(set(map(len, self._strings)), reverse=True)

    @cached_property
    def _heads(self) -> frozenset[str]:
        return frozenset(map(itemgetter(slice(2)), self._strings))

    def _slowly(self, text: str) -> Iterator[tuple[int, int]]:
        strings, heads, at = self._strings, self._heads, 0
        while at < len(text):
            size = 0
            if text[at : at + 2] in heads or text[at] in heads:
                # At the end of the text a slice is shorter than asked for.
                cut = (text[at : at + size] for size in self._sizes)
                size = next((len(one) for one in cut if one in strings), 0)
            if size:
                yield at, at + size
            at += size or 1
