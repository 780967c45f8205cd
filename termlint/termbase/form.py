"""Finds faults of single rows: spaces, widths, brackets, scripts, empty and swapped cells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from termlint.lexicon import Lexicon
from termlint.lexicon.scripts import Slip
from termlint.model import Message
from termlint.termbase.fault import GOOD, Fault
from termlint.termbase.found import HAN
from termlint.termbase.merge import Placed

_SPACE = re.compile(r"[\u00a0\u2000-\u200d\u202f\u2060\u3000\ufeff\n\t]+|  +|(?<=[㐀-鿿]) (?=[㐀-鿿])")
_WIDE = re.compile(r"[Ａ-Ｚａ-ｚ０-９]+")
_LATIN = re.compile(r"[^\W\d_]")
_PAIRS = (("(", ")"), ("（", "）"), ("[", "]"), ("【", "】"), ("“", "”"), ("「", "」"), ("《", "》"))


def faults(one: Placed, lexicon: Lexicon) -> Iterator[Fault]:
    """Yield the faults of one row."""
    row = one.row
    for cell in (row.english, row.chinese, *row.variants):
        yield from _spaces(one, cell)
        yield from _widths(one, cell)
        yield from _brackets(one, cell)
    yield from _english(one)
    yield from _chinese(one)
    yield from _script(one, lexicon)


def _spaces(one: Placed, cell: str) -> Iterator[Fault]:
    if _SPACE.search(cell):
        right = _SPACE.sub(
            lambda match: " " if match[0].strip("\u200b\u200c\u200d\u2060\ufeff") else "", cell
        )
        right = re.sub(r"(?<=[㐀-鿿]) +(?=[㐀-鿿])", "", " ".join(right.split()))
        message = Message(f"stray white space in “{_shown(cell)}”", f"“{_shown(cell)}”中有多余的空白")
        yield Fault(one, "stray-space", "warning", cell, message, (right,))


def _shown(cell: str) -> str:
    return " ".join(cell.split())


def _widths(one: Placed, cell: str) -> Iterator[Fault]:
    if match := _WIDE.search(cell):
        message = Message(f"“{match[0]}” is full-width", f"“{match[0]}”是全角字符")
        right = _WIDE.sub(lambda wide: unicodedata.normalize("NFKC", wide[0]), cell)
        yield Fault(one, "full-width-latin", "warning", cell, message, (right,))


def _brackets(one: Placed, cell: str) -> Iterator[Fault]:
    for left, right in _PAIRS:
        if cell.count(left) != cell.count(right):
            message = Message(
                f"“{left}” and “{right}” do not pair up in “{cell}”",
                f"“{cell}”中的“{left}”和“{right}”不成对",
            )
            yield Fault(one, "unequal-brackets", "warning", cell, message)
            return


def _english(one: Placed) -> Iterator[Fault]:
    english = one.row.english
    if HAN.search(english):
        message = Message(
            f"the English “{english}” has Chinese characters; are two columns swapped?",
            f"英文“{english}”中有汉字；是否两列写反了？",
        )
        yield Fault(one, "chinese-in-english", "error", english, message)
    elif not _LATIN.search(english):
        message = Message(f"the English “{english}” has no letter", f"英文“{english}”中没有字母")
        yield Fault(one, "no-letter", "warning", english, message)


def _chinese(one: Placed) -> Iterator[Fault]:
    english, chinese, status = one.row.english, one.row.chinese, one.row.status
    if not chinese and status not in GOOD:
        message = Message(
            f"an empty rendering means that “{english}” stays in English; its status cannot be {status}",
            f"译法留空表示保留“{english}”原文，状态不能是 {status}",
        )
        yield Fault(one, "empty-rendering", "error", english, message)
    if chinese and status in GOOD and not HAN.search(chinese + english):
        message = Message(
            f"“{chinese}” has no Chinese character; leave the cell empty if the English is kept",
            f"“{chinese}”中没有汉字；若保留英文，请将此格留空",
        )
        yield Fault(one, "no-han", "warning", chinese, message)


def _script(one: Placed, lexicon: Lexicon) -> Iterator[Fault]:
    """Yield a fault for traditional characters in a rendering for zh-CN, or simplified ones in others."""
    chinese, locale = one.row.chinese, one.row.locale
    side = lexicon.scripts.in_hans if locale == "zh-CN" else lexicon.scripts.in_hant
    slips = list(side.slips(chinese)) if one.row.status in GOOD else []
    if slips:
        wrong = "".join(chinese[slip.start : slip.end] for slip in slips)
        en, zh = ("traditional", "繁体") if locale == "zh-CN" else ("simplified", "简体")
        message = Message(
            f"“{wrong}” in “{chinese}” is {en}, but this row is for {locale}",
            f"“{chinese}”中的“{wrong}”是{zh}字，而这一行用于 {locale}",
        )
        sure = locale == "zh-CN" and all(len(slip.right) == 1 for slip in slips)
        right = (_replaced(chinese, slips),) if sure else ()
        yield Fault(one, "mixed-script", "error", chinese, message, right, confidence=0.95)


def _replaced(chinese: str, slips: Sequence[Slip]) -> str:
    parts: list[str] = []
    at = 0
    for slip in slips:
        parts += (chinese[at : slip.start], slip.right[0])
        at = slip.end
    return "".join((*parts, chinese[at:]))
