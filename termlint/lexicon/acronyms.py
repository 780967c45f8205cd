"""Acronyms."""

from __future__ import annotations

from pathlib import Path


class Acronyms:
    """Acronyms."""

    @classmethod
    def load(cls, seeds: Path) -> Acronyms:
        """Read the tables."""
        return cls()
