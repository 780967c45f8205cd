"""Full-width forms that should be ASCII even in Chinese: letters, digits, percentages, times, ports, labels.

Segments without any Chinese are not part of prose, so they are not checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.model import BREAK
from termlint.survey import Survey

USUAL = 3
"""From this many ％ on, if there are more of them than of %, the document means them."""


class Form(NamedTuple):
    """A full-width form at ``start:end`` of the prose, and its ASCII equivalent."""

    start: int
    end: int
    ascii: str


_HALF = {**{at + 0xFEE0: at for at in range(0x21, 0x7F)}, ord("。"): ord(".")}
_LETTERS = lazily("[０-９Ａ-Ｚａ-ｚ]+(?:．(?![０-９]))?")
_MARK = lazily(
    "[％：。](?:"
    "(?<=[0-9]％)"  # 32％
    "|(?<=[^0-9](?:[01][0-9]|2[0-3])：)(?=[0-5][0-9](?![0-9]))"  # 09：30
    r"|(?<=\.[0-9]：)(?=[0-9]{4,5}(?![0-9]))"  # 127.0.0.1：8080
    rf"|(?<={BREAK}[0-9]。)(?=[^，。；：\s])"  # 1。标题
    "|(?<=e\\.g。|i\\.e。))"
)
_ABOUT_WIDTH = lazily("[全半][角形]")


def find_fullwidth(survey: Survey) -> Iterator[Form]:
    """Yield each wrong full-width form; none if the document is about the width of characters."""
    prose, found = survey.prose, survey.characters
    if _ABOUT_WIDTH.search(prose):
        return
    if any("０" <= char <= "ｚ" and char.isalnum() for char in found):
        for match in _LETTERS.finditer(prose):
            yield Form(*match.span(), match.group().translate(_HALF))
    own = USUAL <= found["％"] > found["%"]
    for match in _MARK.finditer(prose):
        if not (own and match.group() == "％"):
            yield Form(*match.span(), match.group().translate(_HALF))
