"""Formats scores as an aligned table, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from termlint.cli.language import pick
from termlint.cli.speak import emit, save
from termlint.cli.values import OneOf, a_path
from termlint.telling.columns import width

Cell = str | int | float | None
Row = Mapping[str, Cell]

FORMAT = click.option(
    "--format",
    "form",
    type=OneOf(["table", "json", "csv"]),
    default="table",
    help=pick("Form of the scores.", "分数的格式"),
)
OUTPUT = click.option(
    "--output-file",
    "-o",
    "output",
    metavar=pick("FILE", "文件"),
    shell_complete=a_path,
    help=pick("Write the scores to a file.", "把分数写入文件"),
)


def deliver(parts: Iterator[str], output: str | None, *, machine: bool) -> None:
    """Write to a file if one is named, else to standard output."""
    if output:
        save(output, parts)
    else:
        emit(parts, machine=machine)


def as_json(value: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield a value as indented JSON."""
    yield json.dumps(value, ensure_ascii=False, indent=2)
    yield "\n"


def as_csv(rows: Sequence[Row]) -> Iterator[str]:
    """Yield rows with equal keys as CSV with a header; None becomes an empty cell."""
    into = io.StringIO()
    writer = csv.DictWriter(into, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    yield into.getvalue()


def as_table(heads: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Yield aligned lines: text to the left, numbers to the right, a dash for None."""
    cells = [[_shown(cell) for cell in row] for row in rows]
    columns = [max(map(width, column)) for column in zip(heads, *cells, strict=True)]
    right = [any(isinstance(row[at], int | float) for row in rows) or not rows for at in range(len(heads))]
    for line in [list(heads), *cells]:
        parts = [
            f"{' ' * (size - width(cell))}{cell}" if flush else f"{cell}{' ' * (size - width(cell))}"
            for cell, size, flush in zip(line, columns, right, strict=True)
        ]
        yield "  ".join(parts).rstrip() + "\n"


def _shown(cell: Cell) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, float):
        return f"{cell:,.2f}"
    return f"{cell:,}" if isinstance(cell, int) else cell
