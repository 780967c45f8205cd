"""Bytes to text and back, losing nothing: the byte order mark stays in the text as its first character."""

from __future__ import annotations

import codecs

from termlint.model import Message, Problem

BOM = "\ufeff"

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_UNMARKED = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}

_GUESSES = ("gb18030", "big5", "utf-16-le", "utf-16-be")
_COMMON = "的一是在不了，。"


class Unreadable(Exception):
    """A file that cannot be checked; ``problem`` says why and where."""

    def __init__(self, path: str, en: str, zh: str, place: int | None = None) -> None:
        super().__init__(f"{path}: {en}")
        self.problem = Problem(path, Message(en, zh), place)


def encoding_of(data: bytes, configured: str = "utf-8") -> str:
    """Return the encoding that the byte order mark names, else the configured one.

    A configured encoding that would write a mark is taken without it, for the file has none.
    """
    return next((name for mark, name in _MARKS if data.startswith(mark)), _unmarked(configured))


def _unmarked(configured: str) -> str:
    try:
        return _UNMARKED.get(codecs.lookup(configured).name, configured)
    except (LookupError, ValueError):
        return configured


def decode(path: str, data: bytes, configured: str = "utf-8") -> str:
    """Return the text of a file, with its byte order mark if it has one.

    Raises:
        Unreadable: if it is binary or not in the encoding; the place is a byte offset.
    """
    encoding = encoding_of(data, configured)
    if "16" not in encoding and "32" not in encoding and (zero := data.find(b"\0")) >= 0:
        en, zh = _hint(data)
        raise Unreadable(
            path, f"is binary (a zero byte at {zero}){en}", f"是二进制文件（第 {zero} 字节为零）{zh}", zero
        )
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        at, name, (en, zh) = error.start, encoding.upper(), _hint(data)
        raise Unreadable(
            path, f"is not {name} at byte {at}{en}", f"第 {at} 字节处不是 {name} 编码{zh}", at
        ) from error
    except LookupError as error:
        raise Unreadable(path, f"unknown encoding {encoding!r}", f"未知的编码 {encoding!r}") from error


def _hint(data: bytes) -> tuple[str, str]:
    """Return what to configure, if the bytes make sense as Chinese in another encoding."""
    likely = max(_GUESSES, key=lambda name: _sense(data, name))
    if not _sense(data, likely):
        return "", ""
    return (
        f'; it may be {likely.upper()}: then set `encoding = "{likely}"`',
        f'；可能是 {likely.upper()} 编码，若是请设置 `encoding = "{likely}"`',
    )


def _sense(data: bytes, encoding: str) -> int:
    """Return how many of the commonest characters there are; 0 if it is not in the encoding."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0
    return sum(map(text.count, _COMMON))


def encode(text: str, data: bytes, configured: str = "utf-8") -> bytes:
    """Return the bytes of a text in the encoding of the file that it replaces.

    Raises:
        UnicodeEncodeError: if the encoding cannot hold a character of the text.
    """
    return text.encode(encoding_of(data, configured))
