"""Characters that exist in one of the two scripts only, and cases that only a phrase can decide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from termlint.lexicon.search import FEW
from termlint.lexicon.tables import BadTable, lines, rows

Written = Literal["hans", "hant"]


class PhraseRow(msgspec.Struct, frozen=True):
    """A phrase that is wrong in a script although each of its characters is correct there: 特徵."""

    script: Written
    wrong: str
    right: str
    reason: str


class ExceptionRow(msgspec.Struct, frozen=True):
    """A word that is correct in a script although it contains a listed character or phrase: 於菟."""

    script: Written
    word: str
    reason: str


class Slip(NamedTuple):
    """Characters of the other script at ``start:end``.

    ``right`` holds the possible replacements: one if certain, several if the context decides. ``alike`` is
    True for a code point of neither script (a radical or the like) that looks like a character.
    """

    start: int
    end: int
    right: tuple[str, ...]
    alike: bool = False


class Side:
    """The characters and phrases that do not belong in text of one script."""

    def __init__(
        self,
        images: dict[str, tuple[str, ...]],
        phrases: dict[str, str],
        exceptions: tuple[str, ...],
        lookalikes: dict[str, tuple[str, ...]],
    ) -> None:
        self.images = images
        self.lookalikes = {sign: images.get(right[0], right) for sign, right in lookalikes.items()}
        self.phrases = phrases
        self._exceptions: dict[str, list[str]] = {}
        for word in exceptions:
            for character in set(word):
                self._exceptions.setdefault(character, []).append(word)
        self._longest = max(map(len, phrases), default=0)
        # An alternation of phrases is slow, so phrases are looked up only where their first characters stand.
        single = (phrase for phrase in phrases if len(phrase) == 1)
        self._alone = frozenset([*images, *lookalikes, *single])
        self._pairs = frozenset(phrase[:2] for phrase in phrases)
        self._telling = self._alone.union(phrase[0] for phrase in phrases)

    def slips(self, prose: str, characters: Iterable[str] = ()) -> Iterator[Slip]:
        """Yield every slip in the prose, in order, without the exceptions.

        ``characters`` are all those that occur in it, if known; they make the search faster.
        """
        reach, alone, pairs = 0, self._alone, self._pairs
        for at in self._places(prose, characters):
            if at < reach or (prose[at] not in alone and prose[at : at + 2] not in pairs):
                continue
            slip = self._slip(prose, at)
            if slip is not None and not self._excepted(prose, slip):
                reach = slip.end
                yield slip

    def _places(self, prose: str, characters: Iterable[str]) -> list[int]:
        """Return the offsets of all characters that may be, or begin, a slip."""
        # Compiling a class of all four thousand takes 20 ms, one of those that occur in the text still longer
        # than looking at each character of most texts.
        if not characters or len(prose) <= FEW:
            return [at for at, character in enumerate(prose) if character in self._telling]
        here = "".join(map(re.escape, sorted(self._telling.intersection(characters))))
        return [match.start() for match in re.finditer(f"[{here}]", prose)] if here else []

    def _slip(self, prose: str, at: int) -> Slip | None:
        if images := self.images.get(prose[at]):
            return Slip(at, at + 1, images)
        if alike := self.lookalikes.get(prose[at]):
            return Slip(at, at + 1, alike, True)
        for size in range(self._longest, 0, -1):
            if right := self.phrases.get(prose[at : at + size]):
                return Slip(at, at + size, (right,))
        return None

    def _excepted(self, prose: str, slip: Slip) -> bool:
        return any(
            prose.find(word, max(slip.start - len(word) + 1, 0), slip.end + len(word) - 1) >= 0
            for character in prose[slip.start : slip.end]
            for word in self._exceptions.get(character, ())
        )


class Scripts:
    """The tables for both scripts. Each is read on first use: a run seldom needs both."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @classmethod
    def load(cls, seeds: Path) -> Scripts:
        """Return the tables in ``seeds/scripts``."""
        return cls(seeds / "scripts")

    @cached_property
    def in_hans(self) -> Side:
        """The characters and phrases that simplified text must not contain."""
        return self._side("hans", "traditional.txt")

    @cached_property
    def in_hant(self) -> Side:
        """The characters and phrases that traditional text must not contain."""
        return self._side("hant", "simplified.txt")

    @cached_property
    def usage(self) -> frozenset[str]:
        """Words of traditional text that look like slips when converted to simplified characters: 疊代."""
        return frozenset(word for _, line in lines(self._folder / "usage.txt") for word in line.split())

    @cached_property
    def to_simplified(self) -> dict[int, str]:
        """The usual simplified form of each traditional character, for `str.translate`; same length."""
        return {ord(one): images[0][0] for one, images in self.in_hans.images.items()}

    def _side(self, script: Written, table: str) -> Side:
        phrases = rows(self._folder / "phrases.csv", PhraseRow)
        exceptions = rows(self._folder / "exceptions.csv", ExceptionRow)
        converted = list(self._conversions() if script == "hant" else ())
        return Side(
            _images(self._folder / table),
            {wrong: right for wrong, right in converted if right}
            | {row.wrong: row.right for _, row in phrases if row.script == script},
            tuple(row.word for _, row in exceptions if row.script == script)
            + tuple(word for word, right in converted if not right),
            _images(self._folder / "lookalikes.txt"),
        )

    def _conversions(self) -> Iterator[tuple[str, str]]:
        """Yield each word of ``conversions.txt`` and how it should be written; nothing if it is right."""
        for _, line in lines(self._folder / "conversions.txt"):
            word, _, right = line.partition(" ")
            yield word, right


def _images(path: Path) -> dict[str, tuple[str, ...]]:
    table = {}
    for number, line in lines(path):
        if len(line) < 2:
            raise BadTable(path, number, "a character without its other form", "缺少对应的字")
        table[line[0]] = tuple(line[1:])
    return table
