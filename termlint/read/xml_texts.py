"""The character data of an XML text with where it stands: expat, which ships with Python, counts bytes.

Nothing outside the text is ever fetched, and a document type that declares entities is refused: that is how
a small file becomes a huge one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol
from xml.parsers import expat

from termlint.model import HOLE
from termlint.read.embedded import Stretch
from termlint.read.faults import BOM, Malformed
from termlint.syntax import why_refused


class Listener(Protocol):
    """What is told of a text, in order. Names are as written, with their prefixes."""

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        """Hear of an element that begins, and where."""

    def end(self, name: str, at: int) -> None:
        """Hear of an element that ends, and where its last tag begins."""

    def text(self, stretch: Stretch) -> None:
        """Hear of character data: offsets are code points of the text."""


def tell(text: str, listener: Listener) -> None:
    """Tell a listener what an XML text holds.

    Raises:
        Malformed: if it is no XML, or declares entities.
    """
    _Source(text, listener).parse()


class _Source:
    def __init__(self, text: str, listener: Listener) -> None:
        self.mark = text.startswith(BOM)
        self.source = text[self.mark :]
        self.data = self.source.encode("utf-8", "surrogatepass")
        self.listener = listener
        self.waiting = ""
        """Character data whose end is not known before the next event; empty if there is none."""
        self.since = 0
        self.bytes = 0
        self.characters = 0
        self.parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._refuse
        for name in ("Comment", "ProcessingInstruction", "StartCdataSection", "EndCdataSection"):
            setattr(parser, f"{name}Handler", lambda *_: self._flush())

    def parse(self) -> None:
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            at = self._place(min(self.parser.ErrorByteIndex, len(self.data)))
            said = expat.errors.messages[error.code] if error.code in expat.errors.messages else str(error)
            why = why_refused(said)
            raise Malformed(at, f"not valid XML: {why.en}", f"不是合法的 XML：{why.zh}") from None

    def _place(self, byte: int) -> int:
        """Return the code point at a byte. Events come in order, so only what lies between is counted."""
        if byte < self.bytes:
            return self.mark + len(self.data[:byte].decode("utf-8", "replace"))
        self.characters += len(self.data[self.bytes : byte].decode("utf-8", "replace"))
        self.bytes = byte
        return self.mark + self.characters

    def _flush(self) -> None:
        """Tell of the character data that waits: it ends where the next event begins."""
        now = self._place(self.parser.CurrentByteIndex)
        if self.waiting:
            meant, start = self.waiting, self.since
            written = self.source[start - self.mark : now - self.mark]
            if written == meant:
                self.listener.text(Stretch(meant, start, now))
            else:
                self.listener.text(Stretch(meant if len(meant) == 1 else HOLE, start, now))
        self.waiting, self.since = "", now

    def _characters(self, data: str) -> None:
        self._flush()
        self.waiting = data

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._flush()
        self.listener.start(name, attributes, self.since)

    def _end(self, name: str) -> None:
        self._flush()
        self.listener.end(name, self.since)

    def _refuse(self, *_: object) -> None:
        at = self._place(self.parser.CurrentByteIndex)
        raise Malformed(at, "declares entities, which are not expanded", "声明了实体；termlint 不展开实体")
