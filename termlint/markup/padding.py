"""Keeps the bars of a padded Markdown table aligned when a fix makes a cell wider or narrower."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from termlint.model import Edit
from termlint.telling.columns import width

_BAR = re.compile(r"(?<!\\)\||$", re.MULTILINE)


def padding(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield edits of white space that compensate for other edits in padded cells.

    A cell is padded if the bar behind it is aligned with one in the line above or below. At least one space
    stays before the bar, so a cell that fills its column may still move it.
    """
    cells: dict[int, list[Edit]] = {}
    for edit in edits:
        bar = _bar_behind(text, edit.end)
        if bar >= 0 and _is_aligned(text, bar):
            cells.setdefault(bar, []).append(edit)
    for bar, inside in cells.items():
        wider = sum(width(edit.text) - width(text[edit.start : edit.end]) for edit in inside)
        last = max(edit.end for edit in inside)
        room = len(text[last:bar]) - len(text[last:bar].rstrip(" "))
        if wider < 0:
            yield Edit(bar, bar, " " * -wider)
        elif taken := min(wider, room - 1 if room else 0):
            yield Edit(bar - taken, bar, "")


def _bar_behind(text: str, at: int) -> int:
    """Return the offset of the next bar in the line, -1 if there is none or the line is no table row."""
    match = _BAR.search(text, at)
    start = text.rfind("\n", 0, at) + 1
    is_row = match and match.group() and text[start:at].lstrip(" \t>").startswith("|")
    return match.start() if match and is_row else -1


def _is_aligned(text: str, bar: int) -> bool:
    start = text.rfind("\n", 0, bar) + 1
    column = width(text[start:bar])
    end = text.find("\n", bar)
    above = text[text.rfind("\n", 0, max(start - 1, 0)) + 1 : max(start - 1, 0)]
    below = text[end + 1 :].partition("\n")[0] if end >= 0 else ""
    return any(_has_bar(line, column) for line in (above, below))


def _has_bar(line: str, column: int) -> bool:
    """Return True if a bar starts at a column (from 0) of a line, where wide characters take two columns."""
    at = 0
    for character in line:
        if at == column:
            return character == "|"
        at += width(character)
    return False
