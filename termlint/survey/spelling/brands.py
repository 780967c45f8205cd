"""Names of products and organisations that are misspelled by a single slip: Gemeni, Pincone, ExecuTroch.

Few documents have these names, so the table of names is the evidence and not their counts. Other names may be
near them (MVBench is not MMBench), so only a few kinds of slips are accepted.
"""

from __future__ import annotations

from itertools import chain

from termlint.lazily import lazily
from termlint.lexicon import Lexicon
from termlint.lexicon.entities import Entities
from termlint.lexicon.words import Words
from termlint.survey.spelling.corrections import Correction
from termlint.survey.spelling.likeness import humps, is_made_of, may_be_meant, slip_of, swaps_vowels
from termlint.survey.spelling.suspects import Suspect

SHORT, LONG, LONGER = 4, 6, 7
"""Letters. Below `LONG` only the same letters in another order are a slip for a name, below `SHORT` nothing;
from `LONGER` on a lost letter is one for any name."""

MET, WELL_KNOWN = 8, 10
"""How many documents must have a name for which a suspect of six letters lacks one letter, and a name of few
letters for which a suspect has them in another order."""

CONFIDENCE = 0.8

_DOUBLED = lazily(r"([a-z])\1+")


def meant_name(suspect: Suspect, lexicon: Lexicon) -> Correction | None:
    """Return the only name of the table for which a suspect with a capital may be a slip, or None."""
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
    """Return the names at most two edits away from a word that begin with the same letter.

    Their length differs by at most one.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    groups = (entities.by_start.get((word[0], size), {}) for size in range(len(word) - 1, len(word) + 2))
    found = (extract(word, group, scorer=OSA.distance, score_cutoff=2, limit=None) for group in groups)
    return [name for _, _, name in chain.from_iterable(found)]


def _is_slip(text: str, name: str, words: Words) -> bool:
    """Return True if letters are in the wrong order, one vowel replaces another, or a letter is lost, doubled
    or halved.
    """
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
