"""Entities."""

from __future__ import annotations

from pathlib import Path


class Entities:
    """Entities."""

    @classmethod
    def load(cls, seeds: Path, own: tuple[Path, ...] = ()) -> Entities:
        """Read the tables."""
        return cls()
