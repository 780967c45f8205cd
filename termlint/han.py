"""Which characters are Han: the ideographs as a class for `re`, and the whole script as Unicode has it."""

from __future__ import annotations

IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""All ideographs, compatibility forms and planes 2 and 3 with what is still to come included.

What is judged rather than counted is written [㐀-鿿] in patterns: the ideographs that texts are made of.
"""


def count_han(text: str) -> int:
    """Return how many characters are of Unicode's script Han: ideographs, and 〇 and 々 as well."""
    import regex  # type: ignore[import-untyped]  # `re` knows no scripts

    return sum(map(len, regex.findall(r"\p{Han}+", text)))
