"""Reads gettext catalogues, PO and POT: each translation, and each plural form of it, is a segment.

Not read are the header, obsolete entries (``#~``), untranslated ones (an empty ``msgstr``, or one that equals
its ``msgid``), and fuzzy ones: a program has guessed them from another entry, msgfmt leaves them out, and
whoever removes the mark reads them first. Nor is a catalogue of another language: one in which fewer than a
tenth of the translations contain a Han character.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

import msgspec

from termlint.han import IDEOGRAPHS
from termlint.lazily import lazily
from termlint.model import HOLE, Suppression
from termlint.read.catalogue import Field, entries, strings
from termlint.read.draft import Draft, Opaque
from termlint.read.embedded import Stretch, put
from termlint.read.flat import flatten
from termlint.read.masks import addresses, hide_maths, in_order
from termlint.read.placeholders import placeholders
from termlint.read.rst_inline import inline
from termlint.read.suppressions import PLAIN, find_suppressions

_MEANT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a", '"': '"', "\\": "\\"}
_ESCAPE = lazily(r"(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+|\\(?:\r\n|[\s\S])")
_BYTE = lazily(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]+))")
_BETWEEN = "\n\n\0\n\n"
"""Joins translations while markup is searched for; no pattern of markup matches across it."""

_FLAGS = r"(?<![^\r\n\ufeff])[ \t]*#[,=](?:[^\r\n]*[,\s])?"
_FUZZY = lazily(rf"{_FLAGS}fuzzy(?![^,\s])")
_FLAG = lazily(rf"{_FLAGS}(termlint-ignore)(?![^,\s])")
_HAN = lazily(f"[{IDEOGRAPHS}]")


def read(text: str, draft: Draft) -> None:
    """Read a catalogue.

    Raises:
        Malformed: if the text is no catalogue.
    """
    draft.suppressions += _suppressions(text)
    draft.restructured = True
    forms = [form for message in _messages(text) for form in message.translations]
    meant = [form.meant for form in forms]
    enough = math.ceil(len(meant) / 10)
    if sum(1 for _ in islice(filter(_HAN.search, meant), enough)) < enough:
        return
    opaque = deque(_markup(_BETWEEN.join(meant)))
    at = 0
    for form in forms:
        until = at + len(form.meant)
        _drop(opaque, at)
        if opaque and opaque[0].start < until:
            draft.begin("entry")
            _add(draft, form, at, opaque)
        elif form.is_readable:
            _put_whole(draft, form)
        at = until + len(_BETWEEN)
    draft.end()


def read_both(text: str, target: Draft, source: Draft) -> Iterator[str]:
    """Add every translation, raw, to ``target``, and its original to ``source``; yield the context (msgctxt)
    of each pair, empty if it has none.

    Translations that equal their original are included: rules decide whether that is right.

    Raises:
        Malformed: if the text is no catalogue.
    """
    for message in _messages(text):
        original = message.originals[-1]
        if message.originals[0].written and original.is_readable:
            for form in message.forms:
                if form.is_readable:
                    _put_whole(target, form)
                    _put_whole(source, original)
                    yield "".join([one.written for one in message.contexts])


# -- entries ------------------------------------------------------------------------------------------


class _Content(msgspec.Struct, frozen=True, gc=False):
    """The content of a field: as written, without quotes, and what it means.

    ``rows`` has the size and the span ``start:end`` in the file of each stretch of ``meant``.
    """

    written: str
    meant: str
    rows: list[tuple[int, int, int]]

    @property
    def is_readable(self) -> bool:
        """Whether it has anything but holes and white space."""
        if HOLE in self.meant:
            return bool(self.meant.replace(HOLE, "").strip())
        return self.meant != "" and not self.meant.isspace()


class _Message(msgspec.Struct, frozen=True, gc=False):
    """An entry with a translation that is not fuzzy: its context (none or one), its original in the singular
    and the plural, and the non-empty forms of its translation.
    """

    contexts: list[_Content]
    originals: list[_Content]
    forms: list[_Content]

    @property
    def translations(self) -> list[_Content]:
        """The forms that differ from the original; none for the header."""
        first, *plural = [one.written for one in self.originals]
        if not (first or plural or self.contexts):
            return []
        return [one for one in self.forms if one.written != first and one.written not in plural]


@lru_cache(maxsize=1)
def _messages(text: str) -> tuple[_Message, ...]:
    """Return the messages of a catalogue; cached, since `read` and `read_both` get the same text in turn."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[_Message]:
    for entry in entries(text):
        contexts: list[Field] = []
        originals: list[Field] = []
        forms: list[Field] = []
        for field in entry.fields:
            if field.keyword in ("msgid", "msgid_plural"):
                originals.append(field)
            elif field.keyword in ("msgstr", "msgstr[]"):
                forms += (field,) if field.end - field.start > 2 else ()
            elif field.keyword == "msgctxt":
                contexts.append(field)
        if forms and not _is_fuzzy(text, *entry.head):
            sides = (contexts, originals, forms)
            yield _Message(*[[_content(text, field) for field in fields] for fields in sides])


def _is_fuzzy(text: str, start: int, end: int) -> bool:
    return text.find("fuzzy", start, end) >= 0 and _FUZZY.search(text, start, end) is not None


