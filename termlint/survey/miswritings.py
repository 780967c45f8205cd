"""A character or a word that is miswritten, whichever tier found it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from termlint.model import Message, Safety

Tier = Literal["impossible", "homophone", "context", "unmet", "unlikely", "careless"]
"""How it was found: no such word; sounds like a longer word; the words around exclude it;
it never met its neighbours; counts say so; they say so of a text with other slips."""


class Miswriting(NamedTuple):
    """What stands at ``start:end`` of prose should read ``right[0]``; further proposals follow it."""

    start: int
    end: int
    right: tuple[str, ...]
    tier: Tier
    confidence: float
    safety: Safety = "unsafe"
    reason: Message | None = None
