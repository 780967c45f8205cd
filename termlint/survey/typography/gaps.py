"""A space put in or taken out without harm to the markup that may stand there."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

from termlint.model import HOLE, Document

Side = Literal["left", "right", ""]

_MARKUP = re.compile(r"(?:\*+|_+|~~|</?[A-Za-z][^<>]*>|\[|\]\([^\s)]*\)|\]\[[^\[\]]*\])*")
_MARK = re.compile(r"\*+|_+|~~|</?[A-Za-z]|\[|\]")
_PAIRED = re.compile(r"[*_~]+\Z")
_REACH = 200
"""So many pieces of a segment back the beginning of an emphasis is looked for."""


class Change(NamedTuple):
    """``start:end`` of the prose is to be ``new``; None if a machine had better not do it."""

    start: int
    end: int
    new: str | None


def without_space(document: Document, at: int) -> Change:
    """Take out the space at ``at``, but not where markup needs it: beside ``_``, or in a catalogue."""
    if document.alignment.whole(at - 1, at + 2):
        return Change(at, at + 1, "")
    start, end = document.alignment.span(at, at + 1)
    beside = document.text[max(start - 1, 0) : start] + document.text[end : end + 1]
    return Change(at, at + 1, None if document.escapes or "_" in beside else "")


def with_space(document: Document, at: int) -> Change:
    """Put a space before ``at``, outside of the markup that opens or closes there."""
    left, right = document.prose[at - 1], document.prose[at]
    if document.alignment.whole(at - 1, at + 1):
        return Change(at - 1, at + 1, f"{left} {right}")
    side = _outside(document, at)
    if side == "left" and left != HOLE:
        return Change(at - 1, at, f"{left} ")
    if side == "right" and right != HOLE:
        return Change(at, at + 1, f" {right}")
    return Change(at - 1, at, None) if right == HOLE else Change(at, at + 1, None)


def _outside(document: Document, at: int) -> Side:
    """Tell on which side of the markup before ``at`` one is outside: left if it opens, right if it closes.

    Nothing is told where it closes one thing and opens another, or is no markup that we know.
    """
    pieces = document.alignment.pieces
    index = bisect_right(pieces, at, key=lambda piece: piece.at) - 1
    start, end = pieces[index - 1].end, pieces[index].start
    if start == end:
        return "right" if document.prose[at - 1] == HOLE else "left"
    if not _MARKUP.fullmatch(document.text, start, end):
        return ""
    earlier = _earlier(document, index)
    sides: set[Side] = {_side(mark, earlier) for mark in _MARK.findall(document.text, start, end)}
    return sides.pop() if len(sides) == 1 else ""


def _side(mark: str, earlier: list[str]) -> Side:
    """Tell whether a piece of markup opens (so that left of it is outside) or closes."""
    if mark[0] in "*_~":
        return "right" if earlier.count(mark) % 2 else "left"
    return "left" if mark == "[" or (mark[0] == "<" and mark[1] != "/") else "right"


def _earlier(document: Document, index: int) -> list[str]:
    """Return the markup of the segment that stands before the piece ``index`` and the gap before that."""
    pieces, text = document.alignment.pieces, document.text
    edge = document.segments[bisect_right(document.segments, pieces[index].at, key=lambda one: one.start) - 1]
    marks: list[str] = []
    for at in range(index - 1, max(index - _REACH, -1), -1):
        start = pieces[at].start
        if pieces[at].at <= edge.start:
            first = _PAIRED.search(text[max(start - 3, 0) : start])
            return [*marks, first[0]] if first else marks
        marks += _MARK.findall(text, pieces[at - 1].end, start)
    return marks
