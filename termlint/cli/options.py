"""The options that `check` and `fix` share, and the configuration layer made from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click
import msgspec

from termlint.cli.language import from_locale, pick, settle
from termlint.cli.values import OneOf, Share, a_path, some_rules
from termlint.config.keys import FORMATS, SEVERITIES
from termlint.config.layer import Layer, from_table, split
from termlint.config.settings import Layers, Settings
from termlint.model import Message, Severity


class Asked(msgspec.Struct, frozen=True):
    """The options of the command line that are not configuration."""

    paths: tuple[str, ...]
    stdin_filename: str | None = None
    force_exclude: bool = False
    diff: bool = False
    unsafe_fixes: bool = False
    exit_zero: bool = False
    fail_on: Severity = "info"
    jobs: int = 1
    no_cache: bool = False
    statistics: bool = False
    output_file: str | None = None
    color: str = "never"
    quiet: bool = False
    verbose: bool = False
    since: str | None = None


def _jobs(ctx: click.Context, param: click.Parameter, value: str) -> int:
    if value == "auto":
        return usable_processors()
    if not value.isdecimal() or int(value) < 1:
        en, zh = (
            f"“{value}” is neither a positive whole number nor auto.",
            f"“{value}”无效，应为正整数或 auto。",
        )
        raise click.BadParameter(pick(en, zh), ctx, param)
    return int(value)


def usable_processors() -> int:
    """Return how many processors this process may use: in a container perhaps not all of the machine's."""
    import os

    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _list(name: str, en: str, zh: str) -> Callable[[Any], Any]:
    return click.option(
        name, multiple=True, metavar=pick("NAME,…", "名称,…"), shell_complete=some_rules, help=pick(en, zh)
    )


LANG = click.option(
    "--lang",
    type=OneOf(["zh", "en"]),
    help=pick("Language of help, messages and reports.", "帮助、提示和报告的语言"),
)
CONFIG = click.option(
    "--config",
    metavar=pick("FILE", "文件"),
    shell_complete=a_path,
    help=pick("Use this configuration for every file.", "对所有文件使用这份配置"),
)

EXCLUDE = click.option(
    "--exclude",
    multiple=True,
    metavar=pick("GLOB", "模式"),
    help=pick("Leave out matching files in folders, as well.", "遍历文件夹时另外排除匹配的文件"),
)
JOBS = click.option(
    "--jobs",
    "-j",
    default="auto",
    callback=_jobs,
    metavar="N|auto",
    help=pick("Processes to use; auto for all that may be used.", "进程数；auto 表示用上全部可用的处理器"),
)

BASELINE = click.option(
    "--baseline",
    metavar=pick("FILE", "文件"),
    shell_complete=a_path,
    help=pick("Leave out the findings that this file knows.", "不报告这份基线文件中已有的问题"),
)
SINCE = click.option(
    "--since",
    metavar=pick("REF", "提交"),
    help=pick("Only lines changed since a commit or branch.", "只报告自某个提交或分支以来改动的行"),
)

SOURCE = click.option(
    "--source",
    metavar=pick("PATH", "路径"),
    shell_complete=a_path,
    help=pick(
        "The English original: a file, or a folder with the same relative paths.",
        "英文原文：文件，或相对路径相同的文件夹",
    ),
)

_SHARED = (
    _list(
        "--select",
        "Use these rules or groups only (or all, default).",
        "只用这些规则或规则组（或 all、default）",
    ),
    _list("--extend-select", "Use these rules or groups as well.", "另外启用这些规则或规则组"),
    _list("--ignore", "Leave these rules or groups out.", "停用这些规则或规则组"),
    click.option(
        "--min-confidence",
        type=Share(),
        metavar="0…1",
        help=pick("Show findings that are at least this sure.", "只显示可信度不低于此值的问题"),
    ),
    EXCLUDE,
    click.option(
        "--force-exclude",
        is_flag=True,
        help=pick("Leave out excluded files even if they are named.", "被排除的文件即使明确给出也跳过"),
    ),
    click.option(
        "--stdin-filename",
        metavar=pick("PATH", "路径"),
        help=pick("What the text from standard input (-) is called.", "标准输入（-）内容的文件名"),
    ),
    click.option(
        "--unsafe-fixes",
        is_flag=True,
        help=pick("Also make fixes that a person should look at.", "连同需要人工确认的修复一起应用"),
    ),
    click.option(
        "--diff",
        is_flag=True,
        help=pick("Show what fixing would change; write nothing.", "显示修复会改动什么，不写文件"),
    ),
    click.option(
        "--format",
        type=OneOf(FORMATS),
        metavar=pick("NAME", "名称"),
        help=pick(f"Form of the report: {', '.join(FORMATS)}.", f"报告的格式：{'、'.join(FORMATS)}"),
    ),
    click.option(
        "--output-file",
        "-o",
        metavar=pick("FILE", "文件"),
        shell_complete=a_path,
        help=pick("Write the report to a file.", "把报告写入文件"),
    ),
    click.option(
        "--statistics", is_flag=True, help=pick("Count by rule instead of listing.", "只按规则统计数量")
    ),
    click.option(
        "--exit-zero",
        is_flag=True,
        help=pick("Exit with 0 even if there are findings.", "即使有问题也以 0 退出"),
    ),
    click.option(
        "--fail-on",
        type=OneOf([*reversed(SEVERITIES)]),
        default="info",
        help=pick(
            "Exit with 1 only for findings of this severity or a graver one.",
            "只有不低于此严重程度的问题才以 1 退出",
        ),
    ),
    CONFIG,
    JOBS,
    click.option("--no-cache", is_flag=True, help=pick("Neither read nor write the cache.", "不使用缓存")),
    click.option(
        "--cache-dir",
        metavar=pick("FOLDER", "文件夹"),
        shell_complete=a_path,
        help=pick("Folder of the cache.", "缓存所在文件夹"),
    ),
    click.option(
        "--color",
        type=OneOf(["auto", "always", "never"]),
        default="auto",
        help=pick("Whether to colour the report.", "报告是否着色"),
    ),
    LANG,
    click.option(
        "--quiet", "-q", is_flag=True, help=pick("Findings only, no summary.", "只列问题，不作总结")
    ),
    click.option(
        "--verbose",
        "-v",
        is_flag=True,
        help=pick("Also say what is done and how long.", "说明做了什么、用时多久"),
    ),
)


