"""Whether a block of the original that has no partner is said beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from termlint.bitext.coverage import Evidence, Sentence, Translated
from termlint.bitext.dropped import MANY
from termlint.bitext.habit import LONGEST, SPREAD
from termlint.bitext.lengths import explained
from termlint.bitext.side import Side
from termlint.lexicon import Lexicon

BIAS = -1.0
SAID, UNSAID, SILENT = -0.51, 0.40, 0.55
KEPT, LACKING = -1.10, 1.24
LENGTH = 0.47
"""Weights of a logistic regression, fitted to half of a corpus: sentences of a neighbouring paragraph, put
into originals, against the originals as they are.
"""
UNPAIRED, BESIDE = 2.0, 0.5
"""What it weighs that a block has no partner: alone, and beside blocks of the translation that have none."""


class _Gap(Protocol):
    @property
    def missing(self) -> tuple[Side, ...]: ...

    @property
    def strangers(self) -> tuple[Side, ...]: ...

    @property
    def around(self) -> tuple[Side, tuple[Side, ...]]: ...


def unsaid(block: Side, gap: _Gap, ratio: float, lexicon: Lexicon) -> float:
    """Return the logarithm of the odds that a block is not said in a gap, nor beside it."""
    around, sources = gap.around
    # Of two blocks, one in a gap and one beside it, either may be what the translation there says.
    others = [one for one in (*sources, *(gap.missing if block in sources else ())) if one is not block]
    whole = block.size + sum(one.size for one in others)
    if max(len(block.raw), len(around.raw)) > LONGEST or len(others) > MANY:
        return 0.0
    said = Translated(around, lexicon.scripts)
    besides = [Sentence(one.raw) for one in others]
    odds = BIAS + _weight(Sentence(block.raw).evidence(besides, said, lexicon.translations))
    odds += LENGTH * explained(block.size / whole, ratio * whole / (around.size + 1), SPREAD)
    return odds + (BESIDE if gap.strangers else UNPAIRED)


def is_said(
    sentence: Sentence, blocks: Iterable[Side], lexicon: Lexicon, original: Side | None = None, by: float = 0
) -> bool:
    """Tell whether one of the blocks is likelier to say a sentence than not, by its words and names.

    ``original``: whose translation the blocks are, what it has too says nothing; ``by``: a logarithm of odds.
    """
    others = [Sentence(original.raw)] if original else []
    found = (
        sentence.evidence(others, Translated(one, lexicon.scripts), lexicon.translations)
        for one in blocks
        if len(one.raw) <= LONGEST
    )
    return any(one.said + one.kept > one.unsaid + one.lacking + by for one in found)


def _weight(one: Evidence) -> float:
    """Return what a block's own words and names say for its being missing."""
    words = SAID * min(one.said, 15) + UNSAID * min(one.unsaid, 15) + SILENT * (one.said == 0)
    return words + KEPT * min(one.kept, 3) + LACKING * min(one.lacking, 3)
