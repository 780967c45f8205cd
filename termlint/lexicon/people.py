"""People: given names, which of them are forms of one name, and people with their full names."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from pathlib import Path

import msgspec

from termlint.lazily import lazily
from termlint.lexicon.tables import lines, rows


class PersonRow(msgspec.Struct, frozen=True):
    """A person; the columns of ``seeds/people/people.csv``."""

    name: str
    organisations: tuple[str, ...] = ()

    @property
    def given(self) -> str:
        """The first word of the name."""
        return self.name.split(" ")[0]

    @property
    def surname(self) -> str:
        """The name without its first word and without middle initials."""
        return " ".join(part for part in self.name.split(" ")[1:] if not part.endswith("."))


class People:
    """Names of people.

    Attributes:
        given: known given names.
        common: surnames that are too common to identify a person, as `fold` gives them.
        by_surname, by_given: people by surname or given name, as `fold` gives it.
    """

    def __init__(
        self,
        given: frozenset[str],
        common: frozenset[str],
        groups: dict[str, set[int]],
        persons: tuple[PersonRow, ...],
    ) -> None:
        self.given = given | {person.given for person in persons}
        self.common = common
        self._groups = groups
        self.by_surname: dict[str, list[PersonRow]] = {}
        self.by_given: dict[str, list[PersonRow]] = {}
        for person in persons:
            self.by_surname.setdefault(fold(person.surname), []).append(person)
            self.by_given.setdefault(fold(person.given), []).append(person)

    @cached_property
    def distinct(self) -> list[tuple[str, PersonRow]]:
        """The surnames of one word that are not common, as `fold` gives them, each with its first bearer."""
        return [
            (surname, persons[0])
            for surname, persons in self.by_surname.items()
            if surname.isalpha() and surname.isascii() and surname not in self.common
        ]

    @classmethod
    def load(cls, seeds: Path) -> People:
        """Read ``seeds/people/``."""
        folder = seeds / "people"
        given = frozenset(name for _, line in lines(folder / "given.txt") for name in line.split())
        common = frozenset(
            fold(name) for _, line in lines(folder / "common-surnames.txt") for name in line.split()
        )
        groups: dict[str, set[int]] = {}
        for number, line in lines(folder / "alike.txt"):
            for name in line.removeprefix("!").split():
                groups.setdefault(fold(name), set()).add(number)
        return cls(given, common, groups, tuple(row for _, row in rows(folder / "people.csv", PersonRow)))

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(map(fold, self.given))

    def is_given(self, name: str) -> bool:
        """Return True if a name, by `fold`, is a given name."""
        return name in self._folded

    def go_together(self, one: str, other: str) -> bool:
        """Return True if two given names are forms of one name, or two names that only look alike."""
        return bool(self._groups.get(fold(one), set()) & self._groups.get(fold(other), set()))


def fold(name: str) -> str:
    """Return a name in lower case without diacritics."""
    if name.isascii():
        return name.lower()
    plain = unicodedata.normalize("NFD", name.replace("ł", "l").replace("Ł", "L").replace("ø", "o"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


_SOUNDS = (
    (lazily("ph"), "f"),
    (lazily("(?:ck|ch|q|c(?![eiy]))"), "k"),
    (lazily("(?:c|z|x)"), "s"),
    (lazily("g(?=[eiy])"), "j"),
    (lazily("[aeiouyhw]"), ""),
    (lazily(r"(.)\1+"), r"\1"),
)


def sound(name: str) -> str:
    """Return the consonants of a name by their sound: Gerard and Jared are both ``jrd``."""
    text = fold(name)
    for pattern, letters in _SOUNDS:
        text = pattern.sub(letters, text)
    return text
