"""What a program puts its own text for: printf, Python, ICU, templates, references, tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from termlint.bitext.side import Side
from termlint.model import SegmentKind

_TEMPLATE = re.compile(r"\{\{[^{}\n]{0,200}\}\}|\{%[^%\n]{1,200}%\}|\$\{[\w.:-]{1,60}\}|\$t\([\w.:-]{1,80}\)")
_MESSAGE = re.compile(
    r"(?P<named>%\([\w. -]{1,60}\)[-+#0]{0,3}\d{0,3}(?:\.\d+)?[diouxXeEfFgGcrsa])"
    r"|(?P<printf>(?<![\d%)])%(?!-[A-Za-z@])(?:\d{1,2}\$)?[-+#0']{0,3}(?:\d{1,3}|\*)?(?:\.\d+|\.\*)?(?:hh|ll|[hlLqjzt])?[diouxXeEfgGcsrp@](?![A-Za-z]))"
    r"|(?P<icu>\{\s*[\w.]{1,60}\s*,\s*(?:plural|select|selectordinal|number|date|time)\b)"
    r"|(?P<braces>(?<![_^])[#$@]?\{[^{}\n,]{0,60}\})"
)
_SPACE = re.compile(r"\s+")
_PAIRED = re.compile(r"/?(?:\d+|a|b|i|em|strong|code|span|u|g|pc)\Z")


def placeholders(side: Side, kind: SegmentKind) -> Iterator[str]:
    """Yield the placeholders of a side, written alike whatever their spaces, in no order that matters."""
    raw = side.raw
    if "{" in raw or "$" in raw:
        yield from (_SPACE.sub("", one.group()) for one in _TEMPLATE.finditer(side.visible))
    yield from side.roles
    if kind == "entry":
        yield from _in_message(side)


def _in_message(side: Side) -> Iterator[str]:
    text = side.visible
    if "%" in text or "{" in text:
        for match in _MESSAGE.finditer(_TEMPLATE.sub(" ", text)):
            yield _SPACE.sub("", match.group())
    yield from (f"<{name}>" for name in side.tags if _PAIRED.match(name))
