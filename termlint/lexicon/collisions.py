"""Pairs of one-character function words that grammar does not allow side by side: 与则, 被也, 你您."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

import msgspec

from termlint.lexicon.tables import rows


class CollisionRow(msgspec.Struct, frozen=True):
    """A row of ``seeds/collisions.csv``: two one-character words and why they cannot be neighbours."""

    pair: str
    reason: str


class Collisions:
    """The table, as one pattern."""

    def __init__(self, table: tuple[CollisionRow, ...]) -> None:
        self._table = table

    @classmethod
    def load(cls, seeds: Path) -> Collisions:
        """Read ``seeds/collisions.csv``."""
        return cls(tuple(row for _, row in rows(seeds / "collisions.csv", CollisionRow)))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Matches the pairs; the engine searches for the characters with which the alternatives begin.

        A pair before 或否 or 与否 does not match, for 是或否 is a noun: 在是或否中选择.
        """
        seconds: dict[str, str] = {}
        for row in self._table:
            seconds[row.pair[0]] = seconds.get(row.pair[0], "") + row.pair[1]
        pairs = "|".join(f"{first}[{second}]" for first, second in seconds.items())
        return re.compile(f"(?:{pairs})(?![或与]否)")
