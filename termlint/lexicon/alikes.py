"""Which characters are taken for another, by sound or shape; as their numbers in `lexicon.counts`."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import numpy as np

from termlint.lexicon.counts import Counts, Numbers
from termlint.lexicon.homophones import Homophones
from termlint.lexicon.tables import lines


class Alikes:
    """The characters that sound like a character, nearly so, or look like it; found once per character."""

    def __init__(self, counts: Counts, homophones: Homophones, seeds: Path) -> None:
        self._counts = counts
        self._homophones = homophones
        self._seeds = seeds
        self._heard: dict[int, Numbers] = {}
        self._seen: dict[int, Numbers] = {}

    def of(self, numbers: Numbers, by_shape: bool = False) -> tuple[Numbers, Numbers]:
        """Return two arrays with one item per pair of a character and one that sounds like it.

        The first holds the character's index in ``numbers``, the second the number of the other one; also of
        those that look like it, if ``by_shape``.
        """
        find = self._alike if by_shape else self._soundalike
        found = [find(number) for number in numbers.tolist()]
        index = np.repeat(np.arange(len(numbers)), [len(one) for one in found])
        return index, np.concatenate([*found, np.zeros(0, np.int64)])

    def _soundalike(self, number: int) -> Numbers:
        if number not in self._heard:
            self._heard[number] = np.array(self._sounding_alike(number), np.int64)
        return self._heard[number]

    def _alike(self, number: int) -> Numbers:
        if number not in self._seen:
            shapes = self._counts.listed(self.shapes.get(self._counts.spell(number), ""))
            both = {*self._sounding_alike(number), *shapes}
            self._seen[number] = np.array(sorted(both), np.int64)  # `np.unique` imports masked arrays
        return self._seen[number]

    def _sounding_alike(self, number: int) -> list[int]:
        same, near = self._homophones.alike(self._counts.spell(number))
        return self._counts.listed(same + near)

    @cached_property
    def shapes(self) -> dict[str, str]:
        """The characters that look like each one, of ``seeds/shapes-zh.txt``."""
        return {line[0]: line[2:] for _, line in lines(self._seeds / "shapes-zh.txt")}
