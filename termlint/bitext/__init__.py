"""A translation aligned with its original, segment by segment: the input of rules that compare both sides.

Both sides are raw text with markup (`termlint.read.raw`); offsets are code points of the target's raw text,
which the engine maps to the file's. Without an original there is no bitext, and nothing is computed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import msgspec

from termlint.bitext.align import Alignment, Feature, align, feature_of
from termlint.bitext.coverage import Sentence
from termlint.bitext.english import is_sentence
from termlint.bitext.habit import Habit
from termlint.bitext.latin import Strange, find_strange
from termlint.bitext.links import Balance, balance
from termlint.bitext.mended import Words
from termlint.bitext.placeholders import lacking
from termlint.bitext.side import Side, count_han
from termlint.bitext.unsaid import is_said, unsaid, unsaid_part
from termlint.bitext.wording import Wording
from termlint.lexicon import Lexicon
from termlint.model import Document, SegmentKind

__all__ = ["Bitext", "Gap", "Pair", "Past", "Side", "is_chinese"]

CHINESE = 0.1
"""Share of Han characters above which a text is not taken for an English original."""

MOVED, FURTHER, ALONE = 2.0, 4.0, 6.0
"""Log-odds above which a missing block counts as translated by another one: an unpaired block just beyond the
gap; a pair beyond its neighbours, or code beside it; any unpaired block near the gap.
"""

TAKEN, OTHER = 2.5, -3.5
"""An unpaired block of the translation does not translate a missing one if another missing block agrees with
it better by `TAKEN` or more, or if its own agreement (`Wording.agreement`) is `OTHER` or less.
"""

ELSEWHERE, AROUND = 3.5, 40
"""Agreement of words from which an unpaired block near a gap counts as the translation of a missing one, and
the number of unpaired blocks before and after the gap that are compared.
"""

DOUBTFUL = -1.0
"""Log-odds below which a block is not reported as missing."""

MOST_MISSING = 8
"""If a gap has more missing blocks of prose than this, the two texts differ there and nothing is reported."""

NEAR = 2
"""Number of pairs before and after a pair, or a gap's neighbours, that count as near."""

SURE = 0.5
"""Least confidence of a pair to be compared. Of 1,000 pairs found by structure fewer than 5 are wrong."""

CERTAIN = 0.9
"""Confidence from which a pair of table cells is trusted whatever stands near it."""


class Pair(msgspec.Struct, frozen=True, eq=False, gc=False):
    """A segment of the translation at ``start:end`` and its original."""

    start: int
    end: int
    kind: SegmentKind
    target: Side
    source: Side
    confidence: float
    context: str = ""
    """Where the original is used, as the file states (msgctxt); empty if it does not."""

    @property
    def first_line(self) -> tuple[int, int]:
        """Span at which a finding about the whole segment is shown: its first line, or all of the segment if
        that line is blank.
        """
        raw = self.target.raw
        line = raw.find("\n")
        return self.start, self.end if line < 0 or not raw[:line].strip() else self.start + line


