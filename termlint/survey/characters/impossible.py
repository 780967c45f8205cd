"""Misspellings of the table that are no words, 奔溃, 按纽, except where two words merely meet (统|一但)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from termlint.lexicon.miswritten import MiswrittenRow
from termlint.survey.characters.miswritings import Miswriting
from termlint.survey.characters.remarks import remarks_of
from termlint.survey.tokens import cut

if TYPE_CHECKING:
    from termlint.survey import Survey

Hit = tuple[int, int, MiswrittenRow]

SHORT = 2
"""The length of words that may meet by chance in texts whose words are not all known: 交|规率."""

EVERYWHERE = frozenset(("classic", "listed", "shape", "idiom"))
"""The kinds of slips that no two words make side by side, whatever the text speaks of."""

AROUND = 12
"""The code points on either side that are given to the segmenter."""


def find_impossible(survey: Survey) -> Iterator[Miswriting]:
    """Yield every misspelling of the table that is used as a word, not just mentioned."""
    remarks = remarks_of(survey.prose, survey.document.segments)
    hits = [*_whole(survey.prose, survey.lexicon.miswritten.find(survey.prose))]
    foreign = bool(hits) and survey.uncounted
    for start, end, row in _called_for(survey, hits) if foreign else hits:
        if remarks(survey.segment_at(start)).uses(start, end, row.right):
            yield _miswriting(start, end, row, safe=not foreign)


def _called_for(survey: Survey, hits: Sequence[Hit]) -> Iterator[Hit]:
    """Yield the hits that cannot be chance, and of the others those that their sentences call for."""
    from termlint.survey.characters.uncounted import confirmed  # numpy takes longer to import than all else

    doubtful = [hit for hit in hits if hit[1] - hit[0] <= SHORT and hit[2].reason not in EVERYWHERE]
    agreed = confirmed(survey, [(start, end, row.right[0]) for start, end, row in doubtful])
    denied = {hit[:2] for hit, agrees in zip(doubtful, agreed, strict=True) if not agrees}
    yield from (hit for hit in hits if hit[:2] not in denied)


def _miswriting(start: int, end: int, row: MiswrittenRow, *, safe: bool) -> Miswriting:
    sure = len(row.right) == 1 and safe
    return Miswriting(
        start, end, row.right, "impossible", 0.97 if sure else 0.9, "safe" if sure else "unsafe"
    )


def _whole(prose: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits that begin and end at word boundaries: 一但, but not in 统|一但 or 任然|后."""
    for near in _clusters(hits):
        left, right = max(near[0][0] - AROUND, 0), min(near[-1][1] + AROUND, len(prose))
        edges = {token.start for token in cut(prose, left, right, guess=False)} | {right}
        yield from (hit for hit in near if hit[0] in edges and hit[1] in edges)


def _clusters(hits: Iterable[Hit]) -> Iterator[list[Hit]]:
    """Yield lists of hits that are near each other, so that no stretch of text is segmented twice."""
    near: list[Hit] = []
    for hit in hits:
        if near and hit[0] - near[-1][1] > 2 * AROUND:
            yield near
            near = []
        near.append(hit)
    if near:
        yield near
