"""How a text joins Chinese and Latin letters: with a space or without."""

from __future__ import annotations

import re

_SPACED = re.compile(r"[㐀-鿿] [A-Za-z]|[A-Za-z] [㐀-鿿]")
_CLOSE = re.compile(r"[㐀-鿿][A-Za-z]|[A-Za-z][㐀-鿿]")
_HAN, _LATIN = re.compile(r"[㐀-鿿]"), re.compile(r"[A-Za-z0-9]")


def is_spaced(prose: str) -> bool:
    """Tell whether most joints of Han characters and Latin letters have a space."""
    return len(_SPACED.findall(prose)) > len(_CLOSE.findall(prose))


def fitted(new: str, before: str, after: str, *, spaced: bool) -> str:
    """Return a replacement with the spaces that the text puts between Chinese and Latin letters.

    ``before`` and ``after`` are what stands next to it, one code point each, or empty.
    """
    if not spaced:
        return new
    left = bool(_HAN.match(before) and _LATIN.match(new[0]))
    right = bool(_HAN.match(after) and _LATIN.match(new[-1]))
    return " " * left + new + " " * right
