"""Unlikely characters in careless texts: a lower threshold where surer tiers have found several slips.

The threshold for a change depends on the rate of slips. Documentation has one of this kind in some hundred
thousand characters. The rate in a text is the mean of a gamma distribution, updated with the slips that the
surer tiers have found there; the odds of a change rise with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from termlint.lexicon.counts import Counts
from termlint.survey import Survey
from termlint.survey.characters.miswritings import Miswriting
from termlint.survey.characters.unlikely import LIKELY, find_unlikely
from termlint.survey.characters.unmet import COMMON, as_word

SLIPS, CHARACTERS = 0.1, 10_000
"""The gamma prior: one slip in a hundred thousand Han characters, with the weight of this many characters."""

LEAST_SLIPS, LEAST_ODDS = 2, 2.6
"""The fewest slips and the lowest odds: one slip proves nothing, and neither do two in a book."""

SURE = 0.85
"""The lowest confidence of a finding that counts as a slip."""


def find_more(survey: Survey, found: Sequence[Miswriting]) -> list[Miswriting]:
    """Return the unlikely places of a text in which surer tiers have found slips; none if those are few."""
    slips = {(survey.prose[one.start : one.end], *one.right) for one in found if one.confidence >= SURE}
    if len(slips) < LEAST_SLIPS:
        return []
    odds = _odds(survey.lexicon.counts, survey.prose, len(slips))
    more = find_unlikely(survey, odds, LIKELY) if odds >= LEAST_ODDS else ()
    return [as_word(survey, one)._replace(tier="careless") for one in more if not _is_common(survey, one)]


def _is_common(survey: Survey, one: Miswriting) -> bool:
    """Return True if a known word would be replaced by one that every text has: 刻意 by 可以."""
    common = survey.lexicon.counts.log(one.right[0]) >= COMMON
    return common and survey.prose[one.start : one.end] in survey.lexicon.homophones.words


def _odds(counts: Counts, prose: str, slips: int) -> float:
    """Return the natural logarithm of how much likelier a slip is here than in documentation."""
    characters = int((counts.numbers(prose) > 0).sum())
    return log((slips + SLIPS) / (characters + CHARACTERS) * CHARACTERS / SLIPS)
