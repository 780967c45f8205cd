"""A date that no calendar has: 10 月 38 日, 2 月 30 日, 2024 年 13 月.
日历上没有的日期：10 月 38 日、2 月 30 日、2024 年 13 月。

A digit was mistyped or two were swapped. No other check looks at it, since each number is right by itself,
and a reader who needs the date cannot tell what it was.

这类日期多半是敲错了一个数字，或者颠倒了两个数字。单看每个数字都没有错，别的检查不会注意，而需要这个日期的读者
也无从知道原来是哪一天。

It reads dates with 月 and 日 or 号: the month must be 1 to 12 and the month must have the day; 29 February
needs a leap year if the year stands before it. Of a year and a month alone, the month.

检查带“月”和“日”（或“号”）的日期：月份须在 1 到 12 之间，当月须有这一天；前面写有年份的，2 月 29 日须是闰年。
只有年和月的，检查月份。

Silent: sentences that say that a date is wrong or does not exist, or that speak of another calendar (农历),
code, and dates written in another way (2024-02-30): where these are wrong, they are mostly examples of wrong
input.

不报告：说明某个日期有误或不存在的句子，提到农历等其他历法的句子，代码，以及其他写法的日期（2024-02-30，这样写
的错误日期多是非法输入的例子）。

There is no fix: only the author knows the date.

没有自动修正：只有作者知道是哪一天。

Examples:
    bad: 该组织于 2024 年 ⟦10 月 38 日⟧公布了定义。

    bad: 会议定在 ⟦2 月 30 日⟧举行。

    bad: 模型发布于 ⟦2023 年 2 月 29 日⟧，⟦2024 年 13 月⟧更新，数据截至 ⟦5 月 0 日⟧。

    ok: 模型发布于 2024 年 2 月 29 日，论文发表于 10 月 31 日。
    ok: 2 月 30 日并不存在，程序应当报错。
    ok: 农历 2 月 30 日是他的生日。
    ok: 合同共 13 个月，第 13 月起按天计费。
"""

from __future__ import annotations

from calendar import isleap
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.model import Finding, Message
from termlint.rule import DocumentRule
from termlint.survey import Survey

DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The days of each month, of February in a leap year."""


_BEGUN = lazily("(?:(?P<year>(?<![0-9])[0-9]{4}) ?年 ?)?(?<![0-9.])(?P<month>[0-9]{1,2}) ?\\Z")
_DAY = lazily(" ?(?P<day>[0-9]{1,2}) ?[日号號](?![线線])")
"""What stands before 月, and after it."""

REACH = 14
"""The code points before 月 that may belong to a date."""

_DENIALS = lazily(
    "不存在|[没沒]有|[无無]效|非法|不合法|[错錯][误誤]|不可能|校[验驗]|溢出|[报報][错錯]|例外|[异異]常"
    "|[农農阴陰旧舊回][历曆]"
)


class _Date(NamedTuple):
    """A date at ``start:end`` of the prose; a year that is not given is 0."""

    start: int
    end: int
    month_at: int
    year: int
    month: int
    day: int | None


def check(survey: Survey) -> Iterator[Finding]:
    """Yield a finding for each date that cannot be."""
    if survey.characters["月"]:

        @cache
        def is_denied(at: int) -> bool:
            segment = survey.document.segments[at]
            return bool(_DENIALS.search(survey.prose, segment.start, segment.end))

        for date in _dates(survey.prose):
            if not _is_possible(date) and not is_denied(survey.segment_at(date.start)):
                yield _finding(date)


def _dates(prose: str) -> Iterator[_Date]:
    at = prose.find("月")
    while at >= 0:
        begun = max(at - REACH, 0)
        if before := _BEGUN.search(prose[begun:at]):
            after = _DAY.match(prose, at + 1)
            yield _Date(
                begun + before.start(),
                after.end() if after else at + 1,
                begun + before.start("month"),
                int(before["year"] or 0),
                int(before["month"]),
                int(after["day"]) if after else None,
            )
        at = prose.find("月", at + 1)


def _is_possible(date: _Date) -> bool:
    if not date.year and date.day is None:
        return True
    if not 1 <= date.month <= 12:
        return False
    is_short = date.month == 2 and date.year and not isleap(date.year)
    return date.day is None or 1 <= date.day <= DAYS[date.month - 1] - bool(is_short)


def _finding(date: _Date) -> Finding:
    only_year_matters = date.day == 29 and date.month == 2
    start = date.start if date.day is None or only_year_matters else date.month_at
    return Finding(
        start,
        date.end,
        Message("there is no such date", "没有这个日期"),
        safety="none",
        confidence=0.95,
    )


RULE = DocumentRule(check, group="characters", mqm="locale-conventions/date-format")
