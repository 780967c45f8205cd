"""Judges by the length of a translation whether a part of the original is missing."""

from __future__ import annotations

import math

FARTHEST = 12.0
"""Largest absolute value of one kind of evidence, in log-odds."""


def explained(share: float, short: float, spread: float) -> float:
    """Return how much better a missing share of the original explains the length than a complete translation
    does, as log-odds.

    ``short``: the ratio of expected to real length; ``spread``: the standard deviation of its logarithm.
    """
    without = math.log(short * max(1 - share, 0.01))
    return bounded((math.log(short) ** 2 - without**2) / (2 * spread**2))


def bounded(odds: float) -> float:
    """Return log-odds limited to ±`FARTHEST`."""
    return max(min(odds, FARTHEST), -FARTHEST)
