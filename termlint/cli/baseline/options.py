"""The options that `create` and `update` share, and the run that both start with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import click

from termlint.cli.language import pick
from termlint.cli.options import CONFIG, EXCLUDE, JOBS, LANG, Asked, layers_from
from termlint.cli.values import a_path
from termlint.cli.work import Work
from termlint.config.paths import absolute
from termlint.model import Report

_OPTIONS = (
    click.argument("paths", nargs=-1, shell_complete=a_path, metavar=pick("[PATH…]", "[路径…]")),
    click.option(
        "--baseline",
        "target",
        metavar=pick("FILE", "文件"),
        shell_complete=a_path,
        help=pick(
            "The baseline; if not given each project's, as configured, or termlint-baseline.json.",
            "基线文件；默认取各项目配置中的，否则为 termlint-baseline.json",
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


def work_of(options: dict[str, Any]) -> Work:
    """Return the run for the options."""
    layers = layers_from(options)
    return Work(
        Asked(
            paths=options["paths"],
            jobs=options["jobs"],
            quiet=options["quiet"],
        ),
        layers,
    )


class Part(NamedTuple):
    """The baseline of one project.

    Attributes:
        path: where it is written.
        named: as which baselines the configurations of its files name it; empty: they name none.
    """

    path: str
    named: frozenset[str]

    @property
    def is_named(self) -> bool:
        """Whether the configurations of all its files name it, so that every run finds it."""
        return self.named == {absolute(self.path)}

    def of(self, work: Work, report: Report) -> Report:
        """Return the report with its own findings only."""
        return work.part_of(report, self.named)


def parts_of(work: Work, target: str | None, others: Iterable[str] = ()) -> list[Part]:
    """Return the baselines of all projects that are checked, even from a folder above them, and ``others``.

    ``target`` is the baseline for all files, if the command line gives one.
    """
    from termlint.run.baseline import FILE

    named = dict.fromkeys(map(work.baseline_of, work.files)) or {work.here.baseline: None}
    if target:
        return [Part(target, frozenset(named))]
    by_path: dict[str, set[str]] = {}
    for one in (*named, *others):
        by_path.setdefault(one or absolute(FILE), set()).add(one)
    return [Part(path, frozenset(names)) for path, names in by_path.items()]
