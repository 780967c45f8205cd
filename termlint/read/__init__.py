"""Bytes to documents. All knowledge of formats and offsets ends here.

A format is a module with ``read(text, draft)`` that tells the draft, in order, which stretches of the
text are prose, and one line in `FORMATS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import PurePath

from termlint.model import Document
from termlint.read.decode import Malformed, Unreadable, decode, encode
from termlint.read.draft import Draft
from termlint.read.locale import declared_locale
from termlint.read.screen import keep_translation
from termlint.read.script import script_of

__all__ = [
    "FORMATS",
    "Unreadable",
    "decode",
    "encode",
    "escapes_of",
    "format_of",
    "is_text",
    "read_document",
    "reader_of",
]

Reader = Callable[[str, Draft], None]

FORMATS: dict[str, str] = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".rmd": "markdown",
    ".qmd": "markdown",
    ".mdx": "mdx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".srt": "subtitles",
    ".vtt": "subtitles",
    ".po": "po",
    ".pot": "po",
    ".xlf": "exchange",
    ".xliff": "exchange",
    ".tmx": "exchange",
    ".json": "json_catalogue",
    ".ipynb": "notebook",
    ".tex": "latex",
    ".ltx": "latex",
    ".rst": "rst",
    ".rest": "rst",
}
"""Reader modules by file suffix, in lower case. Anything else is plain text if it is named outright."""


_IN_QUOTES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_ESCAPES: dict[str, dict[int, str]] = {
    **dict.fromkeys(("po", "notebook", "json_catalogue"), _IN_QUOTES),
    "exchange": str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"}),
}

BY_LOCALE = frozenset({".json"})
"""Suffixes of files of all kinds: in a folder they are taken only if their path names a Chinese locale."""

_LOCALE = re.compile(r"(?:^|[/._-])zh(?:[_-](?:hans|hant|cn|tw|hk|sg|mo)){0,2}(?=[/._-])", re.IGNORECASE)


def escapes_of(path: str) -> dict[int, str]:
    """Return how characters must be written in a file's prose, where not as they are; for `str.translate`."""
    return _ESCAPES.get(format_of(path), {})


def is_text(path: str) -> bool:
    """Tell whether a file that lies in a folder is one to be read."""
    dot = path.rfind(".")
    suffix = path[dot:].lower() if dot > path.rfind("/") else ""
    return suffix in FORMATS and (suffix not in BY_LOCALE or _LOCALE.search(path) is not None)


def format_of(path: str) -> str:
    """Return the name of the reader for a path."""
    return FORMATS.get(PurePath(path).suffix.lower(), "plain")


def read_document(path: str, data: bytes, encoding: str = "utf-8") -> Document:
    """Return the document in a file's bytes.

    Raises:
        Unreadable: if it is binary, cannot be decoded or is not of its format.
    """
    return read_text(path, decode(path, data, encoding))


def read_text(path: str, text: str) -> Document:
    """Return the document in a decoded text; the path's suffix says how to read it.

    Raises:
        Unreadable: if it is not of its format.
    """
    draft = Draft(text)
    try:
        reader_of(format_of(path))(text, draft)
    except Malformed as fault:
        raise fault.unreadable(path, text) from fault
    locale = declared_locale(path, text)
    return draft.document(
        path, keep_translation, lambda prose: script_of(prose, locale), escapes_of(path), locale
    )


def reader_of(name: str) -> Reader:
    """Return a format's reader."""
    # Each reader's library is imported only when a file needs it.
    if name in ("markdown", "mdx"):
        from termlint.read import markdown

        return markdown.read_mdx if name == "mdx" else markdown.read
    if name == "html":
        from termlint.read import html

        return html.read
    if name == "subtitles":
        from termlint.read import subtitles

        return subtitles.read
    if name == "po":
        from termlint.read import po

        return po.read
    if name == "exchange":
        from termlint.read import exchange

        return exchange.read
    if name == "json_catalogue":
        from termlint.read import json_catalogue

        return json_catalogue.read
    if name == "notebook":
        from termlint.read import notebook

        return notebook.read
    if name == "latex":
        from termlint.read import latex

        return latex.read
    if name == "rst":
        from termlint.read import rst

        return rst.read
    from termlint.read import plain

    return plain.read
