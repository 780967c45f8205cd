"""Reads plain text: every line is a segment, because paragraphs are rarely wrapped here.

Marks at the beginning of lines in lists and transcripts are left out: ``• ``, ``- ``, ``3. ``, ``> ``.
"""

from __future__ import annotations

from termlint.lazily import lazily
from termlint.read.draft import Draft
from termlint.read.flat import flatten
from termlint.read.masks import addresses, in_order
from termlint.read.suppressions import MARKUP, PLAIN, find_suppressions

_LINE = lazily(r"[^\r\n]+")
_SPACE = " \t\u3000\u00a0\u200b\ufeff"
_BULLET = lazily(r"(?:[>•·●○■□◆▪‣–*+-]|\d{1,3}[.)、])[ \t\u3000\u00a0]+|[•●■◆▪‣]")


def read(text: str, draft: Draft) -> None:
    """Read plain text, line by line."""
    draft.set_opaque(in_order(addresses(flatten(text))))
    draft.suppressions += find_suppressions(text, MARKUP) + find_suppressions(text, PLAIN)
    asked = {suppression.at for suppression in draft.suppressions}
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip(_SPACE))
        end = match.start() + len(line.rstrip(_SPACE))
        if start < end and match.start() not in asked:
            bullet = _BULLET.match(text, start, end)
            draft.begin("item" if bullet else "paragraph")
            draft.add(bullet.end() if bullet else start, end)
    draft.end()
