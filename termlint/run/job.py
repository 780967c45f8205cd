"""Examines one file: opens it, runs the rules, and computes the key under which the result is cached."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache as once
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from termlint.model import Document, Examined, Message, Problem
from termlint.stamp import files_below, hash_of, is_new
from termlint.telling.cause import cause_of, fault_of
from termlint.telling.failures import Failure, Failures

if TYPE_CHECKING:
    from termlint.bitext import Bitext

LARGEST = 32 * 1024 * 1024
"""Maximum size of a file in bytes. A larger one is no prose; it gets a message instead of an hour of work."""

CHUNK = 24
"""How many files a process is given at a time."""

WORTH_PROCESSES = 2_000_000
"""Size of all files in bytes from which starting further processes saves time."""

STALE = "stale-translation"
"""The rule that compares with the commit that touched a file last, unless the file names a commit."""

Key = bytes


class Job(msgspec.Struct, frozen=True, array_like=True):
    """One file to examine, with everything that the result depends on."""

    path: str
    encoding: str
    termbases: tuple[str, ...]
    words: tuple[str, ...]
    style: tuple[tuple[str, str], ...] = ()
    """(convention, choice) for each convention of typography that the configuration settles, sorted."""
    asked: tuple[str, ...] = ()
    """Names of the opt-in rules to run, sorted; see `termlint.registry.asked_for`."""
    data: bytes | None = None
    """The content to use instead of the file's on disk; None for the latter."""
    source: str = ""
    """The file with the original; empty if there is none or the translation's file contains it."""
    touched: str = ""
    """The last commit that touched the file; empty unless a rule needs it."""
    kept: bool = True
    """Whether the result is to be cached."""
    name: str = ""
    """The path within the project, which may declare the locale; empty for ``path``."""

    @property
    def questions(self) -> dict[str, str]:
        """The opt-in rules to run, by the name under which their findings are cached."""
        return {f"{rule} {self.touched}" if rule == STALE else rule: rule for rule in self.asked}


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """The result of a job: ``examined``, or ``problem`` if the file could not be examined."""

    path: str
    key: bytes
    state: str
    examined: Examined | None = None
    problem: Problem | None = None
    missing: str = ""
    """The commit of the original that the file names, if git does not have it; else empty."""
    failures: tuple[Failure, ...] = ()
    """The rules that failed: ``examined`` lacks their findings."""


def examine_job(job: Job) -> Answer:
    """Read and examine one file. Every fault becomes a problem in the answer; nothing is raised."""
    from termlint.read import Unreadable

    state = "" if job.data is not None else state_of(job)
    opened = open_job(job)
    if isinstance(opened, Problem):
        return Answer(job.path, b"", state, None, opened)
    data, document = opened
    try:
        failures = Failures()
        bitext = _beside(job, document, failures)
        examined = _examine(document, job, bitext, failures)
        key = key_of(job, data)
        missing = bitext.past.commit if bitext and bitext.past and not bitext.past.then else ""
        if missing or failures.noted:
            # Not to be cached under the file's key: the commit may be fetched, the fault repaired.
            key, state = blake2b(key, digest_size=16).digest(), ""
        return Answer(job.path, key, state, examined, missing=missing, failures=failures.noted)
    except Unreadable as error:  # the original
        return Answer(job.path, b"", state, None, error.problem)
    except Exception as error:
        return Answer(job.path, b"", state, None, our_fault(job.path, error))


def open_job(job: Job) -> tuple[bytes, Document] | Problem:
    """Return a file's bytes and its document, or a problem if it cannot be read."""
    from termlint.read import Unreadable, read_document

    try:
        data = job.data if job.data is not None else bytes_of(job.path)
    except Unreadable as error:
        return error.problem
    except OSError as error:
        why = cause_of(error)
        return Problem(job.path, Message(f"cannot be read: {why.en}", f"无法读取：{why.zh}"))
    except ValueError:  # a zero byte or half a character
        return Problem(job.path, Message("not a valid file name", "不是合法的文件名"))
    try:
        return data, read_document(job.path, data, job.encoding, job.name)
    except Unreadable as error:
        return error.problem
    except Exception as error:  # a fault of ours must not stop the check of other files
        return our_fault(job.path, error)


