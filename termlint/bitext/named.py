"""Values with a name of their own, of which each side has one: dates, decades, quarters, weekdays, money.

Figures are compared as a set, so a day in the place of the month, or euros for pounds, are looked for here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from termlint.bitext.number_words import MONTHS
from termlint.lazily import lazily

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DIGITS = "一二三四五六日"
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_CHINESE_DATE = lazily(r"(?P<year>(?:19|20)\d\d) ?年 ?(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?[日号號]")
_MONEY = {
    "$": "$", "usd": "$", "dollar": "$", "美元": "$", "£": "£", "gbp": "£", "英镑": "£", "英鎊": "£",
    "€": "€", "eur": "€", "euro": "€", "欧元": "€", "歐元": "€",
}  # fmt: skip


class Kind(NamedTuple):
    """What is compared: how each language says it, and the value of a match in either."""

    english: re.Pattern[str]
    chinese: re.Pattern[str]
    value: Callable[[re.Match[str]], tuple[str, ...]]


def _date(match: re.Match[str]) -> tuple[str, ...]:
    month = match["month"]
    number = month if month.isdigit() else str(MONTHS.index(month.lower()) + 1)
    return match["year"], number.lstrip("0"), match["day"].lstrip("0")


def _decade(match: re.Match[str]) -> tuple[str, ...]:
    decade = match["decade"]
    if century := match.groupdict().get("century"):
        return str(int(century) - 1), decade
    return decade[:-2], decade[-2:]


def _quarter(match: re.Match[str]) -> tuple[str, ...]:
    quarter = match["quarter"]
    return (quarter if quarter.isdigit() else str(_DIGITS.index(quarter) + 1),)


def _weekday(match: re.Match[str]) -> tuple[str, ...]:
    day = match["day"].replace("天", "日")
    return (str(_DIGITS.index(day) if day in _DIGITS else _DAYS.index(day[:3].lower())),)


def _money(match: re.Match[str]) -> tuple[str, ...]:
    return (_MONEY[match[0].lower().rstrip("s")],)


KINDS = (
    Kind(
        lazily(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>(?:19|20)\d\d)\b"),
        _CHINESE_DATE,
        _date,
    ),
    Kind(
        lazily(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>(?:19|20)\d\d)\b"),
        _CHINESE_DATE,
        _date,
    ),
    Kind(
        lazily(r"\b(?P<decade>(?:1[5-9]|20)\d0)['’]?s\b"),
        lazily(r"(?P<century>1[6-9]|2[01]) ?世[纪紀] ?(?P<decade>\d0) ?年代"),
        _decade,
    ),
    Kind(
        lazily(r"\bQ(?P<quarter>[1-4])(?!\d)"),
        lazily(r"第? ?(?P<quarter>[一二三四1-4]) ?季度"),
        _quarter,
    ),
    Kind(
        lazily(r"\b(?P<day>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"),
        lazily(r"(?:星期|[礼禮]拜|[周週])(?P<day>[一二三四五六日天])(?![次个個直定样樣般起些切])"),
        _weekday,
    ),
    Kind(
        lazily(r"(?<![A-Za-z])\$|€|£|\b(?:EUR|GBP|USD|[Dd]ollars?|[Ee]uros?)\b"),
        lazily("美元|[欧歐]元|英[镑鎊]"),
        _money,
    ),
)


_HINT = lazily("[年季期拜周週元镑鎊]")


class Named(NamedTuple):
    """A value at ``start:end`` (code points) of the translation, as it is written, and in the original."""

    start: int
    end: int
    here: str
    there: str


def may_have_values(target: str) -> bool:
    """Return True if a translation has a character of such a value, by a cheap test."""
    return _HINT.search(target) is not None


def other_values(target: str, source: str) -> Iterator[Named]:
    """Yield the values of which both sides have one of a kind, and not the same one."""
    for kind in KINDS:
        here = {kind.value(match): match for match in kind.chinese.finditer(target)}
        if len(here) != 1:
            continue
        there = {kind.value(match): match for match in kind.english.finditer(source)}
        if len(there) == 1 and here.keys() != there.keys():
            [one], [other] = here.values(), there.values()
            yield Named(*one.span(), one[0], other[0])
