"""The values that travel: document, finding, fact. All are frozen.

Two coordinates exist, both half-open and in code points (never bytes, never UTF-16):

* *text*: of the decoded file as it stands, with its byte order mark and its line ends. Reports, edits
  and everything that leaves the engine use it.
* *prose*: of ``Document.prose``, the text that may be judged, in reading order and without markup. Rules
  use it and nothing else; `termlint.engine` translates what they say, once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import msgspec

HOLE = "\ufdd0"
"""Stands in prose for something opaque: inline code, maths, an image. One per hole, however long it is."""

BREAK = "\ufdd1"
"""Stands in prose between two segments. Neither character is white space, a letter or a mark."""

UNWRITABLE = "\ufdd2"
"""What `Document.escapes` gives for a character that has no escape: no fix may write it."""

Safety = Literal["safe", "unsafe", "none"]
Severity = Literal["error", "warning", "info"]
Script = Literal["hans", "hant", "mixed", "none"]
Locale = Literal["zh-CN", "zh-TW", "zh-HK", "zh-Hans", "zh-Hant", ""]


class Message(msgspec.Struct, frozen=True):
    """One sentence in both languages, so that what is cached does not depend on the reader."""

    en: str
    zh: str

    def in_language(self, language: str) -> str:
        """Return the sentence in ``"zh"`` or ``"en"``."""
        return self.zh if language == "zh" else self.en


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A stretch of prose and where it stands in the text.

    Verbatim if both lengths are equal: then ``text[start:end] == prose[at:at + end - start]``. Otherwise
    one prose character stands for the whole stretch (an entity, a hole, a line end with its ``>``).
    """

    at: int
    size: int
    start: int
    end: int

    @property
    def verbatim(self) -> bool:
        """Whether prose and text agree character by character here."""
        return self.size == self.end - self.start


