"""Redundant phrases: two words with one meaning (可以能够), or a word and its frame (大约十分钟左右)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from termlint.lazily import lazily
from termlint.lexicon.tables import rows

Kind = Literal["slip", "estimate", "style"]

ROOM = 10
"""Maximum length, in code points, of the text inside a frame."""

_CLAUSE = "，。；：、？！（）()…\ufdd1\n"
_NUMBER = " ?(?:[0-9][0-9,.]*|[一二三四五六七八九十两几数]{1,3}) ?[十百千万亿]*"
_UNIT = f"[^{_CLAUSE}0-9的了和或并与内需在]{{0,4}}?"
"""A unit holds no word that would begin another part of the clause."""

_GAPS = {
    "…": f"[^{_CLAUSE}]{{1,{ROOM}}}?",
    "#": _NUMBER,
    "~": "(?: ?(?:在|是|为|有|需要?|用了?|[减增][少加长]了?|[提降上下][高低升降]了?))?",
    "#…": f"{_NUMBER}{_UNIT}",
    "+": _UNIT,
}
"""What the marks in a phrase match."""


class RedundantRow(msgspec.Struct, frozen=True):
    """A row of ``seeds/redundant.csv``.

    In ``phrase`` an ellipsis matches up to `ROOM` code points within one clause, ``#`` a number, ``#…`` a
    number with its unit, ``+`` a unit, and ``~`` a verb or nothing; in the replacements ``plain``, best
    first, an ellipsis stands for any of them.

    A ``slip`` is a remnant of rewriting, or says what cannot both be (将近五百多家); an ``estimate`` is made
    twice (大约三十人左右); ``style`` is a matter of taste. One of ``unless`` later in the clause makes the
    phrase correct: 使用用例.
    """

    phrase: str
    plain: tuple[str, ...]
    kind: Kind
    unless: tuple[str, ...] = ()
    reason: str = ""


class Redundancy(NamedTuple):
    """A phrase at ``start:end`` with the text inside its frame."""

    row: RedundantRow
    start: int
    end: int
    middle: str
    closed: bool = False
    """Whether a mark or the end follows: then nothing ends in a space."""

    @property
    def plain(self) -> tuple[str, ...]:
        """The replacements, best first."""
        texts = (one.replace("…", self.middle) for one in self.row.plain)
        return tuple(one.rstrip() if self.closed else one for one in texts)


class Redundancies:
    """The table; each row has a pattern, tried where the phrase's text before its first gap stands."""

    def __init__(self, table: tuple[RedundantRow, ...]) -> None:
        self._table = table

    @classmethod
    def load(cls, seeds: Path) -> Redundancies:
        """Read ``seeds/redundant.csv``."""
        return cls(tuple(row for _, row in rows(seeds / "redundant.csv", RedundantRow)))

    def find(self, prose: str) -> Iterator[Redundancy]:
        """Yield every phrase in the prose, also inside longer words."""
        for row, match in self._found(prose):
            start, end = match.span()
            head, _, tail = re.sub("[~#…+]+", "…", row.phrase).partition("…")
            middle = match.group()[len(head) : len(match.group()) - len(tail)] if tail else ""
            if not self._is_right(row, prose, end):
                yield Redundancy(row, start, end, middle, closed=not prose[end : end + 1].isalnum())

    def _found(self, prose: str) -> Iterator[tuple[RedundantRow, re.Match[str]]]:
        """Yield the phrases that match, none of which overlap, each with its row."""
        at = 0
        while head := self._heads.search(prose, at):
            start, at = head.start(), head.start() + 1
            # A pattern is compiled only where the text before its first gap stands.
            tried = (
                (row, pattern.match(prose, start))
                for row, begun, pattern in self._by_first[prose[start]]
                if prose.startswith(begun, start)
            )
            if found := next(((row, match) for row, match in tried if match), None):
                yield found
                at = found[1].end()

    def _is_right(self, row: RedundantRow, prose: str, end: int) -> bool:
        clause = re.split("[，。；：！？\ufdd1]", prose[end : end + 40], maxsplit=1)[0]
        return any(word in clause for word in row.unless)

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[RedundantRow, str, re.Pattern[str]]]]:
        """The rows by the first character, the longest phrase first, with what is before a gap; patterns."""
        by_first: dict[str, list[tuple[RedundantRow, str, re.Pattern[str]]]] = {}
        for row in sorted(self._table, key=lambda row: -len(row.phrase)):
            pattern = re.sub("#?…|[#~+]", lambda match: _GAPS[match.group()], row.phrase)
            entry = row, _before_gap(row.phrase), lazily(pattern)
            by_first.setdefault(row.phrase[0], []).append(entry)
        return by_first

    @cached_property
    def _heads(self) -> re.Pattern[str]:
        """The pattern of what stands before the first gap of a phrase, by its first character."""
        rests: dict[str, list[str]] = {}
        for head in dict.fromkeys(_before_gap(row.phrase) for row in self._table):
            rests.setdefault(head[0], []).append(head[1:])
        # Alternatives that each begin with a character of their own: for these the engine searches.
        return re.compile("|".join(f"{first}(?:{'|'.join(those)})" for first, those in rests.items()))


def _before_gap(phrase: str) -> str:
    return re.split("[~#…+]", phrase, maxsplit=1)[0]
