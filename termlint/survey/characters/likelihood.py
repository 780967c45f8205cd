"""The likelihood of Chinese text by the counts: how much of it was counted, and how much a change gains."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from termlint.lexicon.counts import BITS, STEPS, UNSEEN, Counts, Floats, Numbers

REACH = 3
"""The characters on either side that bear on a change: the counts have runs of up to four."""

PRIOR, ORDINARY = 50, 0.06
"""The prior for short texts: this many characters, with this share of strange ones, are added."""

BACKOFF = np.float32(np.log2(0.4))
"""The penalty, in bits, for each step to a shorter run (stupid backoff, Brants et al. 2007)."""


def keys(numbers: Numbers, size: int) -> Numbers:
    """Return the keys of all runs of ``size`` along the last axis, 0 for a run that is not all Han.

    ``numbers`` has the shape (…, n), the result (…, n - size + 1).
    """
    count = max(numbers.shape[-1] - size + 1, 0)
    found = np.zeros((*numbers.shape[:-1], count), np.int64)
    whole = np.ones(found.shape, bool)
    for at in range(size):
        column = numbers[..., at : at + count]
        whole &= column > 0
        found = found << BITS | column
    return np.where(whole, found, 0)


def change(counts: Counts, prose: str, start: int, end: int, new: str) -> float:
    """Return the bits of likelihood that a text gains if ``new``, of equal length, replaces ``start:end``."""
    left, right = max(start - REACH, 0), end + REACH
    old = counts.numbers(prose[left:right])
    changed = counts.numbers(prose[left:start] + new + prose[end:right])
    before, after = log_likelihoods(counts, np.stack([old, changed])).sum(axis=-1).tolist()
    return float(after - before)


def after(counts: Counts, before: Numbers, numbers: Numbers) -> Floats:
    """Return log2 of the likelihood of each of ``numbers`` after the one in ``before``, by the pair alone.

    Where the pair was not counted, that of the single character with `BACKOFF`; 0 where it is no Han.
    """
    pairs = counts.pairs[before << BITS | numbers] / np.float32(STEPS)
    met = pairs - np.float32(counts.total) - counts.alone[before]
    backed = counts.alone[numbers] + BACKOFF * (before > 0)
    found: Floats = np.where(pairs > 0, met, backed)
    return found * (numbers > 0)


def expected(counts: Counts, character: str, size: int) -> float:
    """Return how often a character is expected in ``size`` code points of documentation."""
    return float(size * 2.0 ** (counts.log(character) - counts.total))


def share_strange(counts: Counts, prose: str) -> float:
    """Return the share of the Han characters of a text around which no run of three was counted, 0 to 1.

    Documentation on AI and software has 0.03 to 0.2, law, medicine and learners 0.35 to 0.65, verse more.
    A few characters say little, so `PRIOR` ordinary ones are added to them.
    """
    judged, unknown = strange(counts, counts.numbers(prose))
    return float((unknown.sum() + PRIOR * ORDINARY) / (judged.sum() + PRIOR))


def strange(counts: Counts, numbers: Numbers) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return two masks over the places: those that can be judged, and those of them that are strange.

    A place can be judged if it is in a run of three Han characters; it is strange if no such run was counted.
    """
    runs = keys(numbers, 3)
    seen = runs > 0
    seen[seen] = counts.logs(runs[seen], 3) > UNSEEN
    judged, known = np.zeros((2, len(numbers)), bool)
    for at in range(3):
        judged[at : len(runs) + at] |= runs > 0
        known[at : len(runs) + at] |= seen
    return judged, judged & ~known


def log_likelihoods(counts: Counts, numbers: Numbers) -> Floats:
    """Return log2 of the likelihood of each character given the three before it, row by row.

    The shape is that of ``numbers``; 0 where there is no Han character.
    """
    width = numbers.shape[-1]
    # Stupid backoff: the longest counted run decides; its count is divided by that of its beginning.
    logs = [counts.logs(keys(numbers, size), size) for size in (1, 2, 3, 4)]
    found = np.where(numbers > 0, logs[0] - np.float32(counts.total), np.float32(0))
    for size in (2, 3, 4):
        run, before = logs[size - 1], logs[size - 2][..., : max(width - size + 1, 0)]
        at = np.s_[..., size - 1 :]
        possible = keys(numbers, size) > 0
        backed = np.where(possible, found[at] + BACKOFF, found[at])
        found[at] = np.where(run > UNSEEN, run - before, backed)
    return found
