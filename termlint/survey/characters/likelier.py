"""Changes of a character, or of two into a word, to what sounds or looks alike; the evidence for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import NamedTuple

import numpy as np

from termlint.lexicon.counts import BITS, STEPS, UNSEEN, Floats, Numbers
from termlint.survey import Survey
from termlint.survey.characters.likelihood import REACH, best_of, gain_of_pairs, keys, log_likelihoods
from termlint.survey.parts import LONG, count_parts
from termlint.survey.tokens import cut

WEAK = 2.0
"""A place is weak if log2 of the count of the most frequent run of three there is at most this."""

LEAST_GAIN, LEAST_GAIN_OF_PAIRS = 8.0, 1.0
"""The fewest bits of likelihood that a change must gain by all runs, and one of one character by pairs alone.

One in fifty likely changes gains less by pairs.
"""

AROUND = 12
"""The code points on either side of a change that are segmented."""

AT_ONCE = 20_000
"""The number of places that are weighed together, which limits the memory."""

_BY_GRAMMAR = (frozenset("的地得"), frozenset("他她它"), frozenset("那哪"), frozenset("做作"))
"""Sets of characters of which grammar decides which one is right, not likelihood."""

_NUMERALS = frozenset("一二三四五六七八九十百千万亿两几")


class Changes(NamedTuple):
    """Changes of one size, one per row: the offset in prose and the numbers of the new characters.

    ``gain`` is in bits; ``before`` and ``longest`` are log2 of counts: of the most frequent run of three in
    the text as written, and of the most frequent run of four after the change.
    """

    places: Numbers
    numbers: Numbers
    gain: Floats
    before: Floats
    longest: Floats

    def gaining(self, bits: float) -> Changes:
        """Return the changes that gain at least ``bits``."""
        kept = self.gain >= bits
        places, numbers, gain, before, longest = self
        return Changes(places[kept], numbers[kept], gain[kept], before[kept], longest[kept])


class Search:
    """A search for likelier text in a document, by the counts, the sounds and the segmentation."""

    def __init__(self, survey: Survey) -> None:
        self.prose = survey.prose
        self.counts = survey.lexicon.counts
        self.known = survey.lexicon.homophones
        self.alikes = survey.lexicon.alikes
        self.numbers, self.threes = survey.numbers, survey.threes
        self.padded = np.zeros(len(self.numbers) + 2 * REACH, np.int64)
        self.padded[REACH : len(self.numbers) + REACH] = self.numbers
        self._times: dict[str, int] = {}
        self._recurring: dict[str, bool] = {}

    def weak(self) -> Numbers:
        """Return the offsets of the Han characters around which no run of three exceeds `WEAK`."""
        best = best_of(self.threes)
        return np.nonzero((best >= UNSEEN) & (best <= WEAK))[0]

    def characters(self, places: Numbers) -> Changes:
        """Return the changes of one character at the places that gain enough; see `weigh`."""
        parts = [self._characters(places[at : at + AT_ONCE]) for at in range(0, len(places), AT_ONCE)]
        return _joined(parts, 1)

    def _characters(self, places: Numbers) -> Changes:
        places, numbers = self.alternatives(places, by_shape=True)
        before, new, after = self.padded[places + REACH - 1], numbers[:, 0], self.padded[places + REACH + 1]
        # A frequent run of three has two frequent pairs, and pairs are looked up in a tenth of the time.
        pairs = self.counts.pairs
        met = np.maximum(pairs[before << BITS | new], pairs[new << BITS | after]) >= WEAK * STEPS
        before, old, new, after = before[met], self.numbers[places[met]], new[met], after[met]
        gained = gain_of_pairs(self.counts, before, old, new, after) >= LEAST_GAIN_OF_PAIRS
        return self.weigh(places[met][gained], numbers[met][gained])

    def alternatives(self, places: Numbers, by_shape: bool = False) -> tuple[Numbers, Numbers]:
        """Return the places, repeated for each alternative, and the alternatives, of shape (n, 1).

        Those that sound alike, and with ``by_shape`` those that look alike.
        """
        index, numbers = self.alikes.of(self.numbers[places], by_shape)
        return places[index], numbers[:, None]

    def pairs(self, doubted: Numbers) -> Changes:
        """Return the changes of two characters, one at a doubted place, into a word.

        It sounds the same or has the same characters, swapped.
        """
        places: list[int] = []
        words: list[str] = []
        sound = self.known.sound(self.prose)
        for place in sorted({*doubted.tolist(), *np.maximum(doubted - 1, 0).tolist()}):
            written = self.prose[place : place + 2]
            swapped = written[::-1]
            meant = self.known.pairs.get(sound[place : place + 2], ())
            for word in (*meant, swapped) if swapped in self.known.words else meant:
                if word != written:
                    places.append(place)
                    words.append(word)
        return self.weigh(np.array(places, np.int64), self.counts.numbers("".join(words)).reshape(-1, 2))

    def weigh(self, places: Numbers, numbers: Numbers, margin: float = 2) -> Changes:
        """Return the changes that gain `LEAST_GAIN` bits and make a run of three frequent.

        log2 of its count must be at least `WEAK`, and ``margin`` more than that of the best run before.
        """
        size = numbers.shape[1]
        old = self.padded[places[:, None] + np.arange(size + 2 * REACH)]
        new = old.copy()
        new[:, REACH : REACH + size] = numbers
        after = self._logs(new[:, 1:-1], 3)
        kept = np.nonzero(after >= WEAK)[0]  # few are, and only of these the text as written is looked up
        if not len(kept):
            return _joined([], size)
        before = self._logs(old[kept, 1:-1], 3)
        better = after[kept] >= before + margin
        kept, before = kept[better], before[better]
        likely = log_likelihoods(self.counts, np.stack([old[kept], new[kept]])).sum(axis=-1)
        gain = likely[1] - likely[0]
        enough = gain >= LEAST_GAIN
        kept, before, gain = kept[enough], before[enough], gain[enough]
        return Changes(places[kept], numbers[kept], gain, before, self._logs(new[kept], 4))

    def _logs(self, windows: Numbers, size: int) -> Floats:
        """Return log2 of the count of the most frequent run of ``size`` characters in each window."""
        best: Floats = self.counts.logs(keys(windows, size), size).max(axis=1, initial=UNSEEN)
        return best

    def best(self, changes: Changes, most: int = 1) -> Iterator[int]:
        """Yield the indices of the changes that gain most at each place, ``most`` of them."""
        order = np.lexsort((-changes.gain, changes.places))
        for _, rows in groupby(order.tolist(), lambda row: int(changes.places[row])):
            yield from islice(rows, most)

    def spell(self, numbers: Numbers) -> str:
        """Return the characters that have these numbers, joined."""
        return "".join(map(self.counts.spell, numbers.tolist()))

    def allows(self, start: int, size: int, right: str) -> bool:
        """Return True if likelihood may decide between this text and ``right``: not grammar, no variants."""
        old = self.prose[start : start + size]
        if size == 1 and (old in _NUMERALS or any(old in one and right in one for one in _BY_GRAMMAR)):
            return False
        left = self.prose[max(start - REACH, 0) : start]
        following = self.prose[start + size : start + size + REACH]
        return not self.known.is_variant(left + old + following, left + right + following)

    def words(self, start: int, size: int, right: str) -> tuple[float, ...]:
        """Return the fields of `Evidence` from ``word`` on: of segmentation, sounds and document."""
        written = self.prose[start : start + size]
        left, after = (
            self.prose[max(start - AROUND, 0) : start],
            self.prose[start + size : start + size + AROUND],
        )
        old = _longest(left + written + after, len(left), size)
        new = _longest(left + right + after, len(left), size)
        same = size == 2 or right in self.known.alike(written)[0]
        again = len(new) > 1 and self.recurs(new)
        flags = (len(new) > 1, len(new) > 2, len(old) > 1, same, again, self.recurs(written))
        return *map(float, flags), max(self.counts.log(written), 0.0) / 10

    def count(self, strings: Iterable[str]) -> None:
        """Count the strings in one pass for `times`, if the document is long."""
        if len(self.prose) > LONG:
            self._times |= count_parts(self.prose, strings)

    def recurs(self, written: str) -> bool:
        """Return True if a string occurs more than once; a frequent one is soon found twice."""
        if written not in self._recurring:
            first = self.prose.find(written)
            again = first >= 0 and self.prose.find(written, first + len(written)) >= 0
            self._recurring[written] = again
        return self._recurring[written]

    def times(self, written: str) -> int:
        """Return how often a string occurs in the document."""
        if written not in self._times:
            self._times[written] = self.prose.count(written)
        return self._times[written]


def _longest(text: str, at: int, size: int) -> str:
    """Return the longest token that overlaps ``text[at : at + size]``."""
    tokens = cut(text, 0, len(text), guess=False)
    return max((one.text for one in tokens if one.start < at + size and one.end > at), key=len)


def _joined(parts: list[Changes], size: int) -> Changes:
    if not parts:
        empty = np.zeros(0, np.float32)
        return Changes(np.zeros(0, np.int64), np.zeros((0, size), np.int64), empty, empty, empty)
    return Changes(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
