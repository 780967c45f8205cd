"""Brackets are as wide as the others of the text, and two of a pair alike: （见下文), 注意力(attention).
括号的全角与半角前后不一，或一对括号宽度不同：（见下文)、注意力(attention)。

An opening bracket of one width with a closing one of the other is always a slip. Otherwise the text decides:
some have full-width brackets throughout, some half-width ones round English, both are right.

左右括号一全一半必定是笔误。除此之外由全文决定：有的一律用全角，有的英文用半角，都不算错。

Brackets that hold Chinese and brackets that hold an English gloss are counted apart, for many texts set them
differently; a kind that is rare follows all brackets. Full width is the practice if six in ten have
it (five at least), half width from nine in ten on. Only half-width brackets are reported against a practice;
`[style] bracket-width` settles it in either direction.

括号里是中文还是英文注释要分开统计，因为不少文本两者写法不同；其中一类很少时随全部括号。六成以上（至少五处）
用全角，即以全角为惯例；九成以上用半角，即以半角为惯例。只报告违反惯例的半角括号；也可在 `[style]` 中用
bracket-width 指定，此时两个方向都会报告。

Silent: function calls f(x), formulas and what begins with one, numbers and labels (1), intervals, brackets
inside others, cells of tables, a paragraph in which a bracket is left over.

不报告：函数调用 f(x)、公式及以公式开头的内容、数字和编号 (1)、区间、括号中的括号、表格单元格，以及括号没有
配齐的段落。

The fix changes both brackets, and drops the space that only a half-width one needs. It is safe round Chinese
where nine in ten are full-width, and in a mixed pair where the practice is clear.

修复时左右括号一起改，并删去半角括号才需要的空格。括号里是中文且全文九成以上为全角时，修复是安全的；一全一半的
括号，全文惯例明确时也是安全的。

Examples:
    bad: 先读取数据（见下文⟦)⟧，再训练。
    fix: 先读取数据（见下文），再训练。
    bad: 甲（一）、乙（二）、丙（三）、丁（四）、戊（五），最后是模型⟦ (见下文) ⟧的评估。
    fix: 甲（一）、乙（二）、丙（三）、丁（四）、戊（五），最后是模型（见下文）的评估。
    ok: 注意力(attention)、损失(loss)、梯度(gradient)（见下文），调用 f(x) 即可。
    ok: 区间（即 [0, 1) 中的数）不含右端。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from termlint.model import Fact, Finding, Message
from termlint.rule import ProjectRule
from termlint.survey import Survey
from termlint.survey.typography import conventions
from termlint.survey.typography.parentheses import (
    BAR,
    CONVENTION,
    find_choices,
    find_odd,
    find_pairs,
    full_uses,
)

MIXED = "mixed"
"""The key of facts on pairs of two widths, which are wrong in any practice."""

CLEAR = 0.9
"""The least share of places that must follow the practice for a fix to be safe."""


def gather(survey: Survey) -> Iterator[Fact]:
    """Yield facts on the practice for each kind of content, and one for each pair of two widths."""
    if survey.document.script == "none":
        return
    pairs = find_pairs(survey)
    for content, uses, counts in find_choices(survey, pairs):
        yield from conventions.gather(CONVENTION, uses, survey, BAR, content, counts)
    if survey.style.get(CONVENTION) == "half":
        uses = list(full_uses(survey, pairs))
        yield from conventions.gather(CONVENTION, uses, survey, BAR, "full")
    for odd in find_odd(survey, pairs):
        yield Fact(MIXED, (odd.instead, odd.clear), odd.start, odd.end)


def judge(key: str, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield a finding for each bracket of the wrong width."""
    yield from map(_mixed, facts) if key == MIXED else map(_finding, conventions.deviations(facts))


def _mixed(fact: Fact) -> Finding:
    instead, clear = fact.value
    return Finding(
        fact.start,
        fact.end,
        Message(
            f"the brackets of this pair differ in width; write “{instead}”",
            f"左右括号宽度不同，应为“{instead}”",
        ),
        replacements=(instead,) if fact.whole else (),
        safety="none" if not fact.whole else "safe" if clear else "unsafe",
        confidence=0.97,
        path=fact.path,
    )


def _finding(one: conventions.Deviation) -> Finding:
    clear = one.basis == "settled" or one.times >= CLEAR * (one.times + one.others)
    safe = one.plain and clear and one.basis != "project"
    return Finding(
        one.fact.start,
        one.fact.end,
        _messages(one.wanted),
        replacements=(one.instead,) if one.instead and one.fact.whole else (),
        safety="none" if not one.fact.whole else "safe" if safe else "unsafe",
        confidence=0.95 if safe else 0.75 if one.basis == "project" else 0.85,
        reason=conventions.reason(one),
        path=one.fact.path,
    )


def _messages(wanted: str) -> Message:
    if wanted == "full":
        return Message("this bracket should be full-width", "此处的括号应为全角")
    return Message("this bracket should be half-width", "此处的括号应为半角")


RULE = ProjectRule(
    gather,
    judge,
    group="typography",
    mqm="locale-conventions/punctuation",
    conventions={CONVENTION: ("full", "half")},
)
