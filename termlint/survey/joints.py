"""How a text joins Chinese and Latin letters: with a space or without."""

from __future__ import annotations

import re
from functools import cache


@cache
def _joints() -> re.Pattern[str]:
    # Few texts ask, and a class of Han characters costs a millisecond to compile.
    return re.compile(r"[㐀-鿿]( ?)(?=[A-Za-z])|[A-Za-z]( ?)(?=[㐀-鿿])")


def is_spaced(prose: str) -> bool:
    """Tell whether most joints of Han characters and Latin letters have a space."""
    gaps = [before or after for before, after in _joints().findall(prose)]
    return 2 * gaps.count(" ") > len(gaps)


def fitted(new: str, before: str, after: str, *, spaced: bool) -> str:
    """Return a replacement with the spaces that the text puts between Chinese and Latin letters.

    ``before`` and ``after`` are what stands next to it, one code point each, or empty.
    """
    if not spaced:
        return new
    left, right = _is_han(before) and _is_latin(new[0]), _is_han(after) and _is_latin(new[-1])
    return " " * left + new + " " * right


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿"


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
