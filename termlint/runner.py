"""Runs the straight line over files: what "map" means here, with the cache and in processes.

Files are examined one by one, in this process or in several; only what `examine` returns is kept, so
memory grows with what was found and not with what was read.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache as once
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

import msgspec

from termlint.cache import Cache, open_cache
from termlint.cause import cause_of
from termlint.config import Settings
from termlint.model import Document, Examined, Finding, Message, Problem, Report, Shown

LARGEST = 32 * 1024 * 1024
"""Bytes. A larger file is no prose; it gets a message instead of an hour."""

CHUNK = 24
"""Files that a process takes at a time."""

WORTH_PROCESSES = 2_000_000
"""Bytes to examine from which a second process pays for its start."""

Key = bytes
Progress = Callable[[int], None]
Kind = TypeVar("Kind")


class Job(msgspec.Struct, frozen=True, array_like=True):
    """One file to examine, with all that the answer depends on."""

    path: str
    encoding: str
    termbases: tuple[str, ...]
    words: tuple[str, ...]
    data: bytes | None = None
    """The content, if it is not what the file on disk holds."""


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What came of a job."""

    path: str
    key: bytes
    state: str
    examined: Examined | None = None
    problem: Problem | None = None


def run(
    files: Iterable[tuple[str, Settings]],
    *,
    jobs: int = 1,
    cache: Path | None = None,
    progress: Progress | None = None,
    overlay: Mapping[str, bytes] | None = None,
) -> Report:
    """Check files and return what there is to say.

    Args:
        files: paths with the settings that apply to them.
        jobs: how many processes may be used.
        cache: folder of the cache, None for none.
        progress: called with the number of files done since the last call.
        overlay: contents that stand in for what is on disk (standard input, an editor, a fix to be tried).
    """
    settings = dict(files)
    contents = overlay or {}
    todo = [
        Job(path, one.encoding, one.termbases, one.words, contents.get(path))
        for path, one in settings.items()
    ]
    store = open_cache(cache)
    try:
        answers = _answers(todo, jobs, store, progress or (lambda _: None))
        agreed = _agreed(answers, settings, store)
    finally:
        if store:
            store.close()
    return _report(answers, agreed, settings)


def _report(
    answers: Sequence[Answer], agreed: Mapping[str, Sequence[Finding]], settings: Mapping[str, Settings]
) -> Report:
    from termlint.registry import rules
    from termlint.sift import sift

    shown: list[Shown] = []
    characters = 0
    for answer in answers:
        if examined := answer.examined:
            characters += examined.characters
            findings = (*examined.findings, *agreed.get(answer.path, ()))
            if findings or examined.suppressions:
                shown += sift(answer.path, findings, examined.suppressions, settings[answer.path], rules())
    problems = tuple(answer.problem for answer in answers if answer.problem)
    return Report(tuple(shown), problems, len(answers) - len(problems), characters)


# -- agree: the project's verdict, remembered as a whole ---------------------------------------------


def _agreed(
    answers: Sequence[Answer], settings: Mapping[str, Settings], store: Cache | None
) -> dict[str, list[Finding]]:
    """Return what the project rules find, by path. Scripts and configurations are worlds apart."""
    worlds: dict[tuple[str, bool], list[tuple[str, Examined]]] = {}
    for answer in answers:
        if answer.examined and answer.examined.facts:
            traditional = answer.examined.script == "hant"
            world = (settings[answer.path].root, traditional)
            worlds.setdefault(world, []).append((answer.path, answer.examined))
    key = blake2b(digest_size=16)
    for answer in sorted(answers, key=lambda one: one.path):
        key.update(f"{answer.path}\0{settings[answer.path].root}\0".encode() + answer.key)
    known = store.project(key.digest()) if store else None
    found = _decoded(known, msgspec.msgpack.Decoder(list[Finding])) if known is not None else None
    if found is None:
        found = [finding for members in worlds.values() for finding in _judge(members)]
        if store:
            store.remember({}, {}, (key.digest(), msgspec.msgpack.encode(found)))
    by_path: dict[str, list[Finding]] = {}
    for finding in found:
        by_path.setdefault(finding.path, []).append(finding)
    return by_path


def _judge(members: Sequence[tuple[str, Examined]]) -> Iterator[Finding]:
    from termlint.engine import agree, written
    from termlint.read import escapes_of
    from termlint.registry import rules

    for finding in agree(rules(), ((path, examined.facts) for path, examined in members)):
        yield written(finding, escapes_of(finding.path))


# -- examine: remembered by content, in processes ---------------------------------------------------


def _answers(todo: Sequence[Job], jobs: int, store: Cache | None, progress: Progress) -> list[Answer]:
    known = _remembered(todo, store) if store else {}
    progress(len(known))
    fresh: dict[str, Answer] = {}
    for answer in _examined([job for job in todo if job.path not in known], jobs):
        fresh[answer.path] = answer
        progress(1)
    if store and fresh:
        good = [answer for answer in fresh.values() if answer.examined]
        store.remember(
            {_absolute(answer.path): (answer.state, answer.key) for answer in good if answer.state},
            {answer.key: msgspec.msgpack.encode(answer.examined) for answer in good},
            None,
        )
    return [known.get(job.path) or fresh[job.path] for job in todo]


def _remembered(todo: Sequence[Job], store: Cache) -> dict[str, Answer]:
    """Return the answers for files that have not changed since they were examined."""
    states = store.states()
    keys: dict[str, tuple[str, Key]] = {}
    for job in todo:
        state = "" if job.data is not None else _state(job)
        seen = states.get(_absolute(job.path))
        if state and seen and seen[0] == state:
            keys[job.path] = (state, seen[1])
    values = store.examined(key for _, key in keys.values())
    decoder = msgspec.msgpack.Decoder(Examined)
    return {
        path: Answer(path, key, state, examined)
        for path, (state, key) in keys.items()
        if key in values and (examined := _decoded(values[key], decoder)) is not None
    }


