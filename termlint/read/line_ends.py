"""Line ends in strings of several lines, with the white space around them."""

from __future__ import annotations

from collections.abc import Iterator

from termlint.lazily import lazily
from termlint.read.embedded import Stretch

LINE_END = r"(?:\r\n|\r|\n)"
_LINE_END = lazily(LINE_END)


def line_ends(text: str, start: int, end: int, *, folded: bool = False) -> Iterator[Stretch]:
    r"""Yield a stretch for each line end in ``text[start:end]``, white space included; each means ``\n``.

    ``folded``: as in YAML the first of several is dropped; a single one is kept as white space.
    """
    ends = [match.end() for match in _LINE_END.finditer(text, start, end)]
    if folded and len(ends) > 1:
        del ends[0]
    for until in [*ends[:-1], end]:
        yield Stretch(text[start:until] if until - start == 1 else "\n", start, until)
        start = until
