"""Names whose markup tells what they are: the text of a link, [github](https://github.com/…), or **Uri**."""

from __future__ import annotations

from termlint.model import Document
from termlint.survey.cases.odd import OddCase

LONGEST = 200
"""So many code points of an address are looked at."""


def as_labelled(one: OddCase, document: Document) -> OddCase:
    """Return a name in small letters as meant if it is all of a link's text and the address writes it so.

    So is an acronym with one capital that stands alone in bold, as documents of programs print classes.
    """
    left, right = document.alignment.span(one.start, one.end)
    text = document.text
    if one.text.istitle() and one.forms[0].isupper():
        bold = text[left - 2 : left] == "**" and text.startswith("**", right)
        return one._replace(meant=True) if bold else one
    if not one.text.islower():
        return one
    address = text[right + 2 : right + LONGEST].partition(")")[0]
    label = text[left - 1 : left] == "[" and text.startswith("](", right) and text[left:right] in address
    return one._replace(meant=True) if label else one
