"""Finds the sentence of the original that is missing from the translation of a segment.

Translators rightly merge sentences in one segment of twenty, so the number of sentences alone proves nothing.
A logistic regression weighs together: whether the translation has what only this sentence has (words, names,
figures, code), how well clauses and sentences align without it, and whether its length explains what the
translation is too short by, given the habit of the document.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from termlint.bitext.coverage import Evidence, Sentence, Translated, identifiers_of
from termlint.bitext.habit import Habit, Measure
from termlint.bitext.lengths import FARTHEST, bounded, explained
from termlint.lazily import lazily
from termlint.lexicon import Lexicon

FULL = 1.1
"""Ratio of expected to real length below which a translation with at least as many sentences as its original
is taken to be complete.
"""
MANY = 30
"""A segment with more sentences than this is no paragraph and is not examined."""

BIAS = -1.22
COVERED, LEADS_IN = -2.64, -2.79
KEPT, LACKING = -0.25, 0.45
LENGTH, FEWER, CLAUSES = 0.19, -0.35, 0.25
LOOSE, OTHERS = -4.81, -0.33
SEVERAL = -3.0
"""Weights of a logistic regression, fitted to half of a corpus: translations from which one sentence was
removed, against unchanged translations. `SEVERAL`, for translations with at least two sentences fewer, as
where a translator merges much, was set, not fitted, because only one sentence was ever removed.
"""
QUOTED, UNQUOTED, REPEATS = -1.5, 1.5, -1.5
"""Weights if code, a figure or a link that only this sentence has is found, if code is found nowhere, and if
it has nothing of its own: set by reading alarms of that half. Few sentences are like that.
"""
_LEADS_IN = lazily(r"(?::|\b(?:as|is|are|be|by|to|find|get|have|obtain|that|where|with|follows))\Z")
"""The end of a sentence that introduces a formula, a list or code: at most eight code points."""
DOUBTFUL = -1.2
"""Log-odds below which nothing is reported: the slow alignment is made only if it may lead higher."""


class Lost(NamedTuple):
    """A sentence that may be missing, and the log-odds that it is (``odds``)."""

    sentence: Sentence
    odds: float

    @property
    def text(self) -> str:
        """The sentence on one line, without addresses and tags."""
        return " ".join(self.sentence.side.opened.split())


def dropped(segment: Measure, habit: Habit, lexicon: Lexicon) -> Lost | None:
    """Return the sentence of the original that is likeliest to be missing.

    None if the original has one sentence or more than `MANY`, or if number of sentences and length show that
    the translation is complete, unless it lacks code.
    """
    if not 2 <= len(segment.spans) <= MANY:
        return None
    if segment.short(habit.ratio) < FULL and len(segment.spans) <= segment.said and not _lacks_code(segment):
        return None
    odds = _odds(segment, habit, lexicon)
    if max(odds) + CLAUSES * FARTHEST > DOUBTFUL:
        from termlint.bitext.clauses import clauses_of, gains  # numpy takes longer to import than all else

        clauses = clauses_of(segment.sides[0], lexicon.scripts)
        better = gains(segment.sentences, clauses, habit, lexicon.translations)
        odds = [one + CLAUSES * bounded(gain) for one, gain in zip(odds, better, strict=True)]
    best = max(range(len(odds)), key=odds.__getitem__)
    return Lost(segment.sentences[best], odds[best])


def _lacks_code(segment: Measure) -> bool:
    """Return True if the original has code that nobody translates and that the translation lacks."""
    target, source = segment.sides
    latin = "".join(target.raw.lower().split()) if source.code else ""
    return any(one not in latin for one in identifiers_of(source))


def _odds(segment: Measure, habit: Habit, lexicon: Lexicon) -> list[float]:
    """Return for each sentence the log-odds that it is missing, without the alignment of clauses."""
    translated = Translated(segment.sides[0], lexicon.scripts)
    sentences = segment.sentences
    evidence = [one.evidence(sentences, translated, lexicon.translations) for one in sentences]
    whole = BIAS + SEVERAL * (len(sentences) - segment.said >= 2)
    if len(sentences) > translated.sentences:
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
    """Return the log-odds from a sentence's own words and names; an introduction is often only a colon."""
    covered = one.said / (one.said + one.unsaid + 3)
    return (
        COVERED * covered
        + LEADS_IN * _leads_in(sentence.side.opened)
        + KEPT * min(one.kept, 3)
        + LACKING * min(one.lacking, 3)
        + QUOTED * (one.quoted > 0)
        + UNQUOTED * (one.unquoted > 0)
        + REPEATS * one.repeats
    )


def _leads_in(text: str) -> bool:
    """Return True if a sentence introduces what follows it."""
    said = text.rstrip("*_ \n")
    return _LEADS_IN.search(said, max(len(said) - 8, 0)) is not None


def _of_others(others: list[Evidence]) -> float:
    """Return the log-odds from the other sentences: where their words lack, too, the translation is free."""
    said = min(sum(one.said for one in others), 30)
    unsaid = min(sum(one.unsaid for one in others), 15)
    return LOOSE * unsaid / (unsaid + said + 3) + OTHERS * min(sum(one.lacking for one in others), 3)
