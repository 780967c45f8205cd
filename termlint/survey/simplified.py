"""A traditional text in simplified characters, offset for offset, and what is right back in its own.

The tables of words and counts are in simplified characters, and so is the segmenter's dictionary. OpenCC
takes one code point for one, by phrase where a character has two forms (計畫, 顯著), so rules ask of the view
what they ask of a simplified text. What they find is no fault where a word of Taiwan or Hong Kong stands
(疊代), or runs over its edge (此實|作).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from difflib import SequenceMatcher
from functools import cache
from typing import TYPE_CHECKING, Literal

from termlint.model import Document
from termlint.survey.tokens import cut

if TYPE_CHECKING:
    from opencc import OpenCC

    from termlint.survey import Survey
    from termlint.survey.repeats import Repeat

NEAR = 4
"""So many code points on either side bear on which form of a character is meant."""

AROUND = 12
"""So many code points are segmented on one side of a seam."""

_PREFIXES = "新最再更"
"""A word of one character before one that begins alike: 最|最佳化."""

LONGEST = 6
"""Words of the region are looked for up to so many code points."""


@cache
def _converter(config: str) -> OpenCC:
    from opencc import OpenCC  # with its dictionaries 20 to 200 ms

    return OpenCC(config)


def simplify(document: Document) -> Document:
    """Return a document whose text and prose are in simplified characters; every offset stays."""
    view = copy(document)
    view.text, view.prose = _simplified(document.text), _simplified(document.prose)
    view.script, view.locale = "hans", ""
    return view


def _simplified(text: str) -> str:
    # A man of the Han dynasty was called 於單, so OpenCC leaves 於 there: 取決於單條.
    converted = str(_converter("tw2s").convert(text)).replace("於", "于")
    return converted if len(converted) == len(text) else text


def own(survey: Survey, start: int, end: int, rights: Sequence[str]) -> tuple[str, ...]:
    """Return what is right at ``start:end``, given in simplified characters, as the document writes it.

    Nothing if what stands there is right in traditional text.
    """
    written = survey.simplified.prose[start:end]
    for right in rights:
        changes = SequenceMatcher(None, written, right, autojunk=False).get_opcodes()
        changed = [start + at for kind, i, j, _, _ in changes if kind != "equal" for at in range(i, j)]
        if _is_usage(survey, start, end, changed):
            return ()
    found = tuple(_written(survey, start, end, right) for right in rights)
    return () if survey.prose[start:end] in found else found


def _is_usage(survey: Survey, start: int, end: int, changed: Sequence[int]) -> bool:
    """Whether a word of the region runs over an edge of ``start:end``, or holds it or what would change."""
    return any(
        left < start < right
        or left < end < right
        or left <= start < end <= right
        or any(left <= at < right for at in changed)
        for left, right in _words_around(survey, start, end)
    )


def is_joint(survey: Survey, repeat: Repeat) -> bool:
    """Whether what is said twice in the view is two characters (這裡|里程) or joins two words (模型|型別).

    One of the words is of the region; 資料 is, but 資料料庫 joins nothing, for 料庫 is no word.
    """
    start, size, end, _ = repeat
    middle = start + size
    if survey.prose[start:middle] != survey.prose[end - size : end]:
        return True
    around = [*_words_around(survey, start, end)]
    begins = any(left == end - size and right > end for left, right in around)
    if size > 1:
        return begins  # 執行|執行檔, but 金鑰 is too many after 公開金鑰
    ends = any(left < start and right == middle for left, right in around)
    if ends or begins:
        ends = ends or survey.prose[start] in _PREFIXES or _is_cut(survey, middle, -1)
        begins = begins or _is_cut(survey, middle, 1)
    return ends and begins


def _is_cut(survey: Survey, at: int, side: Literal[-1, 1]) -> bool:
    """Whether the segmentation has a longer word that ends at a place, or begins there."""
    left, right = (max(at - AROUND, 0), at) if side < 0 else (at, at + AROUND)
    tokens = cut(survey.simplified.prose, left, right, guess=False)
    return bool(tokens) and len(tokens[-1 if side < 0 else 0].text) > 1


def _words_around(survey: Survey, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where words of the region stand that hold some of ``start:end``."""
    known = survey.lexicon.usage
    for left in range(max(start - LONGEST + 1, 0), end):
        for right in range(max(left + 2, start + 1), left + LONGEST + 1):
            if survey.prose[left:right] in known:
                yield left, right


def _written(survey: Survey, start: int, end: int, right: str) -> str:
    """Return a word as elsewhere in the document, or else as the phrase decides; what stands here is kept."""
    view, prose = survey.simplified.prose, survey.prose
    elsewhere = view.find(right)
    if elsewhere >= 0:
        return prose[elsewhere : elsewhere + len(right)]
    left, after = view[max(start - NEAR, 0) : start], view[end : end + NEAR]
    converted = _converter(_variety(survey)).convert(left + right + after)
    new = converted[len(left) : len(left) + len(right)]
    blocks = SequenceMatcher(None, view[start:end], right, autojunk=False).get_opcodes()
    return "".join(
        prose[start + i : start + j] if kind == "equal" else new[k:m] for kind, i, j, k, m in blocks
    )


def _variety(survey: Survey) -> str:
    """Return OpenCC's name for the forms of Taiwan (裡, 著) or of Hong Kong (裏, 着)."""
    times = survey.characters
    as_hongkong = times["裏"] + times["着"] > times["裡"] + times["著"]
    return "s2hk" if survey.locale == "zh-HK" or as_hongkong else "s2tw"
