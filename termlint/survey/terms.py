"""English terms of the termbase in prose, matched word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    """Return every English term in the words, in order; of terms that overlap, the leftmost and longest."""
    keys = {text: squash(text) for text in {word.text for word in words}}
    first = {text for text, key in keys.items() if key in terms.beginnings}
    found: list[EnglishHit] = []
    after = 0
    for index, word in enumerate(words):
        if word.text in first and word.start >= after:
            end, concepts = _longest(words[index : index + LONGEST], keys, prose, terms)
            if concepts:
                found.append(EnglishHit(word.start, end, prose[word.start : end], concepts))
                after = end
    return tuple(found)


def _longest(
    words: Sequence[Word], keys: Mapping[str, str], prose: str, terms: Terms
) -> tuple[int, tuple[Concept, ...]]:
    """Return (end, concepts) of the longest term that the first words form, with one space or line end
    between them; (0, ()) if they form none. ``keys`` holds each word's squashed form.

    The search stops as soon as no term has this beginning, which for most words is at once.
    """
    longest: tuple[int, tuple[Concept, ...]] = (0, ())
    key, end = "", words[0].start
    for word in words:
        if key and prose[end : word.start] not in (" ", "\n"):
            break
        key += keys[word.text]
        if key not in terms.beginnings:
            break
        end = word.end
        if concepts := terms.by_english.get(key):
            longest = end, concepts
    return longest
