"""Unlikely characters in careless texts: a lower threshold where surer tiers have found several slips.

The threshold for a change depends on the rate of slips. Documentation has one of this kind in some hundred
thousand characters. The rate in a text is the mean of a gamma distribution, updated with the slips that the
surer tiers have found there; the odds of a change rise with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from math import log

from termlint.lexicon.counts import Counts
from termlint.survey import Survey
from termlint.survey.characters.miswritings import Miswriting
from termlint.survey.characters.reread import read
from termlint.survey.characters.unlikely import LIKELY, find_unlikely, most_strange
from termlint.survey.characters.unmet import COMMON, as_word
from termlint.survey.tokens import cut

SLIPS, CHARACTERS = 0.1, 10_000
"""The gamma prior: one slip in a hundred thousand Han characters, with the weight of this many characters."""

LEAST_SLIPS, LEAST_ODDS = 2, 2.6
"""The fewest slips and the lowest odds: one slip proves nothing, and neither do two in a book."""

SURE = 0.85
"""The lowest confidence of a finding that counts as a slip."""

KNOWN, HABIT = 9.0, 3
"""log2 of the count of a word that two characters may stand for; how often they are the author's choice."""

GAIN, CALLED_FOR = 20.0, 0.4
"""The fewest bits that the sentence gains by it, and the proportion of those that proved right."""


def find_more(survey: Survey, found: Sequence[Miswriting]) -> list[Miswriting]:
    """Return the unlikely places of a text in which surer tiers have found slips; none if those are few."""
    slips = {(survey.prose[one.start : one.end], *one.right) for one in found if one.confidence >= SURE}
    if len(slips) < LEAST_SLIPS:
        return []
    odds = _odds(survey.lexicon.counts, survey.prose, len(slips))
    if odds < LEAST_ODDS or survey.strangeness >= most_strange(survey):
        return []
    more = [
        as_word(survey, one) for one in find_unlikely(survey, odds, LIKELY) if not _is_common(survey, one)
    ]
    return [one._replace(tier="careless") for one in chain(more, _words_apart(survey))]


def _words_apart(survey: Survey) -> Iterator[Miswriting]:
    """Yield frequent words that two characters, each a token of its own, sound like: 你和 for 拟合.

    The counts need not doubt the place, since the two may meet by chance; the sentence must call for it.
    """
    candidates = [*_candidates(survey)] if survey.document.script == "hans" else []
    readings = read(survey.lexicon.network, survey.prose, candidates) if candidates else []
    for (start, end, word), reading in zip(candidates, readings, strict=True):
        if reading.gain + reading.around >= GAIN:
            yield Miswriting(start, end, (word,), "careless", CALLED_FOR, "unsafe")


def _candidates(survey: Survey) -> Iterator[tuple[int, int, str]]:
    prose, known, lexicon = survey.prose, survey.lexicon.homophones, survey.lexicon
    sound, counts = known.sound(prose), Counter(map("".join, pairwise(prose)))
    for segment in survey.document.segments:
        for one, two in pairwise(cut(prose, segment.start, segment.end, guess=False)):
            written = one.text + two.text
            if len(one.text) == len(two.text) == 1 and counts[written] < HABIT:
                for word in known.pairs.get(sound[one.start : two.end], ()):
                    if word != written and lexicon.counts.log(word) >= KNOWN and lexicon.network.knows(word):
                        yield one.start, two.end, word


def _is_common(survey: Survey, one: Miswriting) -> bool:
    """Return True if a known word would be replaced by one that every text has: 刻意 by 可以."""
    common = survey.lexicon.counts.log(one.right[0]) >= COMMON
    return common and survey.prose[one.start : one.end] in survey.lexicon.homophones.words


def _odds(counts: Counts, prose: str, slips: int) -> float:
    """Return the natural logarithm of how much likelier a slip is here than in documentation."""
    characters = int((counts.numbers(prose) > 0).sum())
    return log((slips + SLIPS) / (characters + CHARACTERS) * CHARACTERS / SLIPS)
