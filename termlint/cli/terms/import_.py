"""``termlint terms import``: converts glossaries of all usual shapes to one termbase in our own columns."""

from __future__ import annotations

from typing import Any

import click
from msgspec.structs import replace

from termlint.cli.language import pick
from termlint.cli.options import LANG
from termlint.cli.speak import tell
from termlint.cli.terms import as_command
from termlint.cli.terms.files import Manner, Read, check_target, deliver, read_file, warn, warn_of
from termlint.cli.terms.options import ENCODING, FILES, FORCE, LOCALE, OUTPUT, SHAPE, language_from
from termlint.lexicon.terms import TermRow
from termlint.termbase import write
from termlint.termbase.merge import Placed, merge


@as_command(
    "import",
    epilog=pick(
        "Reads CSV, TSV, TBX, JSON, tables and lists in Markdown, plain lists; writes CSV.",
        "可读 CSV、TSV、TBX、JSON、Markdown 表格和列表、纯文本列表；写出 CSV。",
    ),
)
@FILES
@OUTPUT
@FORCE
@SHAPE
@LOCALE
@click.option(
    "--source",
    default="",
    metavar=pick("NAME", "名称"),
    help=pick("What to write as the source of rows that name none.", "未注明出处的行填写的出处"),
)
@ENCODING
@LANG
def command(files: tuple[str, ...], output: str | None, force: bool, source: str, **options: Any) -> None:  # noqa: ANN401
    """Read all files, then write; nothing is written if one of them cannot be read."""
    shape, locale, encoding = (options.pop(name) for name in ("shape", "locale", "encoding"))
    manner = Manner(shape, locale, encoding, language_from(options))
    check_target(output, force)
    read = [read_file(path, manner) for path in files]
    for file in read:
        warn_of(file, manner.language)
    merged = merge(
        Placed(file.path, line, replace(row, source=row.source or source))
        for file in read
        for line, row in file.rows
    )
    for problem in merged.problems:
        warn(problem.path, problem.place, problem.message, manner.language)
    deliver(write(merged.rows, "tsv" if output and output.endswith(".tsv") else "csv"), output)
    tell(f"termlint: {_summary(merged.rows, read, manner.language)}")


def _summary(rows: list[TermRow], read: list[Read], language: str) -> str:
    terms = len({(row.english, row.sense) for row in rows})
    left = sum(len(file.complaints) for file in read)
    if language == "zh":
        return f"共 {terms} 个术语，{len(rows)} 种译法" + (f"；{left} 处未能读取" if left else "")
    said = f"{terms} term{'s' * (terms != 1)}, {len(rows)} rendering{'s' * (len(rows) != 1)}"
    return said + (f"; {left} place{'s' * (left != 1)} not understood" if left else "")
