"""What the segmentation, the document and the counts say of a place where a long word may be torn."""

from __future__ import annotations

from typing import NamedTuple

from termlint.lexicon import Lexicon
from termlint.lexicon.counts import Counts
from termlint.survey import Survey
from termlint.survey.characters.singles import ENDINGS
from termlint.survey.characters.torn import Torn
from termlint.survey.tokens import Token, cut

AROUND = 12
"""So many code points on either side are segmented."""

LOOSE, BOUND, FASTER, FAST, NEVER = 2, 4, 7, 8, 9
"""Bits that say how seldom a character is a word of its own: now and then, hardly ever … never."""

MET = 4.0
"""The logarithm of the count of a word that exists, and of a pair that may be one."""

SAME = 0.25
"""Logarithms of counts are as good as one."""

_ENDINGS = ENDINGS | frozenset(
    "式态法度号阵图词字类量数率例集者网库表点线面块步轮元核端链树边流群组化力学子维轴列区版名"
)
"""What makes a new word of any other at its end, too short for a list: 计算式, 休眠态."""


class Tear(NamedTuple):
    """What the segmentation and the document say of a slip."""

    edges: bool
    """Words begin and end where what is mangled does."""
    bits: float
    """How seldom the character beside the tear that is left alone stands alone; -1 if none is left."""
    ending: bool
    """That makes words of others."""
    claimed: bool
    """It may make a word with what stands outside."""
    joined: bool
    """What meets at the tear makes a word."""
    inside: bool
    """The tear runs through a word of the whole."""
    times: int
    """How often the whole stands in the document."""


def tear_of(survey: Survey, one: Torn) -> Tear:
    """Return what the segmentation and the document say of a slip."""
    prose, (start, end, whole, kind, at) = survey.prose, one
    tokens = cut(prose, max(start - AROUND, 0), end + AROUND, guess=False)
    edges = {token.start for token in tokens} | {tokens[-1].end}
    whole_edges = {0, *(token.end for token in cut(whole, 0, len(whole), guess=False))}
    single = {token.start for token in tokens if len(token.text) == 1}
    middle = start + at
    beside = [place for place in _beside(one, whole_edges) if place in single and start <= place < end]
    left = max(beside, key=lambda place: survey.lexicon.singles.bits(prose[place]), default=-1)
    across = [token.text for token in tokens if token.start <= middle and middle + 2 <= token.end]
    bits = survey.lexicon.singles.bits(prose[left]) if beside else -1.0
    return Tear(
        edges={start, end} <= edges,
        bits=NEVER if any(_is_shard(survey.lexicon, one, token) for token in tokens) else bits,
        ending=prose[left] in _ENDINGS,
        claimed=bool(beside) and _is_claimed(survey.lexicon.counts, prose, one, left),
        joined=any(survey.lexicon.counts.log(word[:4]) >= MET for word in across),
        inside=bool(_beside(one, whole_edges)) if kind != "inserted" else at not in whole_edges,
        times=prose.count(whole),
    )


def _is_shard(lexicon: Lexicon, one: Torn, token: Token) -> bool:
    """Tell whether a token is a word that never stands but in what has lost a character: 据库 in 数据库."""
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
    """Return the places of the characters at the tear that are in one word of the whole with what is lost."""
    middle, at = one.start + one.at, one.at
    if one.kind in ("lost", "first", "last"):
        return [middle - 1] * (at not in edges) + [middle] * (at + 1 not in edges)
    return [middle - 1, middle + 1]


def _is_claimed(counts: Counts, prose: str, one: Torn, left: int) -> bool:
    """Tell whether a character at an edge makes a known pair with what stands outside."""
    before = left == one.start and counts.log(prose[max(left - 1, 0) : left + 1]) >= MET
    return before or (left == one.end - 1 and counts.log(prose[left : left + 2]) >= MET)
