"""Reads Markdown: CommonMark by pyromark, with tables, footnotes and additions of dialects (`masks`, `mdx`).

The parser reads a flat copy of the text (`flat`), so that the offsets it gives are code points of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pyromark import Markdown, Options

from termlint.model import HOLE, SegmentKind
from termlint.read.draft import Draft, Opaque
from termlint.read.fences import settle_fences
from termlint.read.flat import flatten, not_ascii
from termlint.read.frontmatter import read_front_matter
from termlint.read.html import BLOCKS, FORMATTING, OPAQUE, read_range, tag_name
from termlint.read.masks import mask
from termlint.read.mdx import mask_mdx
from termlint.read.myst import hide_comments
from termlint.read.suppressions import find_suppressions

_SHORT = ("Shortcut", "Collapsed")
"""The kinds of links whose text is also the name of their definition."""

_PARSER = Markdown(
    options=Options.ENABLE_TABLES
    | Options.ENABLE_FOOTNOTES
    | Options.ENABLE_STRIKETHROUGH
    | Options.ENABLE_TASKLISTS
    | Options.ENABLE_GFM
    | Options.ENABLE_HEADING_ATTRIBUTES
)

Value = Any
"""What the parser gives for an event: a string, or a dictionary with one key."""


def read(text: str, draft: Draft) -> None:
    """Read Markdown."""
    _read(text, draft, mask)


def read_mdx(text: str, draft: Draft) -> None:
    """Read MDX: Markdown with JavaScript and components."""
    _read(text, draft, mask_mdx)


def _read(text: str, draft: Draft, hide: Callable[[bytearray, list[Opaque]], list[Opaque]]) -> None:
    walk = _Walk(draft, _flat(text, draft, hide))
    walk.walk()
    if "termlint:" in text:
        draft.suppressions += find_suppressions(text, code=_code(walk.flat))


def _flat(text: str, draft: Draft, hide: Callable[[bytearray, list[Opaque]], list[Opaque]]) -> str:
    """Return the flat copy for the parser; tell a draft what it hides, and add the front matter to it."""
    flat = flatten(text)
    read_front_matter(text, flat, draft)
    hide_comments(flat)
    code = settle_fences(flat)
    draft.set_opaque(hide(flat, code))
    return flat.decode("ascii")


def code_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each piece of code; needed only if a comment for termlint may be in it."""
    return _code(_flat(text, Draft(text), mask))


def _code(flat: str) -> Iterator[tuple[int, int]]:
    for event, span in _PARSER.events_with_range(flat):
        value: Value = event
        if "Code" in value or ("Start" in value and "CodeBlock" in value["Start"]):
            yield span["start"], span["end"]


