"""Names whose markup tells what they are: the text of a link, [github](https://github.com/…), or **Uri**."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from termlint.survey.cases.odd import OddCase

if TYPE_CHECKING:
    from termlint.survey import Survey

_PLUGIN = re.compile("[^\\w\n]{0,2}(?:插件|外掛)")

LONGEST = 200
"""So many code points of an address are looked at."""


def as_labelled(one: OddCase, survey: Survey) -> OddCase:
    """Return a name in small letters as meant if it is all of a link's text and the address writes it so.

    So is an acronym with one capital that stands alone in bold, as documents of programs print classes, and
    a plugin in small letters whose document has it in code: 启用 opentelemetry 插件, where `opentelemetry` …
    """
    left, right = survey.document.alignment.span(one.start, one.end)
    text = survey.document.text
    if one.text.istitle() and one.forms[0].isupper():
        bold = text[left - 2 : left] == "**" and text.startswith("**", right)
        return one._replace(meant=True) if bold else one
    if not one.text.islower():
        return one
    address = text[right + 2 : right + LONGEST].partition(")")[0]
    label = text[left - 1 : left] == "[" and text.startswith("](", right) and text[left:right] in address
    in_code = survey.written[one.text] > survey.word_counts[one.text]
    plugin = in_code and _PLUGIN.match(text, right) is not None
    return one._replace(meant=True) if label or plugin else one
