"""Names of several parts, indexed by part: CIFAR and 10, Sequoia and Capital."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from termlint.lazily import lazily

LONG = 5
"""The number of letters from which a word identifies a name by itself."""

_LETTERS = lazily(r"[A-Za-z]+")
_PARTS = lazily(r"[a-z]+|[0-9]+")
_VERSION = lazily(r"[0-9]\.[0-9]")
_FROM_TWO = lazily(r"[a-z]{2,}|(?<![0-9.])[0-9]{2,}(?![0-9.]*[0-9])")


class Part(NamedTuple):
    """A part of a name in the name's letter case: a run of letters, or of digits that are no version number.

    ``before`` and ``after`` are the rest of the ``name`` as `plain` gives it.
    """

    before: str
    text: str
    after: str
    name: str

    @property
    def has_word(self) -> bool:
        """Whether the rest of the name has a word of `LONG` letters, not only digits and short words."""
        return any(len(word) >= LONG for word in _LETTERS.findall(f"{self.before} {self.after}"))

    @property
    def has_version(self) -> bool:
        """Whether figures with a point follow, which tell a name: Qwen2.5."""
        return _VERSION.match(self.after) is not None


class Composed:
    """The parts of all names that have more than one, for looking up those that are similar to a word."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names: dict[str, str] = {}
        self._by_part: defaultdict[str, list[str]] = defaultdict(list)
        self._buckets: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
        for name in names:
            if name.isascii() and not name.isalpha() and len(_PARTS.findall(folded := plain(name))) > 1:
                self.names.setdefault(folded, name)
                for part in _FROM_TWO.findall(folded):
                    self._by_part[part].append(name)
        self._about: dict[tuple[str, int], list[str]] = {}
        self._by_letters: defaultdict[frozenset[str], list[str]] = defaultdict(list)
        for part in self._by_part:
            self._buckets[part[0], len(part)].append(part)
            self._by_letters[frozenset(part)].append(part)

    def anagrams(self, word: str) -> list[str]:
        """Return the other parts of equal length that consist of the same set of letters as a word."""
        same = self._by_letters.get(frozenset(word), ())
        return [other for other in same if len(other) == len(word) and other != word]

    def near(self, word: str) -> list[str]:
        """Return the parts one edit away from a word or with the same letters, all in lower case.

        They begin with the same letter, or the first two letters are swapped.
        """
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        found = extract(word, self._like(word), scorer=OSA.distance, score_cutoff=2, limit=None)
        letters = sorted(word)
        return [
            other
            for other, distance, _ in found
            if distance == 1 or (distance == 2 and sorted(other) == letters) or _is_shifted(word, other)
        ]

    def _like(self, word: str) -> list[str]:
        """Return the parts that begin like a word and whose length differs by one letter at most."""
        size = len(word)
        key = (word[0], size)
        if key not in self._about:
            lengths = range(size - 1, size + 2)
            self._about[key] = [
                part for length in lengths for part in self._buckets.get((word[0], length), ())
            ]
        swapped = self._buckets.get((word[1], size), ()) if word[1] != word[0] else ()
        begun = [part for part in swapped if part[1] == word[0]]
        return [*self._about[key], *begun] if begun else self._about[key]

    def parts(self, word: str) -> Iterator[Part]:
        """Yield each occurrence of a part, given in lower case, in a name."""
        for name in dict.fromkeys(self._by_part[word]):
            folded = plain(name)
            for match in _FROM_TWO.finditer(folded):
                if match.group() == word:
                    start, end = match.span()
                    yield Part(folded[:start], name[start:end], folded[end:], name)

    def is_family(self, part: Part) -> bool:
        """Return True if the same name is known with another number of as many digits: A100, A800."""
        digits = (word for word in self._by_part if word.isdigit() and len(word) == len(part.text))
        others = (other for word in digits if word != part.text for other in self.parts(word))
        return any((other.before, other.after) == (part.before, part.after) for other in others)


def _is_shifted(word: str, other: str) -> bool:
    """Return True if two different words of equal length differ only in which letters are repeated."""
    return len(word) == len(other) and set(word) == set(other) and word != other


def plain(text: str) -> str:
    """Return a text in lower case with spaces for hyphens, of equal length if it is ASCII."""
    return text.lower().replace("-", " ")
