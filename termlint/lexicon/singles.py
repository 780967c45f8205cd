"""How often each character is a word of its own: 的 nearly always, 采 hardly ever."""

from __future__ import annotations

from pathlib import Path

from termlint.lexicon.tables import lines

UNKNOWN = 4.0
"""The value, in bits, of a character that was too rare to be counted."""


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
        """Return -log2 of the proportion of its occurrences in which a character is a word of its own."""
        return self._bits.get(character, UNKNOWN)
