"""Names with one misspelt part whose other parts match a listed name: Sequoia Captial, CIFRA-10.

The matching parts are the evidence, so three letters in the wrong order are enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.lexicon import Lexicon
from termlint.lexicon.composed import Composed, Part, plain
from termlint.lexicon.words import Words
from termlint.survey import Survey
from termlint.survey.spelling.identifiers import cased
from termlint.survey.spelling.likeness import Slip, is_made_of, may_be_meant, slip_of, swaps_vowels
from termlint.survey.words import LONGEST

ORDER: frozenset[Slip] = frozenset(("swapped", "shifted", "shuffled"))

_LOST: frozenset[Slip] = frozenset(("lost", "halved"))
"""What makes a known word suspect as a part of a compound: Q-leaning."""

SHORT, SMALL = 5, 6
"""The fewest letters of a part for which more than a wrong order is accepted; and of a run in small letters,
since shorter ones are identifiers."""

LONG = 8
"""The fewest letters of a part to which a letter may have been added if no other part is a word."""

_RUN = lazily(r"[A-Za-z]{2,24}|(?<![0-9.])[0-9]{2,6}(?![0-9.]*[0-9])")


class Misnamed(NamedTuple):
    """A misspelt part of a name at the prose offset ``start``, the right part, and the whole name."""

    start: int
    text: str
    meant: str
    name: str


def find_misnamed(survey: Survey) -> Iterator[Misnamed]:
    """Yield the parts of names that are one slip away from a listed name with the same other parts."""
    texts = {word.text for word in survey.words if len(word.text) <= LONGEST}
    near = {text: found for text in texts if (found := list(_near(text, survey.lexicon)))}
    for word in survey.words:
        for at, run, part in near.get(word.text, ()):
            start = word.start + at
            if _agrees(survey.prose, start, start + len(run), part, survey.lexicon.entities.composed):
                yield Misnamed(start, run, cased(run, part.text), part.name)
                break


def _near(text: str, lexicon: Lexicon) -> Iterator[tuple[int, str, Part]]:
    """Yield (offset in the word, run of letters or digits, part of a name that it may mean)."""
    composed, words = lexicon.entities.composed, lexicon.words
    for match in _RUN.finditer(text):
        run, folded = match.group(), match.group().lower()
        known = words.knows(run) or run.upper() in lexicon.acronyms.met
        # A known word is suspect only if a part has the same letters in another order, or in a compound.
        joined = "-" in text and len(run) >= SMALL
        for other in composed.anagrams(folded) if known and not joined else composed.near(folded):
            slip = slip_of(folded, other)
            suspect = slip in ORDER or not known or (joined and slip in _LOST)
            if slip and suspect and (slip in ORDER or _is_misspelt(run, other, words)):
                parts = (part for part in composed.parts(other) if _is_meant(run, part, slip, known))
                yield from ((match.start(), run, part) for part in parts)


def _is_misspelt(run: str, other: str, words: Words) -> bool:
    """Return True if a run may be ``other``, a part of whatever name, with a letter more, less or changed."""
    word = run.lower()
    if len(other) < SHORT - 1 or word[0] != other[0] or not run.isalpha():
        return False
    return may_be_meant(word, other, 1) and not is_made_of(run, words)


def _is_meant(run: str, part: Part, slip: Slip, known: bool) -> bool:
    """Return True if a run may be a slip for the part of a name, provided that all other parts match."""
    if run.islower() and not part.text.islower() and len(run) < SMALL:
        return False
    if slip in ORDER:
        return _is_order(run, part, slip, known)
    word, other = run.lower(), part.text.lower()
    long = slip == "extra" or (slip == "other" and not part.has_version)
    return len(other) >= (SHORT if long else SHORT - 1) and _is_letter(word, other, slip, part)


def _is_order(run: str, part: Part, slip: Slip, known: bool) -> bool:
    """Return True if a run with letters or digits in the wrong order may mean a part.

    Two letters must be capitals before digits: PF16.
    """
    if run.isdigit():
        return slip == "swapped" and part.before[-2:].isalpha() and len(part.before) > 1
    if known:
        return part.has_word and slip != "shuffled" and run.isupper() == part.text.isupper()
    if slip == "shuffled":
        return len(run) >= SHORT and run[0].lower() == part.text[0].lower()
    return len(run) > 2 or (run.isupper() and part.after[:2].isdigit())


def _is_letter(word: str, other: str, slip: Slip, part: Part) -> bool:
    """Return True if a run with one letter lost, added, doubled or replaced may mean a part."""
    if slip in ("lost", "halved"):
        return True
    if slip == "doubled":
        return word[0] != word[1]
    if slip == "extra":
        return word[:-1] != other and (part.has_word or len(other) >= LONG)
    return part.has_word or part.has_version or swaps_vowels(word, other)


def _agrees(prose: str, start: int, end: int, part: Part, composed: Composed) -> bool:
    """Return True if the text around a run is the rest of the name, and the whole as written is no name."""
    left, right = start - len(part.before), end + len(part.after)
    if left < 0 or plain(prose[left:start]) != part.before or plain(prose[end:right]) != part.after:
        return False
    if _joins(prose[left - 1 : left]) or _joins(prose[right : right + 1]):
        return False
    if part.text.isdigit() and composed.is_family(part):
        return False
    return plain(prose[left:right]) not in composed.names


def _joins(beside: str) -> bool:
    return beside == "_" or (beside.isascii() and beside.isalnum())
