"""How a document is translated: how long, how evenly, and how often sentences are merged or divided.

One translator writes a sentence for a sentence, another joins them with commas. What either leaves out is
seen only against what he does elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from termlint.bitext.coverage import Sentence
from termlint.bitext.once import once
from termlint.bitext.sentences import count_sentences, sentences_in
from termlint.bitext.side import Side

USUAL = 0.85
"""The median ratio of most documents."""
LEAST = 36
"""Letters; a shorter segment says nothing of the habit."""
LONGEST = 10_000
"""A segment with more code points is no paragraph."""

ENOUGH = 8
"""Segments that a document must have for its own ratio to be taken."""
SPREAD, SEGMENTS, EVENEST = 0.3, 6, 0.12
"""The usual standard deviation of the logarithm of the sizes' ratio, the number of segments that it counts
for, and the least that is believed.
"""
MERGED, OF_MERGED = 1.2, 8
DIVIDED, OF_DIVIDED = 1, 12
"""Segments with fewer sentences than their originals, and sentences divided, of how many: added to what the
document has, so that one alone has no habit.
"""


class Habit(NamedTuple):
    """How a document is translated.

    ``ratio``: the median of the sizes, target to source; ``spread``: of its logarithm; ``merging``: the share
    of segments with fewer sentences than their originals; ``dividing``: of sentences that were divided.
    """

    ratio: float = USUAL
    spread: float = SPREAD
    merging: float = MERGED / OF_MERGED
    dividing: float = DIVIDED / OF_DIVIDED


class Measure:
    """A segment of prose and its original, measured; ``source`` and ``target``: sizes in letters."""

    def __init__(self, target: Side, source: Side) -> None:
        self.sides = target, source
        self.target, self.source = target.size, source.size

    @once
    def spans(self) -> list[tuple[int, int]]:
        """Where the sentences of the original stand."""
        return sentences_in(self.sides[1])

    @once
    def said(self) -> int:
        """How many sentences the translation has."""
        return count_sentences(self.sides[0].opened)

    @once
    def sentences(self) -> list[Sentence]:
        """The sentences of the original."""
        return [Sentence(self.sides[1].raw[start:end]) for start, end in self.spans]

    def short(self, ratio: float) -> float:
        """Return how many times as long the translation should be."""
        return ratio * self.source / (self.target + 1)


def measured(target: Side, source: Side) -> Measure | None:
    """Return a segment measured, None if it is too short to say anything, or longer than a paragraph."""
    longest = max(len(target.raw), len(source.raw))
    if longest > LONGEST or len(source.raw) < LEAST or not target.han:
        return None
    one = Measure(target, source)
    return one if one.source >= LEAST else None


def habit_of(segments: Sequence[Measure]) -> Habit:
    """Return how the segments of a document are translated, each one's own included."""
    ratio = _median([one.target / one.source for one in segments])
    several = [one for one in segments if len(one.spans) > 1]
    sentences = sum(len(one.spans) for one in segments)
    return Habit(
        ratio,
        _spread(math.log(one.short(ratio)) for one in segments),
        (sum(len(one.spans) > one.said for one in several) + MERGED) / (len(several) + OF_MERGED),
        (sum(len(one.spans) < one.said for one in segments) + DIVIDED) / (sentences + OF_DIVIDED),
    )


def _median(ratios: list[float]) -> float:
    return sorted(ratios)[len(ratios) // 2] if len(ratios) >= ENOUGH else USUAL


def _spread(logarithms: Iterable[float]) -> float:
    squares = [min(abs(one), 1) ** 2 for one in logarithms]
    return max(
        math.sqrt((sum(squares) + SEGMENTS * SPREAD**2) / (len(squares) + SEGMENTS)),
        EVENEST,
    )
