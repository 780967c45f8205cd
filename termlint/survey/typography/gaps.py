"""Insertion and removal of one space without damage to adjacent markup."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal, NamedTuple

from termlint.lazily import lazily
from termlint.model import HOLE, Document

Side = Literal["left", "right", ""]

_MARKUP = lazily(r"(?:\*+|_+|~~|</?[A-Za-z][^<>]*>|\[|\]\([^\s)]*\)|\]\[[^\[\]]*\])*")
_MARK = lazily(r"\*+|_+|~~|</?[A-Za-z]|\[|\]")
_PAIRED = lazily(r"[*_~]+\Z")
_REACH = 200
"""The most pieces of the alignment in which the beginning of an emphasis is looked for."""


class Change(NamedTuple):
    """``start:end`` of the prose should be ``new``; None if an automatic change might damage markup."""

    start: int
    end: int
    new: str | None


def without_space(document: Document, at: int) -> Change:
    """Return the removal of the space at ``at``; no replacement if markup needs it (``_``, catalogues)."""
    if document.alignment.whole(at - 1, at + 2):
        return Change(at, at + 1, "")
    start, end = document.alignment.span(at, at + 1)
    beside = document.text[max(start - 1, 0) : start] + document.text[end : end + 1]
    return Change(at, at + 1, None if document.escapes or "_" in beside else "")


def with_space(document: Document, at: int) -> Change:
    """Return the insertion of a space before ``at``, outside of the markup that opens or closes there."""
    left, right = document.prose[at - 1], document.prose[at]
    if document.alignment.whole(at - 1, at + 1):
        return Change(at - 1, at + 1, f"{left} {right}")
    side = _outer_side(document, at)
    if side == "left" and left != HOLE:
        return Change(at - 1, at, f"{left} ")
    if side == "right" and right != HOLE:
        return Change(at, at + 1, f" {right}")
    return Change(at - 1, at, None) if right == HOLE else Change(at, at + 1, None)


def _outer_side(document: Document, at: int) -> Side:
    """Return the outer side of the markup before ``at``: left if it opens an element, right if it closes one.

    Empty if it closes one element and opens another, or is no markup that is known here.
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
    """Return the outer side of one piece of markup: left if it opens an element, right if it closes one."""
    if mark[0] in "*_~":
        return "right" if earlier.count(mark) % 2 else "left"
    return "left" if mark == "[" or (mark[0] == "<" and mark[1] != "/") else "right"


def _earlier(document: Document, index: int) -> list[str]:
    """Return the markup in the segment of the piece ``index``, up to the gap before that piece."""
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
