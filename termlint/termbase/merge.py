"""Many rows into one termbase: each concept in one place, each rendering once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from termlint.lexicon.terms import TermRow, plural, squash
from termlint.model import Message, Problem

Key = tuple[str, str, str, str]


class Placed(NamedTuple):
    """A row and the line, from 1, of the file that it comes from."""

    path: str
    line: int
    row: TermRow


class Merged(NamedTuple):
    """The rows of a termbase, and where the files contradict each other."""

    rows: list[TermRow]
    problems: list[Problem]


def merge(placed: Iterable[Placed]) -> Merged:
    """Return the rows, a concept's together, in the order in which they were met.

    A rendering that comes again adds its variants, notes and sources to the first; if its status is another,
    the first one's stays and that is a problem. English terms that differ in case, hyphens or spaces are one.
    """
    first: dict[Key, Placed] = {}
    spelled: dict[str, str] = {}
    problems = []
    for one in placed:
        english = spelled.setdefault(squash(one.row.english), one.row.english)
        row = replace(one.row, english=english, variants=_variants(english, one.row.variants))
        key = (english, row.sense, row.chinese, row.locale)
        if before := first.get(key):
            if before.row.status != row.status:
                problems.append(_contradiction(before, one))
            row = _joined(before.row, row)
        first[key] = Placed(before.path, before.line, row) if before else one._replace(row=row)
    return Merged(list(_together(one.row for one in first.values())), problems)


def _variants(english: str, variants: Iterable[str]) -> tuple[str, ...]:
    """Return the variants that need to be listed: no plurals, no other hyphens."""
    taken = {squash(english), squash(plural(english))}
    needed = []
    for name in variants:
        if squash(name) not in taken:
            taken |= {squash(name), squash(plural(name))}
            needed.append(name)
    return tuple(needed)


def _joined(one: TermRow, two: TermRow) -> TermRow:
    variants = _variants(one.english, (*one.variants, *two.variants))
    note, source = _both(one.note, two.note), _both(one.source, two.source)
    return replace(one, variants=variants, note=note, source=source)


def _both(one: str, two: str) -> str:
    return one if two in one.split("; ") or not two else f"{one}; {two}" if one else two


def _contradiction(before: Placed, after: Placed) -> Problem:
    name = after.row.chinese or after.row.english
    at = f"{before.path}:{before.line}"
    ours, theirs = before.row.status, after.row.status
    message = Message(
        f"“{name}” is {theirs} here and {ours} at {at}, which counts",
        f"“{name}”在此处为 {theirs}，而在 {at} 为 {ours}，以后者为准",
    )
    return Problem(after.path, message, after.line)


def _together(rows: Iterable[TermRow]) -> Iterator[TermRow]:
    concepts: dict[tuple[str, str], list[TermRow]] = {}
    for row in rows:
        concepts.setdefault((row.english, row.sense), []).append(row)
    for members in concepts.values():
        yield from members
