"""Makes rows of an entry of a glossary: an English cell and a Chinese cell."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from termlint.lexicon.terms import Status, TermLocale, TermRow
from termlint.model import Message
from termlint.termbase.cells import Said, read_cell
from termlint.termbase.english import Name, names

NO_ENGLISH = Message("no English term here", "这里没有英文术语")
NO_CHINESE = Message("no Chinese rendering here", "这里没有中文译法")


class Entry(msgspec.Struct, frozen=True):
    """The cells of one entry, verbatim without markup; ``usual``: a row with what all its rows share."""

    english: str
    chinese: str
    usual: TermRow
    status: Status | None = None


def usual(locale: TermLocale, note: str = "", source: str = "", sense: str = "") -> TermRow:
    """Return a row with what all rows of an entry share."""
    return TermRow("", sense=sense, locale=locale, note=note, source=source)


def rows_of(entry: Entry) -> list[TermRow]:
    """Return the rows of an entry; an empty list if it has no rendering."""
    cell = read_cell(entry.chinese, entry.status)
    right = [one for one in cell.said if one.status != "forbidden" and not one.sense]
    terms = names(entry.english, len(right))
    if len(terms) > 1:
        pairs = zip(terms, right, strict=True)
        return [_row(name, one._replace(status="preferred"), entry.usual) for name, one in pairs]
    variants = (*terms[0].variants, *entry.usual.variants, *cell.variants)
    return said_of(Name(terms[0].english, variants), cell.said, entry.usual)


def said_of(name: Name, renderings: Iterable[Said], usual: TermRow) -> list[TermRow]:
    """Return a row for each rendering of one term."""
    return [_row(name, one, usual) for one in renderings]


def _row(name: Name, rendering: Said, usual: TermRow) -> TermRow:
    return replace(
        usual,
        english=name.english,
        chinese=rendering.chinese,
        status=rendering.status,
        sense=rendering.sense or usual.sense,
        variants=name.variants,
        note="; ".join(filter(None, (rendering.note, usual.note))),
    )
