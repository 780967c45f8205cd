"""Runs of the original without a translation, between pairs: which of their blocks are really missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import msgspec

from termlint.bitext.coverage import Sentence
from termlint.bitext.english import WORDING, is_sentence, is_wording
from termlint.bitext.habit import Habit
from termlint.bitext.side import Side
from termlint.bitext.unsaid import is_said, unsaid, unsaid_part
from termlint.bitext.wording import Wording
from termlint.lexicon import Lexicon
from termlint.model import SegmentKind

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

FEW, WORDED = 3, -3.5
"""If a gap has more missing blocks than `FEW`, only sentences are reported; and the weight of a block that is
no sentence and stands in no list that is whole but for it: set by reading 48 alarms of a corpus, those above
it right and half of the others wrong.
"""


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

    listed: bool = False
    """Whether all other items of the gap's list are paired with a whole list of the translation."""

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
        prose = [one for one, kind in self._kinds() if kind != "code" and is_sentence(one.visible)]
        if len(prose) > MOST_MISSING:
            return
        if prose:
            found = self._of_sentences(prose, habit, wording, lexicon)
        else:
            found = [
                (one, unsaid(one, self, habit, lexicon) + (0 if self.listed else WORDED))
                for one in self._wordings()
            ]
        yield from (
            (one, odds)
            for one, odds in found
            if odds >= DOUBTFUL and not self._is_beyond(one, wording, lexicon)
        )

    def _kinds(self) -> Iterator[tuple[Side, SegmentKind]]:
        return zip(self.missing, self.kinds, strict=True)

    def _of_sentences(
        self, prose: Sequence[Side], habit: Habit, wording: Wording, lexicon: Lexicon
    ) -> list[tuple[Side, float]]:
        """Return the log-odds that each of these blocks is missing; if none is, those of the neighbours, and
        of the likeliest sentence of each block.
        """
        seen = [(one, self._seen_from(one, wording)) for one in prose]
        found = [(one, unsaid(one, gap, habit, lexicon)) for one, gap in seen]
        if any(odds >= 0 for _, odds in found):
            return found
        beside = [one for one in self.around[1] if is_sentence(one.visible)]
        return [
            *((one, unsaid(one, self, habit, lexicon)) for one in beside),
            *(unsaid_part(one, gap, habit, lexicon) for one, gap in seen),
        ]

    def _wordings(self) -> Iterator[Side]:
        """Yield the missing blocks that are no sentences but have words that are translated, if no block
        without a partner stands in their place: items beside an item, paragraphs that end like a sentence.
        """
        if self.strangers or len(self.missing) > FEW:
            return
        beside = any(pair.kind == "item" for pair in self.neighbours)
        for block, kind in self._kinds():
            text = block.visible.strip().rstrip("*_\"')” ")
            whole = beside if kind == "item" else kind == "paragraph" and text.endswith((".", "!", "?"))
            if whole and not text.endswith((":", "：")) and is_wording(text, 1 if self.listed else WORDING):
                yield block

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
