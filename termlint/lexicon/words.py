"""Words."""

from __future__ import annotations

from pathlib import Path


class Words:
    """Words."""

    @classmethod
    def load(cls, seeds: Path, own: tuple[Path, ...] = ()) -> Words:
        """Read the tables."""
        return cls()