def shared(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the shared options and the paths to a command."""
    for option in reversed(_SHARED):
        function = option(function)
    paths = click.argument("paths", nargs=-1, shell_complete=a_path, metavar=pick("[PATH…|-]", "[路径…|-]"))
    return paths(function)


_LISTS = ("select", "extend_select", "ignore", "exclude")
_SINGLE = ("min_confidence", "format", "cache_dir", "baseline", "lang")


def layers_from(options: dict[str, Any]) -> Layers:
    """Return the configuration layers; the options that are configuration are removed from ``options``."""
    given: dict[str, tuple[str, Any]] = {}
    if options.get("diff"):
        refuse_together("--diff", format=options["format"], statistics=options["statistics"])
    if options.get("quiet"):
        refuse_together("--quiet", verbose=options.get("verbose"))
    for name in _LISTS:
        if value := options.pop(name, ()):
            parts = value if name == "exclude" else [part for one in value for part in split(one)]
            if not parts:
                _refuse_empty(name)
            key = "extend-exclude" if name == "exclude" else name.replace("_", "-")
            given[key] = (f"--{name.replace('_', '-')}", tuple(parts))
    for name in _SINGLE:
        if (value := options.pop(name, None)) is not None:
            given[name.replace("_", "-")] = (f"--{name.replace('_', '-')}", value)
    if options.get("stdin_filename") and "-" not in options["paths"]:
        en, zh = (
            "--stdin-filename can only be used with the path “-”.",
            "--stdin-filename 需要与路径“-”同时使用。",
        )
        raise click.UsageError(pick(en, zh), click.get_current_context())
    if (source := options.pop("source", None)) is not None:
        called = options.get("stdin_filename") or "-"
        paths = tuple(called if path == "-" else path for path in options["paths"])
        given["sources"] = ("--source", _sources(paths, source))
    config = options.pop("config", None)
    return Layers(_command_line(given), config=config)


def refuse_together(option: str, **others: object) -> None:
    """Raise a usage error if one of ``others`` is set: they have no meaning together with ``option``."""
    for name, value in others.items():
        if value:
            other = f"--{name.replace('_', '-')}"
            message = pick(f"{other} cannot be used with {option}.", f"{other} 不能与 {option} 同时使用。")
            raise click.UsageError(message, click.get_current_context())


def _refuse_empty(name: str) -> None:
    """Raise a usage error for an empty list of rules: an empty shell variable would disable all rules."""
    option = f"--{name.replace('_', '-')}"
    message = pick(f"{option} needs at least one rule.", f"{option} 至少要写一个规则。")
    raise click.UsageError(message, click.get_current_context())


def _sources(paths: tuple[str, ...], source: str) -> dict[str, str]:
    """Return the pattern of the originals by the pattern of the translations, as ``--source`` gives them."""
    import os

    if not os.path.exists(source):  # noqa: PTH110
        en, zh = f"no such file or folder: “{source}”.", f"没有文件或文件夹“{source}”。"
        message = pick(f"--source: {en}", f"--source：{zh}")
        raise click.UsageError(message, click.get_current_context())
    folders = [os.path.isdir(path) for path in (source, *(paths or (".",)))]  # noqa: PTH112
    if len({*folders}) > 1 or (not folders[0] and len(paths) > 1):
        en = "--source must be a file if one file is checked, and a folder if folders are."
        zh = "--source 与要检查的路径应同为一个文件，或同为文件夹。"
        raise click.UsageError(pick(en, zh), click.get_current_context())
    star = "/**" if folders[0] else ""
    return {f"{path}{star}": f"{source}{star}" for path in (paths or (".",))}


def _command_line(given: dict[str, tuple[str, Any]]) -> Layer | None:
    root = click.get_current_context().find_root().obj
    if root and "lang" not in given:
        given["lang"] = ("--lang", root)
    if not given:
        return None
    origins = {key: Message(option, option) for key, (option, _) in given.items()}
    values = {key: value for key, (_, value) in given.items()}
    return from_table(values, Message("command line", "命令行"), origins)


def language_of(settings: Settings) -> str:
    """Return the language of messages: as configured, else by the locale.

    From now on errors are told in it.
    """
    import os

    return settle(settings.lang or from_locale(os.environ))
