"""Whether two words, names or addresses are one that was miswritten."""

from __future__ import annotations

from difflib import SequenceMatcher

LONGEST = 400
"""Code points; what is longer is compared by nobody, and would take the square of its length."""

MANY = 400
"""So many comparisons are worth making in one segment."""


def is_slip(one: str, other: str, share: float) -> bool:
    """Tell whether at least this share of characters is equal."""
    if one == other or max(len(one), len(other)) > LONGEST:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= share and matcher.ratio() >= share
