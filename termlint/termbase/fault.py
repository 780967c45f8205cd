"""A fault of a termbase, and the order in which they are looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termlint.lexicon import Lexicon
from termlint.model import Message, Severity
from termlint.termbase.merge import Placed

GOOD = ("preferred", "admitted")
"""Statuses of renderings that may be used."""


class Fault(NamedTuple):
    """Something wrong with a row.

    ``cell`` is the text in the row that is wrong, ``right`` what could stand there instead; ``other`` is a
    row that is evidence. ``confidence`` is the share of such faults that are real, from 0 to 1.
    """

    placed: Placed
    name: str
    severity: Severity
    cell: str
    message: Message
    right: tuple[str, ...] = ()
    other: Placed | None = None
    confidence: float = 1.0


def find_faults(placed: Sequence[Placed], lexicon: Lexicon) -> Iterator[Fault]:
    """Yield all faults of the rows of one or more files that make one termbase."""
    from termlint.termbase import form, relations, spelling

    for one in placed:
        yield from form.faults(one, lexicon)
    yield from relations.faults(placed)
    yield from relations.against_ours(placed, lexicon)
    yield from spelling.faults(placed, lexicon)
