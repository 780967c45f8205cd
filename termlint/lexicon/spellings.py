"""Words that are spelled in two ways, both of which are in use: 部分, 部份."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from termlint.lexicon.search import Search
from termlint.lexicon.tables import plain


class Spellings:
    """The table: the usual spelling of a word by its other one (``usual``), in simplified characters."""

    def __init__(self, usual: dict[str, str]) -> None:
        self.usual = usual

    @classmethod
    def load(cls, seeds: Path) -> Spellings:
        """Read ``seeds/spellings.csv``."""
        return cls({other: usual for usual, other in plain(seeds / "spellings.csv", "usual,other")})

    @cached_property
    def _search(self) -> Search:
        return Search(self.usual)

    def others(self, prose: str) -> dict[str, list[tuple[int, int]]]:
        """Return the places, (start, end) in code points, of each spelling that is not the usual one."""
        found: dict[str, list[tuple[int, int]]] = {}
        for start, end in self._search.spans(prose):
            found.setdefault(prose[start:end], []).append((start, end))
        return found
