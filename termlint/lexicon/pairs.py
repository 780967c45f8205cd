"""English words that usually occur side by side: gradient descent, fine tuning, batch size."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from termlint.lazily import lazily
from termlint.lexicon.tables import BadTable

# The first letter comes before the look-behinds, so that the engine can skip to it.
PAIR = lazily(
    r"([A-Za-z](?<![A-Za-z0-9_][A-Za-z])(?<![0-9]-[A-Za-z])(?<!\s-[A-Za-z])[A-Za-z]{2,}+)"
    r"[ -](?=([A-Za-z]{3,}+)(?![A-Za-z0-9_]))"
)
"""Matches two neighbouring words; the second is in a look-ahead, for it may begin the next pair."""

_WORDS = """
the and for with from that this are was were will can not you your our its but has have had into than then
they them their there these those what when where which who how all any each more most some such only also
just like make does did use used using one two new via per set get let may would could should shall must
about after before between over under out off been being both here very even still while because since
until upon within without during other others same
"""
FUNCTION = frozenset(_WORDS.split())
"""Function words, beside which any word may occur."""

_LINE = lazily(r"([a-z]{3,}) ([a-z]{3,}) ([0-9]+) ([0-9]+)")


class Pairs:
    """The usual neighbours of each word on either side, in lower case, with their weights.

    The weight of a word beside another is the binary logarithm of the number of documents in which it would
    have to occur for chance alone to explain how many contain the pair.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @classmethod
    def load(cls, seeds: Path) -> Pairs:
        """Read ``seeds/contexts/pairs.txt``."""
        return cls((seeds / "contexts" / "pairs.txt").read_text(encoding="ascii"))

    @cached_property
    def _sides(self) -> tuple[Mapping[str, dict[str, int]], Mapping[str, dict[str, int]]]:
        after: dict[str, dict[str, int]] = defaultdict(dict)
        before: dict[str, dict[str, int]] = defaultdict(dict)
        for line in self._text.splitlines():
            first, second, weight_of_first, weight_of_second = line.split(" ")
            before[second][first] = int(weight_of_first)
            after[first][second] = int(weight_of_second)
        return after, before

    def after(self, first: str) -> Mapping[str, int]:
        """Return the words that usually follow a word, with their weights."""
        return self._sides[0].get(first, {})

    def before(self, second: str) -> Mapping[str, int]:
        """Return the words that usually precede a word, with their weights."""
        return self._sides[1].get(second, {})


def check_pairs(path: Path) -> None:
    """Raise `BadTable` if a line is not ``gradient descent 12 13``, or the lines are not sorted."""
    last = ""
    for number, line in enumerate(path.read_text(encoding="ascii").splitlines(), 1):
        if not _LINE.fullmatch(line) or line <= last:
            raise BadTable(
                path, number, f"not a pair, or out of order: {line[:40]}", f"格式或次序不符：{line[:40]}"
            )
        last = line
