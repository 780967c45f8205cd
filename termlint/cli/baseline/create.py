"""``termlint baseline create``: records all findings as known."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import click

from termlint.cli.baseline import as_command
from termlint.cli.baseline.options import parts_of, shared, work_of
from termlint.cli.language import pick
from termlint.cli.narrow import named_from
from termlint.cli.speak import Refused, save, spare
from termlint.cli.work import Work
from termlint.config.paths import shown
from termlint.model import Report


@as_command(
    "create",
    epilog=pick(
        'Commit the file and name it in the configuration: baseline = "termlint-baseline.json".',
        '请提交该文件，并写入配置：baseline = "termlint-baseline.json"。',
    ),
)
@click.option("--force", is_flag=True, help=pick("Write over a baseline that is there.", "覆盖已有的基线"))
@shared
@click.pass_context
def command(ctx: click.Context, /, force: bool, target: str | None, **options: Any) -> None:  # noqa: ANN401
    """Check, and write the findings down."""
    work = work_of(options)
    parts = parts_of(work, target)
    for part in parts:
        _may_write(work, part.path, force=force)
    report = work.run()
    work.complain(report.problems)
    if not report.files and work.problems:  # a mistyped path must not empty a baseline
        ctx.exit(2)
    for part in parts:
        _write(work, part.of(work, report), part.path)
        if not part.is_named and Path(part.path).is_file() and not work.asked.quiet:
            _advise(work, shown(part.path))
    ctx.exit(2 if work.problems else 0)


def _advise(work: Work, name: str) -> None:
    work.say(
        f'to leave them out, name it in the configuration (baseline = "{name}") or give --baseline {name}',
        f'要不再报告这些问题，请在配置中写 baseline = "{name}"，或运行时加上 --baseline {name}',
    )


def _may_write(work: Work, path: str, *, force: bool) -> None:
    """Raise an error if the baseline is there already or is a file that is read otherwise."""
    if Path(path).exists() and not force:
        raise Refused(
            path,
            "already exists; “termlint baseline update” drops what is gone, --force starts afresh",
            "已经存在；“termlint baseline update”会去掉已不存在的问题，--force 则重新生成",
        )
    spare(path, (one for one in work.read() if one not in work.baselines))


def _write(work: Work, report: Report, path: str) -> None:
    from termlint.run.baseline import entries, written

    baseline = entries(report.shown, lru_cache(1)(work.load), named_from(path))
    save(path, [written(baseline)])
    if not work.asked.quiet:
        count, name = len(report.shown), shown(path)
        work.say(
            f"{count} finding{'s' * (count != 1)} recorded as known in {name}",
            f"已将 {count} 个问题记入 {name}",
        )
