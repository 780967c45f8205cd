"""``termlint rules``: all rules in a table."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from termlint.cli.group import command as as_command
from termlint.cli.language import pick
from termlint.cli.options import LANG, language_of, layers_from
from termlint.cli.speak import emit
from termlint.cli.values import OneOf
from termlint.telling.columns import wrapped

NARROW = 16
"""Minimum number of columns for titles; with fewer they are left for the terminal to wrap."""


@as_command("rules")
@click.option(
    "--format",
    "form",
    type=OneOf(["text", "json", "markdown"]),
    default="text",
    help=pick("Form of the table.", "表格的格式"),
)
@LANG
def command(form: str, **options: Any) -> None:  # noqa: ANN401
    """Print the table."""
    from termlint.manual.docs import markdown, table
    from termlint.registry import rule_modules, rules

    if form == "markdown":
        emit(markdown(rule_modules(), rules()), machine=True)
        return
    language = language_of(layers_from(options).settings_for("-"))
    rows = table(rule_modules(), rules(), language)
    if form == "json":
        emit([json.dumps(rows, ensure_ascii=False, indent=2), "\n"], machine=True)
    else:
        seen = sys.stdout is not None and sys.stdout.isatty()
        emit(in_columns(rows, language, shutil.get_terminal_size().columns if seen else 0))


def in_columns(rows: Sequence[Mapping[str, object]], language: str, columns: int) -> Iterator[str]:
    """Yield the lines of the table; titles are wrapped to ``columns``, left whole (for ``grep``) if 0."""
    width = max((len(str(row["name"])) for row in rows), default=0)
    for row in rows:
        marks = f"{'●' if row['default'] else '○'}{'✎' if row['fix'] else ' '}"
        left = f"{marks} {row['name']:<{width}}  {row['group']:<10}  {row['severity']:<7}  "
        title = str(row["title"])
        for piece in wrapped(title, columns - len(left)) if columns > len(left) + NARROW else [title]:
            yield f"{left}{piece}\n"
            left = " " * len(left)
    yield "\n"
    yield (
        "● 默认启用  ○ 默认停用  ✎ 可修复\n"
        if language == "zh"
        else "● on by default  ○ off  ✎ offers fixes\n"
    )