class Alignment:
    """Translates prose offsets into text offsets.

    Args:
        rows: for each segment, (size in prose, start, end in the text) of each stretch, in order.
        prose: the prose; without it, no escape is known to mean a letter.
    """

    def __init__(self, rows: Sequence[Sequence[tuple[int, int, int]]], prose: str = "") -> None:
        self._rows = rows
        self._prose = prose

    @cached_property
    def pieces(self) -> list[Piece]:
        """All stretches. Made when first asked for: most documents have no finding and never ask."""
        pieces: list[Piece] = []
        at = 0
        for segment in self._rows:
            for size, start, end in segment:
                pieces.append(Piece(at, size, start, end))
                at += size
            at += 1
        return pieces

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.at for piece in self.pieces]

    def _index(self, at: int) -> int:
        return max(bisect_right(self._starts, at) - 1, 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the text span of a prose span. An empty span stays empty.

        Raises:
            ValueError: if the span is not inside prose, or reaches over a segment's edge.
        """
        i = self._index(start)
        j = self._index(end - 1) if end > start else i
        first, last = self.pieces[i], self.pieces[j]
        inside = first.at <= start <= end <= last.at + last.size
        if not inside or (end > start and not self._joined(start, i, j)):
            raise ValueError(f"prose span {start}:{end} is not inside the prose of one segment")
        left = first.start + (start - first.at if first.verbatim else 0)
        if start == end:
            return left, left
        right = last.start + (end - last.at) if last.verbatim else last.end
        return left, right

    def _joined(self, start: int, i: int, j: int) -> bool:
        """Tell whether no segment's edge stands after ``start`` before piece ``j``."""
        first, last = self.pieces[i], self.pieces[j]
        return start < first.at + first.size and (
            i == j or last.at - first.at == sum(piece.size for piece in self.pieces[i:j])
        )

    def place(self, start: int, end: int) -> tuple[int, int, bool]:
        """Return the text span of a prose span, and whether it is `whole`: one look for both."""
        piece = self.pieces[self._index(start)]
        if piece.verbatim and piece.at <= start <= end <= piece.at + piece.size:
            shift = piece.start - piece.at
            return start + shift, end + shift, True
        return *self.span(start, end), self.whole(start, end)

    def whole(self, start: int, end: int) -> bool:
        r"""Tell whether a prose span is one stretch of text, so that it can be replaced as it is.

        It stands there character by character, or as escapes of letters and marks (``\u6a21``): not of
        ASCII and white space, which may not stand there as they are.
        """
        i = self._index(start)
        piece = self.pieces[i]
        if piece.verbatim and piece.at <= start and end <= piece.at + piece.size:
            return True
        while self._is_spelled(piece) and piece.at + piece.size < end and i + 1 < len(self.pieces):
            i, before = i + 1, piece
            piece = self.pieces[i]
            if piece.start != before.end or piece.at != before.at + before.size:
                return False
        return start < end <= piece.at + piece.size and self._is_spelled(piece)

    def _is_spelled(self, piece: Piece) -> bool:
        """Tell whether a piece is there as it is, or as an escape for a letter or mark."""
        said = self._prose[piece.at : piece.at + 1]
        return piece.verbatim or (said > "\x7f" and said != HOLE and not said.isspace())


SegmentKind = Literal[
    "paragraph", "heading", "item", "cell", "quote", "caption", "title", "note", "cue", "entry", "code"
]
NO_ESCAPES: Mapping[int, str] = MappingProxyType({})


class Segment(NamedTuple):
    """A block of prose that is read as one: ``prose[start:end]``."""

    start: int
    end: int
    kind: SegmentKind


class Suppression(msgspec.Struct, frozen=True, array_like=True):
    """A comment in the text that silences rules in the text span ``start:end``.

    ``rules`` is empty if it silences all of them; ``at:until`` is the comment itself.
    """

    rules: tuple[str, ...]
    start: int
    end: int
    at: int
    until: int


class Document:
    """One file, read: what may be judged and where it stands. Immutable by convention.

    Attributes:
        path: as given, with forward slashes.
        text: the decoded file, unchanged.
        prose: what may be judged; segments are divided by `BREAK`, opaque things are a `HOLE`.
        segments: in order, covering all of prose but the breaks.
        alignment: from prose to text.
        suppressions: what the text itself asks to be left alone.
        script: the script of the Chinese in it.
        escapes: how characters of a replacement must be written, where not as they are; for `str.translate`.
            One that cannot be written at all is `UNWRITABLE`.
        locale: the locale that its header or its path declares; ``""`` if none.
        variants: whether parts of it say that they are in different scripts, as columns of a table do.
        restructured: whether it is reStructuredText: tables are drawn with characters, so a cell must keep
            its width, and inline markup needs what stands around it.
    """

    __slots__ = (
        "alignment",
        "escapes",
        "locale",
        "path",
        "prose",
        "restructured",
        "script",
        "segments",
        "suppressions",
        "text",
        "variants",
    )

    def __init__(
        self,
        path: str,
        text: str,
        prose: str,
        segments: tuple[Segment, ...],
        alignment: Alignment,
        suppressions: tuple[Suppression, ...] = (),
        script: Script = "none",
        escapes: Mapping[int, str] = NO_ESCAPES,
        locale: Locale = "",
        variants: bool = False,
        restructured: bool = False,
    ) -> None:
        self.path = path
        self.text = text
        self.prose = prose
        self.segments = segments
        self.alignment = alignment
        self.suppressions = suppressions
        self.script = script
        self.escapes = escapes
        self.locale = locale
        self.variants = variants
        self.restructured = restructured


def script_of_locale(locale: Locale) -> Script:
    """Return the script that a locale is written in, ``"none"`` if no locale is declared."""
    if not locale:
        return "none"
    return "hans" if locale in ("zh-CN", "zh-Hans") else "hant"


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Somewhere that is evidence. ``path`` is empty for the finding's own document."""

    start: int
    end: int
    path: str = ""


class Edit(msgspec.Struct, frozen=True, array_like=True):
    """Replace the text span ``start:end`` by ``text``."""

    start: int
    end: int
    text: str


class Finding(msgspec.Struct, frozen=True):
    """Something wrong at ``start:end``.

    A rule gives prose offsets and leaves ``rule`` and ``path`` empty; the engine fills them in.
    ``replacements`` are for the whole span, best first. ``also`` are further edits that belong to the
    first replacement: all of them are made or none. ``confidence`` is the share of such findings that
    were right when they were read, 0 to 1. ``severity`` is None but where the evidence asks for another
    one than the rule's, as a rendering that the project forbids; what the configuration says wins.
    ``headings`` are those that the fix would rename, by their `termlint.anchors.key`; they are filled in by
    the engine.
    """

    start: int
    end: int
    message: Message
    replacements: tuple[str, ...] = ()
    safety: Safety = "none"
    confidence: float = 0.9
    reason: Message | None = None
    related: tuple[Place, ...] = ()
    also: tuple[Edit, ...] = ()
    severity: Severity | None = None
    rule: str = ""
    path: str = ""
    headings: tuple[str, ...] = ()

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What the fix would do; empty if there is none."""
        if not self.replacements:
            return ()
        return (Edit(self.start, self.end, self.replacements[0]), *self.also)


class Fact(msgspec.Struct, frozen=True, array_like=True):
    """What one document says about a key on which the whole project must agree.

    ``value`` is anything that MessagePack can hold. ``whole`` tells whether the place can be replaced as
    it stands, ``heading`` is the `termlint.anchors.key` of the heading that it is in, if any; the engine
    fills them in, with ``path``, and moves the offsets from prose to text.
    """

    key: str
    value: Any
    start: int = 0
    end: int = 0
    whole: bool = True
    path: str = ""
    heading: str = ""


class Examined(msgspec.Struct, frozen=True):
    """All that is remembered of a document: enough for the project's verdict, without its text.

    ``asked`` holds what those rules found that are run only if somebody asks for them, by their name; of one
    that is not in it nothing is known. ``told`` holds the facts of every rule, whatever was asked for, in the
    form in which they are remembered: of thousands of files few facts are ever looked at. ``linked`` are the
    headings, by their `termlint.anchors.key`, that links within the document lead to, of those in
    which something is to be fixed; ``leads`` the headings of any file that its links with a path lead to.
    """

    findings: tuple[Finding, ...] = ()
    asked: dict[str, tuple[Finding, ...]] = {}
    told: dict[str, msgspec.Raw] = {}
    suppressions: tuple[Suppression, ...] = ()
    script: Script = "none"
    characters: int = 0
    linked: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()

    @property
    def facts(self) -> dict[str, tuple[Fact, ...]]:
        """What it says of the keys on which the project must agree, by rule."""
        return self.facts_of(self.told)

    def facts_of(self, rules: Iterable[str]) -> dict[str, tuple[Fact, ...]]:
        """Return the facts of some rules."""
        return {name: _FACTS.decode(self.told[name]) for name in rules if name in self.told}


_FACTS = msgspec.msgpack.Decoder(tuple[Fact, ...])


class Problem(msgspec.Struct, frozen=True):
    """Why something asked for could not be done: a file that cannot be read, a table with a bad row.

    ``place`` is a line number, ``byte`` the offset of what cannot be decoded; None if there is none.
    """

    path: str
    message: Message
    place: int | None = None
    byte: int | None = None


class Shown(msgspec.Struct, frozen=True):
    """A finding that counts, with the severity that the configuration gives it."""

    finding: Finding
    severity: Severity


class Report(msgspec.Struct, frozen=True):
    """All that a run has to say, sorted by path and place; `termlint.report` renders it."""

    shown: tuple[Shown, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: int = 0
    characters: int = 0
    uncompared: tuple[str, ...] = ()
    """Files that name a commit of their original which git does not have."""
    failed: tuple[str, ...] = ()
    """Rules that failed somewhere, sorted; ``problems`` says where and of what."""
