"""Repeats."""

from __future__ import annotations

from pathlib import Path


class Repeats:
    """Repeats."""

    @classmethod
    def load(cls, seeds: Path) -> Repeats:
        """Read the tables."""
        return cls()
