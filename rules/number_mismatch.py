"""A figure in the translation has another value than in the original.

译文中的数值与原文不符。

A wrong figure reads as well as a right one, and nobody looks it up in the original: 300 million becomes
300 万, v1.5 becomes v1.4, and ten times less is stated as a fact.

错误的数字读起来与正确的一样通顺，读者不会去查原文：300 million 成了“300 万”，v1.5 成了 v1.4，
差十倍也被当成事实。

It compares values, not digits: 2.1 billion is 21 亿, $300M is 3 亿美元, June is 6 月, Chapter 2 is
第二章, 10,000 is 一万, twice is 2 倍, half is 50%. A finding needs a figure on each side without an
equal on the other; a single number in words is one too (10 years, 二十年). Of a number that both sides
have once, the units are compared (20 minutes, 20 小时); dates, decades, quarters, weekdays and currencies of
which each side has one, by themselves (3 May, 3 月 5 日). Addresses, tags and code blocks are not compared.

比较的是数值而不是数字的写法：2.1 billion 即 21 亿，$300M 即 3 亿美元，June 即 6 月，Chapter 2 即第二章，
10,000 即一万，twice 即 2 倍，half 即 50%。只有两边都有在对方找不到对应的数字时才报告，
唯一的一个用文字写的数也算（10 years 与“二十年”）。链接地址、标签和代码块不比较。
两边各出现一次的数，还会比较后面的单位（20 minutes 与“20 小时”）；
两边各有一个的日期、年代、季度、星期和货币，也会单独比较（3 May 与“3 月 5 日”）。

Examples:
    bad [a.po]: msgid "The model was trained on 2.1 billion sentences."
      msgstr "模型用 ⟦2.1 亿⟧个句子训练。"
    bad [a.po]: msgid "Version 1.5 needs 20 GB."
      msgstr "⟦1.4⟧ 版需要 20GB。"

    bad [a.po]: msgid "It takes 20 minutes and 4 GB."
      msgstr "需要 ⟦20 小时⟧和 4 GB。"

    ok [a.po]: msgid "In June 2018 it had 300 million users, twice as many as before."
      msgstr "2018 年 6 月它有 3 亿用户，是以前的 2 倍。"
    ok [a.po]: msgid "Chapter 2 takes half of the time."
      msgstr "第二章占 50% 的时间。"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from termlint.bitext import Bitext, Pair
from termlint.bitext.figures import Figure, has_digits, unequal
from termlint.bitext.named import may_have_values, other_values
from termlint.bitext.numerals import may_be_spelled
from termlint.bitext.units import other_units
from termlint.lazily import lazily
from termlint.model import Finding, Message
from termlint.rule import PairRule
from termlint.telling.cite import unlike

_NUMERAL = r"\d{1,2}(?:\.\d{1,2})*"
NUMBERING = lazily(rf"{_NUMERAL}[.、，)）:：](?=\D|\Z)")
NUMBERED = lazily(rf"{_NUMERAL}[.、，)）:：\s](?=\D|\Z)")
"""The number before a numbered item, and before a heading, where a space is enough: 3 Methods."""

DATED = lazily(r"\W*(?:19|20)\d\d ?[-./年] ?\d\d?(?: ?[-./月] ?\d\d?)?")
"""The date before a dated item."""

FIGURE, UNIT = Message("figure", "数值"), Message("unit", "单位")

YEAR = lazily(r"(?<!\d)(?:19|20)\d\d(?!\d)")

LABELLED = lazily(r"(?:[\[［【]|[图表圖注]|注释|步骤|第|[Ff]ig(?:ure|\.)|[Tt]able|[Nn]ote|[Ss]tep)\s*\Z")
"""The text before the number of a reference, a figure, a note or a step."""

BEGINNING = 20
"""How many code points at the start of an original are searched for its number."""

OTHER = 0.1
"""The largest share of unequal numbers, or else one, with which both sides are numbered alike."""


FEW = 3
"""How many references of independent entries may differ before they are taken to be numbered otherwise."""

NEAR = 12
"""How many pairs apart two may be whose texts changed places."""


class Unequal(NamedTuple):
    """The ``at``-th pair, a figure that only its translation has, and those that only its original has."""

    at: int
    pair: Pair
    extra: Figure
    missing: list[Figure]

    def is_label(self) -> bool:
        """Return True if the extra figure is the number of a reference, a figure, a note or a step."""
        start = self.extra.start
        return bool(LABELLED.search(self.pair.target.raw, max(start - 10, 0), start))


def check(bitext: Bitext) -> Iterator[Finding]:
    """Yield a finding for each pair in which both sides have a figure that the other has not."""
    alike = _count_alike(bitext)
    found = [
        Unequal(at, pair, _first(pair, extra), missing)
        for at, pair in enumerate(bitext.prose_pairs)
        if _have_figures(pair) and bitext.is_certain(pair)
        for extra, missing in [_unequal(pair, alike)]
        if extra and missing
    ]
    shifted = sum(one.is_label() for one in found) > (FEW if bitext.exact else 1)
    found = [one for one in _in_place(found) if one.pair.kind == "cell" or bitext.is_translated(one.pair)]
    for one in found:
        # If several references have other numbers, the translation numbers them in another way.
        yield _finding(one, 0.45 if shifted and one.is_label() else 0.9)
    told = {one.pair for one in found}
    yield from _of_units(bitext, told)
    yield from _of_names(bitext, told)


def _have_figures(pair: Pair) -> bool:
    """Return True if both sides have a figure, or one has and the other may have a number in words."""
    here, there = pair.target.numbered, pair.source.numbered
    if here and there:
        return True
    return (here and may_be_spelled(pair.source.raw)) or (there and may_be_spelled(pair.target.raw))


def _of_units(bitext: Bitext, told: set[Pair]) -> Iterator[Finding]:
    """Yield a finding for each number with another unit, but in no pair whose figures are told to differ."""
    for pair in bitext.prose_pairs:
        both = pair.target.numbered and pair.source.numbered
        if both and pair not in told and bitext.is_certain(pair):
            for here, there in other_units(pair.target.raw, pair.source.raw):
                said = pair.target.raw[here.start : here.end], pair.source.raw[there.start : there.end]
                yield Finding(
                    pair.start + here.start, pair.start + here.end, unlike(UNIT, *said), confidence=0.9
                )


def _of_names(bitext: Bitext, told: set[Pair]) -> Iterator[Finding]:
    """Yield a finding for each date, decade, quarter, weekday or currency that is another one."""
    for pair in bitext.prose_pairs:
        if may_have_values(pair.target.raw) and pair not in told and bitext.is_certain(pair):
            for one in other_values(pair.target.opened, pair.source.opened):
                said = unlike(FIGURE, one.here, one.there)
                yield Finding(pair.start + one.start, pair.start + one.end, said, confidence=0.9)


def _first(pair: Pair, extra: Sequence[Figure]) -> Figure:
    """Return the first figure in running text: of one in code code-mismatch speaks. Else the first of all."""
    said = pair.target.visible
    return next((one for one in extra if said[one.start : one.end].strip()), extra[0])


def _in_place(found: Sequence[Unequal]) -> Iterator[Unequal]:
    """Yield those whose figures were not exchanged with a pair nearby, as by sorting the rows of a table."""
    ends = [at for at in range(1, len(found)) if found[at].at - found[at - 1].at > NEAR]
    for start, end in pairwise([0, *ends, len(found)]):
        near = found[start:end]
        lost = {value for one in near for figure in one.missing for value in figure.values}
        new = {value for one in near for value in one.extra.values}
        for one in near:
            moved = {value for figure in one.missing for value in figure.values} & new
            if not (moved and one.extra.values & lost):
                yield one


def _unequal(pair: Pair, alike: bool) -> tuple[list[Figure], list[Figure]]:
    """Return the figures that only the translation has and those that only the original has.

    Numbers and dates before the text are left out if only the translation has them; numbers also if both
    sides have one, unless they are ``alike`` in the whole text.
    """
    here, there = pair.target.raw, pair.source.raw
    extra, missing = unequal(pair.target.figures, pair.source.figures)
    if not (extra and missing):
        return [], []
    numbered = _numbering(pair, here) is not None, _numbering(pair, there) is not None
    if all(numbered) and not alike:
        return [one for one in extra if one.start], [one for one in missing if one.start]
    if numbered[0] and not has_digits(there[:BEGINNING]):
        extra = [one for one in extra if one.start]
    if extra and (dated := DATED.match(here)) and not YEAR.search(there):
        extra = [one for one in extra if one.start >= dated.end()]
    return extra, missing


def _numbering(pair: Pair, text: str) -> re.Match[str] | None:
    """Return the number before a text: 10 models is none."""
    return (NUMBERED if pair.kind == "heading" else NUMBERING).match(text)


def _count_alike(bitext: Bitext) -> bool:
    """Return True if the numbers before headings and items are nearly all equal on both sides."""
    numbers = [
        (one[0].rstrip(".、，)）:： "), other[0].rstrip(".、，)）:： "))
        for pair in bitext.prose_pairs
        if (one := _numbering(pair, pair.target.raw)) and (other := _numbering(pair, pair.source.raw))
    ]
    unequal_ones = sum(one != other for one, other in numbers)
    return unequal_ones < len(numbers) and unequal_ones <= max(OTHER * len(numbers), 1)


def _finding(one: Unequal, sure: float) -> Finding:
    _, pair, extra, missing = one
    original = dict.fromkeys(pair.source.raw[it.start : it.end].strip() for it in missing[:3])
    return Finding(
        pair.start + extra.start,
        pair.start + extra.end,
        unlike(FIGURE, pair.target.raw[extra.start : extra.end].strip(), *original),
        confidence=sure,
    )


RULE = PairRule(check, mqm="accuracy/mistranslation/number")
