"""Compares the values of figures in English and Chinese: 2.1 billion is 21 亿, June is 6 月, 10,000 is 一万.

Values are compared, not digits. A figure in digits must have an equal on the other side, in digits or in
words (three, once, June, 第二, 一万); a number in words need not have one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from termlint.bitext.number_words import CARDINALS, HAN, LOOSE, MONTHS
from termlint.bitext.numerals import DIGITS, han_value, spelled
from termlint.bitext.once import once
from termlint.bitext.scientific import find_powers, values_of, without
from termlint.lazily import lazily

Value = Decimal


class Figure(NamedTuple):
    """A figure in digits at ``start:end`` (code points of the segment) and all values that it may have."""

    start: int
    end: int
    values: frozenset[Value]
    name: str = ""
    """The Latin word before the figure in lower case, empty if there is none."""
    glued: bool = False
    """Whether the figure is attached to that word, as in ResNet50."""


class Figures:
    """The figures of a text without addresses and tags, and the values of its words, computed lazily.

    With ``strict`` a number in scientific notation does not also mean its parts.
    """

    def __init__(self, text: str, *, strict: bool = False) -> None:
        self.text, self.strict = text, strict
        first = _DIGIT.search(text)
        narrow = _narrow(text) if first else text
        self._powers = find_powers(narrow) if first else []
        narrow = without(narrow, self._powers) if self._powers else narrow
        # A figure may begin with the point before its first digit.
        self._matches = [*_DIGITS.finditer(narrow, max(first.start() - 1, 0))] if first else []
        self._months = [*_MONTH.finditer(text)] if first and _YEAR.search(text) else []

    @property
    def digits(self) -> list[str]:
        """The figures in digits as they are written, sorted; if both sides have the same, they are equal."""
        return sorted([match.group() for match in (*self._matches, *self._powers, *self._months)])

    @once
    def written(self) -> tuple[Figure, ...]:
        """The figures in digits with their values, in order."""
        powers = (Figure(*one.span(), values_of(one, strict=self.strict)) for one in self._powers)
        others = (*powers, *map(_month, self._months))
        return tuple(sorted((*_written(self._matches), *others)))

    @property
    def has_powers(self) -> bool:
        """Whether a number is in scientific notation."""
        return bool(self._powers)

    @once
    def words(self) -> frozenset[Value]:
        """The values that words of the text may have, or a part of a figure (the 90 of 1990s)."""
        parts = (value for match in _PARTS.finditer(self.text) for value in _parts(match.group()))
        return frozenset((*_english(self.text), *_chinese(self.text), *parts))

    @once
    def values(self) -> frozenset[Value]:
        """All values of all figures in digits."""
        return frozenset().union(*(one.values for one in self.written))


def _narrow(text: str) -> str:
    """Return a text with its full-width digits, full stops, percent signs and middle dots in ASCII."""
    return text if text.isascii() or not _WIDE.search(text) else text.translate(_FULL)


def has_digits(text: str) -> bool:
    """Return True if a text has a digit."""
    return _DIGIT.search(text) is not None


def unequal(target: Figures, source: Figures) -> tuple[list[Figure], list[Figure]]:
    """Return the figures of target and source without an equal on the other side; those whose value the other
    side does not have at all come first.

    Each figure is matched with one other figure, or with a word. Nothing is returned unless a figure of the
    target has a value that the source does not have; or one of the source has a value that the target does
    not have, and both sides have as many figures.
    """
    if target.digits == source.digits:
        return [], []
    if target.has_powers and source.has_powers and not (target.strict and source.strict):
        return unequal(Figures(target.text, strict=True), Figures(source.text, strict=True))
    extra, missing = _left(target.written, source), _left(source.written, target)
    alike = len(target.written) == len(source.written)
    if extra and not missing and alike:
        # As many figures, one of them new: what it replaced must not be matched with a word such as 首次.
        missing = _left(source.written, target, by_words=False)
    elif missing and not extra and alike:
        extra = _left(target.written, source, by_words=False)
    extra = extra or _in_words(missing, target, source)
    missing = missing or _in_words(extra, source, target)
    extra, missing = _comparable(extra, missing), _comparable(missing, extra)
    strange, lacking = _strange_first(extra, source), _strange_first(missing, target)
    return (extra, missing) if strange or (lacking and alike) else ([], [])


def _in_words(figures: Sequence[Figure], side: Figures, other: Figures) -> list[Figure]:
    """Return the only number in words of a side, if the only figure that lacks an equal may be meant by it:
    二十年 for 10 years, thirty million for 300 万.
    """
    if len(figures) != 1:
        return []
    known = other.values | other.words
    found = [Figure(start, end, frozenset({value})) for value, start, end in spelled(side.text)]
    return found if len(found) == 1 and found[0].values.isdisjoint(known) else []


def _strange_first(figures: list[Figure], other: Figures) -> bool:
    """Sort in place those first whose value the other side does not have; return True if there are any."""
    figures.sort(key=lambda one: not one.values.isdisjoint(other.values))
    return bool(figures) and figures[0].values.isdisjoint(other.values)


def _comparable(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    """Return the figures without those attached to a name that ``others`` do not have (the 7 of YOLOv7)."""
    names = {one.name for one in others}
    return [one for one in figures if not one.glued or one.name in names]


def _left(figures: Sequence[Figure], other: Figures, *, by_words: bool = True) -> list[Figure]:
    """Return the figures without an equal in ``other``. Each is matched with the first free figure of the
    same value and name (W8A8), then of the same value alone, then, if ``by_words``, with a word.
    """
    left, taken = list(figures), set[int]()
    for namesakes in (True, False):
        free: dict[tuple[Value, str], list[int]] = {}
        for at, figure in reversed([*enumerate(other.written)]):
            for value in figure.values:
                free.setdefault((value, figure.name if namesakes else ""), []).append(at)
        left = [one for one in left if not _take(one, one.name if namesakes else "", free, taken)]
    return [one for one in left if not (by_words and one.values & other.words)]


def _take(one: Figure, name: str, free: dict[tuple[Value, str], list[int]], taken: set[int]) -> bool:
    """Mark the first free figure equal to this one as taken; return True if there is one."""
    firsts = (_next(free.get((value, name), []), taken) for value in one.values)
    equals = [first for first in firsts if first is not None]
    if equals:
        taken.add(min(equals))
    return bool(equals)


def _next(places: list[int], taken: set[int]) -> int | None:
    """Return the last place that is not taken, None if there is none; taken ones after it are removed."""
    while places and places[-1] in taken:
        places.pop()
    return places[-1] if places else None


_DIGIT = lazily(r"\d")
_FULL = str.maketrans("０１２３４５６７８９．％·", "0123456789.%.")
_WIDE = lazily("[０-９．％·]")
# It begins with one class of characters, for which the engine searches.
_NUMBER = (
    r"[.\d](?:(?<=\.)(?<![\w.]\.)\d+(?!\d|\.\d)|(?<=\d)(?:\d*(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d{0,2}(?:(?:, |，)000)+(?![\d,])|\d*(?:\\?\.\d+)*))"
)
_SCALE = {
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "hundred": 2, "k": 3, "m": 6, "mn": 6,
    "bn": 9, "b": 9, "t": 12, "tn": 12, "trn": 12, "mil": 6, "w": 4,
    "十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12,
    "lakh": 5, "crore": 7, "kilo": 3, "mega": 6, "giga": 9,
}  # fmt: skip
_MEGA = 6
"""In the mainland 兆 is mega, in Taiwan a million millions; in 100 兆, for 100 MB, it is part of the unit."""
_DIGITS = lazily(
    rf"(?P<number>{_NUMBER})"
    r"(?:(?P<han>[ \u00a0]?(?:[多余餘来來]?(?:[十百万萬亿億兆]|千(?!字节|比特|[卡克米瓦兆赫位伏帕焦]))){1,4})"
    r"(?!分[之点位比]|[〇零一二三四五六七八九])"
    r"|[ \u00a0\n-]?(?P<word>(?i:hundred|thousand|million|billion|trillion|lakh|crore|bn|mn)s?\b)"
    r"|[ \u00a0-]?(?P<prefix>(?i:kilo|mega|giga)(?=[a-z]))|[ \u00a0-]?(?P<dozen>(?i:dozen)s?\b)"
    r"|[ \u00a0]?(?P<letter>[kKMBTwWmb]|tr?n|mil)(?![A-Za-z0-9])|(?P<decade>(?<=\d0)['’]?s\b)"
    r"|(?P<half>[ \u00a0]?[Pp]\.?[Mm]\b|(?=:\d\d(?::\d\d)?[ \u00a0]?[Pp]\.?[Mm]\b))"
    r"|(?P<times>(?=[ \u00a0]?倍))"
    r"|(?<!\d\d\d)[ \u00a0]?(?P<year>年(?!级)))?"
)
_RANGE = lazily(r" ?(?:to|or|-|–|—|~|～|至|到|或) ?[$€£¥]?")
_SHORT_YEAR = lazily(r"(?:(?P<century>19|20)\d\d[-–—/]|['’])\Z")
"""What stands before a year of two digits: 2021-25, '98."""
_MORE = lazily(r"[快慢多大高低长短少强增加升出](?:了|出)? ?\Z")
_YEAR = lazily("[12][0-9]{3}")
"""What every month that `_MONTH` finds has after it; this is found in a tenth of the time."""
_MONTH = lazily(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?(?=,? [12][0-9]{3}\b| [0-3]?[0-9](?:st|nd|rd|th)?,? [12][0-9]{3}\b)"
)
_WORD = lazily(r"[A-Za-z]+")
_NO_MONTHS = frozenset(("may", "march", "mar"))
"""Names of months that are other words in small letters."""
_BEFORE = lazily(r"([A-Za-z]*)[ _-]?\Z")
_VERSION_MARKS = frozenset({"v", "ver", "version", "x", "e"})
_GROUPED = lazily(r"[1-9]\d{0,2}(?:\.\d{3})+")
_DATE = lazily(r"(?:19|20)\d\d\.(?:\d\d?\.\d\d?|0?[1-9]|1[0-2])")
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_PARTS = lazily(r"(?<![\w.])(?:\d\d\d0s|(?:19|20)\d\d\.\d\d?(?:\.\d\d?)?(?![\w.]))")
_HAN_NUMBER = lazily(
    r"(?!一[个個些般样樣致直起定系旦边同切方下种種])[〇零一二三四五六七八九两兩十百千万萬亿億]+"
)


