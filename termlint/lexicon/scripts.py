"""Scripts."""

from __future__ import annotations

from pathlib import Path


class Scripts:
    """Scripts."""

    @classmethod
    def load(cls, seeds: Path) -> Scripts:
        """Read the tables."""
        return cls()
