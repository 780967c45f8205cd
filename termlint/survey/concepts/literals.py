"""Where a name or a term was translated word for word, if the document's subject confirms it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from termlint.lazily import lazily
from termlint.lexicon.literal import LiteralRow
from termlint.lexicon.terms import squash
from termlint.model import Segment
from termlint.survey.quotations import is_quoted
from termlint.survey.tokens import HAN_RUN

if TYPE_CHECKING:
    from termlint.survey import Survey

NEAR = 24
"""Within how many code points a word shows that a name is being explained: Docker 的字面意思是码头工人."""

_OF_WORDS = lazily(
    "直译|直譯|字面|译为|譯為|译作|譯作|译成|譯成|翻译[成为]|翻譯[成為]|意为|意為|意思|本意|本义|本義|原意|含义|含義"
    "|得名|命名[为自]|命名[為自]|取名|名字|名称|名稱|谐音|諧音|昵称|暱稱|绰号|綽號|戏称|戲稱|俗称|俗稱"
    "|单词|單詞|單字|吉祥物|隐喻|隱喻|比喻"
)


def find_literals(survey: Survey) -> Iterator[tuple[int, int, LiteralRow]]:
    """Yield (start, end, row) of every word-for-word translation, in code points of the prose.

    Left out: strings without any word of the row's context in the document, those that a word in the segment
    makes plausible, quotations, and places that explain the word itself.
    """
    found = _found(survey)
    if not found:
        return
    occurs = _occurrence(survey)
    for index, hits in groupby(found, lambda hit: survey.segment_at(hit[0])):
        around = _Around(survey, survey.document.segments[index])
        for start, end, row in hits:
            if around.allows(start, end, row) and (not row.context or any(map(occurs, row.context))):
                yield start, end, row


def _found(survey: Survey) -> list[tuple[int, int, LiteralRow]]:
    """Return (start, end, row) of every string of the table in order; in a traditional text also those of
    rows in simplified characters.
    """
    literals = survey.lexicon.literals
    found = literals.find(survey.prose)
    if survey.document.script != "hant":
        return found
    both = {hit[:2]: hit for hit in (*literals.find(survey.simplified.prose), *found)}
    owned = ((start, end, _own(survey, start, end, row)) for start, end, row in both.values())
    return sorted((start, end, row) for start, end, row in owned if row)


def _own(survey: Survey, start: int, end: int, row: LiteralRow) -> LiteralRow | None:
    """Return a row with the right forms for a traditional text, from the termbase for the text's region.

    None if the termbase has none, or what is written here is one of them.
    """
    written, right = survey.prose[start:end], "".join(row.right)
    simplified = survey.lexicon.scripts.in_hant.images.keys()
    if not HAN_RUN.search(right) or (row.chinese == written and simplified.isdisjoint(right)):
        return row
    concepts = survey.lexicon.terms.by_english.get(squash(row.english), ())
    good = concepts[0].right(survey.locale) if len(concepts) == 1 else ()
    return replace(row, chinese=written, right=good) if good and written not in good else None


def _occurrence(survey: Survey) -> Callable[[str], bool]:
    """Return a function that is True for a word that occurs anywhere in the text, in either script.

    A Latin word must be whole and in its letter case.
    """
    text = survey.simplified.document.text

    @cache
    def occurs(word: str) -> bool:
        word = survey.fold(word)
        if word not in text:
            return False
        alone = "{0}(?<![A-Za-z]{0})(?![A-Za-z])".format(re.escape(word))
        return not word.isascii() or re.search(alone, text) is not None

    return occurs


class _Around:
    """The surroundings of the places of one segment, examined once however many there are."""

    def __init__(self, survey: Survey, segment: Segment) -> None:
        self.survey = survey
        self.prose = survey.prose
        self.segment = segment
        self._excused: dict[LiteralRow, bool] = {}

    @cached_property
    def _text(self) -> str:
        return self.prose[self.segment.start : self.segment.end]

    @cached_property
    def _folded(self) -> str:
        return self.survey.simplified.prose[self.segment.start : self.segment.end]

    def _holds(self, word: str) -> bool:
        return self.survey.fold(word) in self._folded

    def allows(self, start: int, end: int, row: LiteralRow) -> bool:
        """Return True if a place is to be reported: not plausible in the segment, explained or quoted."""
        if row not in self._excused:
            self._excused[row] = any(map(self._holds, row.unless))
        near = self.prose[max(start - NEAR, self.segment.start) : min(end + NEAR, self.segment.end)]
        if self._excused[row] or _OF_WORDS.search(near):
            return False
        return not is_quoted(self.prose, start, end)
