"""Aligns the blocks of two documents by structure, length and what a translation keeps (names, numbers).

Headings and blocks of code are aligned first, then the blocks between them. Both times dynamic programming
finds the path with the greatest sum of scores through the grid of pairs; a block without a partner costs
nothing, a pair with a score below zero is never made. If too few blocks of the smaller side find a partner,
the structures differ and no pairs are returned.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from termlint.bitext.side import HAN, Side, count_han
from termlint.lazily import lazily
from termlint.model import Document, Segment

Alignment = list[tuple[int, int, float]]
"""Rows of (index in the target, index in the source, confidence), both ascending."""

CELLS = 400_000
"""Largest grid (targets × sources) that is searched, which takes about half a second."""

ENOUGH = 0.6
"""The share of the smaller side's blocks that must be paired, else the structures differ."""

HELD = 0.5
"""Least confidence of a pair of one shape that stands alone between two pairs of this confidence or more."""

WORDS = 0.11
"""Weight of the agreement of words beside a score; fitted to partners and neighbours in half of a corpus."""

LEAST = 0.4
"""Least sum of score and weighted agreement of a pair, where words are compared."""

REACH = 12
"""Number of blocks each way whose offsets limit where a partner is looked for by words: in a list of similar
entries the path may have shifted several entries away.
"""

WIDE = 30
"""If a block has more possible partners than this on average, words are not compared."""

NEVER = -1.0
"""The score of two blocks that cannot be a pair."""

PLAIN = 0.71
"""Score up to which a pair has little but shape and size in its favour; such pairs are checked by words."""

_ANCHOR = lazily(r"[A-Za-z][A-Za-z0-9_]+|\d+")
_HEADING = lazily(r"[ \t>]*(#{1,6})[ \t]")


class Feature(NamedTuple):
    """What a block is compared by. ``shape``: its kind, with the level of a heading; ``size``: in English
    letters; ``anchors``: its Latin words and numbers, in lower case.
    """

    shape: str
    size: float
    anchors: frozenset[str]
    side: Side = Side("")


Agreement = Callable[[Side, Side], float]
"""Returns how far the words of target and source agree (`Wording.agreement`): above 0 for a translation."""


def feature_of(document: Document, segment: Segment, side: Side) -> Feature:
    """Return the features of a raw block."""
    han = count_han(side.opened)
    shape: str = segment.kind
    if shape == "heading":
        start, _ = document.alignment.span(segment.start, segment.start + 1)
        level = _HEADING.match(document.text, document.text.rfind("\n", 0, start) + 1)
        shape = f"heading{len(level[1]) if level else ''}"
    anchors = frozenset(_ANCHOR.findall(side.raw.lower()))
    return Feature(shape, len("".join(side.opened.split())) + (HAN - 1) * han + 4, anchors, side)


def align(
    targets: Sequence[Feature],
    sources: Sequence[Feature],
    fences: Sequence[tuple[int, int]] = (),
    agreement: Agreement | None = None,
) -> Alignment:
    """Return the pairs of two documents; none if their structures differ too much.

    ``fences`` are places (index in the target, index in the source), ascending, that no pair may cross;
    ``agreement`` is used where structure and length do not pair all blocks with good scores.
    """
    rows: Alignment = []
    edges = [(0, 0), *fences, (len(targets), len(sources))]
    for (at, other), (to, until) in pairwise(edges):
        within = _between(targets[at:to], sources[other:until], agreement)
        rows += ((at + target, other + source, value) for target, source, value in within)
    if len(rows) < ENOUGH * min(len(targets), len(sources)):
        return []
    return _held(_supported(_bridged(rows, targets, sources)), targets, sources)


