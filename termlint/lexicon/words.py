"""Latin words that are spelled correctly, and how often Chinese documents on AI and software use them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from termlint.lexicon.tables import lines

ENDINGS = (("s", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("ly", ""))
"""Regular inflections: the ending of a word, and what its stem has in its place."""

ESTABLISHED = 8
"""The number of documents from which a word is common enough to have been meant."""


ANAGRAM = 6
"""The number of letters from which an anagram counts as near, even two edits away."""

BEHEADED = 9
"""The minimum length of words that are recognised without their first letter."""

CLIPPED = 20
"""How many of the words with a common beginning are examined."""

LISTED = "40"
"""The document count, in digits, given to words listed by hand."""


class Neighbour(NamedTuple):
    """A word that a misspelling may have meant, in its usual letter case.

    ``documents`` is in how many documents it was counted; ``distance`` the number of single edits, where
    two transposed letters are one edit.
    """

    form: str
    documents: int
    distance: int


class Sorted:
    """A sorted list of words in lower case; the words of each initial letter are split on first use.

    Splitting all of them takes longer than checking a short document.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_letter: dict[str, frozenset[str]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self.beginning(word[:1])

    def beginning(self, letter: str) -> frozenset[str]:
        """Return the words that begin with a letter; none if it is empty."""
        if letter not in self._by_letter:
            start = self._start(letter)
            end = self._start(chr(ord(letter) + 1)) if letter else start
            self._by_letter[letter] = frozenset(self._text[start:end].split())
        return self._by_letter[letter]

    def _start(self, letter: str) -> int:
        """Return the offset of the first word that begins with a letter or a later one."""
        text = self._text
        return bisect_left(range(len(text)), letter, key=lambda at: text[text.rfind("\n", 0, at) + 1])

    def __iter__(self) -> Iterator[str]:
        return iter(self._text.split())


class Words:
    """Words, looked up regardless of letter case.

    Args:
        known: correct words of unknown frequency, in lower case.
        counted: (usual spelling, number of documents in digits) by the word's lower case.
        names: given names and surnames, in lower case.
    """

    def __init__(self, known: Sorted, counted: dict[str, tuple[str, str]], names: Sorted) -> None:
        self.known = known
        self.names = names
        self.counted = counted
        self._rare_by_letter: dict[str, dict[int, list[str]]] = {}

    @classmethod
    def load(cls, seeds: Path, own: tuple[Path, ...] = ()) -> Words:
        """Read ``seeds/words/*.txt`` and the project's own lists."""
        folder = seeds / "words"
        listed = (
            word for path in (folder / "own.txt", *own) for _, line in lines(path) for word in line.split()
        )
        # One word and its count a line, so that a file is split at once, in a tenth of the time.
        cells = (folder / "technical.txt").read_text(encoding="ascii").split()
        counted = dict(
            zip(map(str.lower, cells[::2]), zip(cells[::2], cells[1::2], strict=True), strict=True)
        )
        for word in listed:
            counted.setdefault(word.lower(), (word, LISTED))
        english = Sorted((folder / "english.txt").read_text(encoding="ascii"))
        return cls(english, counted, Sorted((folder / "names.txt").read_text(encoding="ascii")))

    def documents(self, word: str) -> int:
        """Return the number of documents that use a word, given in lower case; 0 if it was not counted."""
        return int(self.counted[word][1]) if word in self.counted else 0

    def form(self, word: str) -> str:
        """Return a word, given in lower case, in its usual letter case."""
        return self.counted[word][0] if word in self.counted else word

    def knows(self, text: str) -> bool:
        """Return True if a word, or one that it is a regular form of, is known; names need a capital."""
        word = text.lower()
        if word in self.names and text[0].isupper():
            return True
        return self._lists(word) or any(
            self._lists(stem) and not self._lacks_double(word, stem) for stem in stems(word)
        )

    def _lacks_double(self, word: str, stem: str) -> bool:
        """Tell whether a form lacks a letter that its stem doubles: embeding, where embedding is counted."""
        return word.startswith(stem) and stem + stem[-1] + word[len(stem) :] in self.counted

    def is_name(self, word: str) -> bool:
        """Return True if a word is a given name or a surname."""
        return word.lower() in self.names

    def is_common(self, word: str) -> bool:
        """Return True if a word, given in lower case, is usually written in lower case."""
        return self.counted[word][0] == word if word in self.counted else word in self.known

    def is_rare(self, word: str) -> bool:
        """Return True if a word, given in lower case, is in a dictionary but in no counted document."""
        return word in self.known and word not in self.counted

    def is_clipped(self, word: str) -> bool:
        """Return True if a counted word begins with this one and has three more letters; lower case."""
        at = bisect_left(self._in_order, word)
        for other in self._in_order[at : at + CLIPPED]:
            if not other.startswith(word):
                return False
            if len(other) >= len(word) + 3:
                return True
        return False

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self.counted)

    def _lists(self, word: str) -> bool:
        return word in self.counted or word in self.known

    @cached_property
    def _buckets(self) -> dict[tuple[str, int], list[str]]:
        buckets: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word, (_, documents) in self.counted.items():
            if len(word) > 3 and int(documents) >= ESTABLISHED:
                buckets[word[0], len(word)].append(word)
        return buckets

    @cached_property
    def _compound_parts(self) -> tuple[Counter[str], Counter[str]]:
        compounds = [word for word in self.counted if "-" in word]
        firsts = Counter(compound.partition("-")[0] for compound in compounds)
        return firsts, Counter(compound.rpartition("-")[2] for compound in compounds)

    def compounds(self, word: str, first: bool) -> int:
        """Return how many counted compounds begin (``first``) or end with a word, given in lower case."""
        return self._compound_parts[0 if first else 1][word]

    def neighbours(self, word: str, reach: int) -> list[Neighbour]:
        """Return the established words within ``reach`` edits, nearest and most used first.

        ``word`` is in lower case. They begin with the same letter or the first two letters swapped, or their
        first letter is missing from ``word``.
        """
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        found = []
        wide = 2 if len(word) >= ANAGRAM else reach
        for bucket in self._near(word, reach):
            for other, distance, _ in extract(
                word, bucket, scorer=OSA.distance, score_cutoff=wide, limit=None
            ):
                if distance > reach and sorted(other) != sorted(word):
                    continue
                if other[0] == word[0] or distance == 1:
                    form, documents = self.counted[other]
                    found.append(Neighbour(form, int(documents), int(distance)))
        return sorted(found, key=lambda one: (one.distance, -one.documents, one.form))

    def _rare(self, letter: str) -> dict[int, list[str]]:
        """Return the rare words that begin with a letter, by their length."""
        if letter not in self._rare_by_letter:
            by_length: dict[int, list[str]] = defaultdict(list)
            seldom = (word for word in self._seldom if word[0] == letter)
            for word in chain(self.known.beginning(letter), seldom):
                by_length[len(word)].append(word)
            self._rare_by_letter[letter] = by_length
        return self._rare_by_letter[letter]

    @cached_property
    def _seldom(self) -> list[str]:
        """The words in small letters that few documents use."""
        return [
            word
            for word, (form, documents) in self.counted.items()
            if form.islower() and form.isalpha() and int(documents) < ESTABLISHED
        ]

    def rare_neighbours(self, word: str) -> list[str]:
        """Return the rare words that are one edit away or have the same letters, all in lower case."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        near = set()
        for length in (len(word) - 1, len(word), len(word) + 1):
            bucket = self._rare(word[0]).get(length, ())
            for other, distance, _ in extract(word, bucket, scorer=OSA.distance, score_cutoff=2, limit=None):
                if distance == 1 or sorted(other) == sorted(word):
                    near.add(other)
        return sorted(near)

    def _near(self, word: str, reach: int) -> Iterator[list[str]]:
        for length in range(len(word) - reach, len(word) + reach + 1):
            yield self._buckets.get((word[0], length), [])
        if word[1] != word[0]:
            yield [other for other in self._buckets.get((word[1], len(word)), []) if other[:2] == word[1::-1]]
        yield self._without_first.get(word, [])

    @cached_property
    def _without_first(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for bucket in self._buckets.values():
            for word in bucket:
                if len(word) >= BEHEADED:
                    found[word[1:]].append(word)
        return found


def stems(word: str) -> Iterator[str]:
    """Yield the words that a word, in lower case, may be a regular form of."""
    for ending, stem in ENDINGS:
        if len(word) > len(ending) + 2 and word.endswith(ending):
            yield word[: -len(ending)] + stem
