"""Paths as configuration and checks compare them: absolute, with forward slashes, without ``.`` and ``..``.

They are looked up for every file, so they are plain strings: `pathlib` takes four times as long.
"""

from __future__ import annotations

import os


def here() -> str:
    """Return the current folder."""
    return absolute("")


def absolute(path: str, *, real: bool = False) -> str:
    """Return an absolute path with forward slashes; ``real`` follows symbolic links."""
    if not real and _is_plain(path):
        return path if path[0] == "/" else f"{os.getcwd().rstrip('/')}/{path}"  # noqa: PTH109
    whole = os.path.realpath(path) if real else os.path.abspath(path)  # noqa: PTH100
    return whole.replace(os.sep, "/") if os.sep != "/" else whole


def _is_plain(path: str) -> bool:
    """Return True if nothing in a path must be resolved, as in nearly all: `os.path.abspath` takes longer."""
    if os.sep != "/" or not path or path[0] == "." or path[-1] == "/":
        return False
    return "/." not in path and "//" not in path and "\0" not in path


def within(folder: str, path: str) -> str:
    """Return an absolute path relative to a folder; empty if it is not below it or there is no folder."""
    start = f"{folder.rstrip('/')}/"
    return path[len(start) :] if folder and path.startswith(start) else ""


def folder_of(path: str) -> str:
    """Return the parent folder of an absolute path."""
    return path.rpartition("/")[0] or "/"


def is_file(path: str) -> bool:
    """Return True if there is a file; False, where `pathlib` would raise, if it may not be looked at."""
    return os.path.isfile(path)  # noqa: PTH113


def from_folder(folder: str, path: str) -> str:
    """Return the absolute path of a path that is relative to a folder; ``~`` is expanded."""
    return absolute(os.path.join(folder, os.path.expanduser(path)))  # noqa: PTH111, PTH118


def shown(path: str) -> str:
    """Return a path for display: relative to the current folder if it is below it, else as it was given."""
    whole, start = absolute(path), f"{here()}/"
    return whole[len(start) :] if whole.startswith(start) else path
