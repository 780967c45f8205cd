"""Fences: which hold code, and which hold prose that CommonMark takes for code or for text.

MyST writes notes and figures as ``` fences with a name in braces; Docusaurus, VuePress, Pandoc and MyST
write them with colons. The lines of such fences are made white (or a heading, if they bear a title), so
that the parser reads what stands between them as the Markdown it is. What holds code is blacked out.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from termlint.read.draft import Opaque
from termlint.read.flat import black_out_lines, blank, blank_lines

_FENCE = re.compile(rb"(`{3,}|~{3,}|:{3,})([^\r\n]*)")
_PREFIX = re.compile(rb"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_DIRECTIVE = re.compile(rb"[ \t]*\{([A-Za-z][\w:.+-]*)\}[ \t]*")
_CONTAINER = re.compile(rb"[ \t]*(?:\{[^{}]*\}|[A-Za-z][\w-]*)?[ \t]*(?:\{[^{}]*\})?[ \t]*(\[(?=[^\]]*\]))?")
_OPTIONS = re.compile(
    rb"(?:\r\n?|\n)(?:[ \t>]*:[\w-]+:[^\r\n]*(?:\r\n?|\n))+"
    rb"|(?:\r\n?|\n)[ \t>]*---[ \t]*(?:\r\n?|\n)(?:[^\r\n]+(?:\r\n?|\n)){0,12}?[ \t>]*---[ \t]*(?:\r\n?|\n)"
)

_TITLED = frozenset(
    b"note tip warning caution danger important attention hint error admonition seealso todo dropdown "
    b"sidebar topic margin card tab-item exercise solution proof theorem lemma definition example remark "
    b"corollary proposition rubric table versionadded versionchanged deprecated".split()
)
_UNTITLED = frozenset(
    b"figure image list-table glossary epigraph pull-quote highlights grid grid-item grid-item-card "
    b"tab-set tabs div container aside centered hlist only".split()
)


class _Open(NamedTuple):
    mark: bytes
    start: int
    body: int
    code: bool


def settle_fences(flat: bytearray) -> list[Opaque]:
    """Make the fences of prose white and black out code; return where code is, in order."""
    code: list[Opaque] = []
    stack: list[_Open] = []
    for match in _FENCE.finditer(bytes(flat)):
        start = match.start()
        line = max(flat.rfind(b"\n", 0, start), flat.rfind(b"\r", 0, start)) + 1
        if not _PREFIX.fullmatch(flat, line, start):
            continue
        mark, info = match.groups()
        if stack and _closes(stack[-1], mark, info):
            code += _close(flat, stack.pop(), line, match)
        elif not stack or not stack[-1].code:
            stack += _open(flat, match)
    return code


def _closes(top: _Open, mark: bytes, info: bytes) -> bool:
    return mark[0] == top.mark[0] and len(mark) >= len(top.mark) and not info.strip()


def _close(flat: bytearray, top: _Open, line: int, match: re.Match[bytes]) -> list[Opaque]:
    if top.code:
        black_out_lines(flat, top.body, line)
        return [Opaque(top.start, match.end())]
    blank(flat, match.start(), match.end())
    return []


def _open(flat: bytearray, match: re.Match[bytes]) -> list[_Open]:
    mark, info = match.groups()
    directive = _DIRECTIVE.match(info)
    name = directive.group(1) if directive else b""
    if name in _TITLED or name in _UNTITLED or (mark.startswith(b":") and not name):
        _open_prose(flat, match, name)
        return [_Open(mark, *match.span(), code=False)]
    if mark.startswith(b"`") and b"`" in info:
        return []
    return [_Open(mark, *match.span(), code=True)]


def _open_prose(flat: bytearray, match: re.Match[bytes], name: bytes) -> None:
    """Make the opening line white, or a heading of its title; the options under it are white."""
    info = match.group(2).rstrip()
    head = (_DIRECTIVE if name else _CONTAINER).match(info)
    skipped = len(info) if head is None or name in _UNTITLED else head.end()
    blank(flat, match.start(), match.start(2) + skipped)
    if skipped < len(info):
        flat[match.start()] = ord("#")
        if not name and head and head.group(1):
            flat[match.start(2) + info.rindex(b"]")] = ord(" ")
    if name and (options := _OPTIONS.match(flat, match.end())):
        blank_lines(flat, *options.span())
