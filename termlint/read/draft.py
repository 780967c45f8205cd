"""Builds a document from the stretches of text that a reader adds as prose or as holes, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from termlint.model import (
    BREAK,
    HOLE,
    NO_ESCAPES,
    Alignment,
    Document,
    Locale,
    Script,
    Segment,
    SegmentKind,
    Suppression,
    script_of_locale,
)


class Opaque(NamedTuple):
    """A stretch ``start:end`` of the text that is not prose.

    It leaves a hole in prose (a formula, an address), or nothing if it is only markup (``{#anchor}``).
    """

    start: int
    end: int
    hole: bool = True


class Block:
    """A segment while it is built: the parts of its prose, and (size, start, end) of each piece, with offsets
    of the text.

    ``prose`` is all of its prose, set when the segment ends.
    """

    __slots__ = ("kind", "parts", "prose", "rows", "size")

    def __init__(self, kind: SegmentKind) -> None:
        self.kind: SegmentKind = kind
        self.parts: list[str] = []
        self.rows: list[tuple[int, int, int]] = []
        self.size = 0
        self.prose = ""


class Draft:
    """Collects blocks. Markup that leaves nothing in prose (``**``) is simply not added.

    Args:
        text: the decoded file; every offset given to a method is one of its code points.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.suppressions: list[Suppression] = []
        self.locales: set[Locale] = set()
        """The locales that parts of the text declare."""
        self.restructured = False
        """Whether the text is reStructuredText, or a catalogue, whose messages mostly are."""
        self._open: Block | None = None
        self._outer: list[Block | None] = []
        self._asides: list[Block] = []
        self._aside_end = 0
        self._opaque: list[Opaque] = []
        self._next = 0
        self.set_opaque(())

    def set_opaque(self, spans: Iterable[Opaque]) -> None:
        """Set the spans that `add` leaves out: in ascending order, without overlaps."""
        beyond = len(self.text) + 1
        self._opaque = [*spans, Opaque(beyond, beyond)]
        self._next = 0

    @property
    def is_empty(self) -> bool:
        """Whether the segment has no prose yet."""
        return self._open is None or not self._open.size

    def begin(self, kind: SegmentKind) -> None:
        """End the current segment and start one."""
        self.end()
        self._open = Block(kind)

    def whole(self, kind: SegmentKind, prose: str, rows: list[tuple[int, int, int]]) -> None:
        """End the current segment and add a whole one, in one step: catalogues have ten thousand of them.

        ``prose`` is readable; ``rows`` has (size, start, end) of each piece, as in `Block`.
        """
        self.end()
        block = Block(kind)
        block.prose, block.rows, block.size = prose, rows, len(prose)
        self.blocks.append(block)

    def end(self) -> None:
        """End the segment, and drop it if it has only holes and white space."""
        block = self._open
        if block is not None and block.size and is_readable(block.parts):
            block.prose = "".join(block.parts)
            (self._asides if self._outer else self.blocks).append(block)
        self._open = None
        if self._asides and not self._outer:
            self.blocks += self._asides
            self._asides = []

    def begin_aside(self, kind: SegmentKind) -> None:
        """Start a segment inside another, such as the caption of an inline image; it follows the other."""
        self._outer.append(self._open)
        self._open = Block(kind)

    def end_aside(self) -> int:
        """End the inner segment, continue the outer one; return where the inner one's text ends, or 0."""
        self._aside_end = self._open.rows[-1][2] if self._open and self._open.rows else 0
        self.end()
        self._open = self._outer.pop()
        return self._aside_end

    def add(self, start: int, end: int) -> None:
        """Add ``text[start:end]`` as prose, without the opaque spans in it."""
        spans = self._opaque
        at = self._next
        if spans[at].end <= start:
            while spans[at].end <= start:
                at += 1
            self._next = at
        while (span := spans[at]).start < end:
            left = max(start, span.start)
            self.verbatim(start, left)
            start = min(span.end, end)
            if span.hole:
                self.hole(left, start)
            at += 1
        self.verbatim(start, end)

    def verbatim(self, start: int, end: int) -> None:
        """Add ``text[start:end]`` as prose; the row is merged with the previous one if they are adjacent."""
        size = end - start
        if size <= 0:
            return
        block = self._open or self._paragraph()
        block.parts.append(self.text[start:end])
        block.size += size
        rows = block.rows
        if rows and (last := rows[-1])[2] == start and last[0] == start - last[1]:
            rows[-1] = (last[0] + size, last[1], end)
        else:
            rows.append((size, start, end))

    def stand_in(self, character: str, start: int, end: int) -> None:
        """Add one prose character for ``text[start:end]``: the value of an entity, a line end, a hole.

        A single character of text is never replaced: it is added unchanged, or not at all for a hole.
        """
        if end - start <= 1:
            if character != HOLE:
                self.verbatim(start, end)
            return
        block = self._open or self._paragraph()
        block.parts.append(character)
        block.rows.append((1, start, end))
        block.size += 1

    def hole(self, start: int, end: int) -> None:
        """Add a hole for ``text[start:end]``. Adjacent holes are merged, but not across an aside."""
        block = self._open
        if block is not None and block.parts and block.parts[-1] == HOLE and start != self._aside_end:
            size, first, last = block.rows[-1]
            if size == 1 < last - first:
                block.rows[-1] = (1, first, end)
                return
        self.stand_in(HOLE, start, end)

    def _paragraph(self) -> Block:
        self._open = Block("paragraph")
        return self._open

    def document(
        self,
        path: str,
        keep: Callable[[list[Block]], list[Block]] = lambda blocks: blocks,
        script: Callable[[str], Script] = lambda _: "none",
        escapes: Mapping[int, str] = NO_ESCAPES,
        locale: Locale = "",
    ) -> Document:
        """Return a document of the blocks that ``keep`` returns; ``script`` is called with its prose."""
        self.end()
        blocks = keep(self.blocks)
        segments: list[Segment] = []
        at = 0
        for block in blocks:
            segments.append(Segment(at, at + block.size, block.kind))
            at += block.size + 1
        prose = "".join([block.prose + BREAK for block in blocks])
        alignment = Alignment([block.rows for block in blocks], prose)
        asked = tuple(self.suppressions)
        variants = {"hans", "hant"} <= {script_of_locale(one) for one in self.locales}
        return Document(
            path,
            self.text,
            prose,
            tuple(segments),
            alignment,
            asked,
            script(prose),
            escapes,
            locale,
            variants,
            self.restructured,
        )


def is_readable(parts: Iterable[str]) -> bool:
    """Return True if a segment's parts have anything but holes and white space."""
    for part in parts:  # noqa: SIM110 - a generator is slower
        if part != HOLE and not part.isspace():
            return True
    return False