@dataclass(frozen=True)
class Gap:
    """Consecutive segments of the original without a translation, and the pairs before and after them (None
    at an end of the document).
    """

    before: Pair | None
    after: Pair | None
    missing: tuple[Side, ...]
    kinds: tuple[SegmentKind, ...]
    strangers: tuple[Side, ...]
    """Unpaired segments of the translation in the same place."""
    beyond: tuple[Side, ...] = ()
    """Unpaired segments just beyond the neighbours: a block moved past a neighbour is found there."""
    elsewhere: tuple[Side, ...] = ()
    """Unpaired segments of the translation anywhere near the gap."""
    further: tuple[Pair, ...] = ()
    """The next pairs beyond the neighbours: a block merged into one of them is found there."""

    @property
    def neighbours(self) -> tuple[Pair, ...]:
        """The pairs directly before and after the gap: one or two."""
        return tuple(pair for pair in (self.before, self.after) if pair)

    @cached_property
    def around(self) -> tuple[Side, tuple[Side, ...]]:
        """The translation's text in and beside the gap, in order, and the neighbours' segments of the
        original; neighbours that are code are left out.
        """
        before, after = (
            [pair for pair in (side,) if pair and pair.kind != "code"] for side in (self.before, self.after)
        )
        targets = [pair.target for pair in before] + [*self.strangers] + [pair.target for pair in after]
        text = Side("\n\n".join(target.raw for target in targets))
        return text, tuple(pair.source for pair in (*before, *after))

    def order(self, block: Side) -> Sequence[Side]:
        """Return the neighbours' segments of the original, in order, and between them ``block``, or all
        missing segments if ``block`` is a neighbour's.

        The translation paired with a neighbour may in truth render a missing block.
        """
        sources = self.around[1]
        missing = self.missing if block in sources else (block,)
        cut = int(self.before is not None and self.before.kind != "code")
        return (*sources[:cut], *missing, *sources[cut:])

    def lost(self, habit: Habit, wording: Wording, lexicon: Lexicon) -> Iterator[tuple[Side, float]]:
        """Yield each block of prose that may be missing, with the log-odds that no text around it translates
        it. ``wording``: the document's.

        If every unpaired block is likelier translated than not, the neighbours are judged instead: one of
        their translations may render an unpaired block.
        """
        kinds = zip(self.missing, self.kinds, strict=True)
        prose = [one for one, kind in kinds if kind != "code" and is_sentence(one.visible)]
        if not prose or len(prose) > MOST_MISSING:
            return
        found = [(one, unsaid(one, self._seen_from(one, wording), habit, lexicon)) for one in prose]
        if all(odds < 0 for _, odds in found):
            parts = [unsaid_part(one, self._seen_from(one, wording), habit, lexicon) for one in prose]
            beside = [one for one in self.around[1] if is_sentence(one.visible)]
            found = [(one, unsaid(one, self, habit, lexicon)) for one in beside]
            found += parts
        yield from (
            (one, odds)
            for one, odds in found
            if odds >= DOUBTFUL and not self._is_beyond(one, wording, lexicon)
        )

    def _seen_from(self, block: Side, wording: Wording) -> Gap:
        """Return the gap without the unpaired segments of the translation that render another of its blocks,
        or clearly not this one.
        """
        others = [one for one in self.missing if one is not block]
        own = {stranger: wording.agreement(stranger, block) for stranger in self.strangers}
        near = [
            stranger
            for stranger, agreement in own.items()
            if agreement > OTHER
            and all(wording.agreement(stranger, other) < agreement + TAKEN for other in others)
        ]
        return self if len(near) == len(own) else replace(self, strangers=tuple(near))

    def _is_beyond(self, block: Side, wording: Wording, lexicon: Lexicon) -> bool:
        """Return True if a block is translated outside the gap: moved, or merged into a pair nearby."""
        whole = Sentence(block.raw)
        known = [(wording.agreement(one, block), one) for one in self.elsewhere]
        if any(agreement >= ELSEWHERE for agreement, _ in known):
            return True
        if is_said(whole, [one for agreement, one in known if agreement >= 0], lexicon, by=ALONE):
            return True
        code = [one for one in self.neighbours if one.kind == "code"]  # with its comments
        return is_said(whole, self.beyond, lexicon, by=MOVED) or any(
            is_said(whole, [one.target], lexicon, one.source, FURTHER) for one in (*code, *self.further)
        )


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
                )


def is_chinese(text: str) -> bool:
    """Return True if a text that was given as the English original is itself Chinese."""
    return count_han(text) > CHINESE * len(text)


def _sides(document: Document) -> list[Side]:
    return [Side(document.prose[start:end]) for start, end, _ in document.segments]


def _features(document: Document, sides: Sequence[Side]) -> list[Feature]:
    return [
        feature_of(document, segment, side) for segment, side in zip(document.segments, sides, strict=True)
    ]
