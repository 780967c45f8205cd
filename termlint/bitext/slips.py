"""Tells whether a word, name or address is a misspelling of another."""

from __future__ import annotations

from difflib import SequenceMatcher

LONGEST = 400
"""Most code points of a string to be compared: the time is quadratic in the length."""

MANY = 400
"""Most comparisons made in one segment."""


def is_slip(one: str, other: str, share: float) -> bool:
    """Return True if two strings differ, and at least this share (0 to 1) of their characters is equal."""
    if one == other or max(len(one), len(other)) > LONGEST:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= share and matcher.ratio() >= share
