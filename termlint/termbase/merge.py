"""Merges rows into one termbase: the rows of a concept together, each rendering once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from termlint.lexicon.terms import TermRow, plural, squash
from termlint.model import Message, Problem

Key = tuple[str, str, str, str]


class Placed(NamedTuple):
    """A row with the path and the line (from 1) that it comes from."""

    path: str
    line: int
    row: TermRow


class Merged(NamedTuple):
    """The rows of a termbase, and a problem for each contradiction between files."""

    rows: list[TermRow]
    problems: list[Problem]


def merge(placed: Iterable[Placed]) -> Merged:
    """Return the rows, those of a concept together, in order of first occurrence.

    A repeated rendering adds its variants, notes and sources to the first; if its status differs, that of the
    first is kept and a problem reported. English terms that differ in case, hyphens or spaces are one.
    """
    alike: dict[Key, list[Placed]] = {}
    spelled: dict[str, str] = {}
    problems = []
    for one in placed:
        english = spelled.setdefault(squash(one.row.english), one.row.english)
        members = alike.setdefault((english, one.row.sense, one.row.chinese, one.row.locale), [])
        if members and members[0].row.status != one.row.status:
            problems.append(_contradiction(members[0], one))
        members.append(one._replace(row=replace(one.row, english=english)))
    joined = (_joined([one.row for one in members]) for members in alike.values())
    return Merged(list(_together(joined)), problems)


def _variants(english: str, variants: Iterable[str]) -> tuple[str, ...]:
    """Return the variants that differ from the term, and each other, by more than plural and hyphens."""
    taken = {squash(english), squash(plural(english))}
    needed = []
    for name in variants:
        if squash(name) not in taken:
            taken |= {squash(name), squash(plural(name))}
            needed.append(name)
    return tuple(needed)


def _joined(rows: Sequence[TermRow]) -> TermRow:
    """Return the first of the rows with the variants, notes and sources of all."""
    first = rows[0]
    variants = _variants(first.english, chain.from_iterable(row.variants for row in rows))
    note, source = _all(row.note for row in rows), _all(row.source for row in rows)
    return replace(first, variants=variants, note=note, source=source)


def _all(remarks: Iterable[str]) -> str:
    """Return the different remarks, joined by semicolons."""
    different: list[str] = []
    known = {""}
    for remark in remarks:
        if remark not in known:
            different.append(remark)
            known.update((remark, *remark.split("; ")))
    return "; ".join(different)


def _contradiction(before: Placed, after: Placed) -> Problem:
    name = after.row.chinese or after.row.english
    at = f"{before.path}:{before.line}"
    ours, theirs = before.row.status, after.row.status
    message = Message(
        f"“{name}” is {theirs} here, but {ours} at {at}; the latter counts",
        f"“{name}”在此处为 {theirs}，而在 {at} 为 {ours}，以后者为准",
    )
    return Problem(after.path, message, after.line)


def _together(rows: Iterable[TermRow]) -> Iterator[TermRow]:
    concepts: dict[tuple[str, str], list[TermRow]] = {}
    for row in rows:
        concepts.setdefault((row.english, row.sense), []).append(row)
    for members in concepts.values():
        yield from members
