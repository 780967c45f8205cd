"""Concepts and their Chinese renderings: one automaton for all of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Literal

import msgspec

from termlint.lexicon.search import Search
from termlint.lexicon.tables import BadTable, cells_of, plain, rows, several

Status = Literal["preferred", "admitted", "deprecated", "forbidden"]
TermLocale = Literal["zh-CN", "zh-TW", "zh-HK"]


LONG = 8
"""A word of so many letters is far from most others."""


class TermRow(msgspec.Struct, frozen=True):
    """One rendering of one concept; the columns of ``seeds/terms/*.csv`` and of a project's termbase.

    A concept is an English term in one ``sense`` (empty if it has one only). ``variants`` are other
    spellings of the English term. ``chinese`` is empty if the term stays English.
    """

    english: str
    chinese: str = ""
    status: Status = "admitted"
    sense: str = ""
    locale: TermLocale = "zh-CN"
    variants: tuple[str, ...] = ()
    note: str = ""
    source: str = ""


class Rendering(msgspec.Struct, frozen=True):
    """A Chinese rendering of a concept.

    A note with the word ``ambiguous`` says that the string means other things too, so that meeting it
    proves nothing: 标记, 精度.
    """

    chinese: str
    status: Status
    locale: str
    note: str = ""

    @property
    def is_good(self) -> bool:
        """Whether it may be written: preferred or admitted."""
        return self.status in ("preferred", "admitted")


class Concept(msgspec.Struct, frozen=True, eq=False):
    """An English term in one sense, with its renderings in the order of the table. Equal only to itself."""

    english: str
    sense: str
    renderings: tuple[Rendering, ...]
    variants: tuple[str, ...] = ()
    own: bool = False
    """Whether it comes from the project's termbase, which wins over ours."""

    keeps_english: bool = False
    """Whether the English word is one of the renderings: a row whose ``chinese`` is empty."""

    def right(self, locale: str) -> tuple[str, ...]:
        """Return the forms to write in a locale, best first: its renderings, the English, other locales'."""
        near = sorted(self.renderings, key=lambda one: one.status != "preferred")
        good = [one for one in near if one.is_good]
        there = tuple(one.chinese for one in good if one.locale == locale)
        if not there and locale == "zh-HK":
            there = tuple(one.chinese for one in good if one.locale == "zh-TW")
        return there or ((self.english,) if self.keeps_english else tuple(one.chinese for one in good))


Concepts = tuple[Concept, ...]
Owners = dict[str, tuple[Concept, Status]]
"""The concept of each rendering, with the status that it has there."""


def flagged(note: str, flag: str) -> bool:
    """Return True if a note has a flag as a word of its own: “unambiguous” is not “ambiguous”."""
    return flag in note and re.search(rf"(?<![A-Za-z]){flag}(?![A-Za-z])", note) is not None


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
    """All concepts. What is asked of them is indexed when it is first asked.

    Attributes:
        concepts: every concept; the project's come first.
        own: the project's termbase alone; None if there is none.
    """

    def __init__(self, concepts: Concepts, own: Terms | None = None) -> None:
        self.concepts = concepts
        self.own = own
        self._known: dict[str, tuple[Owners, Owners]] = {}
        self._searches: dict[str, Search] = {}

    @cached_property
    def by_chinese(self) -> dict[str, Concepts]:
        """Concepts by rendering."""
        found: dict[str, Concepts] = {}
        for concept in self.concepts:
            for chinese in {rendering.chinese for rendering in concept.renderings}:
                found[chinese] = (*found[chinese], concept) if chinese in found else (concept,)
        return found

    @cached_property
    def by_english(self) -> dict[str, Concepts]:
        """Concepts by `squash` of the English term, its plural and its variants."""
        found: dict[str, Concepts] = {}
        for concept in self.concepts:
            names = (concept.english, *concept.variants)
            for key in {squash(form) for name in names for form in (name, plural(name))}:
                found[key] = (*found[key], concept) if key in found else (concept,)
        return found

    @cached_property
    def decided(self) -> dict[tuple[str, str], frozenset[str]]:
        """The renderings of each concept of the project's own termbase, by English and sense."""
        return {
            (concept.english, concept.sense): frozenset(one.chinese for one in concept.renderings)
            for concept in self.concepts
            if concept.own
        }

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital in English terms: Markov, Fourier, Transformer."""
        words = (word for concept in self.concepts for word in concept.english.replace("-", " ").split())
        return frozenset(word for word in words if word[0].isupper())

    @cached_property
    def long_words(self) -> dict[tuple[str, int], set[str]]:
        """The words of eight letters or more in English terms, in lower case, by first letter and length."""
        found: dict[tuple[str, int], set[str]] = {}
        for concept in self.concepts:
            for word in concept.english.lower().replace("-", " ").split():
                if len(word) >= LONG and word.isalpha() and word.isascii():
                    found.setdefault((word[0], len(word)), set()).add(word)
        return found

    @cached_property
    def beginnings(self) -> set[str]:
        """`squash` of one, two … first words of every English term, so that a search can stop early."""
        found = {*self.by_english}
        for concept in self.concepts:
            for name in (concept.english, *concept.variants):
                words = name.lower().replace("-", " ").split()
                if len(words) > 1:
                    found.update(accumulate(words[:-1]))
        return found

    def specific(self, locale: str) -> Owners:
        """Return the renderings that mean one concept and nothing else, in a locale or the project's own."""
        return self._owners(locale)[0]

    def doubtful(self, locale: str) -> Owners:
        """Return the renderings of one concept only that may also be no term at all: noted as ambiguous."""
        return self._owners(locale)[1]

    def _owners(self, locale: str) -> tuple[Owners, Owners]:
        """Return the renderings of one concept only: those never noted as ambiguous, and those always."""
        if locale not in self._known:
            found: Owners = {}
            shared, ambiguous, clear = set[str](), set[str](), set[str]()
            for concept, rendering in self._of(locale):
                owner = found.setdefault(rendering.chinese, (concept, rendering.status))
                if owner[0] is not concept:
                    shared.add(rendering.chinese)
                (ambiguous if flagged(rendering.note, "ambiguous") else clear).add(rendering.chinese)
            sole = {chinese: owner for chinese, owner in found.items() if chinese not in shared}
            self._known[locale] = (
                {chinese: owner for chinese, owner in sole.items() if chinese not in ambiguous},
                {chinese: owner for chinese, owner in sole.items() if chinese not in clear},
            )
        return self._known[locale]

    def _of(self, locale: str) -> Iterator[tuple[Concept, Rendering]]:
        """Yield the renderings that count in a locale, or are the project's own.

        Hong Kong writes what Taiwan does where we know nothing else; what Taiwan rejects it may well write.
        """
        for concept in self.concepts:
            for rendering in concept.renderings:
                lent = locale == "zh-HK" and rendering.locale == "zh-TW" and rendering.is_good
                if rendering.locale == locale or concept.own or lent:
                    yield concept, rendering

    def find(self, prose: str, locale: str) -> dict[str, list[tuple[int, int]]]:
        """Return where each rendering of a locale stands, (start, end) in order; leftmost and longest win."""
        if locale not in self._searches:
            self._searches[locale] = Search(rendering.chinese for _, rendering in self._of(locale))
        found: dict[str, list[tuple[int, int]]] = {}
        for start, end in self._searches[locale].spans(prose):
            chinese = prose[start:end]
            if chinese in found:
                found[chinese].append((start, end))
            else:
                found[chinese] = [(start, end)]
        return found


def own_concepts(path: Path) -> Iterator[Concept]:
    """Read a project's termbase, each cell checked; the rows of a concept may stand apart."""
    _check_shape(path)
    grouped: dict[tuple[str, str], list[TermRow]] = {}
    for _, row in rows(path, TermRow):
        grouped.setdefault((row.english, row.sense), []).append(row)
    for (english, sense), members in grouped.items():
        renderings = tuple(
            Rendering(row.chinese, row.status, row.locale, row.note) for row in members if row.chinese
        )
        variants = tuple(sorted({name for row in members for name in row.variants}))
        keeps_english = any(not row.chinese for row in members)
        yield Concept(english, sense, renderings, variants, True, keeps_english)


def _check_shape(path: Path) -> None:
    """Complain of a glossary in another shape, and say what makes a termbase of it."""
    header = next((cells for _, cells in cells_of(path)), [])
    unknown = next((name for name in header if name.strip() not in TermRow.__struct_fields__), None)
    if unknown is not None:
        command = f"termlint terms import {os.path.relpath(path)} -o terms.csv"
        columns = COLUMNS.replace(",", ", ")
        raise BadTable(
            path,
            1,
            f"unknown column “{unknown[:40]}”; use {columns}, or convert the file with `{command}`",
            f"未知的列“{unknown[:40]}”；可用的有 {columns}；也可用 `{command}` 转换",
        )


COLUMNS = "english,sense,chinese,status,locale,variants,note,source"
"""The header of our own tables, in this order."""


def our_concepts(path: Path) -> Iterator[Concept]:
    """Read one of our own tables; tests/test_seeds_terms.py proves that a concept's rows stand together."""
    english, sense = "", ""
    renderings: list[Rendering] = []
    variants: tuple[str, ...] = ()
    keeps = False
    for name, meaning, chinese, status, locale, others, note, _ in plain(path, COLUMNS):
        if name != english or meaning != sense:
            if english:
                yield Concept(english, sense, tuple(renderings), variants, False, keeps)
            english, sense, renderings, variants, keeps = name, meaning, [], (), False
        if others:
            variants = tuple(sorted({*variants, *several(others)}))
        if chinese:
            renderings.append(Rendering(chinese, status, locale, note))  # type: ignore[arg-type]
        else:
            keeps = True
    if english:
        yield Concept(english, sense, tuple(renderings), variants, False, keeps)
