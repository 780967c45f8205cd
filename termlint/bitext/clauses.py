"""Aligns the sentences of an original with the clauses of their translation, in order.

Dynamic programming after Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora",
Computational Linguistics 19 (1993): each sentence is assigned the run of clauses that fits its words' usual
Chinese, its names and its length best. A run that ends at a comma has the odds with which the document merges
sentences. The result is how much the alignment of all other sentences improves if one sentence is left out.
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
from termlint.bitext.sentences import CLAUSE_ENDS
from termlint.bitext.side import HAN, Side
from termlint.lexicon.scripts import Scripts
from termlint.lexicon.translations import Translation, Translations

MANY, WIDEST = 80, 25
"""Most clauses of a segment, above which it is not aligned, and of the run that one sentence may take."""
BOTH = 30.0
"""Largest absolute gain, in log-odds; also used if only one of the two alignments is possible."""
NAMED, UNNAMED = 2.5, 2.0
"""Log-odds for a name that occurs in a run of clauses, and against one that does not."""
MOST_OF_WORD = 3.0
"""Most log-odds for a word whose Chinese is found."""
SLACK = 0.05
"""Probability, added to that of the table, that a translated word's usual Chinese is missing."""
UNEVEN = 0.3
"""Standard deviation of the logarithm of a sentence's length, beside the spread of the segments."""
FARTHEST = 12.0
"""Most log-odds against a length."""

Numbers = npt.NDArray[np.float64]


class Clause(NamedTuple):
    """A clause of the translation; ``size``: in English letters; ``ends``: whether it ends a sentence."""

    said: Said
    size: float
    ends: bool


def clauses_of(target: Side, scripts: Scripts) -> list[Clause]:
    """Return the clauses of a translation; one of fewer than two letters or digits joins the next."""
    text = target.opened.translate(scripts.to_simplified)
    cuts = [(match.end(), match["end"] is not None) for match in CLAUSE_ENDS.finditer(text)]
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
    """Return for each sentence how much better the others align without it: log-odds of at most ±`BOTH`.

    Zero if no alignment is possible with or without it, or if there are no clauses or too many.
    """
    if not 0 < len(clauses) <= MANY:
        return [0.0] * len(sentences)
    worths = _worths(sentences, clauses, habit, known)
    before, after = _prefixes(np.stack([worths, worths[::-1, ::-1, ::-1].transpose(0, 2, 1)], axis=1))
    without = (before[:-1] + after[-2::-1, ::-1]).max(axis=1)
    return [_gain(one, float(before[-1, -1])) for one in without.tolist()]


def _gain(without: float, whole: float) -> float:
    if without == whole == -math.inf:
        return 0.0
    return max(min(without - whole, BOTH), -BOTH)


def _prefixes(worths: Numbers) -> Numbers:
    """Return for each of several texts the best log-odds of aligning its first n sentences with m clauses.

    ``worths`` has the shape (sentences, texts, clauses + 1, clauses + 1), the result (texts, n, m).
    """
    sentences, texts, width, _ = worths.shape
    rows = np.full((sentences + 1, texts, width), -math.inf)
    rows[0, :, 0] = 0
    for at, squares in enumerate(worths):
        (rows[at, :, :, None] + squares).max(axis=1, out=rows[at + 1])
    return rows.swapaxes(0, 1)


