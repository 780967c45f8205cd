"""Reads and writes Markdown: tables with pipes, and the lists and HTML comments between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from termlint.lexicon.terms import COLUMNS, TermLocale, TermRow
from termlint.model import Message
from termlint.termbase.columns import is_own
from termlint.termbase.found import Found, NotATermbase
from termlint.termbase.grid import Line, read_grid
from termlint.termbase.lists import read_lines
from termlint.termbase.markup import escaped, plain, unescaped

_RULE = re.compile(r"\s*+\|?\s*+:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---(?=\n)", re.S)
_CELL = re.compile(r"((?:\\.|[^|\\]|\\$)*)(?:\||$)")


def read(text: str, locale: TermLocale) -> Iterator[Found]:
    """Yield the entries of all tables and lists of a document, in order of its lines.

    Raises:
        NotATermbase: if there are none.
    """
    lines = _FRONT_MATTER.sub(lambda match: "\n" * match[0].count("\n"), text).split("\n")
    found = sorted((*_tables(lines, locale), *read_lines(lines, locale)), key=lambda one: one[0])
    if not any(isinstance(one, TermRow) for _, one in found):
        raise NotATermbase(
            found[0][0] if found else None,
            "no table or list of terms found" + (f"; {said.en}" if (said := _first(found)) else ""),
            "没有找到术语表格或列表" + (f"；{said.zh}" if said else ""),
        )
    yield from found


def _first(found: Sequence[Found]) -> Message | None:
    return next((one for _, one in found if isinstance(one, Message)), None)


def _tables(lines: list[str], locale: TermLocale) -> Iterator[Found]:
    """Yield the rows of all tables, and set their lines to empty strings in place."""
    at = 1
    while at < len(lines):
        if "|" not in lines[at - 1] or "|" not in lines[at] or not _RULE.fullmatch(lines[at]):
            at += 1
            continue
        end = at + 1
        while end < len(lines) and "|" in lines[end]:
            end += 1
        yield from _table(at, lines[at - 1 : end], locale)
        lines[at - 1 : end] = [""] * (end - at + 1)
        at = end + 1


def _table(number: int, lines: Sequence[str], locale: TermLocale) -> Iterator[Found]:
    header = [plain(cell) for cell in _cells(lines[0])]
    shown: Callable[[str], str] = unescaped if is_own(header) else plain
    rows: list[Line] = [
        (at, [shown(cell) for cell in _cells(line)]) for at, line in enumerate(lines[2:], number + 2)
    ]
    try:
        yield from read_grid((number, header), rows, locale)
    except NotATermbase:
        said = shown(", ".join(header))
        yield (
            number,
            Message(f"this table does not pair English with Chinese: {said}", f"此表格不是中英对照：{said}"),
        )


def _cells(line: str) -> list[str]:
    """Return the cells of a line, separated by pipes that have no backslash before them."""
    line = line.strip().removeprefix("|")
    cells = [match[1].strip() for match in _CELL.finditer(line)]
    return cells[:-1] if cells and not cells[-1] else cells


def write(rows: Iterable[TermRow]) -> Iterator[str]:
    """Yield a table in termlint's own columns."""
    names = COLUMNS.split(",")
    yield f"| {' | '.join(names)} |\n|{' --- |' * len(names)}\n"
    for row in rows:
        cells = [getattr(row, name) for name in names]
        shown = [escaped("|".join(cell) if isinstance(cell, tuple) else cell) for cell in cells]
        yield f"| {' | '.join(shown)} |\n"
