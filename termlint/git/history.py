"""File contents at a commit, and the last commit of each file: one git process per repository."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cache

_OPEN: dict[tuple[int, int, str], Objects] = {}
"""Open readers by (process, thread, top folder): the pipes of one must not be shared."""


class Objects:
    """Reads the objects of a repository through one ``git cat-file --batch``.

    Args:
        top: the top folder of its tree.
    """

    def __init__(self, top: str) -> None:
        import subprocess

        command = ["git", "-C", top, "cat-file", "--batch"]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere)

    def blob(self, name: str) -> bytes | None:
        """Return the content named ``commit:path``; None if there is no such blob."""
        requests, replies = self._process.stdin, self._process.stdout
        if not requests or not replies or "\n" in name:
            return None
        requests.write(os.fsencode(name) + b"\n")
        requests.flush()
        _, kind, size = [*replies.readline().rsplit(b" ", 2), b"", b""][:3]
        if not size.strip().isdigit():
            return None  # missing or ambiguous
        data = replies.read(int(size) + 1)[:-1]
        return data if kind == b"blob" else None

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def content_at(path: str, commit: str) -> bytes | None:
    """Return a file's content at a commit, None if git cannot tell: a shallow clone, another repository."""
    real = os.path.realpath(path)
    top = top_of(os.path.dirname(real))  # noqa: PTH120
    if not top:
        return None
    try:
        key = (*_own(), top)
        if key not in _OPEN:
            _OPEN[key] = Objects(top)
        return _OPEN[key].blob(f"{commit}:{_name_in(top, real)}")
    except OSError:  # git is missing or ended early
        return None


def close() -> None:
    """End the git processes that this thread started, and forget the top folders that were looked up."""
    for key in [key for key in tuple(_OPEN) if key[:2] == _own()]:
        _OPEN.pop(key).close()
    top_of.cache_clear()


def _own() -> tuple[int, int]:
    import threading

    return os.getpid(), threading.get_ident()


@cache
def top_of(folder: str) -> str:
    """Return the top folder of the tree that a folder belongs to, empty if it belongs to none."""
    if os.path.exists(f"{folder}/.git"):  # noqa: PTH110
        return folder
    above = os.path.dirname(folder)  # noqa: PTH120
    return top_of(above) if above != folder else ""


def _name_in(top: str, real: str) -> str:
    return os.path.relpath(real, top).replace(os.sep, "/")


def last_commits(paths: Iterable[str]) -> dict[str, str]:
    """Return the last commit of each file that git knows, by path.

    Merges count only where they changed what all their parents had.
    """
    by_top: dict[str, dict[str, str]] = {}
    for path in paths:
        real = os.path.realpath(path)
        if top := top_of(os.path.dirname(real)):  # noqa: PTH120
            by_top.setdefault(top, {})[_name_in(top, real)] = path
    return {path: commit for top, names in by_top.items() for path, commit in _last(top, names)}


def _last(top: str, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield (path, commit) until every file is found; ``names`` maps names within the tree to paths."""
    import subprocess

    wanted = dict(names)
    folder = os.path.commonpath([os.path.dirname(name) for name in names]) or "."  # noqa: PTH120
    command = ["git", "-C", top, "-c", "core.quotePath=false", "log", "-c", "--no-renames", "--name-only"]
    try:
        process = subprocess.Popen(
            [*command, "--format=%x01%H", "--", folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError:
        return
    with process:
        commit = ""
        for line in process.stdout or ():
            written = os.fsdecode(line).rstrip("\n")
            if written.startswith("\x01"):
                commit = written[1:]
            elif path := wanted.pop(written, ""):
                yield path, commit
                if not wanted:
                    process.kill()
                    break
