"""Makes the edits that findings propose.

Edits are tried on a copy in memory until nothing more can be fixed, each time checking the whole project
anew; only then are files written, each atomically. So a run that is stopped, or a full disk, leaves every
file as it was or as it should be, and fixing twice changes nothing more.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from termlint.config import Settings
from termlint.model import Edit, Finding, Message, Problem, Report
from termlint.read import Unreadable, decode, encode
from termlint.runner import run

PASSES = 8
"""How often the project is checked anew. Two rules that undo each other stop here, with a message."""


class FixResult(msgspec.Struct, frozen=True):
    """What was fixed.

    Attributes:
        before: contents of the changed files as they were, by path.
        after: the same files as they are (or would be).
        fixed: findings that are gone because they were fixed.
        skipped: findings whose edits overlap another's and that are still there.
        report: what is left to say.
    """

    before: dict[str, bytes]
    after: dict[str, bytes]
    fixed: tuple[Finding, ...]
    skipped: tuple[Finding, ...]
    report: Report


def fix_files(
    files: Iterable[tuple[str, Settings]],
    *,
    unsafe: bool = False,
    write: bool = True,
    jobs: int = 1,
    cache: Path | None = None,
    overlay: Mapping[str, bytes] | None = None,
) -> FixResult:
    """Fix files and return what came of it. With ``write=False`` nothing on disk changes.

    Files of ``overlay`` (standard input) are never written.
    """
    settings = dict(files)
    given = dict(overlay or {})
    report = run(settings.items(), jobs=jobs, cache=cache, overlay=given)
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    fixed: list[Finding] = []
    problems: list[Problem] = []
    skipped: list[Finding] = []
    refused: set[str] = set()
    for _ in range(PASSES):
        skipped = []
        changed = False
        for path, findings in _by_path(report, unsafe, refused).items():
            try:
                data = after[path] if path in after else given.get(path) or Path(path).read_bytes()
                done, left, new = fix_bytes(path, data, findings, settings[path].encoding)
            except (OSError, Unreadable, UnicodeEncodeError) as error:
                problems.append(_problem(path, error))
                refused.add(path)
                continue
            before.setdefault(path, data)
            after[path] = new
            fixed += done
            skipped += left
            changed = changed or new != data
        if not changed:
            break
        report = run(settings.items(), jobs=jobs, cache=cache, overlay={**given, **after})
    else:
        problems += [_unsettled(path) for path in _by_path(report, unsafe, refused)]
    if write:
        written = [path for path in after if path not in given and after[path] != before[path]]
        problems += _write_all(written, before, after)
    report = Report(report.shown, (*report.problems, *problems), report.files, report.characters)
    return FixResult(before, after, tuple(fixed), tuple(skipped), report)


def _by_path(report: Report, unsafe: bool, refused: set[str]) -> dict[str, list[Finding]]:
    allowed = ("safe", "unsafe") if unsafe else ("safe",)
    grouped: dict[str, list[Finding]] = {}
    for shown in report.shown:
        finding = shown.finding
        if finding.safety in allowed and finding.edits and finding.path not in refused:
            grouped.setdefault(finding.path, []).append(finding)
    return grouped


def fix_bytes(
    path: str, data: bytes, findings: Sequence[Finding], encoding: str = "utf-8"
) -> tuple[list[Finding], list[Finding], bytes]:
    """Return (findings fixed, findings left because they overlap, the new content).

    Raises:
        Unreadable: if the content cannot be decoded.
        UnicodeEncodeError: if its encoding cannot hold a replacement.
    """
    text = decode(path, data, encoding)
    done, left = choose(findings)
    new = apply(text, [edit for finding in done for edit in finding.edits])
    return done, left, encode(new, data, encoding)


def choose(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Divide findings into those that can be fixed together and those that overlap them.

    The first in the text wins. All edits of a finding are made or none.
    """
    done: list[Finding] = []
    left: list[Finding] = []
    taken: list[Edit] = []
    for finding in sorted(findings, key=lambda one: (one.start, one.end, one.rule)):
        if any(_touch(edit, other) for edit in finding.edits for other in taken):
            left.append(finding)
        else:
            done.append(finding)
            taken += finding.edits
    return done, left


def _touch(one: Edit, two: Edit) -> bool:
    if one.start == one.end or two.start == two.end:
        return one.start <= two.end and two.start <= one.end
    return one.start < two.end and two.start < one.end


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits made that do not overlap; every other code point stays."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))


# -- writing ----------------------------------------------------------------------------------------


def _write_all(
    paths: Iterable[str], before: Mapping[str, bytes], after: Mapping[str, bytes]
) -> list[Problem]:
    problems = []
    for path in paths:
        try:
            if Path(path).read_bytes() != before[path]:
                raise OSError(0, "it was changed by somebody else meanwhile")
            write_atomically(Path(path), after[path])
        except OSError as error:
            problems.append(_problem(path, error))
    return problems


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content so that it is the old or the new one whatever happens.

    A symbolic link stays one: the file that it points to is replaced. Permissions are kept.

    Raises:
        OSError: if the new content cannot be written; the old one stands.
    """
    target = path.resolve(strict=True)
    status = target.stat()
    if not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
        _same_owner(name, status)
        Path(name).chmod(status.st_mode & 0o7777)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _same_owner(name: str, status: os.stat_result) -> None:
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.getuid(), os.getgid()):
        try:
            os.chown(name, status.st_uid, status.st_gid)
        except PermissionError:
            return


def _problem(path: str, error: OSError | Unreadable | UnicodeEncodeError) -> Problem:
    if isinstance(error, Unreadable):
        return error.problem
    if isinstance(error, UnicodeEncodeError):
        what = error.object[error.start : error.end]
        message = Message(
            f"is left as it is: {error.encoding} cannot hold “{what}”",
            f"未改动：{error.encoding} 无法表示“{what}”",
        )
        return Problem(path, message)
    why = error.strerror or str(error)
    return Problem(path, Message(f"is left as it is: {why}", f"未改动：{why}"))


def _unsettled(path: str) -> Problem:
    return Problem(
        path,
        Message(
            f"two fixes undo each other; stopped after {PASSES} passes, please report it",
            f"两条修复互相抵消，{PASSES} 轮后停止，请报告",
        ),
    )
