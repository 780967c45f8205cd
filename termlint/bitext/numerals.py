"""Numbers in words of several parts: 二十, 三千二百万, thirty million."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from termlint.bitext.number_words import CARDINALS
from termlint.lazily import lazily

DIGITS = dict(zip("〇零一二三四五六七八九", (0, *range(10)), strict=True)) | {"两": 2, "兩": 2}
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_ENGLISH = "|".join(CARDINALS)

_SPELLED = lazily(
    r"(?P<han>(?<![\d〇零一二三四五六七八九十百千万萬亿億两兩第数數几幾上近])(?=[一二三四五六七八九两兩十])[一二三四五六七八九十百千万萬亿億两兩]{2,}"
    r"(?![\d〇零多余餘来來几幾分个個]))"
    rf"|\b(?P<words>(?i:(?:{_ENGLISH})(?:[ -](?:{_ENGLISH}))*)) (?P<scale>(?i:{'|'.join(_SCALES)}))\b"
)


_HINT = lazily("[十百千万萬亿億]|(?i:hundred|thousand|illion)")


def may_be_spelled(text: str) -> bool:
    """Return True if a text has a part of such a number, by a cheap test."""
    return _HINT.search(text) is not None


def spelled(text: str) -> Iterator[tuple[Decimal, int, int]]:
    """Yield (value, start, end), in code points, of each numeral with a power of ten (二十, 百), and of each
    English number before a scale. Not 第二十, 数百, 十几, and no number that 多 or 分之 makes another of.
    """
    for match in _SPELLED.finditer(text):
        if (run := match["han"]) is None:
            words = match["words"].lower().replace("-", " ").split()
            number = sum(value for word in words for value in CARDINALS[word])
            yield Decimal(number).scaleb(_SCALES[match["scale"].lower()]).normalize(), *match.span()
        elif not _POWERS.keys().isdisjoint(run) and not DIGITS.keys().isdisjoint(run):
            yield han_value(run), *match.span()


def han_value(run: str) -> Decimal:
    """Return the value of a Chinese numeral: ``han_value("三千二百万") == 32000000``."""
    total = section = digit = 0
    for one in run:
        if one in DIGITS:
            digit = DIGITS[one]
            continue
        power = 10 ** _POWERS[one]
        if power >= 10**4:
            total = (
                (total + section + digit or 1) * power if power > total else total + (section + digit) * power
            )
            section = digit = 0
        else:
            section += (digit or 1) * power
            digit = 0
    return Decimal(total + section + digit).normalize()
