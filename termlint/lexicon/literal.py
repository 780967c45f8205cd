"""Wrong word-for-word translations of names and terms: 拥抱脸 for Hugging Face."""

from __future__ import annotations

from functools import cached_property
from itertools import product
from pathlib import Path

import msgspec

from termlint.lazily import lazily
from termlint.lexicon.search import Search
from termlint.lexicon.tables import plain, several

_JOINT = lazily(r"(?<=[㐀-鿿])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9+#])(?=[㐀-鿿])")
_LATIN = lazily(r"[A-Za-z0-9]")
_PERSON = lazily(r"[A-Z][a-z]+(?:-[A-Z][a-z]+)? [A-Z][a-z]+")
_CHINESE_NAME = lazily(r"[㐀-鿿]{2,4}")


COLUMNS = "chinese,right,english,context,unless,source"
"""The header of the table."""


class LiteralRow(msgspec.Struct, frozen=True):
    """A row of ``seeds/literal.csv``: a wrong translation, and ``right``, the correct ones, best first.

    ``chinese`` is wrong if one of the words in ``context`` occurs in the document, or anywhere if there are
    none; it is not wrong as part of one of the strings in ``unless``.
    """

    chinese: str
    right: tuple[str, ...]
    english: str
    context: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    source: str = ""

    @property
    def person(self) -> bool:
        """Whether it is a person's name, which may be miswritten or put in the Western order (飞飞·李)."""
        return bool(_PERSON.fullmatch(self.english) and _CHINESE_NAME.fullmatch(self.right[0]))


class Literals:
    """The table, and one automaton for all of it, built on first use."""

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
        """All wrong translations."""
        return frozenset(row.chinese for row in self.rows)

    @cached_property
    def _search(self) -> tuple[dict[str, LiteralRow], Search]:
        owners = {form: row for row in self.rows for form in spaced(row.chinese)}
        return owners, Search(owners)

    def find(self, prose: str) -> list[tuple[int, int, LiteralRow]]:
        """Return (start, end, row) of every wrong translation in order, without regard to context.

        Offsets are code points. No match begins or ends within a Latin word or a number.
        """
        owners, search = self._search
        return [
            (start, end, owners[prose[start:end]])
            for start, end in search.spans(prose)
            if not _cuts(prose, start) and not _cuts(prose, end)
        ]


def spaced(chinese: str) -> list[str]:
    """Return a string with and without a space at each boundary between Han and Latin characters."""
    if min(chinese) > "\x7f":  # no Latin, as in most
        return [chinese]
    first, *others = _JOINT.split(chinese)
    return [
        first + "".join(gap + part for gap, part in zip(gaps, others, strict=True))
        for gaps in product(("", " "), repeat=len(others))
    ]


def _cuts(prose: str, at: int) -> bool:
    """Return True if an offset is inside a Latin word or a number."""
    return bool(0 < at < len(prose) and _LATIN.match(prose[at - 1]) and _LATIN.match(prose[at]))
