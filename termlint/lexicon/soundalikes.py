"""Which characters sound like one, as the numbers that the counts know them by."""

from __future__ import annotations

import numpy as np

from termlint.lexicon.counts import Counts, Numbers
from termlint.lexicon.homophones import Homophones


class Soundalikes:
    """For each character those that can sound the same or nearly do, each worked out once."""

    def __init__(self, counts: Counts, homophones: Homophones) -> None:
        self._counts = counts
        self._homophones = homophones
        self._found: dict[int, Numbers] = {}

    def of(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return the index of each character as often as it has another of its sound, and those others."""
        found = [self._of(number) for number in numbers.tolist()]
        index = np.repeat(np.arange(len(numbers)), [len(one) for one in found])
        return index, np.concatenate([*found, np.zeros(0, np.int64)])

    def _of(self, number: int) -> Numbers:
        if number not in self._found:
            same, near = self._homophones.alike(self._counts.spell(number))
            self._found[number] = self._counts.numbers(same + near)
        return self._found[number]
