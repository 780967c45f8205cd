"""Two marks stand where one belongs: ，， 。。 ，。 ,，
两个标点连用，其中一个多余：，， 。。 ，。 ,，

They are left behind when a sentence is cut, joined or machine-translated in pieces, and no reader can tell
which of the two was meant.

删改、拼接句子或分段机器翻译之后，常会留下多余的标点；如果两个标点不同，读者也无法判断应以哪一个为准。

Found are two equal commas, stops, colons or enumeration commas, two different ones of them, and a mark in
both widths (,，). A mark before a closing bracket, or after an opening one, is superfluous too.

检查的内容：连用两个相同的逗号、句号、冒号、分号或顿号；连用两个不同的标点；同一标点的全角和半角并
列（,，）；紧挨在右括号之前或左括号之后的逗号和顿号。

Silent: ?! and !!, which are emphasis; 。。。, which stands for an ellipsis (ellipsis-dash); a list of marks
(，。！); marks that are quoted or stand alone in brackets; etc.，, whose stop belongs to the word; a title
in a link that ends with its own mark.

不报告：表示语气的“？！”“！！”；代替省略号的“。。。”（见 ellipsis-dash）；列举标点的地方（，。！）；引号内或
括号内单独出现的标点；“etc.，”这类属于缩写的点；链接文字（如标题）自带的句末标点。

The fix drops the second of two equal marks and the half-width one of two widths (safe). Of two different
marks it keeps the one that closes more, and an editor should look (unsafe).

两个标点相同或只是全半角不同时，去掉一个（安全）；两个标点不同时，保留停顿较长的一个，请人工确认（不安全）。

Examples:
    bad: 模型收敛很快⟦，，⟧效果也好。
    fix: 模型收敛很快，效果也好。

    bad: 训练到此结束⟦，。⟧
    fix: 训练到此结束。

    bad: 先读取数据⟦,，⟧再训练。
    fix: 先读取数据，再训练。

    bad: 数据分为三份（训练、验证、测试⟦、）⟧。
    fix: 数据分为三份（训练、验证、测试）。

    ok: 真的吗？！太好了！！
    ok: 标点（，。！）都算字符，“，，”也一样。
    ok: 支持 CPU、GPU etc.，以后还会增加。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.lazily import lazily
from termlint.model import BREAK, Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey

# The first mark must follow the end of a word or a quantity, a closing bracket or quotation mark, or a hole;
# not an operator, for <=、！= is a list of them.
_AFTER = r"""[\w%‰℃°×+）)】》”’」』"'\ufdd0]"""
_CLOSING = "”’」』\"'"
_WEIGHT = {mark: weight for weight, mark in enumerate("、，：；。！？")}
REACH = 300
"""How many code points on either side may hold the partner of a bracket."""

_PARTNERS = dict(zip("（【《）】》", "）】》（【《", strict=True))
_WIDE = str.maketrans(",;:", "，；：")
# The look-behind comes after the first mark, so that the engine can skip to that.
_REPEATED = lazily(
    "[，。、；：！？,;:（【《](?:"
    f"(?<={_AFTER}[，。、；：！？])"
    f"(?:[，。、；：！？]+|(?<=[，；：])[,;]|(?<=：):(?![-)D(/A-Za-z]))(?![{_CLOSING}，。、；：！？])"
    f"|(?<={_AFTER}[,;:])[，；：](?![{_CLOSING}，。、；：！？])"
    "|(?<=[㐀-鿿\ufdd0][，、])[）】》](?![、，；])"
    "|(?<=[㐀-鿿][（【《])[，、](?=[㐀-鿿])"
    ")"
)


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each run of marks of which all but one are superfluous."""
    for match in _REPEATED.finditer(survey.prose):
        marks = match[0]
        joined = survey.document.alignment.whole(*match.span())
        if not _is_meant(marks) and (joined or marks[0] not in "。！？" or marks[0] == marks[-1]):
            yield _finding(survey.prose, match.start(), match.end(), joined=joined)


def _is_meant(marks: str) -> bool:
    """Return True if the marks are emphasis, a list of marks, or an ellipsis."""
    kinds = {*marks}
    return kinds <= {"！", "？"} or (len(marks) > 2 and len(kinds) > 1) or "。。。" in marks


def _finding(prose: str, start: int, end: int, *, joined: bool) -> Finding:
    """Return the finding; without a fix if markup divides the marks, since an editor must choose then."""
    marks = prose[start:end]
    equal, kept = len({*marks.translate(_WIDE)}) == 1, _kept(prose, start, end)
    return Finding(
        start,
        end,
        Message(
            f"“{marks}” has one mark too many" + f"; write “{kept}”" * joined,
            f"“{marks}”多了一个标点" + f"，应为“{kept}”" * joined,
        ),
        replacements=(kept,) if joined else (),
        safety="none" if not joined else "safe" if equal else "unsafe",
        confidence=0.95,
    )


def _kept(prose: str, start: int, end: int) -> str:
    """Return the mark to keep: a bracket that has a partner, else the strongest mark, 。 rather than ，."""
    marks = prose[start:end]
    brackets = [mark for mark in marks if mark in _PARTNERS and _is_paired(prose, start, end, mark)]
    others = [mark for mark in marks.translate(_WIDE) if mark in _WEIGHT]
    return (brackets or [max(others, key=lambda mark: _WEIGHT[mark])])[0]


def _is_paired(prose: str, start: int, end: int, mark: str) -> bool:
    """Return True if the next bracket of its kind behind an opening one, or before a closing one, fits it."""
    partner = _PARTNERS[mark]
    if mark in "（【《":
        behind = prose[end : end + REACH].partition(BREAK)[0]
        closed, again = behind.find(partner), behind.find(mark)
        return closed >= 0 and not 0 <= again < closed
    before = prose[max(start - REACH, 0) : start].rpartition(BREAK)[2]
    return before.rfind(partner) > before.rfind(mark)


RULE = DocumentRule(check, group="typography", mqm="linguistic-conventions/punctuation", modern=True)
