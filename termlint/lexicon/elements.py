"""Elements of terms: the renderings of one English word inside longer terms (parallel: 并行, 平行)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from termlint.lexicon.tables import rows
from termlint.lexicon.terms import singular

SHORTEST = 3
"""A rendering made of elements has so many characters at least: shorter ones may mean anything."""


class ElementRow(msgspec.Struct, frozen=True):
    """A row of ``seeds/elements.csv``: ``words`` are the forms of an English word, in small letters.

    Each of ``renderings`` may stand for it inside a term, whether it is good there or not.
    """

    words: tuple[str, ...]
    renderings: tuple[str, ...]


class Elements:
    """The table, by English word."""

    def __init__(self, table: tuple[ElementRow, ...]) -> None:
        self.rows = table
        self._by_word: dict[str, tuple[tuple[str, ...], ...]] = {}
        for row in table:
            for word in row.words:
                self._by_word[word] = (*self._by_word.get(word, ()), row.renderings)
        self.others = lru_cache(maxsize=8192)(self._others)

    @classmethod
    def load(cls, seeds: Path) -> Elements:
        """Read ``seeds/elements.csv``."""
        return cls(tuple(row for _, row in rows(seeds / "elements.csv", ElementRow)))

    def _others(self, english: str, chinese: str) -> tuple[str, ...]:
        """Return what a rendering of an English term becomes if one of its elements is rendered otherwise.

        Left out: what holds the rendering or is held by it (a shortening), and what is too short.
        """
        words = english.lower().replace("-", " ").split()
        found = {
            chinese.replace(one, other, 1)
            for word in {*words, *map(singular, words)}
            for renderings in self._by_word.get(word, ())
            for one in renderings
            if one in chinese
            for other in renderings
            if other != one
        }
        return tuple(
            sorted(other for other in found if len(other) >= SHORTEST and not _holds(chinese, other))
        )


def _holds(one: str, other: str) -> bool:
    return one in other or other in one
