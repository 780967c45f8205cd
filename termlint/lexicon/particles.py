"""What stands around 的, 地 and 得: how strongly it asks for 地, or for 得, instead of 的."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from termlint.lexicon.tables import lines, plain

HEADER = "place,what,di,de"


class Pull(NamedTuple):
    """Towards 地, and towards 得, away from 的: log odds in tenths."""

    di: int
    de: int


class Particles:
    """The table, by place and what stands there.

    A key is a place, ``-3`` to ``+3`` with 0 for the particle, and a word, its part of speech in jieba's
    letters (``+1v``), or its last character (``-1…速``); ``±1a v`` is the parts of speech on both sides,
    ``0`` is where the scale begins.
    """

    def __init__(self, folder: Path) -> None:
        table = plain(folder / "weights.csv", HEADER)
        self.pulls = {place + what: Pull(int(di), int(de)) for place, what, di, de in table}
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
        """The most that a word before the particle can pull, by its last character."""
        best: dict[str, Pull] = {}
        for key, (di, de) in self._at("-1…"):
            best[key] = Pull(max(di, 0), max(de, 0))
        words = (key for key, _ in self._at("-1") if not key.isascii() and key[0] != "…")
        for word in words:
            one, two = self.pulls["-1" + word], self.pulls.get("-1…" + word[-1], Pull(0, 0))
            _raise(best, word[-1], Pull(one.di + two.di, one.de + two.de))
        return best

    @cached_property
    def openings(self) -> dict[str, Pull]:
        """The most that a word after the particle can pull, by its first character."""
        best: dict[str, Pull] = {}
        for word, pull in self._at("+1"):
            _raise(best, word[0], pull)
        return best

    def _at(self, place: str) -> Iterator[tuple[str, Pull]]:
        return ((key.removeprefix(place), pull) for key, pull in self.pulls.items() if key.startswith(place))


def _raise(best: dict[str, Pull], character: str, pull: Pull) -> None:
    one = best.get(character, pull)
    best[character] = Pull(max(one.di, pull.di), max(one.de, pull.de))
