"""Segmentation by rjieba, for the few stretches where something is suspect."""

from __future__ import annotations

from typing import NamedTuple


class Token(NamedTuple):
    """A word of the segmentation at ``start:end``."""

    start: int
    end: int
    text: str


def cut(prose: str, start: int, end: int, *, guess: bool = True) -> tuple[Token, ...]:
    """Segment ``prose[start:end]``. The import costs 0.1 s, so it happens here and not above.

    With ``guess`` single characters may be joined to words that no dictionary has.
    """
    import rjieba

    tokens = []
    at = start
    for text in rjieba.cut(prose[start:end], guess):
        tokens.append(Token(at, at + len(text), text))
        at += len(text)
    return tuple(tokens)
