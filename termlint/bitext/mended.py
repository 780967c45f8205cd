"""Tells whether a translation differs from its original because it corrects a spelling mistake there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from termlint.bitext.side import Side
from termlint.bitext.slips import is_slip
from termlint.lazily import lazily
from termlint.lexicon import Lexicon
from termlint.lexicon.words import ESTABLISHED
from termlint.model import BREAK

ALIKE, SHORT = 0.75, 4
"""Least share of equal characters with a known word, and least length, of a misspelling."""

FIRST = 50
"""Number of words that are counted one by one; if more are asked for, all words are counted at once."""

RARER = 100
"""A word is a misspelling of a similar name if it is in this many times fewer documents, by the word list."""

_WORD = lazily(r"[\w.-]+")
_PART = lazily(r"[A-Za-z]+")


class Words:
    """The number of occurrences of each word, names and code included, in a translation and its original.

    Args:
        lexicon: holds the words of documents on software; None for no knowledge of words.
    """

    def __init__(
        self, targets: Iterable[Side], sources: Iterable[Side], lexicon: Lexicon | None = None
    ) -> None:
        self.here, self.there = _Counted(targets), _Counted(sources)
        self._lexicon = lexicon

    def knows(self, new: str, old: str) -> bool:
        """Return True if ``new`` is an established word and ``old`` a similar one, unknown or far rarer."""
        new, old = new.lower(), old.lower()
        if self._lexicon is None or len(old) < SHORT or new.rstrip("s") == old.rstrip("s"):
            return False
        listed, names = self._lexicon.words, self._lexicon.entities.kinds
        unknown = not listed.knows(old)
        if new in names and old not in names:  # the counted documents contain misspellings of known names too
            unknown |= listed.documents(old) * RARER <= listed.documents(new)
        return unknown and listed.documents(new) >= ESTABLISHED and is_slip(new, old, ALIKE)


class _Counted:
    """The number of occurrences of words in some texts. Most documents ask for no word or few, so the first
    `FIRST` words are searched for one by one.
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
        """Return the number of occurrences of a word as a whole word."""
        if word not in self._asked:
            self._asked[word] = _times(word, self._text) if len(self._asked) < FIRST else self._all[word]
        return self._asked[word]


def _times(word: str, text: str) -> int:
    """Return the number of occurrences of a word in a text that are not part of a longer word."""
    times, at = 0, text.find(word)
    while at >= 0:
        end = at + len(word)
        times += not (_WORD.match(text, at - 1, at) or _WORD.match(text, end))
        at = text.find(word, end)
    return times


def is_mended(one: str, other: str, known: Words) -> bool:
    """Return True if a name or code differs from its original's because the original is misspelled.

    That is so if the original has the new words elsewhere, at least as often as the replaced ones, and the
    translation has no replaced one anywhere (if they differ only in letter case, the first condition without
    the count is enough); or if the new words are established and the replaced ones are not (`Words.knows`).
    """
    new, old = ({*_WORD.findall(side)} for side in (one, other))
    fresh, gone = new - old, old - new
    if not fresh or not gone:
        return False
    if {word.lower() for word in fresh} == {word.lower() for word in gone}:
        return all(map(known.there.of, fresh))
    # Each count takes a search of the whole text, and mostly the first one decides.
    if all(map(known.there.of, fresh)) and not any(map(known.here.of, gone)):
        least, usual = min(map(known.there.of, fresh)), max(map(known.there.of, gone))
        if least >= usual:
            return True
    return _is_correction(one, other, known)


def _is_correction(one: str, other: str, known: Words) -> bool:
    """Return True if words differ, and each is a correction of the one in its place (`Words.knows`)."""
    new, old = (_PART.findall(side) for side in (one, other))
    changed = [pair for pair in zip(new, old, strict=False) if pair[0] != pair[1]]
    return len(new) == len(old) and bool(changed) and all(known.knows(*pair) for pair in changed)
