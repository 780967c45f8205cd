"""Who has made several slips has made more: in a careless text what is unlikely needs less.

How much a change must gain depends on how often slips are made at all. Documentation has one such in some
hundred thousand characters; a text in which surer tiers have found several within few characters is of
another kind, and the odds rise with the rate: that of a gamma distribution after what was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from termlint.lexicon.counts import Counts
from termlint.survey import Survey
from termlint.survey.characters.miswritings import Miswriting
from termlint.survey.characters.unlikely import Proposal, find_unlikely
from termlint.survey.characters.unmet import COMMON, made_word

SLIPS, CHARACTERS = 0.1, 10_000
"""What is known before anything is found: a slip in a hundred thousand Han characters, with this weight."""

LEAST_SLIPS, LEAST_ODDS = 2, 2.6
"""One slip proves nothing, and neither do two in a book."""

SURE = 0.85
"""A slip that counts, by its confidence."""

THRESHOLD = 2.5
"""The score, odds included, from which on nine of ten were right when read."""


def find_more(survey: Survey, found: Sequence[Miswriting]) -> list[Miswriting]:
    """Return what is unlikely in a text where surer tiers have found slips; nothing if those are few."""
    slips = {(survey.prose[one.start : one.end], *one.right) for one in found if one.confidence >= SURE}
    if len(slips) < LEAST_SLIPS:
        return []
    odds = _odds(survey.lexicon.counts, survey.prose, len(slips))
    more = find_unlikely(survey, odds, THRESHOLD) if odds >= LEAST_ODDS else ()
    return [_as_word(survey, one)._replace(tier="careless") for one in more if not _is_common(survey, one)]


def _is_common(survey: Survey, one: Miswriting) -> bool:
    """Whether a word stands where every text has the other: 刻意 beside 可以."""
    common = survey.lexicon.counts.log(one.right[0]) >= COMMON
    return common and survey.prose[one.start : one.end] in survey.lexicon.homophones.words


def _as_word(survey: Survey, one: Miswriting) -> Miswriting:
    """Return a change of one character as that of the word it makes."""
    word = made_word(survey, Proposal(one.start, one.end, one.right[0], 0))
    return one._replace(start=word.start, end=word.end, right=(word.text,)) if word else one


def _odds(counts: Counts, prose: str, slips: int) -> float:
    """Return how much likelier a slip is than in documentation, as a natural logarithm."""
    characters = int((counts.numbers(prose) > 0).sum())
    return log((slips + SLIPS) / (characters + CHARACTERS) * CHARACTERS / SLIPS)
