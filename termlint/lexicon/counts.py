"""How often runs of one to four Han characters occur in Chinese documentation on AI and software.

The table is a tree: a run of n characters consists of its first n - 1 and a last one. So three columns hold a
level: how many runs continue each run of the level above, the last characters, and the counts, as eighths of
their binary logarithm. Runs that are misspellings as far as counts can tell have the count 0; they are in the
tree only for the runs that continue them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]
Column = npt.NDArray[np.uint8 | np.uint16]
Floats = npt.NDArray[np.float32]

BITS = 12
"""Bits of a character's number in a key; a key holds the numbers of a run, the first one highest."""

STEPS = 8
"""Quantisation steps per doubling of a count; enough to tell every small number from the next."""

UNKNOWN = (1 << BITS) - 1
"""The number of every Han character that is too rare: no run that contains it was counted."""

SORTED_FROM = 1000
"""The number of keys from which they are sorted before the search, to keep memory accesses local."""

UNSEEN = -1.0
"""Stands for the logarithm of the count 0; a run that was counted once or purged has 0."""


class Grams(NamedTuple):
    """Runs of one length: their keys, sorted, and the count of each."""

    keys: Numbers
    counts: Numbers


def quantise(counts: Numbers) -> Column:
    """Return counts as rounded steps of their binary logarithm; 0 for 0 and 1."""
    steps: Column = np.rint(STEPS * np.log2(np.maximum(counts, 1))).astype(np.uint8)
    return steps


def pack(characters: Numbers, frequency: Column, levels: Mapping[int, Grams]) -> dict[str, Column]:
    """Return the columns of the table. Every run of a level must continue a run of the level above."""
    columns: dict[str, Column] = {"characters": characters.astype(np.uint16), "steps1": frequency}
    above = np.arange(1, len(characters) + 1)
    for size, grams in sorted(levels.items()):
        last = grams.keys & ((1 << BITS) - 1)
        parents = np.searchsorted(above, grams.keys >> BITS)
        columns[f"children{size}"] = np.bincount(parents, minlength=len(above)).astype(np.uint16)
        # Two bytes in two columns compress better than in one.
        columns[f"low{size}"], columns[f"high{size}"] = last.astype(np.uint8), (last >> 8).astype(np.uint8)
        columns[f"steps{size}"] = quantise(grams.counts)
        above = grams.keys
    return columns


def unpack(columns: Mapping[str, Column], size: int, above: Numbers) -> Numbers:
    """Return the keys of a level (runs of ``size`` characters) from those of the level above."""
    keys: Numbers = np.repeat(above << BITS, columns[f"children{size}"])
    keys |= columns[f"high{size}"].astype(np.uint16) << 8 | columns[f"low{size}"]
    return keys


class Counts:
    """The table; each level is unpacked on first use. All levels take some 50 ms, that of pairs 10."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self._columns = columns
        characters = columns["characters"].astype(np.int64)
        self._numbers = np.zeros(0x10000, np.int64)
        self._numbers[0x3400:0xA000] = UNKNOWN
        self._numbers[characters] = np.arange(1, len(characters) + 1)
        self._characters = "".join(map(chr, characters.tolist()))
        self._levels = {1: (np.arange(1, len(characters) + 1), columns["steps1"])}
        self.total = float(np.log2(np.exp2(columns["steps1"] / STEPS).sum()))

    @classmethod
    def load(cls, seeds: Path) -> Counts:
        """Open ``seeds/counts/grams.npz`` in memory; its columns are read on first use.

        It is not compressed: to unpack that would take ten times as long.
        """
        return cls(np.load(BytesIO((seeds / "counts" / "grams.npz").read_bytes())))

    def _level(self, size: int) -> tuple[Numbers, Column]:
        """Return the sorted keys of the runs of a length, and the steps of their counts."""
        if size not in self._levels:
            keys = unpack(self._columns, size, self._level(size - 1)[0])
            self._levels[size] = keys, self._columns[f"steps{size}"]
        return self._levels[size]

    @cached_property
    def alone(self) -> Floats:
        """The binary logarithm of the probability of each character, by its number; 0 for the number 0."""
        keys, steps = self._level(1)
        table = np.full(1 << BITS, np.float32(UNSEEN - self.total))
        table[keys] = steps / np.float32(STEPS) - np.float32(self.total)
        table[0] = 0
        return table

    @cached_property
    def pairs(self) -> Column:
        """The steps of every pair's count, by its key; 0 for pairs never counted. 16 MB, sparsely used."""
        keys, steps = self._level(2)
        table = np.zeros(1 << 2 * BITS, np.uint8)
        table[keys] = steps
        return table

    def numbers(self, text: str) -> Numbers:
        """Return the number of each code point; 0 for what is no Han character."""
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        return self._numbers[np.where(points < 0x10000, points, 0)]

    def listed(self, characters: str) -> list[int]:
        """Return the numbers of a few Han characters: as `numbers`, faster below some hundred."""
        number_of = self._number_of
        return [number_of.get(character, UNKNOWN) for character in characters]

    def spell(self, number: int) -> str:
        """Return the character of a number; an empty string for 0 and `UNKNOWN`."""
        return self._characters[number - 1 : number] if number else ""

    def logs(self, keys: Numbers, size: int) -> Floats:
        """Return log2 of the count of each run of ``size`` characters; `UNSEEN` if it was not counted."""
        all_, steps = self._level(size)
        at = np.minimum(_places(all_, keys), len(all_) - 1)
        return np.where(all_[at] == keys, steps[at] / np.float32(STEPS), np.float32(UNSEEN))

    def log(self, run: str) -> float:
        """Return log2 of the count of a run of one to four characters; `UNSEEN` if it was not counted."""
        key = 0
        for character in run:
            if character not in self._number_of:
                return UNSEEN
            key = key << BITS | self._number_of[character]
        all_, steps = self._level(len(run))
        at = int(all_.searchsorted(key))
        return float(steps[at]) / STEPS if at < len(all_) and all_[at] == key else UNSEEN

    @cached_property
    def _number_of(self) -> dict[str, int]:
        """The number of each character that was counted."""
        return {character: number for number, character in enumerate(self._characters, 1)}


def _places(all_: Numbers, keys: Numbers) -> Numbers:
    """Return the index at which each key stands, or would be inserted, in ``all_``, which is sorted."""
    if keys.size < SORTED_FROM:
        return np.searchsorted(all_, keys)
    order = np.argsort(keys, axis=None)
    found = np.empty(keys.size, np.int64)
    found[order] = np.searchsorted(all_, keys.ravel()[order])
    return found.reshape(keys.shape)
