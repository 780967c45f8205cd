"""Which characters and words may be repeated, and which may not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import msgspec

from termlint.lexicon.tables import rows

Kind = Literal[
    "character", "bound", "junction", "ending", "opening", "word", "tail", "opener", "latin", "latin-ok"
]


class RepeatRow(msgspec.Struct, frozen=True):
    """A row of ``seeds/repeats.csv``.

    Kinds: ``character`` lists characters that are never repeated as words of their own; ``bound`` lists those
    that are hardly ever a word (础, 函), so that a copy beside their word is a fault; ``junction`` is a word
    at whose edge a character of the first kind may follow another (可以|以, 在|在线); the last character of
    an ``ending`` is no word (诸如|如), nor is the first of an ``opening`` (提|提供); a ``word`` may be
    repeated (尝试尝试); a ``tail`` after the second copy may form a longer word with it (编译|编译器); an
    ``opener`` begins a sentence (例如，); ``latin`` words are never repeated (the the); ``latin-ok`` may be
    (very very).
    """

    kind: Kind
    text: str
    reason: str


class Repeats:
    """The table, by kind.

    Attributes:
        doubled: matches a character two or more times, also across a soft line end, if that may be a fault.
        characters: function characters that are never repeated as words of their own.
        bound: characters that are hardly ever a word of their own.
        words: words of Han characters that may be repeated.
        tails: characters that may form a longer word with the second copy.
        openers: words that begin a sentence before a comma.
        never: English words that are never repeated.
        latin: English words that may be repeated.
    """

    def __init__(self, table: tuple[RepeatRow, ...]) -> None:
        by_kind: dict[Kind, set[str]] = {}
        for row in table:
            by_kind.setdefault(row.kind, set()).add(row.text)
        self.characters = frozenset("".join(by_kind["character"]))
        self.bound = frozenset("".join(by_kind["bound"]))
        self._junctions = frozenset(by_kind["junction"])
        self._endings = frozenset(by_kind["ending"])
        self._openings = frozenset(by_kind["opening"])
        self.words = frozenset(by_kind["word"])
        self.tails = frozenset("".join(by_kind["tail"]))
        self.openers = frozenset(by_kind["opener"])
        self.never = frozenset(by_kind["latin"])
        self.latin = frozenset(by_kind["latin-ok"])
        edges = {word[-1] for word in self._endings} | {word[0] for word in self._openings}
        self.doubled = re.compile(rf"([{''.join(sorted(self.characters | self.bound | edges))}])(?:\n?\1)+")

    @classmethod
    def load(cls, seeds: Path) -> Repeats:
        """Read ``seeds/repeats.csv``."""
        return cls(tuple(row for _, row in rows(seeds / "repeats.csv", RepeatRow)))

    def edges(self, prose: str, first: int, last: int) -> tuple[int, ...]:
        """Return the word boundaries that would prove the characters at ``first`` and ``last`` a repetition.

        Empty if known words explain them (可以|以, 在|在线), so that most cases need no segmenter.
        """
        before = [first + 1 - size for size in (3, 2) if first + 1 >= size]
        after = [last + size for size in (3, 2)]
        for start in before:
            if prose[start : first + 1] in self._endings:
                return (start, first + 1, last, last + 1) if not self._opens(prose, last, after) else ()
        for end in after:
            if prose[last:end] in self._openings:
                return (first, first + 1, last, end)
        joined = any(prose[start : first + 1] in self._junctions for start in before)
        if joined or self._opens(prose, last, after) or prose[first] not in self.characters:
            return ()
        return (first, first + 1, last, last + 1)

    def _opens(self, prose: str, at: int, ends: list[int]) -> bool:
        return any(prose[at:end] in self._junctions for end in ends)
