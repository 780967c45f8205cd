"""Names whose markup explains their case: the text of a link, [github](https://github.com/…), or **Uri**."""

from __future__ import annotations

from typing import TYPE_CHECKING

from termlint.lazily import lazily
from termlint.survey.cases.odd import OddCase

if TYPE_CHECKING:
    from termlint.survey import Survey

_PLUGIN = lazily("[^\\w\n]{0,2}(?:插件|外掛)")

LONGEST = 200
"""How many code points of an address are compared."""


def as_labelled(one: OddCase, survey: Survey) -> OddCase:
    """Return a name as ``meant`` if its markup or its document's code shows that its case is on purpose.

    That is a name in small letters that is a link's whole text, if the address has it so; an acronym with one
    capital that is alone in bold, as documentation prints classes; and a plugin in small letters that code of
    the document has too: 启用 opentelemetry 插件, where `opentelemetry` …
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
