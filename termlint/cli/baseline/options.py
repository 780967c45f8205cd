"""The options that `create` and `update` share, and the run that both start with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from termlint.cli.language import pick
from termlint.cli.options import CONFIG, EXCLUDE, JOBS, LANG, Asked, layers_from
from termlint.cli.values import a_path
from termlint.cli.work import Work

_OPTIONS = (
    click.argument("paths", nargs=-1, shell_complete=a_path, metavar=pick("[PATH…]", "[路径…]")),
    click.option(
        "--baseline",
        "target",
        metavar=pick("FILE", "文件"),
        shell_complete=a_path,
        help=pick(
            "The baseline; the configuration's, or termlint-baseline.json, if not given.",
            "基线文件；默认取配置中的，否则为 termlint-baseline.json",
        ),
    ),
    EXCLUDE,
    CONFIG,
    JOBS,
    LANG,
    click.option("--quiet", "-q", is_flag=True, help=pick("No progress, no summary.", "不显示进度和总结")),
)


def shared(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the shared options to a command."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def work_of(target: str | None, options: dict[str, Any]) -> tuple[Work, str]:
    """Return the run for the options, and the baseline's path: that of the project that is checked, even from
    a folder above it.
    """
    from termlint.run.baseline import FILE

    layers = layers_from(options)
    work = Work(
        Asked(
            paths=options["paths"],
            jobs=options["jobs"],
            quiet=options["quiet"],
        ),
        layers,
    )
    named = work.baselines
    return work, target or (named[0] if len(named) == 1 else work.here.baseline) or FILE
