"""One thing is numbered in two ways: 第三章 here, 第 3 章 there; a year in Chinese digits: 二零二三年.
同一类序数的写法不一致：有的写第三章，有的写第 3 章；年份用汉字书写：二零二三年。

Both ways are right; a reader only stumbles where a text changes between them, and a search for 第三章 does
not find the other.

两种写法都对，但混用会让读者困惑，检索“第三章”也找不到另一种写法。

Ordinals are compared counter by counter (章, 节, 步, 层, 次…) within the document: five or more, and nine
in ten of them, must be written in one way; a small document is compared with its project. A year in Chinese
digits is reported where the document has years in Arabic ones, which the national standard GB/T 15835 asks
for.

序数按量词（章、节、步、层、次等）分别比较：一篇文档中至少有五处、且九成写法相同；篇幅小的文档与项目中其他文
档比较。文中另有阿拉伯数字的年份时，汉字书写的年份也会报告（参见国家标准《出版物上数字用法》GB/T 15835）。

Silent: headings, where a number often is a template's; fixed words (第一时间, 第三方); numbers over 99;
quotations and titles are numbered as they are.

不报告：标题（编号常由模板生成），固定词语（第一时间、第三方），大于 99 的序数。

The rule has to be asked for: many texts write 第一步 in prose and 第 12 步 for large numbers on purpose.
The fix writes the number in the document's way and keeps its spaces (unsafe).

本规则默认不启用：不少文本有意在行文中写“第一步”，数目大时写“第 12 步”。修正方法是改成全文的写法，空格不
变（不安全）。

Examples:
    bad: 见第一章、第二章、第三章、第四章、第五章、第六章、第七章、第八章、第九章和⟦第10章⟧。
    fix: 见第一章、第二章、第三章、第四章、第五章、第六章、第七章、第八章、第九章和第十章。

    bad: 模型在 2021 年提出，⟦二零二三年⟧公开。
    fix: 模型在 2021 年提出，2023年公开。

    ok: 第一章和第 2 节介绍第三方工具。
    ok: 二零二三年的春天。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from termlint.lazily import lazily
from termlint.model import Fact, Finding, Message
from termlint.rule import ProjectRule
from termlint.survey import Survey
from termlint.survey.typography.conventions import Deviation, Use, deviations
from termlint.survey.typography.conventions import gather as gather_uses

_DIGITS = "〇一二三四五六七八九"
_YEARS = str.maketrans("零〇○一二三四五六七八九", "000123456789")
_NAMES = {"han": ("Chinese numerals", "汉字数字"), "arabic": ("Arabic numerals", "阿拉伯数字")}
_ORDINALS = lazily(
    "第( ?)([0-9]{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])( ?)"
    "([章节節步层層次轮輪阶階行列页頁])(?![数數段间間])"
)
_HAN_YEARS = lazily("[一二](?<![一二三四五六七八九〇零○].)[〇零○一二三四五六七八九]{3}年")


def gather(survey: Survey) -> Iterator[Fact]:
    """Yield facts on the ordinals of each counter, and one for each year in Chinese digits if others are in
    Arabic ones.
    """
    if survey.characters["第"]:
        by_counter: dict[str, list[Use]] = defaultdict(list)
        for match in _ORDINALS.finditer(survey.prose):
            if survey.document.segments[survey.segment_at(match.start())].kind != "heading":
                by_counter[match[4]].append(_use(match))
        for counter, uses in by_counter.items():
            yield from gather_uses(f"ordinal-{counter}", uses, survey)
    if re.search("[12][0-9]{3} ?年", survey.prose):
        for match in _HAN_YEARS.finditer(survey.prose):
            yield Fact("year", match[0].translate(_YEARS), match.start(), match.end())


def _use(match: re.Match[str]) -> Use:
    before, number, after, counter = match.groups()
    arabic = number.isascii()
    other = to_han(int(number)) if arabic else str(from_han(number))
    new = f"第{other}{counter}" if arabic else f"第{before}{other}{after}{counter}"
    return Use(
        match.start(), match.end(), "arabic" if arabic else "han", {"han" if arabic else "arabic": new}
    )


def to_han(number: int) -> str:
    """Return a number from 0 to 99 in Chinese numerals: 21 is 二十一."""
    tens, ones = divmod(number, 10)
    left = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return left + (_DIGITS[ones] if ones or not tens else "")


def from_han(text: str) -> int:
    """Return the value of Chinese numerals up to 九十九."""
    tens, ten, ones = text.rpartition("十")
    return 10 * (_DIGITS.index(tens) if tens else 1) * bool(ten) + (_DIGITS.index(ones) if ones else 0)


def judge(key: str, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Yield a finding for each year, or each ordinal that goes against the practice."""
    if key == "year":
        yield from map(_year, facts)
    else:
        yield from map(_ordinal, deviations(facts))


def _year(fact: Fact) -> Finding:
    message = Message(
        "this year is in Chinese numerals, others are in Arabic ones", "年份用汉字书写，别处用阿拉伯数字"
    )
    return _finding(fact, message, fact.value)


def _ordinal(found: Deviation) -> Finding:
    (here_en, here_zh), (en, zh) = _NAMES[found.choice], _NAMES[found.wanted]
    return _finding(
        found.fact,
        Message(f"this ordinal is in {here_en}, others are in {en}", f"此处的序数用{here_zh}，别处用{zh}"),
        found.instead,
    )


def _finding(fact: Fact, message: Message, new: str | None) -> Finding:
    fixable = new is not None and fact.whole
    return Finding(
        fact.start,
        fact.end,
        message,
        replacements=(new,) if fixable and new else (),
        safety="unsafe" if fixable else "none",
        confidence=0.8,
        path=fact.path,
    )


RULE = ProjectRule(
    gather, judge, group="typography", mqm="locale-conventions/number-format", severity="info", default=False
)
