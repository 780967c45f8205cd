"""The width of text in terminal columns, and wrapping by it: Han characters take two columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import category, east_asian_width

EMOJI_STYLE = "\ufe0f"
"""Variation selector 16: makes the character before it an emoji, one column wider (⚠ and ⚠️)."""

_JOINING = frozenset(f"\u200d{EMOJI_STYLE}🏻🏼🏽🏾🏿" + "".join(map(chr, range(0x1F1E6, 0x1F200))))
"""Characters that make one emoji of several: joiner, emoji style, skin tones, letters of flags."""


def width(text: str) -> int:
    """Return the width of a text in columns: wide characters count two, combining ones none."""
    return len(text) if text.isascii() else sum(map(columns_of, clusters(text)))


def clusters(text: str) -> Sequence[str]:
    """Return the grapheme clusters of a text; most are single characters."""
    if _JOINING.isdisjoint(text):
        return text
    # `re` has no grapheme clusters, and few lines hold an emoji that is made of several characters.
    import regex  # type: ignore[import-untyped]

    pieces: list[str] = regex.findall(r"\X", text)
    return pieces


def columns_of(cluster: str) -> int:
    """Return the width of a grapheme cluster in columns; an emoji of several characters takes two at most."""
    if len(cluster) == 1:
        return _columns(cluster)
    return min(sum(map(_columns, cluster)), 2)


@lru_cache(maxsize=1 << 12)
def _columns(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return int(character == EMOJI_STYLE)
    return 2 if east_asian_width(character) in "WF" else 1


def wrapped(line: str, columns: int) -> Iterator[str]:
    """Yield a line in pieces of at most ``columns`` columns; no piece begins with closing punctuation."""
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


_UNIT = r"[（「『“‘(]*(?:[!-~]+|\s+|[^\s!-~])(?:[，。、；：！？）」』”’),;:]|\.(?!\w))*"
"""What stays together: a word with the marks around it. The stop of ``.tsv`` belongs to what follows."""
