"""Slips for a known word of the same document (Rafialov, Rafailov) or a word of a term (teleopration).

The document may have the right word only once, so a list must know it: two unknown words may be two names.
Only some slips count: with another consonant, or a letter more or less at the end, it may be another name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from termlint.lexicon import Lexicon
from termlint.survey import Survey
from termlint.survey.spelling.coinages import is_coined, is_parameter
from termlint.survey.spelling.corrections import Correction
from termlint.survey.spelling.likeness import Slip, is_made_of, may_be_meant, slip_of, swaps_vowels
from termlint.survey.spelling.suspects import Suspect

SHORTEST, LONG = 5, 6
"""The fewest letters of a suspect, since shorter words have too many neighbours; and of a word that may
differ by a lost, doubled or other letter, since shorter names differ in these.
"""

LONGER = 8
"""The fewest letters of a suspect that may be a slip for a word that only an English term has."""

MOST = 2
"""How often a suspect may occur; more often, it is the author's own word."""

CONFIDENCE = 0.85
"""The share of these corrections that was right in a sample."""

ORDER: frozenset[Slip] = frozenset(("swapped", "shifted"))


def meant_here(suspect: Suspect, here: int, survey: Survey) -> Correction | None:
    """Return the only known word of the prose for which a suspect, ``here`` times there, is a plain slip."""
    text, words = suspect.text, survey.lexicon.words
    if len(text) < SHORTEST or here > MOST or suspect.listed or suspect.compound or suspect.foreign:
        return None
    near = [other for other in _begin_alike(survey.sorted_words, text[0]) if _is_slip(suspect, other)]
    known = [other for other in near if words.knows(other) or other.lower() in survey.lexicon.entities.forms]
    if len(known) != 1 or is_made_of(text, words) or is_coined(suspect.folded, 1, words):
        return None
    if is_parameter(survey.prose, suspect.start, suspect.end):
        return None
    return Correction(known[0], survey.word_counts[known[0]], 1, CONFIDENCE, False)


def meant_term(suspect: Suspect, lexicon: Lexicon) -> Correction | None:
    """Return the only word of an English term of which a long suspect lacks a letter or swaps two."""
    word = suspect.folded
    if len(word) < LONGER or suspect.listed or suspect.foreign or suspect.named or not suspect.text.islower():
        return None
    lengths = (len(word), len(word) + 1)
    near = [one for length in lengths for one in lexicon.terms.long_words.get((word[0], length), ())]
    meant = [one for one in near if _is_plain(word, one)]
    return Correction(meant[0], 0, 1, CONFIDENCE, False) if len(meant) == 1 else None


def _is_plain(word: str, other: str) -> bool:
    alike = word[-1] == other[-1] and may_be_meant(word, other, 1)
    return alike and slip_of(word, other) in ORDER | {"lost", "halved"}


def _begin_alike(words: Sequence[str], letter: str) -> Sequence[str]:
    """Return those of the sorted words that begin with a letter."""
    return words[bisect_left(words, letter) : bisect_left(words, chr(ord(letter) + 1))]


def _is_slip(suspect: Suspect, other: str) -> bool:
    """Return True if letters are in the wrong order, an inner one is lost, doubled or added, or, with a
    capital, a vowel replaced.
    """
    text = suspect.text
    if abs(len(text) - len(other)) > 1 or text == other or not (text[1:].islower() or text.isupper()):
        return False
    folded, word = text.lower(), other.lower()
    slip = slip_of(folded, word)
    if slip is None or not may_be_meant(folded, word, 1):
        return False
    if slip in ORDER or suspect.named:
        return slip in ORDER
    if folded[-1] != word[-1] or len(word) < (SHORTEST if slip == "extra" else LONG):
        return False
    if slip == "other":
        return text[0].isupper() and swaps_vowels(folded, word)
    return slip != "shuffled" and (other[1:].islower() or other.isupper())
