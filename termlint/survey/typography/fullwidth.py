"""Full-width forms where Chinese has no say: letters and digits, percentages, times, ports, labels.

English sentences are not asked: what is no Chinese at all does not reach prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from termlint.model import BREAK
from termlint.survey import Survey

USUAL = 3
"""So many ％, and more of them than of %, are a document's own way."""


class Form(NamedTuple):
    """A full-width form at ``start:end`` and what it is in ASCII."""

    start: int
    end: int
    ascii: str


_HALF = {**{at + 0xFEE0: at for at in range(0x21, 0x7F)}, ord("。"): ord(".")}
_LETTERS = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:．(?![０-９]))?")
_MARK = re.compile(
    "[％：。](?:"
    "(?<=[0-9]％)"  # 32％
    "|(?<=[^0-9](?:[01][0-9]|2[0-3])：)(?=[0-5][0-9](?![0-9]))"  # 09：30
    r"|(?<=\.[0-9]：)(?=[0-9]{4,5}(?![0-9]))"  # 127.0.0.1：8080
    rf"|(?<={BREAK}[0-9]。)(?=[^，。；：\s])"  # 1。标题
    "|(?<=e\\.g。|i\\.e。))"
)
_ABOUT_WIDTH = re.compile("[全半][角形]")


def find_fullwidth(survey: Survey) -> Iterator[Form]:
    """Yield the forms of a document that is not itself about the width of characters."""
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