class _Spans(NamedTuple):
    """The runs of clauses that a sentence may take, one per index: clauses ``start:end``, number of Han
    characters, size in English letters, and ``worth``, the log-odds of such a run by the document's habit.
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
    worth = _log_odds(habit.dividing) * within + _log_odds(habit.merging) * merged
    return _Spans(start, end, han[end] - han[start], size[end] - size[start], worth)


@cache
def _edges(clauses: int) -> npt.NDArray[np.int64]:
    """Return the starts and the ends of all runs of at most `WIDEST` clauses, as an array of shape (2, n)."""
    start, end = np.triu_indices(clauses + 1, 1)
    return np.array([start, end])[:, end - start <= WIDEST]


def _worths(
    sentences: Sequence[Sentence], clauses: Sequence[Clause], habit: Habit, known: Translations
) -> Numbers:
    """Return the log-odds of aligning each sentence with the clauses ``start:end``.

    Shape: (sentences, clauses + 1, clauses + 1), indexed by sentence, start and end; −∞ for no valid run.
    """
    spans = _spans(clauses, habit)
    expected = np.array([max(habit.ratio * one.size, 4) for one in sentences])[:, None]
    length = np.log(spans.size / expected) ** 2 / (2 * (habit.spread**2 + UNEVEN**2))
    worths: Numbers = spans.worth - np.minimum(length, FARTHEST)
    names, words = _of_names(sentences, clauses, spans), _of_words(sentences, clauses, spans, known)
    for row, one in zip(worths, sentences, strict=True):
        row += names.sum_of(one.names)
        row += words.sum_of(one.words)
    squares = np.full((len(sentences), len(clauses) + 1, len(clauses) + 1), -math.inf)
    squares[:, spans.start, spans.end] = worths
    return squares


class _Odds:
    """The log-odds of each run for each of some names or words, ``table``: a row for each."""

    def __init__(self, strings: Iterable[str], table: Numbers) -> None:
        self._row_of = {one: at for at, one in enumerate(strings)}
        self._table = table

    def sum_of(self, strings: Iterable[str]) -> Numbers:
        """Return the sum of the log-odds for the strings, those left out that have none."""
        rows = [self._row_of[one] for one in strings if one in self._row_of]
        total: Numbers = self._table[rows].sum(axis=0)
        return total


def _of_names(sentences: Sequence[Sentence], clauses: Sequence[Clause], spans: _Spans) -> _Odds:
    """Return the log-odds for each name: `NAMED` if it occurs there, else −`UNNAMED`."""
    names = dict.fromkeys(name for one in sentences for name in one.names)
    latin = Joined([one.said.latin for one in clauses])
    here = _within(spans, [latin.having(name) for name in names])
    return _Odds(names, np.where(here, NAMED, -UNNAMED))


def _of_words(
    sentences: Sequence[Sentence], clauses: Sequence[Clause], spans: _Spans, known: Translations
) -> _Odds:
    """Return the log-odds for each word with known Chinese: how much likelier it is to find (or
    not to find) the word's Chinese in a translation of the word than by chance.
    """
    rows = {word: row for one in sentences for word, row in one.rows(known).items()}
    here = _within(spans, _having(clauses, rows))
    share, rate = np.array([(one.share, one.rate) for one in rows.values()]).reshape(-1, 2, 1).swapaxes(0, 1)
    by_chance = rate * spans.han
    # The logarithm of a word's share over its rate by chance is taken only where the word is.
    odds = np.minimum(np.log(1 - share + SLACK) + by_chance, 0)
    found = np.broadcast_to(share, here.shape)[here] / -np.expm1(-by_chance[here])
    odds[here] = np.minimum(np.maximum(np.log(found), 0), MOST_OF_WORD)
    return _Odds(rows, odds)


def _having(clauses: Sequence[Clause], rows: Mapping[str, Translation]) -> list[Iterable[int]]:
    """Return for each word the indexes of the clauses that contain it, or its Chinese."""
    chinese = Joined([one.said.chinese for one in clauses])
    latin: dict[str, list[int]] = {}
    for at, one in enumerate(clauses):
        for word in one.said.words:
            latin.setdefault(word, []).append(at)
    return [chain(latin.get(word, ()), *map(chinese.having, row.forms)) for word, row in rows.items()]


def _within(spans: _Spans, there: Sequence[Iterable[int]]) -> npt.NDArray[np.bool_]:
    """Return which runs contain which items, of shape (items, runs). ``there``: for each item the indexes of
    the clauses that contain it.
    """
    marks = np.zeros((len(there), int(spans.end[-1]) + 1), np.bool_)
    for row, clauses in zip(marks, there, strict=True):
        for at in clauses:
            row[at + 1] = True
    counts = marks.cumsum(axis=1)
    found: npt.NDArray[np.bool_] = counts[:, spans.end] > counts[:, spans.start]
    return found


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))
