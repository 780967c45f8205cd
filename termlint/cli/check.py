"""``termlint check``: reports faults; applies the fixes with ``--fix``, shows them with ``--diff``."""

from __future__ import annotations

from typing import Any, NoReturn

import click

from termlint.cli.group import command as as_command
from termlint.cli.language import pick
from termlint.cli.options import BASELINE, SINCE, SOURCE, Asked, layers_from, refuse_together, shared
from termlint.cli.values import OneOf
from termlint.config.settings import Layers


@as_command(
    "check",
    epilog=pick(
        "Without a path the current folder is checked; “-” is standard input. "
        "Exit code: 0 nothing found, 1 findings, 2 something could not be done.",
        "不给路径就检查当前文件夹，“-”表示标准输入。退出码：0 没有问题，1 有问题，2 有操作未能完成。",
    ),
)
@click.option("--fix", is_flag=True, help=pick("Make the fixes that are safe.", "应用安全的修复"))
@click.option("--watch", is_flag=True, help=pick("Check again when files change.", "文件改动后重新检查"))
@click.option(
    "--stdin-format",
    type=OneOf(["jsonl", "tsv"]),
    help=pick(
        "Read records from standard input; write each as JSON with its findings.",
        "从标准输入读取记录，逐条输出带 findings 字段的 JSON",
    ),
)
@click.option(
    "--only-findings",
    is_flag=True,
    help=pick("Of records, write those with findings only.", "只输出有问题的记录"),
)
@SINCE
@SOURCE
@BASELINE
@shared
@click.pass_context
def command(
    ctx: click.Context,
    /,
    fix: bool,
    watch: bool,
    stdin_format: str | None,
    only_findings: bool,
    **options: Any,  # noqa: ANN401
) -> None:
    """Check, and fix if asked to."""
    if watch:
        refuse_together("--watch", fix=fix, stdin_format=stdin_format, diff=options["diff"])
        _watch(ctx, options)
    if stdin_format:
        ctx.exit(_records(ctx, options, stdin_format, fix=fix, only_findings=only_findings))
    if only_findings:
        _need(ctx, "--only-findings", "--stdin-format", "--stdin-format")
    if options["unsafe_fixes"] and not (fix or options["diff"]):
        _need(ctx, "--unsafe-fixes", "--fix or --diff", "--fix 或 --diff")
    layers = layers_from(options)
    ctx.exit(_check(Asked(**options), layers, fix=fix))


def _need(ctx: click.Context, option: str, en: str, zh: str) -> NoReturn:
    raise click.UsageError(
        pick(f"{option} can only be used with {en}.", f"{option} 需要与 {zh} 同时使用。"), ctx
    )


def _check(asked: Asked, layers: Layers, *, fix: bool) -> int:
    if fix or asked.diff:
        refuse_together("--fix" if fix else "--diff", since=asked.since)
        from termlint.cli.fix import mend

        return mend(asked, layers)
    from termlint.cli.narrow import narrowed
    from termlint.cli.work import Work

    work = Work(asked, layers)
    report = narrowed(work)
    work.publish(report)
    return work.code(report)


def _records(
    ctx: click.Context, options: dict[str, Any], form: str, *, fix: bool, only_findings: bool
) -> int:
    from termlint.cli.records import filtered

    meaningless = ("since", "source", "baseline", "diff", "format", "statistics")
    refuse_together("--stdin-format", fix=fix, **{name: options[name] for name in meaningless})
    if options["paths"] not in ((), ("-",)):
        en, zh = "--stdin-format reads standard input only.", "--stdin-format 只读标准输入。"
        raise click.UsageError(pick(en, zh), ctx)
    options["paths"] = ("-",)
    layers = layers_from(options)
    return filtered(Asked(**options), layers, form, only_findings=only_findings)


def _watch(ctx: click.Context, options: dict[str, Any]) -> NoReturn:
    from termlint.cli.watch import watch

    def layers_now() -> Layers:
        return layers_from({**options})

    if "-" in options["paths"]:
        raise click.UsageError(pick("--watch needs files, not “-”.", "--watch 需要文件，不能是“-”。"), ctx)
    layers_now()  # an error on the command line is reported once, before the first check
    watch(options["paths"], layers_now, options["output_file"])
