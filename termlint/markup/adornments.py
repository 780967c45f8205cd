"""Titles with a line under them (reStructuredText, AsciiDoc): keeps the line long enough after a fix.

An underline that is too short is a warning in reStructuredText; in AsciiDoc the title is no longer a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from termlint.markup.anchors import by_line, edited
from termlint.model import Edit
from termlint.telling.columns import columns_of

_LINE = re.compile(r"([!-/:-@[-`{-~])\1+(?=[ \t]*(?:\r?\n|\Z))")
_REST = re.compile(r"[^\r\n]*")


class _Title(NamedTuple):
    """A title before and after the edits, and its lines: the one below, then the one above, if any."""

    old: str
    new: str
    lines: tuple[re.Match[str], ...]


def lengthened(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits that make lines under and over reStructuredText titles as wide as these, at least."""
    for title in _titles(text, edits):
        for line in title.lines:
            missing = _width(title.new) - len(line[0])
            if missing > 0 and len(line[0]) >= _width(title.old):
                yield Edit(line.end(), line.end(), line[1] * missing)


def _width(title: str) -> int:
    """Return a title's width in columns as docutils counts it: characters of emoji one by one."""
    return sum(map(columns_of, title))


def fitted(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits that resize the lines under AsciiDoc titles, which may differ by one code point."""
    for title in _titles(text, edits):
        line = title.lines[0]
        if abs(len(line[0]) - len(title.old)) <= 1 < abs(len(line[0]) - len(title.new)):
            yield Edit(*line.span(), line[1] * len(title.new))


def referred(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits that rename reStructuredText references by title (`` `Title`_ ``) like the title."""
    for title in _titles(text, edits):
        for match in re.finditer(f"`{re.escape(title.old)}`_", text):
            yield Edit(match.start() + 1, match.end() - 2, title.new)


def _titles(text: str, edits: Iterable[Edit]) -> Iterator[_Title]:
    """Yield each underlined title that the edits change."""
    for start, inside in by_line(text, edits).items():
        whole = _REST.match(text, start)
        under = _LINE.match(text, text.find("\n", start) + 1 or len(text))
        if whole and under and whole[0].strip():
            over = _LINE.match(text, text.rfind("\n", 0, max(start - 1, 0)) + 1)
            lines = (under, over) if over and over[1] == under[1] and over.end() < start else (under,)
            yield _Title(whole[0].strip(), edited(whole[0], start, inside).strip(), lines)
