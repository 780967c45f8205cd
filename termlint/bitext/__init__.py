"""A translation and its original, segment beside segment: what rules on both sides are given.

Both sides are read raw, with their markup (`termlint.read.raw`); offsets are code points of the target's raw
text, which the engine takes to the file's. With no original at hand there is no bitext, and nothing is
computed.
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
from termlint.bitext.unsaid import is_said, unsaid
from termlint.bitext.wording import Wording
from termlint.lexicon import Lexicon
from termlint.model import Document, SegmentKind

__all__ = ["Bitext", "Gap", "Pair", "Past", "Side", "is_chinese"]

CHINESE = 0.1
"""A text of whose characters this share is Han is no English original."""

MOVED, FURTHER, ALONE = 2.0, 4.0, 6.0
"""By so much must it be likelier, a logarithm of odds, that a block without a partner says one that is
missing, a pair one that does not stand at its edge, or any block nearby that has no partner.
"""

TAKEN, OTHER = 2.5, -3.5
"""By so much must its words agree better with another block, or so little with this one, for a block without
a partner to be no translation of it.
"""

ELSEWHERE, AROUND = 3.5, 40
"""From this agreement of words on a block is said by one that has no partner, of so many before and after."""

DOUBTFUL = -1.0
"""Odds below which nobody is told that a block is missing."""

FEW = 8
"""Where more blocks are missing than these, both sides are other texts there."""

NEAR = 2
"""So many pairs before a pair and after it are near it."""

SURE = 0.5
"""From this confidence on a pair is compared. Of 1,000 pairs found by structure fewer than 5 are none."""

CERTAIN = 0.9
"""From this confidence on a pair of cells is one whatever stands near it."""


class Pair(msgspec.Struct, frozen=True, eq=False, gc=False):
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


@dataclass(frozen=True)
class Gap:
    """Segments of the original without a translation, and the pairs between which they stand, or one of
    them at an end of the document.
    """

    before: Pair | None
    after: Pair | None
    missing: tuple[Side, ...]
    kinds: tuple[SegmentKind, ...]
    strangers: tuple[Side, ...]
    """Segments of the translation that stand unpaired in the same place."""
    beyond: tuple[Side, ...] = ()
    """Those that stand unpaired beyond the edges: what was moved past a neighbour is there."""
    elsewhere: tuple[Side, ...] = ()
    """Those that stand unpaired anywhere near."""
    further: tuple[Pair, ...] = ()
    """The next pairs beyond the edges: what was merged with one of them is there."""

    @property
    def neighbours(self) -> tuple[Pair, ...]:
        """The pairs on its edges."""
        return tuple(one for one in (self.before, self.after) if one)

    @cached_property
    def around(self) -> tuple[Side, tuple[Side, ...]]:
        """What the translation says in and beside the gap, in order, and of which prose of the original."""
        before, after = (
            [one for one in (side,) if one and one.kind != "code"] for side in (self.before, self.after)
        )
        said = [one.target for one in before] + [*self.strangers] + [one.target for one in after]
        return Side("\n\n".join(one.raw for one in said)), tuple(one.source for one in (*before, *after))

    def order(self, block: Side) -> Sequence[Side]:
        """Return the prose of the original around a block and itself, in order.

        Of two blocks, one in a gap and one beside it, either may be what the translation there says.
        """
        sources = self.around[1]
        missing = self.missing if block in sources else (block,)
        cut = int(self.before is not None and self.before.kind != "code")
        return (*sources[:cut], *missing, *sources[cut:])

    def lost(self, habit: Habit, wording: Wording, lexicon: Lexicon) -> Iterator[tuple[Side, float]]:
        """Yield the prose that may be missing, each block with the logarithm of the odds that nothing around
        it says the same. ``wording``: the document's.

        Where a neighbour's translation says what has no partner, it is the neighbour that may have none.
        """
        kinds = zip(self.missing, self.kinds, strict=True)
        prose = [one for one, kind in kinds if kind != "code" and is_sentence(one.visible)]
        if not prose or len(prose) > FEW:
            return
        found = [(one, unsaid(one, self._seen_from(one, wording), habit, lexicon)) for one in prose]
        if all(odds < 0 for _, odds in found):
            beside = [one for one in self.around[1] if is_sentence(one.visible)]
            found = [(one, unsaid(one, self, habit, lexicon)) for one in beside]
        yield from (
            (one, odds)
            for one, odds in found
            if odds >= DOUBTFUL and not self._is_beyond(one, wording, lexicon)
        )

    def _seen_from(self, block: Side, wording: Wording) -> Gap:
        """Return the gap without the strangers that say another of its blocks, or surely not this one."""
        others = [one for one in self.missing if one is not block]
        own = {one: wording.agreement(one, block) for one in self.strangers}
        near = [
            one
            for one, said in own.items()
            if said > OTHER and all(wording.agreement(one, other) < said + TAKEN for other in others)
        ]
        return self if len(near) == len(own) else replace(self, strangers=tuple(near))

    def _is_beyond(self, block: Side, wording: Wording, lexicon: Lexicon) -> bool:
        """Tell whether a block was moved past a neighbour or further, or is said in the pair behind it."""
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
    """The original as it was at a commit, None if that is not at hand, and as it is now.

    The translation names the commit that it was made from, and is compared with that version, if at all; or
    it is the commit that touched the translation last.
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
        features = _features(self.target, targets), _features(self.source, sources)
        return align(*features, self.fences, self.wording.agreement)

    @cached_property
    def wording(self) -> Wording:
        """The words of the segments, to be compared."""
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
        """The pairs whose translations have Latin words that their originals have not, with these."""
        pairs = self.prose_pairs
        found = find_strange([pair.target for pair in pairs], [pair.source for pair in pairs])
        return tuple((pairs[at], words) for at, words in found)

    @cached_property
    def links(self) -> Balance:
        """Which links the whole translation lacks, and which it has beyond its original's."""
        texts = () if self.exact else (self.target.text, self.source.text)
        return balance(*self._sides, *texts)

    @cached_property
    def templates(self) -> Counter[str]:
        """Which templates the whole translation lacks."""
        return lacking(self.target.text, self.source.text)

    @cached_property
    def words(self) -> Words:
        """How often each word stands on both sides."""
        return Words(*self._sides, self.lexicon)

    def _pair(self, at: int, other: int, confidence: float) -> Pair:
        targets, sources = self._sides
        start, end, kind = self.target.segments[at]
        context = self._contexts[at] if self._contexts else ""
        return Pair(start, end, kind, targets[at], sources[other], confidence, context)

    def alone_near(self, pair: Pair) -> tuple[int, int]:
        """Return how many segments of the translation, and of the original, have no partner near a pair."""
        (here, there), (to, until), between = self._near(pair)
        return to - here - 1 - len(between), until - there - 1 - len(between)

    def strangers_near(self, pair: Pair) -> list[Side]:
        """Return the segments of the translation that have no partner near a pair."""
        (here, _), (to, _), between = self._near(pair)
        paired = {row[0] for row in between}
        return [self._sides[0][at] for at in range(here + 1, to) if at not in paired]

    def _near(self, pair: Pair) -> tuple[tuple[int, int], tuple[int, int], Alignment]:
        """Return where a pair's neighbourhood begins and ends, on both sides, and the rows between."""
        rows = self.alignment
        segment = bisect_left(self.target.segments, pair.start, key=lambda one: one.start)
        at = bisect_left(rows, segment, key=lambda row: row[0])
        first, last = max(at - NEAR, -1), min(at + NEAR, len(rows))
        begin = rows[first][:2] if first >= 0 else (-1, -1)
        end = rows[last][:2] if last < len(rows) else (len(self.target.segments), len(self.source.segments))
        return begin, end, rows[first + 1 : last]

    def is_certain(self, pair: Pair) -> bool:
        """Tell whether what one side lacks is no sign that the pair is none: cells of a table are alike, and
        where some without a partner stand near, rows were added or left out.
        """
        return pair.kind != "cell" or pair.confidence >= CERTAIN or not any(self.alone_near(pair))

    def is_translated(self, pair: Pair, by: float = 0) -> bool:
        """Tell whether the words of both sides go together, by a logarithm of odds: else the aligner erred,
        or the translation is of another version.
        """
        return self.exact or self.wording.is_translation(pair.target, pair.source, by)

    @cached_property
    def _alone(self) -> list[int]:
        """The segments of the translation, by index, that are compared with none."""
        paired = {at for at, _, sure in self.alignment if sure >= SURE}
        return [at for at in range(len(self.target.segments)) if at not in paired]

    def _alone_around(self, place: int) -> list[int]:
        at = bisect_left(self._alone, place)
        return self._alone[max(at - AROUND, 0) : at + AROUND]

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Where segments of the original stand beside or between pairs, and have no pair themselves."""
        return () if self.exact else tuple(self._gaps(self.alignment))

    def _gaps(self, rows: Sequence[tuple[int, int, float]]) -> Iterator[Gap]:
        targets, sources = self._sides
        ends = (-1, -1, 1.0), (len(targets), len(sources), 1.0)
        edges = (ends[0], ends[0], *rows, ends[1], ends[1]) if rows else ()
        for at, (last, one, two, other) in enumerate(
            zip(edges, edges[1:], edges[2:], edges[3:], strict=False)
        ):
            between = range(one[1] + 1, two[1])
            if between and min(one[2], two[2]) >= SURE:
                next_ones = (*rows[max(at - 1 - NEAR, 0) : max(at - 1, 0)], *rows[at + 1 : at + 1 + NEAR])
                yield Gap(
                    None if one is ends[0] else self._pair(*one),
                    None if two is ends[1] else self._pair(*two),
                    tuple(sources[at] for at in between),
                    tuple(self.source.segments[at].kind for at in between),
                    tuple(targets[one[0] + 1 : two[0]]),
                    (*targets[last[0] + 1 : one[0]][-1:], *targets[two[0] + 1 : other[0]][:1]),
                    tuple(targets[at] for at in self._alone_around(two[0])),
                    tuple(self._pair(*row) for row in next_ones),
                )


def is_chinese(text: str) -> bool:
    """Tell whether a text that should be the original is Chinese itself."""
    return count_han(text) > CHINESE * len(text)


def _sides(document: Document) -> list[Side]:
    return [Side(document.prose[start:end]) for start, end, _ in document.segments]


def _features(document: Document, sides: Sequence[Side]) -> list[Feature]:
    return [
        feature_of(document, segment, side) for segment, side in zip(document.segments, sides, strict=True)
    ]
