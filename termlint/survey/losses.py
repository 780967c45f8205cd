"""Characters lost from words that the document has elsewhere: 损值 beside 损失值, 公开的据集 beside 数据集.

What is left of the word is a character that hardly ever stands alone, beside one that it never met in
documentation and nowhere else here. Table-driven is `gaps`' elder sister `fragments`; this one asks the
document which character stood between the two, and the counts how much likelier the text is with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from termlint.lexicon.counts import BITS, Counts, Floats, Numbers
from termlint.lexicon.singles import Singles
from termlint.survey import Survey
from termlint.survey.deletions import meetings
from termlint.survey.likelihood import REACH, log_likelihoods, share_strange
from termlint.survey.repeats import AROUND, is_set_apart, most
from termlint.survey.tokens import cut
from termlint.survey.unlikely import FOREIGN, is_foreign

LEAST_BEFORE, LEAST_AFTER = 8.0, 9.0
"""How seldom, in bits, a character stands alone that has lost what follows it, or what is before it: endings
(传播法) stand alone more readily."""

AGAIN = 2
"""So many times the document must have the word."""

LEAST_GAIN = 9.0
"""In bits."""


class Loss(NamedTuple):
    """``prose[start:end]`` is ``whole`` without ``lost``."""

    start: int
    end: int
    whole: str
    lost: str


def find_losses(survey: Survey) -> Iterator[Loss]:
    """Yield what a word of a simplified text has become without one of its characters."""
    places = _places(survey)
    found = [one for at in places if (one := _loss(survey, at))] if len(places) <= most(survey.prose) else []
    if found and share_strange(survey.lexicon.counts, survey.prose) < FOREIGN:
        yield from (one for one in found if not is_foreign(survey, one.start))


def _places(survey: Survey) -> list[int]:
    """Return where two characters meet that never met but are met one apart here, and one is no word."""
    counts = survey.lexicon.counts
    numbers, steps = meetings(counts, survey.prose)
    left, right = numbers[:-1], numbers[1:]
    met = np.nonzero(steps == 0)[0]
    bits = _bits(counts, survey.lexicon.singles)
    met = met[(bits[left[met]] >= LEAST_BEFORE) | (bits[right[met]] >= LEAST_AFTER)]
    keys = left[met] << BITS | right[met]
    once = _times(keys, left << BITS | right) == 1
    apart = _times(keys, numbers[:-2] << BITS | numbers[2:]) >= AGAIN
    return [int(place) + 1 for place in met[once & apart]]


@cache
def _bits(counts: Counts, singles: Singles) -> Floats:
    """Return the bits of each character by its number; none for what is no character of ours."""
    spelled = (counts.spell(number) for number in range(1 << BITS))
    return np.array([singles.bits(one) if one else 0 for one in spelled], np.float32)


def _times(keys: Numbers, among: Numbers) -> Numbers:
    """Return how often each key is among some."""
    known, back = np.unique(keys, return_inverse=True)
    if not len(known):
        return np.zeros(0, np.int64)
    # Nearly all are none of them: a sum over few bits tells.
    marked = np.zeros(1 << 16, bool)
    marked[_slot(known)] = True
    among = among[marked[_slot(among)]]
    found = np.minimum(np.searchsorted(known, among), len(known) - 1)
    times: Numbers = np.bincount(found[known[found] == among], minlength=len(known))[back]
    return times


def _slot(keys: Numbers) -> Numbers:
    slots: Numbers = (keys ^ keys >> 9) & 0xFFFF
    return slots


def _loss(survey: Survey, at: int) -> Loss | None:
    """Return what is lost before ``at``, if the document says it, and so do the words and the counts."""
    prose, bits = survey.prose, survey.lexicon.singles.bits
    between = re.findall(f"{prose[at - 1]}([㐀-鿿]){prose[at]}", prose)
    for lost, times in Counter(between).most_common(1):
        left, right = max(at - AROUND, 0), at + AROUND
        spans = {one[:2] for one in cut(prose, left, right, guess=False)}
        before = (at - 1, at) in spans and bits(prose[at - 1]) >= LEAST_BEFORE
        after = (at, at + 1) in spans and bits(prose[at]) >= LEAST_AFTER
        word, start = _word(prose[left:at] + lost + prose[at:right], at - left)
        inside = (before and start < at - left) or (after and start + len(word) > at - left + 1)
        if times < AGAIN or not inside or prose.count(word) < AGAIN:
            return None
        one = Loss(start + left, start + left + len(word) - 1, word, lost)
        meant = is_set_apart(survey.document, one.start, one.end)
        return None if meant or _gain(survey, at, lost) < LEAST_GAIN else one
    return None


def _word(text: str, at: int) -> tuple[str, int]:
    word = next(one for one in cut(text, 0, len(text), guess=False) if one.end > at)
    return word.text, word.start


def _gain(survey: Survey, at: int, lost: str) -> float:
    """Return by how many bits the text is likelier with a character before ``at``."""
    counts = survey.lexicon.counts
    left = survey.prose[max(at - REACH, 0) : at].rjust(REACH)
    right = survey.prose[at : at + REACH].ljust(REACH)
    old, new = (
        float(log_likelihoods(counts, counts.numbers(one)).sum())
        for one in (left + right, left + lost + right)
    )
    return new - old
