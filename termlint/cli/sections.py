"""Formats help pages: options grouped under headings, paragraphs wrapped to the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click

from termlint.cli.language import pick
from termlint.telling.columns import width, wrapped

Rows = Sequence[tuple[str, str]]
"""(option or command, its description) for each line."""

WIDEST = 34
"""The maximum width, in columns, of the first column; longer entries stand on a line of their own."""

GROUPED = 16
"""The number of options from which they are grouped under headings."""

_SECTIONS = (
    (pick("Fixes:", "修复："), ("fix", "diff", "unsafe_fixes")),
    (
        pick("Which findings:", "报告哪些问题："),
        ("select", "extend_select", "ignore", "min_confidence", "since", "baseline"),
    ),
    (
        pick("Which texts:", "检查哪些文本："),
        ("source", "exclude", "force_exclude", "watch", "stdin_filename", "stdin_format", "only_findings"),
    ),
    (
        pick("Report:", "报告形式："),
        ("format", "output_file", "statistics", "color", "lang", "quiet", "verbose", "exit_zero", "fail_on"),
    ),
)


def sections(rows: Mapping[str, tuple[str, str]]) -> Iterator[tuple[str, Rows]]:
    """Yield each heading with the rows under it; ``rows`` are keyed by parameter name."""
    left = dict(rows)
    for heading, names in _SECTIONS if len(rows) >= GROUPED else ():
        yield heading, [left.pop(name) for name in names if name in left]
    other = pick("Other options:", "其他选项：") if len(left) < len(rows) else pick("Options:", "选项：")
    yield other, list(left.values())


def write_section(formatter: click.HelpFormatter, heading: str, rows: Rows, column: int = 0) -> None:
    """Write a heading and rows in two columns under it.

    Click's own list counts a Chinese character as one column, which misaligns the second column.
    """
    formatter.write(f"\n{heading}\n")
    column = column or column_of(rows)
    for first, second in rows:
        lines = [*wrapped(second, max(formatter.width - column - 2, 20))]
        if width(first) + 2 > column:
            formatter.write(f"  {first}\n")
            first = ""
        for line in lines:
            formatter.write(f"  {first}{' ' * (column - width(first))}{line}\n")
            first = ""


def column_of(rows: Rows) -> int:
    """Return the offset of the second column from the margin, in columns."""
    return max((width(first) for first, _ in rows if width(first) <= WIDEST), default=0) + 2


def write_paragraph(formatter: click.HelpFormatter, text: str | None) -> None:
    """Write a blank line and a paragraph, wrapped to the terminal's width."""
    if text:
        lines = wrapped(text, formatter.width - 2)
        formatter.write("\n" + "".join(f"  {line}\n" for line in lines))
