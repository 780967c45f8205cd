"""``termlint score …``: scores translations. Without a subcommand, compares with references."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from termlint.cli.group import COMMANDS, GROUP_LANG, Commands, Table
from termlint.cli.group import command as _command
from termlint.cli.language import nearest_of, pick

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

SCORE: Table = {
    "reference": (
        "reference",
        "BLEU, chrF++ and TER against references; the word may be left out.",
        "对照参考译文计算 BLEU、chrF++ 和 TER；可省略 reference 一词",
    ),
    "terms": (
        "terms",
        "How many terms are translated as the termbase says, and how evenly.",
        "术语译对的比例和译名的一致程度，不需要参考译文",
    ),
    "penalty": (
        "penalty",
        "Score files by what check finds in them; uses the MQM typology.",
        "按 check 发现的问题给文件打分（采用 MQM 的错误分类）",
    ),
}
"""(module, one line of help in English, the same in Chinese) by the subcommand's name."""


class Scores(Commands):
    """The group of `SCORE`: arguments that begin with none of its names are passed to `reference`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Insert ``reference`` before the arguments if no subcommand is given or seems to be mistyped."""
        if args and args[0] not in (*self.table, "-h", "--help") and not self._is_mistyped(args[0]):
            args = ["reference", *args]
        return super().parse_args(ctx, args)

    def _is_mistyped(self, name: str) -> bool:
        return (
            not name.startswith("-") and not Path(name).exists() and nearest_of(name, self.table) is not None
        )

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return completions: the subcommands, and paths for `reference`."""
        from termlint.cli.values import a_path

        return [*super().shell_complete(ctx, incomplete), *a_path(ctx, self.get_params(ctx)[-1], incomplete)]


def as_command(name: str, **more: Any) -> Callable[[Callable[..., Any]], click.Command]:  # noqa: ANN401
    """Return a decorator that makes a function a subcommand, with the help line from `SCORE`."""
    return _command(name, SCORE, **more)


@click.group(
    cls=Scores,
    table=SCORE,
    package=__name__,
    name="score",
    help=pick(COMMANDS["score"][1], f"{COMMANDS['score'][2]}。"),
    epilog=pick(
        "“termlint score --reference REF SYSTEM…” compares with a reference; "
        "“termlint score penalty .” scores a project by its findings.",
        "“termlint score --reference 参考译文 译文…”对照参考译文评分；"
        "“termlint score penalty .”按发现的问题给项目打分。",
    ),
    options_metavar=pick("[OPTIONS]", "[选项]"),
    subcommand_metavar=pick("COMMAND …", "命令 …"),
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=False,
    invoke_without_command=True,
)
@GROUP_LANG
@click.pass_context
def command(ctx: click.Context) -> None:
    """Run the subcommand that was asked for."""
    if ctx.invoked_subcommand is None:
        ctx.fail(
            pick(
                f"Say what to score: {', '.join(SCORE)}, or --reference REFERENCE TRANSLATION….",
                f"请指明评分方式：{'、'.join(SCORE)}，或 --reference 参考译文 译文…。",
            )
        )
