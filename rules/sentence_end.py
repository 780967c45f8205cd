"""A paragraph or a list entry ends without a mark where all the others have one.
段落或列表项末尾缺少标点，而其他段落或列表项都有。

The last mark is the easiest to lose: in a sentence that was translated by itself, before a code block, at
the end of a line that was cut.

句末的标点最容易丢：单独翻译的句子、代码块之前、截断的行尾，都常常如此。

A paragraph is reported if ten or more of the document, and nine in ten of them, end with a mark, and if it
is a sentence itself: at least ten Chinese characters, with a comma or a stop inside, or thirty characters
in all. One that ends with a comma is reported too, if another paragraph or nothing follows. Paragraphs
before a code block are compared with each other in the same way. List entries are judged by their own list:
four or more that end with a mark, four in five of them.

一篇文档中至少十段、且九成的段落以标点结尾，那么没有句末标点的段落会被报告；它本身须是句子：不少于十个汉字，
句中有逗号或句号，或全长不少于三十个字符。以逗号结尾、后面却是另一段或已无下文的段落也会报告。代码块之前的段
落按同样的标准互相比较。列表项只与同一列表中的其他项比较：至少四项、且八成以标点结尾。

Silent: headings, captions, cells, quotations, labels; what leads over to a formula, a list, a table or an
image; what ends with code, a formula, markup, a quotation, a number or an emoji; entries that have entries
of their own; documents and lists with no such practice.

不报告：标题、图题、表格、引文和标签；引出公式、列表、表格或图片的段落；以代码、公式、标记、引文、数字或表情
结尾的内容；带有下级列表的列表项；没有这种习惯的文档和列表。

The fix adds 。 or puts it in the comma's place, and adds ： to what leads over to code. A sentence may also
have been cut off, so an editor should look (unsafe).

修正方法是补上“。”，或将逗号改为“。”；引出代码的段落则补上“：”。句子也可能是不完整的，请人工确认（不安全）。

Examples:
    bad: - 先读取数据并检查。
        - 再训练这个模型。
        - 然后评估结果，并记录下⟦来⟧
        - 接着调整学习率。
        - 最后保存所有参数。
    fix: - 先读取数据并检查。
        - 再训练这个模型。
        - 然后评估结果，并记录下来。
        - 接着调整学习率。
        - 最后保存所有参数。

    ok: - 先读取数据并检查
        - 再训练这个模型
        - 然后评估它的结果。

    ok: 这一段没有标点，因为全文只有这一段
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.typography.endings import Ending, Kind, find_endings

_MESSAGES: dict[Kind, Message] = {
    "none": Message("the paragraph ends without punctuation", "段落末尾缺少标点"),
    "comma": Message("the paragraph ends with a comma instead of a full stop", "段落以逗号结尾，应为句号"),
    "code": Message("the paragraph before the code ends without punctuation", "代码之前的段落末尾缺少标点"),
    "lead": Message("the paragraph before the code ends without punctuation", "代码之前的段落末尾缺少标点"),
    "entry": Message(
        "this list item ends without punctuation, unlike the others", "这一列表项末尾缺少标点，其他各项都有"
    ),
}
_CONFIDENCE: dict[Kind, float] = {"none": 0.9, "comma": 0.9, "code": 0.85, "lead": 0.85, "entry": 0.9}


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each paragraph or list item that does not end with the right mark."""
    for ending in find_endings(survey):
        yield _finding(survey.prose, ending)


def _finding(prose: str, ending: Ending) -> Finding:
    last = prose[ending.at] if ending.kind != "comma" else ""
    marks = {"lead": "：。", "code": "。："}.get(ending.kind, "。")
    return Finding(
        ending.at,
        ending.at + 1,
        _MESSAGES[ending.kind],
        replacements=tuple(last + mark for mark in marks),
        safety="unsafe",
        confidence=_CONFIDENCE[ending.kind],
    )


RULE = DocumentRule(check, group="typography", mqm="linguistic-conventions/punctuation", modern=True)
