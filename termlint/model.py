"""The values passed between modules: document, finding, fact, report. All are immutable.

Two coordinates exist, both half-open and in code points (never bytes, never UTF-16):

* *text*: of the decoded file as it stands, with its byte order mark and its line ends. Reports, edits
  and everything that leaves the engine use it.
* *prose*: of ``Document.prose``, the text that may be judged, in reading order and without markup. Rules
  use it and nothing else; `termlint.engine` converts their offsets, once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import msgspec

HOLE = "\ufdd0"
"""The placeholder in prose for one piece of opaque content of any length: code, maths, an image."""

BREAK = "\ufdd1"
"""The separator of segments in prose. Like `HOLE` it is neither white space nor a letter nor a mark."""

UNWRITABLE = "\ufdd2"
"""The value in `Document.escapes` for a character that has no escape: a fix that needs it is dropped."""

Safety = Literal["safe", "unsafe", "none"]
Severity = Literal["error", "warning", "info"]
Script = Literal["hans", "hant", "mixed", "none"]
Locale = Literal["zh-CN", "zh-TW", "zh-HK", "zh-Hans", "zh-Hant", ""]


class Message(msgspec.Struct, frozen=True):
    """One sentence in English and Chinese, so that cached results do not depend on the reader's language."""

    en: str
    zh: str

    def in_language(self, language: str) -> str:
        """Return the sentence in ``"zh"`` or ``"en"``."""
        return self.zh if language == "zh" else self.en


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A span of prose (``size`` code points from ``at``) and the span of text that it stands for.

    Verbatim if both lengths are equal: then ``text[start:end] == prose[at:at + end - start]``. Otherwise
    one prose character stands for the whole text span (an entity, a hole, a line end with its ``>``).
    """

    at: int
    size: int
    start: int
    end: int

    @property
    def verbatim(self) -> bool:
        """Whether prose and text are the same here, code point by code point."""
        return self.size == self.end - self.start


class Alignment:
    """Translates prose offsets into text offsets.

    Args:
        rows: for each segment, (size in prose, start, end in the text) of each piece, in order.
        prose: the prose; if empty, no escape is taken for a letter (see `whole`).
    """

    def __init__(self, rows: Sequence[Sequence[tuple[int, int, int]]], prose: str = "") -> None:
        self._rows = rows
        self._prose = prose

    @cached_property
    def pieces(self) -> list[Piece]:
        """All pieces in order. Computed on first use: most documents have no finding and never need them."""
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
        """Return True if no segment edge lies between ``start`` (in piece ``i``) and piece ``j``."""
        first, last = self.pieces[i], self.pieces[j]
        return start < first.at + first.size and (
            i == j or last.at - first.at == sum(piece.size for piece in self.pieces[i:j])
        )

    def place(self, start: int, end: int) -> tuple[int, int, bool]:
        """Return the text span of a prose span, and whether it is `whole`: one lookup for both."""
        piece = self.pieces[self._index(start)]
        if piece.verbatim and piece.at <= start <= end <= piece.at + piece.size:
            shift = piece.start - piece.at
            return start + shift, end + shift, True
        return *self.span(start, end), self.whole(start, end)

    def whole(self, start: int, end: int) -> bool:
        r"""Return True if a prose span is one contiguous span of text that can be replaced as it is.

        The text must be the same character by character, or escapes of letters and marks (``\u6a21``);
        escapes of ASCII characters and white space do not count, for these may not be allowed there
        unescaped.
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
        """Return True if a piece is verbatim, or an escape of a letter or mark outside ASCII."""
        character = self._prose[piece.at : piece.at + 1]
        return piece.verbatim or (character > "\x7f" and character != HOLE and not character.isspace())


SegmentKind = Literal[
    "paragraph", "heading", "item", "cell", "quote", "caption", "title", "note", "cue", "entry", "code"
]
NO_ESCAPES: Mapping[int, str] = MappingProxyType({})


class Segment(NamedTuple):
    """One block of prose: ``prose[start:end]``, and what kind of block."""

    start: int
    end: int
    kind: SegmentKind


class Suppression(msgspec.Struct, frozen=True, array_like=True):
    """A comment in the text that suppresses the findings of some rules in the text span ``start:end``.

    ``rules`` is empty if it suppresses all; ``at:until`` is the text span of the comment itself.
    """

    rules: tuple[str, ...]
    start: int
    end: int
    at: int
    until: int


class Document:
    """One file, read: its text, the prose that may be judged, and how they align. Immutable by convention.

    Attributes:
        path: as given, with forward slashes.
        text: the decoded file, unchanged.
        prose: what may be judged; segments are separated by `BREAK`, opaque things replaced by a `HOLE`.
        segments: in order, covering all of prose except the breaks.
        alignment: from prose to text.
        suppressions: the comments in the text that suppress findings.
        script: the script of its Chinese text.
        escapes: how characters of a replacement must be written in this format, where not as they are; for
            `str.translate`. One that cannot be written at all is `UNWRITABLE`.
        locale: the locale that its header or its path declares; ``""`` if none.
        variants: whether parts of it declare different scripts, as columns of a table do.
        restructured: whether it is reStructuredText: tables are drawn with characters, so a cell must keep
            its width, and whether inline markup is valid depends on the characters around it.
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
    """Return the script of a locale, ``"none"`` if no locale is declared."""
    if not locale:
        return "none"
    return "hans" if locale in ("zh-CN", "zh-Hans") else "hant"


class Place(msgspec.Struct, frozen=True, array_like=True):
    """A span that is evidence for a finding. ``path`` is empty for the finding's own document."""

    start: int
    end: int
    path: str = ""


