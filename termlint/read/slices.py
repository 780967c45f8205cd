"""Blocks whose prose consists of slices, line by line, with other text between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from termlint.model import SegmentKind
from termlint.read.draft import Draft, Opaque
from termlint.read.masks import addresses, in_order

Slice = tuple[int, int]


class SlicedBlock(NamedTuple):
    """A segment: the slices of the text, one per line, that are read as one."""

    kind: SegmentKind
    slices: list[Slice]


def add_blocks(
    flat: bytearray,
    found: Sequence[SlicedBlock],
    inline: Callable[[bytearray], Iterable[Opaque]],
    draft: Draft,
) -> None:
    """Add blocks to a draft, in order, without the markup that ``inline`` finds in a flat copy of them."""
    opaque = _markup(flat, found, inline)
    for block in found:
        _add(draft, block, opaque)
    draft.end()


def _markup(
    flat: bytearray, found: Sequence[SlicedBlock], inline: Callable[[bytearray], Iterable[Opaque]]
) -> list[Opaque]:
    """Return the opaque spans in the blocks, in order; no markup extends from one block to another."""
    inside = bytearray(b"\0" * len(flat))
    for block in found:
        for start, end in block.slices:
            inside[start:end] = flat[start:end]
        for (_, end), (start, _) in zip(block.slices, block.slices[1:], strict=False):
            if block.kind != "cell":
                inside[end:start] = flat[end:start]
    return in_order([*inline(inside), *addresses(inside)])


def _add(draft: Draft, block: SlicedBlock, opaque: Sequence[Opaque]) -> None:
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


def _join(draft: Draft, block: SlicedBlock, before: int, start: int) -> None:
    """Add a line feed for a line end; in a cell, whose lines are not adjacent, a space or nothing."""
    if block.kind != "cell":
        draft.stand_in("\n", before, start)
    elif draft.text[before - 1].isascii() or draft.text[start].isascii():
        draft.verbatim(before, before + draft.text.startswith(" ", before))
