"""The grammar of gettext catalogues: the entries of a PO file and the offsets of their fields.

As lenient as GNU gettext: fields need no lines of their own, strings may follow each other on one line, a
backslash may join two lines. More lenient in two things, as Babel and polib are: comments inside an entry and
a byte order mark. Anything else that is no catalogue is `Malformed`. Obsolete entries may be what they want.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from termlint.lazily import lazily
from termlint.read.faults import Malformed

_WHITE = r"[ \t\r\n\f\v]*+"
# No group is repeated possessively: Python 3.11.2 may stop in the middle of one.
_ESCAPED = r'(?:["\\abfnrtv0-7\n\r]|x[0-9A-Fa-f])'
_QUOTED = rf'"[^"\\\r\n]*+(?:\\(?:\r\n|{_ESCAPED})[^"\\\r\n]*+)*"'
_KEYWORD = r"(?P<keyword>msgctxt|msgid_plural|msgid|msgstr|domain)"
_INDEX = rf"(?:(?P<index>\[{_WHITE}\d+{_WHITE}\]){_WHITE})?"
_FIELD = lazily(rf"{_KEYWORD}{_WHITE}{_INDEX}(?P<value>{_QUOTED}(?:{_WHITE}{_QUOTED})*){_WHITE}")
_COMMENTS = lazily(rf"(?P<comments>(?:#[^\r\n]*+{_WHITE})+)")
_START = lazily(rf"\ufeff?{_WHITE}")
_STRING = lazily(_QUOTED)
_HEAD = lazily(rf"{_KEYWORD}(?![A-Za-z0-9_]){_WHITE}{_INDEX}")
_NO_ESCAPE = lazily(
    rf'"[^"\\\r\n]*+(?:\\(?:\r\n|{_ESCAPED})[^"\\\r\n]*+)*(?P<escape>\\(?!{_ESCAPED})[^\r\n])'
)
_STRAY = lazily(r"[^\s\"#]{1,20}|[^\r\n]")

_COMMENT = lazily(rf"#[^\r\n]*+{_WHITE}")

_OPENING = ("#", "domain", "msgctxt", "msgid")
_CLOSING = ("domain", "msgstr", "msgstr[]")
_AFTER = {
    "domain": ("",),
    "msgctxt": ("",),
    "msgid": ("", "msgctxt"),
    "msgid_plural": ("msgid",),
    "msgstr": ("msgid",),
    "msgstr[]": ("msgid_plural", "msgstr[]"),
}
"""For each field the fields that may come before it in its entry; ``""``: it may be the first."""


class Field(msgspec.Struct, frozen=True, gc=False):
    """A field: its keyword at offset ``at``, and its strings, quotes included, in ``start:end``.

    The keyword is ``msgstr[]`` for all plural forms, ``#`` for comments.
    """

    keyword: str
    at: int
    start: int
    end: int


class CatalogueEntry(msgspec.Struct, frozen=True, gc=False):
    """An entry: its comments and fields, in order, without the comments of an obsolete entry above it."""

    fields: tuple[Field, ...]

    @property
    def span(self) -> tuple[int, int]:
        """The span from the first comment to the last quote."""
        return self.fields[0].at, self.fields[-1].end

    @property
    def head(self) -> tuple[int, int]:
        """The span of the comments before the first keyword; empty if there are none."""
        first = self.fields[0]
        if first.keyword != "#":
            return first.at, first.at
        return first.at, next(field.at for field in self.fields if field.keyword != "#")


def entries(text: str) -> Iterator[CatalogueEntry]:
    """Yield the entries of a catalogue, without the obsolete ones, which are comments.

    Raises:
        Malformed: at the first place that does not follow the grammar, or defines a message once more.
    """
    fields: list[Field] = []
    before = ""
    definitions = _Definitions(text)
    for field in _fields(text):
        if before in _CLOSING and field.keyword in _OPENING:
            definitions.add(fields)
            yield CatalogueEntry(tuple(fields))
            fields, before = [], ""
        if field.keyword != "#":
            if before not in _AFTER[field.keyword]:
                raise _misplaced(fields, field)
            before = field.keyword
        fields.append(field)
    if before in _CLOSING:
        definitions.add(fields)
        yield CatalogueEntry(tuple(fields))
    elif before:
        raise _misplaced(fields, None)


class _Definitions:
    """The messages that a catalogue has defined so far, by their domain, context and original."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.domain = ""
        self.known: set[str] = set()

    def add(self, fields: list[Field]) -> None:
        """Add the message of an entry.

        Raises:
            Malformed: if it is known, whether it is translated, fuzzy, or not.
        """
        key = self.domain
        for field in fields:
            keyword = field.keyword
            if keyword == "msgid":
                key += self._content(field)
                if key in self.known:
                    raise Malformed(field.at, "the message is defined twice", "该条目重复定义")
                self.known.add(key)
                return
            if keyword == "msgctxt":
                key += f"{self._content(field)}\x04"
            elif keyword == "domain":
                self.domain = f"{self._content(field)}\x01"

    def _content(self, field: Field) -> str:
        """Return the content as it is written, the parts of one string joined as tools break lines."""
        written = self.text[field.start + 1 : field.end - 1]
        return written.replace('"\r\n"', "").replace('"\n"', "") if "\n" in written else written


