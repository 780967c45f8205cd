"""Reads and writes CSV and TSV: with a header of usual names, or English and Chinese without a header."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from termlint.lexicon.tables import NEVER_CLOSED, csv_rows
from termlint.lexicon.terms import COLUMNS, TermLocale, TermRow
from termlint.model import Message
from termlint.telling.syntax import why_refused
from termlint.termbase.columns import columns_of, share_of_han
from termlint.termbase.english import is_english
from termlint.termbase.found import HAN, Found, NotATermbase, locale_of
from termlint.termbase.grid import Line, read_grid

LONGEST = 20
"""A row of this many lines and one more has a quotation mark that is not closed where it should be."""

WIDEST = 100
"""Most columns of a glossary."""

FIELD_SIZE = 1 << 20
"""Most code points of a cell."""


def read(text: str, locale: TermLocale) -> Iterator[Found]:
    """Yield the rows of a table.

    Raises:
        NotATermbase: if it is empty, no table, or lacks an English or a Chinese column.
    """
    found = list(_lines(text))
    lines = [(line, cells) for line, cells in found if not isinstance(cells, Message)]
    yield from ((line, message) for line, message in found if isinstance(message, Message))
    if not lines:
        raise NotATermbase(None, "the table is empty", "表格是空的")
    header, *rest = lines
    for line, cells in lines:
        if len(cells) > WIDEST:
            said = len(cells)
            raise NotATermbase(line, f"{said} columns; a glossary has fewer", f"有 {said} 列，不是术语表")
    if _has_header(header[1], [cells for _, cells in rest]):
        yield from read_grid(header, rest, locale)
    else:
        yield from _bare(lines, locale)


def _lines(text: str) -> Iterator[tuple[int, Sequence[str] | Message]]:
    end = 0
    try:
        for start, end, cells in csv_rows(text, _delimiter(text), FIELD_SIZE):
            if cells is None:
                yield start, Message(*NEVER_CLOSED)
            elif end - start >= LONGEST:
                yield start, _unclosed(end)
            elif any(cell.strip() for cell in cells):
                yield start, cells
    except csv.Error as error:
        why = why_refused(str(error))
        raise NotATermbase(end + 1, f"not valid CSV: {why.en}", f"不是合法的 CSV：{why.zh}") from None


def _unclosed(line: int) -> Message:
    return Message(
        f"a quotation mark is opened here and not closed before line {line}; nothing between is read",
        f"此处的引号直到第 {line} 行才闭合，其间内容未读取",
    )


def _delimiter(text: str) -> str:
    """Return the separator of the first line: a tab if it has one, else the more frequent of ; and comma."""
    first = text.lstrip("\n").partition("\n")[0]
    if "\t" in first:
        return "\t"
    return ";" if first.count(";") > first.count(",") else ","


def _has_header(first: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    """Return True if the first line names the columns, and is no pair of terms."""
    pair = len(first) > 1 and any(map(is_english, first[:2])) and any(map(HAN.search, first[:2]))
    fields = [column.field for column in columns_of(first, others)]
    return all(fields[:2]) or not pair


def _bare(lines: Sequence[Line], locale: TermLocale) -> Iterator[Found]:
    """Yield the rows of a table without a header: English and Chinese, then language codes or notes."""
    cells = [line for _, line in lines]
    english = 1 if share_of_han(0, cells) > share_of_han(1, cells) else 0
    width = max(map(len, cells))
    names = ["chinese"] * 2 + [""] * (width - 2)
    names[english] = "english"
    for at in range(2, width):
        codes = [row[at].strip() for row in cells if at < len(row)]
        if all(map(locale_of, codes)):
            names[at] = "locale"
        elif all(len(code) == 2 and code.isascii() for code in codes):
            names[at] = "id"
        else:
            names[at] = "note"
    yield from read_grid((lines[0][0], names), lines, locale)


def write(rows: Iterable[TermRow]) -> Iterator[str]:
    """Yield CSV in termlint's own columns."""
    return _written(rows, ",")


def write_tabbed(rows: Iterable[TermRow]) -> Iterator[str]:
    """Yield TSV in termlint's own columns."""
    return _written(rows, "\t")


def _written(rows: Iterable[TermRow], delimiter: str) -> Iterator[str]:
    names = COLUMNS.split(",")
    yield delimiter.join(names) + "\n"
    for row in rows:
        cells = [getattr(row, name) for name in names]
        line = io.StringIO()
        writer = csv.writer(line, delimiter=delimiter, lineterminator="\n")
        writer.writerow("|".join(cell) if isinstance(cell, tuple) else cell for cell in cells)
        yield line.getvalue()
