"""Where a name or a term was translated word for word, as far as the document proves it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from termlint.lexicon.literal import LiteralRow
from termlint.model import Segment

if TYPE_CHECKING:
    from termlint.survey import Survey

NEAR = 24
"""Who explains a name says so within so many code points: Docker 的字面意思是码头工人."""

_QUOTED = re.compile("《[^《》]*》|“[^“”]*”|「[^「」]*」|『[^『』]*』")
_OF_WORDS = re.compile(
    "直译|直譯|字面|译为|譯為|译作|譯作|译成|譯成|翻译[成为]|翻譯[成為]|意为|意為|意思|本意|本义|本義|原意|含义|含義"
    "|得名|命名[为自]|命名[為自]|取名|名字|名称|名稱|谐音|諧音|昵称|暱稱|绰号|綽號|戏称|戲稱|俗称|俗稱"
    "|单词|單詞|單字|吉祥物|隐喻|隱喻|比喻"
)


def find_literals(survey: Survey) -> Iterator[tuple[int, int, LiteralRow]]:
    """Yield (start, end, row) of every word-for-word translation, in code points of the prose.

    Left out: what the document's subject or its neighbours in the segment make plausible, quotations,
    and places that speak of the word itself.
    """
    found = survey.lexicon.literals.find(survey.prose)
    if not found:
        return
    said = _said(survey.document.text)
    for index, hits in groupby(found, lambda hit: survey.segment_at(hit[0])):
        around = _Around(survey.prose, survey.document.segments[index])
        for start, end, row in hits:
            if around.allows(start, end, row) and (not row.context or any(map(said, row.context))):
                yield start, end, row


def _said(text: str) -> Callable[[str], bool]:
    """Return a test whether a word stands anywhere in a text: a Latin one whole and in its letter case."""

    @cache
    def said(word: str) -> bool:
        if word not in text:
            return False
        alone = "{0}(?<![A-Za-z]{0})(?![A-Za-z])".format(re.escape(word))
        return not word.isascii() or re.search(alone, text) is not None

    return said


class _Around:
    """What stands around the places of one segment: looked at once, however many there are."""

    def __init__(self, prose: str, segment: Segment) -> None:
        self.prose = prose
        self.segment = segment
        self._excused: dict[LiteralRow, bool] = {}

    @cached_property
    def _text(self) -> str:
        return self.prose[self.segment.start : self.segment.end]

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        shift = self.segment.start
        return [(quote.start() + shift, quote.end() + shift) for quote in _QUOTED.finditer(self._text)]

    def allows(self, start: int, end: int, row: LiteralRow) -> bool:
        """Tell whether the string is used here as a name of the thing: not otherwise, quoted or explained."""
        if row not in self._excused:
            self._excused[row] = any(word in self._text for word in row.unless)
        near = self.prose[max(start - NEAR, self.segment.start) : min(end + NEAR, self.segment.end)]
        if self._excused[row] or _OF_WORDS.search(near):
            return False
        at = bisect_right(self._quoted, (start, len(self.prose))) - 1
        return at < 0 or not self._quoted[at][0] < start < self._quoted[at][1]
