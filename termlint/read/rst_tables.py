"""Tables of reStructuredText: grids drawn with ``+``, ``-`` and ``|``, and simple ones between rulers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from termlint.lazily import lazily

Slice = tuple[int, int]

_GRID = lazily(rb"\+(?:[-=]+\+)+\Z")
_RULER = lazily(rb"=+(?:[ \t]+=+)+\Z")
_BORDER = lazily(rb"\+[-=+| \x7f\w]*[-=]{2,}")
_UNDERLINE = lazily(rb"-+(?:[ \t]+-+)*\Z")
_GAP = lazily(rb"[ \t]{2,}|\t")


def is_grid(text: bytes) -> bool:
    """Return True if a line is the border of a grid."""
    return text.startswith(b"+") and _GRID.match(text) is not None


def is_ruler(text: bytes) -> bool:
    """Return True if a line is the ruler of a simple table."""
    return text.startswith(b"=") and _RULER.match(text) is not None


def grid_cells(flat: bytes, rows: Sequence[Slice]) -> Iterator[list[Slice]]:
    """Yield the cells of a grid, each as the slices of its lines."""
    lines: list[list[Slice]] = []
    for start, end in rows:
        if _BORDER.match(flat[start:end]):
            yield from _joined(lines)
            lines = []
        else:
            lines.append(list(_between_bars(flat, start, end)))
    yield from _joined(lines)


def _between_bars(flat: bytes, start: int, end: int) -> Iterator[Slice]:
    """Yield the slices between the bars of a line. Columns cannot be used, as Han characters are two wide."""
    at = start + 1 if flat[start : start + 1] == b"|" else start
    while at < end:
        bar = flat.find(b"|", at, end)
        yield _stripped(flat, at, bar if bar >= 0 else end)
        at = bar + 1 if bar >= 0 else end


def simple_cells(flat: bytes, rows: Sequence[Slice]) -> Iterator[list[Slice]]:
    """Yield the cells of a simple table. Columns are separated by two spaces or a tab; on a line with another
    number of columns than the ruler each part is a cell of its own.
    """
    columns = len(flat[slice(*rows[0])].split())
    lines: list[list[Slice]] = []
    for start, end in rows:
        text = flat[start:end]
        if not text or is_ruler(text) or _UNDERLINE.match(text):
            yield from _joined(lines)
            lines = []
            continue
        cells = list(_between_gaps(flat, start, end))
        if len(cells) == columns:
            yield from _joined(lines)
            lines = []
            lines.append(cells)
        else:
            yield from ([cell] for cell in cells)
    yield from _joined(lines)


def _between_gaps(flat: bytes, start: int, end: int) -> Iterator[Slice]:
    at = start
    for gap in _GAP.finditer(flat, start, end):
        yield at, gap.start()
        at = gap.end()
    yield at, end


def _stripped(flat: bytes, start: int, end: int) -> Slice:
    text = flat[start:end]
    left = start + len(text) - len(text.lstrip())
    return left, max(start + len(text.rstrip()), left)


def _joined(lines: Sequence[Sequence[Slice]]) -> Iterator[list[Slice]]:
    """Yield each column of a row's lines as one cell, without its empty lines."""
    for column in zip_longest(*lines):
        cell = [part for part in column if part and part[0] < part[1]]
        if cell:
            yield cell
