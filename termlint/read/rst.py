"""reStructuredText: blocks (`rst_blocks`), then the markup inside them (`rst_inline`)."""

from __future__ import annotations

from termlint.read.draft import Draft
from termlint.read.flat import flatten
from termlint.read.rst_blocks import blocks
from termlint.read.rst_inline import inline
from termlint.read.slices import add_blocks
from termlint.read.suppressions import RST, find_suppressions


def read(text: str, draft: Draft) -> None:
    """Read reStructuredText."""
    draft.restructured = True
    flat = flatten(text)
    found, code = blocks(bytes(flat))
    add_blocks(flat, found, inline, draft)
    draft.suppressions += find_suppressions(text, RST, code)
