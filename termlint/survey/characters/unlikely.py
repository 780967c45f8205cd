"""Unlikely characters and two-character words for which something that sounds alike is much likelier.

Judged are places that are in no frequent run of three, in texts of the kind that was counted. A logistic
model scores each change by its evidence. Its weights were fitted on corrections by editors, against all
candidate changes in clean documentation. What it finds possible is read once more in its sentence, by the
network, and a second model scores the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import nlargest
from math import inf
from typing import NamedTuple

from termlint.lexicon import Lexicon
from termlint.lexicon.counts import UNSEEN
from termlint.survey import Survey
from termlint.survey.characters.likelier import Changes, Search
from termlint.survey.characters.likelihood import UNCOUNTED, share_strange
from termlint.survey.characters.miswritings import Miswriting
from termlint.survey.characters.remarks import is_in_name, remarks_of
from termlint.survey.characters.reread import Reading, read

FOREIGN = 0.33
"""A document with this share of strange places is not judged: the counts do not apply to it."""

FOREIGN_SEGMENT, TIMES = 0.2, 2
"""The least share of a segment that is not judged, with the prior of `share_strange` for short ones; and how
many times the share of its document that must be.
"""


class Evidence(NamedTuple):
    """The evidence for a change, or the weight of each piece; 1.0 for true and 0.0 for false."""

    gain: float
    """Bits of likelihood gained, divided by 10; at most 3."""
    gain_of_pair: float
    """The same if two characters change, else 0."""
    pair: float
    """Whether two characters change."""
    longest: float
    """log2 of the count of the most frequent run of four after the change, divided by 5."""
    before: float
    """Whether a run of three was counted in the text as written."""
    share: float
    """The share of strange places in the document, times 10; at most 10 times `UNCOUNTED`."""
    word: float
    """Whether the change becomes part of a word of two characters or more."""
    long_word: float
    """Of three or more."""
    was_word: float
    """Whether the text as written is such a word."""
    same: float
    """Whether both sound the same, not only alike."""
    again: float
    """Whether the document has the new word more than once."""
    times: float
    """Whether the document has the old characters more than once."""
    common: float
    """log2 of the count of the old characters, divided by 10."""


class Again(NamedTuple):
    """The evidence for a change when its sentence has been read too, or the weight of each piece."""

    score: float
    """By the counts."""
    gain: float
    """What the changed characters gain by the network, in bits; -15 to 20."""
    around: float
    """The same of their neighbours; -15 to 15."""
    pair: float
    """Whether two characters change."""
    looks: float
    """Whether the new character only looks like the old one."""


_WEIGHTS = Evidence(1.75, 0.56, -0.24, 0.92, -0.67, -1.39, 0.77, 0.66, -1.14, 0.05, 0.61, -0.57, 0.73)
_BIAS = -4.74

# tools/fit_unlikely.py prints these, but 0.1 for what only looks alike; few such were seen, so it is less.
_AGAIN = Again(1.432, 0.435, 0.138, -3.397, -1.9)
_BIAS_AGAIN = -6.7

_BEST = Reading(20.0, 15.0)
"""A reading than which none adds more to a score: the limits of `Again`."""

LEAST, LIKELY = -9.0, 1.0
"""The lowest score of a change that is reported if asked for, and of one that is reported by default."""

POSSIBLE, PROMISING = -2.7, -1.5
"""The same by the counts alone: the lowest score of a change that is read in its sentence.

One in a hundred `LIKELY` changes has less than `PROMISING`.
"""

AT_A_PLACE = 3
"""How many changes are proposed at a place; the network chooses between those that are possible."""

FEW, APART = 50, 500
"""At most `FEW` changes and one in `APART` code points are read in their sentences, which takes 4 ms each.

