"""How many columns of a terminal text takes, and text broken to fit: Han takes two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import category, east_asian_width

EMOJI_STYLE = "\ufe0f"
"""Makes a picture of the sign before it, which then takes a column more: ⚠ and ⚠️."""

_JOINING = frozenset(f"\u200d{EMOJI_STYLE}🏻🏼🏽🏾🏿" + "".join(map(chr, range(0x1F1E6, 0x1F200))))
"""What makes one emoji of several characters: joiner, emoji style, tones of skin, letters of flags."""


def width(text: str) -> int:
    """Return how many columns a text takes: wide characters two, combining ones none."""
    return len(text) if text.isascii() else sum(map(columns_of, clusters(text)))


def clusters(text: str) -> Sequence[str]:
    """Return the pieces of a text that a terminal draws in cells of their own: mostly its characters."""
    if _JOINING.isdisjoint(text):
        return text
    # `re` has no grapheme clusters, and few lines hold an emoji that is made of several characters.
    import regex  # type: ignore[import-untyped]

    pieces: list[str] = regex.findall(r"\X", text)
    return pieces


def columns_of(cluster: str) -> int:
    """Return how many columns a cluster takes; an emoji that is made of several characters takes two."""
    if len(cluster) == 1:
        return _columns(cluster)
    return min(sum(map(_columns, cluster)), 2)


def _columns(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return int(character == EMOJI_STYLE)
    return 2 if east_asian_width(character) in "WF" else 1


def wrapped(line: str, columns: int) -> Iterator[str]:
    """Yield a line in pieces of at most so many columns; no piece begins with a mark of punctuation."""
    indent = "  " if line.startswith(("* ", "- ")) else ""
    piece, used = "", 0
    for unit in re.findall(_UNIT, line):
        taken = width(unit)
        if used + taken > columns and piece:
            yield piece.rstrip()
            piece, used = indent, len(indent)
            unit = unit.lstrip()
        piece, used = piece + unit, used + taken
    yield piece.rstrip()


_UNIT = r"[（「『“‘(]*(?:[!-~]+|\s+|[^\s!-~])[，。、；：！？）」』”’),.;:]*"
