"""Characters that have got into a word and leave its parts stranded: 转器换, 驱区动.

A character stands by itself, hardly ever met its neighbours in documentation, and without it they are in one
word. So it is with 切好分 and 章再节 too, where it is meant. How much likelier the text is without it, how
well the word is known and how seldom the stranded parts stand alone decide together: a logistic model,
fitted to characters planted in 3 million characters and to all such places in 29 million of documentation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from termlint.lexicon.counts import BITS, STEPS, Counts
from termlint.survey import Survey
from termlint.survey.deletions import Deletion, delete, meetings
from termlint.survey.likelihood import share_strange
from termlint.survey.repeats import AROUND, is_set_apart, most
from termlint.survey.tokens import cut
from termlint.survey.unlikely import FOREIGN, is_foreign

HARDLY, HOME = 3 * STEPS, 5 * STEPS
"""Up to which count two characters hardly meet, and from which they are at home together."""

LEAST_GAIN = 18.0
"""In bits."""

MOST = 2
"""More of them in one segment are an example of scrambled text."""


class Evidence(NamedTuple):
    """What is known of a character in a word, or what each of it weighs."""

    gain: float
    """In tens of bits."""
    word: float
    """The logarithm of the count of the word, in tens."""
    long: float
    """The word has more than two characters."""
    left: float
    right: float
    """What stands before, or after, is no word either."""
    single_left: float
    single: float
    single_right: float
    """How seldom each of the three stands alone, in fives of bits."""
    bias: float = 1.0


_WEIGHTS = Evidence(1.33, 2.62, 1.34, 2.29, 0.95, 1.27, 1.42, 1.14, -10.93)

LEAST = 2.4
"""The score from which nearly all were slips when read."""


class Intruder(NamedTuple):
    """The character at ``at`` is in ``word``, which begins at ``start``."""

    at: int
    start: int
    word: str


def find_intruders(survey: Survey) -> Iterator[Intruder]:
    """Yield the characters that have got into a word of a simplified text."""
    found = [one for one in _likely(survey) if not is_set_apart(survey.document, one.at, one.at + 1)]
    if not found or share_strange(survey.lexicon.counts, survey.prose) >= FOREIGN:
        return
    segments = Counter(survey.segment_at(one.at) for one in found)
    for one in found:
        if segments[survey.segment_at(one.at)] <= MOST and not is_foreign(survey, one.at):
            yield one


def _likely(survey: Survey) -> Iterator[Intruder]:
    prose = survey.prose
    places = candidates(survey.lexicon.counts, prose)
    if len(places) > most(prose):
        return
    for at, known in zip(places, delete(survey.lexicon.counts, prose, places), strict=True):
        if known.gain < LEAST_GAIN or _is_named(prose, at) or prose.count(prose[at - 1 : at + 1]) > 1:
            continue
        weighed = weigh(survey, at, known)
        if weighed is None or prose.count(prose[at : at + 2]) > 1:
            continue
        evidence, one = weighed
        if sum(value * weight for value, weight in zip(evidence, _WEIGHTS, strict=True)) >= LEAST:
            yield one


def _is_named(prose: str, at: int) -> bool:
    """Tell whether the text says the character again right there: 调辣度——越辣越纯粹."""
    return prose.count(prose[at], max(at - AROUND, 0), at + AROUND) > 1


def candidates(counts: Counts, prose: str) -> list[int]:
    """Return where a character hardly meets its neighbours and these are at home with each other."""
    numbers, met = meetings(counts, prose)
    hardly = met <= HARDLY
    at = np.nonzero(hardly[:-1] & hardly[1:])[0] + 1
    left, middle, right = numbers[at - 1], numbers[at], numbers[at + 1]
    at_home = counts.pairs[left << BITS | right] >= HOME
    return [int(one) for one in at[at_home & (left != middle) & (middle != right)]]


def weigh(survey: Survey, at: int, known: Deletion) -> tuple[Evidence, Intruder] | None:
    """Return what is known of a character, and the word that it is in; None if it is in none."""
    prose = survey.prose
    left, right = max(at - AROUND, 0), at + 1 + AROUND
    text = prose[left:at] + prose[at + 1 : right]
    word = next(one for one in cut(text, 0, len(text), guess=False) if one.end > at - left)
    spans = {one[:2] for one in cut(prose, left, right, guess=False)}
    if word.start >= at - left or (at, at + 1) not in spans:
        return None
    single = [survey.lexicon.singles.bits(one) / 5 for one in prose[at - 1 : at + 2]]
    stranded = [float(span in spans) for span in ((at - 1, at), (at + 1, at + 2))]
    times = max(survey.lexicon.counts.log(word.text[:4]), 0) / 10
    evidence = Evidence(known.gain / 10, times, float(len(word.text) > 2), *stranded, *single)
    return evidence, Intruder(at, word.start + left, word.text)
