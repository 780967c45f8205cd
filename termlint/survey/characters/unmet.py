"""Characters in pairs that were never counted, and that no table lists: 优先极, 图入下.

The pair is new to the counts, one of its characters is a token of its own, and another that sounds alike
forms a word with its neighbours. A new pair proves nothing, since one in thirty pairs of any text is new. So
the model of `unlikely` must score the other character high, and the one written must make no sense there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from termlint.lexicon.counts import BITS, UNKNOWN, UNSEEN, Counts, Numbers
from termlint.survey import Survey
from termlint.survey.characters.likelier import AROUND, AT_ONCE, Changes, Search
from termlint.survey.characters.likelihood import REACH, expected, gain_of_pairs, keys
from termlint.survey.characters.miswritings import Miswriting
from termlint.survey.characters.remarks import is_in_name, remarks_of
from termlint.survey.characters.singles import ADVERBS, COUNTED, ENDINGS, FREE, LOOSE, NUMERALS, PREPOSITIONS
from termlint.survey.characters.unlikely import Proposal, is_foreign, judge, most_strange
from termlint.survey.tokens import cut

NEW = 0.17
"""A document with this share of new pairs is not judged: law has 0.3, one in 500 of ours has 0.17."""

PRIOR = 300
"""The prior for short documents: this many pairs, none of them new, are added."""

KNOWN = 12
"""The least count, in steps, of a pair that the other character forms: about three occurrences."""

LEAST_GAIN, LEAST_GAIN_OF_PAIRS = 15.0, 6.0
"""The fewest bits gained by all runs, and by pairs alone, which take a hundredth of the time."""

GREAT_GAIN = 21.0
"""The bits from which a change is proposed whatever the strangeness of the document."""

LEAST, SURE = 0.0, 1.0
"""The lowest score; and the lowest if the written pair was counted, or if only the document has the word."""

COMMON = 14.5
"""log2 of the count of a word that every document has."""

HABIT = 3
"""The number of occurrences from which the author means what is written."""

LIKELY, STRANGE = 0.92, 0.85
"""The proportions that proved right in manual review: of likely changes, and of others with `GREAT_GAIN`."""

_MEANT = (LOOSE | FREE | COUNTED | ADVERBS | PREPOSITIONS) - frozenset("在")
"""Characters that are never doubted, since they may stand between any words."""

_NONE = np.zeros(0, np.int64)


class Word(NamedTuple):
    """The word that a change forms, at ``start:end`` of the prose."""

    start: int
    end: int
    text: str
    before: str
    """The token before the character that changes; empty if there is none."""
    alone: bool
    """Whether the character that changes is a token of its own in the text as written."""
    stranded: bool
    """Whether another character of the word is a token of its own there too."""


def find_unmet(survey: Survey) -> Iterator[Miswriting]:
    """Yield the words of a simplified text that should stand where a pair of characters was never counted."""
    search = Search(survey)
    places, numbers = _exchanges(search)
    rows = [*zip(places.tolist(), search.spell(numbers), strict=True)]
    search.count(run for row in rows for run in _runs(survey, *row))
    candidates = np.array([_is_candidate(survey, search, *row) for row in rows], bool)
    if not candidates.any():
        return
    remarks = remarks_of(survey.prose, survey.document.segments)
    changes = search.weigh(places[candidates], numbers[candidates, None], -np.inf)
    for one, confidence in _proposals(survey, search, changes.gaining(LEAST_GAIN)):
        word = made_word(survey, one)
        if word is None or not _is_slip(survey, search, one, word) or is_foreign(survey, one.start):
            continue
        if is_in_name(survey.prose, word.start, word.end):
            continue
        if remarks(survey.segment_at(one.start)).uses(word.start, word.end, (word.text,)):
            yield Miswriting(word.start, word.end, (word.text,), "unmet", confidence)


def _exchanges(search: Search) -> tuple[Numbers, Numbers]:
    """Return the offsets of characters in new pairs and the numbers of their alternatives, one row each."""
    padded = search.padded[REACH - 1 : len(search.padded) - REACH + 1]
    left, right = padded[:-1], padded[1:]
    han = (left > 0) & (right > 0)
    new = han & (search.counts.pairs[left << BITS | right] == 0)
    if np.count_nonzero(new) >= NEW * (np.count_nonzero(han) + PRIOR):
        return _NONE, _NONE
    doubted = np.nonzero((new[:-1] | new[1:]) & _doubtful(search.counts)[search.numbers])[0]
    parts = [_known(search, new, doubted[at : at + AT_ONCE]) for at in range(0, len(doubted), AT_ONCE)]
    places, numbers = zip((_NONE, _NONE), *parts, strict=True)
    return np.concatenate(places), np.concatenate(numbers)


@cache
def _doubtful(counts: Counts) -> npt.NDArray[np.bool_]:
    """Return a mask over the numbers of characters: True for those that may be slips."""
    doubtful = np.ones(1 << BITS, bool)
    doubtful[[0, UNKNOWN]] = False
    doubtful[counts.numbers("".join(_MEANT))] = False
    return doubtful


def _known(search: Search, new: npt.NDArray[np.bool_], places: Numbers) -> tuple[Numbers, Numbers]:
    """Return the places and the numbers of their alternatives, one row each.

    An alternative must form a counted pair with each neighbour to which the pair was new, with the first a
    `KNOWN` one, and gain `LEAST_GAIN_OF_PAIRS` bits.
    """
    counts, padded = search.counts, search.padded[REACH - 1 :]
    places, rows = search.alternatives(places)
    numbers, before, following = rows[:, 0], padded[places], padded[places + 2]
    one = np.where(new[places], before << BITS | numbers, numbers << BITS | following)
    met = counts.pairs[one] >= KNOWN
    places, numbers, before, following = places[met], numbers[met], before[met], following[met]
    strange = new[places] & new[places + 1] & (counts.pairs[numbers << BITS | following] == 0)
    gain = gain_of_pairs(counts, before, search.numbers[places], numbers, following)
    kept = ~strange & (gain >= LEAST_GAIN_OF_PAIRS)
    return places[kept], numbers[kept]


def _proposals(survey: Survey, search: Search, changes: Changes) -> Iterator[tuple[Proposal, float]]:
    """Yield (proposal, confidence) for each change that the model finds likely."""
    # The share of strange places only lowers a score, and takes long to compute: without it first.
    possible = [one for one in judge(search, changes, 0.0) if one.score >= LEAST]
    share = survey.strangeness if possible else 1.0
    if share >= most_strange(survey):
        return
    likely = {one.start: one for one in judge(search, changes, share) if one.score >= LEAST}
    great = set(changes.gaining(GREAT_GAIN).places.tolist())
    for one in possible:
        if one.start in likely:
            yield likely[one.start], LIKELY
        elif one.start in great:
            yield one, STRANGE


def _stretch(survey: Survey, place: int) -> tuple[int, int]:
    """Return (start, end) of the text around a place that is segmented."""
    return survey.around(place, place + 1, AROUND)


def _runs(survey: Survey, place: int, right: str) -> tuple[str, ...]:
    """Return the character at ``place`` with its neighbours, and the words that ``right`` forms with one."""
    before, after_ = survey.prose[max(place - 1, 0) : place], survey.prose[place + 1 : place + 2]
    pairs = before + right, right + after_
    words = survey.lexicon.homophones.words
    return before + survey.prose[place] + after_, *(pair for pair in pairs if pair in words)


def _is_candidate(survey: Survey, search: Search, place: int, right: str) -> bool:
    """Return True if a character is a token of its own, or ``right`` forms a word that the document has.

    And if it is no habit of the author.
    """
    run, *words = _runs(survey, place, right)
    around = cut(survey.prose, *_stretch(survey, place), guess=False)
    alone = any(one[:2] == (place, place + 1) for one in around)
    # The number of occurrences is tested last, since it takes a search of the whole text.
    return (alone or any(map(search.times, words))) and search.times(run) < HABIT


def made_word(survey: Survey, one: Proposal) -> Word | None:
    """Return the word that a change forms, alone or with the token before it; None if it forms none."""
    left, right = _stretch(survey, one.start)
    changed = survey.prose[left : one.start] + one.right + survey.prose[one.end : right]
    old, new = cut(survey.prose, left, right, guess=False), cut(changed, 0, len(changed), guess=False)
    start, end, text = next(token for token in new if token.start <= one.start - left < token.end)
    start, end = start + left, end + left
    single = {token.start for token in old if len(token.text) == 1}
    before = next((token.text for token in old if token.end == one.start), "")
    others = single.intersection(range(start, end)) - {one.start}
    if len(text) == 1:
        start, text = start - len(before), before + text
    return Word(start, end, text, before, one.start in single, bool(others)) if len(text) > 1 else None


def as_word(survey: Survey, one: Miswriting) -> Miswriting:
    """Return a change extended to the whole word that it forms, unchanged if it forms none."""
    word = made_word(survey, Proposal(one.start, one.end, one.right[0], 0))
    return one._replace(start=word.start, end=word.end, right=(word.text,)) if word else one


def _is_slip(survey: Survey, search: Search, one: Proposal, word: Word) -> bool:
    """Return True if a character is a token of its own without sense, or the document has the new word."""
    prose, counts, wrong = survey.prose, survey.lexicon.counts, survey.prose[one.start]
    times, usual = survey.characters[wrong], expected(counts, wrong, len(prose))
    if word.alone and times <= 1 + 4 * usual and not _is_meant(counts, prose, one, word):
        return True
    if one.score < SURE or counts.log(word.text[:4]) >= COMMON or not search.times(word.text):
        return False
    once = search.times(prose[max(one.start - 1, 0) : one.end + 1]) == 1
    return once and not (times >= HABIT and times > 4 * usual)


def _is_meant(counts: Counts, prose: str, one: Proposal, word: Word) -> bool:
    """Return True if a character that is a token of its own may be meant.

    As a suffix or a measure word, or since the counts do not clearly favour the change.
    """
    return (
        (prose[one.start] in ENDINGS and len(word.before) > 1)
        or word.before[-1:] in NUMERALS
        or (not word.stranded and _rarest(counts, prose, one, 3) <= UNSEEN)
        or (one.score < SURE and _rarest(counts, prose, one._replace(right=prose[one.start]), 2) > UNSEEN)
    )


def _rarest(counts: Counts, prose: str, one: Proposal, size: int) -> float:
    """Return log2 of the count of the rarest run of ``size`` characters that contains the changed one."""
    text = prose[max(one.start - size + 1, 0) : one.start] + one.right + prose[one.end : one.end + size - 1]
    logs = counts.logs(keys(counts.numbers(text), size), size)[keys(counts.numbers(text), size) > 0]
    return float(logs.min(initial=np.inf))
