"""Places where the text is a long word with one typing slip: 向量据库, 数据型类, 传感了器.

Candidates are pairs of neighbours that the counts hardly have, one in twenty. The intended word is looked up
by two or three of its characters, in terms and words (`termlint.lexicon.wholes`).
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from termlint.lexicon.counts import BITS, Counts, Numbers
from termlint.lexicon.wholes import (
    BEHEADED,
    CURTAILED,
    GAP_AFTER_ONE,
    GAP_AFTER_TWO,
    GAP_BETWEEN,
    WHOLE,
    Shape,
    Wholes,
    key,
)

Kind = Literal["lost", "first", "last", "swapped", "inserted"]
"""A character is lost inside, at the beginning or at the end; two are swapped; one is inserted."""

RARE, DOUBTED, KNOWN = 16, 24, 12
"""Counts of pairs, in steps: the largest of a candidate (four occurrences) and of one with a function word
(eight), and the smallest of a pair in the intended word (about three).
"""

Mask = npt.NDArray[np.bool_]

_NO_PAIR = 255

PAD = 3
"""The largest distance, in characters, of a window's characters from its place."""


class Kinds(NamedTuple):
    """Masks over the numbers of characters: hardly ever a word of its own; a function word."""

    bound: Mask
    function: Mask


class Torn(NamedTuple):
    """``prose[start:end]`` is ``whole`` with a slip of the given kind at the offset ``at`` of the whole."""

    start: int
    end: int
    whole: str
    kind: Kind
    at: int


class Window(NamedTuple):
    """The characters around a place that a slip of this kind leaves of a stretch of the intended word.

    ``taken`` are their offsets from the place, in the order of the word; ``base`` is the offset at which the
    stretch begins.
    """

    kind: Kind
    shape: Shape
    taken: tuple[int, ...]
    base: int


WINDOWS = (
    Window("swapped", WHOLE, (-1, 1, 0), -1),
    Window("swapped", WHOLE, (1, 0, 2), 0),
    Window("inserted", WHOLE, (-2, -1, 1), -2),
    Window("inserted", WHOLE, (-1, 1, 2), -1),
    Window("lost", GAP_AFTER_TWO, (-1, 0, 1), -1),
    Window("lost", GAP_AFTER_ONE, (0, 1, 2), 0),
    Window("lost", GAP_BETWEEN, (0, 1), 0),
    Window("first", BEHEADED, (1, 2, 3), 1),
    Window("last", CURTAILED, (-2, -1, 0), -2),
)
"""The place is the first of two swapped characters, the inserted one, or the one before a gap; a word that
has lost its first character begins after the place.
"""


def find_torn(prose: str, counts: Counts, wholes: Wholes, kinds: Kinds) -> list[Torn]:
    """Return every stretch that is a long word with one slip, in order; one place may have several."""
    padded = np.pad(counts.numbers(prose), PAD)
    places = _places(padded, counts, kinds)
    parts = [
        key(shape, [padded[places[kind] + offset] for offset in taken]) for kind, shape, taken, _ in WINDOWS
    ]
    ends = [*accumulate(map(len, parts))]
    rows, stretches = wholes.find(np.concatenate(parts))
    found = set()
    for row, stretch in zip(rows.tolist(), stretches.tolist(), strict=True):
        at = bisect_right(ends, row)
        window = WINDOWS[at]
        place = int(places[window.kind][row - ends[at]]) - PAD
        if torn := _compare(prose, place, window, *wholes.at(stretch)):
            found.add(torn)
    return sorted(found)


def _places(padded: Numbers, counts: Counts, kinds: Kinds) -> dict[Kind, Numbers]:
    """Return the candidate places of each kind of slip, as offsets in the padded text."""
    here, after = padded[PAD - 1 : -PAD], padded[PAD : 1 - PAD]
    steps = counts.pairs[here << BITS | after]
    steps[(here == 0) | (after == 0)] = _NO_PAIR
    rare = steps <= RARE
    gaps = np.nonzero(rare[1:])[0] + PAD
    first, last = kinds.bound[padded[gaps + 1]], kinds.bound[padded[gaps]]
    near = np.append(rare, False)
    swapped = np.nonzero(near[:-2] | near[1:-1] | near[2:])[0] + PAD
    swapped = swapped[(padded[swapped] != padded[swapped + 1]) & _known(padded, counts, swapped + 1, swapped)]
    doubted = kinds.function[after[:-1]] & (np.minimum(steps[:-1], steps[1:]) <= DOUBTED)
    inserted = np.nonzero(doubted | (rare[:-1] & rare[1:]))[0] + PAD
    inserted = inserted[_known(padded, counts, inserted - 1, inserted + 1)]
    lost: dict[Kind, Numbers] = {"lost": gaps[first | last], "first": gaps[first], "last": gaps[last]}
    return {**lost, "swapped": swapped, "inserted": inserted}


def _known(padded: Numbers, counts: Counts, first: Numbers, second: Numbers) -> Numbers:
    """Return a mask: True where the characters at the two places form a pair with a count of `KNOWN`."""
    one, two = padded[first], padded[second]
    known: Numbers = (one > 0) & (two > 0) & (counts.pairs[one << BITS | two] >= KNOWN)
    return known


def _compare(prose: str, place: int, window: Window, whole: str, offset: int) -> Torn | None:
    """Return the slip if the text around the place is ``whole`` with that slip alone, else None.

    ``offset`` is where in ``whole`` the stretch of the window begins.
    """
    kind, start = window.kind, place + window.base - offset
    at = 0 if kind == "first" else place - start + (kind in ("lost", "last"))
    last = len(whole) - 1
    allowed = {
        "lost": 0 < at < last,
        "first": offset == 0,
        "last": at == last,
        "swapped": at < last,
        "inserted": 0 < at <= last,
    }
    if start < 0 or not allowed[kind]:
        return None
    left, right = whole[:at], whole[at:]
    if kind == "swapped":
        written = left + right[1] + right[0] + right[2:]
    else:
        written = left + (prose[place] + right if kind == "inserted" else right[1:])
    end = start + len(written)
    return Torn(start, end, whole, kind, at) if prose[start:end] == written else None
