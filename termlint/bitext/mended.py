"""Whether a translation differs from its original because that was miswritten, and it was mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from termlint.bitext.side import Side
from termlint.bitext.slips import is_slip
from termlint.lexicon import Lexicon
from termlint.lexicon.words import ESTABLISHED
from termlint.model import BREAK

ALIKE, SHORT = 0.75, 4
"""A word of so many letters that no list knows is a slip for a known one that has this share of them."""

FIRST = 50
"""So many words are counted one by one, and if there are more, all of them at once."""

RARER = 100
"""A word that stands in so many times fewer documents than a name that it resembles is a slip for it."""

_WORD = re.compile(r"[\w.-]+")
_PART = re.compile(r"[A-Za-z]+")


class Words:
    """How often each word stands in a whole translation and in its original, names and code among them.

    Args:
        lexicon: says which words documents on software know.
    """

    def __init__(
        self, targets: Iterable[Side], sources: Iterable[Side], lexicon: Lexicon | None = None
    ) -> None:
        self.here, self.there = _Counted(targets), _Counted(sources)
        self._lexicon = lexicon

    def knows(self, new: str, old: str) -> bool:
        """Tell whether everybody knows a new word, and nobody the one that was given up for it."""
        new, old = new.lower(), old.lower()
        if self._lexicon is None or len(old) < SHORT or new.rstrip("s") == old.rstrip("s"):
            return False
        listed, names = self._lexicon.words, self._lexicon.entities.kinds
        unknown = not listed.knows(old)
        if new in names and old not in names:  # text that is counted has the slips in well-known names too
            unknown |= listed.documents(old) * RARER <= listed.documents(new)
        return unknown and listed.documents(new) >= ESTABLISHED and is_slip(new, old, ALIKE)


class _Counted:
    """How often words stand in some texts. Few documents have anything that looks miswritten, and few words
    are asked for in these: the first ones are counted one by one.
    """

    def __init__(self, sides: Iterable[Side]) -> None:
        self._sides = sides
        self._asked: dict[str, int] = {}

    @cached_property
    def _text(self) -> str:
        return BREAK.join([one.raw for one in self._sides])

    @cached_property
    def _all(self) -> Counter[str]:
        return Counter(_WORD.findall(self._text))

    def of(self, word: str) -> int:
        """Return how often a word stands there by itself."""
        if word not in self._asked:
            self._asked[word] = _times(word, self._text) if len(self._asked) < FIRST else self._all[word]
        return self._asked[word]


def _times(word: str, text: str) -> int:
    """Return how often a word stands in a text and is no part of another."""
    times, at = 0, text.find(word)
    while at >= 0:
        end = at + len(word)
        times += not (_WORD.match(text, at - 1, at) or _WORD.match(text, end))
        at = text.find(word, end)
    return times


def is_mended(one: str, other: str, known: Words) -> bool:
    """Tell whether a name or code differs from its original's because that was miswritten.

    It is where the original has the new words elsewhere, as often as those that were given up, which stand
    nowhere in the translation; of words in other letter case the first is enough. And it is where the new
    words are known to everybody and the others are not.
    """
    new, old = ({*_WORD.findall(side)} for side in (one, other))
    fresh, gone = new - old, old - new
    if not fresh or not gone:
        return False
    if {word.lower() for word in fresh} == {word.lower() for word in gone}:
        return all(map(known.there.of, fresh))
    least, usual = min(map(known.there.of, fresh)), max(map(known.there.of, gone))
    if least >= max(usual, 1) and not any(map(known.here.of, gone)):
        return True
    return _is_correction(one, other, known)


def _is_correction(one: str, other: str, known: Words) -> bool:
    """Tell whether all that differs is words that everybody knows, each in the place of one like it."""
    new, old = (_PART.findall(side) for side in (one, other))
    changed = [pair for pair in zip(new, old, strict=False) if pair[0] != pair[1]]
    return len(new) == len(old) and bool(changed) and all(known.knows(*pair) for pair in changed)
