"""A translation aligned with its original, segment by segment: the input of rules that compare both sides.

Both sides are raw text with markup (`termlint.read.raw`); offsets are code points of the target's raw text,
which the engine maps to the file's. Without an original there is no bitext, and nothing is computed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from termlint.bitext.align import Alignment, Feature, align, feature_of
from termlint.bitext.gaps import AROUND, TAKEN, Gap, Pair
from termlint.bitext.latin import Strange, find_strange
from termlint.bitext.links import Balance, balance
from termlint.bitext.mended import Words
from termlint.bitext.placeholders import lacking
from termlint.bitext.side import Side, count_han
from termlint.bitext.wording import Wording
from termlint.lexicon import Lexicon
from termlint.model import Document

__all__ = ["Bitext", "Gap", "Pair", "Past", "Side", "is_chinese"]

CHINESE = 0.1
"""Share of Han characters above which a text is not taken for an English original."""

LISTED = 2
"""Fewest items of a list beside a missing one."""

NEAR = 2
"""Number of pairs before and after a pair, or a gap's neighbours, that count as near."""

SURE = 0.5
"""Least confidence of a pair to be compared. Of 1,000 pairs found by structure fewer than 5 are wrong."""

CERTAIN = 0.9
"""Confidence from which a pair of table cells is trusted whatever stands near it."""


class Past(NamedTuple):
    """The original as it was at a commit (``then``, None if git cannot give it) and as it is ``now``.

    ``named``: the translation names the commit that it was made from, and is compared with that version or
    not at all; otherwise it is the commit that last changed the translation.
    """

    commit: str
    then: Document | None
    now: Document
    named: bool = True


