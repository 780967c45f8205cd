"""XLIFF 1.2 and 2, TMX 1.4, Qt Linguist: the translations into Chinese, each a segment.

What stands in a placeholder (``<x/>``, ``<ph>``) is a hole, markup that encloses text (``<g>``, ``<bpt>`` and
``<ept>``) is nothing. What is locked, not translated yet or equal to its source is not read, nor what stands
beside a translation: notes, matches from a memory, terms, earlier versions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from termlint.model import HOLE
from termlint.read import message
from termlint.read.draft import Draft
from termlint.read.embedded import Embedded, Stretch, put_both, read_embedded
from termlint.read.locale import locale_in_path
from termlint.read.xml_texts import tell

Scope = Literal["read", "locked", "aside"]
Part = Literal["block", "text", "through", "hole"]

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
"""By element: the attribute that says that there is no translation yet, or none any more."""


def read(text: str, draft: Draft) -> None:
    """Read a file of one of these formats.

    Raises:
        Malformed: if it is no XML.
    """
    tell(text, _Units(draft))
    draft.end()


def read_linguist(text: str, draft: Draft) -> None:
    """Read a catalogue of Qt Linguist; nothing of a program in TypeScript, which has the same suffix.

    Raises:
        Malformed: if it begins as XML does and is none.
    """
    if is_linguist(text):
        read(text, draft)


def is_linguist(text: str) -> bool:
    """Tell whether a text begins as XML does."""
    return text[:200].removeprefix("\ufeff").lstrip().startswith(("<?xml", "<!DOCTYPE TS", "<TS"))


def read_both(text: str, target: Draft, source: Draft) -> tuple[str, ...]:
    """Read every unit that has a translation as it is written, and its original beside it; no contexts.

    Raises:
        Malformed: if the text is no XML.
    """
    tell(text, _Pairs(target, source))
    return ()


class _Element(NamedTuple):
    """An open element: whether what is in it is read, and what it is in a text."""

    scope: Scope
    part: Part


class _Units:
    """Listens for units: `stretches` is what the open text means so far, None outside of one.

    A unit is told of when it ends: only then are all its segments known, and which are locked (Trados).
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.elements: list[_Element] = []
        self.prefix = ""
        """The prefix of the root's name: what has another is no part of the format itself."""
        self.default = self.language = "zh"
        """The language of translations as the root says, and as it is here."""
        self.originals: dict[str, list[Stretch]] = {}
        self.translations: list[tuple[str, list[Stretch]]] = []
        self.locked: set[str] = set()
        self.stretches: list[Stretch] | None = None
        self.segment = ""
        """Which segment of the unit the open text is; empty if it is the whole."""
        self.is_source = False
        self.depth = 0
        """How many placeholders are open in one another."""
        self.hole = -1
        """Where the placeholder began that is open, or that ended last; -1 if there is none."""
        self.is_code = False
        """Whether that is formatting only."""

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
            self._block(local, attributes)
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

    def _block(self, local: str, attributes: Mapping[str, str]) -> None:
        if local in _UNITS:
            self.originals, self.translations, self.locked = {}, [], set()
        elif local == "file":
            self.language = attributes.get("target-language", self.default)
        elif local == "tuv":
            self.language = attributes.get("xml:lang", attributes.get("lang", ""))

    def _open(self, local: str, attributes: Mapping[str, str]) -> None:
        """Begin a text, or a segment of the one that is open."""
        if local == "mrk":
            self.segment = attributes.get("mid", "")
        else:
            language = attributes.get("xml:lang", self.language)
            self.is_source = local.endswith("source") or not language.lower().startswith("zh")
            self.segment = ""
            if not self.is_source:
                self.draft.locales.add(locale_in_path(language))
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
        if self.stretches is not None and not self.depth:
            self._fill(stretch.start)
            self.stretches.append(stretch)

    def _fill(self, until: int) -> None:
        """Put a hole where a placeholder was."""
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
            self._tell()

    def _close(self, stretches: list[Stretch]) -> None:
        self.stretches = None
        if not self.is_source:
            self.translations.append((self.segment, stretches))
        elif self.segment not in self.originals or self.language.lower().startswith("en"):
            self.originals[self.segment] = stretches

    def _tell(self) -> None:
        """Tell of the translations in a unit."""
        for segment, said in self.translations:
            if segment not in self.locked:
                self._add(said, self.originals.get(segment, []))
        self.translations = []

    def _add(self, translation: list[Stretch], original: list[Stretch]) -> None:
        if _meant(translation) != _meant(original):
            read_embedded(Embedded(translation), message.read, self.draft)


class _Pairs(_Units):
    """Listens for units and keeps both sides of each; a placeholder stands for itself."""

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
    """Tell whether an element says that nobody is to translate, or has translated, what is in it."""
    if attributes.get("translate") == "no" or attributes.get("mtype") == "protected":
        return True
    key, values = _UNTRANSLATED.get(local, ("", ()))
    if attributes.get(key) in values:
        return True
    locks = [value for name, value in attributes.items() if name.rpartition(":")[2] == "locked"]
    return any(value not in ("", "false", "no", "unlocked") for value in locks)
