"""Builds a document: a reader says which stretches of the text are prose, hole or markup, in order."""

from __future__ import annotations

from collections.abc import Callable

from termlint.model import BREAK, HOLE, Alignment, Document, Piece, Script, Segment, SegmentKind, Suppression


class Block:
    """One segment while it is built: its prose and the pieces, with offsets from the block's own start."""

    __slots__ = ("kind", "parts", "pieces", "size")

    def __init__(self, kind: SegmentKind) -> None:
        self.kind: SegmentKind = kind
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.size = 0

    @property
    def prose(self) -> str:
        """The block's prose."""
        return "".join(self.parts)


class Draft:
    """Collects blocks. Markup that readers see through (``**``) is simply not added.

    Args:
        text: the decoded file; every offset given to a method is one of its code points.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.suppressions: list[Suppression] = []
        self._open: Block | None = None

    def begin(self, kind: SegmentKind) -> None:
        """Start a segment; the one before ends."""
        self.end()
        self._open = Block(kind)

    def end(self) -> None:
        """End the segment. One without prose is dropped."""
        if self._open is not None and self._open.size:
            self.blocks.append(self._open)
        self._open = None

    def verbatim(self, start: int, end: int) -> None:
        """Add ``text[start:end]`` as prose, joined to the piece before if nothing stands between them."""
        block = self._block()
        if start >= end:
            return
        block.parts.append(self.text[start:end])
        last = block.pieces[-1] if block.pieces else None
        if last is not None and last.verbatim and last.end == start:
            block.pieces[-1] = Piece(last.at, last.size + end - start, last.start, end)
        else:
            block.pieces.append(Piece(block.size, end - start, start, end))
        block.size += end - start

    def stand_in(self, character: str, start: int, end: int) -> None:
        """Add one prose character for ``text[start:end]``: what an entity means, a line end, a hole."""
        block = self._block()
        if character == HOLE and block.parts and block.parts[-1] == HOLE:
            last = block.pieces[-1]
            block.pieces[-1] = Piece(last.at, 1, last.start, end)
            return
        block.parts.append(character)
        block.pieces.append(Piece(block.size, 1, start, end))
        block.size += 1

    def hole(self, start: int, end: int) -> None:
        """Add a hole for ``text[start:end]``. Neighbouring holes are one."""
        self.stand_in(HOLE, start, end)

    def _block(self) -> Block:
        if self._open is None:
            self._open = Block("paragraph")
        return self._open

    def document(
        self,
        path: str,
        keep: Callable[[list[Block]], list[Block]] = lambda blocks: blocks,
        script: Callable[[str], Script] = lambda _: "none",
    ) -> Document:
        """Join the blocks that ``keep`` lets pass into a document."""
        self.end()
        parts: list[str] = []
        pieces: list[Piece] = []
        segments: list[Segment] = []
        at = 0
        for block in keep(self.blocks):
            parts += block.parts
            pieces += (Piece(at + piece.at, *piece[1:]) for piece in block.pieces)
            segments.append(Segment(at, at + block.size, block.kind))
            parts.append(BREAK)
            at += block.size + 1
        prose = "".join(parts)
        alignment = Alignment(pieces)
        return Document(
            path, self.text, prose, tuple(segments), alignment, tuple(self.suppressions), script(prose)
        )
