"""A character or a word that is miswritten, whichever tier found it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from termlint.model import Message, Safety

if TYPE_CHECKING:
    from termlint.lexicon.counts import Counts
    from termlint.survey import Survey

Tier = Literal["impossible", "homophone", "name", "context", "swapped", "unmet", "unlikely", "careless"]
"""How it was found: no such word; sounds like a longer word, or a name; the words around exclude it;
two have changed places; it never met its neighbours; counts say so; they say so of a text with other
slips.
"""

AROUND = 3
"""So many code points on either side bear on a change."""

PAIR, LEAST_GAIN = 2, 6.0
"""A word of so many characters that does not exist must make a traditional text likelier by so many bits."""


class Miswriting(NamedTuple):
    """What stands at ``start:end`` of prose should read ``right[0]``; further proposals follow it."""

    start: int
    end: int
    right: tuple[str, ...]
    tier: Tier
    confidence: float
    safety: Safety = "unsafe"
    reason: Message | None = None


def as_written(survey: Survey, found: Iterable[Miswriting]) -> Iterator[Miswriting]:
    """Yield what was found in `Survey.simplified` in the document's own characters.

    No fix of a traditional text is safe, since only a phrase tells 复 from 複 and 復.
    """
    view = survey.simplified
    for one in found:
        if view is survey:
            yield one
        elif _is_likely(view, one) and (own := survey.own(one.start, one.end, one.right)):
            reason = None if one.tier in ("homophone", "name") else one.reason
            yield one._replace(right=own, safety="unsafe", reason=reason)


def _is_likely(view: Survey, one: Miswriting) -> bool:
    """Whether it is a fault in traditional text too: not 鍵設 for 建設, where 設定鍵 and 設為 meet.

    Of Taiwan's words no table has all, so the text must be likelier without what two of them may make.
    """
    start, end, wrong = one.start, one.end, view.prose[one.start : one.end]
    if one.tier != "impossible" or len(wrong) > PAIR:
        return True
    before, after = view.prose[max(start - AROUND, 0) : start], view.prose[end : end + AROUND]
    return _gain(view.lexicon.counts, before, wrong, after, one.right[0]) >= LEAST_GAIN


@lru_cache(maxsize=1000)
def _gain(counts: Counts, before: str, wrong: str, after: str, right: str) -> float:
    from termlint.survey.characters.likelihood import change  # numpy takes longer to import than all else

    return change(counts, before + wrong + after, len(before), len(before) + len(wrong), right)
