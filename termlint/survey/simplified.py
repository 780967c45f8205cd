"""A traditional text in simplified characters, with equal offsets.

The tables of words and counts are in simplified characters, and so is the segmenter's dictionary. OpenCC
replaces each code point by one, by phrase where a character has two forms (計畫, 顯著), so rules search this
view like any simplified text. `termlint.survey.own` then judges and converts what they find.
"""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import TYPE_CHECKING

from termlint.model import Document

if TYPE_CHECKING:
    from opencc import OpenCC


@cache
def converter(config: str) -> OpenCC:
    """Return OpenCC's converter by its name: ``tw2s``, ``s2tw``, ``s2hk``."""
    from opencc import OpenCC  # loading it and its dictionaries takes 20 to 200 ms

    return OpenCC(config)


def simplify(document: Document) -> Document:
    """Return a document whose text and prose are in simplified characters; every offset stays."""
    view = copy(document)
    view.text, view.prose = simplify_text(document.text), simplify_text(document.prose)
    view.script, view.locale = "hans", ""
    return view


def simplify_text(text: str) -> str:
    """Return a text in simplified characters, of equal length; unchanged if the length would change."""
    # OpenCC keeps the 於 of 於單, the name of a man of the Han dynasty, in 取決於單條 too.
    converted = str(converter("tw2s").convert(text)).replace("於", "于")
    return converted if len(converted) == len(text) else text
