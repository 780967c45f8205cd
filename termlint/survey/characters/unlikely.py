"""Characters and words of two that the counts find unlikely, where what sounds the same is likelier.

Only where no well-known run of three holds the place; only in texts of the kind that was counted. Each change
is weighed by a logistic model of what is known of it. Its weights were fitted on corrections by editors,
against all changes that clean documentation offers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from termlint.lexicon.counts import UNSEEN
from termlint.survey import Survey
from termlint.survey.characters.likelier import Changes, Search
from termlint.survey.characters.likelihood import share_strange
from termlint.survey.characters.miswritings import Miswriting

FOREIGN = 0.22
"""In a document with a greater share of strange places the counts have no say."""

FOREIGN_SEGMENT = 0.2
"""The same for one segment, with what stands in for the text that it has not."""


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


class Proposal(NamedTuple):
    """``right`` instead of what stands at ``start:end``, and the score of the model."""

    start: int
    end: int
    right: str
    score: float


def find_unlikely(survey: Survey, odds: float = 0.0, least: float = THRESHOLD) -> Iterator[Miswriting]:
    """Yield what is unlikely and sounds like something that is much likelier, in order.

    ``odds`` says how much likelier slips are in this text than in others, as a natural logarithm; a change is
    yielded whose score and odds make ``least``.
    """
    if survey.document.script != "hans":
        return
    share = survey.strangeness
    if share >= FOREIGN:
        return
    proposals = [one for one in propose(survey, share) if one.score + odds >= least]
    for start, end, right, score in best(proposals):
        if not is_foreign(survey, start):
            yield Miswriting(start, end, (right,), "unlikely", confidence(score + odds), "unsafe")


def is_foreign(survey: Survey, at: int) -> bool:
    """Whether the segment here is of another kind than its document: verse, a clause of a law."""
    segment = survey.document.segments[survey.segment_at(at)]
    return share_strange(survey.lexicon.counts, survey.prose[segment.start : segment.end]) >= FOREIGN_SEGMENT


def confidence(score: float) -> float:
    """Return the share of proposals with such a score that were right when read."""
    return next((share for least, share in _CONFIDENCE if score >= least), 0.0)


def best(proposals: list[Proposal]) -> Iterator[Proposal]:
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
    """Yield every change that gains enough where the counts doubt; ``share`` is that of strange places."""
    search = Search(survey)
    weak = search.weak()
    for changes in (search.characters(weak), search.pairs(weak)):
        yield from judge(search, changes, share)


def judge(search: Search, changes: Changes, share: float) -> Iterator[Proposal]:
    """Yield the best of the changes at each place, with the score of the model."""
    for start, end, right, evidence in weigh(search, changes, share):
        weighed = sum(one * weight for one, weight in zip(evidence, _WEIGHTS, strict=True))
        yield Proposal(start, end, right, _BIAS + weighed)


def weigh(search: Search, changes: Changes, share: float) -> Iterator[tuple[int, int, str, Evidence]]:
    """Yield (start, end, new, what is known of it) of the best of the changes at each place."""
    size = changes.numbers.shape[1]
    for row in search.best(changes):
        start, right = int(changes.places[row]), search.spell(changes.numbers[row])
        if search.allows(start, size, right):
            counted = _counted(changes, row, size)
            evidence = Evidence(*counted, 10 * share, *search.words(start, size, right))
            yield start, start + size, right, evidence


def _counted(changes: Changes, row: int, size: int) -> tuple[float, float, float, float, float]:
    """Return what the counts say of a change."""
    gain, pair = min(float(changes.gain[row]), 30.0) / 10, float(size == 2)
    longest = max(float(changes.longest[row]), 0.0) / 5
    return gain, gain * pair, pair, longest, float(changes.before[row] > UNSEEN)
