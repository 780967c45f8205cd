"""Termbases in the file formats (shapes) that teams use: read into rows, written, checked.

A shape is a module with ``read(text, locale)``, a pure function that yields rows and messages line by line,
and one line in `SHAPES`. Some also have ``write(rows)``. No module here reads or writes files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import cast

from termlint.lexicon.terms import TermLocale, TermRow
from termlint.termbase.found import Found, NotATermbase, tidy
from termlint.termbase.recognise import shape_of

__all__ = ["SHAPES", "WRITTEN", "Found", "NotATermbase", "read", "shape_of", "write"]

SHAPES: dict[str, str] = {
    "csv": "tables",
    "tsv": "tables",
    "tbx": "tbx",
    "json": "json",
    "markdown": "markdown",
    "list": "lists",
}
"""Modules by name of shape."""

WRITTEN: dict[str, tuple[str, str]] = {
    "csv": ("tables", "write"),
    "tsv": ("tables", "write_tabbed"),
    "tbx": ("tbx", "write"),
    "json": ("json", "write"),
    "markdown": ("markdown", "write"),
}
"""Modules and functions by name of shape, for shapes that can be written."""


def read(text: str, shape: str, locale: TermLocale = "zh-CN") -> Iterator[Found]:
    """Yield (line number from 1, row), or (line number, message) for what cannot be read.

    Args:
        text: a whole file, decoded.
        shape: one of `SHAPES`.
        locale: the locale of renderings for which the text states none.

    Raises:
        NotATermbase: if the text as a whole is not of this shape.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    reader = import_module(f"termlint.termbase.{SHAPES[shape]}").read
    for line, found in cast(Callable[[str, TermLocale], Iterator[Found]], reader)(text, locale):
        yield line, tidy(found) if isinstance(found, TermRow) else found


def write(rows: Iterable[TermRow], shape: str) -> Iterator[str]:
    """Yield the text of a termbase in one of the shapes of `WRITTEN`, piece by piece."""
    module, function = WRITTEN[shape]
    writer = getattr(import_module(f"termlint.termbase.{module}"), function)
    return cast(Callable[[Iterable[TermRow]], Iterator[str]], writer)(rows)