def _between(
    targets: Sequence[Feature], sources: Sequence[Feature], agreement: Agreement | None
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs between two fences, section by section."""
    for target, source in _sections(targets, sources, agreement):
        within = targets[target.start : target.stop], sources[source.start : source.stop]
        for at, other, value in _path(*within, agreement):
            yield target.start + at, source.start + other, value


def _sections(
    targets: Sequence[Feature], sources: Sequence[Feature], agreement: Agreement | None
) -> Iterator[tuple[range, range]]:
    """Yield ranges of both sides that each end before a pair of headings or blocks of code."""
    landmarks = [[at for at, one in enumerate(side) if _is_landmark(one)] for side in (targets, sources)]
    path = _path([targets[at] for at in landmarks[0]], [sources[at] for at in landmarks[1]], agreement)
    at = other = 0
    for one, two, score in path:
        if score >= 0.5:
            target, source = landmarks[0][one], landmarks[1][two]
            yield range(at, target), range(other, source)
            at, other = target, source
    yield range(at, len(targets)), range(other, len(sources))


def _is_landmark(one: Feature) -> bool:
    return _is_heading(one) or one.shape == "code"


def _is_heading(one: Feature) -> bool:
    return one.shape.startswith("heading")


def _path(
    targets: Sequence[Feature], sources: Sequence[Feature], agreement: Agreement | None = None
) -> Alignment:
    """Return the pairs on the path with the greatest sum of scores (see `CELLS` for large grids)."""
    straight = _straight(targets, sources) if len(targets) == len(sources) else []
    if straight and not (agreement and _is_doubtful(straight, targets, sources, agreement)):
        return straight
    if len(targets) * len(sources) > CELLS:
        return straight
    scores = [] if straight else [[score(target, source) for source in sources] for target in targets]
    rows = straight or _best(scores)
    return _reworded(rows, scores, targets, sources, agreement) if agreement else rows


def _reworded(
    rows: Alignment,
    scores: Sequence[Sequence[float]],
    targets: Sequence[Feature],
    sources: Sequence[Feature],
    agreement: Agreement,
) -> Alignment:
    """Return the best path near ``rows`` by scores and words; ``rows`` if too many pairs are near.

    ``scores``: those known already, or empty.
    """
    near = [*_nearby(_with_ends(rows, targets, sources), len(targets), len(sources))]
    if sum(map(len, near)) > WIDE * len(targets):
        return rows
    grid = [[NEVER] * len(sources) for _ in targets]
    for at, (target, others) in enumerate(zip(targets, near, strict=True)):
        for other in others:
            value = scores[at][other] if scores else score(target, sources[other])
            grid[at][other] = _with_words(value, target, sources[other], agreement)
    return _best(grid)


def _with_words(value: float, target: Feature, source: Feature, agreement: Agreement) -> float:
    """Return a score with the weighted agreement of words added, except for code; `NEVER` if too low."""
    if value > NEVER and target.shape != "code":
        value += WORDS * agreement(target.side, source.side)
    return value if value >= LEAST else NEVER


def _nearby(rows: Alignment, height: int, width: int) -> Iterator[range]:
    """Yield for each target the range of sources that may be its partner.

    It spans the least and greatest offset (source − target) of the pairs around it, and one more each way.
    """
    places = [row[0] for row in rows]
    offsets = [row[1] - row[0] for row in rows]
    for at in range(height):
        first, last = bisect_left(places, at - REACH), bisect_right(places, at + REACH)
        near = offsets[max(first - 1, 0) : last + 1]
        yield range(max(at + min(near) - 1, 0), min(at + max(near) + 2, width))


def _best(scores: Sequence[Sequence[float]]) -> Alignment:
    """Return the path with the greatest sum of scores through a grid of targets × sources."""
    best = [[0.0] * (len(scores[0]) + 1 if scores else 1)]
    for scored in scores:
        above, row = best[-1], [0.0]
        for at, one in enumerate(scored):
            row.append(max(above[at] + one, above[at + 1], row[at]))
        best.append(row)
    return _traced_back(best, scores)


def _straight(targets: Sequence[Feature], sources: Sequence[Feature]) -> Alignment:
    """Return the pairs of equal index if all have a score of 0.5 or more, else none."""
    rows = [(at, at, score(*pair)) for at, pair in enumerate(zip(targets, sources, strict=True))]
    return rows if all(row[2] >= 0.5 for row in rows) else []


def _is_doubtful(
    rows: Alignment, targets: Sequence[Feature], sources: Sequence[Feature], agreement: Agreement
) -> bool:
    """Return True if the words of a pair with a score of `PLAIN` or less disagree."""
    plain = (row for row in rows if row[2] <= PLAIN and targets[row[0]].shape != "code")
    return any(agreement(targets[at].side, sources[other].side) < 0 for at, other, _ in plain)


def _traced_back(best: Sequence[Sequence[float]], scores: Sequence[Sequence[float]]) -> Alignment:
    rows: Alignment = []
    at, other = len(scores), len(best[0]) - 1
    while at and other:
        value = scores[at - 1][other - 1]
        if value > 0 and best[at][other] == best[at - 1][other - 1] + value:
            at, other = at - 1, other - 1
            rows.append((at, other, value))
        elif best[at][other] == best[at - 1][other]:
            at -= 1
        else:
            other -= 1
    return rows[::-1]


def score(target: Feature, source: Feature) -> float:
    """Return how well two blocks agree: at 0 or less they are no pair, from 1 on they surely are."""
    if target.shape != source.shape:
        if not (_is_heading(target) and _is_heading(source)) and (
            _is_landmark(target) or _is_landmark(source)
        ):
            return NEVER
        value = -0.4
    else:
        value = 0.3
    size = abs(math.log(target.size / source.size))
    value += 0.4 - 0.5 * max(size - 0.3, 0.0)
    if not target.anchors:
        return value - 0.05 * min(sum(one.isdigit() for one in source.anchors), 4)
    shared = len(target.anchors & source.anchors)
    weight = min(len(target.anchors), 6) / 6
    return value + (1.6 * shared / len(target.anchors) - 0.7) * weight


def _bridged(rows: Alignment, targets: Sequence[Feature], sources: Sequence[Feature]) -> Alignment:
    """Return the rows, and with confidence 0 each pair of one shape that is the only thing between two rows
    on both sides. Its score was low, but half of its block may be missing.
    """
    added = [
        (at + 1, other + 1, 0.0)
        for (at, other, _), (to, until, _) in pairwise(_with_ends(rows, targets, sources))
        if to - at == until - other == 2 and targets[at + 1].shape == sources[other + 1].shape
    ]
    return sorted([*rows, *added])


def _with_ends(rows: Alignment, targets: Sequence[Feature], sources: Sequence[Feature]) -> Alignment:
    return [(-1, -1, 1.0), *rows, (len(targets), len(sources), 1.0)]


def _supported(rows: Alignment) -> Alignment:
    """Return the rows with confidences from 0 to 1: the mean of a pair's score and the mean score of the
    pairs next to it (two on each side) that have the same offset, itself included.
    """
    supported = []
    for at, (target, source, own) in enumerate(rows):
        around = rows[max(at - 2, 0) : at + 3]
        near = [min(row[2], 1.0) for row in around if row[0] - target == row[1] - source]
        supported.append((target, source, max(min((own + sum(near) / len(near)) / 2, 1.0), 0.0)))
    return supported


def _held(rows: Alignment, targets: Sequence[Feature], sources: Sequence[Feature]) -> Alignment:
    """Return the rows; a pair of one shape that stands alone between two pairs of confidence `HELD` or more
    gets at least `HELD` as its own.
    """
    edged = _with_ends(rows, targets, sources)
    held = []
    for (one, two, before), (at, other, sure), (to, until, after) in zip(
        edged, rows, edged[2:], strict=False
    ):
        between = to - one == until - two == 2 and min(before, after) >= HELD
        alike = targets[at].shape == sources[other].shape
        held.append((at, other, max(sure, HELD) if between and alike else sure))
    return held
