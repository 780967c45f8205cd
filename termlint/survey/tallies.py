"""How often each character occurs in a text."""

from __future__ import annotations

from collections import Counter

LONG = 20_000
"""The fewest code points that numpy counts faster; it is imported for every long text anyway."""


def count_characters(text: str) -> Counter[str]:
    """Return how often each code point occurs in a text."""
    if len(text) < LONG:
        return Counter(text)
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    found, counts = np.unique(points, return_counts=True)
    return Counter(dict(zip(map(chr, found.tolist()), counts.tolist(), strict=True)))
