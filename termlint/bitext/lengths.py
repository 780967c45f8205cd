"""What the length of a translation says of a part that may be missing."""

from __future__ import annotations

import math

FARTHEST = 12.0
"""The most that one kind of evidence is taken for, a logarithm of odds."""


def explained(share: float, short: float, spread: float) -> float:
    """Return how much better a missing share of the original explains the length than none does.

    ``short``: how many times as long the translation should be; ``spread``: the standard deviation of its
    logarithm.
    """
    without = math.log(short * max(1 - share, 0.01))
    return bounded((math.log(short) ** 2 - without**2) / (2 * spread**2))


def bounded(odds: float) -> float:
    """Return a logarithm of odds, no farther from zero than `FARTHEST`."""
    return max(min(odds, FARTHEST), -FARTHEST)
