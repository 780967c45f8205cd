"""The table of commands, one module each, imported when called; Click's own texts in both languages."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from termlint.cli.language import HELP, nearest_of, pick
from termlint.cli.sections import column_of, sections, write_paragraph, write_section
from termlint.cli.values import OneOf
from termlint.version import __version__

Table = Mapping[str, tuple[str, str, str]]
"""(module, one line of help in English, the same in Chinese) by the command's name."""

COMMANDS: Table = {
    "check": ("check", "Find faults in translations.", "检查译文中的问题"),
    "fix": ("fix", "Make the fixes that are safe.", "应用安全的修复"),
    "rules": ("rules", "List the rules.", "列出规则"),
    "rule": ("rule", "Show a rule's manual page.", "查看规则的说明"),
    "config": ("config", "Show all settings and where each comes from.", "查看全部设置及其来源"),
    "init": ("init", "Write a termlint.toml for this project.", "为本项目生成 termlint.toml"),
    "new-rule": ("new_rule", "Write the scaffold of a new rule.", "生成新规则的骨架"),
    "score": (
        "score",
        "Score translations: by references, terms or findings.",
        "给译文评分：对照参考译文、按术语或按问题",
    ),
    "baseline": (
        "baseline",
        "Keep the findings that are known and left for later.",
        "管理留待以后处理的已知问题",
    ),
    "terms": ("terms", "Make and keep the project's own termbase.", "建立和维护项目自己的术语库"),
}


class Speaking(click.Command):
    """A command whose help has its headings in English or Chinese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=pick("Usage: ", "用法："))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the command's description."""
        write_paragraph(formatter, self.help)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the closing paragraph of the help, if there is one."""
        write_paragraph(formatter, self.epilog)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        required = pick("[required]", "[必需]")
        rows = {
            one.name or "": (record[0], record[1].replace("[required]", required))
            for one in self.get_params(ctx)
            if isinstance(one, click.Option) and (record := one.get_help_record(ctx))
        }
        for heading, some in sections(rows):
            write_section(formatter, heading, some, column_of([*rows.values()]))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help."""
        option = super().get_help_option(ctx)
        if option:
            option.help = pick("Show this help.", "显示本帮助")
        return option


