"""Plain text: a paragraph ends at an empty line; a short line of its own may be a heading."""

from __future__ import annotations

import re

from termlint.read.draft import Draft

_LINE = re.compile(r"[^\r\n]+")
_SPACE = " \t\u3000\u00a0\ufeff"


def read(text: str, draft: Draft) -> None:
    """Read plain text: every line is a segment of its own, for hard line ends are the rule here."""
    for match in _LINE.finditer(text):
        line = match.group()
        start = match.start() + len(line) - len(line.lstrip(_SPACE))
        end = match.start() + len(line.rstrip(_SPACE))
        if start < end:
            draft.begin("paragraph")
            draft.verbatim(start, end)
    draft.end()
