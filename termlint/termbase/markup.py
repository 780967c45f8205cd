"""Removes Markdown and HTML from a cell, and escapes a cell for a Markdown table."""

from __future__ import annotations

import html
import re

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
_FOOTNOTE = re.compile(r"\[\^[^\[\]]+\]|\[\[?\d+\]?\](?:\([^()]*\))?")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_MARKS = re.compile(
    r"(?<![\w*])(\*\*\*|\*\*|\*|~~)(?=\S)(.{1,200}?)(?<=\S)\1(?!\w)|(?<!\w)(__|_)(?=\S)(.{1,200}?)(?<=\S)\3(?!\w)"
)
_CODE = re.compile(r"(?<!`)(`{1,9}+)\s?(.{1,200}?)\s?\1")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_SPECIAL = re.compile(r"([\\`*_\[\]|~])")


DEEPEST = 8
"""Most levels of nested emphasis that are removed."""


def plain(text: str) -> str:
    """Return the text as a reader sees it, without markup of links, emphasis and code, tags and footnotes."""
    text = _LINK.sub(r"\1", _FOOTNOTE.sub("", text))
    text = _TAG.sub("", _BREAK.sub(" / ", text))
    text = _CODE.sub(r"\2", text)
    for _ in range(DEEPEST):
        text, count = _MARKS.subn(lambda match: match[2] or match[4], text)
        if not count:
            break
    return html.unescape(_ESCAPE.sub(r"\1", text)).strip()


def escaped(cell: str) -> str:
    """Return a cell escaped for a Markdown table, on one line."""
    cell = cell.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", cell).replace("\n", "<br>")


def unescaped(cell: str) -> str:
    """Undo `escaped`."""
    return html.unescape(_ESCAPE.sub(r"\1", cell.replace("<br>", "\n")))
