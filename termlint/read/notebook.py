"""Reads Jupyter notebooks: the Markdown cells, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from termlint.model import Message, Suppression
from termlint.read import markdown
from termlint.read.draft import Draft
from termlint.read.embedded import Embedded, Stretch, moved, read_embedded
from termlint.read.faults import Malformed
from termlint.read.json_strings import Text, decoded, loaded, place_of, strings_of_sound
from termlint.read.suppressions import find_suppressions

Path = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""

_READ = frozenset({"markdown", "heading"})


def read(text: str, draft: Draft, cell_read: Callable[[str, Draft], None] = markdown.read) -> None:
    """Read a notebook; ``cell_read`` reads each of its cells.

    Raises:
        Malformed: if it is no JSON, or not what a notebook is.
    """
    if not text.lstrip("\ufeff").lstrip().startswith("{"):
        raise Malformed(0, "not a Jupyter notebook", "不是 Jupyter 笔记本")
    for path, what in _faults(loaded(text)):
        raise Malformed(place_of(text, path), what.en, what.zh)
    cells = [Embedded(_source(text, cell)) for cell in _cells(text)]
    for cell in cells:
        read_embedded(cell, cell_read, draft)
    if draft.suppressions:
        draft.suppressions = [*_suppressions(cells)]


def _suppressions(cells: Sequence[Embedded]) -> Iterator[Suppression]:
    """Yield the suppressions of all cells read as one text: a ``disable`` goes on in the next cell."""
    stretches: list[Stretch] = []
    code: list[tuple[int, int]] = []
    at = 0
    for cell in (cell for cell in cells if cell.stretches):
        if stretches:
            stretches.append(Stretch("\n", stretches[-1].end, cell.stretches[0].start))
            at += 1
        stretches += cell.stretches
        code += [(at + start, at + end) for start, end in markdown.code_in(cell.meant)]
        at += len(cell.meant)
    whole = Embedded(stretches)
    for one in find_suppressions(whole.meant, code=code):
        yield moved(one, whole)


def _faults(notebook: object, path: Path = ()) -> Iterator[tuple[Path, Message]]:
    """Yield (path, what is wrong) where a notebook, or a worksheet of an old one, is not built as one."""
    if isinstance(notebook, dict) and "cells" in notebook:
        yield from _faults_of_list(notebook["cells"], (*path, "cells"), _faults_of_cell)
    elif isinstance(notebook, dict) and "worksheets" in notebook and not path:
        yield from _faults_of_list(notebook["worksheets"], (*path, "worksheets"), _faults)
    else:
        yield path, Message("not a Jupyter notebook: it has no cells", "不是 Jupyter 笔记本：没有单元格")


def _faults_of_list(
    values: object, path: Path, faults_of: Callable[[object, Path], Iterator[tuple[Path, Message]]]
) -> Iterator[tuple[Path, Message]]:
    if isinstance(values, list):
        for at, value in enumerate(values):
            yield from faults_of(value, (*path, at))
    else:
        yield path, Message(f"“{path[-1]}” is not a list", f"“{path[-1]}”不是列表")


def _faults_of_cell(cell: object, path: Path) -> Iterator[tuple[Path, Message]]:
    if not isinstance(cell, dict):
        yield path, Message("a cell is not an object {…}", "单元格不是对象 {…}")
        return
    if not isinstance(cell.get("cell_type", ""), str):
        yield (*path, "cell_type"), Message("the type of a cell is not text", "单元格的类型不是文本")
    source = cell.get("source", "")
    if not all(isinstance(one, str) for one in (source if isinstance(source, list) else [source])):
        en, zh = (
            "the source of a cell is neither text nor a list of lines",
            "单元格的内容不是文本或文本行的列表",
        )
        yield (*path, "source"), Message(en, zh)


def _cells(text: str) -> Iterator[list[Text]]:
    """Yield the source strings of each Markdown cell; the type of a cell may come before or after them."""
    kinds: dict[Path, str] = {}
    sources: dict[Path, list[Text]] = {}
    for one in strings_of_sound(text):
        cell, rest = _split(one.path)
        if rest == ("cell_type",):
            kinds[cell] = text[one.start : one.end]
        elif rest[:1] == ("source",):
            sources.setdefault(cell, []).append(one)
    yield from (parts for cell, parts in sources.items() if kinds.get(cell) in _READ)


def _split(path: Path) -> tuple[Path, Path]:
    """Split a path into that of its cell and the rest; in old notebooks cells are in worksheets."""
    size = 4 if path[:1] == ("worksheets",) else 2
    cell = path[:size]
    return (cell, path[size:]) if "cells" in cell[:-1] else (path, ())


def _source(text: str, cell: list[Text]) -> Iterator[Stretch]:
    for part in cell:
        yield from decoded(text, part.start, part.end)
