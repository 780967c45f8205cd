"""Keeps the bars of a padded Markdown table aligned when a fix makes a cell wider or narrower."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from termlint.model import Edit
from termlint.telling.columns import clusters, columns_of, width

_BAR = re.compile(r"(?<!\\)\||$", re.MULTILINE)
_ROW = re.compile(r"[ \t>]*\|")


def padding(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield edits of white space that compensate for other edits in padded cells.

    A cell is padded if the bar behind it is aligned with one in the line above or below. At least one space
    stays before the bar, so a cell that fills its column may still move it.
    """
    cells: dict[int, list[Edit]] = {}
    rows = _Rows(text)
    for edit in edits:
        bar = rows.bar_behind(edit.end)
        if bar >= 0 and rows.is_aligned(bar):
            cells.setdefault(bar, []).append(edit)
    for bar, inside in cells.items():
        wider = sum(width(edit.text) - width(text[edit.start : edit.end]) for edit in inside)
        last = max(edit.end for edit in inside)
        room = len(text[last:bar]) - len(text[last:bar].rstrip(" "))
        if wider < 0:
            yield Edit(bar, bar, " " * -wider)
        elif taken := min(wider, room - 1 if room else 0):
            yield Edit(bar - taken, bar, "")


class _Row:
    """A line from offset ``start`` on; its bars are measured once, however many edits it has."""

    def __init__(self, start: int, text: str) -> None:
        self.start = start
        self.text = text

    @cached_property
    def columns(self) -> frozenset[int]:
        """The columns (from 0) at which its bars start."""
        ends = [0, *accumulate(map(width, self.text))]
        return frozenset(ends[at] for at, character in enumerate(self.text) if character == "|")

    @cached_property
    def bars(self) -> dict[int, int]:
        """The column of each bar by its offset in the text."""
        bars: dict[int, int] = {}
        at, column = self.start, 0
        for cluster in clusters(self.text):
            if cluster[0] == "|":
                bars[at] = column
            at, column = at + len(cluster), column + columns_of(cluster)
        return bars


class _Rows:
    """The lines of a text, some of which are rows of tables."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._rows: dict[int, _Row] = {}

    def bar_behind(self, at: int) -> int:
        """Return the offset of the next bar in the line, -1 if there is none or the line is no table row."""
        if not _ROW.match(self._text, self._starts[self._number(at)], at):
            return -1
        match = _BAR.search(self._text, at)
        return match.start() if match and match.group() else -1

    def is_aligned(self, bar: int) -> bool:
        """Return True if the line above or below has a bar in the column of this one."""
        number = self._number(bar)
        column = self._row(number).bars.get(bar, -1)
        return any(column in self._row(other).columns for other in (number - 1, number + 1))

    def _number(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _row(self, number: int) -> _Row:
        if number not in self._rows:
            inside = 0 <= number < len(self._starts) - 1
            start, end = self._starts[number : number + 2] if inside else (0, 1)
            self._rows[number] = _Row(start, self._text[start : end - 1])
        return self._rows[number]
