"""Quotations: their extent and their kind of marks, and quotation marks that point the wrong way.

Marks are paired within a segment only: a quotation over several paragraphs opens each of them anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.model import HOLE
from termlint.survey import Survey

MARKS = {"curly": "“”", "corner": "「」", "straight": '""'}
"""The opening and the closing mark of each choice."""

LONGEST = 200
"""The most code points within a quotation; marks that are farther apart are taken for no pair."""

# Characters with which no quotation begins, and those with which none ends.
_NEVER_FIRST = frozenset("，。；：！？、）】》」』,;:!?)] \t\n")
_NEVER_LAST = frozenset("（【《「『，、([ \t\n")
_CODE = frozenset('=<>{}\\/$|#@&+`"' + HOLE)
_NESTED = str.maketrans("‘’", "『』")
_HAN = lazily("[㐀-鿿]")
_QUOTED = lazily(r'“[^“”]{1,200}”|「[^「」]{1,200}」|"[^"\n]{1,200}"')


class Quotation(NamedTuple):
    """A quotation at ``start:end`` of the prose, marks included; ``choice`` is a key of `MARKS`."""

    start: int
    end: int
    choice: str


class Turned(NamedTuple):
    """A mark at ``start`` of the prose that points the wrong way; ``right`` is the correct mark."""

    start: int
    right: str


def find_quotations(survey: Survey) -> Iterator[Quotation]:
    """Yield each quotation that contains a Han character; straight marks only if their number is even."""
    if not any(survey.characters[mark] for mark in '“「"'):
        return
    for start, end, _ in survey.document.segments:
        text = survey.prose[start:end]
        if not ('"' in text or "“" in text or "「" in text):
            continue
        if text.count('"') % 2 or not _HAN.search(text):
            text = text.replace('"', " ")
        for match in _QUOTED.finditer(text):
            if _is_plain(text, match):
                choice = next(name for name, marks in MARKS.items() if marks[0] == match[0][0])
                yield Quotation(start + match.start(), start + match.end(), choice)


def _is_plain(text: str, match: re.Match[str]) -> bool:
    """Return True if Chinese is quoted; straight marks also delimit strings in code and attributes."""
    inner = match[0][1:-1]
    if not _HAN.search(inner):
        return False
    if match[0][0] != '"':
        return True
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    beside = before in (":", "=", "(", "[", "{", "\\") or after in (":", "=", ")", "]", "}")
    return not (beside or inner[0] in _NEVER_FIRST or inner[-1] in _NEVER_LAST or _CODE.intersection(inner))


def in_other_marks(text: str, choice: str) -> str | None:
    """Return a quotation, given with its marks, in the marks of another choice.

    None if it contains quotation marks that cannot be converted unambiguously.
    """
    inner = text[1:-1]
    if "“" in inner or "「" in inner or "『" in inner or '"' in inner:
        return None
    if choice == "corner":
        if inner.count("‘") != inner.count("’"):
            return None
        inner = inner.translate(_NESTED)
    marks = MARKS[choice]
    return marks[0] + inner + marks[1]


def find_turned(survey: Survey) -> Iterator[Turned]:
    """Yield curly marks that point the wrong way, and straight ones whose mate is curly."""
    if not survey.characters["“"] and not survey.characters["”"]:
        return
    for start, end, _ in survey.document.segments:
        text = survey.prose[start:end]
        if "“" not in text and "”" not in text:
            continue
        marks = _marks(text)
        if not _is_misordered("".join(text[at] for at in marks)) or not _could_pair(text, marks):
            continue
        for first, last in _pairs(marks):
            if text[first] != "“" and text[last] + text[first] != '""':
                yield Turned(start + first, "“")
            if text[last] != "”" and text[last] + text[first] != '""':
                yield Turned(start + last, "”")


def _marks(text: str) -> list[int]:
    """Return the offsets of the curly marks, and of the straight ones too if their number is odd."""
    odd = text.count('"') % 2 == 1
    return [at for at, character in enumerate(text) if character in "“”" or (odd and character == '"')]


def _is_misordered(marks: str) -> bool:
    """Return True if an even number of marks neither opens and closes in turn nor is nested correctly."""
    if len(marks) % 2 or marks == "“”" * (len(marks) // 2):
        return False
    return '"' in marks or not _is_nested(marks)


def _is_nested(marks: str) -> bool:
    depth = 0
    for mark in marks:
        depth += 1 if mark == "“" else -1
        if depth < 0:
            return False
    return depth == 0


def _could_pair(text: str, marks: Sequence[int]) -> bool:
    """Return True if each two successive marks may enclose a quotation, by the characters beside them."""
    return all(_could_quote(text, first, last) for first, last in _pairs(marks))


def _pairs(marks: Sequence[int]) -> Iterator[tuple[int, int]]:
    return zip(marks[::2], marks[1::2], strict=True)


def _could_quote(text: str, first: int, last: int) -> bool:
    inner = text[first + 1 : last]
    if not 0 < len(inner) <= LONGEST or inner[0] in _NEVER_FIRST or inner[-1] in _NEVER_LAST:
        return False
    # 5” and 7” are inches.
    return not (text[first] != "“" and text[first - 1 : first].isdigit())
