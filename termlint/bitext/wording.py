"""How well two blocks agree by the words of one: how many of them have their usual Chinese in the other."""

from __future__ import annotations

import math

from termlint.bitext.coverage import Said, weights_of, words_of
from termlint.bitext.side import Side
from termlint.lexicon import Lexicon
from termlint.lexicon.translations import Translation

FEW = 3
"""Words that count beside those of a block, so that one alone tells little."""
ENOUGH, CLEARLY = 5, -4.0
"""Fewer known words than these tell only from such odds down, a logarithm, that a text is no translation."""
LONG = 6000
"""Of more code points it is not asked."""


class Wording:
    """The words of blocks, each read once however often it is compared."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._said: dict[Side, Said] = {}
        self._words: dict[Side, list[tuple[str, Translation]]] = {}

    def agreement(self, target: Side, source: Side) -> float:
        """Return what the words of an original say for its being translated there: a logarithm of odds, over
        the root of their number, for words of one block do not speak independently.
        """
        said, words = self._of_target(target), self._of_source(source)
        return sum(weights_of(words, set(), said)) / math.sqrt(len(words) + FEW)

    def is_translation(self, target: Side, source: Side, by: float = 0) -> bool:
        """Tell whether a text is likelier than not to be the translation of the other. Few words must speak
        clearly against it. ``by``: the least logarithm of odds.
        """
        if max(len(source.raw), len(target.raw)) > LONG:
            return True
        said, words = self._of_target(target), self._of_source(source)
        return sum(weights_of(words, set(), said)) >= (by if len(words) >= ENOUGH else min(by, CLEARLY))

    def _of_target(self, side: Side) -> Said:
        if side not in self._said:
            text = side.opened.translate(self._lexicon.scripts.to_simplified)
            self._said[side] = Said.of(side.raw, text)
        return self._said[side]

    def _of_source(self, side: Side) -> list[tuple[str, Translation]]:
        if side not in self._words:
            known = self._lexicon.translations
            self._words[side] = [(word, row) for word in words_of(side) if (row := known.of(word))]
        return self._words[side]
