"""``termlint terms export``: writes termbases in a form that other tools read."""

from __future__ import annotations

from typing import Any

import click

from termlint.cli.language import pick
from termlint.cli.options import LANG
from termlint.cli.terms import as_command
from termlint.cli.terms.files import Manner, check_target, deliver, read_file, warn, warn_of
from termlint.cli.terms.options import ENCODING, FILES, FORCE, LOCALE, OUTPUT, language_from
from termlint.cli.values import OneOf
from termlint.termbase import WRITTEN, write
from termlint.termbase.merge import Placed, merge


@as_command(
    "export",
    epilog=pick(
        "tbx is TBX-Basic as in ISO 30042:2019; what is written can be imported again.",
        "tbx 即 ISO 30042:2019 的 TBX-Basic；导出的文件都可以再导入。",
    ),
)
@FILES
@click.option(
    "--format", "form", type=OneOf([*WRITTEN]), required=True, help=pick("Form to write.", "要写出的格式")
)
@OUTPUT
@FORCE
@LOCALE
@ENCODING
@LANG
def command(files: tuple[str, ...], form: str, output: str | None, force: bool, **options: Any) -> None:  # noqa: ANN401
    """Read all files, then write."""
    locale, encoding = options.pop("locale"), options.pop("encoding")
    manner = Manner(None, locale, encoding, language_from(options))
    check_target(output, force)
    read = [read_file(path, manner) for path in files]
    for file in read:
        warn_of(file, manner.language)
    merged = merge(Placed(file.path, line, row) for file in read for line, row in file.rows)
    for problem in merged.problems:
        warn(problem.path, problem.place, problem.message, manner.language)
    deliver(write(merged.rows, form), output)
