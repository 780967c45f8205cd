"""Determines the encoding of a file: by its byte order mark, what it declares itself, or the configuration.

PO files declare it in their header, XML in its first line, HTML in a ``<meta>``.
"""

from __future__ import annotations

import codecs
import re

from termlint.lazily import lazily

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


_UNMARKED = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}

_HTML = (".html", ".htm", ".xhtml")
_MARKUP = (*_HTML, ".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".tmx", ".ts")

HEADER = 16_384
"""Number of bytes at the beginning of a catalogue in which its header must name the charset."""

_ENTRY = lazily(rb"^msgid[ \t]", re.MULTILINE)
_CHARSET = lazily(rb"Content-Type:[^\n\"]*charset=([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_XML_SIGNS = {b"<\0?\0": "utf-16-le", b"\0<\0?": "utf-16-be"}
_XML = lazily(rb"<\?xml\s[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)")
_META = lazily(rb"<meta\s[^>]{0,400}?charset\s*=\s*[\"']?([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_HTML_HEADER = 4096
"""Number of bytes at the beginning of an HTML file in which it must name its charset."""
_DECLARABLE = ("gb", "big5", "cp", "iso8859", "koi8", "euc", "shift_jis", "johab", "tis")
"""Prefixes of encodings that a header may declare. For UTF-8 and ASCII the configuration decides."""


def encoding_of(path: str, data: bytes, configured: str = "utf-8") -> str:
    """Return the encoding by the byte order mark, else the declared one, else the configured one.

    The configured encoding is taken in its form without a byte order mark, since the file has none.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    return marked or declared(path, data) or _unmarked(configured)


def declared(path: str, data: bytes) -> str | None:
    """Return the encoding that a file itself names; None if it names none that is `_DECLARABLE`."""
    suffix = path[path.rfind(".") :].lower()
    if suffix in (".po", ".pot"):
        first = _ENTRY.split(data[:HEADER], maxsplit=2)[1:2]
        return _meant(_CHARSET.search(first[0]) if first else None)
    if suffix in _MARKUP and data[:4] in _XML_SIGNS:
        return _XML_SIGNS[data[:4]]
    named = _meant(_XML.match(data)) if suffix in _MARKUP else None
    if suffix in _HTML and not named:
        # Browsers take GB2312 and GBK for GB 18030, of which both are a part.
        named = _meant(_META.search(data[:_HTML_HEADER]))
        named = "gb18030" if named in ("gb2312", "gbk") else named
    return None if named and _is_utf8(data) else named


def _meant(named: re.Match[bytes] | None) -> str | None:
    try:
        name = codecs.lookup(named[1].decode()).name if named else ""
    except LookupError:
        return None
    return name if name.startswith(_DECLARABLE) else None


def _is_utf8(data: bytes) -> bool:
    """Return True if a file was converted to UTF-8 and its declaration forgotten."""
    try:
        return not data.isascii() and bool(data.decode())
    except UnicodeDecodeError:
        return False


def _unmarked(configured: str) -> str:
    try:
        return _UNMARKED.get(codecs.lookup(configured).name, configured)
    except (LookupError, ValueError):
        return configured
