"""Finds placeholders and markup of messages in the flat copy: ``%s``, ``{name}``, tags, entities, links.

Formatting tags and the address of a Markdown link leave nothing in prose, all else a hole. ``50% 的`` and
``{中文}`` are text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from termlint.lazily import lazily
from termlint.read.draft import Opaque
from termlint.read.flat import black_out

_CODE = lazily(
    rb"<(?P<name>code|kbd|pre|samp|script|style|svg|tt|var)\b[^<>\0]{0,400}>[^\0]{0,4000}?</(?P=name)>", re.I
)
_TAG = lazily(rb"<(?:/?(?P<name>[A-Za-z][\w:.-]{0,40}|\d{1,3})(?:\s[^<>\0]{0,400})?/?|!--[^<>\0]{0,1000}--)>")
_FORMATTING = frozenset(
    b"a abbr b bdi big cite del dfn div em font i ins mark p q s small span strong sub sup u".split()
)
_LINK = lazily(
    rb"(?P<open>\[)(?:[^\[\]\n\0]|\n(?![ \t]*\n)){1,400}"
    rb"(?P<close>\]\((?:[^()\s\0]|\([^()\s\0]{0,200}\)){0,600}(?:[ \n]+\"[^\"\n\0]{0,200}\")?\))"
)
_ENTITY = lazily(rb"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,31});")
_BRACES = lazily(
    rb"(?=[$#%@{])(?:\$?\{\{[^{}\n\0]{0,200}\}\}|\{%[^%\n\0]{1,200}%\}|[$#%@]?\{[!-z|~]{0,60}\})"
)
_PERCENT = lazily(
    rb"%(?<![\d%]%)(?:(?:\([\w. -]{1,60}\)|\d{1,2}\$)?[-+#0']{0,4}(?:\d{1,4}|\*)?(?:\.(?:\d{1,3}|\*))?"
    rb"(?:hh|ll|[hlLqjzt])?[diouxXeEfFgGaAcsrp@](?![A-Za-z])|L?\d{1,2}(?![\d.%]))"
)


def placeholders(flat: bytearray) -> Iterator[Opaque]:
    """Black out placeholders, tags and the addresses of links; yield their spans, kind by kind."""
    for sign, pattern in ((b"<", _CODE), (b"{", _BRACES), (b"%", _PERCENT), (b"&", _ENTITY)):
        if sign in flat:
            for match in pattern.finditer(flat):
                yield from _hide(flat, *match.span())
    if b"<" in flat:
        for match in _TAG.finditer(flat):
            name = (match["name"] or b"b").lower()
            yield from _hide(flat, *match.span(), hole=not (name in _FORMATTING or name.isdigit()))
    if b"](" in flat:
        for match in _LINK.finditer(flat):
            start, end = match.span("open")
            start -= flat[start - 1 : start] == b"!"  # of a picture
            yield from _hide(flat, start, end, hole=False)
            yield from _hide(flat, *match.span("close"), hole=False)


def _hide(flat: bytearray, start: int, end: int, *, hole: bool = True) -> Iterator[Opaque]:
    black_out(flat, start, end)
    yield Opaque(start, end, hole)
