"""Makes the edits that findings propose.

Edits are tried on a copy in memory until nothing more can be fixed, each time checking the whole project
anew; only then are files written, each atomically. So a run that is stopped, or a full disk, leaves every
file as it was or as it should be, and fixing twice changes nothing more.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path

import msgspec
from msgspec.structs import replace

from termlint.config.settings import Settings
from termlint.fix.edits import edits_of, fix_bytes
from termlint.fix.elsewhere import Elsewhere
from termlint.fix.lasting import Lasting
from termlint.fix.write import sweep, write_atomically
from termlint.model import Finding, Message, Problem, Report, Shown
from termlint.originals.pairing import Sources
from termlint.read import Unreadable, decode, encode
from termlint.run.runner import Beside, run
from termlint.telling.cause import cause_of

PASSES = 8
"""How often the project is checked anew. Two rules that undo each other stop here, with a message."""

Wanted = Callable[[Report, Mapping[str, bytes]], Report]
"""Returns a report without the findings that are not to be fixed; takes the contents tried, by path."""


class FixResult(msgspec.Struct, frozen=True):
    """What was fixed.

    Attributes:
        before: contents of the changed files as they were, by path.
        after: the same files as they are (or would be).
        fixed: findings that are gone because they were fixed.
        skipped: findings left because their edits overlap another's.
        report: what is left to say.
        lasting: what of it only the text as it was gives away.
    """

    before: dict[str, bytes]
    after: dict[str, bytes]
    fixed: tuple[Finding, ...]
    skipped: tuple[Finding, ...]
    report: Report
    lasting: tuple[Finding, ...] = ()


def fix_files(
    files: Iterable[tuple[str, Settings]],
    *,
    unsafe: bool = False,
    write: bool = True,
    jobs: int = 1,
    cache: Path | None = None,
    overlay: Mapping[str, bytes] | None = None,
    beside: Beside | None = None,
    progress: Callable[[int], None] | None = None,
    sources: Sources | None = None,
    wanted: Wanted = lambda report, _: report,
) -> FixResult:
    """Fix files and return what came of it. With ``write=False`` nothing on disk changes.

    Files of ``overlay`` (standard input) are never written. ``progress`` hears of the first check only: the
    others look at what was changed. ``sources`` finds the originals, None for those on disk. Of each report
    only what ``wanted`` returns is fixed.
    """
    settings = dict(files)
    given = dict(overlay or {})

    trial = Trial(settings, given, unsafe, wanted)
    beyond = Elsewhere(settings, trial.allowed)
    checked = partial(
        run, settings.items(), jobs=jobs, cache=cache, beside=beside, beyond=beyond, sources=sources
    )

    def check(contents: Mapping[str, bytes]) -> Report:
        return checked(progress=None if contents else progress, overlay={**given, **contents})

    report = trial.settle(check)
    after = {path: data for path, data in trial.after.items() if data != trial.before[path]}
    if write:
        unwritten = _write_all({path: after[path] for path in after if path not in given}, trial.before)
        if unwritten:
            trial.problems += unwritten
            trial.take_back({problem.path for problem in unwritten})
            after = {path: data for path, data in after.items() if path in trial.after}
            report = check(trial.after)
    return _result(trial, after, report)


def _result(trial: Trial, after: dict[str, bytes], report: Report) -> FixResult:
    """Return what came of it; what lasts stands among what is left."""
    lasting = trial.lasting.unsaid(report)
    left = replace(
        report,
        shown=_in_order((*report.shown, *lasting), trial.settings),
        problems=(*report.problems, *trial.problems),
    )
    before = {path: trial.before[path] for path in after}
    said = tuple(shown.finding for shown in lasting)
    return FixResult(before, after, tuple(trial.fixed), tuple(trial.skipped), left, said)


class Trial:
    """Fixes tried in memory: contents before and after, what was done and what could not be."""

    def __init__(
        self, settings: Mapping[str, Settings], given: Mapping[str, bytes], unsafe: bool, wanted: Wanted
    ) -> None:
        self.settings = settings
        self.given = given
        self.wanted = wanted
        self.allowed = ("safe", "unsafe") if unsafe else ("safe",)
        self.before: dict[str, bytes] = {}
        self.after: dict[str, bytes] = {}
        self.fixed: list[Finding] = []
        self.skipped: list[Finding] = []
        self.problems: list[Problem] = []
        self.lasting = Lasting()

    def settle(self, check: Callable[[Mapping[str, bytes]], Report]) -> Report:
        """Fix and check until nothing changes; return the last report."""
        report = check(self.after)
        for _ in range(PASSES):
            if not self._round(report):
                return report
            report = check(self.after)
        self.problems += [_unsettled(path) for path in self._fixable(report)]
        return report

    def take_back(self, paths: Collection[str]) -> None:
        """Forget what was tried with files that could not be written: they still have their faults."""
        self.after = {path: data for path, data in self.after.items() if path not in paths}
        self.fixed = [finding for finding in self.fixed if finding.path not in paths]
        self.skipped = [finding for finding in self.skipped if finding.path not in paths]
        self.lasting.forget(paths)

    def _round(self, report: Report) -> bool:
        """Make every edit that can be made at once; tell whether anything changed."""
        self.skipped = []
        self.lasting.keep(report)
        changed = [self._fix(path, findings) for path, findings in self._fixable(report).items()]
        return any(changed)

    def _fix(self, path: str, findings: list[Finding]) -> bool:
        try:
            data = self._content(path)
            if not _comes_back(path, data, self.settings[path].encoding):
                self.problems.append(_not_reversible(path, self.settings[path].encoding))
                return False
            encoding = self.settings[path].encoding
            done, left, new = fix_bytes(path, data, findings, encoding)
        except (OSError, Unreadable, UnicodeEncodeError) as error:
            self.problems.append(_problem(path, error))
            return False
        self.lasting.follow(path, lambda: edits_of(path, decode(path, data, encoding), done))
        self.before.setdefault(path, data)
        self.after[path] = new
        self.fixed += done
        self.skipped += left
        return new != data

    def _content(self, path: str) -> bytes:
        for contents in (self.after, self.given):
            if path in contents:
                return contents[path]
        return Path(path).read_bytes()

    def _fixable(self, report: Report) -> dict[str, list[Finding]]:
        refused = {problem.path for problem in self.problems}
        grouped: dict[str, list[Finding]] = {}
        for finding in (shown.finding for shown in self.wanted(report, self.after).shown):
            if finding.safety in self.allowed and finding.edits and finding.path not in refused:
                grouped.setdefault(finding.path, []).append(finding)
        return grouped


def _in_order(shown: Iterable[Shown], settings: Mapping[str, Settings]) -> tuple[Shown, ...]:
    """Return findings in the order of their files and places."""
    order = {path: at for at, path in enumerate(settings)}
    return tuple(sorted(shown, key=lambda one: (order[one.finding.path], one.finding.start, one.finding.end)))


def _comes_back(path: str, data: bytes, encoding: str) -> bool:
    """Tell whether decoding loses nothing: in some old encodings two byte sequences mean one character."""
    return encode(path, decode(path, data, encoding), data, encoding) == data


def _not_reversible(path: str, encoding: str) -> Problem:
    return Problem(
        path,
        Message(
            f"left unchanged: the rest of the file cannot be written back in {encoding} as it was",
            f"未改动：按 {encoding} 编码无法原样写回其余字节",
        ),
    )


def _write_all(contents: Mapping[str, bytes], before: Mapping[str, bytes]) -> list[Problem]:
    problems = []
    for folder in {Path(path).resolve().parent for path in contents}:
        sweep(folder)
    for path, data in contents.items():
        try:
            now = Path(path).read_bytes()
            if now == data:  # another name of a file that is written already
                continue
            if now != before[path]:
                problems.append(_changed_meanwhile(path))
                continue
            write_atomically(Path(path), data)
        except OSError as error:
            problems.append(_problem(path, error))
    return problems


def _changed_meanwhile(path: str) -> Problem:
    return Problem(
        path,
        Message(
            "left unchanged: another program has changed it in the meantime",
            "未改动：在此期间文件已被其他程序修改",
        ),
    )


def _problem(path: str, error: OSError | Unreadable | UnicodeEncodeError) -> Problem:
    if isinstance(error, Unreadable):
        return error.problem
    if isinstance(error, UnicodeEncodeError):
        what = error.object[error.start : error.end]
        message = Message(
            f"left unchanged: {error.encoding} cannot represent “{what}”",
            f"未改动：{error.encoding} 无法表示“{what}”",
        )
        return Problem(path, message)
    why = cause_of(error)
    return Problem(path, Message(f"left unchanged: {why.en}", f"未改动：{why.zh}"))


def _unsettled(path: str) -> Problem:
    return Problem(
        path,
        Message(
            f"two fixes undo each other; stopped after {PASSES} passes. Please report this",
            f"两条修复互相抵消，已在 {PASSES} 轮后停止，请报告此问题",
        ),
    )
