"""Writes a file so that it is the old one or the new one whatever happens."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file's content so that it is the old or the new one whatever happens.

    A symbolic link stays one: the file that it points to is replaced. Permissions are kept. A file with
    several names (hard links) keeps them: it is written in place, and its new content lies beside it
    until that is done.

    Raises:
        OSError: if the new content cannot be written; the old one stands.
    """
    target = path.resolve(strict=True)
    status = target.stat()
    if not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".termlint-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
        _same_owner(name, status)
        Path(name).chmod(status.st_mode & 0o7777)
        if status.st_nlink > 1:
            _in_place(target, data)
            Path(name).unlink()
        else:
            Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _in_place(target: Path, data: bytes) -> None:
    old = target.read_bytes()
    try:
        _overwrite(target, data)
    except OSError:
        _overwrite(target, old)
        raise


def _overwrite(target: Path, data: bytes) -> None:
    with target.open("r+b") as file:
        file.write(data)
        file.truncate()
        file.flush()
        os.fsync(file.fileno())


def _same_owner(name: str, status: os.stat_result) -> None:
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.getuid(), os.getgid()):
        try:
            os.chown(name, status.st_uid, status.st_gid)
        except PermissionError:
            return
