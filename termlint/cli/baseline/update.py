"""``termlint baseline update``: removes the known findings that no longer occur, and adds none."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import click

from termlint.cli.baseline import as_command
from termlint.cli.baseline.options import shared, work_of
from termlint.cli.language import pick
from termlint.cli.narrow import named_from, of_checked
from termlint.cli.speak import save
from termlint.config.paths import shown


@as_command(
    "update",
    epilog=pick(
        "New findings are never added; “create --force” writes all of them down.",
        "不会加入新的问题；要全部重新记录，请用“create --force”。",
    ),
)
@shared
@click.pass_context
def command(ctx: click.Context, /, target: str | None, **options: Any) -> None:  # noqa: ANN401
    """Check, and keep what is still there."""
    from termlint.run.baseline import less, read, without_known, written

    work, path = work_of(target, options)
    known = read(path)
    report = work.run()
    work.complain(report.problems)
    if not report.files and work.problems:  # a mistyped path tells nothing about known findings
        ctx.exit(2)
    left, stale = without_known(report, known, lru_cache(1)(work.load), named_from(path))
    stale = of_checked(work, report, stale, path)
    kept = less(known, stale)
    if kept != known:
        save(path, [written(kept)])
    if not options["quiet"]:
        gone, stay = (sum(one.count for one in some) for some in (stale, kept.findings))
        new = len(left.shown)
        en = f"; {new} new finding{'s' * (new != 1)} not added" if new else ""
        zh = f"；另有 {new} 个新问题未记入" if new else ""
        work.say(
            f"{shown(path)}: {gone} dropped, {stay} kept{en}",
            f"{shown(path)}：去掉 {gone} 个，保留 {stay} 个{zh}",
        )
    ctx.exit(2 if work.problems else 0)
