"""Determines the encoding of a file: by its byte order mark, a catalogue's header or the configuration."""

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

HEADER = 16_384
"""Number of bytes at the beginning of a catalogue in which its header must name the charset."""

_ENTRY = lazily(rb"^msgid[ \t]", re.MULTILINE)
_CHARSET = lazily(rb"Content-Type:[^\n\"]*charset=([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_DECLARABLE = ("gb", "big5", "cp", "iso8859", "koi8", "euc", "shift_jis", "johab", "tis")
"""Prefixes of encodings that a header may declare. For UTF-8 and ASCII the configuration decides."""


def encoding_of(path: str, data: bytes, configured: str = "utf-8") -> str:
    """Return the encoding by the byte order mark, else by a catalogue's header, else the configured one.

    The configured encoding is taken in its form without a byte order mark, since the file has none.
    """
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    return marked or declared(path, data) or _unmarked(configured)


def declared(path: str, data: bytes) -> str | None:
    """Return the encoding that the header of a PO file names; None if it names none that is `_DECLARABLE`."""
    if not path.lower().endswith((".po", ".pot")):
        return None
    first = _ENTRY.split(data[:HEADER], maxsplit=2)[1:2]
    named = _CHARSET.search(first[0]) if first else None
    try:
        name = codecs.lookup(named[1].decode()).name if named else ""
    except LookupError:
        return None
    return name if name.startswith(_DECLARABLE) else None


def _unmarked(configured: str) -> str:
    try:
        return _UNMARKED.get(codecs.lookup(configured).name, configured)
    except (LookupError, ValueError):
        return configured