# -- what the strings mean ----------------------------------------------------------------------------


def _content(text: str, field: Field) -> _Content:
    start, end = field.start + 1, field.end - 1
    written = text[start:end]
    if '"' not in written and "\\" not in written:  # one string without escapes, as most fields are
        return _Content(written, written, [(end - start, start, end)])
    lines = written.split('"\n"')
    plain = "".join(lines)
    if '"' not in plain and "\\" not in plain:  # a string on each line, as most of the others
        return _Content(plain, plain, [*_rows(lines, start)])
    return _escaped(text, strings(text, field))


def _escaped(text: str, spans: list[tuple[int, int]]) -> _Content:
    """Return the content of strings that may have escapes, and anything between their quotes."""
    stretches = [*_decoded(text, spans)]
    return _Content(
        "".join([text[start:end] for start, end in spans]),
        "".join([meant for meant, _, _ in stretches]),
        [(len(meant), start, end) for meant, start, end in stretches],
    )


def _rows(lines: Iterable[str], at: int) -> Iterator[tuple[int, int, int]]:
    """Yield the rows of strings that begin at ``at``, with a line end between two quotes after each."""
    for line in lines:
        if line:
            yield len(line), at, at + len(line)
        at += len(line) + 3


def _put_whole(draft: Draft, content: _Content) -> None:
    """Add a content, which is readable, as a segment."""
    if HOLE in content.meant:  # adjacent holes become one
        draft.begin("entry")
        _add(draft, content, 0, deque())
    else:
        draft.whole("entry", content.meant, content.rows)


def _decoded(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
    """Yield what strings mean, a stretch for each escape and run between; nothing stands for the quotes."""
    for start, end in spans:
        for match in _ESCAPE.finditer(text, start, end):
            at, after = match.span()
            if start < at:
                yield text[start:at], start, at
            if meant := _MEANT.get(match.group()[1:]):  # nearly always
                yield meant, at, after
            else:
                yield from _unescaped(match)
            start = after
        if start < end:
            yield text[start:end], start, end


def _unescaped(match: re.Match[str]) -> Iterator[Stretch]:
    sign = match.group()[1]
    if sign == "x" or sign in "01234567":
        yield from _from_bytes(match)
    elif sign not in "\r\n":  # an escaped line end joins two lines
        yield Stretch(_MEANT.get(sign, HOLE), *match.span())


def _from_bytes(match: re.Match[str]) -> Iterator[Stretch]:
    """Yield the characters that a run of octal and hexadecimal escapes encodes in UTF-8, or a hole."""
    run, start = b"", match.start()
    for one in _BYTE.finditer(match.string, *match.span()):
        run += bytes([(int(one[1], 8) if one[1] else int(one[2], 16)) & 0xFF])
        try:
            yield Stretch(run.decode().replace("\0", HOLE), start, one.end())
        except UnicodeDecodeError:
            continue
        run, start = b"", one.end()
    if run:
        yield Stretch(HOLE, start, match.end())


# -- markup in the strings ----------------------------------------------------------------------------


def _markup(meant: str) -> list[Opaque]:
    """Return the opaque spans of the translations; offsets are of these as joined by `_BETWEEN`."""
    flat = flatten(meant)
    found = [*hide_maths(flat), *inline(flat), *addresses(flat), *placeholders(flat)]
    return in_order(found)


def _drop(opaque: deque[Opaque], at: int) -> None:
    """Remove the spans that end before an offset."""
    while opaque and opaque[0].end <= at:
        opaque.popleft()


def _add(draft: Draft, form: _Content, at: int, opaque: deque[Opaque]) -> None:
    """Add a form that begins at ``at`` of the joined forms; opaque spans before it are removed."""
    begun = at
    for size, start, end in form.rows:
        for left, right, hidden in _divided(at, at + size, opaque):
            verbatim = size == end - start
            span = (start + left - at, start + right - at) if verbatim else (start, end)
            if not hidden:
                put(draft, form.meant[left - begun : right - begun], *span)
            elif hidden.hole:
                draft.hole(*span)
        at += size


def _divided(at: int, until: int, opaque: deque[Opaque]) -> Iterator[tuple[int, int, Opaque | None]]:
    """Yield the parts of ``at:until``, each with the opaque span that hides it; None if it is read."""
    while at < until:
        _drop(opaque, at)
        if not opaque or opaque[0].start >= until:
            yield at, until, None
            return
        span = opaque[0]
        if at < span.start:
            yield at, span.start, None
        yield max(at, span.start), min(span.end, until), span
        at = min(span.end, until)


# -- suppressions -------------------------------------------------------------------------------------


def _suppressions(text: str) -> Iterator[Suppression]:
    """Yield the suppressions; ``ignore`` and the flag ``termlint-ignore`` apply to their entry."""
    if "termlint" not in text:
        return
    spans = [entry.span for entry in entries(text)]

    def entry_at(at: int) -> tuple[int, int]:
        start, end = spans[bisect_right(spans, (at, len(text))) - 1] if spans else (at, at)
        return (start, end) if start <= at < end else (at, at)

    yield from find_suppressions(text, PLAIN, about=entry_at)
    for match in _FLAG.finditer(text):
        yield Suppression((), *entry_at(match.start(1)), *match.span(1))
