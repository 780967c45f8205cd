"""Two figures that are said to be one and are not: 2800 亿（28B）, 512 / 8 = 46.
说是相等却并不相等的两个数：2800 亿（28B）、512 / 8 = 46。

A zero was lost or one scale taken for another, as happens when billions become 亿; or a digit was mistyped.
Each figure is right by itself, and a reader who needs the number cannot tell which one to trust.

多半是漏了一个零，或弄错了数量级（把 billion 换算成“亿”时最容易出错），也可能是敲错了数字。单看每个数都没有
错，而需要这个数的读者不知道该信哪一个。

It reads a figure with 万 or 亿 that is glossed by one with an English scale, and the reverse (70 亿（7B）,
$3 billion（30 亿美元）): the digits are the same and the scale is not. And it works out equations of plain
numbers with + - × ÷ and brackets; the result may be rounded, cut off, or per cent. It works out, too, what
follows from two figures in one sentence: how long it is from one time to another, by how many per cent an
amount changed, which share a part is, how many per cent a fraction is; and a date's day of the week.

检查的内容：带“万、亿”的数与注在括号里的英文数量级，或者反过来（70 亿（7B）、$3 billion（30 亿美元））：数字相
同而数量级不同的，予以报告；还会验算由具体数字、加减乘除和括号组成的等式，结果允许四舍五入、截断或写成百分数。
同一句中可由两个数推出的结果也会验算：起止时间之间的时长、增减的百分比、部分所占的百分比、分数折合的百分比，以及
某个日期是星期几。

Silent: figures with other digits (they may be of two currencies), figures of different things (70 万条数据
（7B）), code and formulas, quotations, units in an equation (4 * 1024 = 4 KB), 1 + 1 = 3, and paragraphs that
speak of remainders, binary numbers, overflow, floating point, mistakes or a model's answer.

不报告：数字本身不同的（可能是两种货币），说的不是同一样东西的（70 万条数据（7B）），代码和公式，引文，等式里
带单位的（4 * 1024 = 4 KB），1 + 1 = 3，以及讲到余数、二进制、溢出、浮点数、错误或模型回答的段落。

There is no fix: only the author knows which figure is right.

没有自动修正：只有作者知道哪个数是对的。

Examples:
    bad: 新模型的参数量为⟦2800 亿（28B）⟧。

    bad: 每个头的维度是 ⟦512 / 8 = 46⟧。

    bad: 论坛于下午 ⟦2:00 至 3:30，全长 60 分钟⟧，延迟⟦从 4.8 秒降到 1.2 秒，降幅约 56%⟧。

    bad: 发布会定在 ⟦2024 年 5 月 13 日（星期二⟧），参加者占⟦四分之一（20%⟧）。

    ok: 论坛于下午 2:00 至 3:30，全长 90 分钟；2024 年 5 月 13 日（星期一）发布。
    ok: 延迟从 4.8 秒降到 1.2 秒，降幅约 75%；占比从 20% 提高到 30%，提高 10%。
    ok: 新模型的参数量为 2800 亿（280B），用 70 万条数据（7B 模型只用一半）训练。
    ok: 融资 3 亿美元（约 21 亿元），折合 0.3 billion（3 亿）。
    ok: 每个头的维度是 512 / 8 = 64，占比 1 / 3 = 33.3%，约合 10 / 3 ≈ 3.3。
    ok: 1 + 1 = 3 是一句玩笑；7 / 2 = 4 是四舍五入。
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey
from termlint.survey.arithmetic import find_contradictions
from termlint.telling.cite import cited


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each two figures that contradict each other."""
    for one in find_contradictions(survey):
        figure = cited(one.figure)
        message = Message(
            f"{figure} is {one.value}, not {one.written}", f"{figure}应为 {one.value}，而不是 {one.written}"
        )
        yield Finding(one.start, one.end, message, safety="none", confidence=0.9)


RULE = DocumentRule(check, group="characters", mqm="accuracy/mistranslation/number")
