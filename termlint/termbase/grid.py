"""Reads tables with a header, from CSV, a Markdown table or objects in JSON."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from msgspec.structs import replace

from termlint.lexicon.tables import cells_in_words
from termlint.lexicon.terms import Status, TermLocale, TermRow, squash
from termlint.model import Message
from termlint.telling.unknown import unknown
from termlint.termbase.cells import KEEPING, LONGEST, forbidden, read_cell
from termlint.termbase.columns import KNOWN, Column, columns_of, folded, is_own, is_true, status_of
from termlint.termbase.english import Name
from termlint.termbase.entry import NO_CHINESE, NO_ENGLISH, Entry, rows_of, said_of
from termlint.termbase.found import Found, NotATermbase, locale_of, shown

_NOTHING = " -—–－/"
"""What a cell without content holds."""

Line = tuple[int, Sequence[str]]
"""A line number from 1 and the cells of the table row that begins there."""


class InContext(NamedTuple):
    """A row with its line number and what may distinguish senses: domain, context, part of speech."""

    line: int
    row: TermRow
    contexts: tuple[str, ...]


def read_grid(header: Line, lines: Sequence[Line], locale: TermLocale) -> Iterator[Found]:
    """Yield the rows of a table with a header.

    Raises:
        NotATermbase: if there is no English column or no Chinese one.
    """
    number, names = header
    own = [name.strip().lower() for name in names]
    if is_own(own):
        yield from _own([Column(name) for name in own], lines, locale)
        return
    columns = columns_of(names, [cells for _, cells in lines])
    _check(number, names, columns)
    if unused := [name for name, column in zip(names, columns, strict=True) if name and not column.field]:
        said = shown(", ".join(unused))
        yield number, Message(f"columns that are not used: {said}", f"未采用的列：{said}")
    found = [(line, one) for line, cells in lines for one in _row(columns, cells, locale)]
    yield from ((line, one) for line, one in found if isinstance(one, Message))
    yield from _with_senses([InContext(line, *one) for line, one in found if not isinstance(one, Message)])


def _check(number: int, names: Sequence[str], columns: Sequence[Column]) -> None:
    for field, en, zh in (("english", "English", "英文"), ("chinese", "Chinese", "中文")):
        if not any(column.field == field for column in columns):
            listed = shown(", ".join(names))
            raise NotATermbase(
                number,
                f"no column seems to hold the {en}: {listed} (usual names are {KNOWN})",
                f"看不出哪一列是{zh}：{listed}（常用列名：{KNOWN}）",
            )


def _texts(columns: Sequence[Column], cells: Sequence[str], field: str) -> list[str]:
    pairs = zip(columns, cells, strict=False)
    return [text.strip() for column, text in pairs if column.field == field and text.strip()]


# -- our own columns --------------------------------------------------------------------------------


def _own(columns: Sequence[Column], lines: Sequence[Line], locale: TermLocale) -> Iterator[Found]:
    for line, cells in lines:
        if len(cells) != len(columns):
            yield line, _uneven(len(cells), len(columns))
            continue
        values = {column.field: text.strip() for column, text in zip(columns, cells, strict=True)}
        if not values["english"]:
            yield line, NO_ENGLISH
        elif too_long := _too_long(values["english"], values["chinese"]):
            yield line, too_long
        elif (status := status_of(values["status"] or "admitted")) is None:
            yield line, _no_status(values["status"])
        elif (own := locale_of(values.get("locale") or locale)) is None:
            yield line, _no_locale(values["locale"])
        else:
            variants = tuple(filter(None, map(str.strip, values.pop("variants", "").split("|"))))
            yield line, TermRow(**values | {"status": status, "locale": own, "variants": variants})  # type: ignore[arg-type]


def _too_long(*cells: str) -> Message | None:
    """Return a message if a cell has more than `LONGEST` code points, else None."""
    size = max(map(len, cells))
    en, zh = f"a cell of {size} characters is too long for a term", f"一格有 {size} 个字符，不是术语"
    return Message(en, zh) if size > LONGEST else None


def _uneven(cells: int, names: int) -> Message:
    return Message(
        f"the row has {cells_in_words(cells)}, but the header has {names}",
        f"这一行有 {cells} 格，而表头有 {names} 格",
    )


def _no_status(text: str) -> Message:
    return Message(*unknown(shown(text), get_args(Status), "status", "状态"))


def _no_locale(text: str) -> Message:
    return Message(f"“{shown(text)}” is not a Chinese locale", f"“{shown(text)}”不是中文地区的代码")


# -- other people's columns -------------------------------------------------------------------------


def _row(
    columns: Sequence[Column], cells: Sequence[str], locale: TermLocale
) -> Iterator[Message | tuple[TermRow, tuple[str, ...]]]:
    """Yield the rows of one line, each with the texts that may distinguish senses, or a message."""
    english = _text(columns, cells, "english")
    code = _text(columns, cells, "locale")
    own = locale_of(code, locale) if code else locale
    if any(text.strip() for text in cells[len(columns) :]):
        yield _uneven(len(cells), len(columns))
    elif not english or own is None:
        yield NO_ENGLISH if not english else _no_locale(code)
    elif too_long := _too_long(english):
        yield too_long
    else:
        status = _text(columns, cells, "status")
        if status and status_of(status) is None:
            yield _no_status(status)
        rows = list(_rows(english, columns, cells, _shared(columns, cells, own)))
        contexts = tuple(" / ".join(_texts(columns, cells, field)) for field in ("domain", "context", "pos"))
        yield from ((row, contexts) for row in rows) if rows else (NO_CHINESE,)


def _text(columns: Sequence[Column], cells: Sequence[str], field: str) -> str:
    return next(iter(_texts(columns, cells, field)), "")


def _shared(columns: Sequence[Column], cells: Sequence[str], locale: TermLocale) -> TermRow:
    """Return a row with what all rows of a line share."""
    sense, note, source = ("; ".join(_texts(columns, cells, field)) for field in ("sense", "note", "source"))
    listed = _texts(columns, cells, "variants")
    variants = (name.strip() for text in listed for name in re.split(r"[、|,，/]", text))
    own = tuple(name for name in variants if name.strip(" -—–"))
    return TermRow("", sense=sense, locale=locale, variants=own, note=note, source=source)


def _rows(
    english: str, columns: Sequence[Column], cells: Sequence[str], shared: TermRow
) -> Iterator[TermRow]:
    status = next(iter(map(status_of, _texts(columns, cells, "status"))), None)
    if _keeps_english(columns, cells):
        yield from rows_of(Entry(english, "不翻译", shared, status))
        return
    for column, text in zip(columns, cells, strict=False):
        if column.field == "chinese" and text.strip(_NOTHING):
            own = replace(shared, locale=column.locale or shared.locale)
            yield from rows_of(Entry(english, text.strip(), own, status))
    for text in _texts(columns, cells, "forbidden"):
        yield from said_of(Name(english), read_cell(text, "forbidden").said, shared)
    for text in _texts(columns, cells, "note"):
        yield from said_of(Name(english), forbidden(text), shared)


def _keeps_english(columns: Sequence[Column], cells: Sequence[str]) -> bool:
    """Return True if a column says so, or a note where no Chinese is given: BERT, —, 保留英文."""
    if any(map(is_true, _texts(columns, cells, "keep"))):
        return True
    given = any(text.strip(_NOTHING) for text in _texts(columns, cells, "chinese"))
    return not given and any(KEEPING.match(text.strip()) for text in _texts(columns, cells, "note"))


def _with_senses(rows: Sequence[InContext]) -> Iterator[Found]:
    """Yield the rows. A context that distinguishes those of one English term becomes their sense; other
    contexts become notes.
    """
    by_english: dict[str, list[InContext]] = defaultdict(list)
    for one in rows:
        by_english[squash(one.row.english)].append(one)
    distinguishing = {
        english: next((at for at in range(len(members[0].contexts)) if _distinguishes(at, members)), None)
        for english, members in by_english.items()
    }
    for line, row, contexts in rows:
        by = distinguishing[squash(row.english)]
        notes = [row.note, *(text for at, text in enumerate(contexts) if at != by)]
        sense = row.sense or (contexts[by] if by is not None else "")
        yield line, replace(row, sense=sense, note="; ".join(filter(None, notes)))


def _distinguishes(at: int, members: Sequence[InContext]) -> bool:
    """Return True if there are several lines with accepted renderings and each has its own context ``at``."""
    right = [one for one in members if one.row.status in ("preferred", "admitted")]
    lines = {one.line for one in right}
    contexts = {folded(one.contexts[at]) for one in right if one.contexts[at]}
    return len(lines) > 1 and len(contexts) == len(lines)
