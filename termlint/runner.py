"""Runs the straight line over files: what "map" means here, with the cache and in processes.

Files are examined one by one, in this process or in several; only what `examine` returns is kept, so
memory grows with what was found and not with what was read. Files of the project that were not asked for
speak too, as far as the cache knows them and they are unchanged; nothing is shown of them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache as once
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec

from termlint.cache import Cache, open_cache
from termlint.cause import cause_of
from termlint.config import Settings
from termlint.model import Examined, Finding, Message, Problem, Report, Shown

if TYPE_CHECKING:
    from termlint.verdict import Members, Verdict

LARGEST = 32 * 1024 * 1024
"""Bytes. A larger file is no prose; it gets a message instead of an hour."""

CHUNK = 24
"""Files that a process takes at a time."""

WORTH_PROCESSES = 2_000_000
"""Bytes to examine from which a second process pays for its start."""

Key = bytes
Progress = Callable[[int], None]
Beside = Callable[[str], Settings | None]
"""Gives the settings of a file that was not asked for, None if it is not of the project."""
Kind = TypeVar("Kind")


class Job(msgspec.Struct, frozen=True, array_like=True):
    """One file to examine, with all that the answer depends on."""

    path: str
    encoding: str
    termbases: tuple[str, ...]
    words: tuple[str, ...]
    data: bytes | None = None
    """The content, if it is not what the file on disk holds."""


class Seen(NamedTuple):
    """What tells whether a file is known: its state, the key of its content, and whether the state is new."""

    state: str
    key: Key
    moved: bool = False


def _job(path: str, settings: Settings, data: bytes | None = None) -> Job:
    return Job(path, settings.encoding, settings.termbases, settings.words, data)


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
    beside: Beside | None = None,
) -> Report:
    """Check files and return what there is to say.

    Args:
        files: paths with the settings that apply to them.
        jobs: how many processes may be used.
        cache: folder of the cache, None for none.
        progress: called with the number of files done since the last call.
        overlay: contents that stand in for what is on disk (standard input, an editor, a fix to be tried).
        beside: asked for every other file that the cache knows; those of the project are compared too.
    """
    settings = dict(files)
    contents = overlay or {}
    todo = [_job(path, one, contents.get(path)) for path, one in settings.items()]
    store = open_cache(cache)
    try:
        answers = _answers(todo, jobs, store, progress or (lambda _: None))
        members = [(answer, settings[answer.path]) for answer in answers]
        if store and beside:
            members += _others(settings, store, beside)
        agreed = _agreed(members, store)
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


# -- agree: the project's verdict, brought up to date --------------------------------------------------


def _agreed(answers: Iterable[tuple[Answer, Settings]], store: Cache | None) -> dict[str, list[Finding]]:
    """Return what the project rules find, by path. Scripts and configurations are worlds apart."""
    from termlint.engine import written
    from termlint.read import escapes_of

    worlds: dict[tuple[str, bool], dict[str, tuple[Key, Examined]]] = {}
    for answer, settings in answers:
        if answer.examined and answer.examined.facts:
            world = (settings.root, answer.examined.script == "hant")
            worlds.setdefault(world, {})[answer.path] = (answer.key, answer.examined)
    by_path: dict[str, list[Finding]] = {}
    for (root, traditional), members in worlds.items():
        for _, findings in _verdict(f"{_here()}\0{root}\0{traditional}", members, store).found:
            for finding in findings:
                by_path.setdefault(finding.path, []).append(written(finding, escapes_of(finding.path)))
    return by_path


def _verdict(world: str, members: Members, store: Cache | None) -> Verdict:
    """Return the verdict on a world, from the one that is remembered."""
    from termlint.registry import rules
    from termlint.verdict import Verdict, update

    if not store:
        return update(Verdict(), members, rules(), lambda _: {})
    key = blake2b(world.encode(), digest_size=16).digest()
    known = store.project(key)
    before = _decoded(known, msgspec.msgpack.Decoder(Verdict)) if known is not None else None
    verdict = update(before or Verdict(), members, rules(), lambda keys: _recalled(keys, store))
    if verdict is not before:
        store.remember({}, {}, (key, msgspec.msgpack.encode(verdict)))
    return verdict


def _recalled(keys: Iterable[Key], store: Cache) -> dict[Key, Examined]:
    decoder = msgspec.msgpack.Decoder(Examined)
    values = store.examined(keys)
    return {key: one for key, value in values.items() if (one := _decoded(value, decoder)) is not None}


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


def _others(asked: Mapping[str, Settings], store: Cache, beside: Beside) -> Iterator[tuple[Answer, Settings]]:
    """Yield what is known of the projects' files that were not asked for and have not changed."""
    taken = {_absolute(path) for path in asked}
    roots = {settings.root for settings in asked.values()}
    found = {
        path.removeprefix(f"{_here()}/"): settings
        for path in store.states()
        if path not in taken and (settings := beside(path)) and settings.root in roots
    }
    known = _remembered([_job(path, settings) for path, settings in found.items()], store)
    yield from ((answer, found[path]) for path, answer in known.items())


