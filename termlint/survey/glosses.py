"""Glosses: a rendering and its English side by side."""

from __future__ import annotations

from typing import NamedTuple

from termlint.lexicon import Lexicon


class Gloss(NamedTuple):
    """``chinese`` stands at ``start:end``, its English at ``english_start:english_end``.

    ``acronym`` is what the gloss gives beside the English (LSTM), else empty. ``sure`` tells whether the
    left edge of the Chinese is certain: it is a known rendering, or it stands in marks or at an edge.
    """

    start: int
    end: int
    chinese: str
    english_start: int
    english_end: int
    english: str
    acronym: str
    sure: bool


def find_glosses(prose: str, lexicon: Lexicon) -> tuple[Gloss, ...]:
    """Return every gloss in the prose, in order."""
    return ()
