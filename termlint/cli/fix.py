"""``termlint fix``: applies the safe fixes and reports the findings that remain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import replace

from termlint.cli.group import command as as_command
from termlint.cli.language import pick
from termlint.cli.narrow import baselines_of, new_to_baseline, unknown
from termlint.cli.options import BASELINE, SOURCE, Asked, layers_from, shared
from termlint.cli.progress import progress
from termlint.cli.speak import emit, save, use_color
from termlint.cli.work import Work
from termlint.config.settings import Layers
from termlint.model import Message, Report

if TYPE_CHECKING:
    from termlint.fix.files import FixResult
    from termlint.run.baseline import Baseline


@as_command(
    "fix",
    epilog=pick(
        "“fix -” reads standard input and prints the fixed text. Exit code: 0 nothing left, 1 findings left, "
        "2 something could not be done.",
        "“fix -”读标准输入，打印修复后的文本。退出码：0 没有剩余问题，1 有剩余问题，2 有操作未能完成。",
    ),
)
@SOURCE
@BASELINE
@shared
@click.pass_context
def command(ctx: click.Context, /, **options: Any) -> None:  # noqa: ANN401
    """Fix files."""
    layers = layers_from(options)
    ctx.exit(mend(Asked(**options), layers))


def mend(asked: Asked, layers: Layers) -> int:
    """Fix files, or show what fixing would change, and return the exit code."""
    work = Work(asked, layers)
    baselines = baselines_of(work)
    result = _fixed(work, baselines)
    before, work.overlay = work.overlay, {**work.overlay, **result.after}
    result = replace(result, report=new_to_baseline(work, result.report, baselines))
    if asked.diff:
        work.complain(result.report.problems)
        if asked.output_file:
            save(asked.output_file, _diffs(work, result, color=False))
        else:
            emit(_diffs(work, result, color=use_color(asked.color)))
        _say(work, result)
        return 2 if work.problems else int(bool(result.after) and not asked.exit_zero)
    if work.stdin is not None:
        work.complain(result.report.problems)
        emit([work.overlay[work.stdin] if work.stdin in work.files else before[work.stdin]])
    else:
        work.publish(result.report)
    _say(work, result)
    return work.code(result.report)


def _fixed(work: Work, baselines: Mapping[str, Baseline]) -> FixResult:
    from termlint.fix.files import fix_files

    def wanted(report: Report, tried: Mapping[str, bytes]) -> Report:
        return unknown(work, report, baselines, lambda path: work.load(path, tried))[0]

    with progress(len(work.files), work.language, wanted=not work.asked.quiet) as advance:
        return fix_files(
            work.files.items(),
            unsafe=work.asked.unsafe_fixes,
            write=not work.asked.diff,
            jobs=work.asked.jobs,
            cache=work.cache,
            overlay=work.overlay,
            beside=work.beside,
            progress=advance,
            wanted=wanted,
        )


def _say(work: Work, result: FixResult) -> None:
    if work.asked.quiet or not work.files:
        return
    outcome = summary(
        len(result.fixed), len(result.report.shown), len(result.after), done=not work.asked.diff
    )
    work.say(outcome.en, outcome.zh)
    if result.lasting:
        outcome = last_time(len(result.lasting))
        work.say(outcome.en, outcome.zh)
    if result.skipped:
        overlaps = len(result.skipped)
        phrase = "fix overlaps another and was" if overlaps == 1 else "fixes overlap others and were"
        work.say(f"{overlaps} {phrase} left", f"{overlaps} 处修复与其他修复重叠，未应用")


def summary(fixed: int, left: int, files: int, *, done: bool) -> Message:
    """Return a summary of the fixes made (or, unless ``done``, of those that would be made)."""
    where = f"in {files} file{'s' * (files != 1)}"
    en = f"{'fixed' if done else 'would fix'} {fixed} {where}, {left} left"
    return Message(en, f"{'已' if done else '将'}修复 {fixed} 处（{files} 个文件），剩余 {left} 处")


def last_time(count: int) -> Message:
    """Return what to say of findings that a check of the fixed text would not show."""
    them = "it" if count == 1 else "them"
    return Message(
        f"a check of the fixed text will not show {count} of these again, for the slips that gave {them} "
        f"away are fixed: look at {them} now",
        f"其中 {count} 处是凭刚修复的错字才发现的，再检查时不会显示，请现在查看",
    )


def _diffs(work: Work, result: FixResult, *, color: bool) -> Iterator[str]:
    from difflib import unified_diff

    from termlint.read import decode

    for path in sorted(result.after):
        encoding = work.files[path].encoding
        old, new = (decode(path, contents[path], encoding) for contents in (result.before, result.after))
        for line in unified_diff(_lines(old), _lines(new), path, path):
            yield _painted(line) if color else _ended(line)


def _lines(text: str) -> list[str]:
    # Not splitlines: it also splits at form feeds and the like, and patch programs do not.
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def _ended(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


_COLORS = {"+": "32", "-": "31", "@": "36"}


def _painted(line: str) -> str:
    code = _COLORS.get(line[0])
    return f"\x1b[{code}m{line.rstrip(chr(10))}\x1b[0m\n" if code else _ended(line)
