"""Names of people in Latin letters."""

from __future__ import annotations

from typing import NamedTuple

from termlint.lazily import lazily
from termlint.lexicon import Lexicon
from termlint.lexicon.people import fold

# The capital comes before the look-behind so that the engine can skip to it.
_PAIR = lazily(
    r"[A-Z](?<![A-Za-z0-9À-ɏ_.@/'’-][A-Z])[a-zß-ɏ][a-zß-ɏA-Z'’-]{0,14}"
    r"(?= (?:[A-Z]\. ?){0,2}((?:(?:van|von|de|der|den|da|di|la|le) ){0,2}[A-Z][a-zß-ɏ'’-][A-Za-zß-ɏ-]*)"
    r"(?![A-Za-z0-9À-ɏ_@/-]))"
)


class PersonName(NamedTuple):
    """A given name at ``start``, a surname up to ``end``."""

    start: int
    end: int
    given: str
    surname: str


def find_names(prose: str, lexicon: Lexicon) -> tuple[PersonName, ...]:
    """Return every given name with a surname, in order, if at least one of the two is known.

    Up to two middle initials may stand between.
    """
    pairs = [*_PAIR.finditer(prose)]
    if not pairs:
        return ()  # and the people are not read
    people = lexicon.people
    return tuple(
        PersonName(match.start(), match.end(1), match.group(), match.group(1))
        for match in pairs
        if match.group() in people.given or fold(match.group(1)) in people.by_surname
    )
