"""Names of people in Latin letters."""

from __future__ import annotations

from typing import NamedTuple

from termlint.lexicon import Lexicon


class PersonName(NamedTuple):
    """A given name at ``start``, a surname up to ``end``."""

    start: int
    end: int
    given: str
    surname: str


def find_names(prose: str, lexicon: Lexicon) -> tuple[PersonName, ...]:
    """Return every pair of a known given name and a surname, in order."""
    return ()
