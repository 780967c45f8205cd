"""Names of people in Latin letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from termlint.lexicon import Lexicon
from termlint.survey.words import Word


class PersonName(NamedTuple):
    """A given name at ``start``, a surname up to ``end``."""

    start: int
    end: int
    given: str
    surname: str


def find_names(words: Sequence[Word], prose: str, lexicon: Lexicon) -> tuple[PersonName, ...]:
    """Return every pair of a known given name and a surname, in order."""
    return ()
