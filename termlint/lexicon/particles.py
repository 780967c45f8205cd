"""Weights of the words around 的, 地 and 得: the log odds for 地, and for 得, against 的."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from termlint.lexicon.tables import lines, plain

HEADER = "place,what,di,de"


Pull = tuple[int, int]
"""(log odds for 地 against 的, log odds for 得 against 的), in tenths."""


class Particles:
    """The table, by position and feature.

    A key is a position, ``-3`` to ``+3`` with 0 for the particle, and a word, its part of speech in jieba's
    letters (``+1v``), or its last character (``-1…速``); ``±1a v`` is the parts of speech on both sides,
    ``0`` is the intercept of the model.
    """

    def __init__(self, folder: Path) -> None:
        table = plain(folder / "weights.csv", HEADER)
        self.pulls = {place + what: (int(di), int(de)) for place, what, di, de in table}
        self._folder = folder

    @classmethod
    def load(cls, seeds: Path) -> Particles:
        """Read ``seeds/particles/weights.csv``."""
        return cls(seeds / "particles")

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Words that are nouns and hardly ever verbs."""
        return frozenset(line for _, line in lines(self._folder / "nouns.txt"))

    @cached_property
    def endings(self) -> dict[str, Pull]:
        """The highest log odds that a word before the particle can give, by the word's last character."""
        ends = self._at("-1…")
        best = {end: _most((0, 0), pull) for end, pull in ends.items()}
        for word, pull in self._at("-1").items():
            if not word.isascii() and word[0] != "…":
                end = ends.get(word[-1], (0, 0))
                both = (pull[0] + end[0], pull[1] + end[1])
                best[word[-1]] = _most(best.get(word[-1], both), both)
        return best

    @cached_property
    def openings(self) -> dict[str, Pull]:
        """The highest log odds that a word after the particle can give, by the word's first character."""
        best: dict[str, Pull] = {}
        for word, pull in self._at("+1").items():
            best[word[0]] = _most(best.get(word[0], pull), pull)
        return best

    def _at(self, place: str) -> dict[str, Pull]:
        return {key[len(place) :]: pull for key, pull in self.pulls.items() if key.startswith(place)}


def _most(one: Pull, two: Pull) -> Pull:
    return max(one[0], two[0]), max(one[1], two[1])
