"""One file to examine: opened, examined, and the keys under which the answer is remembered."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache as once
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from termlint.cause import cause_of, fault_of
from termlint.failures import Failure, Failures
from termlint.model import Document, Examined, Message, Problem

if TYPE_CHECKING:
    from termlint.bitext import Bitext

LARGEST = 32 * 1024 * 1024
"""Bytes. A larger file is no prose; it gets a message instead of an hour."""

CHUNK = 24
"""Files that a process takes at a time."""

WORTH_PROCESSES = 2_000_000
"""Bytes to examine from which a second process pays for its start."""

STALE = "stale-translation"
"""The rule that asks what has changed since the commit that touched a file last, if the file names none."""

Key = bytes


class Job(msgspec.Struct, frozen=True, array_like=True):
    """One file to examine, with all that the answer depends on."""

    path: str
    encoding: str
    termbases: tuple[str, ...]
    words: tuple[str, ...]
    style: tuple[tuple[str, str], ...] = ()
    """The conventions of typography that the configuration settles."""
    asked: tuple[str, ...] = ()
    """The rules that are run because somebody asks for them."""
    data: bytes | None = None
    """The content, if it is not what the file on disk holds."""
    source: str = ""
    """The file that holds the original; empty if there is none, or the file holds both."""
    touched: str = ""
    """The commit that touched the file last, if somebody asks what has changed since."""
    kept: bool = True
    """Whether the answer is remembered."""

    @property
    def questions(self) -> dict[str, str]:
        """The rules that are asked for, by the name under which what they found is remembered."""
        return {f"{rule} {self.touched}" if rule == STALE else rule: rule for rule in self.asked}


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What came of a job."""

    path: str
    key: bytes
    state: str
    examined: Examined | None = None
    problem: Problem | None = None
    missing: str = ""
    """The commit that the file names for its original, if git does not have it."""
    failures: tuple[Failure, ...] = ()
    """The rules that failed: what was examined lacks their findings."""


def examine_job(job: Job) -> Answer:
    """Read and examine one file. Whatever is wrong with it becomes a problem, never an exception."""
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
            # Not to be remembered as the file's answer: the commit may be fetched, the fault be gone.
            key, state = blake2b(key, digest_size=16).digest(), ""
        return Answer(job.path, key, state, examined, missing=missing, failures=failures.noted)
    except Unreadable as error:  # the original
        return Answer(job.path, b"", state, None, error.problem)
    except Exception as error:
        return Answer(job.path, b"", state, None, our_fault(job.path, error))


def open_job(job: Job) -> tuple[bytes, Document] | Problem:
    """Return a file's bytes and the document in them, or why there is none."""
    from termlint.read import Unreadable, read_document

    try:
        data = job.data if job.data is not None else bytes_of(job.path)
    except Unreadable as error:
        return error.problem
    except OSError as error:
        why = cause_of(error)
        return Problem(job.path, Message(f"cannot be read: {why.en}", f"无法读取：{why.zh}"))
    except ValueError as error:  # a zero byte or half a character
        return Problem(job.path, Message(f"is no name of a file: {error}", f"不是合法的文件名：{error}"))
    try:
        return data, read_document(job.path, data, job.encoding)
    except Unreadable as error:
        return error.problem
    except Exception as error:  # a fault of ours must not end the run for the other files
        return our_fault(job.path, error)


def _beside(job: Job, document: Document, failures: Failures) -> Bitext | None:
    """Return a document beside its original; a fault in that is one of the rules that would compare both."""
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
    """Return what was examined with the findings of the rules that were asked for apart from the others."""
    apart = {
        name: tuple(one for one in examined.findings if one.rule == rule) for name, rule in questions.items()
    }
    unasked = tuple(one for one in examined.findings if one.rule not in questions.values())
    return replace(examined, findings=unasked, asked=apart)


def as_asked(job: Job, examined: Examined) -> Examined:
    """Return what is known of a document with the findings of just the rules that are asked for."""
    if not examined.asked:
        return examined
    asked = chain.from_iterable(examined.asked[name] for name in job.questions)
    return replace(examined, findings=(*examined.findings, *asked), asked={})


def bitext_of(job: Job, document: Document) -> Bitext | None:
    """Return a document beside its original, None if there is no original or it is no English.

    Raises:
        Unreadable: if the file of the original cannot be read.
    """
    from termlint.original import beside_original

    def read(path: str, commit: str) -> str | None:
        return _text_at(path, commit, job.encoding) if commit else _text_of(path, job.encoding)

    tables = lexicon(job.termbases, job.words)
    return beside_original(job.path, document.text, job.source, read, tables, job.touched)


