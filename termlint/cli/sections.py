"""How a page of help is set: options under headings, paragraphs broken where the terminal ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import click

from termlint.cli.language import pick
from termlint.columns import width, wrapped

Rows = Sequence[tuple[str, str]]
"""An option or a command, and what it is for."""

WIDEST = 34
"""A column of options is never wider; what is longer stands on a line of its own."""

MANY = 16
"""So many options are no list any more: they are put under headings."""

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
    """Yield headings, each with the options that stand under it, by their parameters' names."""
    left = dict(rows)
    for heading, names in _SECTIONS if len(rows) >= MANY else ():
        yield heading, [left.pop(name) for name in names if name in left]
    other = pick("Other options:", "其他选项：") if len(left) < len(rows) else pick("Options:", "选项：")
    yield other, list(left.values())


def write_section(formatter: click.HelpFormatter, heading: str, rows: Rows, column: int = 0) -> None:
    """Write a heading, with the colon of its language, and rows under it.

    Click's own list counts a Chinese character as one column, which sets the second column askew.
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
    """Return in which column, after the margin, the second cells begin."""
    return max((width(first) for first, _ in rows if width(first) <= WIDEST), default=0) + 2


def write_paragraph(formatter: click.HelpFormatter, text: str | None) -> None:
    """Write a blank line and a paragraph, broken where the terminal ends."""
    if text:
        lines = wrapped(text, formatter.width - 2)
        formatter.write("\n" + "".join(f"  {line}\n" for line in lines))
