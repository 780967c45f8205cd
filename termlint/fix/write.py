"""Writes a file atomically: whatever happens, it has either its old content or its new one."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

UNFINISHED = ".termlint-"
"""The beginning of the names of temporary files; they are hidden, so no walk takes them for texts."""

COPY = ".termlint-copy-"
"""The beginning of the names of temporary files that hold the new content while a file is written in place.

They are never swept away: if the run is killed, only they are complete.
"""

LEFT = 600
"""Age in seconds from which a temporary file is taken for one that a killed process left."""


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content so that it is either the old or the new one whatever happens.

    A symbolic link is kept: the file that it points to is replaced. Owner, permissions, access control
    lists and other extended attributes are kept as far as the system permits. A file with several names
    (hard links) keeps them: it is written in place, and its new content lies beside it until that is done.

    Raises:
        OSError: if the new content cannot be written; the old one is kept.
    """
    target = path.resolve(strict=True)
    status = target.stat()
    if not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied")
    if status.st_nlink > 1:
        _in_place(target, _beside(target, status, data, COPY), data)
    else:
        new = _beside(target, status, data, UNFINISHED)
        with _removed_on_error(new):
            new.replace(target)


def create_atomically(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet: the whole of it or nothing.

    Raises:
        OSError: if it cannot be written.
    """
    new = path.with_name(f"{UNFINISHED}{os.getpid()}.tmp")
    with _removed_on_error(new):
        new.write_bytes(data)
        new.replace(path)


def _beside(target: Path, status: os.stat_result, data: bytes, prefix: str) -> Path:
    """Return a new file in the same folder with the content and the target's owner and rights."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=prefix, suffix=".tmp")
    with _removed_on_error(Path(name)):
        with os.fdopen(handle, "wb") as new:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
        _same_owner(name, status)
        _same_rights(name, target)
    return Path(name)


@contextlib.contextmanager
def _removed_on_error(path: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _in_place(target: Path, copy: Path, data: bytes) -> None:
    """Overwrite a file. The copy of the new content goes only when the old or the new one is whole."""
    with _removed_on_error(copy):
        old = target.read_bytes()
    try:
        _overwrite(target, data)
    except BaseException:
        _overwrite(target, old)
        copy.unlink(missing_ok=True)
        raise
    copy.unlink()


def _overwrite(target: Path, data: bytes) -> None:
    with target.open("r+b") as file:
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _same_owner(name: str, status: os.stat_result) -> None:
    if not hasattr(os, "chown") or (status.st_uid, status.st_gid) == (os.getuid(), os.getgid()):
        return
    try:
        os.chown(name, status.st_uid, status.st_gid)
    except PermissionError:  # only root may change the owner, but a group may be one of ours
        with contextlib.suppress(PermissionError):
            os.chown(name, -1, status.st_gid)


def _same_rights(name: str, target: Path) -> None:
    """Copy permissions and extended attributes, but not the times: the file has changed."""
    import shutil

    shutil.copystat(target, name)
    os.utime(name)


def sweep(folder: Path) -> None:
    """Delete the temporary files that killed runs left in a folder."""
    long_ago = time.time() - LEFT
    for path in folder.glob(f"{UNFINISHED}*.tmp"):
        with contextlib.suppress(OSError):
            if not path.name.startswith(COPY) and path.stat().st_mtime < long_ago:
                path.unlink()
