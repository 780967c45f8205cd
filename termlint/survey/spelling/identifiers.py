"""Identifiers in prose that differ by one letter from what the document's code says: ``node.chlidren``.

A name in code is right however it is spelt, so that the document itself is the only evidence.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_letters, digits
from typing import NamedTuple

from termlint.survey import Survey
from termlint.survey.frequent import Frequent, Near
from termlint.survey.spelling.likeness import humps, may_be_meant
from termlint.survey.words import LONGEST, Word

OFTEN = 4
"""What is meant stands so often in the text, and the slip once."""

MOST = 2000
"""A document with more names that stand once is a list of names."""

SHORTEST = 6
"""Letters in what is compared: shorter names are too near to each other."""

_JOINED = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[._/-][A-Za-z][A-Za-z0-9]*)+")
_WITH_DIGITS = re.compile(r"[A-Za-z]+[0-9][A-Za-z0-9]*")
_FROM_DIGIT = re.compile(r"[0-9](?<=[A-Za-z][0-9])[A-Za-z0-9]*+")
_LETTERS = re.compile(r"[A-Za-z]+")


class Misnomer(NamedTuple):
    """A part of an identifier at ``start`` of the prose, the form meant, and how often that stands here."""

    start: int
    text: str
    meant: str
    seen: int


def find_misnomers(survey: Survey) -> Iterator[Misnomer]:
    """Yield the identifiers, or parts of them, that the text otherwise writes with another letter."""
    names = [word for word in survey.words if word.kind == "identifier"]
    for word in names:
        if _JOINED.fullmatch(word.text):
            yield from _of_parts(word, survey)
    numbered = [word for word in names if _WITH_DIGITS.fullmatch(word.text)]
    if numbered:
        yield from _numbered(numbered, survey.document.text)


def _numbered(words: Sequence[Word], text: str) -> Iterator[Misnomer]:
    """Yield the names with digits that stand once, where one that stands often has the same digits."""
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
    """Yield the names with a digit behind their letters, wherever: by their digits, which are few."""
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
    """Return the most frequent word that a part of an identifier may mean."""
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
    """Return a form in capitals or small letters if the part is."""
    return form.upper() if part.isupper() else form.lower() if part.islower() else form


def _has_letters(token: str) -> bool:
    return sum(map(str.isalpha, token)) >= SHORTEST


def _with_other_letter(token: str, often: Mapping[str, str]) -> str:
    """Return the first frequent name, given with its small letters, that differs by one edit."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract_iter

    for _, distance, other in extract_iter(token.lower(), often, scorer=OSA.distance, score_cutoff=1):
        if distance == 1 and not _acronyms_differ(token, other):
            return str(other)
    return ""


def _acronyms_differ(token: str, other: str) -> bool:
    """Tell whether what differs is in capitals: End2EndORT and End2EndTRT are two things."""
    ours, theirs = ([part for part in humps(text) if part.isupper()] for text in (token, other))
    return ours != theirs
