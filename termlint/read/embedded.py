"""A text inside another, whose characters are written with escapes and in parts: a cell of a notebook.

It is read as its own format says, as if it stood alone; then every offset is taken to where the text stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from termlint.model import HOLE, Suppression
from termlint.read.draft import Block, Draft, is_readable


class Stretch(NamedTuple):
    """What ``text[start:end]`` means: itself, if that is as long, else one character."""

    meant: str
    start: int
    end: int


class Embedded:
    """The meaning of some stretches of the outer text, in order, as one text, and the way back."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self.stretches: Sequence[Stretch] = [one for one in stretches if one.meant]
        self.meant = "".join([one.meant for one in self.stretches])
        self._starts: list[int] = []
        at = 0
        for one in self.stretches:
            self._starts.append(at)
            at += len(one.meant)

    def place(self, at: int) -> int:
        """Return where in the outer text a character of the meaning begins."""
        index = max(bisect_right(self._starts, at) - 1, 0)
        meant, start, end = self.stretches[index]
        return start + (at - self._starts[index] if len(meant) == end - start else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return what a span of the meaning, not empty, covers in the outer text."""
        index = max(bisect_right(self._starts, end - 1) - 1, 0)
        meant, first, last = self.stretches[index]
        verbatim = len(meant) == last - first
        return self.place(start), first + (end - self._starts[index]) if verbatim else last

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the meaning, not empty, that a span of the outer text stands for."""
        starts = [one.start for one in self.stretches]
        first, last = (max(bisect_right(starts, at) - 1, 0) for at in (start, end - 1))
        meant, begins, ends = self.stretches[first]
        left = start - begins if len(meant) == ends - begins else 0
        meant, begins, ends = self.stretches[last]
        right = end - begins if len(meant) == ends - begins else len(meant)
        return self._starts[first] + left, self._starts[last] + right

    def parts(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield what a span of the meaning consists of, stretch by stretch."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        while start < end:
            meant, first, last = self.stretches[index]
            at = start - self._starts[index]
            size = min(len(meant) - at, end - start)
            if len(meant) == last - first:
                first, last = first + at, first + at + size
            yield Stretch(meant[at : at + size], first, last)
            start += size
            index += 1


def read_embedded(embedded: Embedded, read: Callable[[str, Draft], None], draft: Draft) -> None:
    """Read a text inside another by its own reader, and add what it has found to the outer draft."""
    if not embedded.meant:
        return
    inner = Draft(embedded.meant)
    read(embedded.meant, inner)
    inner.end()
    for block in inner.blocks:
        draft.begin(block.kind)
        _add(draft, block, embedded)
    draft.end()
    draft.suppressions += (_moved(one, embedded) for one in inner.suppressions)


def _add(draft: Draft, block: Block, embedded: Embedded) -> None:
    at = 0
    for size, start, end in block.rows:
        if size == end - start:
            for part in embedded.parts(start, end):
                put(draft, part)
        else:
            outer = embedded.span(start, end)
            character = block.prose[at]
            if character == HOLE:
                draft.hole(*outer)
            else:
                draft.stand_in(character, *outer)
        at += size


def put(draft: Draft, part: Stretch) -> None:
    """Add a stretch to a draft: as it is, or as the one character that it means."""
    if len(part.meant) == part.end - part.start:
        draft.verbatim(part.start, part.end)
    elif part.meant == HOLE:
        draft.hole(part.start, part.end)
    else:
        draft.stand_in(part.meant, part.start, part.end)


def put_both(
    translation: Sequence[Stretch], original: Sequence[Stretch], target: Draft, source: Draft
) -> bool:
    """Add a translation to one draft and its original to the other, if there is something in both."""
    if not all(is_readable([one.meant for one in side]) for side in (translation, original)):
        return False
    for side, draft in ((translation, target), (original, source)):
        draft.begin("entry")
        for stretch in side:
            put(draft, stretch)
    return True


def _moved(one: Suppression, embedded: Embedded) -> Suppression:
    def span(start: int, end: int) -> tuple[int, int]:
        return embedded.span(start, end) if start < end else (embedded.place(start),) * 2

    return Suppression(one.rules, *span(one.start, one.end), *span(one.at, one.until))
