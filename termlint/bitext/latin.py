"""Finds names and acronyms that a translation misspells, by comparing them with those of the original."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from termlint.bitext.habit import LONGEST
from termlint.bitext.joined import Joined
from termlint.bitext.side import Side
from termlint.bitext.slips import MANY, is_slip
from termlint.lazily import lazily

ALIKE = 0.8
"""Share of equal letters from which a name is misspelled; below, it is another name."""

_WORD = lazily(r"[A-Za-z](?<![A-Za-z0-9_/.@#-][A-Za-z])[A-Za-z0-9]*+(?![A-Za-z0-9_/@-]|\.[A-Za-z])")
_ACRONYM = lazily(r"[A-Z][A-Z0-9]{2,7}")
_NAME = lazily(r"[A-Z][a-z]+[A-Za-z0-9]*|(?<![a-z])[a-z]+[A-Z][A-Za-z0-9]*")
_ENDING = lazily(r"(?:'s|s|es|y|ies|ed|ing|d|e|ions?)$")


class Slip(NamedTuple):
    """A misspelling at ``start:end`` of the target's raw text, and the word of the original, ``right``."""

    start: int
    end: int
    right: str


Strange = Mapping[str, tuple[int, int]]
"""Latin words of a translation that its original does not have in any letter case, with the span of the last
occurrence of each in code points of the translation.
"""


def find_strange(targets: Sequence[Side], sources: Sequence[Side]) -> Iterator[tuple[int, Strange]]:
    """Yield (index, strange words) for each translation that has any. Pairs with an original of more than
    `LONGEST` code points are skipped.
    """
    joined = Joined([target.visible for target in targets])
    words = _WORD.finditer(joined.text)
    for at, matches in joined.divided(words, lambda match: match.start()):
        there, start = sources[at].raw.lower(), joined.starts[at]
        if len(there) > LONGEST:
            continue
        here = {one.group(): one for one in matches if one.group().lower() not in there}
        if here:
            yield at, {word: (one.start() - start, one.end() - start) for word, one in here.items()}


def acronym_slips(strange: Strange, target: Side, source: Side) -> Iterator[Slip]:
    """Yield acronyms that are one of the original's with letters reordered or one letter replaced."""
    for slip in _slips(strange, target, source, _ACRONYM):
        wrong = target.raw[slip.start : slip.end]
        if sorted(wrong) == sorted(slip.right) or _is_one_off(wrong, slip.right):
            yield slip


def name_slips(strange: Strange, target: Side, source: Side) -> Iterator[Slip]:
    """Yield names of five letters or more that are similar to one that only the original has."""
    for slip in _slips(strange, target, source, _NAME):
        wrong = target.raw[slip.start : slip.end]
        alike = is_slip(wrong.lower(), slip.right.lower(), ALIKE)
        if len(wrong) >= 5 and alike and _stem(wrong) != _stem(slip.right) and not _is_joined(wrong, source):
            yield slip


def _is_joined(name: str, source: Side) -> bool:
    """Return True if the original has a name's letters in several words, or in an address."""
    return name.lower() in "".join(one for one in source.raw.lower() if one.isalnum())


def _slips(strange: Strange, target: Side, source: Side, kind: re.Pattern[str]) -> Iterator[Slip]:
    """Yield each strange word that matches ``kind`` with each such word that only the original has."""
    spans = [span for word, span in strange.items() if kind.fullmatch(word)]
    if spans:
        translated = target.raw.lower()
        words = {one.group() for one in _WORD.finditer(source.visible)}
        lost = sorted(word for word in words if kind.fullmatch(word) and word.lower() not in translated)
        for span in spans if len(spans) * len(lost) <= MANY else ():
            yield from (Slip(*span, right) for right in lost)


def _stem(word: str) -> str:
    return _ENDING.sub("", word.lower())


def _is_one_off(one: str, other: str) -> bool:
    """Return True if exactly one letter differs. A digit does not count: GPT3 and GPT4 are two models."""
    if len(one) != len(other):
        return False
    differ = [(left, right) for left, right in zip(one, other, strict=True) if left != right]
    return len(differ) == 1 and differ[0][0].isalpha() and differ[0][1].isalpha()
