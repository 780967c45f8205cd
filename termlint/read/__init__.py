"""Reads bytes into documents. No other package knows file formats or converts their offsets.

A format is a module with ``read(text, draft)``, which adds the stretches of the text that are prose to the
draft, in order, and one line in `FORMATS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import cast

from termlint.lazily import lazily
from termlint.model import UNWRITABLE, Document
from termlint.read.decode import decode, encode, is_writable
from termlint.read.draft import Block, Draft
from termlint.read.faults import Malformed, Unreadable
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
    "is_writable",
    "read_document",
    "read_whole",
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
    ".sdlxliff": "exchange",
    ".mqxliff": "exchange",
    ".mxliff": "exchange",
    ".tmx": "exchange",
    ".ts": "linguist",
    ".json": "json_catalogue",
    ".arb": "json_catalogue",
    ".yaml": "yaml_catalogue",
    ".yml": "yaml_catalogue",
    ".toml": "toml_catalogue",
    ".csv": "csv",
    ".tsv": "tsv",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".ipynb": "notebook",
    ".docx": "docx",
    ".tex": "latex",
    ".ltx": "latex",
    ".rst": "rst",
    ".rest": "rst",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
}
"""Names of readers by file suffix in lower case. Other files are plain text, and read only if named."""


def _unwritable(characters: str) -> dict[int, str]:
    """Return an escape table that marks characters which a format cannot hold everywhere, or not at all."""
    return dict.fromkeys(map(ord, characters), UNWRITABLE)


_IN_QUOTES = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_ESCAPES: dict[str, dict[int, str]] = {
    **dict.fromkeys(("po", "notebook", "json_catalogue", "json_lines"), _IN_QUOTES),
    "yaml_catalogue": _unwritable("\"'\\:#,&*!|>%@`{}[]\t\r\n"),
    "toml_catalogue": _unwritable("\"'\\\t\r\n"),
    **dict.fromkeys(("csv", "tsv"), _unwritable('",;\t\r\n')),
    **dict.fromkeys(("exchange", "linguist"), str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})),
}

_ELSEWHERE = {
    "mdx": ("markdown", "read_mdx"),
    "linguist": ("exchange", "read_linguist"),
    "csv": ("records", "read_csv"),
    "tsv": ("records", "read_tsv"),
    "json_lines": ("records", "read_json_lines"),
}
"""Module and function of each reader that is not the ``read`` of the module with its name."""

BY_LOCALE = frozenset({".json", ".arb", ".yaml", ".yml", ".toml", ".csv", ".tsv", ".jsonl", ".ndjson", ".ts"})
"""Suffixes with many uses: in a folder such files are read only if their path names a Chinese locale."""

_LOCALE = lazily(r"(?:^|[/._-])zh(?:[_-](?:hans|hant|cn|tw|hk|sg|mo)){0,2}(?=[/._-])", re.IGNORECASE)


def escapes_of(path: str) -> dict[int, str]:
    """Return a table for `str.translate` with the escapes of characters that a file's prose needs."""
    return _ESCAPES.get(format_of(path), {})


def is_text(path: str) -> bool:
    """Return True if a file found in a folder is to be read, by its suffix and path."""
    dot = path.rfind(".")
    folder = path.rfind("/")
    suffix = path[dot:].lower() if dot > folder else ""
    if suffix not in FORMATS or path.startswith("~$", folder + 1):  # what Word writes beside an open file
        return False
    return suffix not in BY_LOCALE or _LOCALE.search(path) is not None


def format_of(path: str) -> str:
    """Return the name of the reader for a path."""
    return FORMATS.get(PurePath(path).suffix.lower(), "plain")


def read_document(path: str, data: bytes, encoding: str = "utf-8", name: str = "") -> Document:
    """Return the document in a file's bytes; ``name`` is its path within the project, empty for ``path``.

    Raises:
        Unreadable: if it is binary, cannot be decoded or is not of its format.
    """
    return read_text(path, decode(path, data, encoding), name)


def read_text(path: str, text: str, name: str = "") -> Document:
    """Return the document in a decoded text; the suffix of the path decides the format.

    ``name`` is its path within the project, which may declare the locale; empty for ``path``.

    Raises:
        Unreadable: if it is not of its format.
    """
    return _read(path, text, keep_translation, name)


def read_whole(path: str, text: str) -> Document:
    """Return the document in a decoded text of any language, with all blocks, translated or not.

    Raises:
        Unreadable: if it is not of its format.
    """
    return _read(path, text, list)


def _read(path: str, text: str, keep: Callable[[list[Block]], list[Block]], name: str = "") -> Document:
    draft = Draft(text)
    try:
        reader_of(format_of(path))(text, draft)
    except Malformed as fault:
        raise fault.unreadable(path, text) from fault
    locale = declared_locale(name or path, text)
    return draft.document(path, keep, lambda prose: script_of(prose, locale), escapes_of(path), locale)


def reader_of(name: str) -> Reader:
    """Return the reader of a format; its module and library are imported only when it is needed."""
    module, function = _ELSEWHERE.get(name, (name, "read"))
    return cast(Reader, getattr(import_module(f"termlint.read.{module}"), function))
