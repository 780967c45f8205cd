"""Names of products and organisations that are misspelled in one plain way: Gemeni, Pincone, ExecuTroch.

Few documents have most of these names, so that counts do not vouch for them; their table does. Other names
are near them, which only few kinds of slips tell apart: MVBench is no MMBench.
"""

from __future__ import annotations

from termlint.lexicon import Lexicon
from termlint.lexicon.entities import Entities
from termlint.survey.corrections import Correction
from termlint.survey.likeness import humps, is_made_of, may_be_meant
from termlint.survey.suspects import Suspect

SHORTEST, LONG = 6, 7
"""A name has so many letters at least; a suspect that lost one of them so many."""

CONFIDENCE = 0.8

_VOWELS = frozenset("aeiouy")


def meant_name(suspect: Suspect, lexicon: Lexicon) -> Correction | None:
    """Return the only name in the table that a suspect with a capital may be a slip for."""
    text = suspect.text
    if text.islower() or suspect.compound or suspect.named or suspect.foreign or suspect.listed:
        return None
    names = [
        name for name in _near(suspect.folded, lexicon.entities) if _is_slip(suspect.folded, name.lower())
    ]
    if len(names) != 1 or len(humps(text)) != len(humps(names[0])):
        return None
    swapped = len(text) == len(names[0]) and sorted(text) == sorted(names[0])
    if is_made_of(text, lexicon.words) and not swapped:
        return None
    return Correction(names[0], 0, 1, CONFIDENCE, False)


def _near(word: str, entities: Entities) -> list[str]:
    """Return the names that begin like a word, of its length or one more."""
    names = entities.by_start.get(word[:2], ())
    return [name for name in names if len(name) - len(word) in (0, 1) and len(name) >= SHORTEST]


def _is_slip(word: str, name: str) -> bool:
    """Tell whether letters changed places, a vowel stands for another, or a long name lost a letter."""
    from rapidfuzz.distance import OSA

    if OSA.distance(word, name, score_cutoff=1) != 1 or not may_be_meant(word, name, 1):
        return False
    if word[-1] != name[-1]:
        return False
    if len(word) < len(name):
        return len(word) >= LONG
    differing = [{one, two} for one, two in zip(word, name, strict=True) if one != two]
    return len(differing) == 2 or differing[0] <= _VOWELS
