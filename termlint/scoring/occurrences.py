"""Finds terms of a dictionary in a source and their renderings in the translation, by the dictionary matcher.

The longest match wins on both sides, so that 学习 in 机器学习 is no rendering of "learning".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termlint.lexicon.terms import Concept, Rendering, Terms
from termlint.survey.terms import find_english
from termlint.survey.words import find_words


class Segment(NamedTuple):
    """A stretch of source and its translation."""

    source: str
    target: str


Pages = Sequence[Sequence[Segment]]
"""Documents, each a sequence of segments."""


class Occurrence(NamedTuple):
    """A term in one segment: its number of occurrences in the source, and its renderings in the translation.

    ``accepted``: the renderings that the dictionary accepts, the best first. ``found``: the renderings in the
    translation in order, accepted or not.
    """

    term: str
    times: int
    accepted: tuple[str, ...]
    found: tuple[str, ...]

    @property
    def matched(self) -> int:
        """The number of renderings found that are accepted."""
        return sum(one in self.accepted for one in self.found)


def occurrences(segment: Segment, terms: Terms, locale: str) -> Iterator[Occurrence]:
    """Yield every term of the dictionary that the source has, in the order of the source.

    Args:
        segment: a source and its translation.
        terms: the dictionary.
        locale: of the renderings that count: ``zh-CN``, ``zh-TW`` or ``zh-HK``.
    """
    counts: dict[tuple[Concept, ...], int] = {}
    for hit in find_english(find_words(segment.source), segment.source, terms):
        counts[hit.concepts] = counts.get(hit.concepts, 0) + 1
    if not counts:
        return
    chinese = terms.find(segment.target, locale)
    english = find_english(find_words(segment.target), segment.target, terms)
    kept = {(hit.start, hit.end): hit.concepts for hit in english}
    for concepts, count in counts.items():
        if not (accepted := _accepted(concepts, locale)):
            continue  # the dictionary has no accepted rendering, only wrong ones
        places = [
            (start, rendering.chinese)
            for rendering in _renderings(concepts, locale)
            for start, _ in chinese.get(rendering.chinese, ())
        ]
        places += [(start, _name(concepts)) for (start, _), other in kept.items() if other == concepts]
        found = tuple(text for _, text in sorted(set(places)))
        yield Occurrence(_name(concepts), count, accepted, found)


def _name(concepts: Sequence[Concept]) -> str:
    return concepts[0].english


def _renderings(concepts: Sequence[Concept], locale: str) -> Iterator[Rendering]:
    for concept in concepts:
        yield from (one for one in concept.renderings if one.locale == locale or concept.own)


def _accepted(concepts: Sequence[Concept], locale: str) -> tuple[str, ...]:
    """Return the accepted renderings of all senses; a term that stays English is its own rendering."""
    forms = [form for concept in concepts for form in concept.right(locale)]
    forms += [concept.english for concept in concepts if concept.keeps_english]
    return tuple(dict.fromkeys(forms))
