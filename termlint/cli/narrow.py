"""What a report leaves out: findings on lines that did not change, and those that the baseline knows."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from termlint.cli.work import Work
from termlint.model import Report, Shown

if TYPE_CHECKING:
    from termlint.baseline import Entry


def narrowed(work: Work, report: Report) -> Report:
    """Return the report without what is not asked for."""
    if work.asked.since:
        report = _since(work, report, work.asked.since)
    if work.here.baseline:
        report = _unknown(work, report, work.here.baseline)
    return report


def _since(work: Work, report: Report, ref: str) -> Report:
    from termlint.changes import changes_since
    from termlint.report.places import Lines

    changes = changes_since(ref)
    lines_of = lru_cache(1)(lambda path: Lines(work.load(path)))

    def is_new(one: Shown) -> bool:
        finding = one.finding
        lines = lines_of(finding.path)
        first, last = lines.position(finding.start), lines.position(max(finding.end - 1, finding.start))
        return finding.path in work.overlay or changes.touch(finding.path, first.line, last.line)

    return replace(report, shown=tuple(one for one in report.shown if is_new(one)))


def _unknown(work: Work, report: Report, path: str) -> Report:
    from termlint.baseline import read, without_known

    left, stale = without_known(report, read(path), lru_cache(1)(work.load), named_from(path))
    # Of lines that did not change nothing is known any more.
    if not work.asked.since and (stale := of_checked(work, report, stale, path)):
        count = sum(entry.count for entry in stale)
        work.say(
            f"{count} known finding{'s are' if count != 1 else ' is'} gone: run “termlint baseline update”",
            f"基线中有 {count} 个问题已不存在：请运行“termlint baseline update”",
        )
    return left


def of_checked(work: Work, report: Report, stale: Sequence[Entry], path: str) -> tuple[Entry, ...]:
    """Return the entries of files that were checked or are there no more: of others nothing is known.

    Nor is it of a file that could not be read, or of a rule that failed.
    """
    named, folder = named_from(path), Path(path).absolute().parent
    undone = {problem.path for problem in report.problems}
    checked = {named(one) for one in work.files.keys() - undone}
    asked = [one for one in stale if one.rule not in report.failed]
    return tuple(one for one in asked if one.path in checked or not (folder / one.path).exists())


def named_from(path: str) -> Callable[[str], str]:
    """Return what names files as a baseline does: from its folder, with forward slashes, in Unicode."""
    from termlint.report.view import sound

    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
    return lambda one: sound(os.path.relpath(one, folder).replace(os.sep, "/"))
