"""Homophones: which characters sound alike, and words, phrases and names recognised by their sound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import msgspec

from termlint.lexicon.search import FEW, Search
from termlint.lexicon.tables import lines, rows

SHORTEST = 3
"""Minimum length of a word, in syllables, to be found by its sound: two are too ambiguous."""

_FIRST_SOUND, _LAST_SOUND = "\u0600", "\u07ff"
"""The range of code points that encode syllables, so that a text can be searched by its sound. They are
letters of scripts that no Chinese text contains, of two bytes each in UTF-8: with three the automaton would
be half as large again.
"""

_FUZZY = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
"""Initials that many speakers do not distinguish."""


class VariantRow(msgspec.Struct, frozen=True):
    """A row of ``seeds/variants.csv``: two strings that sound the same and are both correct."""

    one: str
    other: str
    note: str = ""


class Heard(NamedTuple):
    """The text at ``start:end`` sounds like each of ``words`` and ``names`` and is spelled differently."""

    start: int
    end: int
    words: tuple[str, ...]
    names: tuple[str, ...]


class Homophones:
    """The tables of ``seeds/counts``, each read on first use.

    Args:
        folder: where they are.
        variants: pairs that are both right.
        names: of `SHORTEST` characters or more.
        idioms: idioms and set phrases, of four characters or more.
    """

    def __init__(
        self,
        folder: Path,
        variants: Iterable[VariantRow],
        names: Iterable[str] = (),
        idioms: Iterable[str] = (),
    ) -> None:
        self._folder = folder
        self.names, self.idioms = frozenset(names), frozenset(idioms)
        self._heard = 0
        self._alike: dict[tuple[tuple[str, ...], str], tuple[str, str]] = {}
        self._variants: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        """Pairs that are both right, in both orders, by their first character."""
        for row in variants:
            for one, other in ((row.one, row.other), (row.other, row.one)):
                self._variants[one[0]].append((one, other))

    @classmethod
    def load(cls, seeds: Path) -> Homophones:
        """Read the tables that are written by hand; those of ``seeds/counts`` are read later."""
        variants = (row for _, row in rows(seeds / "variants.csv", VariantRow))
        names, idioms = (
            (word for _, line in lines(seeds / table) for word in line.split(" "))
            for table in ("names-zh.txt", "idioms.txt")
        )
        return cls(seeds / "counts", variants, names, idioms)

    def _list(self, name: str) -> list[str]:
        """Return the lines of a generated list without its first, which describes it."""
        return (self._folder / name).read_text(encoding="utf-8").splitlines()[1:]

    @cached_property
    def _sounds(self) -> tuple[dict[str, str], dict[str, str]]:
        """The usual syllable of each character, and the characters that can be read as each syllable."""
        usual: dict[str, str] = {}
        alike: dict[str, str] = {}
        for _, line in lines(self._folder / "syllables.txt"):
            syllable, first, *other = line.split(" ")
            first = first.replace("-", "")
            usual.update(dict.fromkeys(first, syllable))
            alike[syllable] = first + "".join(other)
        return usual, alike

    @cached_property
    def _as_sound(self) -> dict[int, str]:
        usual, alike = self._sounds
        code = {syllable: chr(ord(_FIRST_SOUND) + at) for at, syllable in enumerate(sorted(alike))}
        read = {character: syllable for syllable, all_ in self._rare for character in all_} | usual
        return {ord(character): code[syllable] for character, syllable in read.items()}

    @property
    def _rare(self) -> Iterator[list[str]]:
        """Syllables of rare characters, each with the characters that are read so."""
        return (line.split(" ") for _, line in lines(self._folder.parent / "sounds-zh.txt"))

    @cached_property
    def words(self) -> frozenset[str]:
        """Words of two characters or more."""
        return frozenset(self._list("words.txt"))

    @cached_property
    def right(self) -> frozenset[str]:
        """Strings that are correct although they sound like a word, a phrase, a name or an idiom."""
        counted = self._list("phrases.txt"), self._list("heard.txt")
        return self.words.union(*counted, self.names, self.idioms)

    @cached_property
    def _by_sound(self) -> dict[str, tuple[str, ...]]:
        """Words and phrases of three characters or more by their sound."""
        long_words = (word for word in self._list("words.txt") if len(word) >= SHORTEST)
        return self._sorted_by_sound([*long_words, *self._list("phrases.txt")])

    @cached_property
    def _names_by_sound(self) -> dict[str, tuple[str, ...]]:
        """Names and idioms by their sound, and names by that with two neighbours swapped."""
        by_sound = self._sorted_by_sound(sorted(self.names | self.idioms))
        for sound, names in [*by_sound.items()]:
            if names := tuple(name for name in names if name in self.names):
                for at in range(len(sound) - 1):
                    swapped = sound[:at] + sound[at + 1] + sound[at] + sound[at + 2 :]
                    by_sound[swapped] = (*by_sound.get(swapped, ()), *names)
        return by_sound

    def _sorted_by_sound(self, spelled: list[str]) -> dict[str, tuple[str, ...]]:
        sounds = self._quick_sound("\n".join(spelled)).split("\n")
        # The last word of each sound at once, then the few that sound like a later one.
        by_sound: dict[str, tuple[str, ...]] = dict(zip(sounds, zip(spelled), strict=True))
        earlier = [pair for pair in zip(spelled, sounds, strict=True) if by_sound[pair[1]] != pair[:1]]
        for word, sound in reversed(earlier):
            by_sound[sound] = (word, *by_sound[sound])
        return by_sound

    @cached_property
    def _search(self) -> Search:
        return Search((*self._by_sound, *self._names_by_sound))

    def sound(self, text: str) -> str:
        """Return a text with each character replaced by the code point of its usual syllable; same length."""
        return text.translate(self._as_sound) if self._heard <= FEW else self._quick_sound(text)

    @cached_property
    def _quick_sound(self) -> Callable[[str], str]:
        """A function like `sound`, ten times as fast; not for the first `FEW` code points of texts, as it
        imports numpy, but for the tables, since numpy reads the counts of whatever a table finds.
        """
        import numpy as np

        units = np.arange(0x10000, dtype="<u2")
        units[[*self._as_sound]] = [ord(syllable) for syllable in self._as_sound.values()]

        def sound(text: str) -> str:
            written = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")
            return bytes(units[written]).decode("utf-16-le", "surrogatepass")

        return sound

    def find(self, prose: str) -> list[Heard]:
        """Return what sounds like a word, a phrase or a name of the tables but is spelled differently."""
        self._heard += len(prose)
        right, sound = self.right, self.sound(prose)
        words, names = self._by_sound, self._names_by_sound
        return [
            Heard(start, end, words.get(sound[start:end], ()), names.get(sound[start:end], ()))
            for start, end in self._search.spans(sound)
            if prose[start:end] not in right and min(prose[start:end]) > _LAST_SOUND
        ]

    def is_variant(self, written: str, word: str) -> bool:
        """Return True if the two strings differ only by one pair of variants that are both correct."""
        return any(
            one in written and written.replace(one, other, 1) == word
            for first in written
            if first in self._variants
            for one, other in self._variants[first]
        )

    @cached_property
    def pairs(self) -> dict[str, tuple[str, ...]]:
        """Words of two characters by their sound."""
        return self._sorted_by_sound([word for word in self._list("words.txt") if len(word) == 2])

    @property
    def characters(self) -> Iterable[str]:
        """The characters whose sounds were counted."""
        return self._sounds[0].keys()

    @cached_property
    def _syllables(self) -> dict[str, list[str]]:
        """The syllables that each character can be read as."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for syllable, characters in self._sounds[1].items():
            for character in characters:
                found[character].append(syllable)
        return found

    @cached_property
    def _nearly(self) -> dict[str, str]:
        """The characters by their usual syllable without `_FUZZY` distinctions."""
        nearly: defaultdict[str, str] = defaultdict(str)
        for character, syllable in self._sounds[0].items():
            nearly[_fuzzy(syllable)] += character
        return nearly

    def alike(self, character: str) -> tuple[str, str]:
        """Return (characters that can sound the same as this one, those that nearly do), each sorted."""
        usual = self._sounds[0].get(character)
        if usual is None:
            return "", ""
        same, near = self._heard_as(tuple(self._syllables[character]), _fuzzy(usual))
        return same.replace(character, ""), near

    def _heard_as(self, syllables: tuple[str, ...], nearly: str) -> tuple[str, str]:
        """Return the characters of some syllables, and those that sound nearly so: many share both."""
        key = syllables, nearly
        if key not in self._alike:
            same = set().union(*(self._sounds[1][syllable] for syllable in syllables))
            near = set(self._nearly[nearly]) - same
            self._alike[key] = "".join(sorted(same)), "".join(sorted(near))
        return self._alike[key]


def _fuzzy(syllable: str) -> str:
    """Return a syllable without what many speakers do not distinguish: z and zh, n and l, in and ing."""
    for full, short in _FUZZY:
        if syllable.startswith(full):
            syllable = short + syllable[len(full) :]
            break
    return syllable.removesuffix("g") if syllable.endswith("ng") else syllable
