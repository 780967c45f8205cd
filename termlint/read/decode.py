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


class Unreadable(Exception):
    """A file that cannot be checked; ``problem`` says why and where."""

    def __init__(self, path: str, en: str, zh: str, place: int | None = None) -> None:
        super().__init__(f"{path}: {en}")
        self.problem = Problem(path, Message(en, zh), place)


def encoding_of(data: bytes, configured: str = "utf-8") -> str:
    """Return the encoding that the byte order mark names, else the configured one."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), configured)


def decode(path: str, data: bytes, configured: str = "utf-8") -> str:
    """Return the text of a file, with its byte order mark if it has one.

    Raises:
        Unreadable: if it is binary or not in the encoding; the place is a byte offset.
    """
    encoding = encoding_of(data, configured)
    if "16" not in encoding and "32" not in encoding and (zero := data.find(b"\0")) >= 0:
        raise Unreadable(
            path, f"is binary (a zero byte at {zero})", f"是二进制文件（第 {zero} 字节为零）", zero
        )
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            path,
            f"is not {encoding} at byte {error.start}; set `encoding` if it is another",
            f"第 {error.start} 字节处不是 {encoding} 编码；若为其他编码，请设置 `encoding`",
            error.start,
        ) from error
    except LookupError as error:
        raise Unreadable(path, f"unknown encoding {encoding!r}", f"未知的编码 {encoding!r}") from error


def encode(text: str, data: bytes, configured: str = "utf-8") -> bytes:
    """Return the bytes of a text in the encoding of the file that it replaces.

    Raises:
        UnicodeEncodeError: if the encoding cannot hold a character of the text.
    """
    return text.encode(encoding_of(data, configured))
