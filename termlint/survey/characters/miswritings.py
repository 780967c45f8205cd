"""The common form of miswritten characters and words, whichever tier found them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from termlint.model import Message, Safety

if TYPE_CHECKING:
    from termlint.lexicon.counts import Counts
    from termlint.survey import Survey

Tier = Literal[
    "impossible",
    "homophone",
    "name",
    "context",
    "swapped",
    "overheard",
    "unmet",
    "unfit",
    "unlikely",
    "careless",
]
"""How it was found: the word does not exist; it sounds like a longer word, or a name; the context excludes
it; two characters are swapped; it sounds like a word of the document; a pair was never counted; the sentence
calls for another character; the text is unlikely; the same in a text with other slips.
"""

AROUND = 3
"""The code points on either side that bear on the likelihood of a change."""

PAIR, LEAST_GAIN = 2, 6.0
"""In traditional text, ``impossible`` words up to this length need a correction that gains this many bits."""


class Miswriting(NamedTuple):
    """A fault at ``start:end`` of the prose, which should read ``right[0]``; further proposals follow it."""

    start: int
    end: int
    right: tuple[str, ...]
    tier: Tier
    confidence: float
    safety: Safety = "unsafe"
    reason: Message | None = None


def as_written(survey: Survey, found: Iterable[Miswriting]) -> Iterator[Miswriting]:
    """Yield the findings in `Survey.simplified`, with the proposals in the document's own characters.

    No fix of a traditional text is safe, since only the phrase shows whether 复 is 複 or 復.
    """
    view = survey.simplified
    for one in found:
        if view is survey:
            yield one
        elif _is_likely(view, one) and (own := survey.own(one.start, one.end, one.right)):
            reason = None if one.tier in ("homophone", "name") else one.reason
            yield one._replace(right=own, safety="unsafe", reason=reason)


def _is_likely(view: Survey, one: Miswriting) -> bool:
    """Return True if it is a fault in traditional text too: not 鍵設 for 建設, where 設定鍵 and 設為 meet.

    No table lists all words of Taiwan that may meet so; the correction must gain `LEAST_GAIN` bits.
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
