"""One concept has several renderings.

同一概念有多种译法。

A reader who meets 暂退法 here and 丢弃法 there takes them for two things. This rule knows the
renderings of each concept from the termbases and learns more from glosses: 信赖域（trust region）. It
counts only renderings that mean nothing else, in running text: not in headings, titles or quotations.

读者前页见到“暂退法”，后页见到“丢弃法”，会以为是两回事。本规则从术语库得知每个概念的各种译法，并从
“信赖域（trust region）”这样的夹注中学习新译法；只统计没有歧义、出现在正文中的译法，标题、书名和引文不计。

In a document, a rendering is reported where another is at least three times as frequent, seen three
times or more, and shares a character with it; where the termbase advises against the rendering, one
place of a better one suffices. An English term left in the text is reported where its Chinese is
three times as frequent, or where it is spelled in two ways beside a Chinese that is glossed by it.
Across files the majority must be ten to one.

在一篇文档中，若另一译法至少出现三次、次数达三倍以上且有共同的字，则报告少数译法；术语库不推荐的译法，只要文中有
更好的译法就报告。中文译名达三倍以上、或英文有两种拼写且中文译名已用该英文作注时，报告文中保留的英文。跨文件时须达十比一。

It stays silent where one rendering contains the other (a shortening), where the text declares
synonyms (又称, 或), for acronyms, and for terms that stay English. One place is reported for each form
and document. The fix rewrites all places in the document, but is never made unasked: a majority is
evidence and no proof.

一种译法包含另一种（简称）、文中声明为同义（又称、或）、缩略语、惯用英文的术语，均不报告。每篇文档每种形式只报告一处。
修复会改写该文档中的所有各处，但须明确要求才会执行：多数只是证据，不是证明。

Examples:
    bad: 过拟合很常见。防止过拟合的方法很多，过拟合也可以测量。⟦过度拟合⟧的模型没有用。
    fix: 过拟合很常见。防止过拟合的方法很多，过拟合也可以测量。过拟合的模型没有用。

    bad: 先对模型做微调（fine tune）。我们把模型 ⟦finetune⟧ 了一遍，再用 ⟦fine tune⟧ 的结果测试。

    ok: 过拟合，也称过度拟合，很常见。过拟合可以测量。过拟合有害。

    ok: 大语言模型很大。大语言模型很贵。大语言模型很慢。LLM 也很好。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from termlint.lexicon.terms import squash
from termlint.model import Edit, Fact, Finding, Message, Place
from termlint.rule import ProjectRule
from termlint.survey import Survey
from termlint.survey.renderings import find_usages

PLACES = 8
"""The most places of a form that are kept for a document; with more, no fix is offered."""


def gather(survey: Survey) -> Iterator[Fact]:
    """Give a fact for each place of a form; the value is (form, status, count in the document, glossed)."""
    script = survey.document.script
    for usage in find_usages(survey):
        key = f"{script} {squash(usage.concept.english)} {usage.concept.sense}".rstrip()
        if usage.declared:
            yield Fact(key, None)
            continue
        kept = PLACES if len(usage.forms) > 1 else 1
        for form in usage.forms:
            value = (form.text, form.status, len(form.places), form.glossed)
            yield from (Fact(key, value, *place) for place in form.places[:kept])


class Use(NamedTuple):
    """A form in one document, or in the project, as the facts give it."""

    text: str
    status: str
    times: int
    glossed: bool
    facts: tuple[Fact, ...]

    @property
    def poor(self) -> bool:
        """Whether the termbase advises against it."""
        return self.status in ("deprecated", "forbidden")


def judge(key: str, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Compare the forms of one concept within each document, then across all of them."""
    by_path = {
        path: _uses(tuple(group))
        for path, group in groupby((fact for fact in facts if fact.value is not None), lambda fact: fact.path)
    }
    for uses in by_path.values():
        for minority, majority in _clashes(uses):
            yield _finding(minority, majority)
    if all(fact.value is not None for fact in facts):
        yield from _across(by_path)