Ordinary texts have one in some thousands.
"""

_CONFIDENCE = ((3.0, 0.93), (2.0, 0.88), (LIKELY, 0.78), (0.0, 0.65), (-1.0, 0.55), (-1.5, 0.4), (LEAST, 0.1))
"""(lowest score, proportion of such changes that proved right in manual review), in descending order."""


class Proposal(NamedTuple):
    """``right`` as a replacement of ``start:end`` of the prose, with the score of the model."""

    start: int
    end: int
    right: str
    score: float


def find_unlikely(
    survey: Survey, odds: float = 0.0, least: float = LEAST, possible: float = POSSIBLE
) -> Iterator[Miswriting]:
    """Yield the unlikely places for which something that sounds alike is much likelier, in order.

    ``odds`` is the natural logarithm of how much likelier slips are in this text than in documentation. The
    sum of score and odds must be at least ``least``, that of the score by the counts and odds ``possible``.
    """
    proposals = [one for one in survey.proposals if one.score + odds >= possible]
    proposals = [one for one in reread(survey, proposals, least - odds) if one.score + odds >= least]
    remarks = remarks_of(survey.prose, survey.document.segments)
    for start, end, right, score in best(proposals):
        is_used = remarks(survey.segment_at(start)).uses(start, end, ())
        if is_used and not is_foreign(survey, start) and not is_in_name(survey.prose, start, end):
            yield Miswriting(start, end, (right,), "unlikely", confidence(score + odds), "unsafe")


def reread(survey: Survey, proposals: Sequence[Proposal], least: float = -inf) -> list[Proposal]:
    """Return the proposals as the network sees them in their sentences; it cannot read rare characters.

    Of too many only those with the highest scores. Those that no reading would lift to ``least`` are not
    read: of changes of two characters that is three in four.
    """
    if not proposals:
        return []  # and the network is not loaded
    network = survey.lexicon.network
    most = FEW + len(survey.prose) // APART
    likeliest = nlargest(most, proposals, key=lambda one: one.score)
    known = [one for one in likeliest if network.knows(one.right) and _score(survey, one, _BEST) >= least]
    readings = read(network, survey.prose, [one[:3] for one in known])
    return [
        one._replace(score=_score(survey, one, reading)) for one, reading in zip(known, readings, strict=True)
    ]


def _score(survey: Survey, one: Proposal, reading: Reading) -> float:
    evidence = evidence_again(survey.lexicon, survey.prose[one.start : one.end], one, reading)
    return _BIAS_AGAIN + sum(part * weight for part, weight in zip(evidence, _AGAIN, strict=True))


def evidence_again(lexicon: Lexicon, written: str, one: Proposal, reading: Reading) -> Again:
    """Return the evidence for a proposal when it has been read in its sentence."""
    gain = max(min(reading.gain, _BEST.gain), -15.0)
    around = max(min(reading.around, _BEST.around), -15.0)
    pair = float(len(written) == 2)
    heard = "".join(lexicon.homophones.alike(written)) if len(written) == 1 else one.right
    return Again(one.score, gain, around, pair, float(one.right not in heard))


def is_foreign(survey: Survey, at: int) -> bool:
    """Return True if the segment at ``at`` is of a kind that was not counted: verse, a clause of a law."""
    segment = survey.document.segments[survey.segment_at(at)]
    share = share_strange(survey.lexicon.counts, survey.prose[segment.start : segment.end])
    return share >= max(FOREIGN_SEGMENT, TIMES * survey.strangeness)


def confidence(score: float) -> float:
    """Return the proportion of proposals with such a score that proved right in manual review."""
    return next((share for least, share in _CONFIDENCE if score >= least), 0.0)


def best(proposals: list[Proposal]) -> Iterator[Proposal]:
    """Yield the proposal with the highest score of each group that overlap, in order."""
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


def most_strange(survey: Survey) -> float:
    """Return the share of strange places from which a document is not judged; less for words of Taiwan."""
    return UNCOUNTED if survey.converted else FOREIGN


def propose(survey: Survey) -> Iterator[Proposal]:
    """Yield the likeliest changes at the weak places with their scores; none in a text of another kind."""
    share = survey.strangeness if survey.document.script == "hans" else FOREIGN
    if share >= most_strange(survey):
        return
    search = Search(survey)
    weak = search.weak()
    for changes in (search.characters(weak), search.pairs(weak)):
        yield from judge(search, changes, share, AT_A_PLACE)


def judge(search: Search, changes: Changes, share: float, most: int = 1) -> Iterator[Proposal]:
    """Yield the changes that gain most at each place, ``most`` of them, with the score of the model."""
    for start, end, right, evidence in weigh(search, changes, share, most):
        weighed = sum(one * weight for one, weight in zip(evidence, _WEIGHTS, strict=True))
        yield Proposal(start, end, right, _BIAS + weighed)


def weigh(
    search: Search, changes: Changes, share: float, most: int = 1
) -> Iterator[tuple[int, int, str, Evidence]]:
    """Yield (start, end, new text, evidence) of the ``most`` changes that gain most at each place."""
    size = changes.numbers.shape[1]
    for row in search.best(changes, most):
        start, right = int(changes.places[row]), search.spell(changes.numbers[row])
        if search.allows(start, size, right):
            counted = _counted(changes, row, size)
            evidence = Evidence(*counted, 10 * min(share, UNCOUNTED), *search.words(start, size, right))
            yield start, start + size, right, evidence


def _counted(changes: Changes, row: int, size: int) -> tuple[float, float, float, float, float]:
    """Return the fields of `Evidence` before ``share``, which come from the counts."""
    gain, pair = min(float(changes.gain[row]), 30.0) / 10, float(size == 2)
    longest = max(float(changes.longest[row]), 0.0) / 5
    return gain, gain * pair, pair, longest, float(changes.before[row] > UNSEEN)