def _written(matches: Sequence[re.Match[str]]) -> Iterator[Figure]:
    for match, following in zip(matches, [*matches[1:], None], strict=False):
        if _is_interval(match):  # [1,100] is no 1100
            at = match.string.index(",", match.start())
            for start, end in ((match.start(), at), (at + 1, match.end())):
                yield Figure(start, end, frozenset({Decimal(match.string[start:end]).normalize()}))
            continue
        number = _plain(match["number"])
        if _DATE.fullmatch(number):  # 2024.6.27 may also be written 6.27, 2024, and 2024.7 July 2024
            yield from _date(match, number)
            continue
        whole = Decimal(number) if number.count(".") < 2 else None
        # The parts of a version are compared as one.
        values = frozenset({_version(number)}) if whole is None else _values(whole, match)
        if whole is not None and following and _is_range(match, following):  # 5 to 10 million
            values |= _values(whole, following)
        if whole is not None:
            values |= frozenset(_short_for(whole, match))
        if _GROUPED.fullmatch(number):  # 21.843 is 21,843 in half of Europe
            values |= {Decimal(number.replace(".", "")).normalize()}
        yield Figure(*match.span(), values, *_name_before(match.string, match.start()))


def _short_for(whole: Decimal, match: re.Match[str]) -> Iterator[Value]:
    """Yield what else a number may mean by the signs beside it: 2021-25, '98, 2½ hours, 150% (1.5 times)."""
    text, (start, end) = match.string, match.span("number")
    if end - start == 2 and (short := _SHORT_YEAR.search(text, max(start - 5, 0), start)):
        yield from (Decimal(century) * 100 + whole for century in ([short[1]] if short[1] else ("19", "20")))
    if text[end : end + 1] in _FRACTIONS:
        yield (whole + _FRACTIONS[text[end]]).normalize()
    if whole > 100 and text[end : end + 2].strip(" ").startswith("%"):
        yield (whole / 100).normalize()


