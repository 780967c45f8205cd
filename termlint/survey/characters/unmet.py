"""Characters whose neighbours they never met: 优先极, 图入下. No table lists these.

Two characters stand side by side that the counts never saw side by side; one of them stands alone, and
another of its sound makes a word with what is around. That the pair is new proves nothing: in a new text one
in thirty is. So the words around must know the other character well, as the model of `unlikely` weighs it,
and the one that stands there must have no sense of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from termlint.lexicon.counts import BITS, UNKNOWN, UNSEEN, Counts, Floats, Numbers
from termlint.survey import Survey
from termlint.survey.characters.likelier import AROUND, AT_ONCE, Changes, Search
from termlint.survey.characters.likelihood import REACH, after, expected, keys
from termlint.survey.characters.miswritings import Miswriting
from termlint.survey.characters.remarks import remarks_of
from termlint.survey.characters.singles import ADVERBS, COUNTED, ENDINGS, FREE, LOOSE, NUMERALS, PREPOSITIONS
from termlint.survey.characters.unlikely import FOREIGN, Proposal, is_foreign, judge
from termlint.survey.tokens import cut

NEW = 0.17
"""In a document with a greater share of new pairs the counts have no say: law has 0.3, one in 500 of ours."""

FEW = 300
"""So many pairs, none of them new, stand in for what a short document has not."""

KNOWN = 12
"""The steps of the count of a pair that the other character makes: three times."""

LEAST_GAIN, LEAST_GAIN_OF_PAIRS = 15.0, 6.0
"""In bits: by all that was counted, and by the pairs alone, which take a hundredth of the time."""

GREAT_GAIN = 21.0
"""So many bits that it matters no more how strange a document is."""

LEAST, SURE = 0.0, 1.0
"""The least score, and the least for a pair that was met before or for a word of the document."""

COMMON = 14.5
"""The logarithm of the count of a word that every document has."""

HABIT = 3
"""Who writes it so many times means it."""

LIKELY, STRANGE = 0.92, 0.85
"""The share that was right when read, where nothing was counted; the latter in stranger documents."""

_MEANT = (LOOSE | FREE | COUNTED | ADVERBS | PREPOSITIONS) - frozenset("在")
"""What is not doubted: it may stand between any words."""

_NONE = np.zeros(0, np.int64)


class Word(NamedTuple):
    """The word at ``start:end`` of prose that a change makes."""

    start: int
    end: int
    text: str
    before: str
    """The word before the character that changes, or nothing."""
    alone: bool
    """The character that changes belongs to no longer word as it stands."""
    stranded: bool
    """Something else of the word is left alone too."""


def find_unmet(survey: Survey) -> Iterator[Miswriting]:
    """Yield the words of a simplified text that have in them a character which never met its neighbours."""
    search = Search(survey)
    places, numbers = _exchanges(search)
    rows = [*zip(places.tolist(), search.spell(numbers), strict=True)]
    search.count(run for row in rows for run in _runs(survey, *row))
    asked = np.array([_is_asked(survey, search, *row) for row in rows], bool)
    if not asked.any():
        return
    remarks = remarks_of(survey.prose, survey.document.segments)
    changes = search.weigh(places[asked], numbers[asked, None], -np.inf)
    for one, confidence in _proposals(survey, search, changes.gaining(LEAST_GAIN)):
        word = made_word(survey, one)
        if word is None or not _is_slip(survey, search, one, word) or is_foreign(survey, one.start):
            continue
        if remarks(survey.segment_at(one.start)).uses(word.start, word.end, (word.text,)):
            yield Miswriting(word.start, word.end, (word.text,), "unmet", confidence)


def _exchanges(search: Search) -> tuple[Numbers, Numbers]:
    """Return places with a new pair and what would stand there, so that each pair is known."""
    padded = search.padded[REACH - 1 : len(search.padded) - REACH + 1]
    left, right = padded[:-1], padded[1:]
    han = (left > 0) & (right > 0)
    new = han & (search.counts.pairs[left << BITS | right] == 0)
    if np.count_nonzero(new) >= NEW * (np.count_nonzero(han) + FEW):
        return _NONE, _NONE
    doubted = np.nonzero((new[:-1] | new[1:]) & _doubtful(search.counts)[search.numbers])[0]
    parts = [_known(search, new, doubted[at : at + AT_ONCE]) for at in range(0, len(doubted), AT_ONCE)]
    places, numbers = zip((_NONE, _NONE), *parts, strict=True)
    return np.concatenate(places), np.concatenate(numbers)


@cache
def _doubtful(counts: Counts) -> npt.NDArray[np.bool_]:
    """Tell of each character, by its number, whether it may be a slip."""
    doubtful = np.ones(1 << BITS, bool)
    doubtful[[0, UNKNOWN]] = False
    doubtful[counts.numbers("".join(_MEANT))] = False
    return doubtful


def _known(search: Search, new: npt.NDArray[np.bool_], places: Numbers) -> tuple[Numbers, Numbers]:
    """Return what each place may be exchanged for: what has met the neighbours that were new, one often."""
    counts, padded = search.counts, search.padded[REACH - 1 :]
    places, rows = search.alternatives(places)
    numbers, before, following = rows[:, 0], padded[places], padded[places + 2]
    one = np.where(new[places], before << BITS | numbers, numbers << BITS | following)
    met = counts.pairs[one] >= KNOWN
    places, numbers, before, following = places[met], numbers[met], before[met], following[met]
    strange = new[places] & new[places + 1] & (counts.pairs[numbers << BITS | following] == 0)
    gain = _gain(counts, before, search.numbers[places], numbers, following)
    kept = ~strange & (gain >= LEAST_GAIN_OF_PAIRS)
    return places[kept], numbers[kept]


def _gain(counts: Counts, before: Numbers, old: Numbers, new: Numbers, following: Numbers) -> Floats:
    """Return by how many bits pairs alone make a text likelier."""
    first, then = np.stack([before, new, before, old]), np.stack([new, following, old, following])
    likely = after(counts, first, then)
    gain: Floats = likely[0] + likely[1] - likely[2] - likely[3]
    return gain


def _proposals(survey: Survey, search: Search, changes: Changes) -> Iterator[tuple[Proposal, float]]:
    """Yield the changes that the model finds likely, each with the share of such that were right."""
    # A share of strange places only lowers a score, and takes long to find.
    possible = [one for one in judge(search, changes, 0.0) if one.score >= LEAST]
    share = survey.strangeness if possible else FOREIGN
    if share >= FOREIGN:
        return
    likely = {one.start: one for one in judge(search, changes, share) if one.score >= LEAST}
    great = set(changes.gaining(GREAT_GAIN).places.tolist())
    for one in possible:
        if one.start in likely:
            yield likely[one.start], LIKELY
        elif one.start in great:
            yield one, STRANGE


def _around(survey: Survey, place: int) -> tuple[int, int]:
    """Return the stretch that is segmented for a place."""
    segment = survey.document.segments[survey.segment_at(place)]
    return max(place - AROUND, segment.start), min(place + 1 + AROUND, segment.end)


def _runs(survey: Survey, place: int, right: str) -> tuple[str, ...]:
    """Return a character with both neighbours, and the words of two that another makes with one of them."""
    before, after_ = survey.prose[max(place - 1, 0) : place], survey.prose[place + 1 : place + 2]
    pairs = before + right, right + after_
    words = survey.lexicon.homophones.words
    return before + survey.prose[place] + after_, *(pair for pair in pairs if pair in words)


def _is_asked(survey: Survey, search: Search, place: int, right: str) -> bool:
    """Whether a character belongs to no longer word, or makes one with a neighbour that the document has."""
    run, *words = _runs(survey, place, right)
    around = cut(survey.prose, *_around(survey, place), guess=False)
    alone = any(one[:2] == (place, place + 1) for one in around)
    # How often something stands here is asked last: it is looked for in the whole text.
    return (alone or any(map(search.times, words))) and search.times(run) < HABIT


def made_word(survey: Survey, one: Proposal) -> Word | None:
    """Return the word that a change makes, if it makes one."""
    left, right = _around(survey, one.start)
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


def _is_slip(survey: Survey, search: Search, one: Proposal, word: Word) -> bool:
    """Whether a character is a slip: alone and without a sense, or for a word that the document has."""
    prose, counts, wrong = survey.prose, survey.lexicon.counts, survey.prose[one.start]
    times, usual = survey.characters[wrong], expected(counts, wrong, len(prose))
    if word.alone and times <= 1 + 4 * usual and not _is_meant(counts, prose, one, word):
        return True
    if one.score < SURE or counts.log(word.text[:4]) >= COMMON or not search.times(word.text):
        return False
    once = search.times(prose[max(one.start - 1, 0) : one.end + 1]) == 1
    return once and not (times >= HABIT and times > 4 * usual)


def _is_meant(counts: Counts, prose: str, one: Proposal, word: Word) -> bool:
    """Whether a character that stands alone has its own sense: an ending, a measure, a word anew."""
    return (
        (prose[one.start] in ENDINGS and len(word.before) > 1)
        or word.before[-1:] in NUMERALS
        or (not word.stranded and _least(counts, prose, one, 3) <= UNSEEN)
        or (one.score < SURE and _least(counts, prose, one._replace(right=prose[one.start]), 2) > UNSEEN)
    )


def _least(counts: Counts, prose: str, one: Proposal, size: int) -> float:
    """Return the logarithm of the count of the rarest run of a size that holds what is changed."""
    text = prose[max(one.start - size + 1, 0) : one.start] + one.right + prose[one.end : one.end + size - 1]
    logs = counts.logs(keys(counts.numbers(text), size), size)[keys(counts.numbers(text), size) > 0]
    return float(logs.min(initial=np.inf))
