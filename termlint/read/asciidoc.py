"""AsciiDoc: blocks (`asciidoc_blocks`), then the markup inside them (`asciidoc_inline`)."""

from __future__ import annotations

from termlint.read.asciidoc_blocks import blocks
from termlint.read.asciidoc_inline import inline
from termlint.read.draft import Draft
from termlint.read.flat import flatten
from termlint.read.slices import add_blocks
from termlint.read.suppressions import ASCIIDOC, find_suppressions


def read(text: str, draft: Draft) -> None:
    """Read AsciiDoc."""
    flat = flatten(text)
    found, code = blocks(bytes(flat))
    add_blocks(flat, found, inline, draft)
    draft.suppressions += find_suppressions(text, ASCIIDOC, code)
