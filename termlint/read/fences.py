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

_FENCE = re.compile(rb"\n[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,}|:{3,})([^\n]*)")
_DIRECTIVE = re.compile(rb"[ \t]*\{([A-Za-z][\w:.+-]*)\}[ \t]*")
_CONTAINER = re.compile(rb"[ \t]*(?:\{[^{}]*\}|[A-Za-z][\w-]*)?[ \t]*(?:\{[^{}]*\})?[ \t]*(\[(?=[^\]]*\]))?")
_OPTIONS = re.compile(
    rb"\n(?:[ \t>]*:[\w-]+:[^\n]*\n)+|\n[ \t>]*---[ \t]*\n(?:[^\n]+\n){0,12}?[ \t>]*---[ \t]*\n"
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


class _Fence(NamedTuple):
    start: int
    end: int
    mark: bytes
    info: bytes


class _Open(NamedTuple):
    fence: _Fence
    code: bool


def settle_fences(flat: bytearray) -> list[Opaque]:
    """Make the fences of prose white and black out code; return where code is, in order."""
    code: list[Opaque] = []
    stack: list[_Open] = []
    # The line feed set before the copy makes the first line like the others.
    for match in _FENCE.finditer(b"\n" + flat):
        fence = _Fence(match.start(1) - 1, match.end() - 1, *match.groups())
        if stack and _closes(stack[-1], fence):
            code += _close(flat, stack.pop(), match.start(), fence)
        elif not stack or not stack[-1].code:
            stack += _open(flat, fence)
    return code


def _closes(top: _Open, fence: _Fence) -> bool:
    mark = top.fence.mark
    return fence.mark[0] == mark[0] and len(fence.mark) >= len(mark) and not fence.info.strip()


def _close(flat: bytearray, top: _Open, line: int, fence: _Fence) -> list[Opaque]:
    if top.code:
        black_out_lines(flat, top.fence.end, line)
        return [Opaque(top.fence.start, fence.end)]
    blank(flat, fence.start, fence.end)
    return []


def _open(flat: bytearray, fence: _Fence) -> list[_Open]:
    directive = _DIRECTIVE.match(fence.info)
    name = directive.group(1) if directive else b""
    if name in _TITLED or name in _UNTITLED or (fence.mark.startswith(b":") and not name):
        _open_prose(flat, fence, name)
        return [_Open(fence, code=False)]
    if fence.mark.startswith(b"`") and b"`" in fence.info:
        return []
    return [_Open(fence, code=True)]


def _open_prose(flat: bytearray, fence: _Fence, name: bytes) -> None:
    """Make the opening line white, or a heading of its title; the options under it are white."""
    info = fence.info.rstrip()
    head = (_DIRECTIVE if name else _CONTAINER).match(info)
    skipped = len(info) if head is None or name in _UNTITLED else head.end()
    info_at = fence.start + len(fence.mark)
    blank(flat, fence.start, info_at + skipped)
    if skipped < len(info):
        flat[fence.start] = ord("#")
        if not name and head and head.group(1):
            flat[info_at + info.rindex(b"]")] = ord(" ")
    if name and (options := _OPTIONS.match(flat, fence.end)):
        blank_lines(flat, *options.span())
