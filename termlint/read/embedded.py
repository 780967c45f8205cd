"""Text embedded in another text, with escapes and in several parts, such as a cell of a notebook.

The reader of its own format reads it as if it stood alone; then all offsets are mapped to the outer text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from termlint.model import HOLE, Suppression
from termlint.read.draft import Block, Draft, is_readable


class Stretch(NamedTuple):
    """What ``text[start:end]`` means: the same text if ``meant`` is as long, else one character."""

    meant: str
    start: int
    end: int


class Embedded:
    """The meaning of some stretches of the outer text as one text, with the mapping of its offsets."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        self.stretches: Sequence[Stretch] = [one for one in stretches if one.meant]
        self.meant = "".join([one.meant for one in self.stretches])
        self._starts: list[int] = []
        at = 0
        for one in self.stretches:
            self._starts.append(at)
            at += len(one.meant)

    def place(self, at: int) -> int:
        """Return the offset in the outer text of the character at an offset of the meaning."""
        index = max(bisect_right(self._starts, at) - 1, 0)
        meant, start, end = self.stretches[index]
        return start + (at - self._starts[index] if len(meant) == end - start else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the outer text that a non-empty span of the meaning covers."""
        index = max(bisect_right(self._starts, end - 1) - 1, 0)
        meant, first, last = self.stretches[index]
        verbatim = len(meant) == last - first
        return self.place(start), first + (end - self._starts[index]) if verbatim else last

    def within(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the meaning that a non-empty span of the outer text covers."""
        starts = [one.start for one in self.stretches]
        first, last = (max(bisect_right(starts, at) - 1, 0) for at in (start, end - 1))
        meant, begins, ends = self.stretches[first]
        left = start - begins if len(meant) == ends - begins else 0
        meant, begins, ends = self.stretches[last]
        right = end - begins if len(meant) == ends - begins else len(meant)
        return self._starts[first] + left, self._starts[last] + right

    def parts(self, start: int, end: int) -> Iterator[Stretch]:
        """Yield the stretches of which a span of the meaning consists, cut to it."""
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
    """Read an embedded text with its own reader, and add its blocks and suppressions to the outer draft."""
    if not embedded.meant:
        return
    inner = Draft(embedded.meant)
    read(embedded.meant, inner)
    inner.end()
    for block in inner.blocks:
        draft.begin(block.kind)
        _add(draft, block, embedded)
    draft.end()
    draft.suppressions += (moved(one, embedded) for one in inner.suppressions)


def _add(draft: Draft, block: Block, embedded: Embedded) -> None:
    at = 0
    for size, start, end in block.rows:
        if size == end - start:
            for part in embedded.parts(start, end):
                put(draft, *part)
        else:
            outer = embedded.span(start, end)
            character = block.prose[at]
            if character == HOLE:
                draft.hole(*outer)
            else:
                draft.stand_in(character, *outer)
        at += size


def put(draft: Draft, meant: str, start: int, end: int) -> None:
    """Add a `Stretch` to a draft: verbatim, or as the one character that it means."""
    if len(meant) == end - start:
        draft.verbatim(start, end)
    elif meant == HOLE:
        draft.hole(start, end)
    else:
        draft.stand_in(meant, start, end)


def put_both(
    translation: Sequence[Stretch], original: Sequence[Stretch], target: Draft, source: Draft
) -> bool:
    """Add a translation to one draft and its original to the other; return False, and add nothing, if either
    is only holes and white space.
    """
    if not all(is_readable([one.meant for one in side]) for side in (translation, original)):
        return False
    for side, draft in ((translation, target), (original, source)):
        draft.begin("entry")
        for stretch in side:
            put(draft, *stretch)
    return True


def moved(one: Suppression, embedded: Embedded) -> Suppression:
    """Return a suppression in an embedded text with the offsets of the outer text."""

    def span(start: int, end: int) -> tuple[int, int]:
        return embedded.span(start, end) if start < end else (embedded.place(start),) * 2

    return Suppression(one.rules, *span(one.start, one.end), *span(one.at, one.until))
