"""``termlint baseline …``: findings that are known and left for later."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from termlint.cli.group import COMMANDS, Commands, Table
from termlint.cli.group import command as _command
from termlint.cli.language import pick

BASELINE: Table = {
    "create": ("create", "Write down all findings as known.", "把现有的全部问题记入基线"),
    "update": ("update", "Drop the known findings that are gone.", "从基线中去掉已不存在的问题"),
}
"""Module, and one line of help in English and Chinese, by the subcommand's name."""


def as_command(name: str, **more: Any) -> Callable[[Callable[..., Any]], click.Command]:  # noqa: ANN401
    """Make a function a subcommand with the help line that `BASELINE` has for it."""
    return _command(name, BASELINE, **more)


@click.group(
    cls=Commands,
    table=BASELINE,
    package=__name__,
    name="baseline",
    help=pick(*COMMANDS["baseline"][1:]),
    options_metavar=pick("[OPTIONS]", "[选项]"),
    subcommand_metavar=pick("COMMAND …", "命令 …"),
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=False,
    invoke_without_command=True,
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Run the subcommand that was asked for; the help without one."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
