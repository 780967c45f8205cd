"""Acronyms: their expansions, which ones are attested, and which words occur near them."""

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
        senses: the senses of an acronym, by its capitals (``LORA``).
        met: acronyms attested in texts, with or without a known sense: they are never taken for slips.
        computing: further acronyms of computing in general, which only the document itself makes slips.
    """

    def __init__(
        self,
        senses: dict[str, tuple[AcronymRow, ...]],
        met: frozenset[str],
        near: str,
        computing: frozenset[str] = frozenset(),
    ) -> None:
        self.senses = senses
        self.met = met
        self.computing = computing
        self._near_text = near

    @classmethod
    def load(cls, seeds: Path) -> Acronyms:
        """Read ``seeds/acronyms.csv`` and ``seeds/contexts/``."""
        senses: dict[str, tuple[AcronymRow, ...]] = {}
        for _, row in rows(seeds / "acronyms.csv", AcronymRow):
            senses[row.acronym.upper()] = (*senses.get(row.acronym.upper(), ()), row)
        counted = (seeds / "contexts" / "known.txt").read_text(encoding="utf-8").split()
        written, computing = (
            frozenset(name for _, line in lines(seeds / "contexts" / table) for name in line.split())
            for table in ("also-known.txt", "computing.txt")
        )
        near = (seeds / "contexts" / "acronyms.txt").read_text(encoding="utf-8")
        return cls(senses, written.union(counted), near, computing)

    @cached_property
    def by_chinese(self) -> dict[str, frozenset[str]]:
        """The acronyms, in capitals, by each Chinese name."""
        found: dict[str, frozenset[str]] = {}
        for acronym, senses in self.senses.items():
            for sense in senses:
                found[sense.chinese] = found.get(sense.chinese, frozenset()) | {acronym}
        return found

    @cached_property
    def _near(self) -> dict[str, str]:
        # A line is parsed only when its acronym is looked up: parsing the whole table would cost 40 ms.
        return {line[: line.index(" ")]: line for line in self._near_text.splitlines()}

    def documents(self, acronym: str) -> int:
        """Return in how many of the counted documents an established acronym occurs; 0 for others.

        An attested version (HTML5) without a count of its own has that of the acronym without digits.
        """
        stem = acronym.rstrip("0123456789") if acronym in self.met else acronym
        line = self._near.get(acronym) or self._near.get(stem)
        return int(line.split(" ", 2)[1]) if line else 0

    def context(self, acronym: str) -> dict[str, float]:
        """Return the log lift of each word, in lower case, that is typical of the acronym's surroundings.

        That is the natural logarithm of how many times more often it occurs near the acronym than by chance.
        """
        lift = 0.0
        near: dict[str, float] = {}
        for item in self._near.get(acronym, "").split(" ")[2:]:
            if item.isdigit():
                lift = int(item) / 10
            else:
                near[item] = lift
        return near

    def established(self, acronym: str) -> bool:
        """Return True if an acronym is known or common enough to have been meant."""
        return acronym in self.senses or self.documents(acronym) > 0


def check_contexts(path: Path) -> None:
    """Raise `BadTable` if a line of a context table is not ``ACRONYM documents lift word … lift word …``."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        name, documents, *rest = line.split(" ")
        if not (name.isupper() and documents.isdigit() and rest and rest[0].isdigit() and all(rest)):
            raise BadTable(path, number, f"not a line of contexts: {line[:40]}", f"格式不符：{line[:40]}")
