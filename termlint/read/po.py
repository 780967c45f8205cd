"""gettext catalogues, PO and POT: what is read is the translation, each form of it a segment.

Not read are the header, obsolete entries (``#~``), what is not translated (an empty ``msgstr``, or one that
equals its ``msgid``), and fuzzy entries: those are what a program guessed from another entry, msgfmt leaves
them out, and whoever takes the mark off reads them first. Nor is a catalogue of another language, in which
hardly any translation holds a Han character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec

from termlint.han import IDEOGRAPHS
from termlint.model import HOLE, Suppression
from termlint.read.catalogue import Field, entries, strings
from termlint.read.draft import Draft, Opaque
from termlint.read.embedded import Stretch, put, put_both
from termlint.read.flat import flatten
from termlint.read.masks import addresses, hide_maths, in_order
from termlint.read.placeholders import placeholders
from termlint.read.rst_inline import inline
from termlint.read.suppressions import PLAIN, find_suppressions

_MEANT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a", '"': '"', "\\": "\\"}
_ESCAPE = re.compile(r"(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+|\\(?:\r\n|[\s\S])")
_BYTE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]+))")
_BETWEEN = "\n\n\0\n\n"
"""Stands between two translations while markup is looked for: no mark of any kind reaches over it."""

_FLAGS = r"(?<![^\r\n\ufeff])[ \t]*#[,=](?:[^\r\n]*[,\s])?"
_FUZZY = re.compile(rf"{_FLAGS}fuzzy(?![^,\s])")
_FLAG = re.compile(rf"{_FLAGS}(termlint-ignore)(?![^,\s])")
_HAN = re.compile(f"[{IDEOGRAPHS}]")


def read(text: str, draft: Draft) -> None:
    """Read a catalogue.

    Raises:
        Malformed: if it is none.
    """
    draft.suppressions += _suppressions(text)
    draft.restructured = True
    forms = [form.stretches for message in _messages(text) for form in message.translations]
    meant = ["".join([stretch.meant for stretch in form]) for form in forms]
    if 10 * sum(_HAN.search(one) is not None for one in meant) < len(meant):
        return
    opaque = deque(_markup(_BETWEEN.join(meant)))
    at = 0
    for form, said in zip(forms, meant, strict=True):
        draft.begin("entry")
        _add(draft, form, at, opaque)
        at += len(said) + len(_BETWEEN)
    draft.end()


def read_both(text: str, target: Draft, source: Draft) -> Iterator[str]:
    """Read every entry that has a translation as it is written, markup and all, and its original beside it.

    Yields the context (msgctxt) of each pair, empty if it has none.

    One that equals its original is read too: whether that is right is a question of its own.

    Raises:
        Malformed: if the text is no catalogue.
    """
    for message in _messages(text):
        if message.originals[0].written:
            for form in message.forms:
                if put_both(form.stretches, message.originals[-1].stretches, target, source):
                    yield "".join([one.written for one in message.contexts])


# -- entries ------------------------------------------------------------------------------------------


class _Said(msgspec.Struct, frozen=True, gc=False):
    """What a field says: as it is written, quotes left out, and what that means."""

    written: str
    stretches: list[Stretch]


class _Message(msgspec.Struct, frozen=True, gc=False):
    """An entry with a translation that is not fuzzy: its context, if it has one, its original in the singular
    and the plural, and the forms of its translation.
    """

    contexts: list[_Said]
    originals: list[_Said]
    forms: list[_Said]

    @property
    def translations(self) -> list[_Said]:
        """The forms that are translations; the header has none."""
        originals = [one.written for one in self.originals]
        if originals == [""] and not self.contexts:
            return []
        return [one for one in self.forms if one.written not in originals]


@lru_cache(maxsize=1)
def _messages(text: str) -> tuple[_Message, ...]:
    """Return the messages of a catalogue, which is read twice: one side of it, and both."""
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
            yield _Message(*[[_said(text, field) for field in fields] for fields in sides])


def _is_fuzzy(text: str, start: int, end: int) -> bool:
    return text.find("fuzzy", start, end) >= 0 and _FUZZY.search(text, start, end) is not None


# -- what the strings mean ----------------------------------------------------------------------------


def _said(text: str, field: Field) -> _Said:
    stretches = [Stretch(text[start:end], start, end) for start, end in strings(text, field)]
    written = stretches[0].meant if len(stretches) == 1 else "".join([one.meant for one in stretches])
    return _Said(written, stretches if "\\" not in written else [*_decoded(text, stretches)])


def _decoded(text: str, stretches: Iterable[Stretch]) -> Iterator[Stretch]:
    """Yield what strings mean, one by one and escape by escape. Where two meet is nothing."""
    for _, start, end in stretches:
        for match in _ESCAPE.finditer(text, start, end):
            at, after = match.span()
            if start < at:
                yield Stretch(text[start:at], start, at)
            if meant := _MEANT.get(match.group()[1:]):  # as of nearly all
                yield Stretch(meant, at, after)
            else:
                yield from _unescaped(match)
            start = after
        if start < end:
            yield Stretch(text[start:end], start, end)


def _unescaped(match: re.Match[str]) -> Iterator[Stretch]:
    sign = match.group()[1]
    if sign == "x" or sign in "01234567":
        yield from _from_bytes(match)
    elif sign not in "\r\n":  # else two lines are one
        yield Stretch(_MEANT.get(sign, HOLE), *match.span())


def _from_bytes(match: re.Match[str]) -> Iterator[Stretch]:
    """Yield the characters whose bytes a run of octal and hexadecimal escapes gives, in UTF-8."""
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


# -- markup in them -----------------------------------------------------------------------------------


def _markup(meant: str) -> list[Opaque]:
    """Return what is not to be read in the translations; offsets are theirs, joined by `_BETWEEN`."""
    flat = flatten(meant)
    found = [*hide_maths(flat), *inline(flat), *addresses(flat), *placeholders(flat)]
    return in_order(found)


def _add(draft: Draft, form: Iterable[Stretch], at: int, opaque: deque[Opaque]) -> None:
    """Add a form that begins at ``at``; of what is opaque, all that lies behind is dropped."""
    for stretch in form:
        until = at + len(stretch.meant)
        while opaque and opaque[0].end <= at:
            opaque.popleft()
        if not opaque or opaque[0].start >= until:
            put(draft, stretch)
        else:
            for left, right, hidden in _divided(at, until, opaque):
                _put(draft, stretch, left - at, right - at, hidden)
        at = until


def _divided(at: int, until: int, opaque: deque[Opaque]) -> Iterator[tuple[int, int, Opaque | None]]:
    """Divide a stretch into what is read and what is hidden by something opaque."""
    while at < until:
        while opaque and opaque[0].end <= at:
            opaque.popleft()
        if not opaque or opaque[0].start >= until:
            yield at, until, None
            return
        span = opaque[0]
        if at < span.start:
            yield at, span.start, None
        yield max(at, span.start), min(span.end, until), span
        at = min(span.end, until)


def _put(draft: Draft, stretch: Stretch, left: int, right: int, hidden: Opaque | None) -> None:
    meant, start, end = stretch
    if len(meant) == end - start:
        meant, start, end = meant[left:right], start + left, start + right
    if not hidden:
        put(draft, Stretch(meant, start, end))
    elif hidden.hole:
        draft.hole(start, end)


# -- what translators ask for -------------------------------------------------------------------------


def _suppressions(text: str) -> Iterator[Suppression]:
    """Yield what comments ask for; ``ignore`` and the flag ``termlint-ignore`` mean their entry."""
    if "termlint" not in text:
        return
    spans = [entry.span for entry in entries(text)]

    def entry_at(at: int) -> tuple[int, int]:
        start, end = spans[bisect_right(spans, (at, len(text))) - 1] if spans else (at, at)
        return (start, end) if start <= at < end else (at, at)

    yield from find_suppressions(text, PLAIN, about=entry_at)
    for match in _FLAG.finditer(text):
        yield Suppression((), *entry_at(match.start(1)), *match.span(1))
