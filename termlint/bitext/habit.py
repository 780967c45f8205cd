"""Measures how a document is translated: length, evenness, and how often sentences are merged or divided.

One translator writes a sentence for a sentence, another joins them with commas. An omission can be told only
from what the same translator does elsewhere in the document.
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
"""The usual median of the ratio of sizes, target to source, in documents."""
LEAST = 36
"""Least length of an original in code points, and in letters: shorter segments are not measured."""
LONGEST = 10_000
"""Most code points of a segment: a longer one is no paragraph."""

ENOUGH = 8
"""Number of segments from which a document's own median ratio is used."""
SPREAD, SEGMENTS, EVENEST = 0.3, 6, 0.12
"""Prior of the standard deviation of the logarithm of the ratio of sizes, the number of segments that the
prior counts for, and the least result.
"""
MERGED, OF_MERGED = 1.2, 8
DIVIDED, OF_DIVIDED = 1, 12
"""Prior counts, added to those of the document so that few segments do not decide: segments with fewer
sentences than their originals, of how many, and segments with more, of how many sentences.
"""


class Habit(NamedTuple):
    """How a document is translated.

    ``ratio``: the median ratio of sizes, target to source; ``spread``: the standard deviation of its
    logarithm; ``merging``: the share of segments of several sentences that have fewer than their originals;
    ``dividing``: the number of segments that have more, per sentence of the original.
    """

    ratio: float = USUAL
    spread: float = SPREAD
    merging: float = MERGED / OF_MERGED
    dividing: float = DIVIDED / OF_DIVIDED


class Measure:
    """A segment of prose and its original, measured; ``source`` and ``target``: sizes in English letters."""

    def __init__(self, target: Side, source: Side) -> None:
        self.sides = target, source
        self.target, self.source = target.size, source.size

    @once
    def spans(self) -> list[tuple[int, int]]:
        """The (start, end) of each sentence of the original, in code points of its raw text."""
        return sentences_in(self.sides[1])

    @once
    def said(self) -> int:
        """The number of sentences of the translation."""
        return count_sentences(self.sides[0].opened)

    @once
    def sentences(self) -> list[Sentence]:
        """The sentences of the original."""
        return [Sentence(self.sides[1].raw[start:end]) for start, end in self.spans]

    def short(self, ratio: float) -> float:
        """Return the ratio of the translation's expected size (by ``ratio``) to its real one."""
        return ratio * self.source / (self.target + 1)


def measured(target: Side, source: Side) -> Measure | None:
    """Return a segment measured; None if it is shorter than `LEAST`, longer than `LONGEST` or not Chinese."""
    longest = max(len(target.raw), len(source.raw))
    if longest > LONGEST or len(source.raw) < LEAST or not target.han:
        return None
    one = Measure(target, source)
    return one if one.source >= LEAST else None


def habit_of(segments: Sequence[Measure]) -> Habit:
    """Return the habit of a document from all of its segments."""
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
