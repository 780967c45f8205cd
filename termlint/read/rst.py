"""reStructuredText: blocks (`rst_blocks`), then the markup inside them (`rst_inline`)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from termlint.read.draft import Draft, Opaque
from termlint.read.flat import flatten
from termlint.read.masks import addresses, in_order
from termlint.read.rst_blocks import Block, blocks
from termlint.read.rst_inline import inline
from termlint.read.suppressions import RST, find_suppressions


def read(text: str, draft: Draft) -> None:
    """Read reStructuredText."""
    draft.suppressions += find_suppressions(text, RST)
    flat = flatten(text)
    found = blocks(bytes(flat))
    opaque = _markup(flat, found)
    for block in found:
        _add(draft, block, opaque)
    draft.end()


def _markup(flat: bytearray, found: Sequence[Block]) -> list[Opaque]:
    """Return what is not to be read in the blocks; no mark reaches from one to another."""
    inside = bytearray(b"\0" * len(flat))
    for block in found:
        for start, end in block.slices:
            inside[start:end] = flat[start:end]
        for (_, end), (start, _) in zip(block.slices, block.slices[1:], strict=False):
            if block.kind != "cell":
                inside[end:start] = flat[end:start]
    return in_order([*inline(inside), *addresses(inside)])


def _add(draft: Draft, block: Block, opaque: Sequence[Opaque]) -> None:
    first, last = block.slices[0][0], block.slices[-1][1]
    near = slice(bisect_left(opaque, (first,)) - 1 if opaque else 0, bisect_left(opaque, (last,)))
    draft.set_opaque(opaque[max(near.start, 0) : near.stop])
    draft.begin(block.kind)
    before = -1
    for start, end in block.slices:
        if before >= 0 and not draft.is_empty:
            _join(draft, block, before, start)
        draft.add(start, end)
        before = end


def _join(draft: Draft, block: Block, before: int, start: int) -> None:
    """Add what stands for a line end: in a cell, between whose lines others stand, a space or nothing."""
    if block.kind != "cell":
        draft.stand_in("\n", before, start)
    elif draft.text[before - 1].isascii() or draft.text[start].isascii():
        draft.verbatim(before, before + draft.text.startswith(" ", before))
