"""The block structure of reStructuredText: which stretches of the lines are prose, and of which kind.

The lines are read in order by their indent, after the specification of docutils, but more leniently: the
underline of a title may be too short, and a line of a paragraph may be indented. Code, options, targets,
comments and the arguments of directives are no prose.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.model import SegmentKind
from termlint.read.rst_tables import grid_cells, is_grid, is_ruler, simple_cells
from termlint.read.slices import Slice, SlicedBlock

DEEPEST = 40
"""Most levels of nested lists and directives; deeper items are read as paragraphs."""


class Line(NamedTuple):
    """The text of a line without white space around it, ``flat[start:end]``, and its indent in columns."""

    start: int
    end: int
    indent: int


_ADORNMENT = lazily(rb"([!-/:-@\[-`{-~])\1{2,}\Z")
_BULLET = lazily(rb"[-*+](?:[ \t]+|\Z)")
_NUMBER = lazily(rb"(?:\(?(?:#|\d{1,3}|[A-Za-z]|[ivxIVX]{2,5})[.)])(?:[ \t]+|\Z)")
_FIELD = lazily(rb":(?![: \t])(?:[^:\n\\]|\\.|:(?=[^ \t])){1,80}:(?:[ \t]+|\Z)")
_EXPLICIT = lazily(rb"\.\.(?:[ \t]+|\Z)")
_DIRECTIVE = lazily(rb"(?:\|[^|]+\|[ \t]+)?([A-Za-z\x7f][\w:+.\x7f-]*?)[ \t]?::(?:[ \t]+|\Z)")
_NOTE = lazily(rb"\[(?:\d{1,4}|[#*]|#?[A-Za-z][\w.-]{0,60})\][ \t]+")
_LINE_BLOCK = lazily(rb"\|[ \t]+")
_CSV_CELL = lazily(rb"[ \t]*(?:\"(?P<quoted>[^\"]*)\"[ \t]*|(?P<raw>[^\",][^,]*)?)(?:,|\Z)")
_CSV_OPTION = lazily(rb":(?P<name>[\w-]+):[ \t]*")
_QUOTED = lazily(rb"[!-/:-@\[-`{-~]")

_CLOSED = frozenset(
    b"autosummary bibliography blockdiag code code-block code-cell code-tab codeblock command-output "
    b"console contents csv-table currentmodule default-role digraph doctest graph graphviz highlight image "
    b"include index ipython jinja jupyter-execute kroki literalinclude math mermaid meta module "
    b"nwdiag parsed-literal plantuml plot productionlist program-output prompt raw replace role "
    b"sectionauthor seqdiag sourcecode tabularcolumns testcleanup testcode testoutput testsetup tikz "
    b"toctree uml unicode".split()
)
"""Directives whose content is no prose."""
_WITH_TEXT = frozenset(
    b"attention caution danger deprecated error hint important note seealso tip todo versionadded "
    b"versionchanged warning".split()
)
"""Directives whose text may begin on the line of the directive."""
_TITLED = frozenset(b"admonition centered csv-table list-table rubric sidebar table topic".split())
"""Directives whose argument is read as a title."""


def blocks(flat: bytes) -> tuple[list[SlicedBlock], list[Slice]]:
    """Return the segments of a flat copy of the text (see `flat`), and the spans of what is shown as is."""
    walk = _Walk(flat)
    walk.body(0, "paragraph")
    return walk.found, walk.code


def _lines(flat: bytes) -> Iterator[Line]:
    start = 0
    for whole in flat.split(b"\n"):
        inner = whole.strip(b" \t\x0b\x0c")
        left = whole[: len(whole) - len(whole.lstrip(b" \t\x0b\x0c"))]
        at = start + len(left)
        yield Line(at, at + len(inner), len(left.expandtabs(8)))
        start += len(whole) + 1


class _Walk:
    def __init__(self, flat: bytes) -> None:
        self.flat = flat
        self.lines = list(_lines(flat))
        self.found: list[SlicedBlock] = []
        self.code: list[Slice] = []
        """Spans of literal blocks and the like, in which a comment for termlint is an example."""
        self.at = 0
        self.depth = 0

    # -- looking at lines ----------------------------------------------------------------------------

    def text(self, at: int) -> bytes:
        """Return the text of a line by index; empty after the last line."""
        if at >= len(self.lines):
            return b""
        line = self.lines[at]
        return self.flat[line.start : line.end]

    def _is_below(self, at: int, indent: int) -> bool:
        """Return True if a line has text that is indented by more than ``indent`` columns."""
        return at < len(self.lines) and bool(self.text(at)) and self.lines[at].indent > indent

    def _keep(self, kind: SegmentKind, slices: list[Slice]) -> None:
        if any(start < end for start, end in slices):
            self.found.append(SlicedBlock(kind, slices))

    # -- blocks --------------------------------------------------------------------------------------

    def body(self, least: int, kind: SegmentKind) -> None:
        """Read the following lines that are indented by at least ``least`` columns."""
        self.depth += 1
        while self.at < len(self.lines):
            text = self.text(self.at)
            if not text:
                self.at += 1
            elif self.lines[self.at].indent < least:
                break
            else:
                self._block(text, kind)
        self.depth -= 1

    def _block(self, text: bytes, kind: SegmentKind) -> None:
        indent = self.lines[self.at].indent
        if self.depth <= DEEPEST and (match := _EXPLICIT.match(text)):
            self._explicit(match.end(), indent, kind)
        elif text.startswith((b"__ ", b">>> ")):
            self._skip_to_blank()
        elif is_grid(text) or is_ruler(text):
            self._table(text)
        elif _ADORNMENT.match(text) and not (set(text) == {0x2E} and len(text) < 4):
            self._adornment()
        elif self.depth <= DEEPEST and (match := self._item(text)):
            self._advance(match.end())
            self.body(indent + 1, "item" if kind in ("paragraph", "item") else kind)
        elif match := _LINE_BLOCK.match(text):
            self._keep(kind, [(self.lines[self.at].start + match.end(), self.lines[self.at].end)])
            self.at += 1
        else:
            self._paragraph(kind)

    def _item(self, text: bytes) -> re.Match[bytes] | None:
        return _BULLET.match(text) or _NUMBER.match(text) or _FIELD.match(text)

    def _advance(self, size: int) -> None:
        """Remove a mark from the line. The text after it gets its own column as indent, or that of the next
        line if this is smaller.
        """
        start, end, indent = self.lines[self.at]
        inner = indent + size
        if self._is_below(self.at + 1, indent):
            inner = min(inner, self.lines[self.at + 1].indent)
        self.lines[self.at] = Line(min(start + size, end), end, inner)

    def _skip_to_blank(self) -> None:
        while self.text(self.at):
            self.at += 1

    def _skip_below(self, indent: int) -> None:
        """Skip the following lines that are indented by more than ``indent`` columns, and empty ones."""
        while self.at < len(self.lines) and (not self.text(self.at) or self.lines[self.at].indent > indent):
            self.at += 1

    def _add_code(self, first: int, skip: Callable[[], None]) -> None:
        """Skip the lines from the one with index ``first`` on, and note their span."""
        skip()
        if first < self.at:
            self.code.append((self.lines[first].start, self.lines[self.at - 1].end))

    def _adornment(self) -> None:
        """Read a title with an overline, or skip a transition."""
        above, title, below = (self.text(self.at + step) for step in range(3))
        if title and below and below[:1] == above[:1] and _ADORNMENT.match(below):
            self._keep("heading", [self.lines[self.at + 1][:2]])
            self.at += 3
        else:
            self.at += 1

    def _table(self, text: bytes) -> None:
        first = self.at
        self._skip_table(text)
        rows = [self.lines[at][:2] for at in range(first, self.at)]
        cells = grid_cells(self.flat, rows) if is_grid(text) else simple_cells(self.flat, rows)
        for cell in cells:
            self._keep("cell", cell)

    def _skip_table(self, text: bytes) -> None:
        if is_grid(text):
            self._skip_to_blank()
            return
        self.at += 1
        while self.at < len(self.lines):  # to a ruler with an empty line below it
            closed = is_ruler(self.text(self.at)) and not self.text(self.at + 1)
            self.at += 1
            if closed:
                return

    def _paragraph(self, kind: SegmentKind) -> None:
        first, indent = self.at, self.lines[self.at].indent
        if _ADORNMENT.match(self.text(first + 1)):
            self._keep("heading", [self.lines[first][:2]])
            self.at += 2
            return
        self.at += 1
        defines = self._is_below(self.at, indent) and not self.text(first).endswith(b"::")
        if not defines:
            while self.text(self.at) and self.lines[self.at].indent >= indent:
                self.at += 1
        slices = [self.lines[at][:2] for at in range(first, self.at)]
        literal = self.text(self.at - 1).endswith(b"::")
        if literal:
            slices[-1] = self._without_colons(*slices[-1])
        self._keep(kind, slices)
        if literal:
            self._add_code(self.at, lambda: self._skip_literal(indent))

    def _without_colons(self, start: int, end: int) -> Slice:
        shown = end - 1 if self.flat[start : end - 2][-1:] not in (b"", b" ") else end - 2
        return start, max(shown, start)

    def _skip_literal(self, indent: int) -> None:
        while self.at < len(self.lines) and not self.text(self.at):
            self.at += 1
        if self._is_below(self.at, indent):
            self._skip_below(indent)
        elif _QUOTED.match(self.text(self.at)) and not self._item(self.text(self.at)):
            mark = self.text(self.at)[:1]
            while self.text(self.at)[:1] == mark:
                self.at += 1

    # -- explicit markup -----------------------------------------------------------------------------

    def _explicit(self, size: int, indent: int, kind: SegmentKind) -> None:
        text = self.text(self.at)[size:]
        if note := _NOTE.match(text):
            self._advance(size + note.end())
            self.body(indent + 1, "note")
        elif (directive := _DIRECTIVE.match(text)) and not text.startswith(b"|"):
            self._directive(directive[1].rpartition(b":")[2].lower(), size + directive.end(), indent, kind)
        elif directive and directive[1].lower() == b"replace":
            self._replacement(size + directive.end(), indent, kind)
        else:  # target, another substitution or comment
            self.at += 1
            self._skip_below(indent)

    def _replacement(self, size: int, indent: int, kind: SegmentKind) -> None:
        """Read the text that stands for a substitution."""
        line = self.lines[self.at]
        slices = [(min(line.start + size, line.end), line.end)]
        self.at += 1
        while self._is_below(self.at, indent):
            slices.append(self.lines[self.at][:2])
            self.at += 1
        self._keep(kind, slices)

    def _closed(self, name: bytes, indent: int) -> None:
        first = self.at
        self._add_code(first, lambda: self._skip_below(indent))
        if name == b"csv-table":
            self._csv_table(first)

    def _csv_table(self, first: int) -> None:
        """Read the cells of a table whose lines, from the one with index ``first``, have been skipped."""
        while first < self.at and (option := _CSV_OPTION.match(self.text(first))):
            if option["name"] in (b"delim", b"quote", b"escape"):
                return
            if option["name"] == b"header":
                self._csv_cells(self.lines[first].start + option.end(), self.lines[first].end)
            first += 1
        for line in self.lines[first : self.at]:
            self._csv_cells(line.start, line.end)

    def _csv_cells(self, start: int, end: int) -> None:
        """Read the cells of a line, up to one that has quotes or ends of lines in it."""
        while start < end and (match := _CSV_CELL.match(self.flat, start, end)):
            left, right = match.span("raw" if match["quoted"] is None else "quoted")
            self._keep("cell", [(left, left + len(self.flat[left:right].rstrip()))] if left >= 0 else [])
            start = match.end()

    def _directive(self, name: bytes, size: int, indent: int, kind: SegmentKind) -> None:
        line = self.lines[self.at]
        argument = (min(line.start + size, line.end), line.end)
        if name in _WITH_TEXT and argument[0] < argument[1]:
            self._advance(size)
        else:
            if name in _TITLED:
                self._keep("heading" if name == b"rubric" else "caption", [argument])
            self.at += 1
        if name in _CLOSED or name.startswith(b"auto"):
            self._closed(name, indent)
            return
        while self._is_below(self.at, indent) and _FIELD.match(self.text(self.at)):
            self.at += 1  # its options
        self.body(indent + 1, "caption" if name == b"figure" else kind)
