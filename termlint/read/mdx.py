"""MDX: import and export lines, expressions in braces and component tags, hidden from the Markdown parser.

MDX knows no code by its indent: what stands deep, as in components, is text (mdxjs.com, "What is MDX?").
"""

from __future__ import annotations

from collections.abc import Iterator

from pyromark import Markdown

from termlint.lazily import lazily
from termlint.read.draft import Opaque
from termlint.read.flat import black_out, blank_lines, line_start
from termlint.read.masks import EMPTY_LINE, in_order, mask

_MODULE = lazily(
    rb"(?:\A|(?<=\n))(?:import|export)[ \t](?=[^\n]*(?:['\"{=(]|\bfrom\b|\b(?:default|const|function)\b))"
)
_MODULE_PART = lazily(
    rb"(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<empty>\n[ \t]*(?=\n|\Z))"
    rb"|(?P<next>\n(?:import|export|#{1,6})[ \t])"
    rb"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|\\[\s\S]"
    rb"|(?<!:)//[^\n]*|/\*[\s\S]{0,4000}?\*/"
)
_BRACE = lazily(rb"[{}]|`[^`\n]*`")
_COMPONENT = lazily(
    rb"</?(?:[A-Z][\w.]*|[a-z]\w*(?=[^<>]*\x7f)|)(?=[\s/>])(?:[^<>\"'`]|\"[^\"`]{0,2000}\"|'[^'`]{0,2000}')*>"
)
_INDENT = lazily(rb"(?<!\\)\n([ \t]+)(?=[^ \t\n])")
_PARSER = Markdown()
_CODE = {"Start": {"CodeBlock": "Indented"}}
_CONTAINERS = 8
"""How many may stand in each other, each with text that is indented as code is."""
_LINE_REST = lazily(rb"[ \t]*(?=\n|\Z)")


def mask_mdx(flat: bytearray, code: list[Opaque]) -> list[Opaque]:
    """Hide what is MDX and what `mask` hides; return all of it in order."""
    for match in _MODULE.finditer(flat):
        blank_lines(flat, match.start(), _module_end(flat, match.start()))
    masked = mask(flat, code)
    expressions = list(_hide_expressions(flat))
    components = list(_hide_components(flat))
    _move_indents(flat)
    return in_order([*masked, *expressions, *components])


def _module_end(flat: bytearray, start: int) -> int:
    """Return where a block of imports and exports ends: at the first empty line outside of its brackets.

    It is the first empty line of all if the brackets are not closed by the next block, a heading or the end.
    """
    depth, first = 0, -1
    for match in _MODULE_PART.finditer(flat, start):
        kind = match.lastgroup
        depth = max(depth + (kind == "open") - (kind == "close"), 0)
        if kind == "empty":
            if not depth:
                return match.start()
            first = first if first >= 0 else match.start()
        elif kind == "next" and depth and first >= 0:
            return first
    return first if depth and first >= 0 else len(flat)


def _hide_expressions(flat: bytearray) -> Iterator[Opaque]:
    """Hide each outermost pair of braces, but for those in code and those that hold paragraphs."""
    opened: list[int] = []
    for match in _BRACE.finditer(bytes(flat)):
        if match.group() == b"{":
            opened.append(match.start())
        elif match.group() == b"}" and opened:
            start, end = opened.pop(), match.end()
            if opened:
                continue  # nothing is copied for braces within others, which may be thousands deep
            inner = flat[start:end]
            if not (b"\x7f" in inner and EMPTY_LINE.search(inner)):
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


def _move_indents(flat: bytearray) -> None:
    """Move the indents that Markdown would take for code's to the end of the line before.

    There they say nothing, and what is behind them keeps its place. What is so freed of one container may
    stand too deep in the next.
    """
    for _ in range(_CONTAINERS if b"    " in flat or b"\t" in flat else 0):
        if not (blocks := _indented(flat)):
            break
        for start, end in blocks:
            _move_out(flat, start, end)


def _move_out(flat: bytearray, start: int, end: int) -> None:
    """Make lines begin where their container does: the first, and the others by as much."""
    line = line_start(flat, start)
    kept = max(start - line - 4, 0)
    most = 0
    for match in _INDENT.finditer(bytes(flat[max(line - 1, 0) : end])):
        deeper = len(match.group(1)) - kept
        most = most or deeper
        if (moved := min(most, deeper)) > 0:
            at = max(line - 1, 0) + match.start()
            flat[at : at + moved + 1] = b" " * moved + b"\n"


def _indented(flat: bytearray) -> list[tuple[int, int]]:
    """Return where code is that its indent makes one, from behind the first indent on."""
    events = _PARSER.events_with_range(flat.decode("ascii"))
    return [(span["start"], span["end"]) for event, span in events if event == _CODE]
