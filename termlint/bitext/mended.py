"""Whether a translation differs from its original because that was miswritten, and it was mended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from termlint.bitext.side import Side
from termlint.bitext.slips import is_slip
from termlint.lexicon import Lexicon
from termlint.lexicon.words import ESTABLISHED

ALIKE, SHORT = 0.75, 4
"""A word of so many letters that no list knows is a slip for a known one that has this share of them."""

_WORD = re.compile(r"[\w.-]+")
_PART = re.compile(r"[A-Za-z]+")


class Words:
    """How often each word stands in a whole translation and in its original, names and code among them;
    counted when it is asked for: few documents have anything that looks miswritten.

    Args:
        lexicon: says which words documents on software know.
    """

    def __init__(
        self, targets: Iterable[Side], sources: Iterable[Side], lexicon: Lexicon | None = None
    ) -> None:
        self._sides = targets, sources
        self._lexicon = lexicon

    @cached_property
    def here(self) -> Mapping[str, int]:
        """The words of the translation."""
        return _count(self._sides[0])

    @cached_property
    def there(self) -> Mapping[str, int]:
        """The words of the original."""
        return _count(self._sides[1])

    def knows(self, new: str, old: str) -> bool:
        """Tell whether everybody knows a new word, and nobody the one that was given up for it."""
        new, old = new.lower(), old.lower()
        if self._lexicon is None or len(old) < SHORT or new.rstrip("s") == old.rstrip("s"):
            return False
        listed = self._lexicon.words
        return listed.documents(new) >= ESTABLISHED and not listed.knows(old) and is_slip(new, old, ALIKE)


def _count(sides: Iterable[Side]) -> Counter[str]:
    return Counter(word for one in sides for word in _WORD.findall(one.raw))


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
        return all(word in known.there for word in fresh)
    least = min(known.there.get(word, 0) for word in fresh)
    usual = max(known.there.get(word, 0) for word in gone)
    if least >= max(usual, 1) and not any(word in known.here for word in gone):
        return True
    return _is_correction(one, other, known)


def _is_correction(one: str, other: str, known: Words) -> bool:
    """Tell whether all that differs is words that everybody knows, each in the place of one like it."""
    new, old = (_PART.findall(side) for side in (one, other))
    changed = [pair for pair in zip(new, old, strict=False) if pair[0] != pair[1]]
    return len(new) == len(old) and bool(changed) and all(known.knows(*pair) for pair in changed)
