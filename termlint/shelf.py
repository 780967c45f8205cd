"""Finds the folder of the tables."""

from __future__ import annotations

from pathlib import Path


def seeds_folder() -> Path:
    """Return the folder of the tables: beside the package in a checkout, inside it when installed."""
    inside = Path(__file__).parent / "seeds"
    return inside if inside.is_dir() else Path(__file__).parents[1] / "seeds"
