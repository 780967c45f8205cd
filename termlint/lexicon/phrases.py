"""Terms, sayings and set phrases, and the fragments that remain of each without one character."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from termlint.lexicon.search import Search
from termlint.lexicon.tables import rows
from termlint.lexicon.terms import Terms

Kind = Literal["frame", "saying", "known", "term"]

GOOD = ("preferred", "admitted")

SHORTEST = 4
"""Minimum length of a term, in code points: fragments of shorter ones are not recognisable."""


class PhraseRow(msgspec.Struct, frozen=True):
    """A row of ``seeds/phrases.csv``.

    ``lost`` holds the offsets, as digits, of characters whose fragment (``whole`` without that character) was
    hardly ever met in clean text. The fragment of a ``frame`` is a fault wherever it stands between words;
    that of a ``saying`` only where it falls into single characters; ``known`` strings are correct as they
    are.
    """

    whole: str
    kind: Kind
    lost: str = ""
    reason: str = ""


class Fragment(NamedTuple):
    """The string that remains of ``whole`` without the character at the offset ``lost``."""

    whole: str
    lost: int
    kind: Kind


class Phrases:
    """All fragments, in one automaton together with the complete strings."""

    def __init__(self, table: Iterable[PhraseRow], terms: Terms, bound: frozenset[str]) -> None:
        self.table = tuple(table)
        self._terms = terms
        self.bound = bound

    @classmethod
    def load(cls, seeds: Path, terms: Terms, bound: frozenset[str]) -> Phrases:
        """Read ``seeds/phrases.csv``; ``bound`` are characters that are hardly ever a word of their own."""
        return cls((row for _, row in rows(seeds / "phrases.csv", PhraseRow)), terms, bound)

    def find(self, prose: str) -> Iterator[tuple[int, int, tuple[Fragment, ...]]]:
        """Yield (start, end, what it may be left of) of each fragment that is not in a complete string."""
        fragments, search = self._search
        for start, end in search.spans(prose):
            if meant := fragments.get(prose[start:end]):
                yield start, end, meant

    @cached_property
    def _search(self) -> tuple[dict[str, tuple[Fragment, ...]], Search]:
        fragments = tuple(self._fragments())
        whole = {row.whole for row in self.table}.union(fragment.whole for fragment in fragments)
        known = whole.union(self._terms.by_chinese)
        found: dict[str, tuple[Fragment, ...]] = {}
        for fragment in fragments:
            left = fragment.whole[: fragment.lost] + fragment.whole[fragment.lost + 1 :]
            if left not in known:
                found[left] = (*found.get(left, ()), fragment)
        return found, Search([*found, *whole])

    def _fragments(self) -> Iterator[Fragment]:
        for row in self.table:
            yield from (Fragment(row.whole, int(digit), row.kind) for digit in row.lost)
        for term, (_, status) in self._terms.specific("zh-CN").items():
            if len(term) >= SHORTEST and status in GOOD and not self.bound.isdisjoint(term):
                yield from (Fragment(term, at, "term") for at in self._weak(term))

    def _weak(self, term: str) -> Iterator[int]:
        """Yield the offsets of characters next to a bound one, which would be left without its word."""
        weak = [character in self.bound for character in term]
        for at, (left, right) in enumerate(zip([False, *weak], [*weak[1:], False], strict=False)):
            if left or right:
                yield at