def _text_at(path: str, commit: str, encoding: str) -> str | None:
    """Return what a file held at a commit, None if git cannot say: a shallow clone, another repository."""
    from termlint.history import content_at
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
    """Return what to say of an exception that nobody expected; of a bad table, what is wrong with it."""
    from termlint.lexicon import BadTable

    if isinstance(error, BadTable):
        return error.problem
    what = fault_of(error)
    return Problem(
        path, Message(f"a fault in termlint, please report it: {what}", f"termlint 自身出错，请报告：{what}")
    )


@once
def lexicon(termbases: tuple[str, ...], words: tuple[str, ...]):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Return the lexicon for a set of the project's own tables; one per process."""
    from termlint.lexicon import Lexicon

    return Lexicon(tuple(map(Path, termbases)), tuple(map(Path, words)))


def bytes_of(path: str) -> bytes:
    """Return what a file holds.

    Raises:
        Unreadable: if that is too much.
    """
    refuse_large(path, Path(path).stat().st_size)
    return Path(path).read_bytes()


def refuse_large(path: str, size: int) -> None:
    """Refuse what is no prose by its size in bytes.

    Raises:
        Unreadable: if it is over `LARGEST`.
    """
    from termlint.read import Unreadable

    if size > LARGEST:
        raise Unreadable(
            path,
            f"has {size // 1_000_000} MB; nothing over {LARGEST // 1_000_000} MB is checked",
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


def absolute_name(path: str) -> str:
    return path if path.startswith("/") else f"{here()}/{path}"


def here() -> str:
    here = os.getcwd()  # noqa: PTH109 - asked for every file
    return here.replace(os.sep, "/") if os.sep != "/" else here


def state_of(job: Job) -> str:
    """Return what tells that a file is as it was: size, time of change, code, tables, encoding."""
    try:
        looks = [os.stat(path) for path in (job.path, job.source) if path]  # noqa: PTH116 - `pathlib` is slow
    except (OSError, ValueError):
        return ""
    return " ".join([*(f"{one.st_size} {one.st_mtime_ns}" for one in looks), _depends(job)])


def key_of(job: Job, data: bytes) -> Key:
    # The path counts, for its suffix names the format and its folders the locale.
    said = f"{job.path}\0{_depends(job)}\0"
    if job.source:
        said += f"{job.source}\0{blake2b(Path(job.source).read_bytes()).hexdigest()}\0"
    return blake2b(said.encode("utf-8", "surrogatepass") + data, digest_size=16).digest()


def _depends(job: Job) -> str:
    """Return all that the answer depends on, besides the file; nothing if it is not remembered.

    The rules that are asked for are no part of it: what they say is remembered beside what all others do.
    """
    if not job.kept:
        return ""
    return f"{_world(job.termbases, job.words)} {job.encoding} {job.style or ''}"


@once
def _world(termbases: tuple[str, ...], words: tuple[str, ...]) -> str:
    return f"{code_state()}{lexicon(termbases, words).digest}"


@once
def code_state() -> str:
    """Return a short name for the code that answers depend on: its content, so that a cache may travel."""
    from termlint.registry import folders
    from termlint.version import __version__

    state = blake2b(f"{__version__} {sys.version}".encode(), digest_size=8)
    for folder in (Path(__file__).parent, *folders()):
        for source in sorted(folder.rglob("*.py")):
            state.update(f"{source.relative_to(folder).as_posix()}\0".encode() + source.read_bytes())
    return state.hexdigest()


# -- processes --------------------------------------------------------------------------------------


def worth_processes(todo: Sequence[Job], jobs: int) -> bool:
    """Tell whether there is enough to do for a second process."""
    return jobs > 1 and len(todo) > 1 and _size(todo) > WORTH_PROCESSES


def in_processes(work: Callable[[Sequence[Job]], bytes], todo: Sequence[Job], jobs: int) -> Iterator[bytes]:
    """Yield what a function of a module makes of each `CHUNK` of the jobs, in order."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    chunks = [todo[at : at + CHUNK] for at in range(0, len(todo), CHUNK)]
    with ProcessPoolExecutor(min(jobs, len(chunks)), initializer=_end_with_parent) as pool:
        try:
            yield from pool.map(work, chunks)
        except BrokenProcessPool:
            raise Killed from None


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: one that is killed cannot say so."""
    import threading
    import time

    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


class Killed(Exception):
    """A process of ours was ended from outside; ``problem`` says what may help."""

    problem = Problem(
        "",
        Message(
            "one of its processes was killed, perhaps for want of memory; try -j 1",
            "有一个工作进程被强行终止，可能是内存不足；可试用 -j 1",
        ),
    )
