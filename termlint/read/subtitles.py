"""Reads subtitles, SRT and WebVTT: each cue is one segment; numbers, times and notes are not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape

from termlint.lazily import lazily
from termlint.model import HOLE, Suppression
from termlint.read.draft import Draft
from termlint.read.flat import flatten
from termlint.read.masks import addresses, in_order
from termlint.read.suppressions import MARKUP, PLAIN, find_suppressions, is_in, span_after

_LINE = lazily(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_TIME = lazily(r"\s*(?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3}\s*-->")
_MARKUP = lazily(
    r"</?[A-Za-z][^<>\r\n]*>|<\d[\d:.]*>|\{\\[^{}\r\n]*\}|(?P<entity>&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,31});)"
)


def read(text: str, draft: Draft) -> None:
    """Read SRT or WebVTT: the lines after a line of times, up to an empty line, are a cue."""
    draft.set_opaque(in_order(addresses(flatten(text))))
    in_cue, line_end = False, -1
    cues: list[tuple[int, int]] = []
    for match in _LINE.finditer(text):
        line = match.group().strip()
        if not line:
            in_cue, line_end = False, -1
        elif _TIME.match(line):
            draft.begin("cue")
            in_cue, line_end = True, -1
        elif in_cue:
            start = match.start() + match.group().index(line)
            if line_end >= 0 and not draft.is_empty:
                draft.stand_in("\n", line_end, start)
            first = cues.pop()[0] if line_end >= 0 else start
            line_end = start + len(line)
            cues.append((first, line_end))
            _read_line(text, start, line_end, draft)
    draft.end()
    draft.suppressions += _suppressions(text, cues)


def _suppressions(text: str, cues: Sequence[tuple[int, int]]) -> Iterator[Suppression]:
    """Yield the suppressions; in a cue ``ignore`` applies to its line, elsewhere to the next cue.

    ``cues``: the spans of the cues' lines, in order.
    """
    for pattern in (MARKUP, PLAIN):
        yield from find_suppressions(
            text, pattern, about=lambda at: None if is_in(at, cues) else span_after(at, cues)
        )


def _read_line(text: str, start: int, end: int, draft: Draft) -> None:
    for match in _MARKUP.finditer(text, start, end):
        draft.add(start, match.start())
        start = match.end()
        if match["entity"]:
            meant = unescape(match["entity"])
            draft.stand_in(meant if len(meant) == 1 else HOLE, *match.span())
    draft.add(start, end)
