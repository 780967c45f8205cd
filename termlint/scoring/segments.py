"""Reads the segments of a text: one per line, or a column of JSON lines, TSV or CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from termlint.lexicon.tables import cells_in_words
from termlint.scoring.fault import Unscorable
from termlint.telling.syntax import too_long, why_refused

SOURCE = ("en", "source", "src")
"""Names of the column with the source; the first that the table has is used."""

TARGET = ("zh", "target", "translation", "mt", "tgt")
"""Names of the column with the translation."""

DOCUMENT = ("document", "doc", "doc_id")
"""Names of the column with the document to which a row belongs."""

_DELIMITERS = {".tsv": "\t", ".csv": ","}


class Record(NamedTuple):
    """A row of a table or an object of JSON lines, with its line number (from 1).

    ``named``: the line where the names of its values stand, which is the header's in a table.
    """

    line: int
    values: Mapping[str, Any]
    named: int


def is_table(path: str) -> bool:
    """Return True if a file is a table, by its suffix."""
    return path.lower().endswith((".jsonl", *_DELIMITERS))


def lines(text: str) -> list[str]:
    """Return the lines of a text without line ends and byte order mark; a final line end adds no line."""
    found = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return found[:-1] if found[-1] == "" else found


def refuse_unequal(path: str, here: int, first: str, there: int) -> None:
    """Raise an error if a file has not as many lines as the ``first``, with which it is to be compared.

    Raises:
        Unscorable: it names the first line that is too many.
    """
    if here == there:
        return
    en, zh = "the lines must correspond one to one", "各行须一一对应"
    raise Unscorable(
        path,
        f"has {here} line{'s' * (here != 1)}, but {first} has {there}; {en}",
        f"有 {here} 行，而 {first} 有 {there} 行；{zh}",
        there + 1 if here > there else None,
    )


def column(path: str, text: str, names: Sequence[str]) -> list[str]:
    """Return the lines of a text, or the values of the first of the columns ``names`` that a table has."""
    if not is_table(path):
        return lines(text)
    return [value for _, (value,) in columns(path, text, [names])]


def columns(path: str, text: str, wanted: Sequence[Sequence[str]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield (line number from 1, one value for each of ``wanted``) for each row of a table.

    Args:
        path: decides by its suffix how to read the text, and is named in errors.
        text: the decoded file.
        wanted: for each value, the names of the columns that may hold it.

    Raises:
        Unscorable: if a row is malformed, or lacks one of the values.
    """
    for record in records(path, text):
        yield record.line, tuple(_value(path, record, names) for names in wanted)


def records(path: str, text: str) -> Iterator[Record]:
    """Yield the rows of a table.

    Raises:
        Unscorable: if a row is malformed.
    """
    plain = text.removeprefix("\ufeff")
    delimiter = _DELIMITERS.get(path[path.rfind(".") :].lower())
    return _rows(path, plain, delimiter) if delimiter else _objects(path, plain)


def _objects(path: str, text: str) -> Iterator[Record]:
    for line, written in enumerate(lines(text), 1):
        if not written.strip():
            continue
        try:
            value = json.loads(written)
        except json.JSONDecodeError as error:
            why, at = why_refused(error.msg), error.colno
            en, zh = (
                f"not valid JSON: {why.en} (column {at})",
                f"不是合法的 JSON：{why.zh}（第 {at} 列）",
            )
            raise Unscorable(path, en, zh, line) from None
        except RecursionError:
            raise Unscorable(path, "nested too deeply", "嵌套层数过多", line) from None
        except ValueError:  # a number with more digits than Python converts
            _, why = too_long(written)
            raise Unscorable(path, why.en, why.zh, line) from None
        if not isinstance(value, dict):
            raise Unscorable(path, "each line must be an object {…}", "每行应为一个对象 {…}", line)
        yield Record(line, value, line)


def _rows(path: str, text: str, delimiter: str) -> Iterator[Record]:
    # In TSV quotation marks are ordinary characters.
    stream = io.StringIO(text, newline="")
    if delimiter == "\t":
        reader = csv.reader(stream, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(stream, delimiter=delimiter)
    try:
        header = next(reader, [])
        named = reader.line_num
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(header):
                en = f"the row has {cells_in_words(len(cells))}, but the header has {len(header)}"
                zh = f"这一行有 {len(cells)} 格，而表头有 {len(header)} 格"
                raise Unscorable(path, en, zh, reader.line_num)
            yield Record(reader.line_num, dict(zip(header, cells, strict=True)), named)
    except csv.Error as error:
        why = why_refused(str(error))
        raise Unscorable(
            path, f"not valid CSV: {why.en}", f"不是合法的 CSV：{why.zh}", reader.line_num
        ) from None


def _value(path: str, record: Record, names: Sequence[str]) -> str:
    line, values, named = record
    name = next((name for name in names if name in values), None)
    if name is None:
        there = ", ".join(map(str, list(values)[:8]))
        which = " / ".join(names)
        en, zh = f"no column {which}; there are {there}", f"没有列 {which}；现有 {there}"
        raise Unscorable(path, en, zh, named)
    value = values[name]
    if not isinstance(value, str):
        raise Unscorable(path, f"“{name}” must be text", f"“{name}”应为文本", line)
    return value
