"""Words that one region uses and another does not: 软件 on the mainland, 軟體 in Taiwan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from termlint.lexicon.tables import rows
from termlint.model import HOLE, Locale


class RegionalRow(msgspec.Struct, frozen=True):
    """The words of different regions for one thing.

    ``in_hant`` is the mainland's word in traditional characters, empty if Taiwan uses it too, even in
    another sense; ``in_hans`` is Taiwan's word in simplified ones, empty if the mainland uses it too.
    ``unless`` are longer strings that contain neither as a word: 命令行为 does not contain 命令行.
    """

    mainland: str
    taiwan: str
    hongkong: str = ""
    in_hant: str = ""
    in_hans: str = ""
    unless: tuple[str, ...] = ()


class Foreign:
    """The words of other regions, in one automaton, with the local word for each (``right``)."""

    def __init__(self, right: dict[str, str], unless: set[str]) -> None:
        self.right = right
        self._patterns = [*right, *sorted(unless - right.keys())]
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)

    def find(self, prose: str) -> Iterator[tuple[str, int, int]]:
        """Yield (word, start, end) of each foreign word, in order; the leftmost and longest match wins."""
        for pattern, start, end in self._automaton.find_matches_as_indexes(prose):
            if pattern < len(self.right):
                yield self._patterns[pattern], start, end

    def element(self, text: str) -> str:
        """Return the shortest foreign word within a foreign word that makes it foreign: 网路 of 残差网路."""
        parts = (text[start:end] for start, end in combinations(range(len(text) + 1), 2))
        right = self.right[text]
        return min((one for one in parts if self.right.get(one, HOLE) in right), key=len)


class Regional:
    """The table, indexed for each locale on first use."""

    def __init__(self, table: tuple[RegionalRow, ...]) -> None:
        self.rows = table
        self.foreign_to = cache(self._foreign_to)

    @classmethod
    def load(cls, seeds: Path) -> Regional:
        """Read ``seeds/regional.csv``."""
        return cls(tuple(row for _, row in rows(seeds / "regional.csv", RegionalRow)))

    def _foreign_to(self, locale: Locale) -> Foreign:
        """Return the words that do not belong in a text of a declared locale."""
        right: dict[str, str] = {}
        for row in self.rows:
            word, better = _pair(row, locale)
            if word and better:
                right.setdefault(word, better)
        return Foreign(right, {longer for row in self.rows for longer in row.unless})


def _pair(row: RegionalRow, locale: Locale) -> tuple[str, str]:
    """Return (the word that a locale does not use, the one that it uses); either may be empty."""
    if locale in ("zh-CN", "zh-Hans"):
        return row.in_hans, row.mainland
    if locale == "zh-TW":
        return row.in_hant, row.taiwan
    # For Hong Kong our table is incomplete; zh-Hant means both, so only what neither uses is foreign to it.
    better = row.hongkong if locale == "zh-HK" else row.taiwan
    return ("", "") if row.hongkong in ("", row.in_hant) else (row.in_hant, better)