class Commands(Speaking, click.Group):
    """A group: finds commands in a table, and for an unknown one suggests the most similar.

    Args:
        table: the commands of the group.
        package: the package with their modules.
    """

    def __init__(
        self,
        *arguments: Any,  # noqa: ANN401
        table: Table = COMMANDS,
        package: str = "termlint.cli",
        **more: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*arguments, **more)
        self.table = table
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command's module and return the command."""
        if cmd_name not in self.table:
            return None
        command = importlib.import_module(f"{self.package}.{self.table[cmd_name][0]}").command
        assert isinstance(command, click.Command)
        return command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands, without importing the latter's modules."""
        super().format_options(ctx, formatter)
        rows = [(name, pick(en, zh)) for name, (_, en, zh) in self.table.items()]
        write_section(formatter, pick("Commands:", "命令："), rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first argument names."""
        if args[0] not in self.table and not args[0].startswith("-"):
            ctx.fail(self._unknown(args[0], ctx))
        return super().resolve_command(ctx, args)

    def _unknown(self, name: str, ctx: click.Context) -> str:
        hint = f"--{name}" if f"--{name}" in _options(ctx) else nearest_of(name, self.table)
        if hint is None and "check" in self.table and (Path(name).exists() or "." in name):
            hint = f"check {name}"
        if hint is None:
            en, zh = ", ".join(self.table), "、".join(self.table)
            return pick(f"No such command “{name}”; use one of {en}.", f"没有命令“{name}”；可用的有 {zh}。")
        return pick(
            f"No such command “{name}”. Did you mean “{ctx.command_path} {hint}”?",
            f"没有命令“{name}”。是否想写“{ctx.command_path} {hint}”？",
        )


def in_words(error: click.UsageError, arguments: Sequence[str] = ()) -> str:
    """Return the message for wrong arguments, in the language chosen at start-up."""
    if isinstance(error, click.NoSuchOption):
        if file := next((one for one in arguments if one.startswith("-") and Path(one).is_file()), None):
            en = f"{file} is taken for options; if the file is meant, write ./{file}"
            return pick(en, f"{file} 被当作选项；若指文件，请写成 ./{file}")
        hint = nearest_of(error.option_name, _options(error.ctx))
        en = f"No such option {error.option_name}." + (f" Did you mean {hint}?" if hint else "")
        return pick(en, f"没有选项 {error.option_name}。" + (f"是否想写 {hint}？" if hint else ""))
    if isinstance(error, click.MissingParameter):
        missing = error.param.make_metavar(error.ctx) if error.param and error.ctx else ""
        if isinstance(error.param, click.Option):
            missing = f"{error.param.opts[0]} {missing}"
        return pick(f"{missing} is missing.", f"缺少参数“{missing}”。")
    if isinstance(error, click.BadParameter) and error.param:
        names = error.param.opts
        return pick(f"{', '.join(names)}: {error.message}", f"{'、'.join(names)}：{error.message}")
    return _translated(error.format_message())


_CLICK = (
    (r"Option '(.+)' requires an argument\.", r"选项 \1 需要一个值。"),
    (r"Option '(.+)' requires (\d+) arguments\.", r"选项 \1 需要 \2 个值。"),
    (r"Option '(.+)' does not take a value\.", r"选项 \1 不带值。"),
    (r"Got unexpected extra arguments? \((.+)\)", r"多出了参数：\1"),
)


def _translated(message: str) -> str:
    """Return a message of Click's own, in the language chosen at start-up."""
    for pattern, chinese in _CLICK if HELP == "zh" else ():
        if match := re.fullmatch(pattern, message):
            return match.expand(chinese)
    return message


def _options(ctx: click.Context | None) -> Sequence[str]:
    params = ctx.command.get_params(ctx) if ctx else []
    return [
        name for param in params for name in (*param.opts, *param.secondary_opts) if name.startswith("--")
    ]


def command(
    name: str,
    table: Table = COMMANDS,
    **more: Any,  # noqa: ANN401
) -> Callable[[Callable[..., Any]], click.Command]:
    """Return a decorator that makes a function a command, with the help line from the table."""
    _, en, zh = table[name]
    more.setdefault("help", pick(en, f"{zh}。"))
    more.setdefault("options_metavar", pick("[OPTIONS]", "[选项]"))
    return click.command(name, cls=Speaking, context_settings={"help_option_names": ["-h", "--help"]}, **more)


def _keep_language(ctx: click.Context, param: click.Parameter, value: str | None) -> None:
    if value:
        ctx.find_root().obj = value


GROUP_LANG = click.option(
    "--lang",
    type=OneOf(["zh", "en"]),
    expose_value=False,
    callback=_keep_language,
    help=pick("Language of help, messages and reports.", "帮助、提示和报告的语言"),
)
"""For a command with commands of its own, whose help is asked for as that of any other."""


def group_of(name: str, table: Table, package: str) -> click.Group:
    """Return a command group; called without a subcommand it shows its help."""

    @click.group(
        cls=Commands,
        table=table,
        package=package,
        name=name,
        help=pick(COMMANDS[name][1], f"{COMMANDS[name][2]}。"),
        options_metavar=pick("[OPTIONS]", "[选项]"),
        subcommand_metavar=pick("COMMAND …", "命令 …"),
        context_settings={"help_option_names": ["-h", "--help"]},
        no_args_is_help=False,
        invoke_without_command=True,
    )
    @GROUP_LANG
    @click.pass_context
    def group(ctx: click.Context) -> None:
        if ctx.invoked_subcommand is None:
            click.echo(ctx.get_help())

    return group


@click.group(
    cls=Commands,
    name="termlint",
    help=pick(
        "Finds misspelled terms, inconsistent renderings, mixed scripts and more in Chinese translations of "
        "texts on AI.",
        "检查 AI 文章的中文译文：术语拼错、译名不一、简繁混用等。",
    ),
    epilog=pick("Start with “termlint check .”", "先试试“termlint check .”。"),
    options_metavar=pick("[OPTIONS]", "[选项]"),
    subcommand_metavar=pick("COMMAND …", "命令 …"),
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=False,
    invoke_without_command=True,
)
@click.option(
    "--lang",
    type=OneOf(["zh", "en"]),
    help=pick("Language of help, messages and reports.", "帮助、提示和报告的语言"),
)
@click.version_option(
    __version__,
    "-V",
    "--version",
    message="termlint %(version)s",
    help=pick("Show the version.", "显示版本号"),
)
@click.pass_context
def termlint(ctx: click.Context, lang: str | None) -> None:
    """Show the help if no subcommand is given; Click runs the subcommand."""
    ctx.obj = lang
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
