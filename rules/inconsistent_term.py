"""One concept has several renderings.

同一概念有多种译法。

A reader who meets 暂退法 here and 丢弃法 there takes them for two things. This rule knows the
renderings of each concept from the termbases, learns more from glosses, as 信赖域（trust region）, and
makes others by rendering one word of a term otherwise (seeds/elements.csv: 并行, 平行). It counts only what
means nothing else. Headings and titles prove practice but are not reported, nor are a few quoted words;
quoted sentences are. The surname in a theorem or a matrix is such a concept too: Hessian 矩阵, 黑塞矩阵;
so is what Taiwan calls otherwise: 网路 once in a text that says 网络; 數據中心 in one of Taiwan. So is a word
that a text spells in the usual way three times to one, and elsewhere otherwise (seeds/spellings.csv: 部份),
and a Latin name that it mostly writes with a hyphen or a space, four times to one: KV Cache, once KVCache.

读者前页见到“暂退法”，后页见到“丢弃法”，会以为是两回事。本规则从术语库得知每个概念的各种译法，从
“信赖域（trust region）”这样的夹注中学习新译法，并把术语中的某个词换一种译法来查找（见 seeds/elements.csv：
“并行”与“平行”）；只统计没有歧义的译法。标题和书名可作为用法的证据，但其中的译法不报告，引用的只言片语也不
报告，整句的引语则照常检查。定理、矩阵等名称中的人名也按此处理：Hessian 矩阵、黑塞矩阵；两岸说法不同的词也是
如此：全文说“网络”，一处说“网路”；台湾的文章里一处说“數據中心”。同一个词有两种通行写法、通行较广的一种达三倍以上时，
另一种也会报告（见 seeds/spellings.csv：“部分”与“部份”）；英文名称多数带连字符或空格、达四倍以上，一处不带的
（KV Cache 与 KVCache）亦然。

Two renderings that the termbase has are one too many in a document; so is one of five characters and more
with an element of the preferred one exchanged (高频宽内存). The rarer is reported; of equals the one
without a gloss, the one not preferred, the later; below three to one only once, without a fix. Another form
is reported at three to one, at two to one if the frequent form is preferred or glossed, or where it stands
once beside a glossed one. One known from a gloss only must share more than half its characters, or two if
both are glossed with the same English. Across files the majority must be twenty to one and stand in four
times as many files, two at least; a file that is consistent in itself is told once.

术语库收录的两种译法出现在同一篇文档中，即为不一致；五个字以上、只把首选译法中某个词换一种译法的（高频宽内存）
也算。报告次数少的一种，次数相同则报告没有夹注、不是首选或后出现的一种；
不足三倍时只报告一处，不提供修复。其他译法，另一译法达三倍以上，或达两倍以上且为首选或带有夹注，或该译法只出现一次、
而另一译法带有夹注，才报告；仅由夹注得知的译法须与之有一半以上的字相同，夹注的英文相同时两个字即可。跨文件时须达二十
比一，且多数译法所见的文件为四倍以上（至少两个）；自身一致的文件只报告一处。

It stays silent where one rendering is the other without a word or an acronym for it (AI芯片), where they
differ in spelling only (2D卷积, 二维卷积) or, below three to one, by a contraction (文生图), where the text
declares synonyms (又称, 或, 相当于), and where a word crosses an edge of the rendering: 步距 is none in
时间步距离. What a termbase rejects is for wrong-rendering, English for english-left. Each place is a
finding, but more than twenty of a form in a document are one. The fix puts the document's rendering there;
it is never made unasked: a majority is evidence and no proof.

一种译法比另一种少一个词（简称）或是用缩写的简称（AI芯片）、只是写法不同（2D卷积、二维卷积）、不足三倍时一种
是另一种的缩略（文生图）、文中声明为同义（又称、或、相当于），以及有词跨越译法边界之处（“时间步距离”中并无
“步距”），均不报告。术语库不取的译法由 wrong-rendering 报告，残留的英文由 english-left 报告。逐处报告，一篇文
档中同一形式超过二十处时只报告一处。修复会把该处改成文中固定的译法，但须明确要求才会执行：多数只是证据，不是证明。

Examples:
    bad: 过拟合很常见。防止过拟合的方法很多，过拟合也可以测量。⟦过度拟合⟧的模型没有用。
    fix: 过拟合很常见。防止过拟合的方法很多，过拟合也可以测量。过拟合的模型没有用。

    bad: 模型崩溃要提防。数据太差，就会引起⟦模型坍塌⟧。

    bad: 连续动作空间里的动作无法枚举。⟦连续行动空间⟧更难探索。

    bad: 上下文并行很快。上下文并行省内存，⟦上下文平行⟧也要通信。

    bad: 雅可比矩阵方阵不多。先求雅可比矩阵，再求雅可比行列式。⟦雅克比⟧矩阵可逆。
    fix: 雅可比矩阵方阵不多。先求雅可比矩阵，再求雅可比行列式。雅可比矩阵可逆。

    bad: 网络越深越难训练，网络也越慢，网络要剪枝。卷积⟦网路⟧也一样。
    fix: 网络越深越难训练，网络也越慢，网络要剪枝。卷积网络也一样。

    bad: 資料中心很耗電，資料中心要散熱，資料中心蓋在北部。新的⟦數據中心⟧也一樣。
    fix: 資料中心很耗電，資料中心要散熱，資料中心蓋在北部。新的資料中心也一樣。

    bad: 这部分讲数据，下一部分讲模型，最后一部分讲部署。其余⟦部份⟧请自学。
    fix: 这部分讲数据，下一部分讲模型，最后一部分讲部署。其余部分请自学。

    bad: 先存 KV Cache，再读 KV Cache。KV Cache 很大，KV Cache 要压缩。⟦KVCache⟧ 占满显存。
    fix: 先存 KV Cache，再读 KV Cache。KV Cache 很大，KV Cache 要压缩。KV Cache 占满显存。

    ok: 海森矩阵（Hessian matrix）对称。Hessian 矩阵大，Hessian 矩阵慢，Hessian 矩阵贵。

    ok: 过拟合，也称过度拟合，很常见。过拟合可以测量。过拟合有害。

    ok: 大语言模型很大。大语言模型很贵。大语言模型很慢。LLM 也很好。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from termlint.lexicon.terms import squash
from termlint.model import Edit, Fact, Finding, Message, Place
from termlint.rule import ProjectRule
from termlint.survey import Survey
from termlint.survey.concepts.alternatives import all_usages
from termlint.survey.concepts.practice import AROUND, Use, across, clashes, uses
from termlint.survey.renderings import Form
from termlint.telling.cite import counted

PLACES = 20
"""The most places of a form in a document that have a finding each; if there are more, it has one."""


def gather(survey: Survey) -> Iterator[Fact]:
    """Yield a fact for each place of a form; the value is (form, status, times, glossed, before, after).

    Of a declared concept it is None, and of a place that is evidence only, before and after are None.
    """
    script = survey.document.script
    for usage in all_usages(survey):
        key = f"{script} {squash(usage.concept.english)} {usage.concept.sense}".rstrip()
        if usage.declared:
            yield Fact(key, None)
            continue
        most = max((form.times for form in usage.forms), default=0)
        for form in usage.forms:
            kept = 1 if form.status == "preferred" and form.times == most else PLACES
            yield from _facts(key, form, survey.prose, kept)


def _facts(key: str, form: Form, prose: str, kept: int) -> Iterator[Fact]:
    value = (form.text, form.status, form.times, form.glossed)
    for start, end in form.places[:kept]:
        yield Fact(
            key, (*value, prose[max(start - AROUND, 0) : start], prose[end : end + AROUND]), start, end
        )
    for start, end in () if form.places else form.beside[:1]:
        yield Fact(key, (*value, None, None), start, end)


def judge(key: str, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield findings for the forms of one concept, compared within each document, then across documents."""
    if len({fact.value[0] for fact in facts if fact.value is not None}) < 2:
        return
    documents = [
        uses(tuple(group))
        for _, group in groupby((fact for fact in facts if fact.value is not None), lambda fact: fact.path)
    ]
    for forms in documents:
        for minority, majority in clashes(forms):
            yield from _findings(minority, majority, 0.9)
    if all(fact.value is not None for fact in facts):
        for minority, majority in across(documents):
            yield _of_document(minority, majority)


