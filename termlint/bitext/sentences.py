"""Whether a sentence of the original is missing within a segment.

Sentences are rightly merged in one segment of twenty, so their number alone says nothing. What a sentence
has to itself (words, names, figures, code) is looked for in the translation, and its length is compared with
what the translation lacks, by the document's own habit; all that is weighed together.
"""

from __future__ import annotations

import math
import re
from functools import cache
from typing import NamedTuple, Protocol

from termlint.bitext.coverage import Evidence, Sentence, Translated, count_sentences
from termlint.bitext.side import Side
from termlint.lexicon import Lexicon

USUAL = 0.85
"""The median ratio of most documents."""
LEAST = 60
"""Letters; a shorter segment says nothing of the habit."""
SPREAD = 0.3
"""The standard deviation of the logarithm of the lengths' ratio, within a document."""
FULL = 1.15
"""Up to here a translation of as many sentences as its original is not looked into for one that lacks."""
MANY, LONGEST = 30, 10_000
"""A segment with more sentences, or more code points, is no paragraph."""

BIAS = -1.0
SAID, UNSAID, SILENT = -0.51, 0.40, 0.55
KEPT, LACKING = -1.10, 1.24
LENGTH, FEWER = 0.47, 1.53
LOOSE, OTHERS = -5.89, -0.33
"""Weights of a logistic regression, fitted to half of a corpus: sentences of a neighbouring paragraph, put
into originals, against the originals as they are.
"""
UNPAIRED, BESIDE = 2.0, 0.5
"""What it weighs that a block has no partner: alone, and beside blocks of the translation that have none."""

# All are shorter than six code points.
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|cf|Fig|Eq|Sec|No|Dr|Mr|Mrs|St|al)\.\Z")


@cache
def _starts() -> re.Pattern[str]:
    return re.compile(r"[.!?:](?:(?<!:)[\"”')\]*_]*\s+(?=[\"“(\[*_`]*[A-Z0-9`])|(?<=:)[*_]*[ \t]*\n\s*)")


class Lost(NamedTuple):
    """A sentence that seems to be missing, and how likely that is, as the logarithm of the odds."""

    text: str
    odds: float


class _Pairs(Protocol):
    @property
    def prose_pairs(self): ...  # type: ignore[no-untyped-def]  # noqa: ANN202


class _Gap(Protocol):
    @property
    def missing(self) -> tuple[Side, ...]: ...

    @property
    def strangers(self) -> tuple[Side, ...]: ...

    @property
    def around(self) -> tuple[Side, tuple[Side, ...]]: ...


def typical_ratio(bitext: _Pairs) -> float:
    """Return the median of the sizes' ratio, target to source; the usual one for a small document."""
    ratios = sorted(
        pair.target.size / one
        for pair in bitext.prose_pairs
        if (one := pair.source.size) > LEAST and pair.target.han
    )
    return ratios[len(ratios) // 2] if len(ratios) >= 8 else USUAL


def dropped(target: Side, source: Side, ratio: float, lexicon: Lexicon) -> Lost | None:
    """Return the sentence of the original that is likeliest to be missing, None if it has but one or
    all are there by their number and length.
    """
    whole = source.size
    if whole < LEAST or not target.han or max(len(source.raw), len(target.raw)) > LONGEST:
        return None
    spans = sentences_in(source)
    if not 2 <= len(spans) <= MANY:
        return None
    short = ratio * whole / (target.size + 1)
    if short < FULL and len(spans) <= count_sentences(target.opened):
        return None
    sentences = [Sentence(source.raw[start:end]) for start, end in spans]
    said = Translated(target, lexicon.scripts)
    evidence = [one.evidence(sentences, said, lexicon.translations) for one in sentences]
    fewer = len(sentences) > said.sentences
    odds = [
        BIAS
        + FEWER * fewer
        + LENGTH * _length(one.size / whole, short)
        + _weight(evidence[at])
        + _habit([*evidence[:at], *evidence[at + 1 :]])
        for at, one in enumerate(sentences)
    ]
    best = max(range(len(odds)), key=odds.__getitem__)
    return Lost(" ".join(sentences[best].side.opened.split()), odds[best])


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
    odds += LENGTH * _length(block.size / whole, ratio * whole / (around.size + 1))
    return odds + (BESIDE if gap.strangers else UNPAIRED)


def _weight(one: Evidence) -> float:
    """Return what a sentence's own words and names say for its being missing."""
    words = SAID * min(one.said, 15) + UNSAID * min(one.unsaid, 15) + SILENT * (one.said == 0)
    return words + KEPT * min(one.kept, 3) + LACKING * min(one.lacking, 3)


def _habit(others: list[Evidence]) -> float:
    """Return what the other sentences say: where their words lack as well, the translation is a free one."""
    said = min(sum(one.said for one in others), 30)
    unsaid = min(sum(one.unsaid for one in others), 15)
    return LOOSE * unsaid / (unsaid + said + 3) + OTHERS * min(sum(one.lacking for one in others), 3)


def _length(share: float, short: float) -> float:
    """Return how much better a missing share of the original explains the length than none does.

    ``short``: how many times as long the translation should be.
    """
    without = math.log(short * max(1 - share, 0.01))
    return max(min((math.log(short) ** 2 - without**2) / (2 * SPREAD**2), 12), -12)


def sentences_in(source: Side) -> list[tuple[int, int]]:
    """Return where the sentences of an English side stand; what has less than three words belongs to its
    neighbour.
    """
    text = source.opened
    cuts = [0]
    for match in _starts().finditer(text):
        said = text[cuts[-1] : match.start() + 1]
        if len(said.split()) >= 3 and not _ABBREVIATION.search(said[-6:]):
            cuts.append(match.end())
    if len(cuts) > 1 and len(text[cuts[-1] :].split()) < 3:
        cuts.pop()
    return [*zip(cuts, [*cuts[1:], len(text)], strict=True)]
