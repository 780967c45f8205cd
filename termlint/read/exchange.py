"""XLIFF 1.2 and 2, TMX 1.4: the translations into Chinese, each a segment.

What stands in a placeholder (``<x/>``, ``<ph>``) is a hole, markup that encloses text (``<g>``, ``<pc>``)
is nothing. A unit that is not translated, or whose target equals its source, is not read.
"""

from __future__ import annotations

from collections.abc import Mapping

from termlint.model import HOLE
from termlint.read import message
from termlint.read.draft import Draft
from termlint.read.embedded import Embedded, Stretch, put_both, read_embedded
from termlint.read.xml_texts import tell

_UNITS = frozenset({"trans-unit", "segment", "tu"})
_THROUGH = frozenset({"g", "pc", "mrk", "hi"})
_LANGUAGES = ("target-language", "trgLang")


def read(text: str, draft: Draft) -> None:
    """Read a file of either format.

    Raises:
        Malformed: if it is no XML.
    """
    tell(text, _Units(draft))
    draft.end()


def read_both(text: str, target: Draft, source: Draft) -> tuple[str, ...]:
    """Read every unit that has a translation as it is written, and its original beside it; no contexts.

    Raises:
        Malformed: if the text is no XML.
    """
    tell(text, _Pairs(target, source))
    return ()


class _Units:
    """Listens for units: `stretches` is what the open translation means so far, None outside of one."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.language = "zh"
        self.sources: list[str] = []
        self.stretches: list[Stretch] | None = None
        self.is_source = False
        self.depth = 0
        """How many placeholders are open in one another."""
        self.hole = -1
        """Where the placeholder began that is open, or that ended last; -1 if there is none."""

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        name = name.rpartition(":")[2]
        for key in _LANGUAGES:
            self.language = attributes.get(key, self.language)
        if name in _UNITS:
            self.sources = []
        elif name in ("source", "target"):
            self._open(is_source=name == "source")
        elif name == "tuv":
            self.language = attributes.get("xml:lang", attributes.get("lang", ""))
        elif name == "seg":
            self._open(is_source=False)
        elif self.stretches is not None and name not in _THROUGH:
            self.hole = self.hole if self.hole >= 0 else at
            self.depth += 1

    def _open(self, *, is_source: bool) -> None:
        self.is_source = is_source or not self.language.lower().startswith("zh")
        self.stretches, self.depth, self.hole = [], 0, -1

    def text(self, stretch: Stretch) -> None:
        if self.stretches is not None and not self.depth:
            self._fill(stretch.start)
            self.stretches.append(stretch)

    def _fill(self, until: int) -> None:
        """Put a hole where a placeholder was."""
        if self.hole >= 0 and self.stretches is not None:
            self.stretches.append(Stretch(HOLE, self.hole, until))
        self.hole = -1

    def end(self, name: str, at: int) -> None:
        name = name.rpartition(":")[2]
        if self.stretches is None:
            return
        if name in ("source", "target", "seg"):
            self._fill(at)
            self._close(self.stretches)
        elif name not in _THROUGH:
            self.depth -= 1

    def _close(self, stretches: list[Stretch]) -> None:
        self.stretches = None
        said = "".join(one.meant for one in stretches)
        if self.is_source:
            self.sources.append(said)
        elif said not in self.sources:
            read_embedded(Embedded(stretches), message.read, self.draft)


class _Pairs(_Units):
    """Listens for units and keeps both sides of each; a placeholder stands for itself."""

    def __init__(self, draft: Draft, source: Draft) -> None:
        super().__init__(draft)
        self.source = source
        self.original: list[Stretch] = []

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        if name.rpartition(":")[2] in _UNITS:
            self.original = []
        super().start(name, attributes, at)

    def _fill(self, until: int) -> None:
        if self.hole >= 0 and self.stretches is not None:
            self.stretches.append(Stretch(self.draft.text[self.hole : until], self.hole, until))
        self.hole = -1

    def _close(self, stretches: list[Stretch]) -> None:
        self.stretches = None
        if not self.is_source:
            put_both(stretches, self.original, self.draft, self.source)
        elif not self.original:
            self.original = stretches
