r"""Reads LaTeX: paragraphs, headings, items, captions, notes and cells, without commands, formulas and code.

A file with ``\begin{document}`` is read from there on; of what precedes it only the title is read. ``---``
and ``''`` are read as the dash and quotation mark that TeX makes of them. The arguments of an unknown command
are read if they contain Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from termlint.lazily import lazily
from termlint.model import SegmentKind
from termlint.read import latex_names as names
from termlint.read.draft import Draft
from termlint.read.flat import flatten
from termlint.read.masks import addresses, in_order
from termlint.read.suppressions import TEX, find_suppressions

_TOKEN = lazily(
    rb"(?P<comment>%[^\n]*(?:\n[ \t]*(?!\n)|\Z)?)"
    rb"|(?P<verb>\\(?:verb|lstinline)\*?(?P<quote>[^A-Za-z\s*{\[\\])[^\n]*?(?P=quote))"
    rb"|(?P<maths>\$\$(?:[^$\\]|\\[\s\S]|\$(?!\$)){1,4000}?\$\$|\$(?:[^$\n\\]|\\.|\n(?![ \t]*\n)){1,1000}?\$"
    rb"|\\\((?:[^\\]|\\(?![()])){0,2000}?\\\)|\\\[(?:[^\\]|\\(?![\[\]])){0,8000}?\\\])"
    rb"|(?P<begin>\\begin[ \t]*\{[A-Za-z]+\*?\})"
    rb"|(?P<end>\\end[ \t]*\{[A-Za-z]+\*?\})"
    rb"|(?P<line>\\\\(?:\*?\[[^\]\n]{0,30}\])?)"
    rb"|(?P<command>\\[A-Za-z@]+\*?)"
    rb"|(?P<sign>\\[^A-Za-z@])"
    rb"|(?P<blank>\n[ \t]*(?:\n[ \t]*)+)"
    rb"|(?P<newline>[ \t]{0,40}\n[ \t]*)"
    rb"|(?P<mark>---?|``|'')"
    rb"|(?P<other>[{}&~])"
)
_MEANT = {b"---": "—", b"--": "–", b"``": "“", b"''": "”"}
_SHOWN_SIGNS = b"%&_#${}"
_SPACES = b" ,;:"
_OPTION = lazily(rb"[ \t]*\[[^\]\n]{0,300}\]")
_OPEN = lazily(rb"[ \t]*\{")
_BRANCH = lazily(
    rb"%[^\n]*|\\(?:(?P<end>else|fi)(?![A-Za-z@])|(?P<begin>if(?!f(?![A-Za-z@])|thenelse)[A-Za-z@]*)|[\s\S])"
)
_BEGIN_DOCUMENT = b"\\begin{document}"
_END_DOCUMENT = b"\\end{document}"
_TITLE = lazily(rb"\\title[ \t]*\{")


def read(text: str, draft: Draft) -> None:
    """Read LaTeX."""
    flat = bytes(flatten(text))
    draft.set_opaque(in_order(addresses(flat)))
    walk = _Walk(draft, flat)
    _read(walk, flat)
    draft.suppressions += find_suppressions(text, TEX, walk.code)


def _read(walk: _Walk, flat: bytes) -> None:
    body = flat.find(_BEGIN_DOCUMENT)
    if body < 0:
        walk.read(0, len(flat))
        return
    if title := _TITLE.search(flat, 0, body):
        walk.read(title.start(), walk.closes.get(title.end() - 1, title.end()) + 1)
    end = flat.find(_END_DOCUMENT, body)
    walk.read(body + len(_BEGIN_DOCUMENT), end if end >= 0 else len(flat))


def _pairs(flat: bytes) -> dict[int, int]:
    """Return the offset of the closing brace for that of each opening brace that is closed."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(rb"\\[\s\S]|%[^\n]*|[{}]", flat):
        sign = match.group()
        if sign == b"{":
            opened.append(match.start())
        elif sign == b"}" and opened:
            pairs[opened.pop()] = match.start()
    return pairs


