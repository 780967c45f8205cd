"""Reads one message of a catalogue as a segment, without code, formulas, placeholders, tags and addresses."""

from __future__ import annotations

from collections.abc import Iterator

from termlint.lazily import lazily
from termlint.read.draft import Draft, Opaque
from termlint.read.fences import settle_fences
from termlint.read.flat import black_out, flatten, line_start
from termlint.read.masks import addresses, hide_maths, in_order
from termlint.read.placeholders import placeholders

_TICKS = lazily(rb"`+|\n[ \t>]*(?=\n)")
_FENCE = 3
"""Least number of backticks around code that may contain an empty line."""


def read(text: str, draft: Draft) -> None:
    """Read a message."""
    flat = flatten(text)
    draft.set_opaque(in_order(_opaque(flat)))
    draft.begin("entry")
    draft.add(0, len(text))
    draft.end()


def _opaque(flat: bytearray) -> list[Opaque]:
    """Return the spans that are not prose, kind by kind.

    Placeholders are hidden before formulas, else ``${a}和${b}`` would be one between two dollars.
    """
    found: list[Opaque] = []
    if b"`" in flat or b"~~~" in flat:
        if b"```" in flat or b"~~~" in flat:
            found += _hide_code(flat, settle_fences(flat))
        found += _hide_code(flat, [*_code(flat)])
    found += addresses(flat)
    found += placeholders(flat)
    if b"$" in flat or b"\\" in flat:
        found += hide_maths(flat)
    return found


def _hide_code(flat: bytearray, code: list[Opaque]) -> list[Opaque]:
    for start, end, _ in code:
        black_out(flat, start, end)
    return code


def _code(flat: bytearray) -> Iterator[Opaque]:
    """Yield the spans between runs of equally many backticks; a fence that is not closed goes to the end."""
    runs = _runs(flat)
    after = _next_alike(runs)
    at = 0
    for (start, size, _), close in zip(runs, after, strict=True):
        if start < at:
            continue
        if close >= 0:
            at = close + size
        elif size >= _FENCE and not flat[line_start(flat, start) : start].strip(b" \t>"):
            at = len(flat)
        else:
            continue
        yield Opaque(start, at)


def _runs(flat: bytearray) -> list[tuple[int, int, int]]:
    """Return (offset, size, paragraph) of each run of backticks; the paragraph is -1 for those of a fence."""
    runs: list[tuple[int, int, int]] = []
    paragraph = 0
    for match in _TICKS.finditer(flat):
        size = match.end() - match.start()
        if flat[match.start()] != ord("`"):
            paragraph += 1
        else:
            runs.append((match.start(), size, -1 if size >= _FENCE else paragraph))
    return runs


def _next_alike(runs: list[tuple[int, int, int]]) -> list[int]:
    """Return for each run the offset of the next one of its size in its paragraph; -1 if there is none."""
    seen: dict[tuple[int, int], int] = {}
    after: list[int] = []
    for start, size, paragraph in reversed(runs):
        after.append(seen.get((size, paragraph), -1))
        seen[size, paragraph] = start
    return after[::-1]
