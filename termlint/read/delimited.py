"""The cells of a table in CSV or TSV with where they stand, which the standard library does not tell.

CSV is read as RFC 4180 has it: a cell in quotes may hold the sign between cells and line ends, and ``""`` is
a quote. In TSV a record is a line, and quotes are a cell's own only if they enclose the whole of it: much
parallel text begins with a quotation mark that nothing closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from termlint.read.embedded import Stretch
from termlint.read.faults import BOM, Malformed

_SIGNS = (",", ";", "\t")
_QUOTED = re.compile(r'"(?P<said>(?:[^"]++|"")*)"(?!")')
_QUOTED_IN_LINE = re.compile(r'"(?P<said>(?:[^"\t\r\n]++|"")*)"(?=[\t\r\n]|\Z)')
_RAW = {sign: re.compile(rf"[^{sign}\r\n]*+") for sign in _SIGNS}
_LINE_END = re.compile(r"\r\n?|\n")
_FIRST_LINE = re.compile(r"[^\r\n]*")


class Cell(NamedTuple):
    """A cell without its quotes, ``text[start:end]``."""

    start: int
    end: int
    quoted: bool


def sign_of(text: str) -> str:
    """Return what divides the cells of a CSV file: of comma, semicolon and tab the first line's commonest."""
    match = _FIRST_LINE.search(_QUOTED.sub("", text[:10_000].removeprefix(BOM)))
    line = match.group() if match else ""
    return max(_SIGNS, key=line.count)


def rows(text: str, sign: str, *, by_line: bool = False) -> Iterator[list[Cell]]:
    """Yield the rows that are not empty. ``by_line``: as in TSV, where no cell reaches over a line end.

    Raises:
        Malformed: if a quote is not closed, or text follows a closing quote.
    """
    at = len(BOM) if text.startswith(BOM) else 0
    row: list[Cell] = []
    while at < len(text) or row:
        cell, at = _in_line(text, at) if by_line else _cell(text, at, sign)
        row.append(cell)
        if text.startswith(sign, at):
            at += 1
            continue
        if len(row) > 1 or cell.start < cell.end:
            yield row
        row = []
        if line_end := _LINE_END.match(text, at):
            at = line_end.end()


def _cell(text: str, at: int, sign: str) -> tuple[Cell, int]:
    """Return the cell that begins here, and where it ends, quotes and all."""
    if not text.startswith('"', at):
        return _raw(text, at, sign)
    match = _QUOTED.match(text, at)
    if not match:
        raise Malformed(at, "the quote is not closed", "引号没有闭合")
    if not text.startswith((sign, "\r", "\n"), match.end()) and match.end() < len(text):
        raise Malformed(match.end(), "text follows a closing quote", "右引号之后还有文字")
    return Cell(*match.span("said"), quoted=True), match.end()


def _in_line(text: str, at: int) -> tuple[Cell, int]:
    if match := _QUOTED_IN_LINE.match(text, at):
        return Cell(*match.span("said"), quoted=True), match.end()
    return _raw(text, at, "\t")


def _raw(text: str, at: int, sign: str) -> tuple[Cell, int]:
    match = _RAW[sign].match(text, at)
    assert match
    return Cell(*match.span(), quoted=False), match.end()


def decoded(text: str, start: int, end: int, *, quoted: bool) -> Iterator[Stretch]:
    """Yield what a cell means: two quotes in a quoted one are one."""
    if quoted:
        while (at := text.find('""', start, end)) >= 0:
            if start < at:
                yield Stretch(text[start:at], start, at)
            yield Stretch('"', at, at + 2)
            start = at + 2
    if start < end:
        yield Stretch(text[start:end], start, end)
