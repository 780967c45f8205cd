"""Whether one of two Latin words may be a misspelling of the other, by their letters and parts alone."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from termlint.lazily import lazily
from termlint.lexicon.words import Words, stems

_DOUBLED = lazily(r"(.)\1+")
_VOWELS = frozenset("aeiouy")
_HUMP = lazily(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def may_be_meant(word: str, other: str, distance: int) -> bool:
    """Return True if ``other`` may be meant by a word ``distance`` edits away, both in lower case.

    Not if they are forms or spellings of one word. In short words the first letter must be the same, or
    swapped with the second.
    """
    if distance > 1 and (word.startswith(other) or other.startswith(word)):
        return False
    if are_spellings(word, other):
        return False
    if are_forms(word, other) or set(stems(word)) & {other, *stems(other)}:
        return False
    if word[0] == other[0] or (len(word) == len(other) and word[:2] == other[1::-1]):
        return True
    return distance == 1 and ((other[1:] == word and len(word) >= 6) or len(word) == len(other) >= 8)


def are_spellings(word: str, other: str) -> bool:
    """Return True if two words, in lower case, are one word in British and in American spelling."""
    return _TWO_SPELLINGS.sub("", word) == _TWO_SPELLINGS.sub("", other)


_AFTER_E = {"", "s", "d", "r", "rs", "e", "es"}
_AFTER = {"", "s", "es", "ed", "er", "ers", "ing", "ings", "ly", "al", "able", "ion", "ions", "ism", "ist"}
_AFTER |= {"ity", "ment", "or"}
_PRODUCT = {"x", "z", "js", "ts", "py", "db", "kit", "y", "ify", "io"}
_TWO_SPELLINGS = lazily(
    r"(?<=l)l(?=(?:er|ers|ed|ing)$)|(?<=i)[sz](?=(?:e|ed|es|er|ers|ing|ations?)$)|(?<=[^aeiou]o)u(?=rs?$)"
)
_SHORTENED = {("zr", "e"), ("zr", "er"), ("kr", "er"), ("lr", "er"), ("mr", "er")}


def are_forms(word: str, other: str) -> bool:
    """Return True if two words, in lower case, are one stem with endings of English or of product names."""
    pairs = enumerate(zip(word, other, strict=False))
    at = next((at for at, (one, two) in pairs if one != two), min(len(word), len(other)))
    ends = {word[at:], other[at:]}
    if (ends <= _AFTER_E and word[at - 1] == "e") or ("" in ends and ends <= _AFTER):
        return True
    return (word[at:] in _PRODUCT and other[at:] in _AFTER_E) or (word[at - 1 :], other[at:]) in _SHORTENED


def fits_case(text: str, form: str, distance: int) -> bool:
    """Return True if the letter case of ``text`` allows that ``form`` is meant: names are no plain words."""
    if text[0].isupper() and form[1:].lower() == text.lower():
        return False
    if text[:2].isupper() and text[1:].lower() == form.lower():  # TTransport is a name made of Transport
        return False
    if form.islower() and not text.islower():
        plain = text[1:].islower() and is_slip(text.lower(), form)
        return distance == 1 and plain
    return (
        distance == 1 or not (text[0].isupper() and text[1:].islower()) or len(text) >= 9 or form[0].isupper()
    )


def is_slip(word: str, other: str) -> bool:
    """Return True if two words have the same letters, or differ by one letter that is doubled or, if the
    shorter word has at least 8 letters, lost.
    """
    if len(word) == len(other):
        return sorted(word) == sorted(other)
    longer, shorter = (word, other) if len(word) > len(other) else (other, word)
    if len(longer) - len(shorter) != 1:
        return False
    at = next((at for at, (a, b) in enumerate(zip(longer, shorter, strict=False)) if a != b), len(shorter))
    doubled = at > 0 and longer[at] == longer[at - 1]
    return doubled or len(shorter) >= 8


Slip = Literal["swapped", "shuffled", "shifted", "doubled", "halved", "lost", "extra", "other"]

PLAIN: frozenset[Slip] = frozenset(("swapped", "shifted", "doubled", "halved", "lost"))
"""The slips that make a name nobody bears out of one that somebody does."""


def slip_of(word: str, other: str) -> Slip | None:
    """Return the slip that turns ``other`` into ``word``, both in one letter case; None if it takes several.

    ``shifted`` is a letter doubled instead of its neighbour (Appolo); ``shuffled`` are the same letters in
    another order, but not by one swap of neighbours (CIRAF).
    """
    from rapidfuzz.distance import OSA

    alike = _undoubled(word) == _undoubled(other)
    if len(word) == len(other) and alike:
        return "shifted" if word != other else None
    distance = OSA.distance(word, other, score_cutoff=2)
    if distance > 1:
        return "shuffled" if distance == 2 and sorted(word) == sorted(other) else None
    if len(word) == len(other):
        return "swapped" if sorted(word) == sorted(other) else "other"
    if len(word) > len(other):
        return "doubled" if alike else "extra"
    return "halved" if alike else "lost"


@lru_cache(maxsize=1 << 14)
def _undoubled(word: str) -> str:
    """Return a word with each doubled letter once; cached, as each is compared with many others."""
    return _DOUBLED.sub(r"\1", word)


def swaps_vowels(word: str, other: str) -> bool:
    """Return True if the one letter in which two words of equal length differ is a vowel in both."""
    return next({one, two} for one, two in zip(word, other, strict=True) if one != two) <= _VOWELS


def differs_once(one: str, other: str) -> bool:
    """Return True if two words of one length differ in one letter."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def has_lost_letter(word: str, other: str) -> bool:
    """Return True if a word of at least six letters, one edit from another, lacks an inner letter of it."""
    return 6 <= len(word) == len(other) - 1 and word[0] == other[0] and word[-1] == other[-1]


def is_glued(word: str, words: Words) -> bool:
    """Return True if a word, in lower case, is two known ones of at least four letters written together."""
    return any(words.knows(word[:at]) and words.knows(word[at:]) for at in range(4, len(word) - 3))


def is_made_of(text: str, words: Words) -> bool:
    """Return True if a word is known ones written together, with inner capitals or without.

    ViewModel, dataloader.
    """
    return is_humped(text, words) or is_glued(text.lower(), words)


def is_humped(text: str, words: Words) -> bool:
    """Return True if inner capitals divide a word into acronyms and known words: PaddleCV, ViewModel."""
    parts = humps(text)
    return len(parts) > 1 and all(_is_hump(part, words) for part in parts)


def _is_hump(part: str, words: Words) -> bool:
    if part.isupper():
        return len(part) > 1
    return words.documents(part.lower()) >= 20 or (len(part) > 4 and words.knows(part.lower()))


def humps(text: str) -> list[str]:
    """Return the parts into which capitals divide a word: ``ImageLoaedr`` is Image and Loaedr."""
    return _HUMP.findall(text)


def is_of_a_family(text: str, form: str) -> bool:
    """Return True if a word is a name with a letter added to its final acronym, another name of its family:
    MiniCPMO.
    """
    if text.islower():
        return text[:-1] == form.lower() and form[-2:].isupper() and not form.isupper()
    return text[:-1] == form and text[-2:].isupper() and not text.isupper()
