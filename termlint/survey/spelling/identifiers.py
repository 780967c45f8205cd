"""Identifiers in prose that are one edit from a frequent form in the same text: ``node.chlidren``.

A name in code is right however it is spelt, so the document itself is the only evidence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_letters, digits
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.survey import Survey
from termlint.survey.frequent import Frequent, Near
from termlint.survey.spelling.likeness import humps, may_be_meant
from termlint.survey.words import LONGEST, Word

OFTEN = 4
"""How often the form that is meant must occur in the text; the slip occurs once."""

MOST = 2000
"""How many names with digits may occur only once; with more, the document is a list of names."""

SHORTEST = 6
"""The fewest letters of a name or part that is compared; shorter ones are too near to each other."""

_JOINED = lazily(r"[A-Za-z][A-Za-z0-9]*(?:[._/-][A-Za-z][A-Za-z0-9]*)+")
_WITH_DIGITS = lazily(r"[A-Za-z]+[0-9][A-Za-z0-9]*")
_FROM_DIGIT = lazily(r"[0-9](?<=[A-Za-z][0-9])[A-Za-z0-9]*+")
_LETTERS = lazily(r"[A-Za-z]+")


class Misnomer(NamedTuple):
    """A part of an identifier at the prose offset ``start``, the form meant, and how often that occurs."""

    start: int
    text: str
    meant: str
    seen: int


def find_misnomers(survey: Survey) -> Iterator[Misnomer]:
    """Yield the identifiers, or parts of them, that occur once and are one edit from a frequent form."""
    names = [word for word in survey.words if word.kind == "identifier"]
    for word in names:
        if _JOINED.fullmatch(word.text):
            yield from _of_parts(word, survey)
    numbered = [word for word in names if _WITH_DIGITS.fullmatch(word.text)]
    if numbered:
        yield from _numbered(numbered, survey.document.text)


def _numbered(words: Sequence[Word], text: str) -> Iterator[Misnomer]:
    """Yield the names with digits that occur once, if a frequent one with these digits is one edit away."""
    whole = Counter(_names_with_digits(text))
    often: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, seen in whole.most_common():
        if seen >= OFTEN:
            often[_LETTERS.sub("a", name)][name] = name.lower()
    lonely = [word for word in words if whole[word.text] == 1 and _has_letters(word.text)]
    for word in lonely if len(lonely) <= MOST else ():
        meant = _with_other_letter(word.text, often[_LETTERS.sub("a", word.text)])
        if meant and text.count(word.text) == 1:
            yield Misnomer(word.start, word.text, meant, whole[meant])


def _names_with_digits(text: str) -> Iterator[str]:
    """Yield the names with a digit directly behind letters. The search is for digits, which are few."""
    for match in _FROM_DIGIT.finditer(text):
        before = text[max(match.start() - LONGEST, 0) : match.start()]
        start = len(before.rstrip(ascii_letters))
        if not (start and before[start - 1] in digits):
            yield before[start:] + match.group()


def _of_parts(word: Word, survey: Survey) -> Iterator[Misnomer]:
    for match in _LETTERS.finditer(word.text):
        part = match.group()
        versioned = part[-1] in "vV" and word.text[match.end() :][:1].isdigit()
        if len(part) < SHORTEST or versioned or survey.lexicon.words.knows(part):
            continue
        if survey.frequent.counts[part.lower()] == 1 and (meant := _usual(part, survey.frequent)):
            form = cased(part, survey.frequent.form(meant.word))
            yield Misnomer(word.start + match.start(), part, form, meant.seen)


def _usual(part: str, frequent: Frequent) -> Near | None:
    """Return the most frequent word one edit from a part of an identifier, or None."""
    near = [
        one
        for one in frequent.near(part.lower(), 1)
        if one.seen >= OFTEN
        and may_be_meant(part.lower(), one.word, one.distance)
        and not (part[:-1].lower() == one.word and part[-1] in "abxyzABXYZ")  # fieldA, pointX
        and (part.isupper() or len(humps(part)) == len(humps(frequent.form(one.word))))
    ]
    return max(near, key=lambda one: one.seen, default=None)


def cased(part: str, form: str) -> str:
    """Return a form in capitals if the part is, in small letters if the part is, else unchanged."""
    return form.upper() if part.isupper() else form.lower() if part.islower() else form


def _has_letters(token: str) -> bool:
    return sum(map(str.isalpha, token)) >= SHORTEST


def _with_other_letter(token: str, often: Mapping[str, str]) -> str:
    """Return the first frequent name one edit away, else an empty string.

    ``often`` maps each frequent name to its lower case.
    """
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract_iter

    for _, distance, other in extract_iter(token.lower(), often, scorer=OSA.distance, score_cutoff=1):
        if distance == 1 and not _acronyms_differ(token, other):
            return str(other)
    return ""


def _acronyms_differ(token: str, other: str) -> bool:
    """Return True if the parts in capitals differ: End2EndORT and End2EndTRT are two things."""
    ours, theirs = ([part for part in humps(text) if part.isupper()] for text in (token, other))
    return ours != theirs