def _remembered(todo: Sequence[Job], store: Cache) -> dict[str, Answer]:
    """Return the answers for files that hold what they held when they were examined."""
    states = store.states()
    seen = {job.path: one for job in todo if states and (one := _seen(job, states))}
    values = _recalled((one.key for one in seen.values()), store)
    known = {path: one for path, one in seen.items() if one.key in values}
    moved = {_absolute(path): (one.state, one.key) for path, one in known.items() if one.moved and one.state}
    if moved:
        store.remember(moved, {}, None)
    return {path: Answer(path, one.key, one.state, values[one.key]) for path, one in known.items()}


def _seen(job: Job, states: Mapping[str, tuple[str, Key]]) -> Seen | None:
    """Return the key under which a file may be known: as it was left, or by its content.

    A checkout touches files without changing them.
    """
    state = "" if job.data is not None else _state(job)
    left, key = states.get(_absolute(job.path), ("", b""))
    if state and left == state:
        return Seen(state, key)
    now = _key_of(job)
    return Seen(state, now, moved=True) if now else None


def _key_of(job: Job) -> Key | None:
    """Return the key of what a file holds now, None if it cannot be read."""
    from termlint.read import Unreadable

    try:
        return _key(job, job.data if job.data is not None else _bytes(job.path))
    except (OSError, Unreadable):
        return None


def _decoded(data: bytes, decoder: msgspec.msgpack.Decoder[Kind]) -> Kind | None:
    """Return what a cache entry holds, None if it is damaged: then the answer is computed anew."""
    try:
        return decoder.decode(data)
    except msgspec.MsgspecError:
        return None


def _examined(todo: Sequence[Job], jobs: int) -> Iterator[Answer]:
    if jobs > 1 and len(todo) > 1 and _size(todo) > WORTH_PROCESSES:
        yield from _in_processes(todo, jobs)
    else:
        yield from (examine_job(job) for job in todo)


def _in_processes(todo: Sequence[Job], jobs: int) -> Iterator[Answer]:
    from concurrent.futures import ProcessPoolExecutor

    chunks = [todo[at : at + CHUNK] for at in range(0, len(todo), CHUNK)]
    with ProcessPoolExecutor(min(jobs, len(chunks))) as pool:
        for encoded in pool.map(_examine_chunk, chunks):
            yield from msgspec.msgpack.decode(encoded, type=list[Answer])


def _examine_chunk(chunk: Sequence[Job]) -> bytes:
    return msgspec.msgpack.encode([examine_job(job) for job in chunk])


def examine_job(job: Job) -> Answer:
    """Read and examine one file. Whatever is wrong with it becomes a problem, never an exception."""
    from termlint.read import Unreadable, read_document

    state = "" if job.data is not None else _state(job)
    try:
        data = job.data if job.data is not None else _bytes(job.path)
        document = read_document(job.path, data, job.encoding)
    except Unreadable as error:
        return Answer(job.path, b"", state, None, error.problem)
    except OSError as error:
        why = cause_of(error)
        message = Message(f"cannot be read: {why.en}", f"无法读取：{why.zh}")
        return Answer(job.path, b"", state, None, Problem(job.path, message))
    try:
        return Answer(job.path, _key(job, data), state, _examine(document, job))
    except Exception as error:  # a fault of ours must not end the run for the other files
        return Answer(job.path, b"", state, None, _our_fault(job.path, error))


def _examine(document: object, job: Job) -> Examined:
    from termlint.engine import examine
    from termlint.model import Document
    from termlint.registry import rules

    assert isinstance(document, Document)
    return examine(document, rules(), lexicon(job.termbases, job.words))


def _our_fault(path: str, error: Exception) -> Problem:
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


def _here() -> str:
    here = os.getcwd()  # noqa: PTH109 - asked for every file
    return here.replace(os.sep, "/") if os.sep != "/" else here


def _state(job: Job) -> str:
    """Return what tells that a file is as it was: size, time of change, code, tables, encoding."""
    try:
        status = os.stat(job.path)  # noqa: PTH116 - `pathlib` takes twice as long, and every file is asked
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
    """Return a short name for the code that answers depend on: its content, so that a cache may travel."""
    from termlint.rules import __path__ as shelves
    from termlint.version import __version__

    state = blake2b(f"{__version__} {sys.version}".encode(), digest_size=8)
    for folder in (Path(__file__).parent, *map(Path, shelves)):
        for source in sorted(folder.rglob("*.py")):
            state.update(f"{source.relative_to(folder).as_posix()}\0".encode() + source.read_bytes())
    return state.hexdigest()
