"""An entry of a glossary that people wrote: an English cell and a Chinese cell make rows."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from termlint.lexicon.terms import Locale, Status, TermRow
from termlint.model import Message
from termlint.termbase.cells import Said, read_cell
from termlint.termbase.english import Name, names

NO_ENGLISH = Message("no English term here", "这里没有英文术语")
NO_CHINESE = Message("no Chinese rendering here", "这里没有中文译法")


class Entry(msgspec.Struct, frozen=True):
    """The cells of one entry as they stand, without markup; ``usual`` says what all its rows share."""

    english: str
    chinese: str
    usual: TermRow
    status: Status | None = None


def usual(locale: Locale, note: str = "", source: str = "", sense: str = "") -> TermRow:
    """Return what rows of an entry have in common."""
    return TermRow("", sense=sense, locale=locale, note=note, source=source)


def rows_of(entry: Entry) -> list[TermRow]:
    """Return the rows of an entry, none if it has no rendering."""
    cell = read_cell(entry.chinese, entry.status)
    right = [one for one in cell.said if one.status != "forbidden" and not one.sense]
    terms = names(entry.english, len(right))
    if len(terms) > 1:
        pairs = zip(terms, right, strict=True)
        return [_row(name, one._replace(status="preferred"), entry.usual) for name, one in pairs]
    variants = (*terms[0].variants, *entry.usual.variants, *cell.variants)
    return said_of(Name(terms[0].english, variants), cell.said, entry.usual)


def said_of(name: Name, said: Iterable[Said], usual: TermRow) -> list[TermRow]:
    """Return a row for each rendering of one term."""
    return [_row(name, one, usual) for one in said]


def _row(name: Name, said: Said, usual: TermRow) -> TermRow:
    return replace(
        usual,
        english=name.english,
        chinese=said.chinese,
        status=said.status,
        sense=said.sense or usual.sense,
        variants=name.variants,
        note="; ".join(filter(None, (said.note, usual.note))),
    )
