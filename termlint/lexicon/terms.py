"""Concepts and their Chinese renderings: one automaton for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
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

    @property
    def ambiguous(self) -> bool:
        """Whether the string means other things too, so that meeting it proves nothing: 标记, 精度."""
        return "ambiguous" in self.note.split()


class Concept(msgspec.Struct, frozen=True):
    """An English term in one sense, with its renderings in the order of the table."""

    english: str
    sense: str
    renderings: tuple[Rendering, ...]
    variants: tuple[str, ...] = ()
    own: bool = False
    """Whether it comes from the project's termbase, which wins over ours."""

    keeps_english: bool = False
    """Whether the English word is one of the renderings: a row whose ``chinese`` is empty."""


Concepts = tuple[Concept, ...]


def plural(english: str) -> str:
    """Return the regular plural: networks, memories, batches."""
    if english.endswith(("s", "x", "ch", "sh")):
        return english + "es"
    if english.endswith("y") and english[-2:-1] not in "aeiou":
        return english[:-1] + "ies"
    return english + "s"


def singular(english: str) -> str:
    """Return the English without a regular plural's ending; good enough to compare two spellings."""
    if english.endswith("ies"):
        return english[:-3] + "y"
    return (
        english[:-1] if english.endswith("s") and not english.endswith(("ss", "is", "us", "as")) else english
    )


def squash(english: str) -> str:
    """Return the form under which spellings of an English term are one: ``fine-tune``, ``Fine tune``."""
    return english.lower().replace(" ", "").replace("-", "").replace("\n", "")


class Terms:
    """All concepts.

    Attributes:
        concepts: every concept; the project's come first.
        by_english: concepts by `squash` of the English term, its plural and its variants.
        by_chinese: concepts by rendering.
        beginnings: `squash` of one, two … first words of every English term, so that a search can stop early.
    """

    def __init__(self, concepts: Concepts) -> None:
        self.concepts = concepts
        self.by_english: dict[str, Concepts] = {}
        self.by_chinese: dict[str, Concepts] = {}
        self.beginnings: set[str] = set()
        self._specific: dict[str, dict[str, tuple[Concept, Status]]] = {}
        for concept in concepts:
            self._index(concept)
        self._patterns = list(self.by_chinese)
        self._automaton = AhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)

    def _index(self, concept: Concept) -> None:
        names = {form for name in (concept.english, *concept.variants) for form in (name, plural(name))}
        for english in {squash(name) for name in names}:
            self.by_english[english] = (*self.by_english.get(english, ()), concept)
        for name in names:
            self.beginnings.update(accumulate(name.lower().replace("-", " ").split()))
        for chinese in {rendering.chinese for rendering in concept.renderings}:
            self.by_chinese[chinese] = (*self.by_chinese.get(chinese, ()), concept)

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

    def specific(self, locale: str) -> dict[str, tuple[Concept, Status]]:
        """Return the renderings that mean one concept and nothing else, in a locale or the project's own."""
        if locale not in self._specific:
            owners: dict[str, list[tuple[Concept, Rendering]]] = {}
            for concept in self.concepts:
                for rendering in concept.renderings:
                    if rendering.locale == locale or concept.own:
                        owners.setdefault(rendering.chinese, []).append((concept, rendering))
            self._specific[locale] = {
                chinese: (found[0][0], found[0][1].status)
                for chinese, found in owners.items()
                if len(found) == 1 and not found[0][1].ambiguous
            }
        return self._specific[locale]

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
        keeps_english = any(not row.chinese for row in members)
        yield Concept(english, sense, renderings, variants, own, keeps_english)
