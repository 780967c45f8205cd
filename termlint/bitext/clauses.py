"""Sentences of an original laid over the clauses of their translation, in order.

Dynamic programming, as sentences are aligned by Gale and Church, "A Program for Aligning Sentences in
Bilingual Corpora", Computational Linguistics 19 (1993): each sentence takes the clauses that fit it best by
its words' usual Chinese, its names and its length, and ends at a comma only as readily as the document
merges sentences. What is asked is how much better all others lie if one sentence is taken out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from termlint.bitext.coverage import Said, Sentence
from termlint.bitext.habit import Habit
from termlint.bitext.joined import Joined
from termlint.bitext.sentences import clause_ends
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


def clauses_of(target: Side, scripts: Scripts) -> list[Clause]:
    """Return the clauses of a translation; what has fewer than two letters belongs to the next."""
    text = target.opened.translate(scripts.to_simplified)
    cuts = [(match.end(), match["end"] is not None) for match in clause_ends().finditer(text)]
    found: list[Clause] = []
    start = 0
    for end, ends in (*cuts, (len(text), True)):
        if sum(map(str.isalnum, text[start:end])) >= 2:
            said = Said.of(target.opened[start:end], text[start:end])
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
    worths = _worths(sentences, clauses, habit, known)
    before = _prefixes(worths)
    after = [row[::-1] for row in reversed(_prefixes(worths[::-1, ::-1, ::-1].transpose(0, 2, 1)))]
    return [_gain(float(max(before[at] + after[at + 1])), before[-1][-1]) for at in range(len(sentences))]


def _gain(without: float, whole: float) -> float:
    if without == whole == -math.inf:
        return 0.0
    return max(min(without - whole, BOTH), -BOTH)


def _prefixes(worths: Numbers) -> list[Numbers]:
    """Return how well the first sentences lie over the first clauses, for each number of either."""
    rows = [np.array([0.0] + [-math.inf] * (worths.shape[1] - 1))]
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
    start, end = _edges(len(clauses))
    totals = np.array([(0.0, 0.0, 0.0), *((one.said.han, one.size, one.ends) for one in clauses)])
    last = totals[end, 2]
    han, size, ends = totals.cumsum(axis=0).T
    within = ends[end] - ends[start] - last
    merged = (last == 0) & (end < len(clauses))
    worth = _odds(habit.dividing) * within + _odds(habit.merging) * merged
    return _Spans(start, end, han[end] - han[start], size[end] - size[start], worth)


@cache
def _edges(clauses: int) -> npt.NDArray[np.int64]:
    """Return where the runs of so many clauses start, and where they end."""
    start, end = np.triu_indices(clauses + 1, 1)
    return np.array([start, end])[:, end - start <= WIDEST]


def _worths(
    sentences: Sequence[Sentence], clauses: Sequence[Clause], habit: Habit, known: Translations
) -> Numbers:
    """Return what it is worth to lay each sentence over the clauses ``start:end``, as squares of these."""
    spans = _spans(clauses, habit)
    expected = np.array([max(habit.ratio * one.size, 4) for one in sentences])[:, None]
    length = np.log(spans.size / expected) ** 2 / (2 * (habit.spread**2 + UNEVEN**2))
    worths: Numbers = spans.worth - np.minimum(length, FARTHEST)
    named, said = _named(sentences, clauses, spans), _said(sentences, clauses, spans, known)
    for row, one in zip(worths, sentences, strict=True):
        row += sum(named[name] for name in one.names)
        row += sum(said[word] for word in one.words if word in said)
    squares = np.full((len(sentences), len(clauses) + 1, len(clauses) + 1), -math.inf)
    squares[:, spans.start, spans.end] = worths
    return squares


def _named(sentences: Sequence[Sentence], clauses: Sequence[Clause], spans: _Spans) -> dict[str, Numbers]:
    """Return what each name says for each span."""
    names = dict.fromkeys(name for one in sentences for name in one.names)
    latin = Joined([one.said.latin for one in clauses])
    here = _within(spans, [latin.having(name) for name in names])
    return dict(zip(names, np.where(here, NAMED, -UNNAMED), strict=True))


def _said(
    sentences: Sequence[Sentence], clauses: Sequence[Clause], spans: _Spans, known: Translations
) -> dict[str, Numbers]:
    """Return what each word says for each span, by how likely it was to be there by chance."""
    rows = {word: row for one in sentences for word, row in one.rows(known).items()}
    here = _within(spans, _having(clauses, rows))
    share, rate = np.array([(one.share, one.rate) for one in rows.values()]).reshape(-1, 2, 1).swapaxes(0, 1)
    missed = np.exp(-rate * spans.han)
    hit = np.clip(np.log(share / (1 - missed)), 0, TELLING)
    unhit = np.minimum(np.log((1 - share + SLACK) / missed), 0)
    return dict(zip(rows, np.where(here, hit, unhit), strict=True))


def _having(clauses: Sequence[Clause], rows: Mapping[str, Translation]) -> list[Iterable[int]]:
    """Return of each word the indexes of the clauses that have it, or its Chinese."""
    chinese = Joined([one.said.chinese for one in clauses])
    latin: dict[str, list[int]] = {}
    for at, one in enumerate(clauses):
        for word in one.said.words:
            latin.setdefault(word, []).append(at)
    return [chain(latin.get(word, ()), *map(chinese.having, row.forms)) for word, row in rows.items()]


def _within(spans: _Spans, there: Sequence[Iterable[int]]) -> npt.NDArray[np.bool_]:
    """Return of each span what one of its clauses has; ``there``: the indexes of the clauses that have it."""
    marks = np.zeros((len(there), int(spans.end[-1]) + 1), np.bool_)
    for row, clauses in zip(marks, there, strict=True):
        for at in clauses:
            row[at + 1] = True
    counts = marks.cumsum(axis=1)
    found: npt.NDArray[np.bool_] = counts[:, spans.end] > counts[:, spans.start]
    return found


def _odds(share: float) -> float:
    return math.log(share / (1 - share))
