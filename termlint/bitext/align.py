"""Which blocks of two documents belong together: by structure, length and what no translation changes.

Headings and blocks of code are aligned first, then what stands between them. Each time a path of the greatest
sum of scores is taken through the grid of pairs; a block without a partner costs nothing, a pair whose
score is below zero is never made. Where too little of the smaller side finds a partner, the structures differ
and there are no pairs at all.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
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

_ANCHOR = re.compile(r"[A-Za-z][A-Za-z0-9_]+|\d+")
_HEADING = re.compile(r"[ \t>]*(#{1,6})[ \t]")


class Feature(NamedTuple):
    """What a block is compared by. ``size`` is in letters of English, ``shape`` its kind and level."""

    shape: str
    size: float
    anchors: frozenset[str]


def feature_of(document: Document, segment: Segment, side: Side) -> Feature:
    """Return what a raw block is compared by."""
    han = count_han(side.opened)
    shape: str = segment.kind
    if shape == "heading":
        start, _ = document.alignment.span(segment.start, segment.start + 1)
        level = _HEADING.match(document.text, document.text.rfind("\n", 0, start) + 1)
        shape = f"heading{len(level[1]) if level else ''}"
    anchors = frozenset(_ANCHOR.findall(side.raw.lower()))
    return Feature(shape, len("".join(side.opened.split())) + (HAN - 1) * han + 4, anchors)


def align(
    targets: Sequence[Feature], sources: Sequence[Feature], fences: Sequence[tuple[int, int]] = ()
) -> Alignment:
    """Return the pairs of two documents; none if their structures differ too much.

    ``fences`` are places (index in the target, index in the source), ascending, that no pair may cross.
    """
    rows: Alignment = []
    edges = [(0, 0), *fences, (len(targets), len(sources))]
    for (at, other), (to, until) in pairwise(edges):
        within = _between(targets[at:to], sources[other:until])
        rows += ((at + one, other + two, said) for one, two, said in within)
    if len(rows) < ENOUGH * min(len(targets), len(sources)):
        return []
    return _held(_supported(_bridged(rows, targets, sources)), targets, sources)


def _between(targets: Sequence[Feature], sources: Sequence[Feature]) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of two stretches, section by section."""
    for target, source in _sections(targets, sources):
        for at, other, said in _path(
            targets[target.start : target.stop], sources[source.start : source.stop]
        ):
            yield target.start + at, source.start + other, said


def _sections(targets: Sequence[Feature], sources: Sequence[Feature]) -> Iterator[tuple[range, range]]:
    """Yield stretches of both sides that end before headings and code which belong together."""
    bones = [[at for at, one in enumerate(side) if _is_bone(one)] for side in (targets, sources)]
    path = _path([targets[at] for at in bones[0]], [sources[at] for at in bones[1]])
    at = other = 0
    for one, two, score in path:
        if score >= 0.5:
            target, source = bones[0][one], bones[1][two]
            yield range(at, target), range(other, source)
            at, other = target, source
    yield range(at, len(targets)), range(other, len(sources))


def _is_bone(one: Feature) -> bool:
    return one.shape.startswith("heading") or one.shape == "code"


def _path(targets: Sequence[Feature], sources: Sequence[Feature]) -> Alignment:
    """Return the pairs on the path of the greatest sum of scores."""
    if len(targets) == len(sources) and (rows := _straight(targets, sources)):
        return rows
    if len(targets) * len(sources) > CELLS:
        return []
    width = len(sources) + 1
    best = [[0.0] * width]
    taken: list[list[float]] = []
    for target in targets:
        above, row, scores = best[-1], [0.0], [score(target, source) for source in sources]
        for at, one in enumerate(scores):
            row.append(max(above[at] + one, above[at + 1], row[at]))
        best.append(row)
        taken.append(scores)
    return _back(best, taken)


def _straight(targets: Sequence[Feature], sources: Sequence[Feature]) -> Alignment:
    """Return the pairs one by one, if no pair speaks against that."""
    rows = [(at, at, score(*pair)) for at, pair in enumerate(zip(targets, sources, strict=True))]
    return rows if all(row[2] >= 0.5 for row in rows) else []


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
        if _is_bone(target) or _is_bone(source):
            return -1.0
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
