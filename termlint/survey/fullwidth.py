"""Full-width forms where Chinese has no say: letters and digits, times, labels, English sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from termlint.model import BREAK
from termlint.survey import Survey

SENTENCE = 3
"""So many function words make a segment without Chinese an English sentence."""


class Form(NamedTuple):
    """A full-width form at ``start:end`` and what it is in ASCII."""

    start: int
    end: int
    ascii: str


_HALF = {**{at + 0xFEE0: at for at in range(0x21, 0x7F)}, ord("。"): ord(".")}
_LETTERS = re.compile("[０-９Ａ-Ｚａ-ｚ]+(?:．(?![０-９]))?")
_MARK = re.compile(
    "[％：。，；！？](?:"
    "(?<=[0-9]％)"  # 32％
    "|(?<=[^0-9](?:[01][0-9]|2[0-3])：)(?=[0-5][0-9](?![0-9]))"  # 09：30
    r"|(?<=\.[0-9]：)(?=[0-9]{4,5}(?![0-9]))"  # 127.0.0.1：8080
    rf"|(?<={BREAK}[0-9]。)(?=[^，。；：\s])"  # 1。标题
    "|(?<=e\\.g。|i\\.e。)"
    "|(?P<latin>(?<=[a-z].)(?= ?[A-Za-z])))"
)
_SMALL_WORD = re.compile(r"\b(?:the|an?|is|are|of|and|to|in|that|we|you|it|with|for|on)\b", re.A)
_ABOUT_WIDTH = re.compile("[全半][角形]")


def find_fullwidth(survey: Survey) -> Iterator[Form]:
    """Yield the forms of a document that is not itself about the width of characters."""
    prose, found = survey.prose, survey.characters
    if _ABOUT_WIDTH.search(prose):
        return
    if any("０" <= char <= "ｚ" and char.isalnum() for char in found):
        for match in _LETTERS.finditer(prose):
            yield Form(*match.span(), match.group().translate(_HALF))
    for match in _MARK.finditer(prose):
        usual = match.group() == "％" and found["％"] > found["%"]
        in_latin = match.lastgroup == "latin"
        if not usual and (not in_latin or _is_english(survey, match.start())):
            glued = in_latin and prose[match.end()] != " "
            yield Form(*match.span(), match.group().translate(_HALF) + " " * glued)


def _is_english(survey: Survey, at: int) -> bool:
    """Tell whether the segment at ``at`` is English from one edge to the other."""
    segment = survey.document.segments[survey.segment_at(at)]
    text = survey.prose[segment.start : segment.end]
    return len(_SMALL_WORD.findall(text)) >= SENTENCE and not _han().search(text)


@cache
def _han() -> re.Pattern[str]:
    return re.compile("[㐀-鿿]")
