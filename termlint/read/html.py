"""Reads HTML: whole files, and blocks of it in Markdown.

It has a tokenizer of its own, because every library with offsets counts lines and columns or bytes, and the
one in the standard library reads 3 MB/s and can be made to take quadratic time. The tokenizer makes one pass
over the flat copy (`flat`) and treats whatever is no tag as text, so no input is an error.
"""

from __future__ import annotations

import re
from html import unescape

from termlint.lazily import lazily
from termlint.model import HOLE, SegmentKind
from termlint.read.draft import Draft
from termlint.read.flat import flatten
from termlint.read.masks import addresses, hide_maths, in_order
from termlint.read.suppressions import find_suppressions

_TOKEN = lazily(
    r"<!--(?:(?!-->)[\s\S])*(?:-->)?"
    r"|<[!?][^<>]*>?"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][^\s/>\"'<]*)"
    r"(?P<attributes>(?:[^<>\"'`]|\"[^\"]{0,9999}\"|'[^']{0,9999}'|[\"'`])*+)>"
    r"|&(?P<entity>#[0-9]{1,7};|#[xX][0-9A-Fa-f]{1,6};|[A-Za-z][A-Za-z0-9]{1,31};)"
    r"|(?P<ticks>`{1,3})(?!`)[^`]{1,2000}(?P=ticks)(?!`)"
)
_TAG = lazily(rb"<[A-Za-z/!?]")
"""What no formula contains: two dollars in different elements enclose none."""
_LINE_END = lazily(r"[\r\n][\s>]*")
_FOREIGN = lazily(
    r"(?i)\s(?:xml:)?lang\s*=\s*[\"']?(?!zh|cmn|und|[\"'\s>])[a-z]|\stranslate\s*=\s*[\"']?no\b|\bnotranslate\b"
)


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


