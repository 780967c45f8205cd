"""How likely Chinese text is by the counts: where the counts know it at all, and what a change would gain."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from termlint.lexicon.counts import BITS, STEPS, UNSEEN, Counts, Floats, Numbers

REACH = 3
"""So many characters on either side bear on a change: the counts hold runs of four."""

PRIOR, ORDINARY = 50, 0.06
"""So many characters of documentation, of which this share is strange, stand in for what is not there."""

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


def change(counts: Counts, prose: str, start: int, end: int, new: str) -> float:
    """Return by how many bits a text is likelier if it reads ``new``, of equal length, at ``start:end``."""
    left, right = max(start - REACH, 0), end + REACH
    old = counts.numbers(prose[left:right])
    changed = counts.numbers(prose[left:start] + new + prose[end:right])
    before, after = log_likelihoods(counts, np.stack([old, changed])).sum(axis=-1).tolist()
    return float(after - before)


def after(counts: Counts, before: Numbers, numbers: Numbers) -> Floats:
    """Return the binary logarithm of the likelihood of each character after another, by the pair alone."""
    pairs = counts.pairs[before << BITS | numbers] / np.float32(STEPS)
    met = pairs - np.float32(counts.total) - counts.alone[before]
    backed = counts.alone[numbers] + BACKOFF * (before > 0)
    found: Floats = np.where(pairs > 0, met, backed)
    return found * (numbers > 0)


def expected(counts: Counts, character: str, size: int) -> float:
    """Return how often a character stands in a text of so many code points, if it is of our kind."""
    return float(size * 2.0 ** (counts.log(character) - counts.total))


def share_strange(counts: Counts, prose: str) -> float:
    """Return the share of the Han characters of a text around which no run of three was counted, 0 to 1.

    Documentation on AI and software has 0.03 to 0.2, law, medicine and learners 0.35 to 0.65, verse more.
    Of a few characters little can be said: they are taken together with `PRIOR` ordinary ones.
    """
    judged, unknown = strange(counts, counts.numbers(prose))
    return float((unknown.sum() + PRIOR * ORDINARY) / (judged.sum() + PRIOR))


def strange(counts: Counts, numbers: Numbers) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Tell of each place whether it can be judged and whether no run of three around it was counted.

    Judged can be what stands in a run of three Han characters or more.
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
    """Return the binary logarithm of the likelihood of each place after the three before it, row by row."""
    width = numbers.shape[-1]
    # Stupid backoff: the longest run that was counted decides, and what precedes it in it is given.
    logs = [counts.logs(keys(numbers, size), size) for size in (1, 2, 3, 4)]
    found = np.where(numbers > 0, logs[0] - np.float32(counts.total), np.float32(0))
    for size in (2, 3, 4):
        run, before = logs[size - 1], logs[size - 2][..., : max(width - size + 1, 0)]
        at = np.s_[..., size - 1 :]
        possible = keys(numbers, size) > 0
        backed = np.where(possible, found[at] + BACKOFF, found[at])
        found[at] = np.where(run > UNSEEN, run - before, backed)
    return found
