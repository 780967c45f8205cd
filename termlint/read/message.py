"""Reads one message of a catalogue as a segment, without placeholders, tags and addresses."""

from __future__ import annotations

from termlint.read.draft import Draft
from termlint.read.flat import flatten
from termlint.read.masks import addresses, in_order
from termlint.read.placeholders import placeholders


def read(text: str, draft: Draft) -> None:
    """Read a message."""
    flat = flatten(text)
    draft.set_opaque(in_order([*addresses(flat), *placeholders(flat)]))
    draft.begin("entry")
    draft.add(0, len(text))
    draft.end()
