"""Where a text speaks of characters and words instead of using them, or is in another language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property

from termlint.model import Segment

NEAR = 24
"""Who speaks of a misspelling says so within so many code points."""

BESIDE = 6
"""What is right stands within so many code points of what is wrong: 奔溃/崩溃."""


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(
        "错别字|错字|别字|误写|误作|误植|误用|误输|笔误|错写|打错|写成|写法|形近|同音|谐音|异体|勘误|通假|拼写|纠错|输入法|[汉漢]字|部首"
    )


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile("《[^《》\n]*》|“[^“”\n]{1,60}”|「[^「」\n]{1,60}」|『[^『』\n]{1,60}』|‘[^‘’\n]{1,60}’")


@cache
def _foreign() -> re.Pattern[str]:
    verse = "|".join(rf"(?:[\u3400-\u9fff]{{{size}}}[，。；！？、\s]+){{3,}}" for size in (4, 5, 6, 7))
    return re.compile(rf"[\u3041-\u3096\u30a1-\u30fd\uac00-\ud7a3]|(?:{verse})\Z|[曰兮矣哉]")


class Remarks:
    """What stands around the places of one segment."""

    def __init__(self, prose: str, segment: Segment) -> None:
        self.prose = prose
        self.segment = segment

    @cached_property
    def _quotations(self) -> list[tuple[int, int]]:
        start, end = self.segment.start, self.segment.end
        return [match.span() for match in _quoted().finditer(self.prose, start, end)]

    @cached_property
    def foreign(self) -> bool:
        """Whether the segment is Japanese or Korean, verse or classical Chinese."""
        return _foreign().search(self.prose, self.segment.start, self.segment.end) is not None

    def uses(self, start: int, end: int, right: Sequence[str]) -> bool:
        """Tell whether what stands at ``start:end`` is used: not quoted, not a remark, not beside ``right``."""
        if self.foreign or any(left < start < close for left, close in self._quotations):
            return False
        if _remark().search(self._around(start, end, NEAR)):
            return False
        beside = self._around(start, end, BESIDE)
        return not any(word in beside for word in right)

    def _around(self, start: int, end: int, size: int) -> str:
        left, right = max(start - size, self.segment.start), min(end + size, self.segment.end)
        return self.prose[left:right]
