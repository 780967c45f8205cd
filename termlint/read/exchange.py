"""Reads XLIFF 1.2 and 2, TMX 1.4 and Qt Linguist: each translation into Chinese is a segment.

A placeholder (``<x/>``, ``<ph>``) with its content is a hole; markup that encloses text (``<g>``, ``<bpt>``
and ``<ept>``) leaves nothing. Not read are translations that are locked, unfinished or equal to their source,
and what accompanies a translation: notes, matches from a memory, terms, earlier versions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from typing import Literal, NamedTuple

from termlint.lazily import lazily
from termlint.model import HOLE
from termlint.read import message
from termlint.read.draft import Draft
from termlint.read.embedded import Embedded, Stretch, put_both, read_embedded
from termlint.read.locale import locale_in_path
from termlint.read.suppressions import find_suppressions, is_in, span_after
from termlint.read.xml_texts import tell

Scope = Literal["read", "locked", "aside"]
Part = Literal["block", "text", "through", "hole"]

_CHINESE = lazily(r"zh|cmn\b", re.IGNORECASE)
_MANDARIN = lazily(r"^cmn\b", re.IGNORECASE)
_UNITS = frozenset({"trans-unit", "segment", "tu", "message"})
_TEXTS = frozenset({"source", "seg-source", "target", "seg", "translation", "numerusform", "lengthvariant"})
_THROUGH = frozenset({"g", "pc", "mrk", "hi"})
_FORMATTING = frozenset({"bpt", "ept", "it", "sc", "ec", "sm", "em"})
_ASIDES = frozenset({"alt-trans", "matches", "glossary", "resourceData", "changeTrack", "ignorable", "notes"})
_UNTRANSLATED = {
    "target": ("state", ("new", "needs-translation")),
    "segment": ("state", ("initial",)),
    "translation": ("type", ("unfinished", "vanished", "obsolete")),
}
"""By element: the attribute and its values for a translation that is missing, unfinished or obsolete."""


def read(text: str, draft: Draft) -> None:
    """Read a file of one of these formats.

    Raises:
        Malformed: if it is no XML.
    """
    units = _Units(draft)
    tell(text, units)
    draft.end()
    draft.suppressions += find_suppressions(text, code=units.shown, about=units.unit_at)


def read_linguist(text: str, draft: Draft) -> None:
    """Read a catalogue of Qt Linguist; ignore a program in TypeScript, which has the same suffix.

    Raises:
        Malformed: if it begins like XML but is none.
    """
    if is_linguist(text):
        read(text, draft)


def is_linguist(text: str) -> bool:
    """Return True if a text begins like the XML of Qt Linguist."""
    return text[:200].removeprefix("\ufeff").lstrip().startswith(("<?xml", "<!DOCTYPE TS", "<TS"))


def read_both(text: str, target: Draft, source: Draft) -> tuple[str, ...]:
    """Add every translation, raw, to ``target``, and its original to ``source``; return no contexts.

    Raises:
        Malformed: if the text is no XML.
    """
    tell(text, _Pairs(target, source))
    return ()


class _Element(NamedTuple):
    """An open element: whether its content is read, and its part in a text."""

    scope: Scope
    part: Part


class _Units:
    """Listens for units; ``stretches`` holds those of the open text so far, None outside of a text.

    A unit is added to the draft when it ends: only then is known which of its segments are locked (Trados).
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.elements: list[_Element] = []
        self.prefix = ""
        """The prefix of the root's name; elements with another prefix are not part of the format."""
        self.default = self.language = "zh"
        """The language of translations according to the root, and at the current place."""
        self.originals: dict[str, list[Stretch]] = {}
        self.translations: list[tuple[str, list[Stretch]]] = []
        self.locked: set[str] = set()
        self.stretches: list[Stretch] | None = None
        self.segment = ""
        """The identifier of the segment to which the open text belongs; empty for the whole unit."""
        self.is_source = False
        self.depth = 0
        """The number of nested placeholders that are open."""
        self.hole = -1
        """The start of the placeholder that is open, or has just ended and is not added yet; -1 if none."""
        self.is_code = False
        """Whether that placeholder is only formatting."""
        self.units: list[tuple[int, int]] = []
        """The span of each unit, in order, its closing tag not included."""
        self.unit_start = 0
        self.shown: list[tuple[int, int]] = []
        """The spans of character data in which a comment for termlint is an example (CDATA)."""

    def unit_at(self, at: int) -> tuple[int, int]:
        """Return the span of the unit that contains an offset, else of the next one."""
        index = bisect_right(self.units, (at, len(self.draft.text))) - 1
        return self.units[index] if is_in(at, self.units) else span_after(at, self.units)

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        local = name.rpartition(":")[2]
        if not self.elements:
            self.prefix = name.removesuffix(local)
            self.default = self.language = attributes.get("trgLang", attributes.get("language", "zh"))
        scope = self._scope(name, local, attributes)
        part: Part = "block"
        if scope == "read" and (local in _TEXTS or _is_segment(local, attributes)):
            self._open(local, attributes)
            part = "text"
        elif self.stretches is not None:
            part = self._inline(scope, local, attributes, at)
        elif scope != "aside":
            self._block(local, attributes, at)
        elif local == "seg" and _is_locked(local, attributes):
            self.locked.add(attributes.get("id", ""))
        self.elements.append(_Element(scope, part))

    def _scope(self, name: str, local: str, attributes: Mapping[str, str]) -> Scope:
        outer = self.elements[-1].scope if self.elements else "read"
        if outer == "aside" or local in _ASIDES or name.removesuffix(local) != self.prefix:
            return "aside"
        if _is_locked(local, attributes):
            return "locked"
        return "read" if attributes.get("translate") == "yes" else outer

    def _block(self, local: str, attributes: Mapping[str, str], at: int) -> None:
        if local in _UNITS:
            self.unit_start = at
            self.originals, self.translations, self.locked = {}, [], set()
        elif local == "file":
            self.language = attributes.get("target-language", self.default)
        elif local == "tuv":
            self.language = attributes.get("xml:lang", attributes.get("lang", ""))

    def _open(self, local: str, attributes: Mapping[str, str]) -> None:
        """Begin a text, or a segment of the open text."""
        if local == "mrk":
            self.segment = attributes.get("mid", "")
        else:
            language = attributes.get("xml:lang", self.language)
            self.is_source = local.endswith("source") or not _CHINESE.match(language)
            self.segment = ""
            if not self.is_source:
                self.draft.locales.add(locale_in_path(_MANDARIN.sub("zh", language)))
        self.stretches, self.depth, self.hole = [], 0, -1

    def _inline(self, scope: Scope, local: str, attributes: Mapping[str, str], at: int) -> Part:
        if local in _THROUGH and scope == "read":
            return "through"
        is_code = local in _FORMATTING or attributes.get("id", "").startswith(("START_", "CLOSE_"))
        self.is_code = is_code and (self.hole < 0 or self.is_code)
        self.hole = self.hole if self.hole >= 0 else at
        self.depth += 1
        return "hole"

    def text(self, stretch: Stretch) -> None:
        if "termlint:" in stretch.meant:
            self.shown.append((stretch.start, stretch.end))
        if self.stretches is not None and not self.depth:
            self._fill(stretch.start)
            self.stretches.append(stretch)

    def _fill(self, until: int) -> None:
        """Add a hole for the placeholder that ends at ``until``, unless it is only formatting."""
        if self.hole >= 0 and self.stretches is not None and not self.is_code:
            self.stretches.append(Stretch(HOLE, self.hole, until))
        self.hole = -1

    def end(self, name: str, at: int) -> None:
        scope, part = self.elements.pop()
        if part == "hole":
            self.depth -= 1
        elif part == "text" and self.stretches is not None:
            self._fill(at)
            self._close(self.stretches)
        elif part == "block" and scope != "aside" and name.rpartition(":")[2] in _UNITS:
            self.units.append((self.unit_start, at))
            self._add_translations()

    def _close(self, stretches: list[Stretch]) -> None:
        self.stretches = None
        if not self.is_source:
            self.translations.append((self.segment, stretches))
        elif self.segment not in self.originals or self.language.lower().startswith("en"):
            self.originals[self.segment] = stretches

    def _add_translations(self) -> None:
        """Add the translations of a unit that are not locked."""
        for segment, translation in self.translations:
            if segment not in self.locked:
                self._add(translation, self.originals.get(segment, []))
        self.translations = []

    def _add(self, translation: list[Stretch], original: list[Stretch]) -> None:
        if _meant(translation) != _meant(original):
            read_embedded(Embedded(translation), message.read, self.draft)


