"""``termlint terms learn``: reads a project and proposes a termbase, for a person to edit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from termlint.cli.language import pick
from termlint.cli.options import CONFIG, EXCLUDE, JOBS, LANG, Asked, layers_from
from termlint.cli.speak import Refused
from termlint.cli.terms import as_command
from termlint.cli.values import a_path
from termlint.model import Problem
from termlint.run.job import Job, in_processes, lexicon, open_job, our_fault, worth_processes
from termlint.termbase.mentions import Mention, find_mentions

if TYPE_CHECKING:
    from termlint.cli.work import Work
    from termlint.report.places import Lines
    from termlint.termbase.learn import Learned

Located = tuple[str, Mention, tuple[str, ...]]
"""(locale, mention, its places as shown to readers: ``docs/a.md:12``)."""

ROOM = 100
"""Width of lines, in columns, where the output is not a terminal."""


@as_command(
    "learn",
    epilog=pick(
        "Concepts with rival renderings come first. Exit code: 0 done, 2 something could not be done.",
        "译法有分歧的概念排在最前。退出码：0 完成，2 有操作未能完成。",
    ),
)
@click.argument("paths", nargs=-1, shell_complete=a_path, metavar=pick("[PATH…]", "[路径…]"))
@click.option(
    "--output-file",
    "-o",
    metavar=pick("FILE", "文件"),
    shell_complete=a_path,
    help=pick(
        "Write the termbase to a file (CSV, or TSV by its name).", "把术语库写入文件（CSV，.tsv 则为 TSV）"
    ),
)
@click.option("--force", is_flag=True, help=pick("Write over a file that is there.", "覆盖已有的文件"))
@EXCLUDE
@CONFIG
@JOBS
@LANG
@click.option("--quiet", "-q", is_flag=True, help=pick("No progress, no summary.", "不显示进度和总结"))
@click.pass_context
def command(ctx: click.Context, /, force: bool, **options: Any) -> None:  # noqa: ANN401
    """Read, propose, and write or show."""
    from termlint.cli.work import Work
    from termlint.termbase.learn import learn

    layers = layers_from(options)
    work = Work(_asked(**options), layers)
    target = work.asked.output_file
    if target and Path(target).is_file() and not force:
        raise Refused(
            target,
            "already exists and was not changed; --force overwrites it",
            "已经存在，未作改动；用 --force 可以覆盖",
        )
    entries = learn(_mentions_in(work))
    work.complain(())
    if target:
        _write(target, entries, work)
    else:
        _show(entries, work)
    ctx.exit(2 if work.problems else 0)


def _asked(paths: tuple[str, ...], output_file: str | None, jobs: int, quiet: bool) -> Asked:
    return Asked(
        paths=paths,
        stdin_filename=None,
        force_exclude=False,
        diff=False,
        unsafe_fixes=False,
        exit_zero=False,
        jobs=jobs,
        no_cache=True,
        statistics=False,
        output_file=output_file,
        color="never",
        quiet=quiet,
        verbose=False,
    )


# -- reading -------------------------------------------------------------------------------------------


def _mentions_in(work: Work) -> Iterator[Located]:
    """Yield the mentions in all files, in the order of the files, and note the problems."""
    from termlint.cli.progress import progress

    todo = [
        Job(path, one.encoding, one.termbases, one.words, data=work.overlay.get(path))
        for path, one in work.files.items()
    ]
    with progress(len(todo), work.language, wanted=not work.asked.quiet) as advance:
        for found in _by_file(todo, work.asked.jobs):
            if advance:
                advance(1)
            if isinstance(found, Problem):
                work.problems.append(found)
            else:
                yield from found


def _by_file(todo: Sequence[Job], jobs: int) -> Iterator[list[Located] | Problem]:
    if worth_processes(todo, jobs):
        for encoded in in_processes(_mentions_of_chunk, todo, jobs):
            for mentions, problem in msgspec.msgpack.decode(
                encoded, type=list[tuple[list[Located], Problem | None]]
            ):
                yield problem or mentions
    else:
        yield from map(mentions_of, todo)


def _mentions_of_chunk(chunk: Sequence[Job]) -> bytes:
    results = map(mentions_of, chunk)
    return msgspec.msgpack.encode(
        [([], found) if isinstance(found, Problem) else (found, None) for found in results]
    )


def mentions_of(job: Job) -> list[Located] | Problem:
    """Return the mentions of terms in one file, or a problem if it cannot be read."""
    from termlint.report.places import Lines
    from termlint.survey import Survey

    opened = open_job(job)
    if isinstance(opened, Problem):
        return opened
    try:
        survey = Survey(opened[1], lexicon(job.termbases, job.words))
        mentions = list(find_mentions(survey))
        lines = Lines(survey.document.text) if mentions else None
    except Exception as error:  # a fault of ours must not stop the check of other files
        return our_fault(job.path, error)
    return [
        (survey.locale, one, tuple(f"{job.path}:{line}" for line in _lines(one, lines)))
        for one in mentions
        if lines
    ]


def _lines(mention: Mention, lines: Lines) -> Iterable[int]:
    return dict.fromkeys(lines.position(at).line for at in mention.places)


# -- what comes of it ----------------------------------------------------------------------------------


def _write(target: str, entries: list[Learned], work: Work) -> None:
    from termlint.cli.speak import save
    from termlint.termbase import write
    from termlint.termbase.learn import rows

    save(target, write(rows(entries), "tsv" if target.endswith(".tsv") else "csv"))
    if not work.asked.quiet:
        disputed = sum(entry.disputed for entry in entries)
        work.say(
            f"{len(entries)} terms in {target}; those with competing renderings ({disputed}) come first",
            f"{target} 共 {len(entries)} 个术语，其中 {disputed} 个译法有分歧，排在最前",
        )


def _show(entries: list[Learned], work: Work) -> None:
    from termlint.cli.speak import emit, room

    disputed = [entry for entry in entries if entry.disputed]
    emit(_table(disputed, room(ROOM)))
    if not work.asked.quiet and work.files and not entries:
        work.say(
            "no terms here: terms are learnt where a text gives the English beside the Chinese, as in "
            "自注意力（self-attention）",
            "没有可学的术语：文中中英文并列之处才能学到，如“自注意力（self-attention）”",
        )
    elif not work.asked.quiet and work.files:
        rest = len(entries) - len(disputed)
        work.say(
            f"terms with competing renderings: {len(disputed)}, with one: {rest}; -o terms.csv writes all",
            f"{len(disputed)} 个术语译法有分歧，{rest} 个译法一致；用 -o terms.csv 写出全部",
        )


def _table(entries: Sequence[Learned], columns: int) -> Iterator[str]:
    """Yield lines with each concept and its forms, their frequencies and places."""
    from termlint.report.width import shorten
    from termlint.telling.columns import width
    from termlint.termbase.learn import rows

    for _, members in groupby(rows(entries), key=lambda row: (row.english, row.sense, row.locale)):
        forms = list(members)
        first = forms[0]
        sense = f" ({first.sense})" if first.sense else ""
        yield f"{first.english}{sense}{'  zh-TW' if first.locale == 'zh-TW' else ''}\n"
        wide = max(width(row.chinese or row.english) for row in forms)
        for row in forms:
            form = row.chinese or row.english
            mark = "●" if row.status == "preferred" else "○"
            line = f"  {mark} {form}{' ' * (wide - width(form))}  {row.note.replace(f'{form} ', '', 1)}"
            yield f"{shorten(line, columns)}\n"
