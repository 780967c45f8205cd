"""Numbers in scientific notation: 1e-4, 3.2 × 10^9, 10⁵, 10 的 25 次方."""

from __future__ import annotations

import re
from decimal import Decimal

from termlint.lazily import lazily

_HINT = lazily(r"\d[eE]|10 ?(?:\^|\*\*|的|[⁻⁰¹²³⁴-⁹])")
"""What every number in scientific notation has."""

_POWER = lazily(
    r"(?<![A-Za-z0-9_.])(?:(?P<times>\d+(?:\.\d+)?)[eE](?P<e>[+−-]?\d{1,3})(?![A-Za-z0-9_]|\.\d)"
    r"|(?:(?P<mantissa>\d+(?:\.\d+)?) ?(?:[x×*·]|\\times) ?)?10"
    r"(?: ?(?:\^|\*\*) ?\{?(?P<power>[−-]?\d{1,3})\}?| ?的 ?(?P<han>[−-]?\d{1,3}) ?次[方幂]"
    r"|(?P<small>[⁻⁰¹²³⁴-⁹]+)))"
)
_PLAIN = str.maketrans("⁻−⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")

MOST = 400
"""The largest exponent that is computed; a larger one is no measured quantity."""


def find_powers(text: str) -> list[re.Match[str]]:
    """Return the matches of the numbers in scientific notation, in order."""
    return [*_POWER.finditer(text)] if _HINT.search(text) else []


def without(text: str, matches: list[re.Match[str]]) -> str:
    """Return a text of the same length with spaces in place of the matches, which are in order."""
    parts, at = [], 0
    for match in matches:
        parts += [text[at : match.start()], " " * len(match[0])]
        at = match.end()
    return "".join([*parts, text[at:]])


def values_of(match: re.Match[str], *, strict: bool) -> frozenset[Decimal]:
    """Return the values of such a number; unless ``strict`` also those of its parts.

    The other side may have lost the raised digits: 10⁵ becomes 105 or 10 5.
    """
    times = Decimal(match["times"] or match["mantissa"] or 1)
    raised = int((match["e"] or match["power"] or match["han"] or match["small"]).translate(_PLAIN))
    value = times.scaleb(raised) if abs(raised) <= MOST else times
    parts = () if strict else (times, Decimal(abs(raised)), Decimal(10))
    return frozenset(one.normalize() for one in (value, *parts))
