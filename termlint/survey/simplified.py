"""A traditional text in simplified characters, offset for offset.

The tables of words and counts are in simplified characters, and so is the segmenter's dictionary. OpenCC
takes one code point for one, by phrase where a character has two forms (計畫, 顯著), so rules ask of the view
what they ask of a simplified text. What they find is then `termlint.survey.own`'s to judge.
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
    """Return OpenCC's converter of a name: ``tw2s``, ``s2tw``, ``s2hk``."""
    from opencc import OpenCC  # with its dictionaries 20 to 200 ms

    return OpenCC(config)


def simplify(document: Document) -> Document:
    """Return a document whose text and prose are in simplified characters; every offset stays."""
    view = copy(document)
    view.text, view.prose = simplify_text(document.text), simplify_text(document.prose)
    view.script, view.locale = "hans", ""
    return view


def simplify_text(text: str) -> str:
    """Return a text in simplified characters, of equal length."""
    # A man of the Han dynasty was called 於單, so OpenCC leaves 於 there: 取決於單條.
    converted = str(converter("tw2s").convert(text)).replace("於", "于")
    return converted if len(converted) == len(text) else text
