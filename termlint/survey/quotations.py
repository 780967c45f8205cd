"""Where a text quotes a title, a word or a phrase, which may be wrong on purpose.

Quoted speech of several clauses does not count: in a translation these are the translator's words.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from termlint.lazily import lazily
from termlint.model import BREAK

LONGEST = 60
"""The most code points between the marks of a quotation."""

_TITLE = "《》"
_MARKS = (_TITLE, "“”", "「」", "『』", "‘’")
_STRAIGHT = lazily(f'"[^"\\n{BREAK}]*"')
_SPEECH = lazily("[^，。！？；]{4,}[，。！？；][^，。！？；]{4,}")


def is_quoted(prose: str, start: int, end: int) -> bool:
    """Return True if ``start:end`` is inside a title or a quotation without several clauses."""
    if any(_within(prose, start, end, *marks) for marks in _MARKS):
        return True
    return _within_straight(prose, start, end)


def _within(prose: str, start: int, end: int, opening: str, closing: str) -> bool:
    left = max(start - LONGEST, 0)
    opened = prose.rfind(opening, left, start)
    if opened < 0 or prose.rfind(closing, opened, start) >= 0:
        return False
    closed = prose.find(closing, end, opened + LONGEST + 2)
    return closed >= 0 and _is_phrase(prose[opened + 1 : closed], opening)


def _within_straight(prose: str, start: int, end: int) -> bool:
    """Return True between two straight marks in one line; such marks open and close by turns."""
    pairs = _straight(prose)
    at = bisect_right(pairs, (start, start)) - 1
    if at < 0:
        return False
    opened, closed = pairs[at]
    return end < closed <= opened + LONGEST + 2 and _is_phrase(prose[opened + 1 : closed - 1], '"')


@lru_cache(maxsize=1)
def _straight(prose: str) -> list[tuple[int, int]]:
    """Return the spans between straight marks, marks included."""
    return [match.span() for match in _STRAIGHT.finditer(prose)]


def _is_phrase(quoted: str, opening: str) -> bool:
    return BREAK not in quoted and (opening == _TITLE[0] or not _SPEECH.search(quoted))