def _decoded(data: bytes, decoder: msgspec.msgpack.Decoder[Kind]) -> Kind | None:
    """Return what a cache entry holds, None if it is damaged: then the answer is computed anew."""
    try:
        return decoder.decode(data)
    except msgspec.MsgspecError:
        return None


def _examined(todo: Sequence[Job], jobs: int) -> Iterator[Answer]:
    if worth_processes(todo, jobs):
        for encoded in in_processes(_examine_chunk, todo, jobs):
            yield from msgspec.msgpack.decode(encoded, type=list[Answer])
    else:
        yield from (examine_job(job) for job in todo)


def worth_processes(todo: Sequence[Job], jobs: int) -> bool:
    """Tell whether there is enough to do for a second process."""
    return jobs > 1 and len(todo) > 1 and _size(todo) > WORTH_PROCESSES


def in_processes(work: Callable[[Sequence[Job]], bytes], todo: Sequence[Job], jobs: int) -> Iterator[bytes]:
    """Yield what a function of a module makes of each `CHUNK` of the jobs, in order."""
    from concurrent.futures import ProcessPoolExecutor

    chunks = [todo[at : at + CHUNK] for at in range(0, len(todo), CHUNK)]
    with ProcessPoolExecutor(min(jobs, len(chunks))) as pool:
        yield from pool.map(work, chunks)


def _examine_chunk(chunk: Sequence[Job]) -> bytes:
    return msgspec.msgpack.encode([examine_job(job) for job in chunk])


def examine_job(job: Job) -> Answer:
    """Read and examine one file. Whatever is wrong with it becomes a problem, never an exception."""
    state = "" if job.data is not None else _state(job)
    opened = open_job(job)
    if isinstance(opened, Problem):
        return Answer(job.path, b"", state, None, opened)
    data, document = opened
    try:
        return Answer(job.path, _key(job, data), state, _examine(document, job))
    except Exception as error:  # a fault of ours must not end the run for the other files
        return Answer(job.path, b"", state, None, our_fault(job.path, error))


def open_job(job: Job) -> tuple[bytes, Document] | Problem:
    """Return a file's bytes and the document in them, or why there is none."""
    from termlint.read import Unreadable, read_document

    try:
        data = job.data if job.data is not None else _bytes(job.path)
        return data, read_document(job.path, data, job.encoding)
    except Unreadable as error:
        return error.problem
    except OSError as error:
        why = cause_of(error)
        return Problem(job.path, Message(f"cannot be read: {why.en}", f"无法读取：{why.zh}"))


def _examine(document: Document, job: Job) -> Examined:
    from termlint.engine import examine
    from termlint.registry import rules

    return examine(document, rules(), lexicon(job.termbases, job.words))


def our_fault(path: str, error: Exception) -> Problem:
    """Return what to say of an exception that nobody expected; of a bad table, what is wrong with it."""
    from termlint.lexicon import BadTable

    if isinstance(error, BadTable):
        return error.problem
    what = f"{type(error).__name__}: {error}"
    return Problem(
        path, Message(f"a fault in termlint, please report it: {what}", f"termlint 自身出错，请报告：{what}")
    )


@once
def lexicon(termbases: tuple[str, ...], words: tuple[str, ...]):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """Return the lexicon for a set of the project's own tables; one per process."""
    from termlint.lexicon import Lexicon

    return Lexicon(tuple(map(Path, termbases)), tuple(map(Path, words)))


def _bytes(path: str) -> bytes:
    from termlint.read import Unreadable

    if (size := Path(path).stat().st_size) > LARGEST:
        raise Unreadable(
            path,
            f"has {size // 1_000_000} MB; nothing over {LARGEST // 1_000_000} MB is checked",
            f"有 {size // 1_000_000} MB；超过 {LARGEST // 1_000_000} MB 的文件不检查",
        )
    return Path(path).read_bytes()


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


# -- keys -------------------------------------------------------------------------------------------


def _absolute(path: str) -> str:
    return path if path.startswith("/") else f"{_here()}/{path}"


@once
def _here() -> str:
    return Path.cwd().as_posix()


def _state(job: Job) -> str:
    """Return what tells that a file is as it was: size, time of change, code, tables, encoding."""
    try:
        status = Path(job.path).stat()
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns} {_world(job.termbases, job.words)} {job.encoding}"


def _key(job: Job, data: bytes) -> Key:
    # The path counts, for its suffix names the format and its folders the locale.
    said = f"{job.path}\0{job.encoding}\0{_world(job.termbases, job.words)}\0"
    return blake2b(said.encode() + data, digest_size=16).digest()


@once
def _world(termbases: tuple[str, ...], words: tuple[str, ...]) -> str:
    return f"{code_state()}{lexicon(termbases, words).digest}"


@once
def code_state() -> str:
    """Return a short name for the state of the code that answers depend on."""
    from termlint.rules import __path__ as shelves
    from termlint.version import __version__

    folders = [Path(__file__).parent, *map(Path, shelves)]
    state = blake2b(f"{__version__} {sys.version}".encode(), digest_size=8)
    for source in sorted(path for folder in folders for path in folder.rglob("*.py")):
        status = source.stat()
        state.update(f"{source} {status.st_size} {status.st_mtime_ns}\n".encode())
    return state.hexdigest()
