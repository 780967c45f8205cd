"""A rendering that the termbase rejects.

用了术语库不采用的译法。

A project that has decided (汇聚, not 池化) wants every place in line. And some renderings no project
would decide on: one word of a term taken in another sense (检测头 as 检测标题), or a name translated
word by word (变形金刚 for Transformer). A reader cannot guess back what was meant.

项目既已选定译法（如“汇聚”而非“池化”），就应处处一致。还有些译法谁也不会选用：把术语中的一个词按别的义项来译
（检测头译成“检测标题”），或者把专名逐字翻译（Transformer 译成“变形金刚”）。读者猜不出原意。

The project's termbase comes first: what it calls `forbidden` is an error, `deprecated` a warning, also
inside longer terms of the same (最大池化). A rendering of ours that it does not list is reported too: it has
the concept otherwise. Then our tables: names translated word by word, where a word of their world stands
in the document (拥抱脸 beside transformers), and renderings that mean nothing else with the status
`forbidden`, or `deprecated` and `literal`, a part of the term taken in another sense. What is merely
`deprecated` counts where the better form stands as often (else at confidence 0.45: not shown), and if it may
mean something else, where the better form stands three times and twice as often. Each place is a finding; of
our tables' forms, more than twenty in a document are one. A gloss tells what is meant: 权力定律（power law）
is reported although 权力 is a word, for no rendering of the term takes its words so (seeds/senses.csv).

以项目自己的术语库为先：标为 `forbidden` 的报错误，`deprecated` 的报警告，较长术语之中的也算（最大池化）。
术语库收有某一概念、却没有列出的通行译法，也会报告。其次是内置的表：逐字翻译的名称（须文中有与之相关的词，如
“拥抱脸”与 transformers），以及没有其他含义、状态为 `forbidden`，或为 `deprecated` 且注明 `literal`（把术语的
某个成分按别的义项译了）的译法。仅为 `deprecated` 的，文中更好的译法不少于它才算（否则可信度为 0.45，默认
不显示）；还可能有别的意思的，须更好的译法至少出现三次、且次数达两倍以上。逐处报告，内置表中的同一形式在一篇文档中超过二十处时只报告一处。
夹注表明了原意：“权力定律（power law）”中的“权力”虽是常用词，但该术语的各种译法都不取这个义项
（见 seeds/senses.csv），同样报告。

It stays silent in quotations and titles, where the text itself puts the forms side by side (锚框，也称锚盒)
or speaks of the word (不要译作锚盒), and where a word crosses the edge of the rendering.

引文和书名中、原文将两种译法并列（锚框，也称锚盒）或谈论译名本身（不要译作锚盒），以及有词跨越译法边界之处，均不报告。

What the project rejects may be a word of everyday language (丢弃 for dropout, 功能 for feature): it is
reported, as a warning, only where the document has the English or the right form too.

项目不采用的译法也可能是日常用词（dropout 译作“丢弃”，feature 译作“功能”）：文中还有英文原词或正确译法时才报
告，且只是警告。

The fix puts the right form there. It is safe for what the project's termbase names and what means nothing
else (令牌 does: a token of a text, or of a login); otherwise it has to be asked for.

修复会换成正确的译法。项目术语库明确列出、且没有其他含义的，可自动修复；其他（令牌可指词元，也可指登录凭证）
须明确要求才会执行。

Examples:
    bad: 该模型沿用了⟦转移学习⟧的思路。
    fix: 该模型沿用了迁移学习的思路。

    bad: 监督学习要标注，⟦无监管学习⟧不用。
    fix: 监督学习要标注，无监督学习不用。

    bad: 从⟦拥抱脸⟧下载 transformers 的权重，用⟦变形金刚⟧模型微调。
    fix: 从 Hugging Face 下载 transformers 的权重，用 Transformer 模型微调。

    bad: 这就是⟦权力定律⟧（power law），用⟦坡度下降⟧（gradient descent）训练。
    fix: 这就是幂律（power law），用梯度下降（gradient descent）训练。

    ok: 书架上摆着变形金刚玩具。
    ok: 迁移学习，也称转移学习，很常用。
    ok: transfer learning 不要译作转移学习。
    ok: 他在《转移学习导论》中写道：“转移学习的前景很好。”
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.lexicon.terms import squash
from termlint.model import Finding, Message, Place
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.concepts.rejected import PERSON, Rejected, find_rejected
from termlint.survey.joints import fitted
from termlint.telling.cite import counted

PLACES = 20
"""The most places of a rendering in a document that have a finding each; if there are more, it has one."""


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each place of a rejected rendering; one for all if only termlint rejects it and
    there are many.
    """
    for one in find_rejected(survey):
        single = len(one.places) > PLACES and not one.own
        for start, end in one.places[:1] if single else one.places:
            yield _finding(survey, one, start, end)


def _finding(survey: Survey, one: Rejected, start: int, end: int) -> Finding:
    prose, right = survey.prose, one.right[0]
    others = [Place(*place) for place in one.places[:PLACES] if place[0] != start]
    return Finding(
        start,
        end,
        Message(f"“{one.text}” should be “{right}”", f"“{one.text}”应为“{right}”"),
        replacements=tuple(
            fitted(new, prose[start - 1 : start], prose[end : end + 1], spaced=survey.spaced)
            for new in one.right[:3]
        ),
        safety="safe" if one.sure else "unsafe",
        confidence=_confidence(one),
        reason=_reason(one),
        related=tuple(others),
        severity="error" if one.own and one.status == "forbidden" and not one.everyday else None,
        about=squash(one.english),
    )


def _confidence(one: Rejected) -> float:
    """Return the share that was right in a sample: about half for a poor rendering that is more frequent than
    the right one.
    """
    if one.own:
        return 0.8 if one.superseded or one.everyday else 0.97
    if one.plain and one.here < len(one.places):
        return 0.45
    return 0.95 if one.status == "forbidden" or one.here else 0.9


def _reason(one: Rejected) -> Message:
    term, times, right = one.english, len(one.places), one.right[0]
    if one.superseded:
        why = Message(
            f"the project's termbase has another rendering of “{term}”", f"项目术语库对“{term}”另有译法"
        )
    elif one.own:
        verb = "禁用" if one.status == "forbidden" else "不推荐"
        why = Message(
            f"the project's termbase marks it as {one.status} for “{term}”",
            f"项目术语库{verb}“{term}”的这一译法",
        )
    elif one.note == PERSON:
        why = Message(f"not how the name of “{term}” is written in Chinese", f"“{term}”的中文名不这样写")
    elif "literal" in one.note:
        why = Message(
            f"it translates “{term}” word by word or in another sense", f"“{term}”被按字面或别的义项硬译"
        )
    else:
        why = Message(f"not how “{term}” is usually rendered", f"“{term}”一般不这样译")
    counts = counted(one.text, times, right, one.here)
    return Message(f"{why.en}; {counts.en}", f"{why.zh}；{counts.zh}")


RULE = DocumentRule(check, group="terms", mqm="terminology/inconsistent-with-terminology-resource")
