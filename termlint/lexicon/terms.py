"""Concepts and their Chinese renderings: one automaton for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

import msgspec
from ahocorasick_rs import AhoCorasick, MatchKind

from termlint.lexicon.tables import rows

Status = Literal["preferred", "admitted", "deprecated", "forbidden"]


class TermRow(msgspec.Struct, frozen=True):
    """One rendering of one concept; the columns of ``seeds/terms/*.csv`` and of a project's termbase.

    A concept is an English term in one ``sense`` (empty if it has one only). ``variants`` are other
    spellings of the English term. ``chinese`` is empty if the term stays English.
    """

    english: str
    chinese: str = ""
    status: Status = "admitted"
    sense: str = ""
    locale: str = "zh-CN"
    variants: tuple[str, ...] = ()
    note: str = ""
    source: str = ""


class Rendering(msgspec.Struct, frozen=True):
    """A Chinese rendering of a concept."""

    chinese: str
    status: Status
    locale: str
    note: str = ""


class Concept(msgspec.Struct, frozen=True):
    """An English term in one sense, with its renderings in the order of the table."""

    english: str
    sense: str
    renderings: tuple[Rendering, ...]
    variants: tuple[str, ...] = ()
    own: bool = False
    """Whether it comes from the project's termbase, which wins over ours."""


def squash(english: str) -> str:
    """Return the form under which spellings of an English term are one: ``fine-tune``, ``Fine tune``."""
    return english.lower().replace(" ", "").replace("-", "").replace("\n", "")


class Terms:
    """All concepts.

    Attributes:
        concepts: every concept; the project's come first.
        by_english: concepts by `squash` of the English term and its variants.
        by_chinese: concepts by rendering.
    """

    def __init__(self, concepts: tuple[Concept, ...]) -> None:
        self.concepts = concepts
        self.by_english: dict[str, list[Concept]] = {}
        self.by_chinese: dict[str, list[Concept]] = {}
        for concept in concepts:
            for english in {squash(name) for name in (concept.english, *concept.variants)}:
                self.by_english.setdefault(english, []).append(concept)
            for chinese in {rendering.chinese for rendering in concept.renderings} - {""}:
                self.by_chinese.setdefault(chinese, []).append(concept)
        self._patterns = list(self.by_chinese)
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)

    @classmethod
    def load(cls, seeds: Path, termbases: tuple[Path, ...] = ()) -> Terms:
        """Read ``seeds/terms/*.csv`` and the project's termbases."""
        own = [concept for path in termbases for concept in _concepts(path, own=True)]
        taken = {(squash(concept.english), concept.sense) for concept in own}
        ours = [
            concept
            for path in sorted((seeds / "terms").glob("*.csv"))
            for concept in _concepts(path, own=False)
            if (squash(concept.english), concept.sense) not in taken
        ]
        return cls((*own, *ours))

    def find(self, prose: str) -> Iterator[tuple[str, int, int]]:
        """Yield (rendering, start, end) of every rendering in the prose, leftmost and longest first."""
        for pattern, start, end in self._automaton.find_matches_as_indexes(prose):
            yield self._patterns[pattern], start, end


def _concepts(path: Path, *, own: bool) -> Iterable[Concept]:
    grouped: dict[tuple[str, str], list[TermRow]] = {}
    for _, row in rows(path, TermRow):
        grouped.setdefault((row.english, row.sense), []).append(row)
    for (english, sense), members in grouped.items():
        renderings = tuple(
            Rendering(row.chinese, row.status, row.locale, row.note) for row in members if row.chinese
        )
        variants = tuple(sorted({name for row in members for name in row.variants}))
        yield Concept(english, sense, renderings, variants, own)
