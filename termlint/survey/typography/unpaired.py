"""Brackets and quotation marks that lack their counterpart.

A half-width bracket counts as the counterpart of a full-width one here; another rule checks the width. A mark
may be closed in one of the next segments, and a quotation may open each of its paragraphs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.model import BREAK, HOLE, Segment
from termlint.survey import Survey

OPENING = {"（": "）", "(": "）", "【": "】", "《": "》", "「": "」", "『": "』", "“": "”"}
"""Opening marks and their counterparts; half-width brackets count as full-width ones."""

CLOSING = {"）": "）", ")": "）", "】": "】", "》": "》", "」": "」", "』": "』", "”": "”"}
"""Closing marks in the form in which `OPENING` has them."""

NEAR = 6
"""The most segments between two marks that are paired, and the most open marks that are tried."""

MOST = 20
"""The most unpaired marks of a segment; one with more is not prose and is ignored."""

_SHOWN = frozenset("'‘’“”\"`")
_FULL = frozenset("（）【】《》「」『』“”")
_INSIDE = f"[^\\[\\]()（）\\n{BREAK}]{{1,60}}"
_MARKS = lazily(rf"\[{_INSIDE}\)|\({_INSIDE}\]|[（(【《「『“）)】》」』”]")
"""One mark, or a whole half-open interval: [0, 1)."""

_LABEL = lazily(
    r"(?:^|[^0-9A-Za-z])"
    r"(?:\d{1,3}(?:\.\d{1,2})*|[A-Za-z]|[ivxIVX]{1,4}"
    r"|[Α-ω①-⑳]|[一二三四五六七八九十]{1,3}|[:：;；^][-^]?) ?$"
)
"""The text before the closing bracket of a label, 1） or iii）, or of an emoticon."""


class Unpaired(NamedTuple):
    """A mark at ``at`` of the prose without its counterpart.

    ``mate`` is the mark that is missing. It is empty for a closing bracket of another kind than the opening
    one; then ``instead`` is the correct bracket.
    """

    at: int
    mate: str
    instead: str = ""


def find_unpaired(survey: Survey) -> Iterator[Unpaired]:
    """Yield each full-width mark without its counterpart, in order."""
    known = survey.characters
    if known["（"] + known["("] == known["）"] + known[")"] and all(
        known[one] == known[OPENING[one]] for one in "【《「『“"
    ):
        return
    segments = survey.document.segments
    # All segments are searched in one pass: a catalogue has ten thousand, and few of them have marks.
    marks = groupby(_MARKS.finditer(survey.prose), lambda match: survey.segment_at(match.start()))
    found = [
        (index, mark)
        for index, matches in marks
        for mark in _unpaired_in(survey.prose, segments[index].start, matches)
    ]
    paired = _paired_across(survey, found)
    for number, (index, mark) in enumerate(found):
        if number not in paired and _is_fault(survey.prose, mark, segments[index]):
            yield mark


def _unpaired_in(prose: str, start: int, matches: Iterable[re.Match[str]]) -> Iterator[Unpaired]:
    """Yield the marks without a counterpart of a segment that begins at ``start``, in order.

    ``matches``: those of `_MARKS` in it.
    """
    opened: list[Unpaired] = []
    wanted: defaultdict[str, int] = defaultdict(int)
    lost: list[Unpaired] = []
    for match in matches:
        mark, at = match[0], match.start()
        if len(mark) > 1:
            continue
        mate = CLOSING.get(mark, "")
        if not mate:
            opened.append(Unpaired(at, OPENING[mark]))
            wanted[OPENING[mark]] += 1
        elif wanted[mate]:
            while opened[-1].mate != mate:
                wanted[opened[-1].mate] -= 1
                lost.append(opened.pop())
            wanted[opened.pop().mate] -= 1
        elif opened and {opened[-1].mate, mate} == {"）", "】"}:
            wanted[opened[-1].mate] -= 1
            lost.append(Unpaired(at, "", opened.pop().mate))
        elif mate != "）" or not _LABEL.search(prose[max(start, at - 8) : at]):
            lost.append(Unpaired(at, next(one for one in OPENING if OPENING[one] == mate)))
    if len(lost) + len(opened) <= MOST:
        yield from sorted((*lost, *opened))


def _is_fault(prose: str, mark: Unpaired, segment: Segment) -> bool:
    """Return True if an unpaired mark is a fault.

    It must be full-width and not itself quoted, and no adjacent hole may contain its counterpart.
    """
    at = mark.at
    before, after = prose[at - 1 : at] or BREAK, prose[at + 1 : at + 2] or BREAK
    if prose[at] not in _FULL or HOLE in before + after or before in _SHOWN or after in _SHOWN:
        return False
    if prose.count("`", segment.start, segment.end) % 2:
        return False  # a bar in code divides a table cell
    if prose[at] not in "“”":
        return True
    # A quotation over several paragraphs opens each of them, and closes the last.
    if at == segment.start or (prose[at] == "”" and before in "。！？…" and after in BREAK + "\n"):
        return False
    text = prose[segment.start : segment.end]
    return text.count("“") + text.count("”") == 1 and '"' not in text and not before.isdigit()


def _paired_across(survey: Survey, found: list[tuple[int, Unpaired]]) -> set[int]:
    """Return the indices in ``found`` of the marks whose counterparts are in a segment nearby.

    ``found`` lists (index of the segment, mark).
    """
    paired: set[int] = set()
    waiting: list[int] = []
    for number, (index, mark) in enumerate(found):
        if survey.prose[mark.at] in OPENING:
            waiting.append(number)
            continue
        mate = CLOSING[survey.prose[mark.at]]
        last = range(len(waiting) - 1, max(len(waiting) - 1 - NEAR, -1), -1)
        place = next((one for one in last if found[waiting[one]][1].mate == mate), None)
        if place is not None and index - found[waiting[place]][0] <= NEAR:
            paired |= {number, waiting.pop(place)}
    return paired