def _findings(minority: Use, majority: Use, confidence: float) -> Iterator[Finding]:
    """Yield one finding per place; only one, without a fix, if practice is divided or places are many."""
    divided = majority.times < 3 * minority.times
    if divided or minority.times > PLACES:
        sure = min(confidence, 0.6) if divided else confidence
        yield _finding(minority, majority, minority.facts[0], sure, fixable=False)
        return
    fixable = majority.status != "latin"  # Latin may need spaces in its place
    for fact in minority.facts:
        yield _finding(minority, majority, fact, confidence, fixable=fixable and fact.whole)


def _of_document(minority: Use, majority: Use) -> Finding:
    """Return one finding, with all places, for a document consistent in itself but not with the others."""
    first, *others = minority.facts
    fixable = len(minority.facts) == minority.times and all(fact.whole for fact in minority.facts)
    found = _finding(minority, majority, first, 0.7, fixable=fixable)
    also = tuple(Edit(fact.start, fact.end, majority.text) for fact in others)
    return replace(found, also=also) if fixable else found


def _finding(minority: Use, majority: Use, fact: Fact, confidence: float, *, fixable: bool) -> Finding:
    evidence = (*(other for other in minority.facts[:PLACES] if other is not fact), majority.facts[0])
    return Finding(
        fact.start,
        fact.end,
        _message(minority, majority),
        replacements=(majority.text,) if fixable else (),
        safety="unsafe" if fixable else "none",
        confidence=confidence,
        reason=counted(minority.text, minority.times, majority.text, majority.times, here=False),
        related=tuple(
            Place(other.start, other.end, "" if other.path == fact.path else other.path) for other in evidence
        ),
        path=fact.path,
    )


def _message(minority: Use, majority: Use) -> Message:
    en, zh = ("spelling", "写法") if minority.status == "spelling" else ("rendering", "译法")
    return Message(
        f"inconsistent {en}: “{minority.text}” here, “{majority.text}” elsewhere",
        f"{zh}不一致：此处为“{minority.text}”，别处为“{majority.text}”",
    )


RULE = ProjectRule(gather, judge, group="terms", mqm="terminology/inconsistent-use", severity="info")
