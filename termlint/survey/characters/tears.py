"""The evidence of segmentation, document and counts on a place where a long word may be mangled."""

from __future__ import annotations

from typing import NamedTuple

from termlint.lexicon import Lexicon
from termlint.lexicon.counts import Counts
from termlint.survey import Survey
from termlint.survey.characters.singles import ENDINGS
from termlint.survey.characters.torn import Torn
from termlint.survey.tokens import Token, cut, edges_of

AROUND = 12
"""The code points on either side that are segmented."""

LOOSE, BOUND, FASTER, FAST, NEVER = 2, 4, 7, 8, 9
"""How rarely a character is a word of its own, -log2 of the proportion: now and then, hardly ever … never."""

MET = 4.0
"""log2 of the count from which a word, or a pair that may be one, is known."""

SAME = 0.25
"""The largest difference between log2 of two counts that are taken as equal."""

_ENDINGS = ENDINGS | frozenset(
    "式态法度号阵图词字类量数率例集者网库表点线面块步轮元核端链树边流群组化力学子维轴列区版名"
)
"""Suffixes that form new words, more than lists can have, with almost any word: 计算式, 休眠态."""


class Tear(NamedTuple):
    """The evidence on a slip. The tear is the place at which a character is lost, inserted or swapped."""

    edges: bool
    """Whether the mangled word begins and ends at word boundaries."""
    bits: float
    """How rarely the character beside the tear that is left as a token is a word; -1 if none is left."""
    ending: bool
    """Whether that character is a suffix."""
    claimed: bool
    """Whether it may form a word with a character outside."""
    joined: bool
    """Whether a token across the tear is a known word."""
    inside: bool
    """Whether the tear is within a word of the whole; True for every swap."""
    times: int
    """The number of occurrences of the whole in the document."""


def tear_of(survey: Survey, one: Torn) -> Tear:
    """Return the evidence of segmentation, document and counts on a slip."""
    prose, (start, end, whole, kind, at) = survey.prose, one
    tokens = cut(prose, max(start - AROUND, 0), end + AROUND, guess=False)
    whole_edges = {0, *(token.end for token in cut(whole, 0, len(whole), guess=False))}
    single = {token.start for token in tokens if len(token.text) == 1}
    middle = start + at
    beside = [place for place in _beside(one, whole_edges) if place in single and start <= place < end]
    left = max(beside, key=lambda place: survey.lexicon.singles.bits(prose[place]), default=-1)
    across = [token.text for token in tokens if token.start <= middle and middle + 2 <= token.end]
    bits = survey.lexicon.singles.bits(prose[left]) if beside else -1.0
    return Tear(
        edges={start, end} <= edges_of(tokens),
        bits=NEVER if any(_is_shard(survey.lexicon, one, token) for token in tokens) else bits,
        ending=prose[left] in _ENDINGS,
        claimed=bool(beside) and _is_claimed(survey.lexicon.counts, prose, one, left),
        joined=any(survey.lexicon.counts.log(word[:4]) >= MET for word in across),
        inside=bool(_beside(one, whole_edges)) if kind != "inserted" else at not in whole_edges,
        times=prose.count(whole),
    )


def _is_shard(lexicon: Lexicon, one: Torn, token: Token) -> bool:
    """Return True if a token hardly occurs outside of the word that has lost a character: 据库 of 数据库."""
    text, lost = token.text, one.whole[one.at]
    if one.kind != "lost" or not 1 < len(text) < 4:
        return False
    middle = one.start + one.at
    if token.start == middle:
        word = lost + text
    elif token.end == middle:
        word = text + lost
    else:
        return False
    known = lexicon.counts.log(text)
    return word in one.whole and known >= MET and lexicon.counts.log(word) >= known - SAME


def _beside(one: Torn, edges: set[int]) -> list[int]:
    """Return the offsets in prose of the characters beside the tear.

    Beside a lost character, only of those in its word; ``edges`` are the word boundaries of the whole.
    """
    middle, at = one.start + one.at, one.at
    if one.kind in ("lost", "first", "last"):
        return [middle - 1] * (at not in edges) + [middle] * (at + 1 not in edges)
    return [middle - 1, middle + 1]


def _is_claimed(counts: Counts, prose: str, one: Torn, left: int) -> bool:
    """Return True if the character at ``left``, at an edge, forms a known pair with the one outside."""
    before = left == one.start and counts.log(prose[max(left - 1, 0) : left + 1]) >= MET
    return before or (left == one.end - 1 and counts.log(prose[left : left + 2]) >= MET)
