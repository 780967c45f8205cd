"""Hashes of many files, remembered by what the system says of these: reading them takes longer than a check.

The tables and the code are some twenty megabytes. A hash is of contents, so that it is the same wherever the
files lie; only whether they must be read again is told by their sizes and dates.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

known: dict[bytes, str] = {}
"""Hashes by what was seen of the files, `_seen`; `termlint.run.cache` keeps them from run to run."""

NEW = 2.0
"""Seconds for which a file that was changed may be changed again without another date."""


def files_below(folder: str, suffix: str = "") -> list[tuple[str, str]]:
    """Return (path within the folder, path) of the files below a folder with a suffix, sorted."""
    start = len(folder) + 1
    found = (
        os.path.join(above, name)  # noqa: PTH118 - `pathlib` is slow
        for above, _, names in os.walk(folder)
        for name in names
        if name.endswith(suffix)
    )
    return sorted((path[start:].replace(os.sep, "/"), path) for path in found)


def hash_of(files: Sequence[tuple[str, str]], salt: str = "") -> str:
    """Return a hash of the names and the contents of (name, path) pairs, in their order.

    Raises:
        OSError: if a file cannot be looked at or read.
    """
    newest, seen = _seen(files, salt)
    if seen in known:
        return known[seen]
    state = blake2b(salt.encode(), digest_size=12)
    for name, path in files:
        state.update(f"\0{name}\0".encode("utf-8", "surrogatepass") + Path(path).read_bytes())
    if not is_new(newest):
        known[seen] = state.hexdigest()
    return state.hexdigest()


def is_new(changed: float) -> bool:
    """Return True if a file that changed then (seconds of the epoch) may change and keep its date."""
    return time.time() - changed <= NEW


def _seen(files: Iterable[tuple[str, str]], salt: str) -> tuple[float, bytes]:
    """Return the last time of change (seconds of the epoch), and a hash of what the system says of files."""
    said, newest = [salt], 0.0
    for name, path in files:
        one = os.stat(path)  # noqa: PTH116
        said.append(f"{name}\0{path}\0{one.st_size} {one.st_mtime_ns} {one.st_ctime_ns} {one.st_ino}")
        newest = max(newest, one.st_mtime, one.st_ctime)
    return newest, blake2b("\n".join(said).encode("utf-8", "surrogatepass"), digest_size=16).digest()
