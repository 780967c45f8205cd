"""A comma stands between short parallel words, where Chinese has an enumeration comma: 加法，减法，乘法等.
并列的词语之间用了逗号，应该用顿号：加法，减法，乘法等。

English has one comma for both. In Chinese ， divides clauses and 、 divides words, and a reader who meets
， expects a clause.

英文只有一种逗号；中文的逗号分隔分句，顿号分隔词语，读者见到逗号，会以为后面是一个分句。

Only lists are looked at that a word closes, and items of six characters or one or two Latin words. Before
等 any two items will do; before 和, 以及, 与 or 或 all marks must be commas and the items three, Latin, or
of two characters each. An item counts if marks stand on both sides; the first one does after 包括, 例如 and
the like, after a bracket, or if it is Latin.

只看有词收尾的列举，各项为六个字以内的词语或一两个英文词。以“等”收尾的，有两项即可；以“和、以及、与、或”收尾
的，须全用逗号，并且有三项，或都是英文，或都是两个字。前后都有标点的才算一项；第一项在“包括”“例如”之类的词或
括号之后，或者是英文的，也算。

Silent: items that begin with an adverb, a conjunction or a preposition, or that hold 的 or 了, since they
are clauses; a document in which such commas are the rule; projects with `enumeration-comma = "comma"`.

不报告：以副词、连词、介词开头或含有“的”“了”的部分，它们是分句；通篇都用逗号的文档；配置
为 `enumeration-comma = "comma"` 的项目。

The fix puts 、 there; an editor should look, since a comma may also part two clauses (unsafe).

修正方法是改为顿号；逗号也可能隔开两个分句，请人工确认（不安全）。

Examples:
    bad: 支持加法、减法⟦，⟧乘法等运算。
    fix: 支持加法、减法、乘法等运算。

    bad: 常用的框架包括 Alpha⟦，⟧Beta⟦，⟧Gamma 和 Delta。
    fix: 常用的框架包括 Alpha、Beta、Gamma 和 Delta。

    bad: 它能处理各种数据（例如文本⟦，⟧图像⟦，⟧语音等）。
    fix: 它能处理各种数据（例如文本、图像、语音等）。

    bad: 许可协议包括 MIT⟦，⟧Apache 2.0 和 GPLv3。
    fix: 许可协议包括 MIT、Apache 2.0 和 GPLv3。

    bad: 这段代码用到 SSE⟦，⟧AVX 等指令集。
    fix: 这段代码用到 SSE、AVX 等指令集。

    ok: 训练很慢，因此，模型和数据都要精简。
    ok: 如果没有 GPU，CUDA 和 cuDNN 就不必安装。
    ok: 支持加法、减法、乘法等运算，速度很快，结果和预期一致。
    ok: 先看描述、行为，模型与人类的差别再说。
    ok: 坑也不少，比如网络一断，解码那边就干等着。
    ok: 已知 $a = 7$，$b = 2$，$c = 1$，三者之和为 10。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from termlint.model import Fact, Finding, Message
from termlint.rule import ProjectRule
from termlint.survey import Survey
from termlint.survey.typography.enumerations import count_enumeration_commas, find_listings

NAME = "enumeration-comma"

RULED_BY_COMMAS = 3
"""How many lists with commas, if more than with enumeration commas, make that the document's practice."""


def gather(survey: Survey) -> Iterator[Fact]:
    """Yield a fact for each comma between items, unless commas are the practice.

    Its value is True if 等 closes the list.
    """
    settled = survey.style.get(NAME, "")
    if settled == "comma":
        return
    found = list(find_listings(survey))
    clear = sum(not one.is_brief for one in found)
    if settled or clear < RULED_BY_COMMAS or clear <= count_enumeration_commas(survey):
        for one in found:
            yield from (Fact(NAME, one.closed, start, start + 1) for start in one.commas)


def judge(key: str, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield a finding for each comma."""
    for fact in facts:
        yield Finding(
            fact.start,
            fact.end,
            Message(
                "short parallel words are separated by the enumeration comma “、”, not by a comma",
                "并列词语之间应该用顿号“、”，不用逗号",
            ),
            replacements=("、",) if fact.whole else (),
            safety="unsafe" if fact.whole else "none",
            confidence=0.95 if fact.value else 0.9,
            path=fact.path,
        )


RULE = ProjectRule(
    gather,
    judge,
    group="typography",
    mqm="linguistic-conventions/punctuation",
    conventions={NAME: ("dunhao", "comma")},
)
