"""The cells of a table in CSV or TSV with their offsets, which the standard library does not give.

CSV is read after RFC 4180: a quoted cell may contain the separator and line ends, and ``""`` is a quote. In
TSV a record is a line, and quotes enclose a cell only if they stand at both of its ends: much parallel text
begins with a quotation mark that is never closed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.read.embedded import Stretch
from termlint.read.faults import BOM, Malformed

_SIGNS = (",", ";", "\t")
_QUOTED = lazily(r'"(?P<content>(?:[^"]++|"")*)"(?!")')
_QUOTED_IN_LINE = lazily(r'"(?P<content>(?:[^"\t\r\n]++|"")*)"(?=[\t\r\n]|\Z)')
_RAW = {sign: lazily(rf"[^{sign}\r\n]*+") for sign in _SIGNS}
_LINE_END = lazily(r"\r\n?|\n")
_FIRST_LINE = lazily(r"[^\r\n]*")


class Cell(NamedTuple):
    """A cell, ``text[start:end]`` without its quotes; ``quoted``: whether it has any."""

    start: int
    end: int
    quoted: bool


def sign_of(text: str) -> str:
    """Return the separator of a CSV file: the most frequent of comma, semicolon and tab in its first line."""
    match = _FIRST_LINE.search(_QUOTED.sub("", text[:10_000].removeprefix(BOM)))
    line = match.group() if match else ""
    return max(_SIGNS, key=line.count)


def rows(text: str, sign: str, *, by_line: bool = False) -> Iterator[list[Cell]]:
    """Yield the rows that are not empty. ``by_line``: as in TSV, where no cell contains a line end.

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
    """Return the cell that begins at an offset, and the offset after it and its closing quote."""
    if not text.startswith('"', at):
        return _raw(text, at, sign)
    match = _QUOTED.match(text, at)
    if not match:
        raise Malformed(at, "the quote is not closed", "引号没有闭合")
    if not text.startswith((sign, "\r", "\n"), match.end()) and match.end() < len(text):
        raise Malformed(match.end(), "text follows a closing quote", "右引号之后还有文字")
    return Cell(*match.span("content"), quoted=True), match.end()


def _in_line(text: str, at: int) -> tuple[Cell, int]:
    if match := _QUOTED_IN_LINE.match(text, at):
        return Cell(*match.span("content"), quoted=True), match.end()
    return _raw(text, at, "\t")


def _raw(text: str, at: int, sign: str) -> tuple[Cell, int]:
    match = _RAW[sign].match(text, at)
    assert match
    return Cell(*match.span(), quoted=False), match.end()


def decoded(text: str, start: int, end: int, *, quoted: bool) -> Iterator[Stretch]:
    """Yield the text of a cell; in a quoted one ``""`` means one quote."""
    if quoted:
        while (at := text.find('""', start, end)) >= 0:
            if start < at:
                yield Stretch(text[start:at], start, at)
            yield Stretch('"', at, at + 2)
            start = at + 2
    if start < end:
        yield Stretch(text[start:end], start, end)