class _Walk:
    """Walks through the parser's events, each kind handled by its method, and adds prose to the draft."""

    def __init__(self, draft: Draft, flat: str) -> None:
        self.draft = draft
        self.flat = flat
        self.kinds: list[SegmentKind] = ["paragraph"]
        self.skip_until = 0
        """Offset up to which text is not read: the end of code or of an address."""
        self.line_end = -1
        """Offset of a line end that is added when the next line begins; -1 if there is none."""
        self.hidden = ""
        """The inline element whose contents are one hole, from ``hidden_from`` on; empty if none is open."""
        self.hidden_from = 0
        self.images = 0
        """The number of nested images that are open."""

    def walk(self) -> None:
        """Parse the text, and handle every event with its span."""
        events, starts, ends = _EVENTS, _STARTS, _ENDS
        for event, span in _PARSER.events_with_range(self.flat):
            name: Value = event
            value: Value = None
            handles = events
            if name.__class__ is dict:
                [(name, value)] = name.items()
                if name == "Start" or name == "End":
                    handles = starts if name == "Start" else ends
                    name = value if value.__class__ is str else next(iter(value))
            if handle := handles.get(name):
                handle(self, value, span["start"], span["end"])
        self.draft.end()

    # Segments.

    def _begin(self, _: Value, start: int, end: int) -> None:
        self._begin_as(self.kinds[-1])

    def _begin_heading(self, _: Value, start: int, end: int) -> None:
        self._begin_as("heading")

    def _begin_cell(self, _: Value, start: int, end: int) -> None:
        self._begin_as("cell")

    def _begin_as(self, kind: SegmentKind) -> None:
        self.line_end, self.hidden = -1, ""
        self.draft.begin(kind)

    def _enter_item(self, _: Value, start: int, end: int) -> None:
        self._enter("item")

    def _enter_quote(self, _: Value, start: int, end: int) -> None:
        self._enter("quote")

    def _enter_note(self, _: Value, start: int, end: int) -> None:
        self._enter("note")

    def _enter(self, kind: SegmentKind) -> None:
        self.kinds.append(kind)
        # A tight item has no paragraph: its text follows at once.
        self._begin_as(kind)

    def _finish(self, _: Value, start: int, end: int) -> None:
        if self.hidden and end > self.hidden_from:
            self.draft.hole(self.hidden_from, end)
        self.line_end, self.hidden = -1, ""
        self.draft.end()

    def _leave(self, _: Value, start: int, end: int) -> None:
        self._finish(_, start, end)
        self.kinds.pop()

    def _skip_block(self, _: Value, start: int, end: int) -> None:
        self._finish(_, start, start)
        self.skip_until = end

    def _html(self, _: Value, start: int, end: int) -> None:
        self._finish(_, start, start)
        read_range(self.flat, start, end, self.draft)

    # Inline markup.

    def _text(self, payload: str, start: int, end: int) -> None:
        if start < self.skip_until or self.hidden or start == end:
            return
        if self.line_end >= 0:
            self._catch_up(start)
        if len(payload) == end - start:
            self.draft.add(start, end)
        else:
            self.draft.stand_in(payload if len(payload) == 1 else HOLE, start, end)

    def _break(self, _: Value, start: int, end: int) -> None:
        if self.line_end < 0:
            self.line_end = start

    def _catch_up(self, start: int) -> None:
        """Add the pending line end: one line feed for it and the next line's indent and ``>``."""
        if self.line_end >= 0:
            if not self.draft.is_empty:
                self.draft.stand_in("\n", self.line_end, start)
            self.line_end = -1

    def _hole(self, _: Value, start: int, end: int) -> None:
        if not self.hidden and start >= self.skip_until:
            self._catch_up(start)
            self.draft.hole(start, end)

    def _link(self, tag: Value, start: int, end: int) -> None:
        kind = tag["Link"]["link_type"]
        # The text of a short reference is the name of its target, which an edit here would not reach.
        if kind in ("Autolink", "Email") or (kind in _SHORT and not_ascii(self.flat[start:end])):
            self._hole(tag, start, end)
            self.skip_until = end

    def _begin_image(self, _: Value, start: int, end: int) -> None:
        if not self.images:
            self._catch_up(start)
            self.draft.begin_aside("caption")
        self.images += 1

    def _end_image(self, _: Value, start: int, end: int) -> None:
        self.images -= 1
        if not self.images:
            self.line_end = -1
            # The caption is a segment of its own: only what follows it becomes the hole for the image.
            self._hole(_, self.draft.end_aside() or start, end)

    def _tag(self, tag: str, start: int, end: int) -> None:
        name = tag_name(tag)
        if self.hidden:
            if name == f"/{self.hidden}":
                self.hidden = ""
                self._hole(tag, self.hidden_from, end)
        elif name in OPAQUE or name in ("pre", "script", "style"):
            self.hidden, self.hidden_from = name, start
        elif name == "br" or name.removeprefix("/") in BLOCKS:
            self._break(tag, start, end)
        elif name and name.removeprefix("/") not in FORMATTING:
            self._hole(tag, start, end)


Handle = Callable[[_Walk, Value, int, int], None]

_EVENTS: dict[str, Handle] = {
    "Text": _Walk._text,
    "SoftBreak": _Walk._break,
    "HardBreak": _Walk._break,
    "Code": _Walk._hole,
    "InlineHtml": _Walk._tag,
}
_STARTS: dict[str, Handle] = {
    "Paragraph": _Walk._begin,
    "Heading": _Walk._begin_heading,
    "TableCell": _Walk._begin_cell,
    "Item": _Walk._enter_item,
    "BlockQuote": _Walk._enter_quote,
    "FootnoteDefinition": _Walk._enter_note,
    "List": _Walk._finish,
    "CodeBlock": _Walk._skip_block,
    "HtmlBlock": _Walk._html,
    "Image": _Walk._begin_image,
    "Link": _Walk._link,
}
_ENDS: dict[str, Handle] = {
    **dict.fromkeys(("Paragraph", "Heading", "TableCell", "List"), _Walk._finish),
    **dict.fromkeys(("Item", "BlockQuote", "FootnoteDefinition"), _Walk._leave),
    "Image": _Walk._end_image,
}
