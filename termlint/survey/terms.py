"""English terms of the termbase in prose, by their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termlint.lexicon.terms import Concept, Terms, squash
from termlint.survey.words import Word

LONGEST = 5
"""The most words that an English term has."""


class EnglishHit(NamedTuple):
    """An English term at ``start:end``, as it is written, and the concepts that it names."""

    start: int
    end: int
    english: str
    concepts: tuple[Concept, ...]


def find_english(words: Sequence[Word], prose: str, terms: Terms) -> tuple[EnglishHit, ...]:
    """Return every English term in the words, leftmost and longest."""
    beginnings = terms.beginnings
    first = {text for text in {word.text for word in words} if squash(text) in beginnings}
    found: list[EnglishHit] = []
    after = 0
    for index, word in enumerate(words):
        if word.text in first and word.start >= after and (hit := _longest(words, index, prose, terms)):
            found.append(hit)
            after = hit.end
    return tuple(found)


def _longest(words: Sequence[Word], index: int, prose: str, terms: Terms) -> EnglishHit | None:
    best = None
    for end, key in _keys(words, index, prose, terms.beginnings):
        if concepts := terms.by_english.get(key):
            start = words[index].start
            best = EnglishHit(start, end, prose[start:end], concepts)
    return best


def _keys(words: Sequence[Word], index: int, prose: str, beginnings: set[str]) -> Iterator[tuple[int, str]]:
    """Yield (end, squashed form) of one, two … words from ``index`` on, divided by one space each.

    It stops as soon as no term begins so, which for most words is at once.
    """
    key = ""
    for offset in range(min(LONGEST, len(words) - index)):
        word = words[index + offset]
        if offset and prose[words[index + offset - 1].end : word.start] not in (" ", "\n"):
            return
        key += squash(word.text)
        if key not in beginnings:
            return
        yield word.end, key
