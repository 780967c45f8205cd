"""A translation and its original, segment beside segment: what rules on both sides are given.

Both sides are read raw, with their markup (`termlint.read.raw`); offsets are code points of the target's raw
text, which the engine takes to the file's. With no original at hand there is no bitext, and nothing is
computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from termlint.bitext.align import Alignment, Feature, align, feature_of
from termlint.bitext.english import is_sentence
from termlint.bitext.sentences import size
from termlint.bitext.side import HAN_CHARACTER, Side
from termlint.lexicon import Lexicon
from termlint.model import Document, SegmentKind

__all__ = ["Bitext", "Gap", "Pair", "Past", "Side", "is_chinese"]

CHINESE = 0.1
"""A text of whose characters this share is Han is no English original."""

CERTAIN = 0.6
"""Both neighbours of a gap must be as sure for it to be one."""

LONG = 1.2
"""A translation that is longer than usual by this factor may hold more than its original."""

TAKEN = 0.4
"""The share of what is missing that its neighbours must hold to have taken it in."""

SURE = 0.5
"""From this confidence on a pair is compared. Of 1,000 pairs found by structure fewer than 5 are none."""


class Pair(NamedTuple):
    """A segment of the translation at ``start:end`` and its original."""

    start: int
    end: int
    kind: SegmentKind
    target: Side
    source: Side
    confidence: float
    context: str = ""
    """What the file says of where the original is used (msgctxt)."""

    @property
    def first_line(self) -> tuple[int, int]:
        """Where a finding about the whole of it is shown: its first line."""
        raw = self.target.raw
        line = raw.find("\n")
        return self.start, self.end if line < 0 or not raw[:line].strip() else self.start + line


class Gap(NamedTuple):
    """Segments of the original that have no translation between two pairs that have; ``at`` is where
    they lack.
    """

    before: Pair
    after: Pair
    missing: tuple[Side, ...]
    kinds: tuple[SegmentKind, ...]
    added: int
    """How many segments of the translation stand unpaired in the same place."""

    def is_certain(self, ratio: float) -> bool:
        """Tell whether prose is missing that no neighbour has taken in; ``ratio``: of the sizes, as usual."""
        if not {*self.kinds}.isdisjoint(("code", "cell")) or not any(
            is_sentence(one.visible) for one in self.missing
        ):
            return False
        if min(self.before.confidence, self.after.confidence) < CERTAIN:
            return False
        lacking = ratio * sum(map(size, self.missing))
        taken = sum(_spare(pair, ratio) for pair in (self.before, self.after))
        return taken < TAKEN * lacking


class Past(NamedTuple):
    """Which version of the original a translation was made from: its commit, and what the original is now.

    Where that version is not ``at_hand`` there are no pairs.
    """

    commit: str
    now: Document
    at_hand: bool


def _spare(pair: Pair, ratio: float) -> float:
    """Return how much longer a translation is than any translation of its original should be."""
    return max(size(pair.target) - LONG * ratio * size(pair.source), 0.0)


class Bitext:
    """Both sides of one document.

    Args:
        target: the translation, raw.
        source: the original, raw.
        exact: whether the file itself says which segments belong together; else they are aligned.
        fences: places (index of a segment in both) that no pair may cross.
        contexts: of the segments, if the file gives any.
        past: which version of the original ``source`` is, if the translation names it.
    """

    def __init__(
        self,
        target: Document,
        source: Document,
        lexicon: Lexicon,
        *,
        exact: bool = False,
        fences: Sequence[tuple[int, int]] = (),
        past: Past | None = None,
        contexts: Sequence[str] = (),
    ) -> None:
        self.target = target
        self.source = source
        self.lexicon = lexicon
        self.exact = exact
        self.fences = fences
        self.past = past
        self._contexts = contexts

    @cached_property
    def _sides(self) -> tuple[list[Side], list[Side]]:
        return _sides(self.target), _sides(self.source)

    @cached_property
    def alignment(self) -> Alignment:
        """Which segments belong together, by index, each with a confidence."""
        if self.exact:
            return [(at, at, 1.0) for at in range(len(self.target.segments))]
        targets, sources = self._sides
        return align(_features(self.target, targets), _features(self.source, sources), self.fences)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs that are sure enough to be compared, in order; none if the structures differ too much."""
        return tuple(self._pair(*row) for row in self.alignment if row[2] >= SURE)

    @cached_property
    def prose_pairs(self) -> tuple[Pair, ...]:
        """The pairs of text, without blocks of code."""
        return tuple(pair for pair in self.pairs if pair.kind != "code")

    def _pair(self, at: int, other: int, confidence: float) -> Pair:
        targets, sources = self._sides
        start, end, kind = self.target.segments[at]
        context = self._contexts[at] if self._contexts else ""
        return Pair(start, end, kind, targets[at], sources[other], confidence, context)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Where segments of the original stand between two neighbours that are paired, and have no pair."""
        return () if self.exact else tuple(self._gaps(self.alignment))

    def _gaps(self, rows: Sequence[tuple[int, int, float]]) -> Iterator[Gap]:
        _, sources = self._sides
        for one, two in pairwise(rows):
            between = range(one[1] + 1, two[1])
            if between and min(one[2], two[2]) >= SURE:
                yield Gap(
                    self._pair(*one),
                    self._pair(*two),
                    tuple(sources[at] for at in between),
                    tuple(self.source.segments[at].kind for at in between),
                    two[0] - one[0] - 1,
                )


def is_chinese(text: str) -> bool:
    """Tell whether a text that should be the original is Chinese itself."""
    return len(HAN_CHARACTER.findall(text)) > CHINESE * len(text)


def _sides(document: Document) -> list[Side]:
    return [Side(document.prose[start:end]) for start, end, _ in document.segments]


def _features(document: Document, sides: Sequence[Side]) -> list[Feature]:
    return [
        feature_of(document, segment, side) for segment, side in zip(document.segments, sides, strict=True)
    ]
