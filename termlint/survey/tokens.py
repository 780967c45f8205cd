"""Segmentation by rjieba, for the few stretches where something is suspect."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from termlint.lazily import lazily

if TYPE_CHECKING:
    from opencc import OpenCC

HAN_RUN = lazily("[㐀-鿿]+")


class Token(NamedTuple):
    """A word of the segmentation at ``start:end``."""

    start: int
    end: int
    text: str


class Tagged(NamedTuple):
    """A word of the segmentation and its part of speech in jieba's letters (``v``, ``n``, ``uj``)."""

    text: str
    part: str


def tag(text: str) -> tuple[Tagged, ...]:
    """Segment a text into words with their parts of speech, without guessing words that no dictionary has."""
    import rjieba

    return tuple(map(Tagged._make, rjieba.tag(familiar(text), False)))


def cut(prose: str, start: int, end: int, *, guess: bool = True) -> tuple[Token, ...]:
    """Segment ``prose[start:end]``. The import takes 0.1 s, so it is done here.

    With ``guess``, single characters may be joined into words that no dictionary has.
    """
    import rjieba

    tokens = []
    at = start
    for text in rjieba.cut(familiar(prose[start:end]), guess):
        tokens.append(Token(at, at + len(text), prose[at : at + len(text)]))
        at += len(text)
    return tuple(tokens)


def edges_of(tokens: Iterable[Token]) -> set[int]:
    """Return the offsets at which words begin or end."""
    return {edge for token in tokens for edge in (token.start, token.end)}


def familiar(text: str) -> str:
    """Return a text in simplified characters, as the segmenter's dictionary has them, of equal length.

    A text whose Han characters are all in GB 2312 is simplified already, which is the case for most.
    """
    if _is_simplified(text) or _is_simplified("".join(HAN_RUN.findall(text))):
        return text
    simplified = _converter().convert(text)
    return simplified if len(simplified) == len(text) else text


def _is_simplified(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")