class _Pairs(_Units):
    """Listens for units and adds both sides of each; a placeholder is kept as it is written."""

    def __init__(self, draft: Draft, source: Draft) -> None:
        super().__init__(draft)
        self.source = source

    def _fill(self, until: int) -> None:
        if self.hole >= 0 and self.stretches is not None:
            self.stretches.append(Stretch(self.draft.text[self.hole : until], self.hole, until))
        self.hole = -1

    def _add(self, translation: list[Stretch], original: list[Stretch]) -> None:
        put_both(translation, original, self.draft, self.source)


def _meant(stretches: list[Stretch]) -> str:
    return "".join([one.meant for one in stretches])


def _is_segment(local: str, attributes: Mapping[str, str]) -> bool:
    return local == "mrk" and attributes.get("mtype") == "seg"


def _is_locked(local: str, attributes: Mapping[str, str]) -> bool:
    """Return True if the attributes of an element say that its content is locked or not translated."""
    if attributes.get("translate") == "no" or attributes.get("mtype") == "protected":
        return True
    key, values = _UNTRANSLATED.get(local, ("", ()))
    if attributes.get(key) in values:
        return True
    locks = [value for name, value in attributes.items() if name.rpartition(":")[2] == "locked"]
    return any(value not in ("", "false", "no", "unlocked") for value in locks)
