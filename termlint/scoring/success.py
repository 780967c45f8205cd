"""Terminology success rates as defined in the WMT 2025 terminology task."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from termlint.scoring.occurrences import Occurrence


class Rate(msgspec.Struct, frozen=True):
    """``matched`` of ``total`` terms; for documents ``matched`` is a sum of shares."""

    matched: float
    total: int

    @property
    def share(self) -> float | None:
        """The rate from 0 to 1, None if there are no terms."""
        return self.matched / self.total if self.total else None


def by_segment(segments: Iterable[Sequence[Occurrence]]) -> Rate:
    """Return the success rate of track 1.

    Each term of a segment counts once, however often it occurs there; it is matched if the translation of
    the segment has one of its accepted renderings.

    Args:
        segments: for each segment, the occurrences of terms in its source.
    """
    judged = [one.matched > 0 for segment in segments for one in segment]
    return Rate(sum(judged), len(judged))


def by_document(documents: Iterable[Iterable[Sequence[Occurrence]]]) -> Rate:
    """Return the success rate of track 2.

    For each document and each term of its source: min(1, accepted renderings in the whole translation ÷
    occurrences in the source); the mean of these. The task also asks that a reference has one of the
    renderings; without a reference every term of the source counts.

    Args:
        documents: for each document, for each segment, the occurrences of terms in its source.
    """
    shares = [
        min(1.0, matched / count) for document in documents for matched, count in _sums(document).values()
    ]
    return Rate(sum(shares), len(shares))


def _sums(document: Iterable[Sequence[Occurrence]]) -> dict[str, tuple[int, int]]:
    sums: dict[str, tuple[int, int]] = {}
    for segment in document:
        for one in segment:
            matched, count = sums.get(one.term, (0, 0))
            sums[one.term] = (matched + one.matched, count + one.times)
    return sums
