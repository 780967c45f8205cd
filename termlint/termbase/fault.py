"""A fault of a termbase."""

from __future__ import annotations

from typing import NamedTuple

from termlint.model import Message, Severity
from termlint.termbase.merge import Placed

GOOD = ("preferred", "admitted")
"""Statuses of renderings that may be used."""


class Fault(NamedTuple):
    """A fault of a row.

    ``cell``: the wrong text in the row; ``right``: possible replacements; ``other``: a row that it conflicts
    with; ``confidence``: the share of such faults that are real, from 0 to 1.
    """

    placed: Placed
    name: str
    severity: Severity
    cell: str
    message: Message
    right: tuple[str, ...] = ()
    other: Placed | None = None
    confidence: float = 1.0
