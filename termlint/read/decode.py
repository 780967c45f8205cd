"""Converts bytes to text and back without loss: a byte order mark stays as the text's first character."""

from __future__ import annotations

from termlint.read.encoding import declared, encoding_of
from termlint.read.faults import Malformed, Unreadable

_NAMED = ", which its header names", "，而文件头写的是该编码"

_GUESSES = ("gb18030", "big5", "utf-16-le", "utf-16-be")
_COMMON = "的一是在不了，。"


def is_writable(path: str) -> bool:
    """Return True if a file's bytes can be made from its text; those of a Word document cannot."""
    return not path.lower().endswith(".docx")


def decode(path: str, data: bytes, configured: str = "utf-8") -> str:
    """Return the text of a file, with its byte order mark if it has one.

    Raises:
        Unreadable: if the file is binary, or its bytes are not in the encoding; the problem names the byte.
    """
    if not is_writable(path):
        from termlint.read.docx import text_of

        return text_of(path, data)
    encoding = encoding_of(path, data, configured)
    if "16" not in encoding and "32" not in encoding and (zero := data.find(b"\0")) >= 0:
        en, zh = _hint(data)
        fault = f"a binary file (zero byte at {zero}){en}", f"是二进制文件（第 {zero} 字节为零）{zh}"
        raise _undecodable(path, data[:zero], encoding, *fault)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        at, name = error.start, encoding.upper()
        en, zh = _NAMED if declared(path, data) else _hint(data)
        fault = f"not {name} at byte {at}{en}", f"第 {at} 字节处不是 {name} 编码{zh}"
        raise _undecodable(path, data[:at], encoding, *fault) from error
    except LookupError as error:
        raise Unreadable(path, f"unknown encoding {encoding!r}", f"未知的编码 {encoding!r}") from error


def _undecodable(path: str, before: bytes, encoding: str, en: str, zh: str) -> Unreadable:
    """Return the error for the byte after ``before``, with its line and column if these are text."""
    try:
        text = before.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return Unreadable(path, en, zh, byte=len(before))
    return Malformed(len(text), en, zh).unreadable(path, text, len(before))


def _hint(data: bytes) -> tuple[str, str]:
    """Return what to configure, in English and Chinese, if the bytes are Chinese in another encoding."""
    likely = max(_GUESSES, key=lambda name: _count_common(data, name))
    if not _count_common(data, likely):
        return "", ""
    return (
        f'; it may be {likely.upper()}: then set `encoding = "{likely}"`',
        f'；可能是 {likely.upper()} 编码，若是请设置 `encoding = "{likely}"`',
    )


def _count_common(data: bytes, encoding: str) -> int:
    """Return the number of very common characters in the decoded bytes; 0 if they cannot be decoded."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0
    return sum(map(text.count, _COMMON))


def encode(path: str, text: str, data: bytes, configured: str = "utf-8") -> bytes:
    """Return the bytes of a text in the encoding of the file that it replaces, whose bytes are ``data``.

    Raises:
        UnicodeEncodeError: if the encoding cannot hold a character of the text.
        Unreadable: if termlint does not write files of this kind.
    """
    if not is_writable(path):
        raise Unreadable(
            path, "left unchanged: Word documents are never written", "未改动：Word 文档只读取，不修改"
        )
    return text.encode(encoding_of(path, data, configured))
