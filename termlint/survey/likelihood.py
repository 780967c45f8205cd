"""How likely Chinese text is by the counts: where the counts know it at all, and what a change would gain."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from termlint.lexicon.counts import BITS, UNSEEN, Counts, Floats, Numbers

REACH = 3
"""So many characters on either side bear on a change: the counts hold runs of four."""

BACKOFF = np.float32(np.log2(0.4))
"""What it costs to judge by a shorter run (Brants et al. 2007)."""


def keys(numbers: Numbers, size: int) -> Numbers:
    """Return the key of the run that begins at each place, of the last axis; 0 if it holds no Han there."""
    count = max(numbers.shape[-1] - size + 1, 0)
    found = np.zeros((*numbers.shape[:-1], count), np.int64)
    whole = np.ones(found.shape, bool)
    for at in range(size):
        column = numbers[..., at : at + count]
        whole &= column > 0
        found = found << BITS | column
    return np.where(whole, found, 0)


def strange(counts: Counts, numbers: Numbers) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Tell of each place whether it can be judged and whether no run of three around it was counted.

    Judged can be what stands in a run of three Han characters or more.
    """
    runs = keys(numbers, 3)
    seen = counts.logs(runs, 3) > UNSEEN
    judged, known = np.zeros((2, len(numbers)), bool)
    for at in range(3):
        judged[at : len(runs) + at] |= runs > 0
        known[at : len(runs) + at] |= seen
    return judged, judged & ~known


def log_likelihoods(counts: Counts, numbers: Numbers) -> Floats:
    """Return the binary logarithm of the likelihood of each place after the three before it, row by row."""
    width = numbers.shape[-1]
    logs = [counts.logs(keys(numbers, size), size) for size in (1, 2, 3, 4)]
    total = np.where(numbers > 0, np.maximum(logs[0], UNSEEN) - np.float32(counts.total), 0)
    penalty = total + 0
    for size in (2, 3, 4):
        run, before = logs[size - 1], logs[size - 2][..., : max(width - size + 1, 0)]
        at = np.s_[..., size - 1 :]
        possible = keys(numbers, size) > 0
        backed = np.where(possible, penalty[at] + BACKOFF, penalty[at])
        penalty[at] = np.where(run > UNSEEN, run - before, backed)
    return penalty
