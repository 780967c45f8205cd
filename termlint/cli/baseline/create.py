"""``termlint baseline create``: records all findings as known."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import click

from termlint.cli.baseline import as_command
from termlint.cli.baseline.options import shared, work_of
from termlint.cli.language import pick
from termlint.cli.narrow import named_from
from termlint.cli.speak import Refused, save, spare
from termlint.config.paths import shown


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
    from termlint.run.baseline import entries, written

    work, path = work_of(target, options)
    if Path(path).exists() and not force:
        raise Refused(
            path,
            "already exists; “termlint baseline update” drops what is gone, --force starts afresh",
            "已经存在；“termlint baseline update”会去掉已不存在的问题，--force 则重新生成",
        )
    spare(path, (one for one in work.read() if one not in work.baselines))
    report = work.run()
    work.complain(report.problems)
    if not report.files and work.problems:  # a mistyped path must not empty a baseline
        ctx.exit(2)
    baseline = entries(report.shown, lru_cache(1)(work.load), named_from(path))
    save(path, [written(baseline)])
    if not options["quiet"]:
        count, name = len(report.shown), shown(path)
        work.say(
            f"{count} finding{'s' * (count != 1)} recorded as known in {name}",
            f"已将 {count} 个问题记入 {name}",
        )
    ctx.exit(2 if work.problems else 0)
