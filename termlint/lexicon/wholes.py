"""Index of terms and words of three characters or more by two or three of their characters.

It finds the whole word for a text in which one of its characters is lost, inserted or swapped.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from termlint.lexicon.counts import BITS, Counts, Numbers

Mask = npt.NDArray[np.bool_]

SHORTEST, LONGEST = 3, 4
"""Code points of the shortest string that is indexed (a slip leaves too little of two), and of the longest
stretch that a key describes.
"""

TAKEN = 3
"""The most characters of a stretch that its key holds."""


SIEVE = 21
"""Bits of a key's hash. Most keys of a text are in no stretch; a table of hashes rejects them quickly."""

_ODD = np.uint64(0x9E3779B97F4A7C15)


class Shape(NamedTuple):
    """Which characters of a stretch are in its key, by index; whether it must begin or end a string."""

    taken: tuple[int, ...]
    size: int
    starts: bool = False
    ends: bool = False


WHOLE = Shape((0, 1, 2), 3)
GAP_AFTER_TWO = Shape((0, 1, 3), 4)
GAP_AFTER_ONE = Shape((0, 2, 3), 4)
GAP_BETWEEN = Shape((0, 2), 3, starts=True, ends=True)
BEHEADED = Shape((1, 2, 3), 4, starts=True)
CURTAILED = Shape((0, 1, 2), 4, ends=True)

SHAPES = (WHOLE, GAP_AFTER_TWO, GAP_AFTER_ONE, GAP_BETWEEN, BEHEADED, CURTAILED)


class Wholes:
    """All strings in one text, with the sorted keys of their stretches; made when a key is looked up.

    Args:
        counts: gives the number of each character.
        strings: those shorter than `SHORTEST` code points are left out.
    """

    def __init__(self, counts: Counts, strings: Iterable[str]) -> None:
        self._counts = counts
        self._strings = strings

    @cached_property
    def _text(self) -> str:
        long = (one for one in self._strings if len(one) >= SHORTEST)
        # Padded, so that a stretch and the character after it can be sliced at any place.
        return "\n" + "\n".join(sorted(long)) + "\n" * (LONGEST + 1)

    @cached_property
    def _numbers(self) -> Numbers:
        return self._counts.numbers(self._text)

    @cached_property
    def _index(self) -> tuple[Numbers, Numbers]:
        """The sorted keys of all stretches, and the offset in the text of each."""
        count = len(self._numbers) - LONGEST
        columns = [self._numbers[at : at + count] for at in range(LONGEST + 1)]
        found = [self._stretches(shape, columns) for shape in SHAPES]
        keys, places = (np.concatenate(parts) for parts in zip(*found, strict=True))
        order = np.argsort(keys, kind="stable")
        return keys[order], places[order]

    @cached_property
    def _sieve(self) -> Mask:
        sieve = np.zeros(1 << SIEVE, bool)
        sieve[_hash(self._index[0])] = True
        return sieve

    def _stretches(self, shape: Shape, columns: list[Numbers]) -> tuple[Numbers, Numbers]:
        """Return the key and the offset of each stretch of a shape."""
        inside = np.logical_and.reduce([column > 0 for column in columns[: shape.size]])
        if shape.starts:
            inside[1:] &= columns[0][:-1] == 0
        if shape.ends:
            inside &= columns[shape.size] == 0
        places = np.nonzero(inside)[0]
        return key(shape, [columns[at][places] for at in shape.taken]), places

    def find(self, keys: Numbers) -> tuple[Numbers, Numbers]:
        """Return two arrays of pairs: the index of a key that a stretch has, and that stretch's offset."""
        if not len(keys):  # as in a short text without a doubt
            return keys, keys
        known, places = self._index
        rows = np.nonzero(self._sieve[_hash(keys)])[0]
        first = np.searchsorted(known, keys[rows])
        times = np.searchsorted(known, keys[rows], "right") - first
        shifts = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        return np.repeat(rows, times), places[np.repeat(first, times) + shifts]

    def at(self, place: int) -> tuple[str, int]:
        """Return the string at an offset of the text, and the offset within that string."""
        start = self._text.rindex("\n", 0, place) + 1
        return self._text[start : self._text.index("\n", place)], place - start


def _hash(keys: Numbers) -> npt.NDArray[np.uint64]:
    hashes: npt.NDArray[np.uint64] = keys.astype(np.uint64) * _ODD >> np.uint64(64 - SIEVE)
    return hashes


def key(shape: Shape, columns: Sequence[Numbers]) -> Numbers:
    """Return for each row one integer made of its characters' numbers and the index of the shape."""
    whole = columns[0] | SHAPES.index(shape) << BITS * TAKEN
    for at, column in enumerate(columns[1:], 1):
        whole = whole | column << BITS * at
    return whole
