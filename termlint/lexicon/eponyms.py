"""Eponyms: surnames that name a theorem, a matrix, a distribution, in Latin letters and in Chinese."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from termlint.lexicon.tables import rows


class EponymRow(msgspec.Struct, frozen=True):
    """The columns of ``seeds/eponyms.csv``: ``forms`` are adjectives of the name (Hessian)."""

    name: str
    forms: tuple[str, ...] = ()
    renderings: tuple[str, ...] = ()


class Eponyms:
    """All eponyms.

    Attributes:
        by_latin: the row of each name and adjective in Latin letters.
    """

    def __init__(self, table: tuple[EponymRow, ...]) -> None:
        self._by_chinese = {chinese: row for row in table for chinese in row.renderings}
        self.by_latin = {form: row for row in table for form in (row.name, *row.forms)}

    @classmethod
    def load(cls, seeds: Path) -> Eponyms:
        """Read ``seeds/eponyms.csv``."""
        return cls(tuple(row for _, row in rows(seeds / "eponyms.csv", EponymRow)))

    @cached_property
    def _automaton(self) -> tuple[list[str], AhoCorasick]:
        patterns = list(self._by_chinese)
        return patterns, AhoCorasick(patterns, matchkind=MatchKind.LeftmostLongest)

    def find(self, prose: str) -> list[tuple[int, int, str, EponymRow]]:
        """Return (start, end, rendering, row) of each Chinese eponym, in order."""
        patterns, automaton = self._automaton
        return [
            (start, end, patterns[which], self._by_chinese[patterns[which]])
            for which, start, end in automaton.find_matches_as_indexes(prose)
        ]
