"""Acronyms, which are short words in capitals, the text around them, and the forms one slip away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import ascii_uppercase
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.model import BREAK

WINDOW = 45
"""How many code points on either side count as context; the context table was counted with the same."""

# The first capital comes before the look-behind so that the engine can skip to it: 3 times faster.
_CAPITALS = lazily(
    r"[A-Z](?<![A-Za-z0-9À-ɏ_$@#\\^'’][A-Z])[A-Z0-9]{1,5}(?=s?(?![A-Za-z0-9À-ɏ_@\\]|['’][A-Za-z]))"
)
_LATIN = lazily(r"[A-Za-z][A-Za-z0-9+#]+")
_ENGLISH_BEFORE = lazily(r"((?:[A-Za-z]+[- ,]{1,2}){1,7}[A-Za-z]+)[”\"»*]{0,2}[ ,，、(（]{1,3}$")
_ENGLISH_AFTER = lazily(r"s? ?[(（:：,，] ?((?:[A-Za-z]+[- ,]{1,2}){1,7}[A-Za-z]+)")
_ENGLISH = lazily(r"[A-Za-z]+(?:[ -][A-Za-z]+)+")
_LETTERS = lazily(r"[A-Za-z]+")
_SMALL = frozenset(("a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "with"))


class Acronym(NamedTuple):
    """Two to six capitals and digits at ``start:end``; a plural s after them is not included."""

    start: int
    end: int
    text: str


def find_acronyms(prose: str) -> tuple[Acronym, ...]:
    """Return every word of two to six capitals and digits, in order, parts of compounds too."""
    return tuple(Acronym(*match.span(), match.group()) for match in _CAPITALS.finditer(prose))


def surroundings(prose: str, start: int, end: int) -> tuple[str, str]:
    """Return the text before and after ``start:end`` in its segment, at most `WINDOW` code points each."""
    before = prose[max(start - WINDOW, 0) : start]
    return before[before.rfind(BREAK) + 1 :], prose[end : end + WINDOW].partition(BREAK)[0]


def company(window: str, context: Mapping[str, float]) -> dict[str, float]:
    """Return the words of a context that occur in the window, with their weights.

    Of Chinese words that overlap only the longest counts.
    """
    latin = {word.lower() for word in _LATIN.findall(window)}
    found = {}
    for word in sorted(context, key=len, reverse=True):
        if word.isascii():
            if word in latin:
                found[word] = context[word]
        elif word in window:
            found[word] = context[word]
            window = window.replace(word, BREAK)
    return found


def initials(before: str, after: str) -> tuple[str, ...]:
    """Return the abbreviations, by `first_letters`, of the English directly before and after an acronym."""
    found = []
    if match := _ENGLISH_BEFORE.search(before):
        found.append(match.group(1))
    if match := _ENGLISH_AFTER.match(after):
        found.append(match.group(1))
    return tuple(letters for text in found for letters in first_letters(text))


def first_letters(english: str) -> tuple[str, ...]:
    """Return the possible abbreviations of a full name, in capitals.

    They are all initials; those without of, the …; and those in which words in capitals are kept whole, with
    a hyphenated compound as one word or as several. ``Learning from AI Feedback`` gives ``LFAF``, ``LAF`` and
    ``LAIF``; ``self-attention GAN`` gives ``SAGAN``.
    """
    words = _LETTERS.findall(english)
    ample = [word for word in words if word.lower() not in _SMALL]
    whole = [word for word in english.split() if word[0].isalpha() and word.lower() not in _SMALL]
    short = "".join(word if word.isupper() and word.isalpha() else word[0] for word in whole)
    kept = "".join(word if word.isupper() else word[0] for word in ample)
    shortened = ("".join(word[0] for word in some) for some in (words, ample))
    return (*map(str.upper, (*shortened, short, kept)),)


def spelt_out(window: str) -> frozenset[str]:
    """Return the initials of each run of English words: quantum signal processing, 简称三角 QSP."""
    runs = (_LETTERS.findall(run) for run in _ENGLISH.findall(window))
    return frozenset("".join(word[0] for word in words).upper() for words in runs)


def slips(text: str) -> Iterator[tuple[str, str]]:
    """Yield (kind of slip, intended form) for every form from which one slip leads to ``text``."""
    yield from (("shuffled", form) for form in shuffled(text))
    yield from (("changed", form) for form in changed(text))
    yield from (("missing", form) for form in with_one_more(text))
    yield from (("extra", form) for form in with_one_less(text))
    yield from (("cut", form) for form in with_last(text))


def shuffled(text: str) -> Iterator[str]:
    """Yield the forms with two neighbouring letters swapped, or with a double's neighbour doubled instead.

    ``LTSM`` → ``LSTM``, ``BRET`` → ``BERT``. Digits stay where they are.
    """
    for at in range(len(text) - 1):
        left, right = text[at], text[at + 1]
        if left != right and (left + right).isalpha():
            yield text[:at] + right + left + text[at + 2 :]
    for at in range(1, len(text) - 1):
        left, middle, right = text[at - 1], text[at], text[at + 1]
        if middle in (left, right) and left != right:
            yield text[:at] + (left if middle == right else right) + text[at + 1 :]


def changed(text: str) -> Iterator[str]:
    """Yield the forms with one letter replaced. Digits are kept: A100 and A800 are two things."""
    for at, letter in enumerate(text):
        if letter.isalpha():
            for other in ascii_uppercase:
                if other != letter:
                    yield text[:at] + other + text[at + 1 :]


def with_one_more(text: str) -> Iterator[str]:
    """Yield the forms with one letter inserted, neither at the start (XHTML) nor at the end (JSONP)."""
    for at in range(1, len(text)):
        for other in ascii_uppercase:
            yield text[:at] + other + text[at:]


def with_last(text: str) -> Iterator[str]:
    """Yield the forms with one letter added at the end: ONNX from ONN."""
    yield from (text + letter for letter in ascii_uppercase)


def with_one_less(text: str) -> Iterator[str]:
    """Yield the forms with one letter removed, neither the first nor the last."""
    for at in range(1, len(text) - 1):
        if text[at].isalpha():
            yield text[:at] + text[at + 1 :]


def neighbours(prose: str, places: Iterable[Acronym]) -> set[tuple[str, str]]:
    """Return the neighbours of all places, as ("before", two code points) and ("after", two code points)."""
    found = set()
    for place in places:
        before, after = surroundings(prose, place.start, place.end)
        found |= {("before", before.rstrip()[-2:]), ("after", after.lstrip()[:2])}
    return {(side, text) for side, text in found if len(text) == 2 and text.isalnum()}
