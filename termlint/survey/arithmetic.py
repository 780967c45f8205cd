"""Figures that contradict each other: 2800 亿（28B）, 512 / 8 = 46.

Each is right by itself. A pair is judged only where the text says that two figures are one: a figure with a
Chinese scale beside one with an English scale that glosses it, the two sides of an equation in prose, and
what follows from two figures (`termlint.survey.derived`).
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import chain

from termlint.lazily import lazily
from termlint.model import HOLE
from termlint.survey import Survey
from termlint.survey.contradiction import Contradiction
from termlint.survey.derived import find_derived
from termlint.survey.quotations import is_quoted

NEAR = Fraction(1, 20)
"""The share by which an approximation (≈) may miss."""

LONGEST = 20
"""The most operators of an equation; a longer one is no prose."""

REACH = 240
"""The code points before a sign of equality that are read."""

GLOSS = 40
"""The code points on either side of a bracket that may hold two figures."""

# Both begin with what must be there, so that the engine finds them at once; the patterns proper do not.
_OPENING = lazily("[（(，,][^0-9（(]{0,5}[0-9]")
_EQUAL = lazily("[=≈]")

_HAN_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
_SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "b": 9, "bn": 9, "billion": 9, "t": 12}
_SCALES["trillion"] = 12

_OPERATORS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_SIGNS = str.maketrans("×x÷−（）", "**/-()", ", ")
_OTHER_ARITHMETIC = lazily(
    "取模|求模|模 ?[0-9]|mod|[余餘][数數 0-9]|[进進]制|溢出|浮[点點]|字[符串]|异或|位[运運]"
    "|取整|整除|四舍|[错錯误誤]|矛盾|不等|幻[觉覺]|回答|答案"
)
"""What says that a text calculates in another way, or that a figure is wrong."""


def find_contradictions(survey: Survey) -> Iterator[Contradiction]:
    """Yield the figures that contradict each other, in no order."""

    @cache
    def is_excused(at: int) -> bool:
        segment = survey.document.segments[at]
        return bool(_OTHER_ARITHMETIC.search(survey.prose, segment.start, segment.end))

    for one in chain(_of_glosses(survey.prose), _of_equations(survey.prose), find_derived(survey.prose)):
        if not is_excused(survey.segment_at(one.start)) and not is_quoted(survey.prose, one.start, one.end):
            yield one


# -- scales -----------------------------------------------------------------------------------------


def _glosses() -> str:
    number = r"[0-9][0-9,]{0,15}(?:\.[0-9]{1,9})?"
    about = r"(?:约|約|即|即约|约合|也就是|相当于|相當於|≈|~)? ?"
    han = rf"(?P<%s>{number}) ?(?P<%s>[十百千万萬亿億]{{1,3}})"
    unit = (
        "(?:[ 个個的]{0,2}(?:参数|參數)[量规規模]{0,2}| ?(?:[个個] ?)?(?i:tokens?|词元|詞元)"
        "|美元|美金|元|人民[币幣])?"
    )
    latin = (
        rf"(?:US)?[$€£¥]?(?P<%s>{number}) ?(?P<%s>(?i:thousand|million|billion|trillion|bn|mn)|[KkMBT])"
        r"(?![A-Za-z0-9])(?: ?(?i:parameters|params|tokens|dollars|USD))?"
    )
    opening, closing = r" ?(?:[（(]|[，,] ?(?=[即也相]))", "(?:[）)]|(?=[，。；]))"
    first = (
        han % ("number", "scale") + unit + opening + about + latin % ("other", "of_other") + unit + closing
    )
    second = (
        latin % ("beside", "of_beside") + unit + opening + about + han % ("last", "of_last") + unit + closing
    )
    return rf"(?<![0-9.,A-Za-z-])(?:{first}|{second})"


_GLOSSES = lazily(_glosses())


def _of_glosses(prose: str) -> Iterator[Contradiction]:
    # Windows overlap, and a text may hold several glosses within one.
    near = (
        _GLOSSES.finditer(prose, max(one.start() - GLOSS, 0), one.end() + GLOSS)
        for one in _OPENING.finditer(prose)
    )
    for match in {match.span(): match for match in chain.from_iterable(near)}.values():
        han, latin = ("number", "other") if match["number"] else ("last", "beside")
        scale = match["scale"] or match["of_last"]
        letter = match["of_other"] or match["of_beside"]
        one = _plain(match[han]).scaleb(sum(map(_HAN_SCALES.__getitem__, scale)))
        two = _plain(match[latin]).scaleb(_SCALES[letter.lower()])
        # Figures with other digits may be of two currencies, or of two things.
        if one != two and one.normalize().as_tuple().digits == two.normalize().as_tuple().digits:
            value = f"{one.scaleb(-_SCALES[letter.lower()]).normalize():f}"
            space = " " * (len(letter) > 1)
            said = match[latin] + space + letter
            yield Contradiction(*match.span(), match[han] + " " + scale, value + space + letter, said)


def _plain(number: str) -> Decimal:
    return Decimal(number.replace(",", ""))


# -- equations --------------------------------------------------------------------------------------


def _sides() -> tuple[str, str]:
    """Return the patterns of what stands before and after a sign of equality."""
    number = r"[0-9]{1,15}(?:,[0-9]{3}){0,5}(?:\.[0-9]{1,15})?%?"
    operand = rf"[(（]{{0,2}}{number}[)）]{{0,2}}"
    # On neither side may the expression go on, nor a unit follow the result: 4 * 1024 = 4 KB.
    before = rf"(?<![-A-Za-z0-9_.,%+*/×÷^−=)）\]{HOLE}])(?<![-+*/×÷^−=)）\]A-Za-z0-9_{HOLE}] )"
    after = rf"(?![0-9]|[,.][0-9]| ?[-+*/×x÷^−(（%％=≈A-Za-z_十百千万亿{HOLE}])"
    left = rf"{before}(?P<left>{operand}(?: ?[-+*/×x÷−] ?{operand}){{1,{LONGEST}}}) ?\Z"
    return left, f" ?(?P<right>{number}){after}"


_LEFT, _RIGHT = map(lazily, _sides())


def _of_equations(prose: str) -> Iterator[Contradiction]:
    for sign in _EQUAL.finditer(prose):
        begun = max(sign.start() - REACH, 0)
        left = _LEFT.search(prose[begun : sign.start()])
        right = _RIGHT.match(prose, sign.end()) if left else None
        if left and right and not _is_trivial(left["left"]):
            value = _value(left["left"])
            if value is not None and not _agrees(value, right["right"], sign.group() == "≈"):
                said = f"{float(value):.4f}".rstrip("0").rstrip(".")
                start = begun + left.start("left")
                yield Contradiction(start, right.end(), left["left"], said, right["right"])


def _is_trivial(left: str) -> bool:
    """Return True for 1 + 1 and the like, which stand for something else, or are binary."""
    return all(len(number) == 1 or set(number) <= set("01") for number in re.findall("[0-9.]+", left))


def _agrees(value: Fraction, right: str, about: bool) -> bool:
    """Return True if the right side is the value, rounded or cut off at its last digit, also as per cent."""
    number = right.rstrip("%").replace(",", "")
    step = Fraction(1, 10 ** len(number.partition(".")[2]))
    room = step if value.denominator > 1 else Fraction(0)
    if about:
        room = max(step, abs(value) * NEAR)
    written = Fraction(number)
    return any(abs(one - written) <= room for one in (value, value * 100))


def _value(text: str) -> Fraction | None:
    """Return the value of an expression, None if it has none: a bracket is missing, a date, ÷ 0."""
    plain = re.sub(r"([0-9.]+)%", r"(\1/100)", text.translate(_SIGNS))
    try:
        return _of_node(ast.parse(plain, mode="eval").body)
    except (SyntaxError, ValueError, ZeroDivisionError):
        return None


def _of_node(node: ast.expr) -> Fraction:
    if isinstance(node, ast.BinOp):
        return _OPERATORS[type(node.op)](_of_node(node.left), _of_node(node.right))
    if isinstance(node, ast.Constant):
        return Fraction(str(node.value))
    raise ValueError
