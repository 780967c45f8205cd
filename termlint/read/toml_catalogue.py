"""TOML catalogues of messages: every string value is a segment, at any depth; keys are not read.

The standard library checks that the text is TOML; after that a few tokens are enough.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.model import HOLE
from termlint.read import message
from termlint.read.draft import Draft
from termlint.read.embedded import Embedded, Stretch, read_embedded
from termlint.read.faults import BOM, Malformed
from termlint.read.line_ends import LINE_END, line_ends
from termlint.read.suppressions import find_above
from termlint.telling.syntax import too_long, why_refused

_TOKEN = lazily(
    r'(?P<basic>"""(?:[^"\\]|\\[\s\S]|"(?!""))*"{3,5}|"(?:[^"\\\r\n]|\\.)*")'
    r"|(?P<literal>'''(?:[^']|'(?!''))*'{3,5}|'[^'\r\n]*')"
    r"|\#[^\r\n]*|[\[\]{}=,\r\n]"
)
_SIGN = lazily(
    rf"(?P<joint>\\[ \t]*{LINE_END}\s*)"
    rf"|(?P<sign>\\(?:u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}|x[0-9A-Fa-f]{{2}}|.))"
    rf"|(?P<line>{LINE_END})"
)
_LINE = lazily(LINE_END)
_MEANT = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
_DEEP = lazily(r"^[ \t]*+\[{0,2}[ \t]*+((?:[\w\"'-]++[ \t]*+\.[ \t]*+){200})", re.MULTILINE)
"""A key with more than 200 parts; it is refused, because parsing it takes quadratic time."""
_PLACE = lazily(r"\(at line (\d+), column (\d+)\)")


Path = tuple[str | int, ...]


class String(NamedTuple):
    """A value in ``text[start:end]`` without its quotes; a literal one has no escapes."""

    start: int
    end: int
    literal: bool


def read(text: str, draft: Draft) -> None:
    """Read a catalogue.

    Raises:
        Malformed: if it is no TOML.
    """
    _loaded(text)
    values = list(strings(text))
    for one in values:
        read_embedded(Embedded(_stretches(text, one)), message.read, draft)
    draft.suppressions += find_above(text, [(one.start, one.end) for one in values])


def messages(text: str) -> Iterator[tuple[Path, list[Stretch]]]:
    """Yield (path, stretches) for each string value; none if a table is opened twice, with others between.

    Raises:
        Malformed: if the text is no TOML.
    """
    leaves = list(_leaves(_loaded(text), ()))
    written = [list(_stretches(text, one)) for one in strings(text)]
    meant = ["".join([one.meant for one in stretches]) for stretches in written]
    if meant == [value.replace("\0", HOLE) for _, value in leaves]:
        yield from ((path, stretches) for (path, _), stretches in zip(leaves, written, strict=True))


def _leaves(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict | list):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _leaves(one, (*path, key))


def _loaded(text: str) -> dict[str, object]:
    if deep := _DEEP.search(text):
        raise Malformed(deep.start(1), "nested too deeply", "嵌套层数过多")
    try:
        return tomllib.loads(text.removeprefix(BOM))
    except tomllib.TOMLDecodeError as error:
        why = why_refused(_PLACE.sub("", str(error)).strip())
        raise Malformed(
            _place(text, str(error)), f"not valid TOML: {why.en}", f"不是合法的 TOML：{why.zh}"
        ) from None
    except RecursionError:
        raise Malformed(0, "nested too deeply", "嵌套层数过多") from None
    except ValueError:  # a number with more digits than Python converts
        at, why = too_long(text)
        raise Malformed(at, why.en, why.zh) from None


def _place(text: str, error: str) -> int:
    """Return the offset of the line and column in an error message; the end of the text if it has none."""
    match = _PLACE.search(error)
    if not match:
        return len(text)
    ends = [0, *(one.end() for one in _LINE.finditer(text))]
    return ends[min(int(match[1]), len(ends)) - 1] + int(match[2]) - 1


def strings(text: str) -> Iterator[String]:
    """Yield the string values of a valid TOML text: strings after ``=`` that are no keys of inline tables."""
    levels: list[str] = []
    """The brackets that are open in the current value."""
    is_value = False
    for match in _TOKEN.finditer(text):
        sign = text[match.start()]
        if match.lastgroup and is_value:
            yield _string(text, match)
        elif sign == "=":
            is_value = True
        elif sign in "[{" and is_value:
            levels.append(sign)
            is_value = sign == "["
        elif sign in "]}" and levels:
            levels.pop()
            is_value = True
        elif sign == "," and levels:
            is_value = levels[-1] == "["
        elif sign in "\r\n" and not levels:
            is_value = False


def _string(text: str, match: re.Match[str]) -> String:
    """Return a string without its quotes, and without a line end right after three opening quotes."""
    start, end = match.span()
    size = 3 if match.group().startswith(('"""', "'''")) else 1
    start, end = start + size, end - size
    line = _LINE.match(text, start, end) if size == 3 else None
    return String(line.end() if line else start, end, literal=match.lastgroup == "literal")


def _stretches(text: str, one: String) -> Iterator[Stretch]:
    """Yield what a string means, a stretch for each escape, line end and run between."""
    start = one.start
    for match in (_LINE if one.literal else _SIGN).finditer(text, one.start, one.end):
        if start < match.start():
            yield Stretch(text[start : match.start()], start, match.start())
        start = match.end()
        if not one.literal and match["sign"]:
            yield Stretch(_unescaped(match["sign"]), *match.span())
        elif one.literal or match["line"]:
            yield from line_ends(text, *match.span())
    if start < one.end:
        yield Stretch(text[start : one.end], start, one.end)


def _unescaped(written: str) -> str:
    if written[1] in "uUx":
        return chr(int(written[2:], 16)).replace("\0", HOLE)
    return _MEANT.get(written[1], HOLE)