def _month(match: re.Match[str]) -> Figure:
    """Return the month of an English date, which is a figure in Chinese: May 2021, 2021 年 5 月."""
    number = MONTHS.index(match.group()[:3].lower()) + 1
    return Figure(*match.span(), frozenset({Decimal(number)}))


def _is_interval(match: re.Match[str]) -> bool:
    """Return True if a figure with one comma is in truth two, the ends of an interval in square brackets."""
    start, end = match.span()
    around = match.string[max(start - 1, 0) : start], match.string[end : end + 1]
    return match.group().count(",") == 1 and (around[0] == "[" or around[1] == "]") and around[1] in "])"


def _plain(number: str) -> str:
    """Return a number without separators, escapes, and zeros at the end of a version."""
    number = re.sub(r"[,，\\ ]", "", number)
    while number.count(".") > 1 and number.endswith(".0"):
        number = number[:-2]
    return number


def _name_before(text: str, at: int) -> tuple[str, bool]:
    """Return the word before an offset in lower case, and whether it is a name that ends at the offset."""
    match = _BEFORE.search(text, max(at - 30, 0), at)
    name = match[1].lower() if match else ""
    return name, bool(match and name and match.end(1) == at and name not in _VERSION_MARKS)


def _date(match: re.Match[str], number: str) -> Iterator[Figure]:
    """Yield the year of a date such as 2024.6.27, and the rest, which may also be equal to its last part."""
    end = match.start() + 4
    yield Figure(match.start(), end, frozenset({Decimal(number[:4]).normalize()}))
    rest = Decimal(number[5:]).normalize(), Decimal(number.rpartition(".")[2]).normalize()
    yield Figure(end + 1, match.end(), frozenset(rest))