class _Walk:
    """Walks through the tokens, each kind handled by its method, and adds prose to the draft."""

    def __init__(self, draft: Draft, flat: bytes) -> None:
        self.draft = draft
        self.flat = flat
        self.closes = _pairs(flat)
        self.kinds: list[SegmentKind] = ["paragraph"]
        self.at = 0
        self.until: dict[int, Callable[[], None]] = {}
        """Actions to be taken at closing braces, by offset."""
        self.code: list[tuple[int, int]] = []
        """Spans of code that is shown as it is."""
        self.missing: set[bytes] = set()
        """Ends of environments, and ``iffalse``, that do not occur from here on."""
        self.line_end: tuple[int, int] | None = None
        """Span of a line end that is added when its paragraph goes on."""

    def read(self, start: int, end: int) -> None:
        """Read a stretch of the text as a document of its own."""
        self.at = start
        while match := _TOKEN.search(self.flat, self.at, end):
            self._text(self.at, match.start())
            self.at = match.end()
            _HANDLES[match.lastgroup or ""](self, match)
        self._text(self.at, end)
        self.draft.end()

    def _text(self, start: int, end: int) -> None:
        """Add prose, without white space at the beginning of a segment."""
        if self.draft.is_empty:
            start += len(self.flat[start:end]) - len(self.flat[start:end].lstrip())
        if start < end:
            self._catch_up()
            self.draft.add(start, end)

    def _catch_up(self) -> None:
        """Add the pending line end, unless the segment is empty."""
        if self.line_end and not self.draft.is_empty:
            self.draft.stand_in("\n", *self.line_end)
        self.line_end = None

    def _begin(self, kind: SegmentKind) -> None:
        self.line_end = None
        self.draft.begin(kind)

    def _hole(self, start: int, end: int) -> None:
        self._catch_up()
        self.draft.hole(start, end)

    def _stand_in(self, character: str, match: re.Match[bytes]) -> None:
        self._catch_up()
        self.draft.stand_in(character, *match.span())

    # Tokens.

    def nothing(self, match: re.Match[bytes]) -> None:
        """Skip a comment, which includes its line end."""

    def hole(self, match: re.Match[bytes]) -> None:
        """Add a hole for a formula or code."""
        self._hole(*match.span())

    def blank(self, match: re.Match[bytes]) -> None:
        """End a paragraph."""
        self._begin(self.kinds[-1])

    def newline(self, match: re.Match[bytes]) -> None:
        """Note a line end inside a paragraph."""
        self.line_end = self.line_end or match.span()

    def mark(self, match: re.Match[bytes]) -> None:
        """Read a mark as the dash or quotation mark that TeX makes of it."""
        self._stand_in(_MEANT[match.group()], match)

    def sign(self, match: re.Match[bytes]) -> None:
        r"""Read ``\%`` as the sign and ``\,`` as a space; ignore other signs, which print nothing."""
        sign = match.group()[1:]
        if sign in _SHOWN_SIGNS:
            self._stand_in(sign.decode(), match)
        elif sign in _SPACES:
            self._stand_in(" ", match)

    def other(self, match: re.Match[bytes]) -> None:
        """Handle a brace, the end of a cell or a tie."""
        sign, at = match.group(), match.start()
        if sign == b"}" and (do := self.until.pop(at, None)):
            do()
        elif sign == b"&" and self.kinds[-1] == "cell":
            self._begin("cell")
        elif sign == b"~" and self.flat[at - 1 : at].isalnum() and self.flat[at + 1 : at + 2].isalnum():
            self._text(at, at + 1)

    def line(self, match: re.Match[bytes]) -> None:
        r"""Handle ``\\``: the end of a cell, or of a line."""
        if self.kinds[-1] == "cell":
            self._begin("cell")
        else:
            self.newline(match)

    # Environments.

    def begin(self, match: re.Match[bytes]) -> None:
        """Begin an environment, or skip all of it if it is no prose."""
        name = match.group().partition(b"{")[2].rstrip(b"*}")
        if name in names.MATHS or name in names.CLOSED:
            end = self._end_of(name)
            if name in names.MATHS:
                self._hole(match.start(), end)
            else:
                self._begin(self.kinds[-1])
                self.code += [(match.start(), end)] if name in names.VERBATIM else []
            self.at = end
            return
        self.kinds.append(
            "cell" if name in names.TABLES else "quote" if name in names.QUOTES else self.kinds[-1]
        )
        self._begin(self.kinds[-1])
        self._skip_arguments()

    def _end_of(self, name: bytes) -> int:
        """Return the offset after the end of an environment; the current one if it never ends."""
        for closing in (b"\\end{" + name + b"}", b"\\end{" + name + b"*}"):
            if closing not in self.missing:
                if (at := self.flat.find(closing, self.at)) >= 0:
                    return at + len(closing)
                self.missing.add(closing)
        return self.at

    def end(self, match: re.Match[bytes]) -> None:
        """End an environment."""
        if len(self.kinds) > 1:
            self.kinds.pop()
        self._begin(self.kinds[-1])

    # Commands.

    def command(self, match: re.Match[bytes]) -> None:
        """Handle a command by its name."""
        name = match.group("command")[1:].rstrip(b"*")
        if name in (b"item", b"par", b"newline", b"bigskip", b"hline", b"toprule", b"midrule", b"bottomrule"):
            self._break(name)
        elif name in names.HEADINGS:
            self._set_apart("heading")
        elif name in names.CAPTIONS:
            self._set_apart("caption")
        elif name in names.NOTES:
            self._set_aside()
        elif name in names.SILENT or name in names.HIDDEN:
            end = self._arguments_end()
            if name in names.HIDDEN:
                self._hole(match.start(), end)
            self.at = end
        elif name in names.SECOND:
            self._skip_to_last()
        elif name == b"iffalse":
            self.at = self._end_of_false()
        elif name not in names.SHOWN:
            self._skip_unless_chinese(match.start())

    def _end_of_false(self) -> int:
        r"""Return the offset after the ``\else`` or ``\fi`` that ends an ``\iffalse``, else the current."""
        depth = 0
        for match in _BRANCH.finditer(self.flat, self.at) if b"iffalse" not in self.missing else ():
            depth += match["begin"] is not None
            if match["end"] and not depth:
                return match.end()
            depth -= match["end"] == b"fi"
        self.missing.add(b"iffalse")
        return self.at

    def _break(self, name: bytes) -> None:
        kind: SegmentKind = "item" if name == b"item" else self.kinds[-1]
        self._begin(kind)
        if name == b"item" and (option := _OPTION.match(self.flat, self.at)):
            self.at += option.group().index(b"[") + 1
            self._text(self.at, option.end() - 1)
            self._begin(kind)
            self.at = option.end()

    def _set_apart(self, kind: SegmentKind) -> None:
        """Read the argument as a segment of its own; another segment begins after it."""
        if opened := self._argument():
            self._begin(kind)
            self.until[self.closes.get(opened, -1)] = lambda: self._begin(self.kinds[-1])

    def _set_aside(self) -> None:
        """Read the argument as a note; the sentence that contains it continues after it."""
        opened = self._argument()
        if opened and opened in self.closes:
            self._catch_up()
            self.draft.begin_aside("note")
            self.until[self.closes[opened]] = lambda: (self.draft.end_aside(), None)[1]

    def _argument(self) -> int:
        """Move into the argument; return the offset of its brace, 0 if there is none."""
        if option := _OPTION.match(self.flat, self.at):
            self.at = option.end()
        if opened := _OPEN.match(self.flat, self.at):
            self.at = opened.end()
            return opened.end() - 1
        return 0

    def _arguments(self) -> Iterator[tuple[int, int]]:
        """Yield the span of each argument and option from here on, brackets included."""
        at = self.at
        while True:
            if option := _OPTION.match(self.flat, at):
                yield at, option.end()
                at = option.end()
            elif (opened := _OPEN.match(self.flat, at)) and opened.end() - 1 in self.closes:
                end = self.closes[opened.end() - 1] + 1
                yield opened.end() - 1, end
                at = end
            else:
                return

    def _arguments_end(self) -> int:
        return max((end for _, end in self._arguments()), default=self.at)

    def _skip_arguments(self) -> None:
        """Skip arguments up to the first that contains Chinese."""
        for start, end in self._arguments():
            if b"\x7f" in self.flat[start:end]:
                return
            self.at = end

    def _skip_to_last(self) -> None:
        *_, last = [(self.at, self.at), *self._arguments()]
        self.at = last[0]

    def _skip_unless_chinese(self, start: int) -> None:
        """Add a hole for an unknown command with its arguments, unless they contain Chinese."""
        end = self._arguments_end()
        if b"\x7f" in self.flat[self.at : end]:
            self._skip_arguments()
        elif end > self.at:
            self._hole(start, end)
            self.at = end


_HANDLES: dict[str, Callable[[_Walk, re.Match[bytes]], None]] = {
    "comment": _Walk.nothing,
    "verb": _Walk.hole,
    "maths": _Walk.hole,
    "begin": _Walk.begin,
    "end": _Walk.end,
    "line": _Walk.line,
    "command": _Walk.command,
    "sign": _Walk.sign,
    "blank": _Walk.blank,
    "newline": _Walk.newline,
    "mark": _Walk.mark,
    "other": _Walk.other,
}
