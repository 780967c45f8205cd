"""Removes findings from a report: those on lines that did not change, and those in the baseline."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from termlint.cli.work import Work
from termlint.model import Report, Shown

if TYPE_CHECKING:
    from termlint.git.changes import Range
    from termlint.run.baseline import Baseline, KnownFinding


def narrowed(work: Work) -> Report:
    """Check and return the report on changed lines (``--since``) without the findings of the baseline."""
    baselines = baselines_of(work)
    if work.asked.since is None:
        return new_to_baseline(work, work.run(), baselines)
    report, is_new = _since(work, work.asked.since)
    # What is known is looked up first: a known finding on a line that did not change must not hide a new one.
    return _changed(new_to_baseline(work, report, baselines, is_new), is_new)


def _changed(report: Report, is_new: Callable[[Shown], bool]) -> Report:
    return replace(report, shown=tuple(one for one in report.shown if is_new(one)))


def _since(work: Work, ref: str) -> tuple[Report, Callable[[Shown], bool]]:
    """Return the report on files that changed, and a function that tells whether a finding's line did."""
    from termlint.git.changes import changes_since

    # first, so that a wrong commit is not complained about after a long check
    changes = changes_since(ref, reals=work.reals, named=work.named)
    ends_of = lru_cache(1)(lambda path: _ends(work.load(path)))

    def ranges_of(path: str) -> Sequence[Range] | None:
        return None if path in work.overlay else changes.ranges_of(path)

    def is_new(one: Shown) -> bool:
        finding = one.finding
        if ranges_of(finding.path) is None:
            return True  # all of the file is new: it need not be read
        ends, last = ends_of(finding.path), max(finding.end - 1, finding.start)
        return changes.touch(finding.path, *(bisect_left(ends, at) + 1 for at in (finding.start, last)))

    return work.run(reported=lambda path: ranges_of(path) != ()), is_new


def _ends(text: str) -> list[int]:
    """Return where lines end, as git counts them: a lone carriage return ends a line for us, not for git."""
    return [match.start() for match in re.finditer("\n", text)]


def baselines_of(work: Work) -> dict[str, Baseline]:
    """Read the baselines before anything is done: if one cannot be used, no file may have been fixed.

    Raises:
        BadBaseline: if one cannot be used.
    """
    if not (paths := work.baselines):
        return {}
    from termlint.run.baseline import read

    return {path: read(path) for path in paths}


def new_to_baseline(
    work: Work,
    report: Report,
    baselines: Mapping[str, Baseline],
    counted: Callable[[Shown], bool] = lambda _: True,
) -> Report:
    """Return the report without the findings that baselines list; say how many these are (of those that are
    ``counted``), and how many of the listed ones are gone.
    """
    if not baselines:
        return report
    left, gone = unknown(work, report, baselines, work.load)
    hidden = sum(map(counted, report.shown)) - sum(map(counted, left.shown))
    if hidden and not work.asked.quiet:
        verb = "findings are" if hidden != 1 else "finding is"
        work.say(f"{hidden} known {verb} left out (baseline)", f"另有 {hidden} 个已记入基线的问题，不再列出")
    # With --since, findings in unchanged files are missing from the report, and --diff mends nothing: so no
    # entry can be called gone.
    if gone and not work.asked.since and not work.asked.diff:
        work.say(
            f"{gone} known finding{'s are' if gone != 1 else ' is'} gone; run “termlint baseline update”",
            f"基线中有 {gone} 个问题已不存在：请运行“termlint baseline update”",
        )
    return left


def unknown(
    work: Work, report: Report, baselines: Mapping[str, Baseline], load: Callable[[str], str]
) -> tuple[Report, int]:
    """Return (the report without the findings that baselines list, how many known findings are gone).

    A finding is looked up in the baseline of its own project only. ``load`` returns the text of a path.
    """
    if not baselines:
        return report, 0
    from termlint.run.baseline import without_known

    new: set[int] = set()
    gone, load = 0, lru_cache(1)(load)
    for path, known in baselines.items():
        left, stale = without_known(work.part_of(report, (path,)), known, load, named_from(path))
        new.update(map(id, left.shown))
        gone += sum(entry.count for entry in of_checked(work, report, stale, path))
    others = (one for one in report.shown if work.baseline_of(one.finding.path) not in baselines)
    new.update(map(id, others))
    return replace(report, shown=tuple(one for one in report.shown if id(one) in new)), gone


def of_checked(
    work: Work, report: Report, stale: Sequence[KnownFinding], path: str
) -> tuple[KnownFinding, ...]:
    """Return those of the stale entries that are certainly gone: their file was checked or no longer exists.

    Entries of a file that could not be read, or of a rule that failed, are not among them.
    """
    named, folder = named_from(path), Path(path).absolute().parent
    undone = {problem.path for problem in report.problems}
    checked = {named(one) for one in work.files.keys() - undone}
    asked = [one for one in stale if one.rule not in report.failed]
    return tuple(one for one in asked if one.path in checked or not (folder / one.path).exists())


def named_from(path: str) -> Callable[[str], str]:
    """Return a function that names files as a baseline does: relative to its folder, with forward slashes, as
    valid Unicode.
    """
    from termlint.report.view import sound

    folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120
    return lambda one: sound(os.path.relpath(one, folder).replace(os.sep, "/"))
