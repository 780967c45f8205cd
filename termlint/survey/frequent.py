"""The frequent words of a text or a project, and the search for those few edits away from another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

OFTEN = 3
"""How often a word must occur to be a candidate for what was meant elsewhere."""

LONG = 10
"""How many letters make a word a candidate even if it occurs once."""

ANAGRAM = 6
"""The fewest letters of two words of the same letters that may be two edits apart."""


class Near(NamedTuple):
    """A candidate in lower case, ``distance`` edits away, that occurs ``seen`` times."""

    distance: int
    seen: int
    word: str


class Frequent:
    """Words with their counts, summed over letter cases in ``counts``.

    Args:
        counts: by word, in its own letter case.
        more: counts that include the first, such as those of a text with its code.
    """

    def __init__(self, counts: Mapping[str, int], more: Mapping[str, int] | None = None) -> None:
        self._cased = counts
        self._more = more or {}
        self._near: dict[tuple[str, int], list[Near]] = {}
        self.counts = folded(counts)
        if more is not None:
            self.counts |= folded(more)

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        by_length: dict[int, list[str]] = defaultdict(list)
        for word, count in self.counts.items():
            if len(word) > 3 and (count >= OFTEN or len(word) >= LONG):
                by_length[len(word)].append(word)
        return by_length

    @cached_property
    def _by_start(self) -> dict[tuple[int, str], list[str]]:
        by_start: dict[tuple[int, str], list[str]] = defaultdict(list)
        for length, words in self._by_length.items():
            for word in words:
                by_start[length, word[0]].append(word)
        return by_start

    @cached_property
    def _forms(self) -> dict[str, str]:
        return _usual(self._cased)

    @cached_property
    def _more_forms(self) -> dict[str, str]:
        return _usual(self._more)

    def form(self, word: str) -> str:
        """Return a word, given in lower case, in its most frequent letter case."""
        return self._forms.get(word) or self._more_forms.get(word, word)

    def begin(self, prefix: str) -> int:
        """Return how many different words begin with a prefix, in the prefix's letter case."""
        return sum(word.startswith(prefix) for word in {*self._cased, *self._more})

    def longer(self, word: str, letters: int) -> list[str]:
        """Return the candidates, in lower case, that begin with the same letter as ``word`` and have exactly
        ``letters`` letters more.
        """
        return self._by_start.get((len(word) + letters, word[0]), [])

    def near(self, word: str, reach: int) -> list[Near]:
        """Return the candidates within ``reach`` edits of ``word``, which is in lower case.

        An anagram of at least `ANAGRAM` letters may be two edits away.
        """
        if (word, reach) not in self._near:
            self._near[word, reach] = [*self._search(word, reach)]
        return self._near[word, reach]

    def _search(self, word: str, reach: int) -> Iterator[Near]:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        for length in range(len(word) - reach, len(word) + reach + 1):
            wide = 2 if length == len(word) >= ANAGRAM else reach
            for other, distance, _ in extract(
                word, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=wide, limit=None
            ):
                if distance <= reach or is_anagram(word, other):
                    yield Near(int(distance), self.counts[other], other)


def _usual(cased: Mapping[str, int]) -> dict[str, str]:
    best: dict[str, str] = {}
    for form, count in cased.items():
        word = form.lower()
        other = best.get(word)
        if other is None or (count, other) > (cased[other], form):
            best[word] = form
    return best


def is_anagram(word: str, other: str) -> bool:
    """Return True if two words consist of the same letters, at least `ANAGRAM` of them."""
    return len(word) == len(other) >= ANAGRAM and sorted(word) == sorted(other)


def folded(counts: Mapping[str, int]) -> Counter[str]:
    """Return counts in any letter case as counts in lower case."""
    merged: Counter[str] = Counter()
    for form, count in counts.items():
        merged[form.lower()] += count
    return merged
