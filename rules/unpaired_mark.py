"""A bracket or a quotation mark has no mate, or one of another kind: （见下文。 （见下文】
括号或引号没有配对，或者前后不是一种：（见下文。 （见下文】

The other one was lost in editing, or stands where nobody looks; what belongs into the bracket is then a
guess.

另一半往往在修改时丢失了，括号或引号的范围就只能靠猜。

Brackets （）【】, titles 《》 and quotations 「」『』“” are paired within their paragraph. A half-width
bracket counts as the mate of a full-width one (that they differ is for bracket-width), and a mate in one of
the next six paragraphs counts too.

括号（）【】、书名号《》和引号「」『』“”在段落内配对。半角括号可以与全角括号配对（宽度不同
由 bracket-width 报告），在其后六段之内出现的另一半也算配对。

Silent: labels such as 1） and a）, faces ：）, ranges [0, 1), marks that are shown as such (“（”), marks
next to code or a formula that may hold the mate; a quotation that opens each of its paragraphs anew;
several quotation marks that do not pair (quote-style); half-width marks.

不报告：“1）”“a）”等编号，表情“：）”，区间 [0, 1)，作为符号本身提到的标点（“（”），紧邻代码或公式（另一半可
能在其中）的标点；逐段重复左引号的长篇引文；一段之中多个引号配不成对的情况（见 quote-style）；半角标点。

A bracket of another kind is exchanged (unsafe). Where the lost mate belongs only a person can tell, so
there is no fix.

括号前后不是一种时，改为与左括号相同的一种（不安全）。丢失的另一半应在哪里，只有人能判断，因此不提供修复。

Examples:
    bad: 这个模型⟦（⟧见下文的说明很容易训练。

    bad: 这个模型（见下文⟦】⟧很容易训练。
    fix: 这个模型（见下文）很容易训练。

    bad: 请阅读《深度学习导论⟦」⟧这本书》。

    ok: 共有两步：1）读取数据；2）训练模型。
    ok: 取值在 [0, 1) 之间（包括 0），太好了 ：）
    ok: 左括号“（”表示开始。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.typography.unpaired import Unpaired, find_unpaired
from termlint.telling.cite import cited_mark


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each opening or closing mark without its counterpart."""
    for mark in find_unpaired(survey):
        yield _finding(survey.prose[mark.at], mark)


def _finding(mark: str, found: Unpaired) -> Finding:
    return Finding(
        found.at,
        found.at + 1,
        _message(cited_mark(mark), cited_mark(found.instead or found.mate), wrong=bool(found.instead)),
        replacements=(found.instead,) if found.instead else (),
        safety="unsafe" if found.instead else "none",
        confidence=0.9,
    )


def _message(mark: Message, other: Message, *, wrong: bool) -> Message:
    if wrong:
        return Message(
            f"{mark.en} does not match its opening bracket; it should be {other.en}",
            f"{mark.zh}与前面的左括号不是一种，应为{other.zh}",
        )
    return Message(
        f"{mark.en} is not matched by {other.en} in this paragraph",
        f"{mark.zh}在本段中没有与之配对的{other.zh}",
    )


RULE = DocumentRule(check, group="typography", mqm="linguistic-conventions/punctuation")
