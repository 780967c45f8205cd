"""Judges whether an unpaired block of the original is translated by the blocks beside it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Protocol

from termlint.bitext.coverage import Sentence, Translated
from termlint.bitext.dropped import MANY
from termlint.bitext.habit import LONGEST, Habit
from termlint.bitext.lengths import bounded, explained
from termlint.bitext.sentences import sentences_in
from termlint.bitext.side import Side
from termlint.lexicon import Lexicon

BIAS = 0.78
COVERED = -6.89
KEPT, LACKING = -0.43, 0.69
LENGTH, CLAUSES = 0.53, 0.29
"""Weights of a logistic regression, fitted to half of a corpus: blocks whose translation was removed, against
blocks whose translation was merged with that of a neighbour.
"""
BESIDE = -1.5
"""Weight if the translation has unpaired blocks in the same place; set, not fitted."""

REPEATS = -3.0
"""Weight if a block has nothing that the blocks around it do not have; also set."""
PART = -2.6
"""Weight if the rest of a block is translated, so that one sentence of it is likelier merged: set by reading
44 alarms of a corpus, right above it and mostly wrong below."""
NAMED = 3.0
"""Weight of a name, a figure or a link of the sentence that a block has (log-odds)."""


class _Gap(Protocol):
    @property
    def strangers(self) -> tuple[Side, ...]: ...

    @property
    def around(self) -> tuple[Side, tuple[Side, ...]]: ...

    def order(self, block: Side) -> Sequence[Side]: ...


def unsaid(block: Side, gap: _Gap, habit: Habit, lexicon: Lexicon) -> float:
    """Return the log-odds that a block is translated neither in a gap nor beside it; 0 for long texts."""
    around, _ = gap.around
    order = gap.order(block)
    others = [one for one in order if one is not block]
    whole = block.size + sum(one.size for one in others)
    if max(len(block.raw), len(around.raw)) > LONGEST or len(others) > MANY:
        return 0.0
    besides = [Sentence(one.raw) for one in others]
    found = Sentence(block.raw).evidence(besides, Translated(around, lexicon.scripts), lexicon.translations)
    odds = BIAS + COVERED * found.said / (found.said + found.unsaid + 3)
    odds += KEPT * min(found.kept, 3) + LACKING * min(found.lacking, 3) + REPEATS * found.repeats
    odds += LENGTH * explained(block.size / whole, habit.ratio * whole / (around.size + 1), habit.spread)
    return (
        odds + CLAUSES * bounded(_gain(block, order, around, habit, lexicon)) + BESIDE * bool(gap.strangers)
    )


class _Rest:
    """A gap in which one sentence of a block is looked for; the rest of the block stands around it."""

    strangers: tuple[Side, ...] = ()

    def __init__(
        self, gap: _Gap, block: Side, sentence: Side, rest: tuple[Sequence[Side], Sequence[Side]]
    ) -> None:
        self.around = gap.around
        before, after = rest
        order = gap.order(block)
        at = next(at for at, one in enumerate(order) if one is block)
        self._order = (*order[:at], *before, sentence, *after, *order[at + 1 :])

    def order(self, block: Side) -> Sequence[Side]:
        """Return all segments and sentences of the original, in order."""
        return self._order


def unsaid_part(block: Side, gap: _Gap, habit: Habit, lexicon: Lexicon) -> tuple[Side, float]:
    """Return the sentence of a block that is likeliest to be missing, with the log-odds of that; the block
    itself and minus infinity if it has one sentence.
    """
    sides = [Side(block.raw[start:end]) for start, end in sentences_in(block)]
    if not 1 < len(sides) <= MANY:
        return block, -math.inf
    odds = [
        unsaid(one, _Rest(gap, block, one, (sides[:at], sides[at + 1 :])), habit, lexicon)
        for at, one in enumerate(sides)
    ]
    best = max(range(len(odds)), key=odds.__getitem__)
    return sides[best], odds[best] + PART


def _gain(block: Side, order: Sequence[Side], around: Side, habit: Habit, lexicon: Lexicon) -> float:
    """Return how much better the sentences before and after a block align with the clauses without it
    (log-odds); 0 if there are too many sentences.
    """
    from termlint.bitext.clauses import clauses_of, gains  # numpy takes longer to import than all else

    sentences: list[Sentence] = []
    place = 0
    for one in order:
        if one is block:
            place = len(sentences)
        spans = [(0, len(one.raw))] if one is block else sentences_in(one)
        sentences += [Sentence(one.raw[start:end]) for start, end in spans]
    if len(sentences) > MANY:
        return 0.0
    return gains(sentences, clauses_of(around, lexicon.scripts), habit, lexicon.translations)[place]


def is_said(
    sentence: Sentence,
    blocks: Iterable[Side],
    lexicon: Lexicon,
    original: Side | None = None,
    by: float = 0,
    times: float = 1,
) -> bool:
    """Return True if one of the blocks translates a sentence, by its words and names.

    ``original``: the original of the blocks, if known; words and names that it also has do not count. ``by``:
    log-odds that must be exceeded. ``times``: how many times the log-odds against it those for it must be, if
    no name speaks for it.
    """
    others = [Sentence(original.raw)] if original else []
    found = (
        sentence.evidence(others, Translated(one, lexicon.scripts), lexicon.translations)
        for one in blocks
        if len(one.raw) <= LONGEST
    )
    return any(
        one.said + NAMED * one.kept > (one.unsaid + one.lacking) * (1 if one.kept else times) + by
        for one in found
    )
