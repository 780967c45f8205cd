"""Places where a text mentions characters and words instead of using them, or is in another language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property

from termlint.lazily import lazily
from termlint.model import BREAK, Segment
from termlint.survey.classical import is_verse
from termlint.survey.quotations import is_quoted

NEAR = 24
"""The code points on either side in which a word such as 错别字 shows that a misspelling is mentioned."""

BESIDE = 6
"""The code points on either side in which its correction shows the same: 奔溃/崩溃."""

LONGEST = 9
"""The most characters of one part of a foreign name: 陀思妥耶夫斯基."""

_DOTS = "·‧・"
_DOTTED = lazily(f"[\u3400-\u9fff]{{1,{LONGEST}}}(?:[{_DOTS}][\u3400-\u9fff]{{1,{LONGEST}}})+")

_REMARK = lazily(
    "错别字|错字|别字|误写|误作|误植|误用|误输|笔误|错写|打错|写成|写法|形近|同音|谐音|异体|勘误|通假|拼写|纠错|输入法|汉字|部首"
)
_FOREIGN = lazily("[\u3041-\u3096\u30a1-\u30fd\uac00-\ud7a3曰兮矣哉]")


class Remarks:
    """The context of places in one segment: remarks, quotations, other languages."""

    def __init__(self, prose: str, segment: Segment) -> None:
        self.prose = prose
        self.segment = segment

    @cached_property
    def foreign(self) -> bool:
        """Whether the segment is Japanese or Korean, verse or classical Chinese."""
        start, end = self.segment.start, self.segment.end
        foreign = _FOREIGN.search(self.prose, start, end) is not None
        return foreign or is_verse(self.prose[start:end], 4)

    def uses(self, start: int, end: int, right: Sequence[str]) -> bool:
        """Return True if ``start:end`` is used: not quoted, commented on, beside ``right`` or foreign."""
        beside = self._around(start, end, BESIDE)
        return not (
            self.foreign
            or is_quoted(self.prose, start, end)
            or _REMARK.search(self._around(start, end, NEAR))
            or any(word in beside for word in right)
        )

    def _around(self, start: int, end: int, size: int) -> str:
        left, right = max(start - size, self.segment.start), min(end + size, self.segment.end)
        return self.prose[left:right]


def is_in_name(prose: str, start: int, end: int) -> bool:
    """Return True if ``start:end`` is part of a foreign name with a dot, of which the counts know nothing."""
    left, right = max(start - LONGEST, 0), end + LONGEST
    if not any(dot in prose[left:right] for dot in _DOTS):
        return False
    return any(one.start() <= start and end <= one.end() for one in _DOTTED.finditer(prose, left, right))


def is_quoted_so(prose: str, end: int) -> bool:
    """Return True if 原文如此 or [sic] follows ``end`` within `NEAR` code points: the source has it so."""
    behind = prose[end : end + NEAR].partition(BREAK)[0]
    return "原文如此" in behind or "[sic]" in behind


def remarks_of(prose: str, segments: Sequence[Segment]) -> Callable[[int], Remarks]:
    """Return a function that maps the index of a segment to its `Remarks`, made once per segment."""
    return cache(lambda index: Remarks(prose, segments[index]))