def _beside(job: Job, document: Document, failures: Failures) -> Bitext | None:
    """Return a document beside its original, None if there is none or aligning them failed.

    An unexpected exception is noted as a failure of each rule that compares both sides.
    """
    from termlint.read import Unreadable
    from termlint.registry import pairing_rules

    try:
        return bitext_of(job, document)
    except Unreadable:
        raise
    except Exception as error:
        for name in pairing_rules(job.asked):
            failures.note(name, job.path, error)
        return None


def _examine(document: Document, job: Job, bitext: Bitext | None, failures: Failures) -> Examined:
    from termlint.engine import examine
    from termlint.registry import rules_with

    tables = lexicon(job.termbases, job.words)
    examined = examine(document, rules_with(job.asked), tables, dict(job.style), bitext, failures.guard)
    return _divided(examined, job.questions) if job.asked else examined


def _divided(examined: Examined, questions: Mapping[str, str]) -> Examined:
    """Return the result with the findings of opt-in rules moved from ``findings`` to ``asked``."""
    apart = {
        name: tuple(one for one in examined.findings if one.rule == rule) for name, rule in questions.items()
    }
    unasked = tuple(one for one in examined.findings if one.rule not in questions.values())
    return replace(examined, findings=unasked, asked=apart)


def as_asked(job: Job, examined: Examined) -> Examined:
    """Return a result with the findings of the opt-in rules that the job asks for added to the others."""
    if not examined.asked:
        return examined
    asked = chain.from_iterable(examined.asked[name] for name in job.questions)
    return replace(examined, findings=(*examined.findings, *asked), asked={})


def bitext_of(job: Job, document: Document) -> Bitext | None:
    """Return a document beside its original, None if there is no original or it is Chinese.

    Raises:
        Unreadable: if the file of the original cannot be read.
    """
    from termlint.originals.beside import beside_original

    def read(path: str, commit: str) -> str | None:
        return _text_at(path, commit, job.encoding) if commit else _text_of(path, job.encoding)

    tables = lexicon(job.termbases, job.words)
    return beside_original(job.path, document.text, job.source, read, tables, job.touched)


def _text_at(path: str, commit: str, encoding: str) -> str | None:
    """Return a file's text at a commit, None if git cannot tell or the content cannot be decoded."""
    from termlint.git.history import content_at
    from termlint.read import Unreadable, decode

    try:
        data = content_at(path, commit)
        return None if data is None else decode(path, data, encoding)
    except Unreadable:
        return None


def _text_of(path: str, encoding: str) -> str:
    from termlint.read import Unreadable, decode

    try:
        return decode(path, bytes_of(path), encoding)
    except OSError as error:
        why = cause_of(error)
        raise Unreadable(path, f"cannot be read: {why.en}", f"无法读取：{why.zh}") from error


def our_fault(path: str, error: Exception) -> Problem:
    """Return the problem to report for an unexpected exception; for a bad table, the table's own problem."""
    from termlint.lexicon import BadTable

    if isinstance(error, BadTable):
        return error.problem
    what = fault_of(error)
    return Problem(
        path,
        Message(
            f"internal error in termlint, please report it: {what}", f"termlint 自身出错，请报告：{what}"
        ),
    )


@once
def lexicon(termbases: tuple[str, ...], words: tuple[str, ...]):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Return the lexicon with a project's own tables; cached, so that a process reads them once."""
    from termlint.lexicon import Lexicon

    return Lexicon(tuple(map(Path, termbases)), tuple(map(Path, words)))


def bytes_of(path: str) -> bytes:
    """Return a file's bytes.

    Raises:
        OSError: if the system refuses.
        Unreadable: if that is too much, or would not end.
    """
    seen = Path(path).stat()
    if not (stat.S_ISREG(seen.st_mode) or stat.S_ISDIR(seen.st_mode)):  # of a folder, the system complains
        from termlint.read import Unreadable

        raise Unreadable(path, "a pipe or a device, not a file", "是管道或设备，不是文件")
    refuse_large(path, seen.st_size)
    return Path(path).read_bytes()


