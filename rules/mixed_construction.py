"""Two constructions are mixed in one sentence: 是因为…所致, 把数据被发送到. One of them has to go.
两种句式杂糅：是因为……所致、把数据被发送到。只能保留一种。

A sentence that is begun in one way and finished in another is what is left of hurried rewriting, and of
translation part by part. Each half is correct, so that nothing else notices.

一句话开头用一种句式，结尾换成另一种，多是匆忙改写或逐段翻译留下的。前后两半单独看都没有错，其他检查发现不了。

Found are the pairs of `seeds/constructions.csv`: a cause said twice (之所以…的原因是因为, 取决于…所决定的),
the whole and its parts both ways (包括三部分组成), active and passive (把…被发送到), and conjunctions that
do not go together (即使…，但是; 只要…，才能; 虽然…，因此). Head and tail must stand at the edges of words,
in one clause or one sentence.

检查的内容：`seeds/constructions.csv` 中的组合：原因说了两遍（之所以……的原因是因为、取决于……所决定的），
整体与部分两种说法并用（包括三部分组成），“把”字句与“被”字句并用（把……被发送到），关联词不配对（即使……，但
是；只要……，才能；虽然……，因此）。首尾都必须在词的边界上，并在同一分句或同一句之内。

What many write and few editors change (是由于…导致的) has a confidence under 0.5 and the severity info: it
is shown only to those who lower `min-confidence`.

许多人这样写、编辑也未必改的（是由于……导致的），可信度低于 0.5，级别为“提示”；调低 `min-confidence` 才会显示。

Silent: where the clause is complete in itself (即使很慢也能用，但是…), and in quotations.

不报告：分句本身完整的（即使很慢也能用，但是……），引文。

The fix keeps one of the two constructions; the other is the second choice (unsafe: it is the author's).

修正方法是保留其中一种句式，另一种作为备选（不安全：由作者取舍）。

Examples:
    bad: 训练变慢⟦是因为显存不足所致⟧。
    fix: 训练变慢是因为显存不足。

    bad: 它⟦之所以受欢迎的原因，是因为⟧速度快。
    fix: 它之所以受欢迎，是因为速度快。

    bad: 因此可以⟦把数据被发送到⟧另一台机器。
    fix: 因此可以把数据发送到另一台机器。

    bad: ⟦即使效率不高，但是⟧实现很简单。
    fix: 虽然效率不高，但是实现很简单。

    ok: 训练变慢是因为显存不足，而不是由数据所致。
    ok: 即使很慢也能用，但是要等。
    ok: 把之前被加载到内存的模型卸载，避免不必要的损失。
    ok: 系统包括三个模块，由两个团队开发。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.lexicon.constructions import Mixed
from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.characters.surplus import find_mixed
from termlint.telling.cite import cited

_SLIP, _STYLE = 0.85, 0.4
"""The share of slips that was right in a sample, and of matters of taste those that editors would change."""


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each sentence that mixes two constructions."""
    for one in find_mixed(survey.simplified.document, survey.lexicon.constructions):
        if plain := survey.own(one.start, one.end, one.plain):
            yield _finding(one, plain)


def _finding(one: Mixed, plain: tuple[str, ...]) -> Finding:
    mixed = cited(f"{one.head}…{one.tail}")
    return Finding(
        one.start,
        one.end,
        Message(
            f"{mixed} mixes two constructions; write {cited(plain[0])}",
            f"{mixed}两种句式杂糅，可改为{cited(plain[0])}",
        ),
        replacements=plain,
        safety="unsafe",
        severity=None if one.kind == "slip" else "info",
        confidence=_SLIP if one.kind == "slip" else _STYLE,
    )


RULE = DocumentRule(check, group="characters", mqm="linguistic-conventions/grammar", modern=True)
