"""Many short texts searched as one: a pass over all of them costs less than a pass over each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, groupby
from typing import TypeVar

from termlint.model import BREAK

Found = TypeVar("Found")


class Joined:
    """Texts in a row; `BREAK` stands between them, so that no pattern runs from one into another."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.text = BREAK.join(texts)
        self.starts = [*accumulate((len(text) + 1 for text in texts), initial=0)]

    def divided(
        self, found: Iterable[Found], start: Callable[[Found], int]
    ) -> Iterator[tuple[int, Iterator[Found]]]:
        """Yield what was found, in order, by the texts in which it starts, with the index of each."""
        return groupby(found, lambda one: bisect_right(self.starts, start(one)) - 1)

    def having(self, string: str) -> Iterator[int]:
        """Yield the indexes of the texts in which a string stands, not empty and without `BREAK`."""
        start = self.text.find(string)
        while start >= 0:
            index = bisect_right(self.starts, start) - 1
            yield index
            start = self.text.find(string, self.starts[index + 1])
