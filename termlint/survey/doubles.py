"""Characters that a slip of the hand has doubled at the edge of a word: 数据据, 社社区, 应用于于.

Two equal characters often meet where one word ends and the next begins (最终|终态). It is a slip if one of
them, or each, is left over by the segmentation, and if documentation, which knows the text well without it,
never has the three characters on either side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from termlint.survey import Survey
from termlint.survey.repeats import Repeat, alone, is_set_apart
from termlint.survey.tokens import cut

if TYPE_CHECKING:
    from termlint.lexicon.counts import Counts

_DOUBLE = re.compile(r"([㐀-鿿])\1")
_HAN = re.compile("[㐀-鿿]")
_NEXT_BUT_ONE = re.compile("(?:上上|下下)[个個周週月次期代轮輪季年日]")

ONCE = 0.5
"""The logarithm of a count that is none, or one."""

RARE = 5.5
"""The logarithm from which two equal characters are a word of their own: 看看, 常常."""

SOME, MET_SOME = 8.5, 2.0
MORE, MUCH_MORE = 2.0, 4.4
"""Equal characters and what is before them may be met so often if the text without one of them is met more
often, or, however often they are, much more often."""

USUAL = 6.0
"""The logarithm from which a character and its neighbour are at home together."""

_SET = "置"
"""What a program does with a value: 位置|置为零."""

KNOWN, APART = 8.0, 6.0
"""The logarithm of a count from which two characters may be a word that no dictionary has, if they stand so
much more often by themselves than behind the character before: 子图, but not behind 算."""

MET = 1.0
"""The logarithm from which documentation knows three characters."""


def find_doubles(survey: Survey) -> Iterator[Repeat]:
    """Yield the characters doubled at the edge of a word, but for those that `find_repeats` judges."""
    prose, table = survey.prose, survey.lexicon.repeats
    for match in _DOUBLE.finditer(prose):
        at, character = match.start(), match[1]
        if character in table.bound or character == "了" or table.edges(prose, at, at + 1):
            continue  # judged there; 了 follows words that end in it: 明了|了
        if _NEXT_BUT_ONE.match(prose, at):
            continue
        # One function character beside a word is grammar: 使能|能对齐.
        least = 2 if character in table.characters else 1
        counts = survey.lexicon.counts
        if _is_edge(survey, at, least) and _is_slip(prose, at, counts) and not _is_chance(survey, at):
            yield Repeat(at, 1, at + 2, "doubled")


def _is_edge(survey: Survey, at: int, least: int) -> bool:
    """Tell whether so many of two equal characters are words of their own, and no part of 规规整整."""
    prose = survey.prose
    around = prose[max(at - 2, 0) : at], prose[at + 2 : at + 4]
    if any(len(side) == 2 and side[0] == side[1] for side in around) or not _HAN.match(prose[at - 1 : at]):
        return False
    return alone(prose, at, at + 1) >= least and not is_set_apart(survey.document, at, at + 2)


def _is_slip(prose: str, at: int, counts: Counts) -> bool:
    """Tell whether documentation knows the text without one of two equal characters, and never with both."""
    before, double, after = prose[at - 1], prose[at : at + 2], prose[at + 2 : at + 3]
    if before == "一":  # 一些些, 一次次
        return False
    followed = _HAN.match(after) is not None
    met = counts.log(before + double)
    rare = counts.log(double) <= RARE and met <= ONCE
    if not followed:
        return rare and counts.log(before + double[0]) >= USUAL
    home = max(counts.log(before + double[0]), counts.log(double[0] + after))
    without = counts.log(before + double[0] + after)
    # 采用|用户 is often met: 采用用新 is a slip if 采用新 is met much more often.
    more = MORE if met <= MET_SOME else MUCH_MORE
    rare |= counts.log(double) <= SOME and without >= MORE and without - met >= more
    return rare and home >= USUAL and without >= MET and counts.log(double + after) <= ONCE


def _is_chance(survey: Survey, at: int) -> bool:
    """Tell whether each of two equal characters has a word of its own: 大学|学医, 算子|子图, 数据集|集合."""
    prose, counts, terms = survey.prose, survey.lexicon.counts, survey.lexicon.terms.by_chinese
    if prose[at] == _SET or any(survey.lexicon.redundancies.find(prose[at - 1 : at + 2])):
        return True  # what another rule says is not said twice
    left, right = (prose[at - 2 : at + 1], prose[at - 1 : at + 1]), prose[at + 1 : at + 3]
    if not _HAN.match(right[1:]) or not any(word in terms or _is_word(word) for word in left):
        return False
    known = counts.log(right)
    return _is_word(right) or (known >= KNOWN and known - counts.log(prose[at - 1] + right) >= APART)


@lru_cache(maxsize=4096)
def _is_word(text: str) -> bool:
    """Tell whether the segmenter's dictionary has a text as one word."""
    return len(cut(text, 0, len(text), guess=False)) == 1
