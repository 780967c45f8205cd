"""Finds markup of AsciiDoc inside paragraphs of the flat copy, and blacks it out for later patterns.

Marks around text that is read (bold, italic, the text of a link or of a cross reference) leave nothing in
prose; code, passthroughs, formulas, macros and attributes leave holes. Single marks next to Han characters
count although AsciiDoc wants them doubled there: they are meant as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from termlint.lazily import lazily
from termlint.read.draft import Opaque
from termlint.read.flat import black_out

# No pattern matches a zero byte, which stands between blocks.
_CODE = lazily(
    rb"\+{3}[^\0]{1,2000}?\+{3}"
    rb"|(?P<quote>[\"'])`(?P<shown>[^`\0]{1,600})`(?P=quote)"
    rb"|``(?!`)[^\0]{1,1000}?``"
    rb"|(?<![\w`])`(?![`\s])[^`\0]{1,1000}`(?!\w)"
    rb"|\+\+[^+\s\0][^\0]{0,600}?\+\+"
    rb"|(?<![\w+])\+(?![+\s])[^+\0]{1,600}(?<!\s)\+(?![\w+])"
    rb"|\$\$[^\0]{1,1000}?\$\$"
)
_BRACKETED = rb"\[(?P<shown>(?:[^\[\]\\\0]|\\.|\[[^\[\]\0]{0,200}\]){0,1000})\]"
_MACRO = lazily(
    rb"(?<!\w)(?:pass|stem|latexmath|asciimath|kbd|btn|menu|image|icon|anchor|footnote|footnoteref|indexterm2?"
    rb"|video|audio):(?!:)[^\s\[\]\0]{0,600}" + _BRACKETED
)
_LINK = lazily(
    rb"(?:(?<!\w)(?:link|xref|mailto):|(?:https?|ftp|irc)://|\{[A-Za-z0-9_][\w-]{0,80}\}(?=[^\s\[\]\0\x7f]{0,800}\[))"
    rb"[^\s\[\]<>\0]{0,800}" + _BRACKETED
)
_REFERENCE = lazily(rb"<<(?P<target>[^<>,\0]{1,200})(?:,(?P<shown>[^<>\0]{1,400}))?>>")
_ANCHOR = lazily(rb"\[\[[^\[\]\0]{1,200}\]\]|\[(?:[.#][\w.#-]{1,80}|role=[^\[\]\0]{1,80})\](?=[#*_`])")
_INDEX = lazily(rb"\({3}[^()\0]{1,300}\){3}")
_SHOWN_INDEX = lazily(rb"(\(\()[^()\0]{1,300}(\)\))")
_HOLES = lazily(rb"\{[A-Za-z0-9_][\w:.-]{0,80}\}|&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|[A-Za-z]\w{1,31});")
_ESCAPE = lazily(rb"\\[*_`#^~{<\[+]")
_TAIL = lazily(rb"\^?(?:,[ \t]*(?:window|role|opts|title|id)=[^\0]*)?\Z")
_MARKS = tuple(
    lazily(pattern % {b"m": re.escape(mark), b"n": mark})
    for mark in (b"*", b"_", b"#")
    for pattern in (
        rb"(%(m)s%(m)s)(?=[^\s%(n)s])[^%(n)s\0]{1,600}?(?<=[^\s%(n)s])(%(m)s%(m)s)(?![%(n)s])",
        rb"(?<![\w%(n)s&])(%(m)s)(?=[^\s%(n)s])[^%(n)s\0]{1,600}?(?<=[^\s%(n)s])(%(m)s)(?![\w%(n)s])",
    )
)
_SMALL = lazily(rb"([\^~])[^\s\^~\0]{1,40}(\1)")


def inline(flat: bytearray) -> Iterator[Opaque]:
    """Black out inline markup in the flat copy and yield it, kind by kind, not in the order of the text."""
    yield from _hide_all(flat, _ESCAPE, b"\\", shorter=1)
    if b"`" in flat or b"+" in flat or b"$$" in flat:
        for match in _CODE.finditer(flat):
            yield from _hide_code(flat, match)
    yield from _hide_all(flat, _MACRO, b":", hole=True)
    if b"[" in flat:
        for match in _LINK.finditer(flat):
            yield from _hide_link(flat, match)
    if b"<<" in flat:
        for match in _REFERENCE.finditer(flat):
            yield from _around(flat, match) if match["shown"] else _hide(flat, *match.span(), hole=True)
    for pattern in (_ANCHOR, _INDEX):
        yield from _hide_all(flat, pattern, b"[" if pattern is _ANCHOR else b"(((")
    yield from _hide_all(flat, _HOLES, b"{", b"&", hole=True)
    yield from _hide_marks(flat)


def _hide(flat: bytearray, start: int, end: int, *, hole: bool = False) -> Iterator[Opaque]:
    if start < end:
        black_out(flat, start, end)
        yield Opaque(start, end, hole)


def _hide_all(
    flat: bytearray, pattern: re.Pattern[bytes], *needed: bytes, hole: bool = False, shorter: int = 0
) -> Iterator[Opaque]:
    if any(sign in flat for sign in needed):
        for match in pattern.finditer(flat):
            yield from _hide(flat, match.start(), match.end() - shorter, hole=hole)
            black_out(flat, *match.span())


def _hide_code(flat: bytearray, match: re.Match[bytes]) -> Iterator[Opaque]:
    """Hide code as a hole; of curved quotation marks (``"`…`"``) hide only the backticks."""
    if match["shown"] is None:
        yield from _hide(flat, *match.span(), hole=True)
    else:
        for at in (match.start("shown") - 1, match.end("shown")):
            yield from _hide(flat, at, at + 1)


def _hide_link(flat: bytearray, match: re.Match[bytes]) -> Iterator[Opaque]:
    """Hide the address and the brackets of a link; all of it if it has no text or only attributes."""
    shown = match["shown"]
    if not shown.strip() or (b"=" in shown.split(b",")[0] and b"\x7f" not in shown):
        yield from _hide(flat, *match.span(), hole=True)
    else:
        tail = _TAIL.search(shown)
        yield from _around(flat, match, shorter=len(shown) - tail.start() if tail else 0)


def _around(flat: bytearray, match: re.Match[bytes], shorter: int = 0) -> Iterator[Opaque]:
    yield from _hide(flat, match.start(), match.start("shown"))
    yield from _hide(flat, match.end("shown") - shorter, match.end())


def _hide_marks(flat: bytearray) -> Iterator[Opaque]:
    for sign, pattern in zip((b"*", b"*", b"_", b"_", b"#", b"#"), _MARKS, strict=True):
        yield from _hide_pairs(flat, pattern, sign)
    for pattern, signs in ((_SMALL, (b"^", b"~")), (_SHOWN_INDEX, (b"((",))):
        yield from _hide_pairs(flat, pattern, *signs)


def _hide_pairs(flat: bytearray, pattern: re.Pattern[bytes], *signs: bytes) -> Iterator[Opaque]:
    if any(sign in flat for sign in signs):
        for match in pattern.finditer(flat):
            yield from _hide(flat, *match.span(1))
            yield from _hide(flat, *match.span(2))
