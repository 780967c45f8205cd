"""How strongly Chinese is associated with English words: gradient with 梯度; counted in glosses."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from termlint.lazily import lazily
from termlint.lexicon.tables import BadTable
from termlint.lexicon.terms import singular

_WORD = lazily(r"[a-z][a-z0-9]+")
_PIECE = lazily(r"([\u3400-\u9fff]{1,2})(\d{1,3})")
SMALL = frozenset(
    ("a", "an", "and", "as", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with")
)
"""English function words, which have no Chinese counterpart of their own."""


def content_words(english: str) -> tuple[str, ...]:
    """Return the content words of an English term, each once: lower-case and singular."""
    found = _WORD.findall(english.lower().replace("’", "'").replace("'s", ""))
    words = (singular(word) if len(word) > 3 else word for word in found if word not in SMALL)
    return tuple(dict.fromkeys(words))


class Associations:
    """Associations of English words with pieces of one or two simplified characters.

    Their strength is Dice's coefficient: 1 if neither is ever met without the other, 0 if never together.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._read: dict[str, dict[str, float]] = {}

    @classmethod
    def load(cls, seeds: Path) -> Associations:
        """Read ``seeds/contexts/glosses.txt``."""
        return cls((seeds / "contexts" / "glosses.txt").read_text(encoding="utf-8"))

    @cached_property
    def _lines(self) -> dict[str, str]:
        # A line is parsed only when its word is looked up, as in the table of acronyms.
        return {line[: line.index(" ")]: line for line in self._text.splitlines()}

    def of(self, word: str) -> dict[str, float]:
        """Return Dice's coefficient of each Chinese piece with a word, as `content_words` returns it."""
        if word not in self._read:
            pieces = _PIECE.findall(self._lines.get(word, ""))
            self._read[word] = {piece: int(share) / 100 for piece, share in pieces}
        return self._read[word]


def check_associations(path: Path) -> None:
    """Raise `BadTable` if a line is not ``word 梯度88 梯88 …``: hundredths of the coefficient, falling."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        word, *pieces = line.split(" ")
        found = [_PIECE.fullmatch(piece) for piece in pieces]
        shares = [int(match[2]) for match in found if match]
        if (
            content_words(word) != (word,)
            or not all(found)
            or not shares
            or shares != sorted(shares, reverse=True)
        ):
            raise BadTable(path, number, f"not a line of associations: {line[:40]}", f"格式不符：{line[:40]}")
