"""Which lines changed since a commit, by ``git diff``: to show only the findings that a change brought in."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType

from termlint.model import Message, Problem

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_OPAQUE = re.compile(rb'Binary files .* and ("?b/.*) differ')
_ALL = (1, 1 << 62)
"""All lines of a file: which changed git does not say in what it takes for binary, as UTF-16."""
_ESCAPE = re.compile(rb'\\([0-7]{3}|[abtnvfr"\\])')
_ESCAPES = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}

Range = tuple[int, int]


class NoChanges(Exception):
    """git failed or is missing; ``problem`` says why."""

    def __init__(self, ref: str, en: str, zh: str, option: str = "--since") -> None:
        super().__init__(en)
        self.problem = Problem("", Message(f"{option} {ref}: {en}", f"{option} {ref}：{zh}"))


class Changes:
    """The changed lines and the new files of a working tree and its submodules.

    Args:
        ref: the commit.
        lines: ranges of new or changed lines, by real path.
        tracked: real paths of the tree's own files that git has.
        top: the top folder of the tree.
        reals: real paths of files that are known already, by path.
        named: real paths of files that somebody named: these are new even if git ignores them.
    """

    def __init__(
        self,
        ref: str,
        lines: Mapping[str, Sequence[Range]],
        tracked: Container[str],
        top: str,
        reals: Mapping[str, str],
        named: Container[str] = (),
    ) -> None:
        self.lines = lines
        self.top = top
        self._ref = ref
        self._tracked = tracked
        self._known: dict[str, Sequence[Range] | None] = {}
        self._reals = reals if os.sep == "/" else {}  # ours have forward slashes
        self._folders_real: dict[str, str] = {}
        self._named = named

    def touch(self, path: str, first: int, last: int) -> bool:
        """Return True if a line from ``first`` to ``last`` (both counted from 1) is new or changed."""
        ranges = self.ranges_of(path)
        return ranges is None or any(start <= last and first < start + count for start, count in ranges)

    def ranges_of(self, path: str) -> Sequence[Range] | None:
        """Return the ranges of new or changed lines of a file; None if all lines are.

        All are in a file that is not committed yet or lies outside the tree, none in one that git ignores
        unless it was named.
        """
        if path not in self._known:
            real = self._real(path)
            inside = real.startswith(f"{self.top.rstrip('/')}/")
            whole = not inside or (real not in self._tracked and self._is_new(real))
            self._known[path] = None if whole else self.lines.get(real, ())
        return self._known[path]

    def _is_new(self, real: str) -> bool:
        """Return True if a file is not committed yet, and not ignored or named."""
        known = real in self._new or real.startswith(self._repositories)
        return known or (real in self._named and _is_ignored(real))

    @cached_property
    def _new(self) -> frozenset[str]:
        """The files that are not committed yet; a folder with a repository of its own ends with a slash.

        For these git walks the tree, so it is asked only if there is a file that it does not track.
        """
        return frozenset(_new(self._ref, self.top))

    @cached_property
    def _repositories(self) -> tuple[str, ...]:
        return tuple(path for path in self._new if path.endswith("/"))

    def _real(self, path: str) -> str:
        """Return a file's real path; that of its folder, which takes longest, is asked for once."""
        if path in self._reals:
            return self._reals[path]
        folder, name = os.path.split(path)
        if folder not in self._folders_real:
            self._folders_real[folder] = os.path.realpath(folder)
        whole = os.path.join(self._folders_real[folder], name)  # noqa: PTH118
        return os.path.realpath(whole) if os.path.islink(whole) else whole  # noqa: PTH114


def _is_ignored(real: str) -> bool:
    """Return True if git does not track a file because it ignores it."""
    folder, name = os.path.split(real)
    command = ["git", "-C", folder, "check-ignore", "--quiet", "--", name]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def changes_since(
    ref: str,
    folder: str = ".",
    reals: Mapping[str, str] = MappingProxyType({}),
    named: Container[str] = (),
) -> Changes:
    """Return the changes in a folder's working tree since the merge base of ``ref`` and ``HEAD``.

    ``reals`` are real paths of files that are known already, by path, ``named`` those of files that somebody
    named.

    Raises:
        NoChanges: if there is no git, no tree or no such commit.
    """
    top, base = _top_and_base(ref, folder)
    diff = git(
        ref, top, "-c", "core.quotePath=false", "diff", "--unified=0", "--inter-hunk-context=0",
        "--no-color", "--no-ext-diff", "--no-textconv", "--src-prefix=a/",
        "--dst-prefix=b/", "--submodule=diff", "--ignore-submodules=none", base, "--",
    )  # fmt: skip
    lines = {os.path.join(top, path): ranges for path, ranges in _files(diff)}  # noqa: PTH118
    tracked = frozenset(_paths(top, git(ref, top, "ls-files", "-z")))
    return Changes(ref, lines, tracked, top, reals, named)


