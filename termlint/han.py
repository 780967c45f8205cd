"""Which characters are Han: ideographs as a character class for `re`, and the script as in Unicode."""

from __future__ import annotations

IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The ranges of all ideographs, for a character class: with compatibility forms, and planes 2 and 3 whole, so
that future assignments are included.

Patterns that judge text rather than count it use [㐀-鿿]: the ideographs that texts are made of.
"""


def count_han(text: str) -> int:
    """Return how many characters are of Unicode's script Han: ideographs, and 〇 and 々 as well."""
    import regex  # type: ignore[import-untyped]  # `re` knows no scripts

    return sum(map(len, regex.findall(r"\p{Han}+", text)))