def refuse_large(path: str, size: int) -> None:
    """Raise an exception if a size in bytes is over the limit.

    Raises:
        Unreadable: if it is over `LARGEST`.
    """
    from termlint.read import Unreadable

    if size > LARGEST:
        raise Unreadable(
            path,
            f"the file has {size // 1_000_000} MB; files over {LARGEST // 1_000_000} MB are not checked",
            f"有 {size // 1_000_000} MB；超过 {LARGEST // 1_000_000} MB 的文件不检查",
        )


def _size(todo: Sequence[Job]) -> int:
    total = 0
    for job in todo:
        try:
            total += len(job.data) if job.data is not None else Path(job.path).stat().st_size
        except OSError:
            continue
        if total > WORTH_PROCESSES:
            break
    return total


def state_of(job: Job) -> str:
    """Return a file's state: size and dates of it and its original, names, and `_depends`.

    Empty if one of them cannot be looked at. A file in the same state is taken to be unchanged.
    """
    try:
        moments = f"{_moment(job.path)} {_moment(job.source) if job.source else ''}"
    except (OSError, ValueError):
        return ""
    return f"{moments} {job.path} {job.name} {job.source} {_depends(job)}"


def _moment(path: str) -> str:
    """Return a file's size and dates; that of its entry too, since a copy may keep the date of its content.

    A file that has just changed may change again without another date: it gets a moment of its own, which no
    later one equals.
    """
    one = os.stat(path)  # noqa: PTH116 - `pathlib` is slow
    if is_new(max(one.st_mtime, one.st_ctime)):
        return f"{time.time_ns()}"
    return f"{one.st_size} {one.st_mtime_ns} {one.st_ctime_ns}"


def key_of(job: Job, data: bytes) -> Key:
    # The name is part of the key: its suffix decides the format, its folders may declare the locale.
    described = f"{job.path}\0{job.name}\0{_depends(job)}\0"
    if job.source:
        described += f"{job.source}\0{blake2b(bytes_of(job.source)).hexdigest()}\0"
    return blake2b(described.encode("utf-8", "surrogatepass") + data, digest_size=16).digest()


def _depends(job: Job) -> str:
    """Return what the result depends on besides the file: code, tables, encoding, style; empty if not cached.

    The opt-in rules are not part of it: their findings are cached beside those of all others.
    """
    if not job.kept:
        return ""
    return f"{_world(job.termbases, job.words)} {job.encoding} {job.style or ''}"


@once
def _world(termbases: tuple[str, ...], words: tuple[str, ...]) -> str:
    return f"{code_state()}{lexicon(termbases, words).digest}"


@once
def code_state() -> str:
    """Return a hash of the code that results depend on: of its content, so that a cache can be moved."""
    from termlint.registry import folders
    from termlint.version import __version__

    code = [
        one for folder in (Path(__file__).parents[1], *folders()) for one in files_below(str(folder), ".py")
    ]
    return hash_of(code, f"{__version__} {sys.version}")


# -- processes --------------------------------------------------------------------------------------


def worth_processes(todo: Sequence[Job], jobs: int) -> bool:
    """Return True if there is enough work to make further processes pay."""
    return jobs > 1 and len(todo) > 1 and _size(todo) > WORTH_PROCESSES


def in_processes(work: Callable[[Sequence[Job]], bytes], todo: Sequence[Job], jobs: int) -> Iterator[bytes]:
    """Yield the results of a module-level function for each `CHUNK` of the jobs, in order.

    Raises:
        Killed: if one of the processes is ended from outside.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    chunks = [todo[at : at + CHUNK] for at in range(0, len(todo), CHUNK)]
    with ProcessPoolExecutor(min(jobs, len(chunks)), initializer=_end_with_parent) as pool:
        try:
            yield from pool.map(work, chunks)
        except BrokenProcessPool:
            raise Killed from None


def _end_with_parent() -> None:
    """End this process once its parent is gone: a parent that is killed cannot end its children."""
    import threading
    import time

    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class Killed(Exception):
    """A worker process was ended from outside; ``problem`` says what may help."""

    problem = Problem(
        "",
        Message(
            "a worker process was killed, perhaps for lack of memory; try -j 1",
            "有一个工作进程被强行终止，可能是内存不足；可试用 -j 1",
        ),
    )
