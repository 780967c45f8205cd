"""Makes text safe to print in a terminal and cuts it to a number of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from termlint.telling.columns import clusters, columns_of, width

TAB = "    "
CUT = "…"

_UNPRINTABLE = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def printable(text: str) -> str:
    """Return text without characters that move the cursor, change colours or the direction of writing."""
    return _UNPRINTABLE.sub("\ufffd", text.replace("\t", TAB))


class Excerpt(NamedTuple):
    """A place in its line, printable: the text before it, in it and after it."""

    before: str
    place: str
    after: str


def excerpt(text: str, line: tuple[int, int], start: int, end: int, columns: int) -> Excerpt:
    """Return the part of a line around ``start:end`` that fits into ``columns`` columns.

    A place that goes beyond the line is cut. No more of the line is read than can be shown, for there are
    files of one line.
    """
    left, right = line
    start = min(max(start, left), right)
    end = min(max(end, start), right)
    before = printable(text[max(left, start - columns) : start])
    place = _first(printable(text[start : min(end, start + columns)]), columns, end > start + columns)
    after = printable(text[end : min(right, end + columns)])
    room = columns - width(place)
    take = max(room // 2, room - width(after))
    before = _last(before, take, start - columns > left)
    return Excerpt(before, place, _first(after, room - width(before), end + columns < right))


def shorten(text: str, columns: int) -> str:
    """Return the beginning of a text, cut to fit into ``columns`` columns."""
    return _first(printable(text[: columns + 1]), columns, len(text) > columns + 1)


def _first(text: str, room: int, more: bool) -> str:
    """Return the beginning that fits into ``room`` columns; ``more`` if ``text`` was itself cut."""
    if not more and width(text) <= room:
        return text
    fits = _count(clusters(text), room - 1)
    return text[:fits] + CUT if room > 0 else ""


def _last(text: str, room: int, more: bool) -> str:
    """Return the end that fits into ``room`` columns; ``more`` if ``text`` was itself cut."""
    if not more and width(text) <= room:
        return text
    fits = _count(clusters(text)[::-1], room - 1)
    return CUT + text[len(text) - fits :] if room > 0 else ""


def _count(pieces: Sequence[str], room: int) -> int:
    """Return how many code points of the first pieces fit into ``room`` columns."""
    fit = 0
    for piece in pieces:
        room -= columns_of(piece)
        if room < 0:
            break
        fit += len(piece)
    return fit
