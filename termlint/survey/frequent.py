"""The words that stand often in a text or a project, ready to be asked which of them is near another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

OFTEN = 3
"""A word that stands so often may be what was meant elsewhere."""

LONG = 10
"""A word of so many letters is found near another even if it stands once."""

ANAGRAM = 6
"""From so many letters on, the same letters in another order may be two edits away."""


class Near(NamedTuple):
    """A frequent word in lower case, ``distance`` edits away, that stands ``seen`` times."""

    distance: int
    seen: int
    word: str


class Frequent:
    """Words with their counts in any letter case.

    Args:
        counts: by word, in its own letter case.
        more: counts that include the first, as of a text with its code.
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
        """Return a word, given in lower case, in the letter case in which it stands most often."""
        return self._forms.get(word) or self._more_forms.get(word, word)

    def begin(self, prefix: str) -> int:
        """Return how many different words begin so, in this letter case."""
        return sum(word.startswith(prefix) for word in {*self._cased, *self._more})

    def longer(self, word: str, letters: int) -> list[str]:
        """Return the long or frequent words, in lower case, that begin with the same letter as this one and
        have so many more.
        """
        return self._by_start.get((len(word) + letters, word[0]), [])

    def near(self, word: str, reach: int) -> list[Near]:
        """Return the words within ``reach`` edits of ``word``, in lower case, that are long or frequent."""
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
    """Tell whether two words have the same letters, at least `ANAGRAM` of them."""
    return len(word) == len(other) >= ANAGRAM and sorted(word) == sorted(other)


def folded(counts: Mapping[str, int]) -> Counter[str]:
    """Return counts in any letter case as counts in lower case."""
    merged: Counter[str] = Counter()
    for form, count in counts.items():
        merged[form.lower()] += count
    return merged
