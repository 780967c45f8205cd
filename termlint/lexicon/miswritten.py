"""Common misspellings of words: 奔溃 for 崩溃, 拓朴 for 拓扑."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import msgspec

from termlint.lexicon.search import Search
from termlint.lexicon.tables import plain, several

COLUMNS = "wrong,right,unless,reason"
"""The header of the table."""


class MiswrittenRow(msgspec.Struct, frozen=True):
    """A row of ``seeds/miswritten.csv``: ``wrong`` is no word, ``right`` are the words meant, best first.

    All are of equal length. ``unless`` are longer strings in which ``wrong`` is not a mistake. ``reason``
    is the kind of slip.
    """

    wrong: str
    right: tuple[str, ...]
    unless: tuple[str, ...]
    reason: str


class Miswritten:
    """The table, and one automaton for all of it, built on first use."""

    def __init__(self, table: tuple[MiswrittenRow, ...]) -> None:
        self.rows = table

    @classmethod
    def load(cls, seeds: Path) -> Miswritten:
        """Read ``seeds/miswritten.csv``."""
        return cls(
            tuple(
                MiswrittenRow(wrong, several(right), several(unless), reason)
                for wrong, right, unless, reason in plain(seeds / "miswritten.csv", COLUMNS)
            )
        )

    @cached_property
    def _search(self) -> tuple[dict[str, MiswrittenRow], Search]:
        by_wrong = {row.wrong: row for row in self.rows}
        excuses = {longer for row in self.rows for longer in row.unless}
        return by_wrong, Search(excuses.union(by_wrong))

    def find(self, prose: str) -> list[tuple[int, int, MiswrittenRow]]:
        """Return (start, end, row) of every misspelling in order, also where it spans two words.

        Offsets are code points.
        """
        by_wrong, search = self._search
        return [
            (start, end, by_wrong[found])
            for start, end in search.spans(prose)
            if (found := prose[start:end]) in by_wrong
        ]
