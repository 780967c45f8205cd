"""Names and terms translated word for word: 拥抱脸 for Hugging Face, 物流回归 for logistic regression."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import product
from pathlib import Path

import msgspec

from termlint.lexicon.search import Search
from termlint.lexicon.tables import plain, several

_JOINT = re.compile(r"(?<=[㐀-鿿])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9+#])(?=[㐀-鿿])")
_LATIN = re.compile(r"[A-Za-z0-9]")


COLUMNS = "chinese,right,english,context,unless,source"
"""The header of the table."""


class LiteralRow(msgspec.Struct, frozen=True):
    """A row of ``seeds/literal.csv``: ``chinese`` as it is wrongly written, and what was meant.

    ``right`` is best first. ``chinese`` is wrong where one of the words in ``context`` stands in the
    document, or anywhere if there are none; it is nothing wrong beside a string of ``unless``.
    """

    chinese: str
    right: tuple[str, ...]
    english: str
    context: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    source: str = ""


class Literals:
    """The table, and one automaton for all of it, made when something is first looked for."""

    def __init__(self, table: tuple[LiteralRow, ...]) -> None:
        self.rows = table

    @classmethod
    def load(cls, seeds: Path) -> Literals:
        """Read ``seeds/literal.csv``."""
        return cls(
            tuple(
                LiteralRow(chinese, several(right), english, several(context), several(unless), source)
                for chinese, right, english, context, unless, source in plain(seeds / "literal.csv", COLUMNS)
            )
        )

    @cached_property
    def strings(self) -> frozenset[str]:
        """What is wrongly written."""
        return frozenset(row.chinese for row in self.rows)

    @cached_property
    def _search(self) -> tuple[dict[str, LiteralRow], Search]:
        owners = {form: row for row in self.rows for form in spaced(row.chinese)}
        return owners, Search(owners)

    def find(self, prose: str) -> list[tuple[int, int, LiteralRow]]:
        """Return (start, end, row) of every string of the table in order, whatever it means there.

        Offsets are code points. No match begins or ends within a Latin word or a number.
        """
        owners, search = self._search
        return [
            (start, end, owners[prose[start:end]])
            for start, end in search.spans(prose)
            if not _cuts(prose, start) and not _cuts(prose, end)
        ]


def spaced(chinese: str) -> list[str]:
    """Return a string with and without a space at each place where a Han character meets a Latin one."""
    first, *others = _JOINT.split(chinese)
    return [
        first + "".join(gap + part for gap, part in zip(gaps, others, strict=True))
        for gaps in product(("", " "), repeat=len(others))
    ]


def _cuts(prose: str, at: int) -> bool:
    """Tell whether a Latin word or a number runs across a place."""
    return bool(0 < at < len(prose) and _LATIN.match(prose[at - 1]) and _LATIN.match(prose[at]))
