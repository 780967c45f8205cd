"""Reads Jupyter notebooks: the Markdown cells, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from termlint.read import markdown
from termlint.read.draft import Draft
from termlint.read.embedded import Embedded, Stretch, read_embedded
from termlint.read.faults import Malformed
from termlint.read.json_strings import Text, decoded, strings

_READ = frozenset({"markdown", "heading"})


def read(text: str, draft: Draft, cell_read: Callable[[str, Draft], None] = markdown.read) -> None:
    """Read a notebook; ``cell_read`` reads each of its cells.

    Raises:
        Malformed: if it is no JSON.
    """
    if not text.lstrip("\ufeff").lstrip().startswith("{"):
        raise Malformed(0, "not a Jupyter notebook", "不是 Jupyter 笔记本")
    for cell in _cells(text):
        read_embedded(Embedded(_source(text, cell)), cell_read, draft)


def _cells(text: str) -> Iterator[list[Text]]:
    """Yield the source strings of each Markdown cell; the type of a cell may come before or after them."""
    kinds: dict[tuple[str | int, ...], str] = {}
    sources: dict[tuple[str | int, ...], list[Text]] = {}
    for one in strings(text):
        cell, rest = _split(one.path)
        if rest == ("cell_type",):
            kinds[cell] = text[one.start : one.end]
        elif rest[:1] == ("source",):
            sources.setdefault(cell, []).append(one)
    yield from (parts for cell, parts in sources.items() if kinds.get(cell) in _READ)


def _split(path: tuple[str | int, ...]) -> tuple[tuple[str | int, ...], tuple[str | int, ...]]:
    """Split a path into that of its cell and the rest; in old notebooks cells are in worksheets."""
    size = 4 if path[:1] == ("worksheets",) else 2
    cell = path[:size]
    return (cell, path[size:]) if "cells" in cell[:-1] else (path, ())


def _source(text: str, cell: list[Text]) -> Iterator[Stretch]:
    for part in cell:
        yield from decoded(text, part.start, part.end)
