"""Reads proposed changes in their sentences: what the network says of the text before and after.

Counts of short runs see three characters on either side; `termlint.lexicon.network` sees the sentence. It is
too slow for every place, so it is asked about those only that the counts doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from termlint.lexicon.network import BREAK, NONE, Network

SIDE = 28
"""The tokens on either side that are read."""

NEAR = 5
"""The tokens on either side whose likelihood is compared, before and after the change."""

LONGEST = 3
"""The most tokens that a change may take or give."""

_REACH = 5 * SIDE
"""The code points on either side that hold the tokens, nearly always: words in Latin letters are one each."""


class Reading(NamedTuple):
    """What a change gains in likelihood, in bits."""

    gain: float
    """The changed characters themselves, in their context."""
    around: float
    """The tokens on either side."""


def read(network: Network, prose: str, changes: Sequence[tuple[int, int, str]]) -> list[Reading]:
    """Return what each change of ``start:end`` of the prose into a new text gains; both may be empty."""
    texts: dict[tuple[int, int], dict[str, None]] = {}
    for start, end, right in changes:
        texts.setdefault((start, end), {prose[start:end]: None})[right] = None
    # Places with as many texts are read together.
    alike: dict[int, list[tuple[int, int]]] = {}
    for place, those in texts.items():
        alike.setdefault(len(those), []).append(place)
    read_as: dict[tuple[int, int, str], tuple[float, float]] = {}
    for places in alike.values():
        read_as |= _read(network, prose, {place: [*texts[place]] for place in places})
    pairs = [
        (read_as[start, end, prose[start:end]], read_as[start, end, right]) for start, end, right in changes
    ]
    return [Reading(new - old, beside - besides) for (old, besides), (new, beside) in pairs]


def _read(
    network: Network, prose: str, texts: dict[tuple[int, int], list[str]]
) -> dict[tuple[int, int, str], tuple[float, float]]:
    """Return the likelihoods of each text at each place, of its tokens and of those near; see `_parts`."""
    sides = [_sides(network, prose, start, end) for start, end in texts]
    before, after = (np.array(side, np.int64) for side in zip(*sides, strict=True))
    numbers = [[network.numbers(one)[:LONGEST] for one in those] for those in texts.values()]
    filled = [[one + [NONE] * (LONGEST - len(one)) for one in those] for those in numbers]
    bits = network.bits(before, np.array(filled, np.int64), after, NEAR)
    return {
        (start, end, text): _parts(bits[row, at], len(numbers[row][at]))
        for row, ((start, end), those) in enumerate(texts.items())
        for at, text in enumerate(those)
    }


def _sides(network: Network, prose: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Return the numbers of `SIDE` tokens before ``start`` and after ``end``."""
    before = network.numbers(prose[max(start - _REACH, 0) : start])[-SIDE:]
    after = network.numbers(prose[end : end + _REACH])[:SIDE]
    return [BREAK] * (SIDE - len(before)) + before, after + [BREAK] * (SIDE - len(after))


def _parts(bits: np.ndarray, size: int) -> tuple[float, float]:
    """Return the likelihood of the ``size`` tokens in the middle, and of those near them."""
    middle = bits[NEAR : NEAR + size].sum()
    near = bits[:NEAR].sum() + bits[NEAR + size : 2 * NEAR + size].sum()
    return float(middle), float(near)