def _uses(facts: Sequence[Fact]) -> tuple[Use, ...]:
    grouped: dict[tuple[str, str, int, bool], list[Fact]] = {}
    for fact in facts:
        grouped.setdefault(tuple(fact.value), []).append(fact)
    return tuple(Use(*form, facts=tuple(members)) for form, members in grouped.items())


def _clashes(uses: Sequence[Use]) -> Iterator[tuple[Use, Use]]:
    """Yield (minority, majority) for every form that the document has against its own practice."""
    chinese = [use for use in uses if use.status != "english"]
    english = [use for use in uses if use.status == "english"]
    if not chinese:
        return
    majority = max(chinese, key=lambda use: (not use.poor, use.times))
    for use in chinese:
        if use is not majority and _outweighs(majority, use, 3):
            yield use, majority
    kept = sum(use.times for use in english)
    glossed = next((use for use in chinese if use.glossed), None)
    if glossed and len(english) > 1:
        yield from ((use, glossed) for use in english)
    else:
        yield from ((use, majority) for use in english if majority.times >= _needed(use.text) * kept)


def _needed(english: str) -> int:
    """One English word may name a parameter or a field (dataset, batch-size); two are a term."""
    return 3 if " " in english else 10


def _outweighs(majority: Use, minority: Use, ratio: int) -> bool:
    """Whether the evidence is clear that the minority stands for the same thing and against the practice."""
    one, two = (use.text.replace("的", "") for use in (majority, minority))
    if one in two or two in one:
        return False
    if minority.poor and not majority.poor:
        return True
    if majority.poor or not {*one} & {*two}:
        return False
    if majority.glossed and minority.glossed:
        return majority.times > minority.times and abs(len(one) - len(two)) <= 4
    return majority.times >= max(ratio * minority.times, 3)


def _across(by_path: dict[str, tuple[Use, ...]]) -> Iterator[Finding]:
    """Compare documents that are consistent in themselves: ten to one, and the majority in two documents."""
    alone = [uses[0] for uses in by_path.values() if len(uses) == 1 and uses[0].status != "english"]
    totals: dict[str, Use] = {}
    documents: Counter[str] = Counter(use.text for use in alone)
    for use in alone:
        before = totals.get(use.text)
        totals[use.text] = use if before is None else before._replace(times=before.times + use.times)
    if not totals:
        return
    majority = max(totals.values(), key=lambda use: use.times)
    for use in alone:
        minority = totals[use.text]
        if minority is not majority and documents[majority.text] > 1 and _outweighs(majority, minority, 10):
            yield _finding(use, majority, confidence=0.7)


def _finding(minority: Use, majority: Use, confidence: float = 0.9) -> Finding:
    first, *others = minority.facts
    complete = len(minority.facts) == minority.times and all(fact.whole for fact in minority.facts)
    fixable = complete and minority.status != "english"
    evidence = (*others, majority.facts[0])
    return Finding(
        first.start,
        first.end,
        Message(
            f"inconsistent: {minority.text} here, {majority.text} elsewhere",
            f"译法不一致：此处为“{minority.text}”，别处为“{majority.text}”",
        ),
        replacements=(majority.text,) if fixable else (),
        safety="unsafe" if fixable else "none",
        confidence=confidence,
        reason=Message(
            f"{minority.text} stands here {minority.times} times, {majority.text} {majority.times} times",
            f"“{minority.text}”出现 {minority.times} 次，“{majority.text}”出现 {majority.times} 次",
        ),
        related=tuple(Place(fact.start, fact.end, _elsewhere(fact, first)) for fact in evidence),
        also=tuple(Edit(fact.start, fact.end, majority.text) for fact in others) if fixable else (),
        path=first.path,
    )


def _elsewhere(fact: Fact, first: Fact) -> str:
    return "" if fact.path == first.path else fact.path


RULE = ProjectRule(gather, judge, group="terms", mqm="terminology/inconsistent-use", severity="info")
