"""Scores how well two blocks agree: by the words of the original whose usual Chinese the translation has."""

from __future__ import annotations

import math

from termlint.bitext.coverage import Said, weights_of, words_of
from termlint.bitext.side import Side
from termlint.lexicon import Lexicon
from termlint.lexicon.translations import Translation

SMOOTHING = 3
"""Added to the number of a block's words, so that agreement in a few words has little weight."""
ENOUGH, CLEARLY = 5, -4.0
"""A text with fewer known words than `ENOUGH` is no translation only below log-odds of `CLEARLY`."""
LONG = 6000
"""Most code points of a text to be judged; a longer one counts as a translation."""


class Wording:
    """Compares blocks by their words; the words of each block are read once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._said: dict[Side, Said] = {}
        self._words: dict[Side, list[tuple[str, Translation]]] = {}

    def agreement(self, target: Side, source: Side) -> float:
        """Return how strongly the words of an original suggest that ``target`` is its translation: the sum of
        their log-odds over the root of their number, since words of one block are not independent.
        """
        said, words = self._of_target(target), self._of_source(source)
        return sum(weights_of(words, set(), said)) / math.sqrt(len(words) + SMOOTHING)

    def is_translation(self, target: Side, source: Side, by: float = 0) -> bool:
        """Return True if a text is the translation of the other with log-odds of ``by`` or more. With few
        known words only clear evidence against it counts (`CLEARLY`).
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
