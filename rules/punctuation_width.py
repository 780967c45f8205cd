"""A mark is as wide as the other script's: 模型,它 or 09：30.
标点的全角与半角用错：模型,它；09：30。

Chinese sentences have full-width marks (，。：；！？), English and numbers half-width ones. An input method
left in the other mode mixes them, and readers stumble over it in every line.

中文句子用全角标点（，。：；！？），英文和数字用半角标点。输入法没有切换，两者就会混用，读起来很别扭。

Nothing is imposed: each mark is judged by what the document does with it, for many texts have half-width
colons and full-width commas. Full width is its practice from six uses in ten on (for colons nine), half
width from nine on; a mark that is rare follows the others, a document with few marks
its project. `[style] punctuation-width` settles it.
A half-width mark counts as Chinese beside Han characters, closing brackets, code and formulas (使用
PyTorch,然后), at the end of a paragraph too.

不强加任何写法：逐种标点看全文的惯例，因为不少文本冒号用半角、逗号用全角。六成以上（冒号为九成）用全角，即
以全角为惯例；九成以上用半角，即以半角为惯例；少见的标点随其他标点，标点很少的文件随项目。也可在 `[style]`
中用 punctuation-width 指定。汉字、右括号、代码、公式旁边和段末的半角标点算作中文标点（使用 PyTorch,然后）。

Independently of that, full-width letters and digits, ％ after a digit, and the colon in a time or before a
port are wanted in ASCII.

此外，全角字母和数字、数字后的％、时间和端口中的冒号都应为半角。

Silent: numbers, versions, labels (1. 一.), cells of tables, data, reference lists, brackets like
(int, 可选), a mark with a space after Latin or code (`a`, 并且), keys with values (版本: 2.0), texts about
full and half width.

不报告：数字、版本号、编号（1. 一.）、表格单元格、数据、参考文献、(int, 可选) 一类的括号、拉丁字母或代码之后
带空格的标点、键值（版本: 2.0），以及讨论全角半角的文本。

The fix takes the spaces after a half-width mark along. It is safe between two Han characters (，；！？) where
nine in ten are full-width.

修复时一并删去半角标点后的空格。两个汉字之间的“，；！？”，且全文九成以上为全角时，修复是安全的。

Examples:
    bad: 先读取数据，再训练模型，最后评估⟦, ⟧保存结果。然后，调参，重来，收工。
    fix: 先读取数据，再训练模型，最后评估，保存结果。然后，调参，重来，收工。
    bad: 我们用 PyTorch⟦,⟧然后训练。先看数据，再看模型，调参，评估，保存，收工。
    fix: 我们用 PyTorch，然后训练。先看数据，再看模型，调参，评估，保存，收工。
    bad: 会议 19⟦：⟧30 开始，占全部的 ⟦３２⟧%。
    fix: 会议 19:30 开始，占全部的 32%。
    ok: 作者: 张三。先看数据，再看模型，调参，评估，保存；版本为 1.0，比例为 3:1。
    ok: 先读取数据, 再训练模型, 最后评估, 保存结果. 然后, 调参, 重来, 收工.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from termlint.model import Fact, Finding, Message
from termlint.rule import ProjectRule
from termlint.survey import Survey
from termlint.survey.typography import conventions
from termlint.survey.typography.fullwidth import find_fullwidth
from termlint.survey.typography.points import find_choices, full_uses

NAME = "punctuation-width"

ASCII = "ascii"
"""The key of facts on characters that must be ASCII in any practice."""

CLEAR = 0.9
"""The least share of places that must follow the practice for a fix to be safe."""


def gather(survey: Survey) -> Iterator[Fact]:
    """Yield facts on the practice for each mark, and one for each full-width form outside Chinese text."""
    if survey.document.script == "none":
        return
    for mark, uses, counts, bar in find_choices(survey):
        kept = conventions.kept_by(NAME, counts, survey, bar)
        if survey.style.get(NAME) == "half":
            uses = list(full_uses(mark, survey.prose))
        if kept or mark != ":":
            yield from conventions.gather(NAME, uses, survey, bar, mark, counts)
    for form in find_fullwidth(survey):
        yield Fact(ASCII, form.ascii, form.start, form.end)


def judge(key: str, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield a finding for each mark of the wrong width."""
    if key == ASCII:
        yield from map(_in_ascii, facts)
    else:
        yield from map(_finding, conventions.deviations(facts))


def _finding(one: conventions.Deviation) -> Finding:
    mark = (one.instead or "").strip()
    clear = one.basis == "settled" or one.times >= CLEAR * (one.times + one.others)
    safe = one.plain and clear and one.basis != "project"
    return Finding(
        one.fact.start,
        one.fact.end,
        Message(f"this mark should be “{mark}”", f"此处的标点应为“{mark}”"),
        replacements=(one.instead,) if one.instead and one.fact.whole else (),
        safety="none" if not one.fact.whole else "safe" if safe else "unsafe",
        confidence=0.97 if safe else 0.75 if one.basis == "project" else 0.9,
        reason=conventions.reason(one),
        path=one.fact.path,
    )


def _in_ascii(fact: Fact) -> Finding:
    return Finding(
        fact.start,
        fact.end,
        Message(
            "this is not part of the Chinese text and should be half-width", "此处不是中文内容，应为半角"
        ),
        replacements=(fact.value,) if fact.whole else (),
        safety="unsafe" if fact.whole else "none",
        confidence=0.9,
        path=fact.path,
    )


RULE = ProjectRule(
    gather,
    judge,
    group="typography",
    mqm="locale-conventions/punctuation",
    conventions={NAME: ("full", "half")},
)
