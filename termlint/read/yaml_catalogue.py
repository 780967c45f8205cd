"""YAML catalogues of messages: every string value is a segment, at any depth; keys are not read.

PyYAML parses the text and gives the span of each value. The offsets of its characters are computed here; a
value for which this gives another text than PyYAML's (a folded block with lines indented deeper) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from termlint.lazily import lazily
from termlint.model import HOLE
from termlint.read import message
from termlint.read.draft import Draft
from termlint.read.embedded import Embedded, Stretch, read_embedded
from termlint.read.faults import BOM, Malformed
from termlint.read.line_ends import LINE_END, line_ends
from termlint.read.suppressions import find_above
from termlint.telling.syntax import why_refused

_FOLD = rf"(?P<fold>[ \t]*{LINE_END}(?:[ \t]*{LINE_END})*[ \t]*)"
_PLAIN = lazily(_FOLD)
_SINGLE = lazily(rf"{_FOLD}|(?P<sign>'')")
_DOUBLE = lazily(
    rf"{_FOLD}|(?P<joint>\\{LINE_END}[ \t]*)"
    r"|(?P<sign>\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[^\r\n]))"
)
_MEANT = {
    "''": "'", "\\0": "\0", "\\a": "\a", "\\b": "\b", "\\t": "\t", "\\\t": "\t", "\\n": "\n", "\\v": "\v",
    "\\f": "\f", "\\r": "\r", "\\e": "\x1b", "\\N": "\x85", "\\_": "\xa0", "\\L": "\u2028", "\\P": "\u2029",
}  # fmt: skip
_PROPERTIES = lazily(r"(?:[&!]\S*\s+)*")
_HEAD = lazily(rf"[ \t]*[|>][+-]?\d?[+-]?[ \t]*(?:#[^\r\n]*)?{LINE_END}")
_EMPTY_LINES = lazily(rf"(?:[ ]*{LINE_END})*")
_INDENT = lazily(r" *")
_BLOCK_LINE = lazily(r"[^\r\n]+")


Path = tuple[str | int, ...]

Event = Any
"""An event of PyYAML, which has no types."""

_STARTS = frozenset({"MappingStartEvent", "SequenceStartEvent"})
_ENDS = frozenset({"MappingEndEvent", "SequenceEndEvent"})
_NODES = _STARTS | {"ScalarEvent", "AliasEvent"}


class Scalar(NamedTuple):
    """A scalar, ``text[start:end]`` with its quotes; ``style``: a quote, ``|``, ``>`` or empty; ``value``:
    what PyYAML has read; ``path``: the keys and indexes that lead to it.
    """

    start: int
    end: int
    style: str
    value: str
    path: Path


def read(text: str, draft: Draft) -> None:
    """Read a catalogue.

    Raises:
        Malformed: if it is no YAML.
    """
    scalars = list(_values(text))
    for _, stretches in _messages(text, scalars):
        read_embedded(Embedded(stretches), message.read, draft)
    draft.suppressions += find_above(text, [(one.start, one.end) for one in scalars])


def messages(text: str) -> Iterator[tuple[Path, list[Stretch]]]:
    """Yield (path, stretches) for each value.

    Raises:
        Malformed: if the text is no YAML.
    """
    return _messages(text, _values(text))


def _messages(text: str, scalars: Iterable[Scalar]) -> Iterator[tuple[Path, list[Stretch]]]:
    for scalar in scalars:
        stretches = list(_stretches(text, scalar))
        if _agree(stretches, scalar):
            yield scalar.path, stretches


def _agree(stretches: list[Stretch], scalar: Scalar) -> bool:
    """Return True if stretches mean what PyYAML has read, where a folded line end is a space."""
    meant = "".join([one.meant for one in stretches])
    return _spaced(meant) == _spaced(scalar.value)


def _spaced(text: str) -> str:
    return text.replace("\r", " ").replace("\n", " ").replace("\0", HOLE).strip(" ")


def _values(text: str) -> Iterator[Scalar]:
    """Yield the scalar values. Tags and aliases are not resolved."""
    import yaml  # type: ignore[import-untyped]

    shift = text.startswith(BOM)
    nesting = _Nesting(shift)
    try:
        for event in yaml.parse(text[shift:], getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            if nesting.see(event):
                start, end = event.start_mark.index + shift, event.end_mark.index + shift
                yield Scalar(start, end, event.style or "", event.value, tuple(nesting.path))
    except yaml.YAMLError as error:
        raise _malformed(error, shift) from None


class _Nesting:
    """Where in its collections an event is. Refuses what YAML forbids and a parser does not see:
    an alias of nothing, and a key given twice.

    ``shift``: how many code points of the text PyYAML was not given.
    """

    def __init__(self, shift: int) -> None:
        self.shift = shift
        self.levels: list[bool | None] = []
        """For each open collection whether the next node is a key; None in a list."""
        self.path: list[str | int] = []
        self.keys: list[set[tuple[str, bool]]] = []
        """For each open collection the keys so far: what each says, and if in quotes (``1`` is no text)."""
        self.anchors: set[str] = set()
        """The anchors of the document so far."""

    def see(self, event: Event) -> bool:
        """Note an event; return True if it is a scalar that is a value.

        Raises:
            Malformed: if it is an alias of nothing, or a key that its mapping has already.
        """
        kind = event.__class__.__name__
        is_value = not (self.levels and self.levels[-1])
        if self.levels and kind in _NODES:
            self.levels[-1] = None if self.levels[-1] is None else not self.levels[-1]
            self.path[-1] = _next(self.path[-1], event, is_value=is_value)
        if kind != "ScalarEvent":
            self._enter_or_leave(kind, event)
            return False
        self.anchors.add(event.anchor)
        if not is_value:
            self._add_key(event)
        return is_value

    def _enter_or_leave(self, kind: str, event: Event) -> None:
        if kind in _STARTS:
            self.levels.append(True if kind == "MappingStartEvent" else None)
            self.path.append("" if self.levels[-1] else -1)
            self.keys.append(set())
            self.anchors.add(event.anchor)
        elif kind in _ENDS:
            for stack in (self.levels, self.path, self.keys):
                stack.pop()
        elif kind == "AliasEvent" and event.anchor not in self.anchors:
            raise self._refused(event, f"no “{event.anchor}” for the alias", f"别名“{event.anchor}”没有定义")
        elif kind == "DocumentStartEvent":
            self.anchors.clear()

    def _add_key(self, event: Event) -> None:
        """Note a key; of ``<<``, which merges mappings, there may be several."""
        key = (event.value, bool(event.style))
        if key in self.keys[-1] and event.value != "<<":
            raise self._refused(event, f"the key “{event.value}” is given twice", f"键“{event.value}”重复")
        self.keys[-1].add(key)

    def _refused(self, event: Event, en: str, zh: str) -> Malformed:
        at = event.start_mark.index + self.shift
        return Malformed(at, f"not valid YAML: {en}", f"不是合法的 YAML：{zh}")


def _next(last: str | int, event: Event, *, is_value: bool) -> str | int:
    """Return the last element of the path to a node; ``last``: that of the node before it."""
    if isinstance(last, int):
        return last + 1
    return last if is_value else getattr(event, "value", "")


def _malformed(error: Exception, shift: int) -> Malformed:
    mark = getattr(error, "problem_mark", None)
    at = mark.index if mark else getattr(error, "position", 0)
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    why = why_refused(said)
    return Malformed(at + shift, f"not valid YAML: {why.en}", f"不是合法的 YAML：{why.zh}")


def _stretches(text: str, scalar: Scalar) -> Iterator[Stretch]:
    start, end, style, value, _ = scalar
    if text[start : start + 1] in ("&", "!") and (properties := _PROPERTIES.match(text, start, end)):
        start = properties.end()
    if style in ("|", ">"):
        yield from _block(text, start, end, value, folded=style == ">")
    elif style in ("'", '"'):
        yield from _flow(text, start + 1, end - 1, _SINGLE if style == "'" else _DOUBLE)
    else:
        yield from _flow(text, start, end, _PLAIN)


def _flow(text: str, start: int, end: int, pattern: re.Pattern[str]) -> Iterator[Stretch]:
    """Yield the stretches of a plain or quoted value."""
    for match in pattern.finditer(text, start, end):
        if start < match.start():
            yield Stretch(text[start : match.start()], start, match.start())
        start = match.end()
        if match.lastgroup == "fold":
            yield from line_ends(text, *match.span(), folded=True)
        elif match.lastgroup == "sign":
            yield Stretch(_sign(match.group()), *match.span())
    if start < end:
        yield Stretch(text[start:end], start, end)


def _sign(written: str) -> str:
    if written[1] in "xuU":
        number = int(written[2:], 16)
        return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else HOLE
    return _MEANT.get(written, written[1]).replace("\0", HOLE)


def _spaces(text: str, at: int) -> int:
    match = _INDENT.match(text, at)
    return len(match.group()) if match else 0


def _block(text: str, start: int, end: int, value: str, *, folded: bool) -> Iterator[Stretch]:
    """Yield the stretches of a block value, line by line without indent, and without its last line ends."""
    head = _HEAD.match(text, start, end)
    if not head:
        return
    empty = _EMPTY_LINES.match(text, head.end(), end)
    first = empty.end() if empty else head.end()
    size = _spaces(text, first) - _spaces(value.lstrip("\n"), 0)
    before = first
    for match in _BLOCK_LINE.finditer(text, first, end):
        if match.end() - match.start() <= size and not match.group().strip(" "):
            continue
        content = match.start() + size
        if before < match.start():
            yield from line_ends(text, before, content, folded=folded)
        yield Stretch(text[content : match.end()], content, match.end())
        before = match.end()
