"""Reads the files that are to be scored."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from termlint.read import decode
from termlint.scoring.fault import Unscorable
from termlint.telling.cause import cause_of


def text_of(path: str, encoding: str = "utf-8") -> str:
    """Return a file's decoded text; ``-`` is standard input.

    Raises:
        Unscorable: if it cannot be read.
        Unreadable: if it cannot be decoded.
    """
    try:
        data = sys.stdin.buffer.read() if path == "-" and sys.stdin else Path(path).read_bytes()
        return decode(path, data, encoding)
    except OSError as error:
        why = cause_of(error)
        raise Unscorable(path, f"cannot be read: {why.en}", f"无法读取：{why.zh}") from None


def refuse_folder(path: str) -> None:
    """Raise an error if a path is a folder; its message names the command that scores folders.

    Raises:
        Unscorable: if it is a folder.
    """
    if os.path.isdir(path):  # noqa: PTH112
        raise Unscorable(
            path,
            f"is a folder; its findings are scored by “termlint score penalty {path}”",
            f"是文件夹；按其中的问题评分请用“termlint score penalty {path}”",
        )
