"""Sentences of an original laid over the clauses of their translation, in order.

Dynamic programming, as sentences are aligned by Gale and Church, "A Program for Aligning Sentences in
Bilingual Corpora", Computational Linguistics 19 (1993): each sentence takes the clauses that fit it best by
its words' usual Chinese, its names and its length, and ends at a comma only as readily as the document
merges sentences. What is asked is how much better all others lie if one sentence is taken out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

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

Worths = dict[tuple[int, int], float]
"""What it is worth to lay a sentence over the clauses ``start:end``."""


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

    Zero if neither is possible: there are too many clauses, or too few.
    """
    if len(clauses) > MANY:
        return [0.0] * len(sentences)
    worths = [dict(_worths(one, clauses, habit, known)) for one in sentences]
    before = _prefixes(worths, len(clauses))
    after = _suffixes(worths, len(clauses))
    return [
        _gain(max(map(sum, zip(before[at], after[at + 1], strict=True))), before[-1][-1])
        for at in range(len(sentences))
    ]


def _gain(without: float, whole: float) -> float:
    if without == whole == -math.inf:
        return 0.0
    return max(min(without - whole, BOTH), -BOTH)


def _prefixes(worths: Sequence[Worths], clauses: int) -> list[list[float]]:
    """Return how well the first sentences lie over the first clauses, for each number of either."""
    rows = [[0.0] + [-math.inf] * clauses]
    for one in worths:
        row = [-math.inf] * (clauses + 1)
        for (start, end), worth in one.items():
            row[end] = max(row[end], rows[-1][start] + worth)
        rows.append(row)
    return rows


def _suffixes(worths: Sequence[Worths], clauses: int) -> list[list[float]]:
    """Return how well the last sentences lie over the last clauses: by the sentence and clause they begin."""
    turned = [
        {(clauses - end, clauses - start): worth for (start, end), worth in one.items()}
        for one in reversed(worths)
    ]
    return [row[::-1] for row in reversed(_prefixes(turned, clauses))]


def _worths(
    sentence: Sentence, clauses: Sequence[Clause], habit: Habit, known: Translations
) -> Iterator[tuple[tuple[int, int], float]]:
    """Yield the spans of clauses that a sentence may take, and what each is worth to it."""
    words = [(word, row) for word in sentence.words if (row := known.of(word))]
    there = [_there(one.said, words, sentence.names) for one in clauses]
    expected = max(habit.ratio * sentence.size, 4)
    merging, dividing = _odds(habit.merging), _odds(habit.dividing)
    for start in range(len(clauses)):
        found: set[str] = set()
        han, size, within = 0, 0.0, 0.0
        for end, clause in enumerate(clauses[start : start + WIDEST], start + 1):
            found |= there[end - 1]
            han += clause.said.han
            size += clause.size
            worth = _named(sentence.names, found) + sum(_word(*one, found, han) for one in words)
            worth += _length(size / expected, habit.spread) + within
            yield (start, end), worth + (merging if end < len(clauses) and not clause.ends else 0)
            within += dividing * clause.ends


def _there(said: Said, words: Iterable[tuple[str, Translation]], names: Iterable[str]) -> set[str]:
    """Return the words and names of a sentence that a clause has."""
    found = {name for name in names if name in said.latin}
    return found.union(
        word for word, row in words if word in said.words or any(form in said.chinese for form in row.forms)
    )


def _named(names: Collection[str], found: set[str]) -> float:
    here = sum(name in found for name in names)
    return NAMED * here - UNNAMED * (len(names) - here)


def _word(word: str, row: Translation, found: set[str], han: int) -> float:
    chance = 1 - math.exp(-row.rate * han)
    if word in found:
        return min(max(math.log(row.share / chance), 0), TELLING)
    return min(math.log((1 - row.share + SLACK) / (1 - chance)), 0)


def _length(share: float, spread: float) -> float:
    return -min(math.log(share) ** 2 / (2 * (spread**2 + UNEVEN**2)), FARTHEST)


def _odds(share: float) -> float:
    return math.log(share / (1 - share))
