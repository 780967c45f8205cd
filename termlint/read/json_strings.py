"""The strings of a JSON text with their offsets, which no JSON library gives.

The standard library checks that the text is JSON; after that a few tokens are enough.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.model import HOLE
from termlint.read.embedded import Stretch
from termlint.read.faults import BOM, Malformed
from termlint.telling.syntax import too_long, why_refused

DEEPEST = 200
"""Most nested levels that are read."""

_TOKEN = lazily(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]')
_ESCAPE = lazily(r"\\(?:u([0-9A-Fa-f]{4})(?:\\u([Dd][C-Fc-f][0-9A-Fa-f]{2}))?|(.))")
_MEANT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\", "/": "/"}


class Text(NamedTuple):
    """A string value, ``text[start:end]`` without quotes; ``path``: the keys and indexes that lead to it."""

    path: tuple[str | int, ...]
    start: int
    end: int


def strings(text: str) -> Iterator[Text]:
    """Yield the string values of a JSON text, in order.

    Raises:
        Malformed: if it is no JSON, or nested more than `DEEPEST` levels deep.
    """
    loaded(text)
    return strings_of_sound(text)


def strings_of_sound(text: str) -> Iterator[Text]:
    """Yield the string values of a text that `loaded` has read, which is not done again.

    Raises:
        Malformed: if it is nested more than `DEEPEST` levels deep.
    """
    for match, path, is_value in _tokens(text):
        if is_value:
            yield Text(tuple(path), match.start() + 1, match.end() - 1)


def place_of(text: str, wanted: Sequence[str | int]) -> int:
    """Return the offset of the value to which keys and indexes lead in a JSON text; 0 if there is none."""
    at = 0
    for match, path, _ in _tokens(text) if wanted else ():
        if path == [*wanted] and match.group() in ("[", ":", ","):
            at = match.end()
            break
    return at + len(text[at:]) - len(text[at:].lstrip(f" \t\r\n{BOM}"))


def _tokens(text: str) -> Iterator[tuple[re.Match[str], list[str | int], bool]]:
    """Yield each token, the path to which it has led, and whether it is a string value. The path changes."""
    path: list[str | int] = []
    is_key = False
    for match in _TOKEN.finditer(text):
        sign = text[match.start()]
        if sign == '"' and is_key:
            path[-1] = json.loads(match.group(), strict=False)
        elif sign == '"':
            yield match, path, True
            continue
        elif sign in "{[":
            path.append("" if sign == "{" else 0)
            is_key = sign == "{"
            if len(path) > DEEPEST:
                raise Malformed(match.start(), "nested too deeply", "嵌套层数过多")
        elif sign in "}]":
            path.pop()
            is_key = False
        elif sign == ":":
            is_key = False
        elif isinstance(last := path[-1], int):
            path[-1] = last + 1
        else:
            is_key = True
        yield match, path, False


def loaded(text: str) -> object:
    """Return what a JSON text means.

    Raises:
        Malformed: if it is no JSON.
    """
    try:
        return json.loads(text.removeprefix(BOM), strict=False)
    except json.JSONDecodeError as error:
        at = error.pos + text.startswith(BOM)
        why = why_refused(error.msg)
        raise Malformed(at, f"not valid JSON: {why.en}", f"不是合法的 JSON：{why.zh}") from None
    except RecursionError:
        raise Malformed(0, "nested too deeply", "嵌套层数过多") from None
    except ValueError:  # a number with more digits than Python converts
        at, why = too_long(text)
        raise Malformed(at, why.en, why.zh) from None


def decoded(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Yield what a string means, a stretch per escape and run between; half a surrogate pair is a hole."""
    if text.find("\\", start, end) >= 0:
        for match in _ESCAPE.finditer(text, start, end):
            if start < match.start():
                yield Stretch(text[start : match.start()], start, match.start())
            yield Stretch(_unescaped(match), *match.span())
            start = match.end()
    if start < end:
        yield Stretch(text[start:end], start, end)


def _unescaped(match: re.Match[str]) -> str:
    if (sign := match[3]) is not None:
        return _MEANT.get(sign, HOLE)
    meant = json.loads(f'"{match.group()}"')
    return meant if len(meant) == 1 and not "\ud800" <= meant <= "\udfff" and meant != "\0" else HOLE
