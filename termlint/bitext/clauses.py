"""Sentences of an original laid over the clauses of their translation, in order.

Dynamic programming, as sentences are aligned by Gale and Church, "A Program for Aligning Sentences in
Bilingual Corpora", Computational Linguistics 19 (1993): each sentence takes the clauses that fit it best by
its words' usual Chinese, its names and its length, and ends at a comma only as readily as the document
merges sentences. What is asked is how much better all others lie if one sentence is taken out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from termlint.bitext.coverage import Said, Sentence
from termlint.bitext.habit import Habit
from termlint.bitext.side import HAN, Side
from termlint.lexicon.scripts import Scripts
from termlint.lexicon.translations import Translation, Translations

MANY, WIDEST = 80, 25
"""Clauses of a segment, and of a sentence; where there are more, nothing is known."""
BOTH = 30.0
"""Logarithm of odds: where only one of two is possible."""
NAMED, UNNAMED = 2.5, 2.0
"""What a name weighs that stands in a clause, and one that does not."""
TELLING = 3.0
"""The most that a word weighs."""
SLACK = 0.05
"""A word's Chinese is missing for reasons that are not counted, so often."""
UNEVEN = 0.3
"""The standard deviation of a sentence's length, beside that of the document's segments."""
FARTHEST = 12.0
"""The most that a length weighs."""

Numbers = npt.NDArray[np.float64]


class Clause(NamedTuple):
    """A clause of the translation; ``size`` in letters of English, ``ends`` if a sentence ends with it."""

    said: Said
    size: float
    ends: bool


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(
        r"(?P<end>[。！？!?；;]+[”」』）)\"'*_]*|[.:：](?=[ \t]*\n)|\n\s*\n|\.\s"
        r"|(?<=[\u3400-\u9fff])\.(?=[\u3400-\u9fff]))"
        r"|[，：、（(]+|,\s|[,:](?=[\u3400-\u9fff])|\n"
    )


def clauses_of(target: Side, scripts: Scripts) -> list[Clause]:
    """Return the clauses of a translation; what has fewer than two letters belongs to the next."""
    text = target.opened.translate(scripts.to_simplified)
    cuts = [(match.end(), match["end"] is not None) for match in _marks().finditer(text)]
    found: list[Clause] = []
    start = 0
    for end, ends in (*cuts, (len(text), True)):
        if sum(map(str.isalnum, text[start:end])) >= 2:
            said = Said(target.opened[start:end], text[start:end])
            found.append(Clause(said, len(said.latin) + (HAN - 1) * said.han, ends))
            start = end
    return found


def gains(
    sentences: Sequence[Sentence], clauses: Sequence[Clause], habit: Habit, known: Translations
) -> list[float]:
    """Return of each sentence how much better the others lie without it, a logarithm of odds within `BOTH`.

    Zero if neither is possible, or there are too many clauses.
    """
    if not 0 < len(clauses) <= MANY:
        return [0.0] * len(sentences)
    spans = _spans(clauses, habit)
    worths = [_worths(one, clauses, spans, habit, known) for one in sentences]
    before = _prefixes(worths, len(clauses))
    after = [
        row[::-1]
        for row in reversed(_prefixes([one.T[::-1, ::-1] for one in reversed(worths)], len(clauses)))
    ]
    return [_gain(float(max(before[at] + after[at + 1])), before[-1][-1]) for at in range(len(sentences))]


def _gain(without: float, whole: float) -> float:
    if without == whole == -math.inf:
        return 0.0
    return max(min(without - whole, BOTH), -BOTH)


def _prefixes(worths: Sequence[Numbers], clauses: int) -> list[Numbers]:
    """Return how well the first sentences lie over the first clauses, for each number of either."""
    rows = [np.array([0.0] + [-math.inf] * clauses)]
    for one in worths:
        rows.append((rows[-1][:, None] + one).max(axis=0))
    return rows


class _Spans(NamedTuple):
    """Runs of clauses that a sentence may take: ``start:end``, their Han characters, sizes in letters, and
    what speaks for them by the document's habit, whatever the sentence is.
    """

    start: npt.NDArray[np.int64]
    end: npt.NDArray[np.int64]
    han: Numbers
    size: Numbers
    worth: Numbers


def _spans(clauses: Sequence[Clause], habit: Habit) -> _Spans:
    start, end = np.triu_indices(len(clauses) + 1, 1)
    start, end = (side[end - start <= WIDEST] for side in (start, end))
    han, size, ends = (
        np.cumsum([0.0, *column])
        for column in zip(*((one.said.han, one.size, one.ends) for one in clauses), strict=True)
    )
    last = np.array([one.ends for one in clauses])[end - 1]
    within = ends[end] - ends[start] - last
    merged = ~last & (end < len(clauses))
    worth = _odds(habit.dividing) * within + _odds(habit.merging) * merged
    return _Spans(start, end, han[end] - han[start], size[end] - size[start], worth)


def _worths(
    sentence: Sentence, clauses: Sequence[Clause], spans: _Spans, habit: Habit, known: Translations
) -> Numbers:
    """Return what it is worth to lay a sentence over the clauses ``start:end``, as a square of these."""
    expected = max(habit.ratio * sentence.size, 4)
    length = np.log(spans.size / expected) ** 2 / (2 * (habit.spread**2 + UNEVEN**2))
    worth = spans.worth - np.minimum(length, FARTHEST)
    if names := [*sentence.names]:
        here = _within(spans, [[name in one.said.latin for name in names] for one in clauses])
        worth += (NAMED * here - UNNAMED * ~here).sum(axis=1)
    if words := [(word, row) for word in sentence.words if (row := known.of(word))]:
        worth += _said(
            spans, [[_has(one.said, *word) for word in words] for one in clauses], [row for _, row in words]
        )
    square = np.full((len(clauses) + 1,) * 2, -math.inf)
    square[spans.start, spans.end] = worth
    return square


def _has(said: Said, word: str, row: Translation) -> bool:
    return word in said.words or any(form in said.chinese for form in row.forms)


def _within(spans: _Spans, there: list[list[bool]]) -> npt.NDArray[np.bool_]:
    """Return of each span what one of its clauses has; ``there``: what each clause has."""
    counts = np.cumsum([[False] * len(there[0]), *there], axis=0)
    found: npt.NDArray[np.bool_] = counts[spans.end] > counts[spans.start]
    return found


def _said(spans: _Spans, there: list[list[bool]], rows: Sequence[Translation]) -> Numbers:
    """Return what words say for each span, by how likely each was to be there by chance."""
    share, rate = (np.array(column) for column in zip(*((one.share, one.rate) for one in rows), strict=True))
    missed = np.exp(-rate * spans.han[:, None])
    hit = np.clip(np.log(share / (1 - missed)), 0, TELLING)
    unhit = np.minimum(np.log((1 - share + SLACK) / missed), 0)
    worth: Numbers = np.where(_within(spans, there), hit, unhit).sum(axis=1)
    return worth


def _odds(share: float) -> float:
    return math.log(share / (1 - share))
