"""Glosses: a rendering and its English side by side, 机制可解释性（Mechanistic Interpretability）.

The right edge of the Chinese is the bracket. The left edge is uncertain: 我们用机制可解释性（…） does not
show where the term begins. It is certain where the termbase has the rendering, or where quotation marks, a
verb of naming or the beginning of a segment delimit it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.lexicon import Lexicon
from termlint.lexicon.terms import Concepts, squash
from termlint.model import BREAK


class Gloss(NamedTuple):
    """``chinese`` is at ``start:end``, its English at ``english_start:english_end``, all prose offsets.

    ``acronym`` is the one that the bracket gives besides the English (LSTM), else empty. ``sure`` is True if
    the left edge of the Chinese is certain.
    """

    start: int
    end: int
    chinese: str
    english_start: int
    english_end: int
    english: str
    acronym: str
    sure: bool


_BRACKET = lazily(
    r"[（(] ?(?:(?:英文|英语|英)(?:名称?|全称)?(?:为|是)?[:：]? ?|即 ?|简称(?:为)? ?)?"
    r"(?P<english>[A-Za-z][A-Za-z0-9'’./+ -]{1,70}?)"
    r"(?: ?[,，、;；] ?(?:简称|缩写|简写|也称|又称|或)?[为作]? ?(?P<acronym>[A-Z][A-Za-z0-9-]{1,9}))? ?[)）]"
)
_RUN = lazily(r"[㐀-鿿·]{2,24}$")
_MARKED = lazily(r"[“「『‘\"]([㐀-鿿·]{2,20})[”」』’\"] ?$")
_CUT = lazily(
    r".*(?:的|是|了|与|和|及|或|被|把|将|即|其|该|称为|叫做?|称作|使用|采用|利用|通过|运用|引入|提出|进行|所谓|一种|这种|一个"
    r"|这个|为了|作为|属于|包括|例如|比如|如|以|用|在|从|对|向|由|让|给|有)"
)
_EDGE = BREAK + "•·、："
_NAMING = ("称为", "称作", "叫做", "所谓", "名为")
LONGEST = 24
"""How many code points before a bracket are searched for the rendering."""


def find_glosses(prose: str, lexicon: Lexicon) -> tuple[Gloss, ...]:
    """Return every gloss in the prose, in order."""
    return tuple(_glosses(prose, lexicon))


def _glosses(prose: str, lexicon: Lexicon) -> Iterator[Gloss]:
    for match in _BRACKET.finditer(prose):
        english = match["english"].strip()
        concepts = lexicon.terms.by_english.get(squash(english), ())
        if found := _left(prose, match.start(), english, concepts):
            start, end, sure = found
            yield Gloss(
                start,
                end,
                prose[start:end],
                match.start("english"),
                match.start("english") + len(english),
                english,
                match["acronym"] or "",
                sure,
            )


def run_before(prose: str, end: int) -> str:
    """Return the run of Han that ends at ``end``, at most `LONGEST` code points; empty if there is none."""
    run = _RUN.search(prose, max(end - LONGEST, 0), end)
    return run.group() if run else ""


def _left(prose: str, at: int, english: str, concepts: Concepts) -> tuple[int, int, bool] | None:
    """Return (start, end, True if the start is certain) of the Chinese before a bracket, or None."""
    before = prose[max(at - LONGEST - 4, 0) : at]
    if marked := _MARKED.search(before):
        offset = at - len(before)
        return offset + marked.start(1), offset + marked.end(1), True
    end = at - (len(before) - len(before.rstrip(" ")))
    run = run_before(prose, end)
    if known := _known(run, concepts):
        return end - len(known), end, True
    return _cut(prose, end - len(run), end, english) if run else None


def _known(run: str, concepts: Concepts) -> str:
    """Return the longest rendering of the concepts with which the run ends, else an empty string."""
    endings = (
        rendering.chinese
        for concept in concepts
        for rendering in concept.renderings
        if run.endswith(rendering.chinese)
    )
    return max(endings, key=len, default="")


def _cut(prose: str, start: int, end: int, english: str) -> tuple[int, int, bool] | None:
    """Return (start, end, True if the start is certain) of the run behind its last function word, or None.

    It is certain if it is no longer than its English suggests and follows a verb of naming or an edge.
    """
    cut = _CUT.match(prose, start, end - 1)
    left = cut.end() if cut else start
    if end - left < 2:
        return None
    at_edge = cut is None and (start == 0 or prose[start - 1] in _EDGE)
    plausible = end - left <= 2 + 2 * len(english.replace("-", " ").split())
    return left, end, plausible and (at_edge or prose.endswith(_NAMING, start, left))
