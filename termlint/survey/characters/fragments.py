"""Where a character is missing from a term, a saying or a set phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from termlint.lexicon import Lexicon
from termlint.lexicon.phrases import Fragment, Phrases
from termlint.model import Document
from termlint.survey.characters.repeats import AROUND, is_set_apart
from termlint.survey.tokens import Token, cut

SHORT = 3
"""Of frames of so many characters little is left."""

_HAN = re.compile("[\u2e80-\u2fdf\u3400-\u9fff]")
"""Also radicals that stand for characters, as PDF files have them: ⽂件."""


class Broken(NamedTuple):
    """``prose[start:end]`` is ``whole`` without one character."""

    start: int
    end: int
    fragment: Fragment


def find_broken(document: Document, lexicon: Lexicon) -> Iterator[Broken]:
    """Yield what lacks a character."""
    prose, phrases = document.prose, lexicon.phrases
    small = lexicon.repeats.characters  # which end what stands beside them
    for start, end, found in phrases.find(prose):
        meant = [one for one in found if not _goes_on(prose, start, end, one)]
        strays = {one: _strays(prose, start, end, one, phrases, small) for one in meant}
        if not any(one.kind != "term" or strays[one] for one in meant):
            continue  # the cheap test comes first
        tokens = cut(prose, max(start - AROUND, 0), end + AROUND, guess=False)
        edges = {token.start for token in tokens} | {tokens[-1].end}
        if not edges.issuperset((start, end)) or is_set_apart(document, start, end):
            continue
        inner = [token for token in tokens if start <= token.start < end]
        claimed = _is_claimed(prose, start, end, lexicon)
        for one in meant:
            # What is left of three characters may be half of another word: 亲|和度 is no 饱和度.
            if claimed and one.kind == "frame" and len(one.whole) == SHORT:
                continue
            if _is_broken(inner, one, strays[one], phrases.bound):
                yield Broken(start, end, one)
                break


def _is_claimed(prose: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a word stands over an edge, whatever is segmented."""
    over = prose[max(start - 1, 0) : start + 1], prose[end - 1 : end + 1]
    return any(one in lexicon.homophones.words or one in lexicon.terms.by_chinese for one in over)


def _goes_on(prose: str, start: int, end: int, meant: Fragment) -> bool:
    """Tell whether the missing character stands over the edge: in the next line, after a space, or in the
    wrong place.
    """
    lost = meant.whole[meant.lost]
    before, after = prose[max(start - 2, 0) : start].strip(), prose[end : end + 2].strip()
    return before.endswith(lost) or after.startswith(lost)


def _strays(
    prose: str, start: int, end: int, meant: Fragment, phrases: Phrases, small: frozenset[str]
) -> list[int]:
    """Return where, beside the gap, a character stands that is no word and that nothing outside may claim.

    In 单|工模式 the 工 is claimed, so that it is not 工厂模式 without 厂.
    """
    gap = start + meant.lost
    beside = [at for at in (gap - 1, gap) if start <= at < end and prose[at] in phrases.bound]
    ends = [prose[max(start - 1, 0) : start], prose[end : end + 1]]
    left, right = (one in small or not _HAN.match(one) for one in ends)
    return [at for at in beside if (at > start or left) and (at < end - 1 or right)]


def _is_broken(inner: list[Token], meant: Fragment, strays: list[int], bound: frozenset[str]) -> bool:
    single = {token.start: token.text for token in inner if len(token.text) == 1}
    if meant.kind == "frame":
        return True
    if meant.kind == "saying":
        return len(single) == len(inner) or not bound.isdisjoint(single.values())
    start = inner[0].start
    return any(at in single and _has_word(meant, at - start) for at in strays)


def _has_word(meant: Fragment, at: int) -> bool:
    """Tell whether a word of the whole holds both the lost character and the one at ``at`` of the rest."""
    one = at + (at >= meant.lost)
    first, last = sorted((one, meant.lost))
    tokens = cut(meant.whole, 0, len(meant.whole), guess=False)
    return any(token.start <= first and last < token.end for token in tokens)