@cache
def _version(number: str) -> Value:
    """Return a value that only this version (1.2.3) has: a negative number."""
    return Decimal("-" + "".join(part.lstrip("0").rjust(6, "0") for part in number.split(".")))


def _values(whole: Decimal, match: re.Match[str]) -> frozenset[Value]:
    """Return all values that a number may have with what the match has behind it."""
    kind = match.lastgroup or "number"
    return frozenset(one.normalize() for one in _READINGS[kind](whole, match))


def _with_han(whole: Decimal, match: re.Match[str]) -> Iterator[Value]:
    powers = [_SCALE.get(one, 0) for one in match["han"]]
    yield whole.scaleb(sum(powers))
    if "兆" in match["han"]:
        yield from (whole, whole.scaleb(_MEGA))


def _with_year(whole: Decimal, _: re.Match[str]) -> Iterator[Value]:
    yield whole
    if whole < 100:
        yield 2000 + whole


def _with_times(whole: Decimal, match: re.Match[str]) -> Iterator[Value]:
    """Yield the number, and one more where it says by how much: 快 9 倍 is 10x faster."""
    yield whole
    if _MORE.search(match.string, max(match.start() - 4, 0), match.start()):
        yield whole + 1


def _scaled(whole: Decimal, word: str) -> Value:
    return whole.scaleb(_SCALE[word.lower().rstrip("s")])


_READINGS: dict[str, Callable[[Decimal, re.Match[str]], Iterable[Value]]] = {
    "number": lambda whole, _: (whole,),
    "han": _with_han,
    "word": lambda whole, match: (_scaled(whole, match["word"]),),
    "prefix": lambda whole, match: (whole, _scaled(whole, match["prefix"])),
    "letter": lambda whole, match: (whole, _scaled(whole, match["letter"])),
    "dozen": lambda whole, _: (whole, whole * 12),
    "decade": lambda whole, match: (whole, Decimal(match["number"].partition(".")[0][-2:])),
    "half": lambda whole, _: (whole, whole + 12),
    "times": _with_times,
    "year": _with_year,
}
"""What a number may mean, by the group of `_DIGITS` that matched behind it."""


def _is_range(match: re.Match[str], following: re.Match[str]) -> bool:
    """Return True if two numbers are the ends of a range of which only the last has a scale."""
    between = match.string[match.end() : following.start()]
    return match.lastgroup == "number" and bool(_RANGE.fullmatch(between))


def _parts(written: str) -> set[Value]:
    """Return the values of parts of a figure: the century of 1990s, the year and the month of 2019.05."""
    if re.fullmatch(r"\d\d\d0s", written):
        return {Decimal(written[:2]) + 1}
    if re.fullmatch(r"(?:19|20)\d\d\.\d\d?(?:\.\d\d?)?", written):
        return {Decimal(part).normalize() for part in written.split(".")}
    return set()


def _english(text: str) -> Iterator[Value]:
    """Yield the values of English number words: alone, and as in twenty-five, two hundred, ten million."""
    run = Decimal(0)
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if match.group() not in _NO_MONTHS:
            yield from LOOSE.get(word, ())
        if word in CARDINALS:
            [own] = CARDINALS[word]
            run = run + own if run % 10 == 0 and own < run else own
            yield from (own.normalize(), run.normalize())
        elif word in _SCALE and len(word) > 2 and (run or not _ends_in_digit(text, match.start())):
            run = (run or Decimal(1)).scaleb(_SCALE[word])
            yield run.normalize()
        elif word != "and":
            run = Decimal(0)


def _ends_in_digit(text: str, at: int) -> bool:
    """Return True if a digit is before an offset: in 5 million the word is part of the figure."""
    return text[max(at - 2, 0) : at].rstrip(" \u00a0-\n")[-1:].isdigit()


def _chinese(text: str) -> Iterator[Value]:
    """Yield the values of Chinese numerals (二十五, 一千万), of digits each (二〇一八), and of 半 and 双."""
    for match in _HAN_NUMBER.finditer(text):
        run = match.group()
        yield han_value(run)
        if all(one in DIGITS for one in run):
            yield from (Decimal(DIGITS[one]).normalize() for one in run)
            yield Decimal("".join(str(DIGITS[one]) for one in run)).normalize()
    for word, values in HAN.items():
        if word in text:
            yield from values
