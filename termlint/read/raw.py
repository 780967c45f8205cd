"""Reads raw texts, for comparing translation and original: every block with its markup, code blocks too.

Rules on one text get `Document.prose`, rules on two get this: links, placeholders and code must be kept to be
compared, and a paragraph that was left in English must not be left out, although it is no translation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from importlib import import_module
from itertools import pairwise
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.model import Document, SegmentKind
from termlint.read import format_of, reader_of
from termlint.read.draft import Draft
from termlint.read.faults import Malformed

Span = tuple[int, int, SegmentKind]

_MARK = lazily(r"(?:[ \t]*(?:>|[-*+][ \t]|#{1,6}[ \t]|\d{1,3}[.)][ \t]|\|))*[ \t]*")
_FENCE = lazily(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^`\n]*\n(?P<body>.*?)\n?^[ \t>]*(?P=fence)[`~]*[ \t]*$", re.M | re.S
)
_CELL_END = lazily(r"(?<!\\)\|")
_FENCED = frozenset({"markdown", "mdx"})
_BOTH = {
    "po": "po",
    **dict.fromkeys(("exchange", "linguist"), "exchange"),
    **dict.fromkeys(("csv", "tsv", "json_lines"), "records"),
}
"""Modules by format, for formats whose files contain both sides."""


class Both(NamedTuple):
    """Translations and originals, raw, segment by segment; ``contexts`` (msgctxt) of the pairs, or empty."""

    target: Document
    source: Document
    contexts: tuple[str, ...]


def read_both(path: str, text: str) -> Both | None:
    """Return the translations in a file and their originals, segment by segment; None if its format has no
    originals.

    Raises:
        Unreadable: if it is not of its format.
    """
    name = format_of(path)
    if name not in _BOTH:
        return None
    read = import_module(f"termlint.read.{_BOTH[name]}").read_both
    target, source = Draft(text), Draft(text)
    try:
        contexts = tuple(read(*((name,) if _BOTH[name] == "records" else ()), text, target, source))
    except Malformed as fault:
        raise fault.unreadable(path, text) from fault
    return Both(target.document(path), source.document(path), contexts)


def read_raw(path: str, text: str) -> Document:
    """Return a file's blocks as written, without the block marks at their beginning.

    Raises:
        Unreadable: if it is not of its format.
    """
    raw = Draft(text)
    name = format_of(path)
    try:
        if name == "notebook":  # widened to lines within a cell, since lines of the file are JSON
            import_module("termlint.read.notebook").read(text, raw, partial(_read_blocks, "markdown"))
        else:
            _read_blocks(name, text, raw)
    except Malformed as fault:
        raise fault.unreadable(path, text) from fault
    return raw.document(path)


def _read_blocks(name: str, text: str, raw: Draft) -> None:
    draft = Draft(text)
    reader_of(name)(text, draft)
    draft.end()
    spans = sorted((block.rows[0][1], block.rows[-1][2], block.kind) for block in draft.blocks)
    for start, end, kind in _with_code(text, [*_widened(text, spans)], fenced=name in _FENCED):
        raw.begin(kind)
        raw.verbatim(start, end)


def _widened(text: str, spans: list[Span]) -> Iterator[Span]:
    """Yield the spans widened by the markup around them: to the ends of their lines, a cell to its border."""
    edges = [(0, 0, "code"), *spans, (len(text), len(text), "code")]
    for (_, before, _), (start, end, kind), (after, _, _) in zip(edges, edges[1:], edges[2:], strict=False):
        if end > after:  # an aside within the block
            after = len(text)
        left = max(before if before <= start else 0, text.rfind("\n", 0, start) + 1)
        right = text.find("\n", end)
        right = min(after, right if right >= 0 else len(text))
        if kind == "cell":
            left = max(left, text.rfind("|", left, start) + 1)
            border = _CELL_END.search(text, end, right)
            right = border.start() if border else right
        mark = _MARK.match(text, left, start)
        left = mark.end() if mark else left
        yield left, max(end, left + len(text[left:right].rstrip())), kind


def _with_code(text: str, spans: list[Span], *, fenced: bool) -> list[Span]:
    """Return the spans and the fenced code between them, in order; code does not overlap the next span."""
    code: list[Span] = [(*match.span("body"), "code") for match in _FENCE.finditer(text)] if fenced else []
    merged = sorted(span for span in (*spans, *code) if text[span[0] : span[1]].strip())
    return [
        span
        for span, after in pairwise([*merged, (len(text) + 1, 0, "code")])
        if span[1] <= after[0] or span[2] != "code"
    ]
