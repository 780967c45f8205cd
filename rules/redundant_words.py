"""One thing is said by two words: 可以能够, 因为由于, 但是可是. One of them is left over.
一个意思用了两个词：可以能够、因为由于、但是可是，其中一个是多余的。

When a translator changes a word and forgets to take the old one out, both stay. `repeated-word` finds equal
words; this rule finds words that are not equal and mean the same.

译者换了个说法，却忘了删掉原来的词，两个词就都留了下来。`repeated-word` 检查相同的词，本规则检查意思相同的词。

Found are the phrases of `seeds/redundant.csv`: two auxiliaries, conjunctions or adverbs for one, two
negations, half of a word beside the whole (进进行), two bounds around a number (超过 400 多个, 至少三天以上)
or a bound and an estimate (接近 100 左右). They must begin and end where words do. Two estimates (大约十分钟
左右) have the severity info.

检查的内容：`seeds/redundant.csv` 中的组合：两个助动词、连词或副词表达一个意思，双重否定，整个词旁边多出半个词
（进进行），一个数的前后各有一个界限（超过 400 多个、至少三天以上），或既有界限又有约数（接近 100 左右）。首尾
都必须在词的边界上。前后都是约数的（大约十分钟左右），级别为“提示”。

What is a matter of taste (目的是为了, 由于…的原因) has a confidence under 0.5 and the severity info: it is
shown only to those who lower `min-confidence`.

属于习惯的说法（目的是为了、由于……的原因）可信度低于 0.5，级别为“提示”；调低 `min-confidence` 才会显示。

Silent: words that meet by chance (功能|可以), 使用用例, quotations.

不报告：恰好相邻的词（功能|可以），“使用用例”，引文。

The fix keeps one of the two; the other is the second choice (unsafe: it is the author's choice).

修正方法是保留其中一个，另一个作为备选（不安全：由作者取舍）。

Examples:
    bad: 这种方法⟦可以能够⟧减少误差。
    fix: 这种方法可以减少误差。

    bad: ⟦因为由于⟧数据太少，模型过拟合了。
    fix: 因为数据太少，模型过拟合了。

    bad: 我们对图像⟦进进行⟧裁剪。
    fix: 我们对图像进行裁剪。

    bad: 他们训练了⟦超过 400 多⟧个模型。
    fix: 他们训练了超过 400 个模型。

    ok: 这项功能可以关闭，下文给出几个使用用例。
    ok: 下载代码以及和它相关的数据。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.lexicon.redundant import Kind, Redundancy
from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.characters.surplus import find_redundant
from termlint.telling.cite import cited

_CONFIDENCE: dict[Kind, float] = {"slip": 0.9, "estimate": 0.6, "style": 0.4}
"""The share of slips that was right in a sample, and of the others those that editors would change."""


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each phrase that says the same thing twice."""
    for one in find_redundant(survey.simplified.document, survey.lexicon.redundancies):
        if plain := survey.own(one.start, one.end, one.plain):
            yield _finding(survey.prose[one.start : one.end], one, plain)


def _finding(written: str, redundancy: Redundancy, plain: tuple[str, ...]) -> Finding:
    kind = redundancy.row.kind
    return Finding(
        redundancy.start,
        redundancy.end,
        Message(
            f"{cited(written)} says the same thing twice; {cited(plain[0])} is enough",
            f"{cited(written)}语义重复，可改为{cited(plain[0])}",
        ),
        replacements=plain,
        safety="unsafe",
        severity=None if kind == "slip" else "info",
        confidence=_CONFIDENCE[kind],
    )


RULE = DocumentRule(check, group="characters", mqm="style/awkward-style", modern=True)
