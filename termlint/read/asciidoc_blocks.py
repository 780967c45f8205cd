"""The block structure of AsciiDoc: which stretches of the lines are prose, and of which kind.

The lines are read in order, after the language's documentation. Comments, listings, literal and passthrough
blocks, attributes and block macros are no prose. The delimiters of examples, sidebars, quotes and open blocks
are skipped, and their content is read as usual.
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.lazily import lazily
from termlint.model import SegmentKind
from termlint.read.slices import Slice, SlicedBlock

_LINE = lazily(rb"[^\n]*")
_CLOSED = lazily(rb"(?:/{4,}|-{4,}|\.{4,}|\+{4,}|```[\w+-]*)\Z")
_OPEN = lazily(rb"(?:={4,}|\*{4,}|_{4,}|--)\Z")
_TABLE = lazily(rb"[|!,:]={3,}\Z")
_RULE = lazily(rb"(?:'{3,}|<{3,}|-{3}|\*{3}|- - -|\* \* \*|\+)\Z")
_HEADING = lazily(rb"(={1,6}|#{1,6})[ \t]+(?=\S)")
_UNDERLINE = lazily(rb"([=~^+-])\1+\Z")
_ATTRIBUTE = lazily(rb":!?[\w\x7f][\w\x7f-]*!?:(?:[ \t]|\Z)")
_STYLE = lazily(rb"\[(?!\[)[ \t]*\"?([\w-]*)[^\n]*\]\Z|\[\[[^\[\]]*\]\]\Z|\[\]\Z")
_MACRO = lazily(rb"[A-Za-z_][\w-]*::[^\s\[]*\[[^\n]*\]\Z")
_CONDITION = lazily(rb"ifn?def::[^\s\[]*\[(?P<text>[^\n]+)\]\Z")
_TITLE = lazily(rb"\.(?![.\s])")
_ADMONITION = lazily(rb"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_ITEM = lazily(
    rb"[ \t]*(?:\*{1,6}|-|\.{1,6}|\d{1,4}\.|[A-Za-z]\.|[ivxIVX]{1,6}\)|<(?:\d{1,3}|\.)>)[ \t]+"
    rb"(?:\[[ xX*]\][ \t]+)?(?=\S)"
)
_TERM = lazily(
    rb"[ \t]*(?P<term>\S(?:[^\n:;]|:(?!:)|;(?!;)|::(?=[^\s:])|;;(?=\S)){0,200})(?:::{1,3}|;;)(?:[ \t]+|\Z)"
)
_BREAK = lazily(rb"[ \t]\+\Z")
_CELL = lazily(
    rb"(?:\d{1,3}(?:\.\d{1,3})?[*+]|\.\d{1,3}[*+])?(?:[<^>](?:\.[<^>])?|\.[<^>])?(?P<style>[adehlmsv])?(?<!\\)\|"
)

_UNREAD = frozenset(
    b"source listing literal stem latexmath asciimath pass comment plantuml mermaid ditaa graphviz blockdiag "
    b"seqdiag vega vegalite wavedrom a2s svgbob nomnoml bytefield".split()
)
"""Styles of blocks whose content is no prose."""


def blocks(flat: bytes) -> tuple[list[SlicedBlock], list[Slice]]:
    """Return the segments of a flat copy of the text (see `flat`), and the spans of what is shown as is."""
    walk = _Walk(flat, list(_lines(flat)))
    walk.header()
    walk.body("paragraph")
    return walk.found, walk.code


def _lines(flat: bytes) -> Iterator[Slice]:
    """Yield the (start, end) of each line without its trailing white space."""
    start = 0
    for line in flat.split(b"\n"):
        yield start, start + len(line.rstrip())
        start += len(line) + 1


class _Walk:
    def __init__(self, flat: bytes, lines: list[Slice]) -> None:
        self.flat = flat
        self.lines = lines
        self.found: list[SlicedBlock] = []
        self.code: list[Slice] = []
        """Spans of listings and the like, in which a comment for termlint is an example."""
        self.at = 0
        self.unread = False
        """Whether an attribute line above says that the next block is no prose."""

    def text(self, at: int) -> bytes:
        """Return the text of a line by index; empty after the last line."""
        return self.flat[slice(*self.lines[at])] if at < len(self.lines) else b""

    def _keep(self, kind: SegmentKind, slices: list[Slice]) -> None:
        slices = [one for one in map(self._trimmed, slices) if one[0] < one[1]]
        if slices:
            self.found.append(SlicedBlock(kind, slices))

    def _trimmed(self, one: Slice) -> Slice:
        """Return a slice of a line without its indent and without the ``+`` of a line break."""
        start, end = one
        line = self.flat[start:end]
        if match := _BREAK.search(line):
            end = start + len(line[: match.start()].rstrip())
        return start + len(line) - len(line.lstrip()), end

    # -- blocks --------------------------------------------------------------------------------------

    def header(self) -> None:
        """Read the document's title; authors, revision and attributes under it are no prose."""
        while self.at < len(self.lines) and (not self.text(self.at) or self._is_aside(self.text(self.at))):
            self.at += 1
        if self.text(self.at).startswith((b"= ", b"# ")):
            self._keep("heading", [(self.lines[self.at][0] + 2, self.lines[self.at][1])])
            while self.text(self.at):
                self.at += 1

    def _is_aside(self, text: bytes) -> bool:
        """Return True if a line is a comment or an attribute, which may stand anywhere."""
        return bool(_ATTRIBUTE.match(text)) or (text.startswith(b"//") and not text.startswith(b"///"))

    def body(self, kind: SegmentKind) -> None:
        """Read all lines; ``kind`` is that of ordinary paragraphs."""
        while self.at < len(self.lines):
            text = self.text(self.at)
            if not text or _RULE.match(text) or (_OPEN.match(text) and not self.unread):
                self.at += 1
            elif self._is_aside(text):
                self._skip_aside()
            elif match := _STYLE.match(text):
                self.unread = self.unread or (match[1] or b"") in _UNREAD
                self.at += 1
            else:
                self._block(text, kind)

    def _skip_aside(self) -> None:
        """Skip a line, and the lines that continue it after a backslash."""
        while self.text(self.at).endswith(b"\\"):
            self.at += 1
        self.at += 1

    def _block(self, text: bytes, kind: SegmentKind) -> None:
        unread = self.unread
        start, end = self.lines[self.at]
        if match := _TITLE.match(text):  # between a style and its block: the style stays in force
            self._keep("caption", [(start + 1, end)])
            self.at += 1
            return
        self.unread = False
        if _CLOSED.match(text) or (unread and not _TABLE.match(text)):
            self._code(text)
        elif _TABLE.match(text):
            self._table(text)
        elif match := _CONDITION.match(text):
            self._keep(kind, [(start + match.start("text"), start + match.end("text"))])
            self.at += 1
        elif _MACRO.match(text):
            self.at += 1
        elif match := _HEADING.match(text):
            self._keep("heading", [(start + match.end(), end)])
            self.at += 1
        elif self._is_underlined(text):
            self._keep("heading", [(start, end)])
            self.at += 2
        else:
            self._prose(text, kind)

    def _code(self, text: bytes) -> None:
        """Skip a block that is no prose: from delimiter to delimiter, or a paragraph."""
        start = self.lines[self.at][0]
        if _CLOSED.match(text) or _OPEN.match(text):
            self._skip_to(text[:3] if text.startswith(b"```") else text)
        else:
            self._skip_paragraph()
        if not text.startswith(b"////"):
            self.code.append((start, self.lines[min(self.at, len(self.lines)) - 1][1]))

    def _is_underlined(self, text: bytes) -> bool:
        """Return True if the next line underlines this one: as long, with Han one or two columns wide."""
        below = self.text(self.at + 1)
        if not _UNDERLINE.match(below) or text[:1] in b" \t" or _ITEM.match(text):
            return False
        wide = len(text) + text.count(b"\x7f")
        return len(below) > 1 and (abs(len(below) - len(text)) < 2 or abs(len(below) - wide) < 3)

    def _skip_to(self, delimiter: bytes) -> None:
        self.at += 1
        while self.at < len(self.lines) and self.text(self.at) != delimiter:
            self.at += 1
        self.at += 1

    def _skip_paragraph(self) -> None:
        while self.text(self.at):
            self.at += 1

    # -- paragraphs and lists ------------------------------------------------------------------------

    def _prose(self, text: bytes, kind: SegmentKind) -> None:
        start = self.lines[self.at][0]
        if match := _ITEM.match(text):
            self._paragraph("item" if kind == "paragraph" else kind, start + match.end(), in_list=True)
        elif match := _TERM.match(text):
            self._keep("item" if kind == "paragraph" else kind, [(start, start + match.end("term"))])
            self._paragraph("item" if kind == "paragraph" else kind, start + match.end(), in_list=True)
        elif text[:1] in b" \t" and kind == "paragraph":
            self._skip_paragraph()
        elif match := _ADMONITION.match(text):
            self._paragraph(kind, start + match.end())
        else:
            self._paragraph(kind, start)

    def _paragraph(self, kind: SegmentKind, start: int, *, in_list: bool = False) -> None:
        slices = [(start, self.lines[self.at][1])]
        self.at += 1
        while (text := self.text(self.at)) and not self._ends(text, in_list=in_list):
            at = self.lines[self.at][0]
            if match := _CONDITION.match(text):
                slices.append((at + match.start("text"), at + match.end("text")))
            elif not self._is_aside(text) and not _MACRO.match(text):
                slices.append(self.lines[self.at])
            self.at += 1
        self._keep(kind, slices)

    def _ends(self, text: bytes, *, in_list: bool) -> bool:
        if any(pattern.match(text) for pattern in (_CLOSED, _OPEN, _TABLE, _RULE, _STYLE)):
            return True
        return in_list and bool(_ITEM.match(text) or _TERM.match(text))

    # -- tables --------------------------------------------------------------------------------------

    def _table(self, delimiter: bytes) -> None:
        first = self.at + 1
        self._skip_to(delimiter)
        if delimiter.startswith((b"|", b"!")) and first < self.at - 1:
            start, end = self.lines[first][0], self.lines[min(self.at - 1, len(self.lines)) - 1][1]
            for cell in self._cells(start, end, delimiter[:1]):
                self.found += cell

    def _cells(self, start: int, end: int, sign: bytes) -> Iterator[list[SlicedBlock]]:
        """Yield a list of blocks for each cell, but for cells of code or formulas."""
        text = self.flat[start:end].replace(b"!", b"|") if sign == b"!" else self.flat[start:end]
        marks = [*_CELL.finditer(text)]
        for at, mark in enumerate(marks):
            until = marks[at + 1].start() if at + 1 < len(marks) else len(text)
            if mark["style"] not in (b"l", b"m"):
                yield self._cell(start + mark.end(), start + until)

    def _cell(self, start: int, end: int) -> list[SlicedBlock]:
        lines: list[Slice] = []
        for match in _LINE.finditer(self.flat, start, end):
            line = match.group()
            left = match.start() + len(line) - len(line.lstrip())
            lines.append((min(left, match.end()), max(left, match.start() + len(line.rstrip()))))
        inner = _Walk(self.flat, lines)
        inner.body("cell")
        self.code += inner.code
        return inner.found
