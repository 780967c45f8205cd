"""Which characters are homophones of another, as their numbers in `termlint.lexicon.counts`."""

from __future__ import annotations

import numpy as np

from termlint.lexicon.counts import Counts, Numbers
from termlint.lexicon.homophones import Homophones


class Soundalikes:
    """The characters that can or nearly sound the same as a character; computed once per character."""

    def __init__(self, counts: Counts, homophones: Homophones) -> None:
        self._counts = counts
        self._homophones = homophones
        self._found: dict[int, Numbers] = {}

    def of(self, numbers: Numbers) -> tuple[Numbers, Numbers]:
        """Return two arrays with one item per pair of a character and one that sounds like it.

        The first holds the character's index in ``numbers``, the second the number of the other one.
        """
        found = [self._of(number) for number in numbers.tolist()]
        index = np.repeat(np.arange(len(numbers)), [len(one) for one in found])
        return index, np.concatenate([*found, np.zeros(0, np.int64)])

    def _of(self, number: int) -> Numbers:
        if number not in self._found:
            same, near = self._homophones.alike(self._counts.spell(number))
            self._found[number] = self._counts.numbers(same + near)
        return self._found[number]
