"""``termlint terms check``: reports faults in a termbase, each with its line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from termlint.cli.language import pick
from termlint.cli.options import LANG, language_of, layers_from
from termlint.cli.speak import MACHINE, emit, room, use_color
from termlint.cli.terms import as_command
from termlint.cli.terms.files import Manner, Read, read_file
from termlint.cli.terms.options import ENCODING, FILES, LOCALE
from termlint.cli.values import OneOf
from termlint.config.keys import FORMATS
from termlint.lexicon import BadTable, Lexicon
from termlint.lexicon.terms import own_concepts
from termlint.model import Finding, Message, Place, Report, Shown
from termlint.report import COLUMNS, render
from termlint.report.places import Lines
from termlint.termbase.fault import Fault
from termlint.termbase.faults import find_faults
from termlint.termbase.merge import Placed

FORMS = [name for name in FORMATS if name != "sarif"]


@as_command(
    "check",
    epilog=pick(
        "Exit code: 0 no errors or warnings, 1 some, 2 something could not be done. "
        "All files together are one termbase.",
        "退出码：0 没有错误或警告，1 有，2 有操作未能完成。所有文件合起来视为一个术语库。",
    ),
)
@FILES
@click.option(
    "--format",
    "form",
    type=OneOf(FORMS),
    metavar=pick("NAME", "名称"),
    default="full",
    help=pick(f"Form of the report: {', '.join(FORMS)}.", f"报告的格式：{'、'.join(FORMS)}"),
)
@LOCALE
@ENCODING
@LANG
@click.pass_context
def command(ctx: click.Context, /, files: tuple[str, ...], form: str, **options: Any) -> None:  # noqa: ANN401
    """Read all files, look for faults in all of them together, report."""
    locale, encoding = options.pop("locale"), options.pop("encoding")
    settings = layers_from(options).settings_for("-")
    language = language_of(settings)
    read = {path: read_file(path, Manner(None, locale, encoding, language)) for path in files}
    lexicon = Lexicon(words=tuple(map(Path, settings.words)))
    shown = sorted(_shown(read, lexicon), key=lambda one: (one.finding.path, one.finding.start))
    report = Report(tuple(shown), (), len(read), sum(len(file.text) for file in read.values()))
    machine = form in MACHINE
    color = not machine and use_color("auto")
    load = {path: file.text for path, file in read.items()}.__getitem__
    parts = render(form, report, load, language=language, color=color, columns=room(COLUMNS))
    emit(parts, machine=machine)
    ctx.exit(int(any(one.severity != "info" for one in shown)))


def _shown(read: dict[str, Read], lexicon: Lexicon) -> Iterator[Shown]:
    lines = {path: Lines(file.text) for path, file in read.items()}
    for path, file in read.items():
        for line, message in file.complaints:
            start, end = lines[path].span(line)
            finding = Finding(start, end, message, confidence=1.0, rule="unreadable-row", path=path)
            yield Shown(finding, "error")
        if unread := _unread(file, lines[path]):
            yield unread
    placed = [Placed(path, line, row) for path, file in read.items() for line, row in file.rows]
    place = partial(_place, lines)
    for fault in find_faults(placed, lexicon):
        yield _finding_of(fault, place(fault.placed, fault.cell), fault.other and place(fault.other, ""))


def _unread(file: Read, lines: Lines) -> Shown | None:
    """Return a warning if a table is one that can be imported, but that ``termlint check`` refuses."""
    if not file.path.lower().endswith((".csv", ".tsv")):
        return None
    try:
        list(own_concepts(Path(file.path)))
    except BadTable as error:
        line, why = error.problem.place or 1, error.problem.message
    else:
        return None
    if line > 1 and line in (number for number, _ in file.complaints):
        return None  # said already
    start, end = lines.span(line)
    finding = Finding(start, end, _unread_for(why, file.path), confidence=1.0, rule="unread-table")
    return Shown(replace(finding, path=file.path), "warning")


def _unread_for(why: Message, path: str) -> Message:
    command = f"termlint terms import {path} -o terms.csv"
    if command.partition(" -o ")[0] in why.en:
        return Message(f"“termlint check” does not read this: {why.en}", f"“termlint check”读不了：{why.zh}")
    return Message(
        f"“termlint check” does not read this: {why.en}; `{command}` converts it",
        f"“termlint check”读不了：{why.zh}；可用 `{command}` 转换",
    )


def _finding_of(fault: Fault, place: Place, other: Place | None) -> Shown:
    finding = Finding(
        place.start,
        place.end,
        fault.message,
        fault.right,
        confidence=fault.confidence,
        related=(other,) if other else (),
        rule=fault.name,
        path=place.path,
    )
    return Shown(finding, fault.severity)


def _place(lines: dict[str, Lines], placed: Placed, cell: str) -> Place:
    """Return the span of a cell in its row, or of the row's first line if the cell is not found verbatim."""
    own = lines[placed.path]
    start, end = own.span(placed.line)
    wanted = cell or placed.row.chinese or placed.row.english
    at = own.text.find(wanted, start, max(end, start + len(wanted)))
    return Place(at, at + len(wanted), placed.path) if at >= 0 else Place(start, end, placed.path)
