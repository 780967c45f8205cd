"""Elements of terms: the renderings of one English word inside longer terms (parallel: 并行, 平行)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from pathlib import Path

import msgspec

from termlint.lexicon.tables import rows
from termlint.lexicon.terms import singular

SHORTEST = 3
"""Minimum length, in characters, of a rendering made of elements: shorter ones are too ambiguous."""

LONGEST = 8
"""Maximum length, in characters, of renderings whose parts are exchanged: longer ones have too many parts."""


class ElementRow(msgspec.Struct, frozen=True):
    """A row of ``seeds/elements.csv``: ``words`` are the forms of an English word, in lower case.

    Each of ``renderings``, in simplified characters, may be used for it inside a term, whether correctly
    there or not.
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
        """Return the variants of a rendering with one element rendered differently or two parts exchanged.

        All in simplified characters. Excluded are variants that contain the rendering or are contained in it
        (shortenings), and those that are too short.
        """
        words = english.lower().replace("-", " ").split()
        rows = [
            renderings
            for word in dict.fromkeys((*words, *map(singular, words)))
            for renderings in self._by_word.get(word, ())
        ]
        found = {*reordered(chinese), *exchanged(chinese, rows)}
        if len(chinese) <= LONGEST:
            found |= {two for one in exchanged(chinese, rows) for two in exchanged(one, rows)} - {chinese}
        return tuple(
            sorted(other for other in found if len(other) >= SHORTEST and not _nested(chinese, other))
        )


def exchanged(chinese: str, rows: Iterable[tuple[str, ...]]) -> set[str]:
    """Return a rendering with one element put in another way, in each of the ways that the rows give."""
    return {
        chinese.replace(one, other, 1)
        for renderings in rows
        for one in renderings
        if one in chinese
        for other in renderings
        if other != one
    }


def reordered(chinese: str) -> Iterator[str]:
    """Yield a term with two neighbouring parts, of two code points or more each, exchanged before a third.

    The last part stays in place: moving it would make a verb phrase or another thing (训练模型, 模型训练).
    """
    if len(chinese) <= LONGEST:
        for start, middle, end in combinations(range(len(chinese) - 1), 3):
            if middle - start > 1 and end - middle > 1:
                yield chinese[:start] + chinese[middle:end] + chinese[start:middle] + chinese[end:]


def _nested(one: str, other: str) -> bool:
    return one in other or other in one
