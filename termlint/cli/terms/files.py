"""Reads the files named on the command line, and reports what is wrong with them."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from termlint.cli.speak import Unwritable, complain
from termlint.lexicon.terms import TermLocale, TermRow
from termlint.model import Message, Problem
from termlint.read import Unreadable, decode
from termlint.telling.cause import cause_of
from termlint.termbase import Found, NotATermbase, read, shape_of

SHOWN = 20
"""Maximum number of complaints shown about one file."""


class Unusable(Exception):
    """A file that cannot be read as a termbase; ``problem`` says why."""

    def __init__(self, path: str, message: Message, line: int | None = None) -> None:
        super().__init__(message.en)
        self.problem = Problem(path, message, line)


class Manner(NamedTuple):
    """How to read files: ``shape`` and ``encoding`` are None to be detected for each file."""

    shape: str | None
    locale: TermLocale
    encoding: str | None
    language: str


class Read(NamedTuple):
    """A file: its decoded text, and the rows and complaints found in it."""

    path: str
    text: str
    found: list[Found]

    @property
    def rows(self) -> list[tuple[int, TermRow]]:
        """(line number, row) for each row."""
        return [(line, one) for line, one in self.found if isinstance(one, TermRow)]

    @property
    def complaints(self) -> list[tuple[int, Message]]:
        """(line number, message) for each place that could not be parsed."""
        return [(line, one) for line, one in self.found if isinstance(one, Message)]


def read_file(path: str, manner: Manner) -> Read:
    """Read a file, or standard input if the path is ``-``.

    Raises:
        Unusable: if it cannot be read, decoded or taken as a termbase at all.
    """
    text = _decoded(path, _bytes(path), manner)
    try:
        return Read(path, text, list(read(text, manner.shape or shape_of(path, text), manner.locale)))
    except NotATermbase as error:
        raise Unusable(path, error.message, error.line) from None


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read() if sys.stdin else b""
    try:
        mode = Path(path).stat().st_mode
        if stat.S_ISCHR(mode) or stat.S_ISBLK(mode):
            raise Unusable(path, Message("not a regular file", "不是普通文件"))
        return Path(path).read_bytes()
    except OSError as error:
        why = cause_of(error)
        raise Unusable(path, Message(f"cannot be read: {why.en}", f"无法读取：{why.zh}")) from None


def _decoded(path: str, data: bytes, manner: Manner) -> str:
    try:
        return decode(path, data, manner.encoding or "utf-8")
    except Unreadable as error:
        if manner.encoding or b"\0" in data:
            raise
        if _is_gb(data):
            note = Message("not UTF-8; read as GB 18030", "不是 UTF-8 编码，按 GB 18030 读取")
            warn(path, None, note, manner.language)
            return data.decode("gb18030")
        at = error.problem.byte
        raise Unusable(
            path,
            Message(
                f"not UTF-8 at byte {at}; give its encoding with --encoding",
                f"第 {at} 字节处不是 UTF-8 编码；请用 --encoding 指明编码",
            ),
        ) from None


def _is_gb(data: bytes) -> bool:
    """Return True if bytes are valid GB 2312 (as saved by Excel in China); by chance they hardly ever are."""
    try:
        return len(data.decode("gb2312")) < len(data)
    except UnicodeDecodeError:
        return False


def warn(path: str, line: int | None, message: Message, language: str) -> None:
    """Write a one-line warning to standard error."""
    complain(Problem(path, message, line), language)


def warn_of(file: Read, language: str) -> None:
    """Warn of the places in a file that could not be parsed, `SHOWN` at most."""
    complaints = file.complaints
    for line, message in complaints[:SHOWN]:
        warn(file.path, line, message, language)
    if (left := len(complaints) - SHOWN) > 0:
        note = Message(f"and {left} more like these", f"另有 {left} 处类似的问题")
        warn(file.path, None, note, language)


def check_target(path: str | None, force: bool) -> None:
    """Raise an error if a file exists and ``force`` is not set.

    Raises:
        Unwritable: if there is such a file.
    """
    if path and path not in ("-", "/dev/stdout") and not force and os.path.lexists(path):
        note = Message("the file already exists; --force replaces it", "文件已存在；加上 --force 才会替换")
        raise Unwritable(path, note)


def deliver(parts: Iterable[str], path: str | None) -> None:
    """Write to a file atomically, or to standard output if ``path`` is None."""
    from termlint.cli.speak import emit, save

    if path:
        save(path, parts)
    else:
        emit(parts, machine=True)
