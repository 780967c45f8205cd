"""Latin words that no list knows and that are rare in their document: what may be misspelled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termlint.lexicon.words import Words
from termlint.survey.words import Word

SHORTEST = 5
"""Shorter words have too many neighbours."""

_PART = re.compile(r"[A-Za-zÀ-ɏ]+")
_LETTERED = re.compile(r".*[a-z][A-Z]")

_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NAME_BEFORE = re.compile(r"[A-Z][a-z]*\.? ?$")
_NAME_AFTER = re.compile(r" (?:[A-Z]\. )?([A-Z][a-z]+)")
_QUOTATION = 60
"""Without a Chinese character within so many characters on both sides, a word stands in a foreign text."""


class Suspect(NamedTuple):
    """An unknown word at ``start:end``.

    ``compound`` is the whole compound if it is a part of one, else empty. ``named`` tells that it looks
    like part of a person's name, ``foreign`` that no Chinese stands near, ``listed`` that it could be a
    name, or a rare word where only a frequent one makes sense: it needs more evidence.
    """

    start: int
    end: int
    text: str
    compound: str
    named: bool
    foreign: bool
    listed: bool

    @property
    def folded(self) -> str:
        """The word in lower case."""
        return self.text.lower()


def find_suspects(words: Sequence[Word], prose: str, lexicon: Words) -> Iterator[Suspect]:
    """Yield every unknown word, in order. Identifiers, paths, acronyms and short words are none."""
    states: dict[tuple[str, bool], bool | None] = {}
    for word in words:
        if word.kind == "identifier" or "/" in word.text or "&" in word.text:
            continue
        if word.kind == "compound" and lexicon.knows(word.text):
            continue
        joined = word.kind == "compound"
        for match in _PART.finditer(word.text):
            key = match.group(), joined
            if key not in states:
                states[key] = _is_listed(*key, lexicon)
            if (listed := states[key]) is not None:
                start = word.start + match.start()
                yield _suspect(prose, start, key[0], word.text if joined else "", listed)


def _is_listed(text: str, joined: bool, lexicon: Words) -> bool | None:
    """Tell whether a possible suspect is known as a name or a rare word; None if it is no suspect."""
    if len(text) < SHORTEST or text.isupper() or not text.isascii() or _LETTERED.fullmatch(text):
        return None
    if not lexicon.knows(text):
        return False
    name = text[0].isupper() and not lexicon.knows(text.lower())
    rare = joined and lexicon.is_rare(text.lower())
    return True if name or rare else None


def _suspect(prose: str, start: int, text: str, compound: str, listed: bool) -> Suspect:
    end = start + len(text)
    around = prose[max(0, start - _QUOTATION) : end + _QUOTATION]
    foreign = not _HAN.search(around)
    return Suspect(start, end, text, compound, _is_named(prose, start, end), foreign, listed)


def _is_named(prose: str, start: int, end: int) -> bool:
    if not prose[start].isupper():
        return False
    before = prose[max(0, start - 20) : start]
    return bool(_NAME_BEFORE.search(before) or _NAME_AFTER.match(prose, end))


def humps(text: str) -> list[str]:
    """Return the words in a word with inner capitals: ``ViewHodler`` is View and Hodler."""
    return _HUMP.findall(text)


def folded(counts: Counter[str]) -> Counter[str]:
    """Return counts in any letter case as counts in lower case."""
    merged: Counter[str] = Counter()
    for form, count in counts.items():
        merged[form.lower()] += count
    return merged
