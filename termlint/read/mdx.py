"""MDX: import and export lines, expressions in braces and component tags, hidden from the Markdown parser.

MDX knows no code by its indent: what stands deep in components is text (mdxjs.com, "What is MDX?").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from pyromark import Markdown

from termlint.read.draft import Opaque
from termlint.read.flat import black_out, blank_lines, line_start
from termlint.read.masks import EMPTY_LINE, in_order, mask

_MODULE = re.compile(
    rb"(?:\A|(?<=\n))(?:import|export)[ \t](?=[^\n]*(?:['\"{=(]|\bfrom\b|\b(?:default|const|function)\b))"
)
_MODULE_END = re.compile(rb"\n[ \t]*(?=\n|\Z)|\Z")
_BRACE = re.compile(rb"[{}]|`[^`\n]*`")
_COMPONENT = re.compile(
    rb"</?(?:[A-Z][\w.]*|[a-z]\w*(?=[^<>]*\x7f)|)(?=[\s/>])(?:[^<>\"'`]|\"[^\"`]{0,2000}\"|'[^'`]{0,2000}')*>"
)
_MARKER = re.compile(rb"[ \t]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+|#{1,6}[ \t]+|>[ \t]*)?")
_PARSER = Markdown()
_LINE_REST = re.compile(rb"[ \t]*(?=\n|\Z)")


def mask_mdx(flat: bytearray, code: list[Opaque]) -> list[Opaque]:
    """Hide what is MDX and what `mask` hides; return all of it in order."""
    for match in _MODULE.finditer(flat):
        if end := _MODULE_END.search(flat, match.end()):
            blank_lines(flat, match.start(), end.start())
    within = _within_components(flat)
    masked = mask(flat, code)
    expressions = list(_hide_expressions(flat))
    components = list(_hide_components(flat))
    return in_order([*masked, *expressions, *components, *_hide_indents(flat, within)])


def _hide_expressions(flat: bytearray) -> Iterator[Opaque]:
    """Hide each outermost pair of braces, but for those in code and those that hold paragraphs."""
    opened: list[int] = []
    for match in _BRACE.finditer(bytes(flat)):
        if match.group() == b"{":
            opened.append(match.start())
        elif match.group() == b"}" and opened:
            start, end = opened.pop(), match.end()
            inner = flat[start:end]
            if not opened and not (b"\x7f" in inner and EMPTY_LINE.search(inner)):
                black_out(flat, start, end)
                yield Opaque(start, end)


def _hide_components(flat: bytearray) -> Iterator[Opaque]:
    """Make tags that stand on lines of their own white, so that what is between them is Markdown."""
    for match in _COMPONENT.finditer(flat):
        start, end = match.span()
        line = line_start(flat, start)
        if _LINE_REST.match(flat, end) and not flat[line:start].strip(b" \t>"):
            blank_lines(flat, start, end)
        else:
            black_out(flat, start, end)
            yield Opaque(start, end, hole=False)


def _within_components(flat: bytearray) -> list[tuple[int, int]]:
    """Return what stands between the tags of each outermost component."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in _COMPONENT.finditer(flat):
        if match.group().startswith(b"</"):
            start = opened.pop() if opened else match.end()
            if not opened and start < match.start():
                found.append((start, match.start()))
        elif not match.group().endswith(b"/>"):
            opened.append(match.end())
    return found


def _hide_indents(flat: bytearray, within: list[tuple[int, int]]) -> Iterator[Opaque]:
    """Hide the indents in components that Markdown would take for code's, and the marks behind them.

    Some white space before the text becomes a sign that is hidden, so that a paragraph begins there.
    """
    for start, end in _indented(flat) if within and (b"    " in flat or b"\t" in flat) else ():
        after = _MARKER.match(flat, start).end()  # type: ignore[union-attr]  # it may be empty
        at = bisect_right(within, (start, len(flat))) - 1
        inside = at >= 0 and start < within[at][1]
        before = start - len(flat[start - 4 : start]) + len(flat[start - 4 : start].rstrip(b" \t"))
        if inside and before < start and b"\x7f" in flat[after:end]:
            black_out(flat, before, after)
            yield Opaque(before, after, hole=False)


def _indented(flat: bytearray) -> list[tuple[int, int]]:
    """Return the lines of indented code, each from behind the indent that makes it code."""
    found, inside = [], False
    for event, span in _PARSER.events_with_range(flat.decode("ascii")):
        if event == {"Start": {"CodeBlock": "Indented"}}:
            inside = True
        elif event == {"End": "CodeBlock"}:
            inside = False
        elif inside:
            found.append((span["start"], span["end"]))
    return found
