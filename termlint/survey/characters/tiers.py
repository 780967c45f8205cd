"""The tiers that look for miswritten characters and words, surest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from termlint.survey import Survey
from termlint.survey.characters.homophones import find_homophones
from termlint.survey.characters.impossible import find_impossible
from termlint.survey.characters.misfits import find_misfits
from termlint.survey.characters.miswritings import Miswriting, as_written
from termlint.survey.characters.remarks import remarks_of

SWAPPED = 0.92
"""The proportion of findings of swapped characters that proved right in manual review."""


def _find_overheard(survey: Survey) -> Iterable[Miswriting]:
    if survey.document.script not in ("hans", "hant"):
        return ()
    from termlint.survey.characters.overheard import find_overheard  # numpy takes longer to import

    return find_overheard(survey)


def _find_unmet(survey: Survey) -> Iterable[Miswriting]:
    if survey.document.script != "hans":
        return ()
    from termlint.survey.characters.unmet import find_unmet  # numpy takes longer to import than all else

    return find_unmet(survey)


def _find_unfit(survey: Survey) -> Iterator[Miswriting]:
    if survey.document.script != "hans":
        return
    from termlint.survey.characters.unlikely import LIKELY, PROMISING, find_unlikely
    from termlint.survey.characters.unmet import as_word

    remarks = remarks_of(survey.prose, survey.document.segments)
    for found in find_unlikely(survey, least=LIKELY, possible=PROMISING):
        one = as_word(survey, found)
        if remarks(survey.segment_at(one.start)).uses(one.start, one.end, one.right):
            yield one._replace(tier="unfit")


def _find_swapped(survey: Survey) -> Iterator[Miswriting]:
    for one in survey.mangled:
        if one.kind == "swapped":
            yield Miswriting(one.start, one.end, (one.whole,), "swapped", SWAPPED)


def _find_more(survey: Survey, found: Sequence[Miswriting]) -> Iterable[Miswriting]:
    if len(found) < 2:
        return ()
    from termlint.survey.characters.careless import find_more

    return find_more(survey, found)


TIERS: tuple[Callable[[Survey], Iterable[Miswriting]], ...] = (
    find_impossible,
    find_misfits,
    find_homophones,
    _find_overheard,
    _find_unmet,
    _find_unfit,
)
"""In order of precedence: of two tiers that find the same place, the first one reports it."""


def find_miswritten(survey: Survey) -> list[Miswriting]:
    """Return the findings of every tier, except those that overlap a finding of a surer tier.

    The last tier depends on the findings of the others: `termlint.survey.characters.careless`.
    """
    taken: set[int] = set()
    view = survey.simplified
    found = [*_elsewhere(_find_swapped(survey), taken)]
    found += (one for find in TIERS for one in _elsewhere(as_written(survey, find(view)), taken))
    return [*found, *_elsewhere(as_written(survey, _find_more(view, found)), taken)]


def _elsewhere(found: Iterable[Miswriting], taken: set[int]) -> Iterator[Miswriting]:
    """Yield the findings that overlap no offset in ``taken``, and add their offsets to it."""
    for one in found:
        place = range(one.start, one.end)
        if taken.isdisjoint(place):
            taken.update(place)
            yield one
