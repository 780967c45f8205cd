"""Figures that follow from others beside them, and do not: 2:00 至 3:30，全长 60 分钟.

Derived are durations from two times of the clock, changes in per cent from two amounts, shares from a part
and a whole, per cent from a fraction, and the day of the week from a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from decimal import Decimal

from termlint.lazily import lazily
from termlint.survey.contradiction import Contradiction

ROOM = Decimal("1.5")
"""How many points a percentage may be off, since both amounts may be rounded."""

SHARE = Decimal("0.06")
"""The share of it by which it may be off, if that is more."""

_SCALE = {"": 0, "千": 3, "万": 4, "萬": 4, "百万": 6, "百萬": 6, "亿": 8, "億": 8, "万亿": 12, "兆": 12}
_DIGITS = {one: at for at, one in enumerate("零一二三四五六七八九十")} | {"两": 2, "兩": 2}
_DAYS = "一二三四五六日"

# A pattern that begins with a class of characters, and looks behind after it, is searched for fastest.
_DECIMALS = r"[0-9,]{0,12}(?:\.[0-9]{1,4})?"
_NUMBER = f"[0-9]{_DECIMALS}"
_SCALES = "(?:" + "|".join(sorted(filter(None, _SCALE), key=len, reverse=True)) + ")?"
_UNIT = "[^，。；、0-9]{0,4}?"
_ABOUT = "(?:大?[约約]|[将將]近|近|超[过過]|超|逾|高[达達]|[达達]到?|[为為]|了|有|至少){0,2} ?"
_RATE = rf"{_ABOUT}(?P<rate>[0-9]{{1,4}}(?:\.[0-9]{{1,2}})?) ?[%％](?! ?的)"

_POINTS = frozenset(("%", "％", "分", "个百分点", "百分点"))
"""Units of shares and scores: of these, points are called per cent too."""

_BASIS = lazily("[按剔]|扣除|[调調]整|固定|[计計][，,]|同比|[环環]比|年均|[复複]合|以[^，。]{1,6}[计計]")
ROUND = 20
"""The code points on either side of a change in which its basis is told."""

_DAYS_BEFORE = lazily("[每各]|[周週一二三四五六日天][至到、-]")

_LASTS = "(?:全[长長]|[时時][长長]|[历歷][时時]|[为為][时時]|持[续續])"
_COUNT = "(?P<count>[0-9]{1,3}|[一二三四五六七八九十两兩])"
_CLOCK = lazily(
    r"(?P<from>[0-9](?<![0-9:：].)[0-9]?[:：][0-9]{2}) ?(?:至|到|[-–—~～]{1,2}) ?"
    r"(?P<to>[0-9]{1,2}[:：][0-9]{2})(?![0-9:：])"
    rf"[^。；\n0-9]{{0,10}}?{_LASTS} ?(?:[计計为為] ?)?"
    rf"(?P<said>{_COUNT} ?(?P<half>[个個]半)?[个個]? ?(?P<unit>分[钟鐘]|小[时時]))"
    r"(?! ?[0-9一二三四五六七八九十半多的]|[^。；\n]{0,12}(?:休息|午|扣除))"
)
"""A stretch of time: 2:00 至 3:30，全长 90 分钟."""

_MOVES = (
    "(?:增[长長加]?|提[高升]|上?[升涨漲]|[扩擴]大|下[降跌]|降低?|[减減]少?|[缩縮][短减減]?|[压壓][缩縮]|跌)"
    "了?(?:到|至|[为為成])了?"
)
_BY = "(?:[增降涨漲跌][长長加低幅]|上[升涨漲]|下[降跌]|[减減]少|[缩縮]短|[涨漲升降跌])"
_CHANGE = lazily(
    rf"[从從由自] ?(?P<one>{_NUMBER}) ?(?P<scale>{_SCALES}) ?(?P<unit>{_UNIT})[，,]?{_MOVES}"
    rf" ?(?P<other>{_NUMBER}) ?(?P<of_other>{_SCALES}) ?(?P<of_unit>{_UNIT}) ?"
    rf"[，,（(] ?(?P<said>{_BY} ?{_RATE})"
)
"""A change: 从 4.8 秒降到 1.2 秒，降幅 75%."""

_SHARE_OF = lazily(
    rf"(?P<whole>[0-9](?<![0-9.,].){_DECIMALS}) ?(?P<unit>[个個名家篇条條款道位人台])"
    r"[^，。；0-9]{0,8}中[，,]? ?"
    rf"(?:只|共|仅|僅|就)?有 ?(?P<part>{_NUMBER}) ?(?P=unit)[^，。；0-9]{{0,5}}[，,]? ?"
    rf"(?P<said>[占佔](?:比|[总總][数數]的?)?{_RATE})"
)
"""A part of a whole: 200 个样本中有 50 个出错，占 25%."""

_FRACTION = lazily(
    "(?P<whole>[二三四五六七八九十](?<![一二三四五六七八九十百千又近逾超过過仅僅到足少约約].))分之"
    "(?P<part>[一二三四五六七八九两兩]) ?"
    rf"[（(，,] ?(?:即|也就是)?(?P<said>{_RATE})"
)
"""A fraction: 四分之一（25%）."""

_WEEKDAY = lazily(
    r"(?P<year>(?:19|20)[0-9]{2}) ?年 ?(?P<month>[0-9]{1,2}) ?月 ?(?P<day>[0-9]{1,2}) ?[日号號] ?[（(]? ?"
    r"(?P<said>(?:星期|[周週]|[礼禮]拜)(?P<weekday>[一二三四五六日天]))(?![至到、和与或])"
)
"""A date with its day: 2024 年 5 月 13 日（星期一）."""


def find_derived(prose: str) -> Iterator[Contradiction]:
    """Yield the figures of a text that contradict those beside them, kind by kind."""
    for marks, pattern, value_of in (
        (":：", _CLOCK, _duration),
        ("%％", _CHANGE, _rate_of_change),
        ("%％", _SHARE_OF, _share),
        ("%％", _FRACTION, _fraction),
        ("期周週拜", _WEEKDAY, _weekday),
    ):
        # Most texts lack the marks of most kinds, and a pattern that begins with any number is slow.
        for match in pattern.finditer(prose) if any(mark in prose for mark in marks) else ():
            if value := value_of(match):
                start = match.start()
                figure = prose[start : match.start("said")].rstrip(" ，,（(")
                yield Contradiction(start, match.end("said"), figure, value, match["said"])


def _duration(match: re.Match[str]) -> str:
    """Return the time between two times if another is told, on a clock of 12 or 24 hours, else nothing."""
    if _DAYS_BEFORE.search(match.string, max(match.start() - 12, 0), match.start()):
        return ""  # of each day, or of several
    begun, ended = (_minutes(match[name]) for name in ("from", "to"))
    if begun is None or ended is None:
        return ""
    count = Decimal(int(match["count"]) if match["count"].isdigit() else _DIGITS[match["count"]])
    of_unit = 1 if match["unit"][0] == "分" else 60
    said = (count + (Decimal("0.5") if match["half"] else 0)) * of_unit
    possible = [Decimal((ended - begun) % (hours * 60)) for hours in (12, 24)]
    possible += [Decimal(24 * 60)] if not possible[-1] else []
    return "" if said in possible else f"{round(possible[0] / of_unit, 2).normalize():f} {match['unit']}"


def _minutes(clock: str) -> int | None:
    hours, minutes = map(int, re.split("[:：]", clock))
    return 60 * hours + minutes if hours <= 24 and minutes < 60 else None


def _rate_of_change(match: re.Match[str]) -> str:
    """Return the per cent by which the first amount becomes the second if another is told, else nothing."""
    units = {match[name].strip() for name in ("unit", "of_unit")} - {""}
    if len(units) != 1 or not units.isdisjoint(_POINTS) or _is_adjusted(match):
        return ""
    if match["of_other"] and not (match["scale"] or match["unit"].strip()):
        return ""  # 从 100 增长到 150 亿美元
    one = _amount(match["one"], match["scale"])
    other = _amount(match["other"], match["of_other"])
    rate = abs(other - one) / one * 100 if one else Decimal(0)
    return _unless_near(rate, match["rate"])


def _is_adjusted(match: re.Match[str]) -> bool:
    """Return True if the rate is told on another basis than the amounts: 按固定汇率计算, 剔除并购."""
    return bool(
        _BASIS.search(match.string, max(match.start() - ROUND, 0), match.start())
        or _BASIS.search(match.string, match.start("said"), match.end() + ROUND)
    )


def _share(match: re.Match[str]) -> str:
    whole = _amount(match["whole"], "")
    return _unless_near(_amount(match["part"], "") / whole * 100, match["rate"]) if whole else ""


def _fraction(match: re.Match[str]) -> str:
    return _unless_near(Decimal(_DIGITS[match["part"]]) / _DIGITS[match["whole"]] * 100, match["rate"])


def _weekday(match: re.Match[str]) -> str:
    """Return the day of the week of a date if another is told; nothing if there is no such date."""
    with suppress(ValueError):
        day = _DAYS[date(int(match["year"]), int(match["month"]), int(match["day"])).weekday()]
        return "" if match["weekday"].replace("天", "日") == day else f"{match['said'][:-1]}{day}"
    return ""


def _amount(number: str, scale: str) -> Decimal:
    return Decimal(number.replace(",", "")).scaleb(_SCALE[scale])


def _unless_near(rate: Decimal, said: str) -> str:
    """Return a percentage in words, or nothing if the one that is told may be meant."""
    near = abs(rate - Decimal(said)) <= max(ROOM, rate * SHARE)
    return "" if near else f"{rate:.1f}".removesuffix(".0") + "%"