class Edit(msgspec.Struct, frozen=True, array_like=True):
    """A replacement of the text span ``start:end`` by ``text``."""

    start: int
    end: int
    text: str


class Finding(msgspec.Struct, frozen=True):
    """A fault at ``start:end``.

    A rule gives prose offsets and leaves ``rule`` and ``path`` empty; the engine fills them in.
    ``replacements`` are for the whole span, best first. ``also`` are further edits that belong to the
    first replacement: all of them are made or none. ``confidence`` is the proportion of such findings that
    were right when people checked them, 0 to 1. ``severity`` is None unless the evidence calls for another
    one than the rule's, as for a rendering that the project forbids; the configuration overrides it.
    ``headings`` are the `termlint.markup.anchors.key` of each heading that the fix would rename; the engine
    fills them in. ``lasting`` tells that the finding is still right when the findings that gave it away have
    been fixed, and that nothing would give it away then; such a finding is one edit and has no ``related``.
    ``about`` is the English term that it concerns as `termlint.lexicon.terms.squash` gives it, empty if it
    concerns none: by it a rule that speaks of a whole line is known to mean the same as one on a word in it.
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
    lasting: bool = False
    about: str = ""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The edits of the fix, in text offsets once placed; empty if there is no fix."""
        if not self.replacements:
            return ()
        return (Edit(self.start, self.end, self.replacements[0]), *self.also)


class Fact(msgspec.Struct, frozen=True, array_like=True):
    """An observation in one document on a key, for a rule that compares all documents of a project.

    ``value`` is anything that MessagePack can hold. ``whole`` is whether the span can be replaced as it
    stands, ``heading`` the `termlint.markup.anchors.key` of the heading that contains it, if any; the engine
    fills them in, with ``path``, and converts the offsets from prose to text.
    """

    key: str
    value: Any
    start: int = 0
    end: int = 0
    whole: bool = True
    path: str = ""
    heading: str = ""


class Told(msgspec.Struct, frozen=True):
    """The part of a result that the project is judged by.

    ``told`` holds the facts of every rule, still encoded: of thousands of files few facts are ever looked at.
    """

    told: dict[str, msgspec.Raw] = {}

    @property
    def facts(self) -> dict[str, tuple[Fact, ...]]:
        """All facts, decoded, by rule."""
        return self.facts_of(self.told)

    def facts_of(self, rules: Iterable[str]) -> dict[str, tuple[Fact, ...]]:
        """Return the decoded facts of the given rules, by rule."""
        return {name: FACTS.decode(self.told[name]) for name in rules if name in self.told}


class Examined(Told, frozen=True):
    """The cached result for one document: enough to judge the project without reading its text again.

    ``findings`` are those of the rules that always run. ``asked`` holds the findings of opt-in rules by the
    name under which they are cached (`termlint.run.job.Job.questions`); a rule that is missing from it was
    not run. ``linked`` are the keys (`termlint.markup.anchors.key`) of headings that a fix may rename and
    that links within the document lead to; ``leads`` those of headings in any file that its links with a path
    lead to, each with the text span of the first such anchor.
    """

    findings: tuple[Finding, ...] = ()
    asked: dict[str, tuple[Finding, ...]] = {}
    suppressions: tuple[Suppression, ...] = ()
    script: Script = "none"
    characters: int = 0
    linked: tuple[str, ...] = ()
    leads: dict[str, tuple[int, int]] = {}


FACTS = msgspec.msgpack.Decoder(tuple[Fact, ...])
"""Decodes the facts of one rule; raises `msgspec.ValidationError` if one has not the types of a `Fact`."""


class Problem(msgspec.Struct, frozen=True):
    """Why something could not be done: a file that cannot be read, a table with a bad row.

    ``place`` is a line number, ``byte`` the offset of what cannot be decoded; None if there is none.
    """

    path: str
    message: Message
    place: int | None = None
    byte: int | None = None


class Shown(msgspec.Struct, frozen=True):
    """A finding to be reported, with its severity under the configuration."""

    finding: Finding
    severity: Severity


class Report(msgspec.Struct, frozen=True):
    """The result of a run, sorted by path and place; `termlint.report` renders it."""

    shown: tuple[Shown, ...] = ()
    problems: tuple[Problem, ...] = ()
    files: int = 0
    characters: int = 0
    uncompared: tuple[str, ...] = ()
    """Paths of files that name a commit of their original which git does not have."""
    failed: tuple[str, ...] = ()
    """Names of rules that failed somewhere, sorted; ``problems`` says where and why."""