def strings(text: str, field: Field) -> list[tuple[int, int]]:
    """Return the span of each string of a field, without its quotes."""
    start, end = field.start, field.end
    if text.find('"', start + 1, end) == end - 1:
        return [(start + 1, end - 1)]
    return [(match.start() + 1, match.end() - 1) for match in _STRING.finditer(text, start, end)]


def _fields(text: str) -> Iterator[Field]:
    """Yield the fields and runs of comments in order; raise `Malformed` at anything else."""
    match = _START.match(text)
    at = match.end() if match else 0
    while at < len(text):
        if match := _FIELD.match(text, at):
            keyword, index = match.group("keyword", "index")
            yield Field(f"{keyword}[]" if index else keyword, at, *match.span("value"))
        elif match := _COMMENTS.match(text, at):
            start = _below_obsolete(text, *match.span("comments"))
            yield Field("#", start, start, match.end("comments"))
        else:
            raise _stray(text, at)
        at = match.end()


def _below_obsolete(text: str, start: int, end: int) -> int:
    """Return where the comments begin that follow the last obsolete entry in ``text[start:end]``."""
    if text.find("#~", start, end) >= 0:
        for match in _COMMENT.finditer(text, start, end):
            start = match.end() if text.startswith("#~", match.start()) else start
    return start


def _misplaced(fields: list[Field], field: Field | None) -> Malformed:
    """Return the error for a field that is missing before ``field``: a translation, or what it belongs to."""
    known = [one for one in fields if one.keyword != "#"]
    if known and known[-1].keyword not in _CLOSING:
        name = known[-1].keyword
        return Malformed(known[-1].at, f"“{name}” has no “msgstr”", f"“{name}”缺少“msgstr”")
    name = field.keyword if field else ""
    at = field.at if field else 0
    return Malformed(at, f"“{name}” is in the wrong place", f"“{name}”的位置不对")


def _stray(text: str, at: int) -> Malformed:
    """Return the error for an offset at which no field begins."""
    head = _HEAD.match(text, at)
    at = head.end() if head else at
    if match := _NO_ESCAPE.match(text, at):
        escape = match["escape"]
        return Malformed(match.start("escape"), f"“{escape}” is no escape", f"“{escape}”不是转义序列")
    if text.startswith('"', at) and not _STRING.match(text, at):
        return Malformed(at, "the string is not closed", "字符串缺少右引号")
    if head:
        return Malformed(at, f"“{head['keyword']}” has no string", f"“{head['keyword']}”后缺少字符串")
    found = _STRAY.match(text, at)
    what = found.group() if found else ""
    return Malformed(at, f"“{what}” does not belong to any entry", f"“{what}”不属于任何条目")
