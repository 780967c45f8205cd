"""Deletion of one character: how many bits of likelihood the text gains, and the counts around the place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from termlint.lexicon.counts import UNSEEN, Counts, Floats, Numbers
from termlint.survey.characters.likelihood import REACH, keys, log_likelihoods


class Deletion(NamedTuple):
    """The deletion of c from …xcyz…: the gain in bits, and log2 of the counts of the runs named below."""

    gain: float
    alone: float
    """c"""
    before: float
    """xc"""
    after: float
    """cy"""
    next: float
    """yz"""
    across: float
    """xyz, which remains without c"""
    met: float
    """The more frequent of xcy and cyz."""
    joined: float
    """The most frequent run of three around the place of c after the deletion."""
    joined_long: float
    """The most frequent run of four there."""


def delete(counts: Counts, prose: str, places: Sequence[int]) -> list[Deletion]:
    """Return the `Deletion` of the character at each of the places, in their order."""
    if not places:
        return []
    old = counts.numbers(_windows(prose, places)).reshape(-1, 2 * REACH + 1)
    new = np.delete(old, REACH, axis=1)
    gain = log_likelihoods(counts, new).sum(axis=1) - log_likelihoods(counts, old).sum(axis=1)
    pairs = (_best(counts, old[:, at : at + 2], 2) for at in range(REACH - 1, REACH + 2))
    columns = (
        gain,
        _best(counts, old[:, REACH : REACH + 1], 1),
        *pairs,
        _best(counts, new[:, REACH - 1 : REACH + 2], 3),
        _best(counts, old[:, REACH - 1 : REACH + 3], 3),
        _best(counts, new[:, 1:], 3),
        _best(counts, new, 4),
    )
    return [Deletion(*row) for row in np.stack(columns, axis=1).tolist()]


def gain(counts: Counts, prose: str, start: int, end: int, new: str = "") -> float:
    """Return the bits of likelihood that the prose gains if ``new`` replaces ``start:end``."""
    left, right = prose[max(start - REACH, 0) : start].rjust(REACH), prose[end : end + REACH].ljust(REACH)
    texts = (counts.numbers(left + one + right) for one in (prose[start:end], new))
    before, after = (float(log_likelihoods(counts, one).sum()) for one in texts)
    return after - before


def _windows(prose: str, places: Sequence[int]) -> str:
    """Return the text of each place with `REACH` code points on either side, joined; padded with spaces."""
    around = (prose[max(at - REACH, 0) : at].rjust(REACH) + prose[at : at + REACH + 1] for at in places)
    return "".join(one.ljust(2 * REACH + 1) for one in around)


def _best(counts: Counts, rows: Numbers, size: int) -> Floats:
    """Return log2 of the count of the most frequent run of ``size`` characters in each row."""
    best: Floats = counts.logs(keys(rows, size), size).max(axis=1, initial=UNSEEN)
    return best
