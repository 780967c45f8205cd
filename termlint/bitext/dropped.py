"""Whether a sentence of the original is missing within a segment.

Sentences are rightly merged in one segment of twenty, so their number alone says nothing. What a sentence
has to itself (words, names, figures, code) is looked for in the translation, the clauses are laid under the
sentences, and the length is compared with what the translation lacks, all by the document's own habit; that
is weighed together.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from termlint.bitext.coverage import Evidence, Sentence, Translated
from termlint.bitext.habit import Habit, Measure
from termlint.bitext.lengths import FARTHEST, bounded, explained
from termlint.lexicon import Lexicon

FULL = 1.1
"""Up to here a translation of as many sentences as its original is not looked into for one that lacks."""
MANY = 30
"""A segment with more sentences is no paragraph."""

BIAS = -1.22
COVERED, LEADS_IN = -2.64, -2.79
KEPT, LACKING = -0.25, 0.45
LENGTH, FEWER, CLAUSES = 0.19, -0.35, 0.25
LOOSE, OTHERS = -4.81, -0.33
SEVERAL = -3.0
"""Weights of a logistic regression, fitted to half of a corpus: translations from which a sentence was taken,
against translations as they are. Nothing was taken twice, so what it weighs that two sentences or more lack,
as where a translator merges much, is set and not fitted.
"""
QUOTED, REPEATS = -1.5, -1.5
"""What it weighs that code, a figure or a link of a sentence alone is there, or that it has nothing that the
others have not: set by reading alarms of that half. Few sentences are like that, and few of these missing.
"""
_LEADS_IN = re.compile(
    r"(?::|\b(?:as|is|are|be|by|to|find|get|have|obtain|that|where|with|follows))[*_ \n]*\Z"
)
"""How a sentence ends that leads over to a formula, a list or code."""
DOUBTFUL = -1.2
"""Odds below which nobody is told: the clauses are looked at only if they may lead higher."""


class Lost(NamedTuple):
    """A sentence that seems to be missing, and how likely that is, as the logarithm of the odds."""

    sentence: Sentence
    odds: float

    @property
    def text(self) -> str:
        """What it says, on one line."""
        return " ".join(self.sentence.side.opened.split())


def dropped(segment: Measure, habit: Habit, lexicon: Lexicon) -> Lost | None:
    """Return the sentence of the original that is likeliest to be missing, None if it has but one or
    all are there by their number and length.
    """
    if not 2 <= len(segment.spans) <= MANY:
        return None
    if segment.short(habit.ratio) < FULL and len(segment.spans) <= segment.said:
        return None
    odds = _odds(segment, habit, lexicon)
    if max(odds) + CLAUSES * FARTHEST > DOUBTFUL:
        from termlint.bitext.clauses import clauses_of, gains  # numpy takes longer to import than all else

        clauses = clauses_of(segment.sides[0], lexicon.scripts)
        better = gains(segment.sentences, clauses, habit, lexicon.translations)
        odds = [one + CLAUSES * bounded(gain) for one, gain in zip(odds, better, strict=True)]
    best = max(range(len(odds)), key=odds.__getitem__)
    return Lost(segment.sentences[best], odds[best])


def _odds(segment: Measure, habit: Habit, lexicon: Lexicon) -> list[float]:
    """Return of each sentence the odds that it is missing, before the clauses are looked at."""
    said = Translated(segment.sides[0], lexicon.scripts)
    sentences = segment.sentences
    evidence = [one.evidence(sentences, said, lexicon.translations) for one in sentences]
    whole = BIAS + SEVERAL * (len(sentences) - segment.said >= 2)
    if len(sentences) > said.sentences:
        whole += FEWER * math.log(habit.merging / (1 - habit.merging))
    short = segment.short(habit.ratio)
    return [
        whole
        + LENGTH * explained(one.size / segment.source, short, habit.spread)
        + _own(one, evidence[at])
        + _of_others([*evidence[:at], *evidence[at + 1 :]])
        for at, one in enumerate(sentences)
    ]


def _own(sentence: Sentence, one: Evidence) -> float:
    """Return what a sentence's own words and names say; what only leads in is often said by a colon."""
    covered = one.said / (one.said + one.unsaid + 3)
    return (
        COVERED * covered
        + LEADS_IN * (_LEADS_IN.search(sentence.side.opened) is not None)
        + KEPT * min(one.kept, 3)
        + LACKING * min(one.lacking, 3)
        + QUOTED * (one.quoted > 0)
        + REPEATS * one.repeats
    )


def _of_others(others: list[Evidence]) -> float:
    """Return what the other sentences say: where their words lack as well, the translation is a free one."""
    said = min(sum(one.said for one in others), 30)
    unsaid = min(sum(one.unsaid for one in others), 15)
    return LOOSE * unsaid / (unsaid + said + 3) + OTHERS * min(sum(one.lacking for one in others), 3)
