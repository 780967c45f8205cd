"""``termlint baseline update``: removes the known findings that no longer occur, and adds none."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from termlint.cli.baseline import as_command
from termlint.cli.baseline.options import Part, parts_of, shared, work_of
from termlint.cli.language import pick
from termlint.cli.narrow import named_from, of_checked
from termlint.cli.speak import save
from termlint.cli.work import Work
from termlint.config.paths import shown
from termlint.model import Report

if TYPE_CHECKING:
    from termlint.run.baseline import Baseline


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
    from termlint.run.baseline import read

    work = work_of(options)
    parts = [(part, read(part.path)) for part in _known(parts_of(work, target, work.baselines))]
    report = work.run()
    work.complain(report.problems)
    if not report.files and work.problems:  # a mistyped path tells nothing about known findings
        ctx.exit(2)
    for part, known in parts:
        _update(work, part.of(work, report), known, part.path)
    ctx.exit(2 if work.problems else 0)


def _known(parts: list[Part]) -> list[Part]:
    """Return the baselines to update: files of no project need not have one if those of others do."""
    return [one for one in parts if any(one.named) or Path(one.path).exists()] or parts


def _update(work: Work, report: Report, known: Baseline, path: str) -> None:
    from termlint.run.baseline import less, without_known, written

    left, stale = without_known(report, known, lru_cache(1)(work.load), named_from(path))
    stale = of_checked(work, report, stale, path)
    kept = less(known, stale)
    if kept != known:
        save(path, [written(kept)])
    if not work.asked.quiet:
        gone, stay = (sum(one.count for one in some) for some in (stale, kept.findings))
        new = len(left.shown)
        en = f"; {new} new finding{'s' * (new != 1)} not added" if new else ""
        zh = f"；另有 {new} 个新问题未记入" if new else ""
        work.say(
            f"{shown(path)}: {gone} dropped, {stay} kept{en}",
            f"{shown(path)}：去掉 {gone} 个，保留 {stay} 个{zh}",
        )
