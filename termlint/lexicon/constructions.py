"""Pairs of constructions that exclude each other and are mixed in one sentence: 是因为…所致, 把…被送到."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from termlint.lazily import lazily
from termlint.lexicon.tables import rows

ROOM: Mapping[str, str] = {
    "clause": "[^，。；：、？！!?;:（）()“”「」…\ufdd0\ufdd1\n]{1,14}?",
    "sentence": "[^。；？！!?;“”「」…\ufdd1\n]{1,40}?",
}
"""What may stand between head and tail: within a clause, without a mark, or within a sentence."""

_AFTER: Mapping[str, str] = {
    "": "",
    "closed": "(?=[，。；：！？）)\ufdd1\n]|$)",
    "plain": "(?![^，。；：！？\ufdd1\n]{0,20}(?:的|哪|什么|多少))",
    "alone": "(?![^。！？\ufdd1\n]{0,60}(?:但|还是|却|仍|可是))",
}
"""What must follow: the end of the clause; nothing relative in the clause; no contrast in the sentence."""

_IF = ("如果", "要是", "万一", "假如", "倘若", "若")
"""Words that begin a condition: 如果只有…，就 is right."""


class ConstructionRow(msgspec.Struct, frozen=True):
    """A row of ``seeds/constructions.csv``: one of ``head``, and later one of ``tail``, exclude each other.

    A tail begins, up to ``+``, with what goes if the rest is kept. Nothing of ``without`` may stand between;
    ``after`` is a key of `_AFTER`. In ``plain``, best first, ``^`` is the head, an ellipsis the
    text between, ``$`` the tail. ``style`` is a matter of taste.
    """

    head: tuple[str, ...]
    tail: tuple[str, ...]
    reach: Literal["clause", "sentence"]
    plain: tuple[str, ...]
    kind: Literal["slip", "style"]
    after: Literal["closed", "plain", "alone", ""] = ""
    without: tuple[str, ...] = ()


class Mixed(NamedTuple):
    """Two constructions at ``start:end``, and what would be one of them, best first."""

    start: int
    end: int
    head: str
    tail: str
    plain: tuple[str, ...]
    kind: Literal["slip", "style"]


class Constructions:
    """The table; each row has a pattern, tried where one of the heads stands."""

    def __init__(self, table: tuple[ConstructionRow, ...]) -> None:
        self._table = table

    @classmethod
    def load(cls, seeds: Path) -> Constructions:
        """Read ``seeds/constructions.csv``."""
        return cls(tuple(row for _, row in rows(seeds / "constructions.csv", ConstructionRow)))

    def find(self, prose: str) -> Iterator[Mixed]:
        """Yield every place of the prose, also inside longer words; of a head the first row that fits."""
        for match in self._heads.finditer(prose):
            head, start = match[0] + match[match.lastindex or 0], match.start()
            found = (_mixed(row, head, pattern, prose, start) for row, pattern in self._by_head[head])
            if one := next(filter(None, found), None):
                yield one

    @cached_property
    def _by_head(self) -> dict[str, list[tuple[ConstructionRow, re.Pattern[str]]]]:
        by_head: dict[str, list[tuple[ConstructionRow, re.Pattern[str]]]] = {}
        for row in self._table:
            tails = "|".join(one.replace("+", "") for one in sorted(row.tail, key=len, reverse=True))
            pattern = lazily(f"({ROOM[row.reach]})({tails})(?<!但(?=[求愿凡])){_AFTER[row.after]}")
            for head in row.head:
                by_head.setdefault(head, []).append((row, pattern))
        return by_head

    @cached_property
    def _heads(self) -> re.Pattern[str]:
        """The pattern of a head's first character; the last group has the rest, which may begin another head:
        可以|防止 holds 以防.
        """
        rests: dict[str, list[str]] = {}
        for head in sorted(self._by_head, key=len, reverse=True):
            rests.setdefault(head[0], []).append(head[1:])
        # Alternatives that each begin with a character of their own: for these the engine searches.
        return re.compile("|".join(f"{first}(?=({'|'.join(those)}))" for first, those in rests.items()))


def _mixed(row: ConstructionRow, head: str, pattern: re.Pattern[str], prose: str, start: int) -> Mixed | None:
    match = None if prose.endswith(_IF, 0, start) else pattern.match(prose, start + len(head))
    if match is None or any(word in match[1] for word in row.without):
        return None
    kept = next(one for one in row.tail if one.replace("+", "") == match[2]).rpartition("+")[2]
    parts = {"^": head, "…": match[1], "$": kept}
    texts = (re.sub("[$^…]", lambda mark: parts[mark.group()], one) for one in row.plain)
    return Mixed(start, match.end(), head, match[2], tuple(one.rstrip() for one in texts), row.kind)
