"""How many columns of a terminal text takes, and text broken to fit: Han takes two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import category, east_asian_width


def width(text: str) -> int:
    """Return how many columns a text takes: wide characters two, combining ones none."""
    return len(text) if text.isascii() else sum(map(columns_of, text))


def columns_of(character: str) -> int:
    """Return how many columns a character takes."""
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
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


_UNIT = r"[（「『“‘]*(?:[!-~]+|\s+|[^\s!-~])[，。、；：！？）」』”’]*"
