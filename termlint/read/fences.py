"""Distinguishes fences of code from fences of prose in Markdown.

MyST writes notes and figures as ``` fences with a name in braces; Docusaurus, VuePress, Pandoc and MyST write
them with colons. The lines of such fences are blanked (or turned into a heading if they have a title), so
that the parser reads the Markdown between them. Code is blacked out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.read.draft import Opaque
from termlint.read.flat import black_out_lines, blank, blank_lines, line_start

# One pattern for each mark, so that each begins with a literal and is found fast.
_FENCES = [(sign, lazily(rb"(%b+)([^\n]*)" % sign)) for sign in (b"```", b"~~~", b":::")]
_PREFIX = lazily(rb"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_DIRECTIVE = lazily(rb"[ \t]*\{([A-Za-z][\w:.+-]*)\}[ \t]*")
_CONTAINER = lazily(rb"[ \t]*(?:\{[^{}]*\}|[A-Za-z][\w-]*)?[ \t]*(?:\{[^{}]*\})?[ \t]*(\[(?=[^\]]*\]))?")
_OPTIONS = lazily(
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

_DRAWN = frozenset(b"mermaid plantuml graphviz dot".split())
"""What is drawn from the text between colons."""


class _Fence(NamedTuple):
    start: int
    end: int
    mark: bytes
    info: bytes


class _Open(NamedTuple):
    fence: _Fence
    code: bool


def settle_fences(flat: bytearray) -> list[Opaque]:
    """Blank the fences of prose and black out code; return the spans of code, in order."""
    code: list[Opaque] = []
    stack: list[_Open] = []
    for line, fence in _fences(flat):
        if stack and _closes(stack[-1], fence):
            code += _close(flat, stack.pop(), line, fence)
        elif not stack or not stack[-1].code:
            stack += _open(flat, fence)
    return code


def _fences(flat: bytearray) -> Iterator[tuple[int, _Fence]]:
    """Yield every possible fence, in order, with the offset at which its line starts."""
    found = [
        _Fence(*match.span(), *match.groups())
        for sign, pattern in _FENCES
        if sign in flat
        for match in pattern.finditer(bytes(flat))
    ]
    for fence in sorted(found):
        line = line_start(flat, fence.start)
        if _PREFIX.fullmatch(flat, line, fence.start):
            yield line, fence


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
    if fence.mark.startswith(b":") and fence.info.rstrip().endswith(b":::"):
        blank(flat, fence.start, fence.end)  # :::image source="…":::
        return []
    directive = _DIRECTIVE.match(fence.info)
    name = directive.group(1) if directive else b""
    is_prose = fence.mark.startswith(b":") and not name and fence.info.strip(b" \t{.}") not in _DRAWN
    if name in _TITLED or name in _UNTITLED or is_prose:
        _open_prose(flat, fence, name)
        return [_Open(fence, code=False)]
    if fence.mark.startswith(b"`") and b"`" in fence.info:
        return []
    return [_Open(fence, code=True)]


def _open_prose(flat: bytearray, fence: _Fence, name: bytes) -> None:
    """Blank the opening line, or turn it into a heading with its title; blank the options below it."""
    info = fence.info.rstrip()
    head = (_DIRECTIVE if name else _CONTAINER).match(info)
    skipped = len(info) if head is None or name in _UNTITLED or b'="' in info else head.end()
    info_at = fence.start + len(fence.mark)
    blank(flat, fence.start, info_at + skipped)
    if skipped < len(info):
        flat[fence.start] = ord("#")
        if not name and head and head.group(1):
            flat[info_at + info.rindex(b"]")] = ord(" ")
    if name and (options := _OPTIONS.match(flat, fence.end)):
        blank_lines(flat, *options.span())
