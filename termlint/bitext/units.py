"""Units of measurement beside equal numbers: 20 minutes, 20 小时."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from termlint.lazily import lazily

_UNITS = {
    "milliseconds?|ms": "毫秒|ms|milliseconds?",
    "microseconds?|[µμ]s": "微秒|[µμ]s",
    "seconds?|secs?": "秒钟?|秒鐘|sec(?:ond)?s?|s",
    "minutes?|mins?": "分钟|分鐘|分|min(?:ute)?s?",
    "hours?|hrs?": "[个個]?小时|[个個]?小時|[个個]?钟头|时|時|h(?:our)?s?",
    "days?": "天|日|days?",
    "weeks?": "周|週|[个個]?星期|[个個]?礼拜|weeks?",
    "months?": "[个個]?月|months?",
    "years?": "年(?!代)|[岁歲]|years?",
    "KB|KiB|kilobytes?": "KB|KiB|千字节|kB|K",
    "MB|MiB|megabytes?": "MB|MiB|兆字节|兆|M",
    "GB|GiB|gigabytes?": "GB|GiB|吉字节|G",
    "TB|TiB|terabytes?": "TB|TiB|太字节|T",
    "dollars?|USD": "美元|美金|刀|USD|元",
    "euros?|EUR": "欧元|歐元|EUR",
    "percent|per cent|%": "%|％|[个個]百分点|成",
}
"""The English of each unit, and its Chinese."""

# Looking behind after the first digit, not before it, lets the engine search for a digit.
_NUMBER = r"(?P<number>\d(?<![\w.,].)\d{0,5}(?:\.\d{1,4})?)"
_GROUPS = [f"(?P<u{at}>%s)" for at in range(len(_UNITS))]
_ENGLISH = lazily(_NUMBER + "[ -]?(?:" + "|".join(map(str.__mod__, _GROUPS, _UNITS)) + r")(?![A-Za-z])")
_CHINESE = lazily(_NUMBER + " ?(?:" + "|".join(map(str.__mod__, _GROUPS, _UNITS.values())) + r")(?![A-Za-z])")


class Measure(NamedTuple):
    """A number with its unit at ``start:end``; ``unit`` is the number of the unit in the table."""

    start: int
    end: int
    number: str
    unit: str


def other_units(target: str, source: str) -> Iterator[tuple[Measure, Measure]]:
    """Yield (here, there) for numbers that both sides have once, with units that are not the same."""
    if not (there := _measures(_ENGLISH.finditer(source), source)):
        return
    for number, here in _measures(_CHINESE.finditer(target), target).items():
        other = there.get(number)
        if other and other.unit != here.unit:
            yield here, other


def _measures(matches: Iterator[re.Match[str]], text: str) -> dict[str, Measure]:
    """Return the measures by number, of numbers that the text has once."""
    found = [Measure(*one.span(), one["number"], one.lastgroup or "") for one in matches]
    counts = re.findall(r"\d+(?:\.\d+)?", text) if found else []
    return {one.number: one for one in found if counts.count(one.number) == 1}
