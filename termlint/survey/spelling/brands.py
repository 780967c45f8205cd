"""Names of products and organisations that are misspelled in one plain way: Gemeni, Pincone, ExecuTroch.

Few documents have most of these names, so that counts do not vouch for them; their table does. Other names
are near them, which only few kinds of slips tell apart: MVBench is no MMBench.
"""

from __future__ import annotations

import re
from itertools import chain

from termlint.lexicon import Lexicon
from termlint.lexicon.entities import Entities
from termlint.lexicon.words import Words
from termlint.survey.spelling.corrections import Correction
from termlint.survey.spelling.likeness import humps, is_made_of, may_be_meant, slip_of, swaps_vowels
from termlint.survey.spelling.suspects import Suspect

SHORT, LONG, LONGER = 4, 6, 7
"""A name of fewer letters than `LONG` is meant only by its own in another order; below `SHORT` never."""

MET, WELL_KNOWN, FAMOUS = 8, 10, 100
"""So many documents make a name one that a suspect of six letters lost a letter of, one that four letters may
mean, and one that five capitals may."""

CONFIDENCE = 0.8

_DOUBLED = re.compile(r"([a-z])\1+")


def meant_name(suspect: Suspect, lexicon: Lexicon) -> Correction | None:
    """Return the only name in the table that a suspect with a capital may be a slip for."""
    text = suspect.text
    if text.islower() or suspect.compound or suspect.named or suspect.foreign or suspect.listed:
        return None
    names = [name for name in _near(suspect.folded, lexicon.entities) if _is_slip(text, name, lexicon.words)]
    if len(names) != 1 or len(humps(text)) != len(humps(names[0])):
        return None
    swapped = len(text) == len(names[0]) and sorted(text) == sorted(names[0])
    if is_made_of(text, lexicon.words) and not swapped:
        return None
    return Correction(names[0], 0, 1, CONFIDENCE, False)


def _near(word: str, entities: Entities) -> list[str]:
    """Return the names at most two edits away that begin with the first letter of a word."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    groups = (entities.by_start.get((word[0], size), {}) for size in range(len(word) - 1, len(word) + 2))
    found = (extract(word, group, scorer=OSA.distance, score_cutoff=2, limit=None) for group in groups)
    return [name for _, _, name in chain.from_iterable(found)]


def _is_slip(text: str, name: str, words: Words) -> bool:
    """Tell whether letters changed places, a vowel stands for another, or a letter is lost or doubled."""
    word, other = text.lower(), name.lower()
    slip, documents = slip_of(word, other), words.documents(other)
    if not slip or slip == "shuffled" or not may_be_meant(word, other, 1):
        return False
    if slip in ("swapped", "shifted"):
        known = documents >= WELL_KNOWN and text.isupper() == name.isupper()
        least = SHORT + 1 if slip == "swapped" else LONG
        return len(name) >= least or (len(name) >= SHORT and known)
    if len(name) < LONG or word[-1] != other[-1]:
        return False
    if slip in ("doubled", "halved"):
        return _DOUBLED.findall(text) != _DOUBLED.findall(name)
    if slip == "lost":
        return len(word) >= LONGER or (len(word) >= LONG and documents >= MET)
    return slip == "other" and swaps_vowels(word, other)