class Bitext:
    """Both sides of one document.

    Args:
        target: the translation, raw.
        source: the original, raw.
        exact: whether the file itself says which segments belong together; else they are aligned.
        fences: places (index of a segment in target and source) that no pair may cross.
        contexts: where each segment is used (msgctxt); empty if the file states none.
        past: an earlier version of the original, if one is known.
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
        """The pairs of segments: (index in the target, index in the source, confidence), ascending."""
        if self.exact:
            return [(at, at, 1.0) for at in range(len(self.target.segments))]
        targets, sources = self._sides
        features = _features(self.target, targets), _features(self.source, sources)
        return align(*features, self.fences, self.wording.agreement)

    @cached_property
    def wording(self) -> Wording:
        """Compares segments by their words; shared by all comparisons of this document."""
        return Wording(self.lexicon)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs that are sure enough to be compared, in order; none if the structures differ too much."""
        return tuple(self._pair(*row) for row in self.alignment if row[2] >= SURE)

    @cached_property
    def prose_pairs(self) -> tuple[Pair, ...]:
        """The pairs of text, without blocks of code."""
        return tuple(pair for pair in self.pairs if pair.kind != "code")

    @cached_property
    def strange_words(self) -> tuple[tuple[Pair, Strange], ...]:
        """The pairs whose translation has Latin words that its original does not have, with these words."""
        pairs = self.prose_pairs
        found = find_strange([pair.target for pair in pairs], [pair.source for pair in pairs])
        return tuple((pairs[at], words) for at, words in found)

    @cached_property
    def links(self) -> Balance:
        """Which pages the whole translation links to less often, or more often, than its original."""
        texts = () if self.exact else (self.target.text, self.source.text)
        return balance(*self._sides, *texts)

    @cached_property
    def templates(self) -> Counter[str]:
        """The templates that the whole translation has less often than its original, counted."""
        return lacking(self.target.text, self.source.text)

    @cached_property
    def words(self) -> Words:
        """How often each word occurs in the translation and in the original."""
        return Words(*self._sides, self.lexicon)

    def _pair(self, at: int, other: int, confidence: float) -> Pair:
        targets, sources = self._sides
        start, end, kind = self.target.segments[at]
        context = self._contexts[at] if self._contexts else ""
        return Pair(start, end, kind, targets[at], sources[other], confidence, context)

    def alone_near(self, pair: Pair) -> tuple[int, int]:
        """Return the number of unpaired segments near a pair, in the translation and in the original."""
        (here, there), (to, until), between = self._near(pair)
        return to - here - 1 - len(between), until - there - 1 - len(between)

    def strangers_near(self, pair: Pair) -> list[Side]:
        """Return the unpaired segments of the translation near a pair."""
        (here, _), (to, _), between = self._near(pair)
        paired = {row[0] for row in between}
        return [self._sides[0][at] for at in range(here + 1, to) if at not in paired]

    def without_taken(self, blocks: Sequence[Side], text: Side, pair: Pair) -> list[Side]:
        """Return the blocks of the translation that no unpaired segment of the original near a pair agrees
        with by `TAKEN` more than ``text`` does: such a segment is likelier what they translate.
        """
        (_, there), (_, until), between = self._near(pair)
        paired = {row[1] for row in between}
        others = [self._sides[1][at] for at in range(there + 1, until) if at not in paired]
        agreement = self.wording.agreement
        return [
            block
            for block in blocks
            if all(agreement(block, other) < agreement(block, text) + TAKEN for other in others)
        ]

    def _near(self, pair: Pair) -> tuple[tuple[int, int], tuple[int, int], Alignment]:
        """Return the positions (target, source) just before and just after a pair's neighbourhood, and the
        rows of the alignment inside it.
        """
        rows = self.alignment
        segment = bisect_left(self.target.segments, pair.start, key=lambda one: one.start)
        at = bisect_left(rows, segment, key=lambda row: row[0])
        first, last = max(at - NEAR, -1), min(at + NEAR, len(rows))
        begin = rows[first][:2] if first >= 0 else (-1, -1)
        end = rows[last][:2] if last < len(rows) else (len(self.target.segments), len(self.source.segments))
        return begin, end, rows[first + 1 : last]

    def is_certain(self, pair: Pair) -> bool:
        """Return True if a difference between the two sides is no sign of a wrong pair.

        Table cells are alike: unpaired segments near them mean that rows were added or left out.
        """
        return pair.kind != "cell" or pair.confidence >= CERTAIN or not any(self.alone_near(pair))

    def is_translated(self, pair: Pair, by: float = 0) -> bool:
        """Return True if the words of both sides agree with log-odds of ``by`` or more, or the file itself
        pairs them. If not, the aligner erred, or the translation is of another version.
        """
        return self.exact or self.wording.is_translation(pair.target, pair.source, by)

    @cached_property
    def _alone(self) -> list[int]:
        """The indexes of the segments of the translation that are in no sure pair."""
        paired = {at for at, _, sure in self.alignment if sure >= SURE}
        return [at for at in range(len(self.target.segments)) if at not in paired]

    def _alone_around(self, place: int) -> list[int]:
        at = bisect_left(self._alone, place)
        return self._alone[max(at - AROUND, 0) : at + AROUND]

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The runs of unpaired segments of the original whose neighbouring pairs are sure."""
        return () if self.exact else tuple(self._gaps(self.alignment))

    def _is_listed(self, missing: range) -> bool:
        """Return True if segments of the original are items of a list, and all other items of it, at least
        `LISTED`, are paired with all items of one list of the translation.
        """
        if any(self.source.segments[at].kind != "item" for at in missing):
            return False
        items = _run(self.source, missing.start, "item")
        others = [at for at in items if at not in missing]
        paired = [self._partners[at] for at in others if at in self._partners]
        if len(paired) < max(len(others), LISTED):
            return False
        return self.target.segments[paired[0]].kind == "item" and paired == [
            *_run(self.target, paired[0], "item")
        ]

    @cached_property
    def _partners(self) -> dict[int, int]:
        """The indexes of paired segments: of the original, and of the translation."""
        return {other: at for at, other, sure in self.alignment if sure >= SURE}

    def _gaps(self, rows: Sequence[tuple[int, int, float]]) -> Iterator[Gap]:
        targets, sources = self._sides
        ends = (-1, -1, 1.0), (len(targets), len(sources), 1.0)
        edges = (ends[0], ends[0], *rows, ends[1], ends[1]) if rows else ()
        for at, (earlier, left, right, later) in enumerate(
            zip(edges, edges[1:], edges[2:], edges[3:], strict=False)
        ):
            between = range(left[1] + 1, right[1])
            if between and min(left[2], right[2]) >= SURE:
                next_ones = (*rows[max(at - 1 - NEAR, 0) : max(at - 1, 0)], *rows[at + 1 : at + 1 + NEAR])
                yield Gap(
                    None if left is ends[0] else self._pair(*left),
                    None if right is ends[1] else self._pair(*right),
                    tuple(sources[at] for at in between),
                    tuple(self.source.segments[at].kind for at in between),
                    tuple(targets[left[0] + 1 : right[0]]),
                    (*targets[earlier[0] + 1 : left[0]][-1:], *targets[right[0] + 1 : later[0]][:1]),
                    tuple(targets[at] for at in self._alone_around(right[0])),
                    tuple(self._pair(*row) for row in next_ones),
                    self._is_listed(between),
                )


def _run(document: Document, at: int, kind: str) -> range:
    """Return the indexes of the consecutive segments of one kind around a segment."""
    start, end = at, at + 1
    while start > 0 and document.segments[start - 1].kind == kind:
        start -= 1
    while end < len(document.segments) and document.segments[end].kind == kind:
        end += 1
    return range(start, end)


def is_chinese(text: str) -> bool:
    """Return True if a text that was given as the English original is itself Chinese."""
    return count_han(text) > CHINESE * len(text)


def _sides(document: Document) -> list[Side]:
    return [Side(document.prose[start:end]) for start, end, _ in document.segments]


def _features(document: Document, sides: Sequence[Side]) -> list[Feature]:
    return [
        feature_of(document, segment, side) for segment, side in zip(document.segments, sides, strict=True)
    ]
