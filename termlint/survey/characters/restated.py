"""Sentences said again right behind themselves: pasted twice, or by a model that repeats itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from termlint.lazily import lazily
from termlint.model import BREAK, HOLE, Document
from termlint.survey.characters.repeats import Repeat, is_set_apart

LEAST = 8
"""The fewest Han characters of a sentence: a shorter one may be an exclamation."""

MARKS = "。！？"
_EDGES = ("", "\n", BREAK, *MARKS)
_INNER = lazily(f"[。！？!?\n{BREAK}{HOLE}]")
_HAN = lazily("[㐀-鿿]")


def find_restated(document: Document) -> Iterator[Repeat]:
    """Yield each sentence that stands twice in a row in a segment; three times may be meant."""
    prose = document.prose
    for mark in MARKS:
        at = 0
        for one, two in pairwise(prose.split(mark)[:-1]):
            at += len(one) + 1
            said = two.strip(" ")
            if len(said) < LEAST or not one.endswith(said):
                continue
            start, end = at - 1 - len(said), at + len(two) + 1
            again = _is_whole(prose, start, said) and not _is_thrice(prose, start, end, said + mark)
            if again and not is_set_apart(document, start, end):
                yield Repeat(start, len(said) + 1, end, "sentence")


def _is_whole(prose: str, start: int, said: str) -> bool:
    """Return True if a text is one sentence without code, and the first copy begins one."""
    before = prose[max(start - 2, 0) : start].rstrip(" ")[-1:]
    return before in _EDGES and not _INNER.search(said) and len(_HAN.findall(said)) >= LEAST


def _is_thrice(prose: str, start: int, end: int, sentence: str) -> bool:
    before = prose[max(start - len(sentence) - 1, 0) : start].rstrip(" ")
    after = prose[end : end + len(sentence) + 1].lstrip(" ")
    return before.endswith(sentence) or after.startswith(sentence)
