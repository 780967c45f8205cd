"""Reads tables: CSV or TSV, UTF-8, one header line, ``|`` between the items of a list in a cell."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TypeVar, get_args, get_type_hints

import msgspec

from termlint.model import Message, Problem
from termlint.telling.cause import cause_of
from termlint.telling.syntax import why_refused
from termlint.telling.unknown import unknown

Row = TypeVar("Row", bound=msgspec.Struct)

_COMMENT = re.compile(r"(?:^|\s)#")


class BadTable(Exception):
    """A table that cannot be used as it is; ``problem`` names the file and the line."""

    def __init__(self, path: Path, line: int | None, en: str, zh: str) -> None:
        super().__init__(f"{path}: {en}")
        self.problem = Problem(path.as_posix(), Message(en, zh), line)


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line number from 1, line) of a list file, without comments and blank lines.

    A comment begins with a ``#`` at the start of a line or after white space; ``C#`` is a word.
    """
    for number, line in enumerate(_text(path).splitlines(), 1):
        content = line if "#" not in line else _COMMENT.split(line, maxsplit=1)[0]
        content = content.strip()
        if content:
            yield number, content


def plain(path: Path, columns: str) -> Iterator[list[str]]:
    """Yield the cells of each row of one of our own large tables, whose header is ``columns``.

    They are read at each start, so their form is not checked here: tests assert that no cell is quoted and
    that every row has all columns.

    Raises:
        BadTable: if the header differs.
    """
    header, *body = _text(path).splitlines()
    if header != columns:
        raise BadTable(path, 1, f"the header is not {columns}", f"表头不是 {columns}")
    yield from (line.split(",") for line in body)


def several(cell: str) -> tuple[str, ...]:
    """Return the items of a list in a cell."""
    return tuple(cell.split("|")) if cell else ()


def rows(path: Path, kind: type[Row]) -> Iterator[tuple[int, Row]]:
    """Yield (line number from 1, row) of a table whose columns are the fields of ``kind``.

    Raises:
        BadTable: if a column is missing or unknown, or a cell does not fit its field.
    """
    reader = cells_of(path)
    _, header = next(reader, (1, None))
    if header is None:
        raise BadTable(path, 1, "the table is empty; it needs a header line", "表格为空，缺少表头")
    _check_header(path, header, kind)
    lists = {field.name for field in msgspec.structs.fields(kind) if field.type == tuple[str, ...]}
    for number, cells in reader:
        if any(cells):
            yield number, _row(path, number, header, cells, kind, lists)


def cells_of(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number from 1, cells) of a table, its header first; a line is where a row ends.

    Raises:
        BadTable: if it is not CSV, or a quotation mark is never closed.
    """
    delimiter = "\t" if path.suffix.lower() == ".tsv" else ","
    end = 0
    try:
        for start, end, cells in csv_rows(_text(path), delimiter):
            if cells is None:
                raise BadTable(path, start, *NEVER_CLOSED)
            yield end, cells
    except csv.Error as error:
        why = why_refused(str(error))
        raise BadTable(path, end + 1, f"not valid CSV: {why.en}", f"不是合法的 CSV：{why.zh}") from error


NEVER_CLOSED = "a quotation mark is opened here and never closed", "此处的引号没有闭合"


CsvRow = tuple[int, int, list[str] | None]
"""The first line of a row, its last line, and its cells; None if a quotation in it is never closed."""


def csv_rows(text: str, delimiter: str, longest: int = 1 << 17) -> Iterator[CsvRow]:
    """Yield (first line, last line, cells) of each row, lines from 1; None if its quotation is never closed.

    Raises:
        csv.Error: if a cell has more than ``longest`` code points.
    """
    rows, error = _parsed(text, delimiter, longest)
    yield from rows
    if error:
        raise error


def _parsed(text: str, delimiter: str, longest: int) -> tuple[list[CsvRow], csv.Error | None]:
    """Return the rows of a text and the error that ended them, None if they are all."""
    rows: list[CsvRow] = []
    with _cells_of(longest):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            for cells in reader:
                rows.append((rows[-1][1] + 1 if rows else 1, reader.line_num, cells))
        except csv.Error as error:
            return rows, error
        if rows and _is_open(text, rows[-1][0], delimiter):
            rows[-1] = (*rows[-1][:2], None)
    return rows, None


@contextmanager
def _cells_of(longest: int) -> Iterator[None]:
    """Let cells have ``longest`` code points. The limit is the whole process's, so it is put back at once."""
    with _LIMIT:
        before = csv.field_size_limit(longest)
        try:
            yield
        finally:
            csv.field_size_limit(before)


def _renew() -> None:
    """Make the lock anew: a process that is forked while another thread holds it would wait for ever."""
    global _LIMIT
    _LIMIT = Lock()


_LIMIT = Lock()
"""Held while the limit is changed, for tables may be read in several threads."""

if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew)


def _is_open(text: str, start: int, delimiter: str) -> bool:
    """Tell whether a quotation is open at the end of a text, whose last row begins in the line ``start``."""
    if '"' not in text:
        return False
    rest = [*io.StringIO(text, newline="")][start - 1 :]
    try:
        list(csv.reader(rest, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "end of data" in str(error)
    return False


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadTable(
            path, None, f"not UTF-8 at byte {error.start}", f"不是 UTF-8 编码（第 {error.start} 字节）"
        ) from error
    except OSError as error:
        why = cause_of(error)
        raise BadTable(path, None, f"cannot be read: {why.en}", f"无法读取：{why.zh}") from error


def _check_header(path: Path, header: list[str], kind: type[msgspec.Struct]) -> None:
    fields = {field.name: field.required for field in msgspec.structs.fields(kind)}
    for name in header:
        if name not in fields:
            raise BadTable(path, 1, *unknown(name, [*fields], "column", "列"))
        if header.count(name) > 1:
            raise BadTable(path, 1, f"column “{name}” stands there twice", f"“{name}”列重复出现")
    for name, required in fields.items():
        if required and name not in header:
            raise BadTable(path, 1, f"column “{name}” is missing", f"缺少列“{name}”")


def _row(
    path: Path, number: int, header: list[str], cells: list[str], kind: type[Row], lists: set[str]
) -> Row:
    if len(cells) != len(header):
        raise BadTable(
            path,
            number,
            f"the row has {cells_in_words(len(cells))}, but the header has {len(header)}",
            f"这一行有 {len(cells)} 格，而表头有 {len(header)} 格",
        )
    values = {
        name: tuple(part.strip() for part in cell.split("|") if part.strip()) if name in lists else cell
        for name, padded in zip(header, cells, strict=True)
        if (cell := padded.strip())
    }
    try:
        return msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError as error:
        raise BadTable(path, number, *_in_words(str(error), kind)) from error


def cells_in_words(count: int) -> str:
    """Return a number of cells in English."""
    return f"{count} cell{'s' * (count != 1)}"


def _in_words(error: str, kind: type[msgspec.Struct]) -> tuple[str, str]:
    """Return a validation error of msgspec in both languages."""
    if missing := re.fullmatch(r"Object missing required field `(\w+)`.*", error):
        return f"“{missing[1]}” is empty", f"“{missing[1]}”是空的"
    if wrong := re.fullmatch(r"Invalid enum value '(.*)' - at `\$\.(\w+)`", error):
        known = get_args(get_type_hints(kind)[wrong[2]])
        return unknown(wrong[1], known, wrong[2], f" {wrong[2]} ")
    return error, f"内容不合要求：{error}"
