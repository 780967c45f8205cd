"""Redundant phrases: two words with one meaning (可以能够), or a word and its frame (大约十分钟左右)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

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


_MARKS = "…#~+"


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
    """The table, as patterns by how a phrase begins: of all that begin so, the longest is tried first.

    Compiling one pattern of all phrases would take as long as reading fifty documents.
    """

    def __init__(self, table: tuple[RedundantRow, ...]) -> None:
        self._table = table
        self._compiled: dict[str, re.Pattern[str]] = {}

    @classmethod
    def load(cls, seeds: Path) -> Redundancies:
        """Read ``seeds/redundant.csv``."""
        return cls(tuple(row for _, row in rows(seeds / "redundant.csv", RedundantRow)))

    def find(self, prose: str) -> Iterator[Redundancy]:
        """Yield every phrase in the prose, also inside longer words."""
        for match in self._matches(prose):
            name = match.lastgroup or ""
            row, (start, end) = self._table[int(name[1:])], match.span()
            head, _, tail = re.sub("[~#…+]+", "…", row.phrase).partition("…")
            middle = match.group()[len(head) : len(match.group()) - len(tail)] if tail else ""
            if not self._is_right(row, prose, end):
                yield Redundancy(row, start, end, middle, closed=not prose[end : end + 1].isalnum())

    def _is_right(self, row: RedundantRow, prose: str, end: int) -> bool:
        clause = re.split("[，。；：！？\ufdd1]", prose[end : end + 40], maxsplit=1)[0]
        return any(word in clause for word in row.unless)

    def _matches(self, prose: str) -> Iterator[re.Match[str]]:
        """Yield the leftmost matches, none of which overlap."""
        done = 0
        for place in self._first.finditer(prose):
            at = place.start()
            begun = prose[at : at + 2] if prose[at : at + 2] in self._by_start else prose[at]
            if at >= done and begun in self._by_start and (match := self._starting(begun).match(prose, at)):
                done = match.end()
                yield match

    @cached_property
    def _first(self) -> re.Pattern[str]:
        return re.compile(f"[{''.join({row.phrase[0] for row in self._table})}]")

    @cached_property
    def _by_start(self) -> dict[str, list[int]]:
        """The phrases, by index and the longest first, that may stand where two characters begin.

        By one character there are those with a gap after it, which any other may follow.
        """
        rows = [row.phrase for row in self._table]
        order = sorted(range(len(rows)), key=lambda index: -len(rows[index]))
        found: dict[str, list[int]] = {}
        for start in {rows[index][: 1 if rows[index][1] in _MARKS else 2] for index in order}:
            fitting = (index for index in order if rows[index][0] == start[0])
            found[start] = [index for index in fitting if rows[index][1] in (*start[1:], *_MARKS)]
        return found

    def _starting(self, start: str) -> re.Pattern[str]:
        """Return the pattern of the phrases by a start."""
        if start not in self._compiled:
            self._compiled[start] = re.compile("|".join(map(self._written, self._by_start[start])))
        return self._compiled[start]

    def _written(self, index: int) -> str:
        """Return a phrase as a pattern, in a group that is named by its index."""
        phrase = self._table[index].phrase
        return f"(?P<r{index}>{re.sub('#?…|[#~+]', lambda match: _GAPS[match.group()], phrase)})"
