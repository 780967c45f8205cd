"""Writing to the terminal, to pipes and to files, whatever state they are in."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from termlint.model import Message, Problem
from termlint.telling.cause import cause_of

MACHINE = frozenset({"json", "json-lines", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"})
"""Formats that programs read: always UTF-8, never coloured."""


class Unwritable(Exception):
    """Output that could not be written; ``problem`` says why."""

    def __init__(self, path: str, why: Message) -> None:
        super().__init__(why.en)
        self.problem = Problem(path, Message(f"cannot be written: {why.en}", f"无法写入：{why.zh}"))


class Refused(Exception):
    """A file that is there already and is not written over; ``problem`` says what to do instead."""

    def __init__(self, path: str, en: str, zh: str) -> None:
        super().__init__(en)
        self.problem = Problem(path, Message(en, zh))


def complain(problem: Problem, language: str) -> None:
    """Say on standard error, on one line, what could not be done."""
    message = problem.message.in_language(language)
    line = "" if problem.place is None else f":{problem.place}"
    from termlint.config.paths import shown

    where = f"{_legible(shown(problem.path))}{line}: " if problem.path else ""
    tell("termlint: " + "".join(one if one.isprintable() else " " for one in where + message))


def _legible(path: str) -> str:
    """Return a path with bytes that the locale cannot read as the UTF-8 that they mostly are."""
    try:
        return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    except UnicodeEncodeError:  # half of a pair, as names may have on Windows
        return path


def tell(line: str) -> None:
    """Write a line to standard error if there is one."""
    if sys.stderr is None:
        return
    try:
        # A locale that cannot show Chinese must not turn a message into an exception.
        encoding = sys.stderr.encoding or "utf-8"
        sys.stderr.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")
        sys.stderr.flush()
    except OSError:
        return


def emit(parts: Iterable[str | bytes], *, machine: bool = False) -> None:
    """Write a report to standard output; bytes as they are.

    A reader that has gone away (``| head``) is no fault.

    Raises:
        Unwritable: if there is no standard output, or it is full.
    """
    if sys.stdout is None:
        raise Unwritable("", Message("standard output is closed", "标准输出已关闭"))
    stream, encoding = sys.stdout.buffer, "utf-8" if machine else sys.stdout.encoding
    try:
        sys.stdout.flush()
        for part in parts:
            stream.write(part if isinstance(part, bytes) else _encoded(part, encoding))
        stream.flush()
    except BrokenPipeError:
        abandon()
    except OSError as error:
        abandon()
        raise Unwritable("", cause_of(error)) from None


def _encoded(text: str, encoding: str) -> bytes:
    text = text.replace("\n", os.linesep) if os.linesep != "\n" else text
    return text.encode(encoding, "backslashreplace")


def abandon() -> None:
    """Let go of standard output, so that Python does not complain about it again at the end."""
    if sys.stdout is not None:
        with contextlib.suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())
            os.close(nowhere)


def spare(target: str | None, read: Iterable[str]) -> None:
    """Refuse to write over a file that the report is made from.

    Raises:
        Unwritable: if the target is one of the files that are read.
    """
    if target and os.path.isfile(target) and any(_is_same(target, path) for path in read):  # noqa: PTH113
        said = Message(
            "it is one of the files being read: write elsewhere, or exclude it",
            "它是要读取的文件之一：请写到别处，或用 exclude 排除它",
        )
        raise Unwritable(target, said)


def _is_same(one: str, two: str) -> bool:
    try:
        return os.path.samefile(one, two)  # noqa: PTH121
    except OSError:
        return False


def save(path: str, parts: Iterable[str]) -> None:
    """Write a report to a file in UTF-8: the whole of it or nothing. A pipe or a device is written to.

    ``-`` and ``/dev/stdout`` are standard output: that may be a file which must not be replaced.

    Raises:
        Unwritable: if that cannot be done.
    """
    if path in ("-", "/dev/stdout"):
        emit(parts, machine=True)
        return
    from termlint.fix.write import create_atomically, write_atomically

    data = "".join(parts).encode("utf-8", "backslashreplace")
    target = Path(path)
    try:
        if path.startswith("/dev/") or (target.exists() and not target.is_file()):
            with target.open("ab") as stream:
                stream.write(data)
        else:
            write = write_atomically if target.exists() else create_atomically
            write(target, data)
    except OSError as error:
        raise Unwritable(path, cause_of(error)) from None


def room(usual: int) -> int:
    """Return how many columns of a source line fit beside its number; what is usual without a terminal."""
    if not (sys.stdout and sys.stdout.isatty()):
        return usual
    import shutil

    return min(max(shutil.get_terminal_size().columns - 8, 24), 100)


def use_color(wanted: str) -> bool:
    """Tell whether standard output is to be coloured: ``always``, ``never`` or ``auto``.

    The variables are those of no-color.org, force-color.org and bixense.com/clicolors.
    """
    if wanted != "auto":
        return wanted == "always"
    said = os.environ.get
    if said("NO_COLOR") or said("FORCE_COLOR") == "0":
        return False
    if said("FORCE_COLOR") or said("CLICOLOR_FORCE", "0") not in ("", "0"):
        return True
    plain = said("TERM") == "dumb" or said("CLICOLOR") == "0"
    return bool(sys.stdout and sys.stdout.isatty()) and not plain