FORMATTING = _names(
    "a abbr acronym b bdi bdo big center cite del dfn em font i ins label mark q rb ruby s small span strike "
    "strong sub sup time tt u var wbr"
)
"""Inline elements whose tags leave nothing in prose."""
BLOCKS: dict[str, SegmentKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend"), "heading"),
    **dict.fromkeys(("li", "dt", "dd", "option"), "item"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "blockquote": "quote",
    "title": "title",
    **dict.fromkeys(
        _names(
            "address article aside body button center details dialog div dl fieldset figure footer form head "
            "header hgroup hr html main menu nav ol optgroup p picture section select table tbody tfoot "
            "thead tr ul video audio"
        ),
        "paragraph",
    ),
}
OPAQUE = _names("code kbd samp rt rp math svg")
"""Inline elements that leave a hole in prose, with their contents."""
_UNREAD = _names("pre script style textarea template noscript iframe object xmp listing")
_RAW = _names("script style textarea xmp")
_VOID = _names("area base br col embed hr img input link meta param source track wbr")


def read(text: str, draft: Draft) -> None:
    """Read an HTML file."""
    flat = flatten(text)
    formulas = [*hide_maths(flat, _TAG)] if b"$" in flat or b"\\" in flat else []
    draft.set_opaque(in_order([*formulas, *addresses(flat)]))
    scripts = read_range(flat.decode("ascii"), 0, len(text), draft)
    draft.suppressions += find_suppressions(text, code=scripts)


def read_range(flat: str, start: int, end: int, draft: Draft) -> list[tuple[int, int]]:
    """Read ``start:end`` of a flat copy as HTML; return the spans of scripts and other raw text in it."""
    draft.end()
    walk = _Walk(flat, draft)
    at = start
    while token := _TOKEN.search(flat, at, end):
        walk.text(at, token.start())
        at = walk.token(token, end)
    walk.text(at, end)
    draft.end()
    return walk.raw


def tag_name(tag: str) -> str:
    """Return the name of a tag in lower case, with ``/`` before it if it closes; empty if it is no tag."""
    token = _TOKEN.match(tag)
    return f"{token['close']}{token['name'].lower()}" if token and token["name"] else ""


class _Walk:
    def __init__(self, flat: str, draft: Draft) -> None:
        self.flat = flat
        self.draft = draft
        self.gap = -1
        """Offset of a line end that is added when more text follows; -1 if there is none."""
        self.unread = ""
        """Name of the element that is skipped from ``unread_from`` on; inside it ``depth`` more are open."""
        self.unread_from = 0
        self.depth = 0
        self.raw: list[tuple[int, int]] = []
        """The spans of elements in which there are neither tags nor comments."""

    def text(self, start: int, end: int) -> None:
        """Add the text between two tokens."""
        if self.unread or start >= end:
            return
        for match in _LINE_END.finditer(self.flat, start, end):
            self._add(start, match.start())
            self.gap = match.start() if self.gap < 0 else self.gap
            start = match.end()
        self._add(start, end)

    def _add(self, start: int, end: int) -> None:
        if start >= end:
            return
        if not self.flat[start:end].isspace():
            self._catch_up(start)
            self.draft.add(start, end)
        elif self.gap < 0 and not self.draft.is_empty:
            self.draft.add(start, end)

    def _catch_up(self, start: int) -> None:
        if self.gap >= 0 and not self.draft.is_empty:
            self.draft.stand_in("\n", self.gap, start)
        self.gap = -1

    def token(self, token: re.Match[str], end: int) -> int:
        """Handle a token; return the offset at which to continue."""
        if token["name"]:
            return self._tag(token, end)
        if self.unread:
            return token.end()
        if token["entity"]:
            meant = unescape(token[0])
            self._catch_up(token.start())
            self.draft.stand_in(meant if len(meant) == 1 else HOLE, *token.span())
        elif token["ticks"]:
            self._catch_up(token.start())
            self.draft.hole(*token.span())
        return token.end()

    def _tag(self, token: re.Match[str], end: int) -> int:
        name, closes = token["name"].lower(), bool(token["close"])
        if self.unread:
            self._skip(name, closes, token)
            return token.end()
        if closes:
            self._pass(name, token)
        elif self._is_unread(name, token):
            self.unread, self.unread_from, self.depth = name, token.start(), 0
            if name in _RAW:
                found = re.compile(rf"(?i)</{name}(?=[\s/>])").search(self.flat, token.end(), end)
                self.raw.append((token.end(), found.start() if found else end))
                return self.raw[-1][1]
        else:
            self._pass(name, token)
        return token.end()

    def _is_unread(self, name: str, token: re.Match[str]) -> bool:
        attributes = token["attributes"]
        if name in _VOID or attributes.endswith("/"):
            return False
        if name in _UNREAD or name in OPAQUE:
            return True
        return bool(attributes) and name not in ("html", "body") and bool(_FOREIGN.search(attributes))

    def _skip(self, name: str, closes: bool, token: re.Match[str]) -> None:
        """Handle a tag in a skipped element: end it at its closing tag or, if it is inline, at a block."""
        if name == self.unread and not token["attributes"].endswith("/"):
            self.depth += -1 if closes else 1
            if self.depth < 0:
                self._end_skip(token.end())
        elif name in BLOCKS and self.unread in OPAQUE and self.unread not in ("svg", "math"):
            self._end_skip(token.start())
            self._pass(name, token)

    def _end_skip(self, end: int) -> None:
        if self.unread in BLOCKS or self.unread in _UNREAD:
            self.draft.end()
        else:
            self._catch_up(self.unread_from)
            self.draft.hole(self.unread_from, end)
        self.unread = ""

    def _pass(self, name: str, token: re.Match[str]) -> None:
        """Handle a tag: begin a segment, note a line end, ignore it as formatting, or add a hole."""
        if (kind := BLOCKS.get(name)) is not None:
            self.draft.end()
            self.gap = -1
            if not token["close"]:
                self.draft.begin(kind)
        elif name == "br":
            self.gap = token.start() if self.gap < 0 else self.gap
        elif name not in FORMATTING and name != "link" and name != "meta":
            self._catch_up(token.start())
            self.draft.hole(*token.span())
