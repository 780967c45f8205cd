"""Acronyms: what they stand for, which are met, and which words stand near them."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import msgspec

from termlint.lexicon.tables import BadTable, lines, rows


class AcronymRow(msgspec.Struct, frozen=True):
    """One sense of one acronym; the columns of ``seeds/acronyms.csv``."""

    acronym: str
    expansion: str
    chinese: str
    field: str


class Acronyms:
    """All acronyms.

    Attributes:
        senses: what an acronym stands for, by its capitals (``LORA``).
        met: acronyms that texts use, with or without a known meaning: nobody's slip.
    """

    def __init__(self, senses: dict[str, tuple[AcronymRow, ...]], met: frozenset[str], near: str) -> None:
        self.senses = senses
        self.met = met
        self._near_text = near

    @classmethod
    def load(cls, seeds: Path) -> Acronyms:
        """Read ``seeds/acronyms.csv`` and ``seeds/contexts/``."""
        senses: dict[str, tuple[AcronymRow, ...]] = {}
        for _, row in rows(seeds / "acronyms.csv", AcronymRow):
            senses[row.acronym.upper()] = (*senses.get(row.acronym.upper(), ()), row)
        counted = (seeds / "contexts" / "known.txt").read_text(encoding="utf-8").split()
        written = (name for _, line in lines(seeds / "contexts" / "also-known.txt") for name in line.split())
        near = (seeds / "contexts" / "acronyms.txt").read_text(encoding="utf-8")
        return cls(senses, frozenset((*counted, *written)), near)

    @cached_property
    def _near(self) -> dict[str, str]:
        # A line is taken apart only when its acronym is asked for: the whole table would cost 40 ms.
        return {line[: line.index(" ")]: line for line in self._near_text.splitlines()}

    def documents(self, acronym: str) -> int:
        """Return in how many of the documents counted an established acronym stands; 0 for others.

        A version that is met (HTML5) counts as what it is a version of.
        """
        stem = acronym.rstrip("0123456789") if acronym in self.met else acronym
        line = self._near.get(acronym) or self._near.get(stem)
        return int(line.split(" ", 2)[1]) if line else 0

    def context(self, acronym: str) -> dict[str, float]:
        """Return the words that stand near an acronym, lower-case, with the log of how much more often."""
        lift = 0.0
        near: dict[str, float] = {}
        for item in self._near.get(acronym, "").split(" ")[2:]:
            if item.isdigit():
                lift = int(item) / 10
            else:
                near[item] = lift
        return near

    def established(self, acronym: str) -> bool:
        """Tell whether it is common enough to be what somebody meant."""
        return acronym in self.senses or self.documents(acronym) > 0


def check_contexts(path: Path) -> None:
    """Raise `BadTable` if a line of a context table is not ``ACRONYM documents lift word … lift word …``."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name, documents, *rest = line.split(" ")
        if not (name.isupper() and documents.isdigit() and rest and rest[0].isdigit() and all(rest)):
            raise BadTable(path, number, f"not a line of contexts: {line[:40]}", f"格式不符：{line[:40]}")
