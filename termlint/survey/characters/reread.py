"""Reads proposed changes in their sentences: what the network says of the text before and after.

Counts of short runs see three characters on either side; `termlint.lexicon.network` sees the sentence. It is
too slow for every place, so it is asked about those only that the counts doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from termlint.lexicon.network import BREAK, Network

SIDE = 28
"""The tokens on either side that are read."""

NEAR = 5
"""The tokens on either side whose likelihood is compared, before and after the change."""

LONGEST = 3
"""The most tokens that a change may take or give."""

_REACH = 5 * SIDE
"""The code points on either side that hold the tokens, nearly always: words in Latin letters are one each."""

_WIDTH = 2 * SIDE + LONGEST


class Reading(NamedTuple):
    """What a change gains in likelihood, in bits."""

    gain: float
    """The changed characters themselves, in their context."""
    around: float
    """The tokens on either side."""


def read(network: Network, prose: str, changes: Sequence[tuple[int, int, str]]) -> list[Reading]:
    """Return what each change of ``start:end`` of the prose into a new text gains; both may be empty."""
    # The text as written is read once for all changes of it.
    texts = dict.fromkeys(
        (start, end, text) for start, end, right in changes for text in (prose[start:end], right)
    )
    rows: list[list[int]] = []
    sizes: list[int] = []
    for start, end, text in texts:
        before, after = _sides(network, prose, start, end)
        middle = network.numbers(text)
        sizes.append(len(middle))
        rows.append((before + middle + after)[:_WIDTH])
    bits = network.bits(np.array(rows, np.int64).reshape(-1, _WIDTH), SIDE - NEAR, SIDE + LONGEST + NEAR)
    read_as = dict(zip(texts, map(_parts, bits, sizes), strict=True))
    pairs = [
        (read_as[start, end, prose[start:end]], read_as[start, end, right]) for start, end, right in changes
    ]
    return [Reading(new - old, beside - besides) for (old, besides), (new, beside) in pairs]


def _sides(network: Network, prose: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Return the numbers of `SIDE` tokens before ``start``, and of a whole row after ``end``."""
    before = network.numbers(prose[max(start - _REACH, 0) : start])[-SIDE:]
    after = network.numbers(prose[end : end + _REACH])
    return [BREAK] * (SIDE - len(before)) + before, after + [BREAK] * _WIDTH


def _parts(bits: np.ndarray, size: int) -> tuple[float, float]:
    """Return the likelihood of the ``size`` tokens in the middle, and of those near them."""
    middle = bits[NEAR : NEAR + size].sum()
    near = bits[:NEAR].sum() + bits[NEAR + size : 2 * NEAR + size].sum()
    return float(middle), float(near)