def _new(ref: str, top: str) -> Iterator[str]:
    """Yield the absolute paths of untracked files in a tree and its submodules; folders end with a slash."""
    yield from _paths(top, git(ref, top, "ls-files", "--others", "--exclude-standard", "-z"))
    if not os.path.exists(f"{top}/.gitmodules"):  # noqa: PTH110
        return
    for entry in git(ref, top, "ls-files", "--stage", "-z").split(b"\0"):
        mode, _, name = entry.partition(b"\t")
        inner = os.path.join(top, os.fsdecode(name))  # noqa: PTH118
        if mode.startswith(b"160000 ") and os.path.exists(f"{inner}/.git"):  # noqa: PTH110
            yield from _new(ref, inner)


def _paths(top: str, listed: bytes) -> Iterator[str]:
    """Yield absolute paths for what git lists, separated by zero bytes, from the top folder of a tree."""
    return (os.path.join(top, name) for name in os.fsdecode(listed).split("\0") if name)  # noqa: PTH118


def _top_and_base(ref: str, folder: str) -> tuple[str, str]:
    """Return the top folder of a working tree and the commit from which its changes count."""
    verify = ("--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    try:
        said = git(ref, folder, "rev-parse", "--show-toplevel", *verify)
    except NoChanges:  # asked for one after the other, git tells which it does not know
        said = git(ref, folder, "rev-parse", "--show-toplevel") + git(ref, folder, "rev-parse", *verify)
    top, _, commit = os.fsdecode(said).rstrip("\n").rpartition("\n")
    try:
        base = os.fsdecode(git(ref, folder, "merge-base", commit, "HEAD")).strip()
    except NoChanges:  # no common history, or no commit yet
        base = commit
    return os.path.realpath(top), base


def git(ref: str, folder: str, *arguments: str, option: str = "--since") -> bytes:
    """Return git's standard output for a command run in a folder.

    ``option`` and ``ref`` are the command-line option and its value that need git; complaints name them.

    Raises:
        NoChanges: if git is not installed or exits with an error.
    """
    # For submodules git starts another process, which does not get --unified.
    surroundings = {**os.environ, "GIT_DIFF_OPTS": "-u0"}
    try:
        done = subprocess.run(
            ["git", "-C", folder, *arguments], capture_output=True, check=False, env=surroundings
        )
    except OSError:
        raise NoChanges(ref, "git is not installed", "没有安装 git", option) from None
    if done.returncode == 0:
        return done.stdout
    if b"safe.directory" in done.stderr:
        en = "git does not trust this folder of another user; see safe.directory in git's manual"
        raise NoChanges(ref, en, "此文件夹属于其他用户，git 不信任；见 git 手册中的 safe.directory", option)
    if "--show-toplevel" in arguments:
        raise NoChanges(ref, "not a git repository", "这里不是 git 仓库", option)
    complaint = os.fsdecode(done.stderr).strip().partition("\n")[0]
    if not complaint:
        raise NoChanges(ref, *_missing(folder), option)
    raise NoChanges(ref, f"git says: {complaint}", f"git 报错：{complaint}", option)


def _missing(folder: str) -> tuple[str, str]:
    """Return the message (en, zh) for a commit that does not exist; shallow clones lack most of them."""
    command = ["git", "-C", folder, "rev-parse", "--is-shallow-repository"]
    if subprocess.run(command, capture_output=True, check=False).stdout.strip() == b"true":
        return (
            "no such commit in this shallow clone; fetch more of its history (fetch-depth: 0)",
            "这个浅克隆里没有该提交；请取回更多历史（fetch-depth: 0）",
        )
    return "no such commit", "没有这个提交"


def _files(diff: bytes) -> Iterator[tuple[str, list[Range]]]:
    """Yield (path, ranges) for each file of a diff; a range is (first line, number of lines) added."""
    path, skip = "", 0
    ranges: list[Range] = []
    for line in diff.split(b"\n"):
        if skip and line.startswith((b"+", b"-", b"\\")):
            skip -= line[:1] != b"\\"
        elif line.startswith(b"+++ "):
            if path and ranges:
                yield path, ranges
            path, ranges = _path(line[4:]), []
        elif opaque := _OPAQUE.fullmatch(line):
            yield _path(opaque[1]), [_ALL]
        elif match := _HUNK.match(line):
            removed, first, added = (int(number) if number else 1 for number in match.groups())
            skip = removed + added
            if added:
                ranges.append((first, added))
    if path and ranges:
        yield path, ranges


def _path(written: bytes) -> str:
    """Return the path in a ``+++`` line: git quotes unusual names and puts a tab after names with spaces."""
    name = written.rstrip(b"\t\r")
    if name.startswith(b'"'):
        name = _ESCAPE.sub(_unescaped, name[1:-1])
    return os.fsdecode(name.removeprefix(b"b/")) if name != b"/dev/null" else ""


def _unescaped(match: re.Match[bytes]) -> bytes:
    escape = match[1]
    return bytes([int(escape, 8)]) if len(escape) == 3 else _ESCAPES.get(escape, escape)
