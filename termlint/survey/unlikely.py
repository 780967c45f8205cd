"""Characters and words of two that the counts find unlikely, where what sounds the same is likelier.

Only where no well-known run of three holds the place; only in texts of the kind that was counted. Each change
is weighed by a logistic model of what is known of it. Its weights were fitted on corrections by editors,
against all changes that clean documentation offers.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import numpy as np

from termlint.lexicon.counts import UNSEEN, Floats, Numbers
from termlint.survey import Survey
from termlint.survey.likelihood import REACH, keys, log_likelihoods, share_strange
from termlint.survey.miswritings import Miswriting
from termlint.survey.tokens import cut

FOREIGN = 0.22
"""In a document with a greater share of strange places the counts have no say."""

FOREIGN_SEGMENT = 0.2
"""The same for one segment, with what stands in for the text that it has not."""

WEAK = 2.0
"""The logarithm of the count of the best known run of three at a place that is doubted."""

LEAST_GAIN = 8.0
"""In bits."""

AROUND = 12
"""So many code points on either side are segmented before and after a change."""

AT_ONCE = 20_000
"""Places that are weighed together: memory."""

_ONE_WORD = (frozenset("的地得"), frozenset("他她它"), frozenset("那哪"), frozenset("做作"))
"""Which of these is right grammar decides, not likelihood."""

_NUMERALS = frozenset("一二三四五六七八九十百千万亿两几")


class Evidence(NamedTuple):
    """What is known of a change, or what each of it weighs."""

    gain: float
    """In tens of bits, at most three."""
    gain_of_pair: float
    pair: float
    """Two characters change."""
    longest: float
    """The best run of four after the change: a logarithm of its count, in fives."""
    before: float
    """A run of three was counted as it stands."""
    share: float
    """Of strange places in the document, in tenths."""
    word: float
    """The segmentation makes a word of it."""
    long_word: float
    was_word: float
    same: float
    """It sounds the same, not only nearly."""
    again: float
    """The document has the word too."""
    times: float
    """The document has it more than once as it stands."""
    common: float
    """What stands here: a logarithm of its count, in tens."""


_WEIGHTS = Evidence(1.75, 0.56, -0.24, 0.92, -0.67, -1.39, 0.77, 0.66, -1.14, 0.05, 0.61, -0.57, 0.73)
_BIAS = -4.74

THRESHOLD = -2.7
"""The score from which a change is worth a look."""

_CONFIDENCE = ((2.5, 0.9), (0.0, 0.5), (-1.0, 0.3), (THRESHOLD, 0.15))
"""From which score on which share was right when read."""


class Changes(NamedTuple):
    """Changes of one size, a row each: where, what numbers would stand there, and what is known of it.

    ``gain`` is in bits; ``before`` and ``longest`` are logarithms of counts: of the best run of three as it
    stands, and of the best run of four after the change.
    """

    places: Numbers
    numbers: Numbers
    gain: Floats
    before: Floats
    longest: Floats


class Proposal(NamedTuple):
    """``right`` instead of what stands at ``start:end``, and the score of the model."""

    start: int
    end: int
    right: str
    score: float


def find_unlikely(survey: Survey) -> Iterator[Miswriting]:
    """Yield what is unlikely and sounds like something that is much likelier, in order."""
    if survey.document.script != "hans":
        return
    share = share_strange(survey.lexicon.counts, survey.prose)
    if share >= FOREIGN:
        return
    proposals = [one for one in propose(survey, share) if one.score >= THRESHOLD]
    for start, end, right, score in _best(proposals):
        if not _is_foreign(survey, start):
            yield Miswriting(start, end, (right,), "unlikely", confidence(score), "unsafe")


def _is_foreign(survey: Survey, at: int) -> bool:
    """Whether the segment here is of another kind than its document: verse, a clause of a law."""
    segment = survey.document.segments[survey.segment_at(at)]
    return share_strange(survey.lexicon.counts, survey.prose[segment.start : segment.end]) >= FOREIGN_SEGMENT


def confidence(score: float) -> float:
    """Return the share of proposals with such a score that were right when read."""
    return next((share for least, share in _CONFIDENCE if score >= least), 0.0)


def _best(proposals: list[Proposal]) -> Iterator[Proposal]:
    """Yield the best of those that overlap, in order."""
    best: Proposal | None = None
    end = 0
    for one in sorted(proposals):
        if best and one.start >= end:
            yield best
            best = None
        best = one if best is None else max(best, one, key=lambda proposal: proposal.score)
        end = max(end, one.end)
    if best:
        yield best


def propose(survey: Survey, share: float) -> Iterator[Proposal]:
    """Yield every change that gains enough, weighed; ``share`` is that of strange places."""
    for start, end, right, evidence in weigh(survey, share):
        weighed = sum(one * weight for one, weight in zip(evidence, _WEIGHTS, strict=True))
        yield Proposal(start, end, right, _BIAS + weighed)


def weigh(survey: Survey, share: float) -> Iterator[tuple[int, int, str, Evidence]]:
    """Yield (start, end, new, what is known of it) of every change that gains enough."""
    search = _Search(survey)
    for size, changes in ((1, search.characters()), (2, search.pairs())):
        for row in search.best(changes):
            start, right = int(changes.places[row]), search.spell(changes.numbers[row])
            if search.allows(start, size, right):
                counted = _counted(changes, row, size)
                yield (
                    start,
                    start + size,
                    right,
                    Evidence(*counted, 10 * share, *search.words(start, size, right)),
                )


def _counted(changes: Changes, row: int, size: int) -> tuple[float, float, float, float, float]:
    """Return what the counts say of a change."""
    gain, pair = min(float(changes.gain[row]), 30.0) / 10, float(size == 2)
    longest = max(float(changes.longest[row]), 0.0) / 5
    return gain, gain * pair, pair, longest, float(changes.before[row] > UNSEEN)


class _Search:
    """The doubtful places of a document and what may have been meant there."""

    def __init__(self, survey: Survey) -> None:
        self.prose = survey.prose
        self.counts = survey.lexicon.counts
        self.known = survey.lexicon.homophones
        self.numbers = self.counts.numbers(self.prose)
        self._padded = np.pad(self.numbers, REACH)
        self._alternatives: dict[int, Numbers] = {}
        self._times: dict[str, int] = {}
        self.weak = self._weak()

    def _weak(self) -> Numbers:
        """Return the Han characters at which no run of three is well known."""
        runs = keys(self.numbers, 3)
        logs = self.counts.logs(runs, 3)
        best = np.full(len(self.numbers), np.float32(2 * UNSEEN))
        for at in range(3):
            part = best[at : len(runs) + at]
            np.maximum(part, np.where(runs > 0, logs, 2 * UNSEEN), out=part)
        return np.nonzero((best >= UNSEEN) & (best <= WEAK))[0]

    def characters(self) -> Changes:
        """Return the changes of one character."""
        parts = [
            self._changes(*self._one(self.weak[at : at + AT_ONCE]))
            for at in range(0, len(self.weak), AT_ONCE)
        ]
        return _joined(parts, 1)

    def _one(self, places: Numbers) -> tuple[Numbers, Numbers]:
        """Return each place with each alternative of its character."""
        found = [self._alike(number) for number in self.numbers[places].tolist()]
        repeated = np.repeat(places, [len(one) for one in found])
        return repeated, np.concatenate([*found, np.zeros(0, np.int64)])[:, None]

    def _alike(self, number: int) -> Numbers:
        if number not in self._alternatives:
            same, near = self.known.alike.get(self.counts.spell(number), ("", ""))
            self._alternatives[number] = self.counts.numbers(same + near)
        return self._alternatives[number]

    def pairs(self) -> Changes:
        """Return the changes of two characters into a word that sounds the same."""
        places: list[int] = []
        words: list[str] = []
        sound = self.known.sound(self.prose)
        for place in np.union1d(self.weak, self.weak - 1).tolist():
            for word in self.known.pairs.get(sound[place : place + 2], ()) if place >= 0 else ():
                if word != self.prose[place : place + 2]:
                    places.append(place)
                    words.append(word)
        return self._changes(np.array(places, np.int64), self.counts.numbers("".join(words)).reshape(-1, 2))

    def _changes(self, places: Numbers, numbers: Numbers) -> Changes:
        """Weigh changes, and keep those that make a run of three much better known and gain enough."""
        size = numbers.shape[1]
        old = self._padded[places[:, None] + np.arange(size + 2 * REACH)]
        new = old.copy()
        new[:, REACH : REACH + size] = numbers
        before, after = (self._logs(window[:, 1:-1], 3) for window in (old, new))
        kept = after >= np.maximum(WEAK, before + 2)
        old, new = old[kept], new[kept]
        gain = (log_likelihoods(self.counts, new) - log_likelihoods(self.counts, old)).sum(axis=1)
        longest = self._logs(new, 4)
        found = Changes(places[kept], numbers[kept], gain, before[kept], longest)
        return Changes(*(column[gain >= LEAST_GAIN] for column in found))

    def _logs(self, windows: Numbers, size: int) -> Floats:
        """Return the logarithm of the count of the best run in each window."""
        best: Floats = self.counts.logs(keys(windows, size), size).max(axis=1, initial=UNSEEN)
        return best

    def best(self, changes: Changes) -> list[int]:
        """Return the row of the change that gains most at each place."""
        order = np.lexsort((-changes.gain, changes.places))
        rows = groupby(order.tolist(), lambda row: int(changes.places[row]))
        return [next(group) for _, group in rows]

    def spell(self, numbers: Numbers) -> str:
        """Return the characters of some numbers."""
        return "".join(map(self.counts.spell, numbers.tolist()))

    def allows(self, start: int, size: int, right: str) -> bool:
        """Tell whether likelihood may decide between what stands here and ``right``."""
        old = self.prose[start : start + size]
        if size == 1 and (old in _NUMERALS or any(old in one and right in one for one in _ONE_WORD)):
            return False
        left = self.prose[max(start - REACH, 0) : start]
        following = self.prose[start + size : start + size + REACH]
        return not self.known.is_variant(left + old + following, left + right + following)

    def words(self, start: int, size: int, right: str) -> tuple[float, ...]:
        """Return what the segmentation, the sounds and the document say of a change."""
        written = self.prose[start : start + size]
        left, after = (
            self.prose[max(start - AROUND, 0) : start],
            self.prose[start + size : start + size + AROUND],
        )
        old = _longest(left + written + after, len(left), size)
        new = _longest(left + right + after, len(left), size)
        same = size == 2 or right in self.known.alike.get(written, ("", ""))[0]
        again = len(new) > 1 and self.times(new) > 1
        told = (len(new) > 1, len(new) > 2, len(old) > 1, same, again, self.times(written) > 1)
        return *map(float, told), max(self.counts.log(written), 0.0) / 10

    def times(self, written: str) -> int:
        """Return how often a string stands in the document."""
        if written not in self._times:
            self._times[written] = self.prose.count(written)
        return self._times[written]


def _longest(text: str, at: int, size: int) -> str:
    """Return the longest word of the segmentation that holds some of ``text[at : at + size]``."""
    tokens = cut(text, 0, len(text), guess=False)
    return max((one.text for one in tokens if one.start < at + size and one.end > at), key=len)


def _joined(parts: list[Changes], size: int) -> Changes:
    if not parts:
        empty = np.zeros(0, np.float32)
        return Changes(np.zeros(0, np.int64), np.zeros((0, size), np.int64), empty, empty, empty)
    return Changes(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))
