"""Recognises the shape of a text by its first characters and the name of its file."""

from __future__ import annotations

import re
from pathlib import PurePath

from termlint.lexicon.terms import COLUMNS

_BY_NAME = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".tbx": "tbx",
    ".json": "json",
    ".jsonl": "json",
    ".md": "markdown",
    ".mdx": "markdown",
    ".markdown": "markdown",
    ".rst": "list",
}

_OWN = {"csv": f"{COLUMNS}\n", "tsv": COLUMNS.replace(",", "\t") + "\n"}

_MARKUP = re.compile(r"^\s{0,3}(?:\|.*\||#{1,6} |:?-{3,}:?\s*\|)|<!--", re.M)


def shape_of(path: str, text: str) -> str:
    """Return the name of the most likely shape of a text; ``list`` if nothing else fits."""
    start = text.lstrip("\ufeff \t\r\n")[:400]
    if start.startswith("<") and re.search(r"<(?:\?xml|tbx|martif|!DOCTYPE martif)\b", start):
        return "tbx"
    if start[:1] == "{" or re.match(r'\[\s*(?:[\[{"]|\])', start):
        return "json"
    if own := next((shape for shape, header in _OWN.items() if start.startswith(header)), None):
        return own
    if named := _BY_NAME.get(PurePath(path).suffix.lower()):
        return named
    if _MARKUP.search(text):
        return "markdown"
    return _of_lines(text)


def _of_lines(text: str) -> str:
    """Return ``tsv`` or ``csv`` if nine tenths of the first 200 lines have its separator, else ``list``."""
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    if lines and sum("\t" in line for line in lines) * 10 >= len(lines) * 9:
        return "tsv"
    commas = sum("," in line and "，" not in line and not line.startswith(("-", "*")) for line in lines)
    return "csv" if lines and commas * 10 >= len(lines) * 9 else "list"
