"""Where a character is missing from a term, a saying or a set phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from termlint.lexicon.phrases import Fragment, Phrases
from termlint.model import Document
from termlint.survey.repeats import AROUND, is_set_apart
from termlint.survey.tokens import Token, cut

_HAN = re.compile("[\u2e80-\u2fdf\u3400-\u9fff]")
"""Also radicals that stand for characters, as PDF files have them: ⽂件."""


class Broken(NamedTuple):
    """``prose[start:end]`` is ``whole`` without one character."""

    start: int
    end: int
    fragment: Fragment


def find_broken(document: Document, phrases: Phrases, small: frozenset[str]) -> Iterator[Broken]:
    """Yield what lacks a character; ``small`` are function characters, which end what stands beside them."""
    if document.script == "hant":
        return  # the table is simplified
    prose = document.prose
    for start, end, meant in phrases.find(prose):
        tokens = cut(prose, max(start - AROUND, 0), end + AROUND, guess=False)
        starts = {token.start for token in tokens} | {tokens[-1].end}
        if not starts.issuperset((start, end)) or is_set_apart(document, start, end):
            continue
        inner = [token for token in tokens if start <= token.start < end]
        for one in meant:
            if not _goes_on(prose, start, end, one) and _is_broken(prose, inner, one, phrases, small):
                yield Broken(start, end, one)
                break


def _goes_on(prose: str, start: int, end: int, meant: Fragment) -> bool:
    """Tell whether the missing character stands over the edge: in the next line, or after a space."""
    lost = meant.whole[meant.lost]
    before, after = prose[max(start - 2, 0) : start].strip(), prose[end : end + 2].strip()
    return (meant.lost == 0 and before.endswith(lost)) or (
        meant.lost == len(meant.whole) - 1 and after.startswith(lost)
    )


def _is_broken(
    prose: str, inner: list[Token], meant: Fragment, phrases: Phrases, small: frozenset[str]
) -> bool:
    if meant.kind == "frame":
        return True
    if meant.kind == "saying":
        single = [token.text for token in inner if len(token.text) == 1]
        return len(single) == len(inner) or not phrases.bound.isdisjoint(single)
    gap = inner[0].start + meant.lost
    stray = [token for token in inner if gap in (token.start, token.end) and token.text in phrases.bound]
    return any(
        len(token.text) == 1
        and _has_word(meant, token.start - inner[0].start, gap - inner[0].start)
        and _is_framed(prose, token, inner, small)
        for token in stray
    )


def _has_word(meant: Fragment, at: int, gap: int) -> bool:
    """Tell whether the whole has a word over the gap that takes the character at ``at`` in."""
    whole = at + (at >= gap)
    return any(
        token.start <= min(whole, gap) and max(whole, gap) < token.end
        for token in cut(meant.whole, 0, len(meant.whole), guess=False)
    )


def _is_framed(prose: str, token: Token, inner: list[Token], small: frozenset[str]) -> bool:
    """Tell whether nothing outside may claim the character, as 单工 does in 单|工模式."""
    before, after = prose[max(token.start - 1, 0) : token.start], prose[token.end : token.end + 1]
    left = token is not inner[0] or before in small or not _HAN.match(before)
    right = token is not inner[-1] or after in small or not _HAN.match(after)
    return left and right
