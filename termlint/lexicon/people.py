"""People."""

from __future__ import annotations

from pathlib import Path


class People:
    """People."""

    @classmethod
    def load(cls, seeds: Path) -> People:
        """Read the tables."""
        return cls()
