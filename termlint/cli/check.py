"""``termlint check``: finds faults; with ``--fix`` makes the fixes, with ``--diff`` shows them."""

from __future__ import annotations

from typing import Any

import click

from termlint.cli.group import command as as_command
from termlint.cli.language import pick
from termlint.cli.options import BASELINE, SINCE, SOURCE, Asked, layers_from, shared


@as_command(
    "check",
    epilog=pick(
        "Exit code: 0 nothing found, 1 findings, 2 something could not be done.",
        "退出码：0 没有问题，1 有问题，2 有事情没能完成。",
    ),
)
@click.option("--fix", is_flag=True, help=pick("Make the fixes that are safe.", "应用安全的修复"))
@SINCE
@SOURCE
@BASELINE
@shared
@click.pass_context
def command(ctx: click.Context, /, fix: bool, **options: Any) -> None:  # noqa: ANN401
    """Check, and fix if asked to."""
    layers = layers_from(options)
    asked = Asked(**options)
    if fix or asked.diff:
        if asked.since:
            raise click.UsageError(
                pick(
                    "--since goes with neither --fix nor --diff.", "--since 不能与 --fix 或 --diff 同时使用。"
                ),
                ctx,
            )
        from termlint.cli.fix import mend

        ctx.exit(mend(asked, layers))
    from termlint.cli.work import Work

    work = Work(asked, layers)
    report = work.run()
    work.publish(report)
    ctx.exit(work.code(report))
