"""Which blocks of two documents belong together: by structure, length and what no translation changes.

Headings and blocks of code are aligned first, then what stands between them. Each time a path of the greatest
sum of scores is taken through the grid of pairs; a block without a partner costs nothing, a pair whose
score is below zero is never made. Where too little of the smaller side finds a partner, the structures differ
and there are no pairs at all.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from termlint.bitext.side import HAN, Side, count_han
from termlint.model import Document, Segment

Alignment = list[tuple[int, int, float]]
"""Rows of (index in the target, index in the source, confidence), both ascending."""

CELLS = 400_000
"""A grid with more cells is not searched: about half a second."""

ENOUGH = 0.6
"""The share of the smaller side's blocks that must be paired, else the structures differ."""

HELD = 0.5
"""The confidence of a pair that speaks for itself too little, but stands between two that do."""

WORDS = 0.11
"""What the agreement of words weighs beside a score, fitted to half of a corpus: partners and neighbours."""

LEAST = 0.4
"""A pair whose score and words together come to less is none, where words are asked."""

REACH = 12
"""So many blocks off, an entry that is like the others may have been taken for the one that is missing."""

WIDE = 30
"""Where a block's partner may be any of more than these, on the average, words are not asked."""

NEVER = -1.0
"""The score of what cannot be a pair."""

PLAIN = 0.71
"""The score of a pair without figures and names, if its sizes are right."""

_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_]+|\d+")
_HEADING = re.compile(r"[ \t>]*(#{1,6})[ \t]")


class Feature(NamedTuple):
    """What a block is compared by. ``size`` is in letters of English, ``shape`` its kind and level."""

    shape: str
    size: float
    anchors: frozenset[str]
    side: Side = Side("")


Agreement = Callable[[Side, Side], float]
"""What the words of a block of the original say for its being translated by one of the target."""


def feature_of(document: Document, segment: Segment, side: Side) -> Feature:
    """Return what a raw block is compared by."""
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
    ``agreement`` is asked where structure and length leave blocks without a partner.
    """
    rows: Alignment = []
    edges = [(0, 0), *fences, (len(targets), len(sources))]
    for (at, other), (to, until) in pairwise(edges):
        within = _between(targets[at:to], sources[other:until], agreement)
        rows += ((at + one, other + two, said) for one, two, said in within)
    if len(rows) < ENOUGH * min(len(targets), len(sources)):
        return []
    return _held(_supported(_bridged(rows, targets, sources)), targets, sources)


def _between(
    targets: Sequence[Feature], sources: Sequence[Feature], agreement: Agreement | None
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of two stretches, section by section."""
    for target, source in _sections(targets, sources, agreement):
        within = targets[target.start : target.stop], sources[source.start : source.stop]
        for at, other, said in _path(*within, agreement):
            yield target.start + at, source.start + other, said


def _sections(
    targets: Sequence[Feature], sources: Sequence[Feature], agreement: Agreement | None
) -> Iterator[tuple[range, range]]:
    """Yield stretches of both sides that end before headings and code which belong together."""
    bones = [[at for at, one in enumerate(side) if _is_bone(one)] for side in (targets, sources)]
    path = _path([targets[at] for at in bones[0]], [sources[at] for at in bones[1]], agreement)
    at = other = 0
    for one, two, score in path:
        if score >= 0.5:
            target, source = bones[0][one], bones[1][two]
            yield range(at, target), range(other, source)
            at, other = target, source
    yield range(at, len(targets)), range(other, len(sources))


def _is_bone(one: Feature) -> bool:
    return _is_heading(one) or one.shape == "code"


def _is_heading(one: Feature) -> bool:
    return one.shape.startswith("heading")


def _path(
    targets: Sequence[Feature], sources: Sequence[Feature], agreement: Agreement | None = None
) -> Alignment:
    """Return the pairs on the path of the greatest sum of scores."""
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
    """Return the best path near another one, by the words as well; ``scores`` may be empty."""
    near = [*_nearby(_with_ends(rows, targets, sources), len(targets), len(sources))]
    if sum(map(len, near)) > WIDE * len(targets):
        return rows
    grid = [[NEVER] * len(sources) for _ in targets]
    for at, (target, others) in enumerate(zip(targets, near, strict=True)):
        for other in others:
            said = scores[at][other] if scores else score(target, sources[other])
            grid[at][other] = _weighed(said, target, sources[other], agreement)
    return _best(grid)


