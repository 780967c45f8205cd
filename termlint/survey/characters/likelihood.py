"""The likelihood of Chinese text by the counts: how much of it was counted, and how much a change gains."""

from __future__ import annotations

import numpy as np

from termlint.lexicon.counts import BITS, STEPS, UNSEEN, Counts, Floats, Numbers

REACH = 3
"""The characters on either side that bear on a change: the counts have runs of up to four."""

PRIOR, ORDINARY = 50, 0.06
"""The prior for short texts: this many characters, with this share of strange ones, are added."""

UNCOUNTED, UNCOUNTED_IN_TAIWAN = 0.22, 0.33
"""A text with this share of strange places is of a kind that was not counted; news on AI has 0.2 to 0.4.

Documentation of Taiwan has up to 0.33, read in simplified characters, for its words are others.
"""

NO_RUN = 2 * UNSEEN
"""Stands for the logarithm of the count of three places that are not all Han characters."""

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
        found <<= BITS
        found |= column
    found *= whole
    return found


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


def gain_of_pairs(counts: Counts, before: Numbers, old: Numbers, new: Numbers, following: Numbers) -> Floats:
    """Return the bits of likelihood gained by ``new`` in place of ``old``, by pairs alone."""
    first, then = np.stack([before, new, before, old]), np.stack([new, following, old, following])
    likely = after(counts, first, then)
    gain: Floats = likely[0] + likely[1] - likely[2] - likely[3]
    return gain


def expected(counts: Counts, character: str, size: int) -> float:
    """Return how often a character is expected in ``size`` code points of documentation."""
    return float(size * 2.0 ** (counts.log(character) - counts.total))


def share_strange(counts: Counts, prose: str) -> float:
    """Return the share of the Han characters of a text around which no run of three was counted, 0 to 1."""
    return share(threes(counts, counts.numbers(prose)))


def share(runs: Floats) -> float:
    """Return the share of strange places in a text that has these `threes`, 0 to 1.

    Documentation on AI and software has 0.03 to 0.2, law, medicine and learners 0.35 to 0.65, verse more.
    A few characters say little, so `PRIOR` ordinary ones are added to them.
    """
    best = best_of(runs)
    unknown, judged = np.count_nonzero(best == UNSEEN), np.count_nonzero(best >= UNSEEN)
    return float((unknown + PRIOR * ORDINARY) / (judged + PRIOR))


def threes(counts: Counts, numbers: Numbers) -> Floats:
    """Return log2 of the count of the run of three that begins at each place but the last two.

    `UNSEEN` if it was not counted, `NO_RUN` if it is not all Han.
    """
    runs = keys(numbers, 3)
    found = np.full(len(runs), np.float32(NO_RUN))
    whole = runs > 0
    found[whole] = counts.logs(runs[whole], 3)
    return found


def best_of(runs: Floats) -> Floats:
    """Return for each place the highest of the `threes` that it is part of; it is strange if `UNSEEN`."""
    best = np.full(len(runs) + 2, np.float32(NO_RUN))
    for at in range(3):
        part = best[at : len(runs) + at]
        np.maximum(part, runs, out=part)
    return best


def log_likelihoods(counts: Counts, numbers: Numbers) -> Floats:
    """Return log2 of the likelihood of each character given the three before it, row by row.

    The shape is that of ``numbers``; 0 where there is no Han character.
    """
    # Stupid backoff: the longest counted run decides; its count is divided by that of its beginning.
    before = counts.logs(numbers, 1)
    found = np.where(numbers > 0, before - np.float32(counts.total), np.float32(0))
    for size in (2, 3, 4):
        runs = keys(numbers, size)
        run = counts.logs(runs, size)
        at = np.s_[..., size - 1 :]
        backed = np.where(runs > 0, found[at] + BACKOFF, found[at])
        found[at] = np.where(run > UNSEEN, run - before[..., : runs.shape[-1]], backed)
        before = run
    return found
