"""Where a text has what one slip of the hand would make of a long word: 向量据库, 数据型类, 传感了器.

Pairs of neighbours that the counts hardly know are the places to look at, one in twenty. What would stand
there without a slip is looked up by three of its characters, in terms and words (`termlint.lexicon.wholes`).
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
"""A character is lost inside, at the beginning or at the end; two have changed places; one is too many."""

RARE, DOUBTED, KNOWN = 16, 24, 12
"""The steps of the counts of a pair that is looked at (four times at most), that is looked at if a function
word is in it (eight times), and that may be meant.
"""

Mask = npt.NDArray[np.bool_]

_NO_PAIR = 255

PAD = 3
"""No window goes farther from its place."""


class Kinds(NamedTuple):
    """Whether each character, by its number, is hardly ever a word of its own, or is a function word."""

    bound: Mask
    function: Mask


class Torn(NamedTuple):
    """``prose[start:end]`` is ``whole`` after a slip at the offset ``at`` of the whole."""

    start: int
    end: int
    whole: str
    kind: Kind
    at: int


class Window(NamedTuple):
    """Which characters around a place would be a stretch of a word, were it not for a slip.

    They stand at ``taken`` from the place, and the stretch begins, or would begin, at ``base`` from it.
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
"""The place is the first of two characters that are swapped, the one too many, or that before a gap; what has
lost its first character begins behind it.
"""


def find_torn(prose: str, counts: Counts, wholes: Wholes, kinds: Kinds) -> list[Torn]:
    """Return what one slip would make of a long word, in order; a place may be torn from several."""
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
    """Return the places in the padded text that each kind of slip may have."""
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
    """Tell of each two places whether what stands there often stands side by side."""
    one, two = padded[first], padded[second]
    known: Numbers = (one > 0) & (two > 0) & (counts.pairs[one << BITS | two] >= KNOWN)
    return known


def _compare(prose: str, place: int, window: Window, whole: str, offset: int) -> Torn | None:
    """Return the slip if all of a word stands around a place, and only that is wrong with it."""
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
