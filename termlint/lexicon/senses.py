"""The other senses of the English words that terms are made of: power as 权力, where 幂 is meant."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from termlint.lexicon.tables import rows
from termlint.lexicon.terms import singular


class SenseRow(msgspec.Struct, frozen=True):
    """A row of ``seeds/senses.csv``: what the forms of a ``word`` mean elsewhere, in simplified characters.

    If ``alone``, a term that consists of the word has none of these senses either.
    """

    word: tuple[str, ...]
    senses: tuple[str, ...]
    alone: Literal["alone", ""] = ""


class Senses:
    """The table, by English word."""

    def __init__(self, table: tuple[SenseRow, ...]) -> None:
        self._by_word = {word: row for row in table for word in row.word}

    @classmethod
    def load(cls, seeds: Path) -> Senses:
        """Read ``seeds/senses.csv``."""
        return cls(tuple(row for _, row in rows(seeds / "senses.csv", SenseRow)))

    def of(self, english: str) -> tuple[str, ...]:
        """Return the other senses of each word of a term; none of a single word that may be meant so."""
        words = english.lower().replace("-", " ").split()
        found = [
            row for word in words if (row := self._by_word.get(word) or self._by_word.get(singular(word)))
        ]
        return tuple(sense for row in found if len(words) > 1 or row.alone for sense in row.senses)
