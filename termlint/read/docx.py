"""Word documents: the paragraphs of ``word/document.xml``, each a line of the text that is read.

So the line number in a report is the number of a paragraph, empty ones counted, and the column a place in it.
The body is followed by endnotes and footnotes, then footers and headers, equal ones once; reviewers' comments
are not read. Nothing is written: a fix would have to rearrange the runs and styles of a sentence.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping

from termlint.lazily import lazily
from termlint.read.draft import Draft
from termlint.read.embedded import Stretch
from termlint.read.encoding import encoding_of
from termlint.read.faults import Malformed, Unreadable
from termlint.read.flat import flatten
from termlint.read.masks import addresses, in_order
from termlint.read.xml_texts import tell
from termlint.telling.syntax import why_refused

LARGEST = 64 * 1024 * 1024
"""Most bytes of all parts with text together: a larger file is not a document but an attack on memory."""

_PART = "word/document.xml"
_NOTES = lazily(r"word/(?:footnotes|endnotes)\d*\.xml")
_EDGES = lazily(r"word/(?:header|footer)\d*\.xml")
_SHOWN = {"w:tab": " ", "w:br": " ", "w:cr": " ", "w:noBreakHyphen": "-"}
_OPAQUE = {"m:oMath": "[公式]", "w:drawing": "[图]", "w:pict": "[图]", "w:object": "[图]"}
_UNSHOWN = frozenset({"mc:Fallback", "w:moveFrom", "w:del", "w:rt", *_OPAQUE})
_HOLES = lazily(r"\[(?:公式|图)\]")
_LINE = lazily(r"[^\n]+")


def text_of(path: str, data: bytes) -> str:
    """Return the paragraphs of a Word document, each a line.

    Raises:
        Unreadable: if it is no Word document, or its parts are larger than `LARGEST`.
    """
    try:
        lines = list(_lines(data))
    except Malformed as fault:
        raise _unreadable(path, fault.en, fault.zh) from None
    except KeyError:
        raise _unreadable(path, f"{_PART} is missing", f"缺少 {_PART}") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        why = why_refused(str(error))
        raise _unreadable(path, why.en, why.zh) from None
    return "".join(line + "\n" for line in lines)


def _unreadable(path: str, en: str, zh: str) -> Unreadable:
    return Unreadable(path, f"not a readable Word document: {en}", f"不是可读的 Word 文档：{zh}")


def _lines(data: bytes) -> Iterator[str]:
    """Yield the paragraphs of the body, then the non-empty ones of the other parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = sorted(archive.namelist())
        notes, edges = ([*filter(kind.fullmatch, names)] for kind in (_NOTES, _EDGES))
        parts = dict(_parts(archive, [_PART, *notes, *edges]))
    yield from _paragraphs(parts[_PART])
    for name in notes:
        yield from filter(str.strip, _paragraphs(parts[name]))
    repeated = [line for name in edges for line in _paragraphs(parts[name])]
    yield from dict.fromkeys(filter(str.strip, repeated))


def _parts(archive: zipfile.ZipFile, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the parts with their names; raise `Malformed` if all together are larger than `LARGEST`."""
    left = LARGEST
    for name in names:
        with archive.open(name) as part:
            xml = part.read(left + 1)
        left -= len(xml)
        if left < 0:
            raise Malformed(0, f"larger than {LARGEST // 1_000_000} MB", f"超过 {LARGEST // 1_000_000} MB")
        yield name, xml


def _paragraphs(xml: bytes) -> list[str]:
    paragraphs = _Paragraphs()
    tell(xml.decode(encoding_of(_PART, xml)), paragraphs)
    return paragraphs.lines


class _Paragraphs:
    """Listens for paragraphs, which may be nested; `lines` holds the finished ones."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.open: list[list[str]] = []
        self.unshown = 0
        """The number of open elements whose text is not shown."""
        self.is_text = False

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        if name in _UNSHOWN:
            self._add(_OPAQUE.get(name, ""))
            self.unshown += 1
        elif name == "w:p":
            self.open.append([])
        elif name == "w:t":
            self.is_text = True
        elif name in _SHOWN:
            self._add(_SHOWN[name])

    def text(self, stretch: Stretch) -> None:
        if self.is_text:
            self._add(stretch.meant)

    def _add(self, text: str) -> None:
        if self.open and not self.unshown:
            self.open[-1].append(text)

    def end(self, name: str, at: int) -> None:
        if name in _UNSHOWN:
            self.unshown -= 1
        elif name == "w:t":
            self.is_text = False
        elif name == "w:p" and self.open:
            line = " ".join("".join(self.open.pop()).splitlines())
            if not self.unshown:
                self.lines.append(line)


def read(text: str, draft: Draft) -> None:
    """Read the text that `text_of` returns: every line is a paragraph, formulas and pictures are holes."""
    draft.set_opaque(in_order(addresses(flatten(text))))
    for match in _LINE.finditer(text):
        draft.begin("paragraph")
        at = match.start()
        for hole in _HOLES.finditer(text, *match.span()):
            draft.add(at, hole.start())
            draft.hole(*hole.span())
            at = hole.end()
        draft.add(at, match.end())
    draft.end()