def _weighed(said: float, target: Feature, source: Feature, agreement: Agreement) -> float:
    """Return a score with what the words say; those of code say nothing."""
    if said > NEVER and target.shape != "code":
        said += WORDS * agreement(target.side, source.side)
    return said if said >= LEAST else NEVER


def _nearby(rows: Alignment, height: int, width: int) -> Iterator[range]:
    """Yield of each block where its partner may be: as far off as those of the blocks around it are."""
    places = [row[0] for row in rows]
    offsets = [row[1] - row[0] for row in rows]
    for at in range(height):
        first, last = bisect_left(places, at - REACH), bisect_right(places, at + REACH)
        near = offsets[max(first - 1, 0) : last + 1]
        yield range(max(at + min(near) - 1, 0), min(at + max(near) + 2, width))


def _best(scores: Sequence[Sequence[float]]) -> Alignment:
    """Return the path of the greatest sum through a grid."""
    best = [[0.0] * (len(scores[0]) + 1 if scores else 1)]
    for scored in scores:
        above, row = best[-1], [0.0]
        for at, one in enumerate(scored):
            row.append(max(above[at] + one, above[at + 1], row[at]))
        best.append(row)
    return _back(best, scores)


def _straight(targets: Sequence[Feature], sources: Sequence[Feature]) -> Alignment:
    """Return the pairs one by one, if no pair speaks against that."""
    rows = [(at, at, score(*pair)) for at, pair in enumerate(zip(targets, sources, strict=True))]
    return rows if all(row[2] >= 0.5 for row in rows) else []


def _is_doubtful(
    rows: Alignment, targets: Sequence[Feature], sources: Sequence[Feature], agreement: Agreement
) -> bool:
    """Tell whether the words of a pair speak against it, for which little else speaks."""
    plain = (row for row in rows if row[2] <= PLAIN and targets[row[0]].shape != "code")
    return any(agreement(targets[at].side, sources[other].side) < 0 for at, other, _ in plain)


def _back(best: Sequence[Sequence[float]], taken: Sequence[Sequence[float]]) -> Alignment:
    rows: Alignment = []
    at, other = len(taken), len(best[0]) - 1
    while at and other:
        one = taken[at - 1][other - 1]
        if one > 0 and best[at][other] == best[at - 1][other - 1] + one:
            at, other = at - 1, other - 1
            rows.append((at, other, one))
        elif best[at][other] == best[at - 1][other]:
            at -= 1
        else:
            other -= 1
    return rows[::-1]


def score(target: Feature, source: Feature) -> float:
    """Return how well two blocks agree: below 0 they are no pair, from 1 on surely one."""
    if target.shape != source.shape:
        if not (_is_heading(target) and _is_heading(source)) and (_is_bone(target) or _is_bone(source)):
            return NEVER
        said = -0.4
    else:
        said = 0.3
    size = abs(math.log(target.size / source.size))
    said += 0.4 - 0.5 * max(size - 0.3, 0.0)
    if not target.anchors:
        return said - 0.05 * min(sum(one.isdigit() for one in source.anchors), 4)
    shared = len(target.anchors & source.anchors)
    weight = min(len(target.anchors), 6) / 6
    return said + (1.6 * shared / len(target.anchors) - 0.7) * weight


def _bridged(rows: Alignment, targets: Sequence[Feature], sources: Sequence[Feature]) -> Alignment:
    """Return the rows with those added that alone lie between two others on both sides, and are alike: half
    of a block may be missing.
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
    """Return the rows with confidences from 0 to 1: a pair is the surer, the surer its neighbours are."""
    sure = []
    for at, (one, two, own) in enumerate(rows):
        near = [min(row[2], 1.0) for row in rows[max(at - 2, 0) : at + 3] if row[0] - one == row[1] - two]
        sure.append((one, two, max(min((own + sum(near) / len(near)) / 2, 1.0), 0.0)))
    return sure


def _held(rows: Alignment, targets: Sequence[Feature], sources: Sequence[Feature]) -> Alignment:
    """Return the rows with the confidence of those raised that two sure neighbours hold in their place."""
    edged = _with_ends(rows, targets, sources)
    held = []
    for (one, two, before), (at, other, sure), (to, until, after) in zip(
        edged, rows, edged[2:], strict=False
    ):
        between = to - one == until - two == 2 and min(before, after) >= HELD
        alike = targets[at].shape == sources[other].shape
        held.append((at, other, max(sure, HELD) if between and alike else sure))
    return held
