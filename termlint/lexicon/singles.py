"""How often a character is a word of its own: 的 nearly always, 采 hardly ever."""

from __future__ import annotations

from pathlib import Path

from termlint.lexicon.tables import lines

UNKNOWN = 4.0
"""Bits for a character that was hardly met."""


class Singles:
    """``seeds/counts/singles.txt``, by character."""

    def __init__(self, bits: dict[str, float]) -> None:
        self._bits = bits

    @classmethod
    def load(cls, seeds: Path) -> Singles:
        """Read the table: a line is a number of bits and the characters that have them."""
        table = (line.split() for _, line in lines(seeds / "counts" / "singles.txt"))
        return cls({one: float(bits) for bits, characters in table for one in characters})

    def bits(self, character: str) -> float:
        """Return the binary logarithm of how many times it stands for each time that it stands alone."""
        return self._bits.get(character, UNKNOWN)
