"""Names and acronyms that a translation writes in another way than its original: one letter off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from termlint.bitext.side import Side
from termlint.bitext.slips import MANY, is_slip

ALIKE = 0.8
"""From this share of equal letters on a name was miswritten; below it another one was meant."""

_WORD = re.compile(r"(?<![A-Za-z0-9_/.@#-])[A-Za-z][A-Za-z0-9]*(?![A-Za-z0-9_/@-]|\.[A-Za-z])")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{2,7}")
_NAME = re.compile(r"[A-Z][a-z]+[A-Za-z0-9]*|(?<![a-z])[a-z]+[A-Z][A-Za-z0-9]*")
_ENDING = re.compile(r"(?:'s|s|es|ed|ing|d)$")


class Slip(NamedTuple):
    """What stands at ``start:end`` of the target, and what the original has."""

    start: int
    end: int
    right: str


def acronym_slips(target: Side, source: Side) -> Iterator[Slip]:
    """Yield acronyms of which one letter was changed, lost or put in another place."""
    for slip in _slips(target, source, _ACRONYM):
        wrong = target.raw[slip.start : slip.end]
        if sorted(wrong) == sorted(slip.right) or (len(wrong) > 3 and _is_one_off(wrong, slip.right)):
            yield slip


def name_slips(target: Side, source: Side) -> Iterator[Slip]:
    """Yield names of five letters and more that are nearly one of the original's."""
    for slip in _slips(target, source, _NAME):
        wrong = target.raw[slip.start : slip.end]
        alike = is_slip(wrong.lower(), slip.right.lower(), ALIKE)
        if len(wrong) >= 5 and alike and _stem(wrong) != _stem(slip.right):
            yield slip


def _slips(target: Side, source: Side, kind: re.Pattern[str]) -> Iterator[Slip]:
    """Yield words of a kind that only the target has, each with every such word that only the original
    has.
    """
    here = {one.group(): one for one in _WORD.finditer(target.visible) if kind.fullmatch(one.group())}
    there = source.raw.lower()
    strange = [one for word, one in here.items() if word.lower() not in there]
    if strange:
        said = target.raw.lower()
        words = {one.group() for one in _WORD.finditer(source.visible)}
        lost = sorted(word for word in words if kind.fullmatch(word) and word.lower() not in said)
        for one in strange if len(strange) * len(lost) <= MANY else ():
            yield from (Slip(*one.span(), right) for right in lost)


def _stem(word: str) -> str:
    return _ENDING.sub("", word.lower())


def _is_one_off(one: str, other: str) -> bool:
    """Tell whether one letter differs, not a digit: GPT3 and GPT4 are two things."""
    if len(one) != len(other):
        return False
    differ = [(left, right) for left, right in zip(one, other, strict=True) if left != right]
    return len(differ) == 1 and differ[0][0].isalpha() and differ[0][1].isalpha()
