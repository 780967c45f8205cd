"""Terms, sayings and set phrases in which one character is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from termlint.lexicon import Lexicon
from termlint.lexicon.homophones import Homophones
from termlint.lexicon.phrases import Fragment, Phrases
from termlint.model import Document
from termlint.survey.characters.repeats import AROUND, is_set_apart
from termlint.survey.tokens import Token, cut, edges_of

SHORT = 3
"""Frames of this length are ignored if a known word stands across an edge: too little of them remains."""


class Broken(NamedTuple):
    """``prose[start:end]`` is ``fragment.whole`` without one character."""

    start: int
    end: int
    fragment: Fragment


def find_broken(document: Document, lexicon: Lexicon) -> Iterator[Broken]:
    """Yield each fragment of a term, a saying or a set phrase that lacks a character."""
    prose, phrases = document.prose, lexicon.phrases
    small = lexicon.repeats.characters  # function characters, which mark a word boundary
    for start, end, found in phrases.find(prose):
        meant = [one for one in found if not _stands_outside(prose, start, end, one, lexicon.homophones)]
        strays = {one: _strays(prose, start, end, one, phrases, small) for one in meant}
        if not any(one.kind != "term" or strays[one] for one in meant):
            continue  # a cheap test, before the segmentation
        tokens = cut(prose, max(start - AROUND, 0), end + AROUND, guess=False)
        if not edges_of(tokens).issuperset((start, end)) or is_set_apart(document, start, end):
            continue
        inner = [token for token in tokens if start <= token.start < end]
        claimed = _is_claimed(prose, start, end, lexicon)
        for one in meant:
            # Two characters that remain of three may be part of another word: 亲|和度 is no 饱和度.
            if claimed and one.kind == "frame" and len(one.whole) == SHORT:
                continue
            if _is_broken(inner, one, strays[one], phrases.bound):
                yield Broken(start, end, one)
                break


def _is_claimed(prose: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Return True if the two characters at either edge form a known word, whatever the segmentation."""
    over = prose[max(start - 1, 0) : start + 1], prose[end - 1 : end + 1]
    return any(one in lexicon.homophones.words or one in lexicon.terms.by_chinese for one in over)


def _stands_outside(prose: str, start: int, end: int, meant: Fragment, known: Homophones) -> bool:
    """Return True if the missing character stands just outside: after a space or a line end, or misplaced.

    Or if one that sounds the same stands in its place: 过拟和 has a wrong character, not one too few.
    """
    lost = meant.whole[meant.lost]
    before, after = prose[max(start - 2, 0) : start].strip(), prose[end : end + 2].strip()
    if before.endswith(lost) or after.startswith(lost):
        return True
    edge = prose[end : end + 1] if meant.lost == len(meant.whole) - 1 else ""
    edge = prose[max(start - 1, 0) : start] if meant.lost == 0 else edge
    return edge != "" and known.sound(edge) == known.sound(lost)


def _strays(
    prose: str, start: int, end: int, meant: Fragment, phrases: Phrases, small: frozenset[str]
) -> list[int]:
    """Return the offsets of characters beside the gap that are no words and cannot belong to a word outside.

    In 单|工模式 the 工 belongs to 单工, so it is not 工厂模式 without 厂.
    """
    gap = start + meant.lost
    beside = [at for at in (gap - 1, gap) if start <= at < end and prose[at] in phrases.bound]
    ends = [prose[max(start - 1, 0) : start], prose[end : end + 1]]
    left, right = (one in small or not _is_han(one) for one in ends)
    return [at for at in beside if (at > start or left) and (at < end - 1 or right)]


def _is_han(character: str) -> bool:
    """Tell Han characters, and the radicals that replace them in text from PDF files: ⽂件."""
    return "\u2e80" <= character <= "\u2fdf" or "\u3400" <= character <= "\u9fff"


def _is_broken(inner: list[Token], meant: Fragment, strays: list[int], bound: frozenset[str]) -> bool:
    single = {token.start: token.text for token in inner if len(token.text) == 1}
    if meant.kind == "frame":
        return True
    if meant.kind == "saying":
        return len(single) == len(inner) or not bound.isdisjoint(single.values())
    start = inner[0].start
    return any(at in single and _has_word(meant, at - start) for at in strays)


def _has_word(meant: Fragment, at: int) -> bool:
    """Return True if one word of the whole contains both the lost character and the fragment's at ``at``."""
    one = at + (at >= meant.lost)
    first, last = sorted((one, meant.lost))
    tokens = cut(meant.whole, 0, len(meant.whole), guess=False)
    return any(token.start <= first and last < token.end for token in tokens)
