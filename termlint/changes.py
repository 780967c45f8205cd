"""Which lines changed since a commit, as git tells it: for findings that a change is answerable for."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator

from termlint.model import Message, Problem

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_ESCAPE = re.compile(rb'\\([0-7]{3}|[abtnvfr"\\])')
_ESCAPES = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}

Range = tuple[int, int]


class NoChanges(Exception):
    """git cannot say what changed; ``problem`` says why."""

    def __init__(self, ref: str, en: str, zh: str, option: str = "--since") -> None:
        super().__init__(en)
        self.problem = Problem("", Message(f"{option} {ref}: {en}", f"{option} {ref}：{zh}"))


class Changes:
    """What changed in a working tree and its submodules.

    Args:
        lines: ranges of lines by real path.
        new: files that are not committed yet, and with a slash at their end folders of other repositories.
        top: the top folder of the tree.
    """

    def __init__(self, lines: dict[str, list[Range]], new: Iterable[str], top: str) -> None:
        self.lines = lines
        self.new = frozenset(new)
        self.top = top
        self._folders = tuple(path for path in self.new if path.endswith("/"))

    def touch(self, path: str, first: int, last: int) -> bool:
        """Tell whether one of the lines from ``first`` to ``last`` (both counted from 1) is new or changed.

        All lines are of a file that is to be added yet, or that lies outside the tree; none of one that git
        ignores.
        """
        real = os.path.realpath(path)
        if (
            real in self.new
            or real.startswith(self._folders)
            or not real.startswith(f"{self.top.rstrip('/')}/")
        ):
            return True
        return any(start <= last and first < start + count for start, count in self.lines.get(real, ()))


def changes_since(ref: str, folder: str = ".") -> Changes:
    """Return what changed in the tree of a folder since it left ``ref``: since their merge base.

    Raises:
        NoChanges: if there is no git, no tree or no such commit.
    """
    top = os.path.realpath(os.fsdecode(git(ref, folder, "rev-parse", "--show-toplevel").rstrip(b"\n")))
    base = _base(ref, folder)
    diff = git(
        ref, top, "-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff",
        "--no-textconv", "--src-prefix=a/", "--dst-prefix=b/", "--submodule=diff", base, "--",
    )  # fmt: skip
    lines = {os.path.join(top, path): ranges for path, ranges in _files(diff)}  # noqa: PTH118
    return Changes(lines, _new(ref, top), top)


def _new(ref: str, top: str) -> Iterator[str]:
    """Yield what is not committed yet in a tree and in its submodules."""
    others = git(ref, top, "ls-files", "--others", "--exclude-standard", "-z").split(b"\0")
    yield from (os.path.join(top, os.fsdecode(path)) for path in others if path)  # noqa: PTH118
    if not os.path.exists(f"{top}/.gitmodules"):  # noqa: PTH110
        return
    for entry in git(ref, top, "ls-files", "--stage", "-z").split(b"\0"):
        mode, _, name = entry.partition(b"\t")
        inner = os.path.join(top, os.fsdecode(name))  # noqa: PTH118
        if mode.startswith(b"160000 ") and os.path.exists(f"{inner}/.git"):  # noqa: PTH110
            yield from _new(ref, inner)


def _base(ref: str, folder: str) -> str:
    commit = git(ref, folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    try:
        return os.fsdecode(git(ref, folder, "merge-base", os.fsdecode(commit).strip(), "HEAD")).strip()
    except NoChanges:  # no common history, or no commit yet
        return os.fsdecode(commit).strip()


def git(ref: str, folder: str, *arguments: str, option: str = "--since") -> bytes:
    """Return what git says in a folder; ``option`` and ``ref`` are what asks for it.

    Raises:
        NoChanges: if there is no git, or it complains.
    """
    # In submodules the differences are made by another process, which has no --unified.
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
        raise NoChanges(ref, "this is no git repository", "这里不是 git 仓库", option)
    said = os.fsdecode(done.stderr).strip().partition("\n")[0]
    if not said:
        raise NoChanges(ref, *_missing(folder), option)
    raise NoChanges(ref, f"git says: {said}", f"git 报错：{said}", option)


def _missing(folder: str) -> tuple[str, str]:
    """Return what to say of a commit that is not there: in a shallow clone most are not."""
    asked = ["git", "-C", folder, "rev-parse", "--is-shallow-repository"]
    if subprocess.run(asked, capture_output=True, check=False).stdout.strip() == b"true":
        return (
            "there is no such commit in this shallow clone; fetch more of its history (fetch-depth: 0)",
            "这个浅克隆里没有该提交；请取回更多历史（fetch-depth: 0）",
        )
    return "there is no such commit", "没有这个提交"


def _files(diff: bytes) -> Iterator[tuple[str, list[Range]]]:
    """Yield each file of a diff with the ranges (first line, number of lines) that are new in it."""
    path, skip = "", 0
    ranges: list[Range] = []
    for line in diff.split(b"\n"):
        if skip and line[:1] in b"+-\\":
            skip -= line[:1] != b"\\"
        elif line.startswith(b"+++ "):
            if path and ranges:
                yield path, ranges
            path, ranges = _path(line[4:]), []
        elif match := _HUNK.match(line):
            removed, first, added = (int(one) if one else 1 for one in match.groups())
            skip = removed + added
            if added:
                ranges.append((first, added))
    if path and ranges:
        yield path, ranges


def _path(written: bytes) -> str:
    """Return a path as it is; git puts odd names in quotes, and a tab after names with spaces."""
    name = written.rstrip(b"\t\r")
    if name.startswith(b'"'):
        name = _ESCAPE.sub(_unescaped, name[1:-1])
    return os.fsdecode(name.removeprefix(b"b/")) if name != b"/dev/null" else ""


def _unescaped(match: re.Match[bytes]) -> bytes:
    said = match[1]
    return bytes([int(said, 8)]) if len(said) == 3 else _ESCAPES.get(said, said)
