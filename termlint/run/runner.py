"""Checks files: examines them, with the cache and in several processes, and judges the project.

Files are examined one by one, in this process or in several. Only what `examine` returns is kept, so memory
grows with the number of findings and facts, not with the size of the files. Files of the project that were
not asked for are compared too, if the cache has them and they are unchanged; their findings are not shown.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec
from msgspec.structs import replace

from termlint.config.paths import absolute, here, within
from termlint.config.settings import Settings
from termlint.git import history
from termlint.markup.leads import Beyond, heeded
from termlint.model import Examined, Finding, Report, Shown
from termlint.originals.pairing import Sources
from termlint.registry import asked_for
from termlint.run.cache import Cache, open_cache
from termlint.run.job import (
    STALE,
    Answer,
    Job,
    Key,
    as_asked,
    bytes_of,
    code_state,
    examine_job,
    in_processes,
    key_of,
    state_of,
    worth_processes,
)
from termlint.telling.failures import Failure, Failures, problems_of

if TYPE_CHECKING:
    from termlint.run.verdict import Members, Verdict

Progress = Callable[[int], None]
Beside = Callable[[str], Settings | None]
"""Returns the settings of a file that was not asked for, None if it is not part of the project."""
Kind = TypeVar("Kind")


class Seen(NamedTuple):
    """What a file's cached result is found by: its state, its key, and whether the state has changed."""

    state: str
    key: Key
    moved: bool = False


def _job(
    path: str, settings: Settings, sources: Sources, data: bytes | None = None, kept: bool = True
) -> Job:
    one, whole = settings, absolute(path)
    name, asked = within(one.root, whole), asked_for(one.enabled)
    source = _original(path, whole, name, settings, sources)
    return Job(
        path, one.encoding, one.termbases, one.words, one.style, asked, data, source, kept=kept, name=name
    )


def original_of(path: str, settings: Settings, sources: Sources) -> str:
    """Return the path of a file's original, empty if there is none; relative if the file's path is."""
    whole = absolute(path)
    return _original(path, whole, within(settings.root, whole), settings, sources)


def _original(path: str, whole: str, name: str, settings: Settings, sources: Sources) -> str:
    found = sources.of(name or path, whole, settings.sources, settings.root if name else "")
    is_elsewhere = found.startswith("/") and not path.startswith("/")
    return os.path.relpath(found).replace(os.sep, "/") if is_elsewhere else found


def _dated(todo: list[Job]) -> list[Job]:
    """Return the jobs with ``touched`` set, the last commit of the file, where the rule `STALE` runs."""
    asking = [job.path for job in todo if job.source and STALE in job.asked and job.data is None]
    commits = history.last_commits(asking) if asking else {}
    return [replace(job, touched=commits[job.path]) if job.path in commits else job for job in todo]


def run(
    files: Iterable[tuple[str, Settings]],
    *,
    jobs: int = 1,
    cache: Path | None = None,
    progress: Progress | None = None,
    overlay: Mapping[str, bytes] | None = None,
    beside: Beside | None = None,
    beyond: Beyond | None = None,
    reported: Callable[[str], bool] = lambda _: True,
    sources: Sources | None = None,
) -> Report:
    """Check files and return the report.

    Args:
        files: paths with the settings that apply to them.
        jobs: the maximum number of processes.
        cache: folder of the cache, None for none.
        progress: called with the number of files done since the last call.
        overlay: contents by path that replace those on disk (standard input, an editor, a fix to be tried).
        beside: called for every other file that the cache knows; those of the project are compared too.
        beyond: asked which other files link to headings that a fix would rename.
        reported: asked of which files the findings are wanted; the others are compared and counted only.
        sources: finds the originals; None for those on disk.
    """
    settings = dict(files)
    contents, sources, kept = overlay or {}, sources or Sources(), cache is not None
    todo = _dated([_job(path, one, sources, contents.get(path), kept) for path, one in settings.items()])
    store = open_cache(cache)
    failures = Failures()
    try:
        answers = _answers(todo, jobs, store, progress or (lambda _: None))
        members = [(answer, settings[answer.path]) for answer in answers]
        if store and beside:
            members += _others(settings, store, beside, sources)
        agreed = _agreed(members, store, failures)
        if store:
            store.forget()
    finally:
        history.close()
        if store:
            store.close()
    known = {answer.path: answer.examined for answer, _ in members if answer.examined}
    return heeded(_report(answers, agreed, settings, failures, reported), known, beyond)


def _report(
    answers: Sequence[Answer],
    agreed: Mapping[str, Sequence[Finding]],
    settings: Mapping[str, Settings],
    failures: Failures,
    reported: Callable[[str], bool],
) -> Report:
    from termlint.registry import rules
    from termlint.run.sift import sift

    shown: list[Shown] = []
    failed = {one.rule for one in chain(failures.noted, *(answer.failures for answer in answers))}
    examined = {answer.path: answer.examined for answer in answers if answer.examined}
    for path in filter(reported, examined):
        findings = _findings(path, examined[path].findings, agreed.get(path, ()))
        silences = examined[path].suppressions
        if findings or silences:
            shown += sift(path, findings, silences, settings[path], rules(), failures.guard, failed)
    problems = tuple(answer.problem for answer in answers if answer.problem)
    noted = chain(*(answer.failures for answer in answers), failures.noted)
    told = [one for one in noted if _counts(one, settings)]
    return Report(
        tuple(shown),
        (*problems, *problems_of(told)),
        len(answers) - len(problems),
        sum(one.characters for one in examined.values()),
        tuple(answer.path for answer in answers if answer.missing),
        tuple(sorted({one.rule for one in told})),
    )


def _findings(path: str, *those: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings in a file joined; without fixes if it is of a format that is only read."""
    from termlint.read import is_writable

    findings = tuple(chain(*those))
    return findings if is_writable(path) else tuple(replace(one, safety="none") for one in findings)


def _counts(failure: Failure, settings: Mapping[str, Settings]) -> bool:
    """Return True if a failed rule is enabled for the file: only then is the failure reported."""
    return failure.path not in settings or failure.rule in settings[failure.path].enabled


# -- agree: the project's verdict, brought up to date --------------------------------------------------


def _agreed(
    answers: Iterable[tuple[Answer, Settings]], store: Cache | None, failures: Failures
) -> dict[str, list[Finding]]:
    """Return the findings of the project rules, by path.

    Documents are compared within one world only: the same root, and both or neither in traditional script.
    """
    from termlint.engine import written
    from termlint.read import escapes_of

    worlds: dict[tuple[str, bool], dict[str, tuple[Key, Examined]]] = {}
    for answer, settings in answers:
        if answer.examined and answer.examined.told:
            world = (settings.root, answer.examined.script == "hant")
            worlds.setdefault(world, {})[answer.path] = (answer.key, answer.examined)
    by_path: dict[str, list[Finding]] = {}
    escapes = lru_cache(maxsize=None)(escapes_of)
    for (root, traditional), members in worlds.items():
        for _, findings in _verdict(f"{here()}\0{root}\0{traditional}", members, store, failures).found:
            for finding in findings:
                by_path.setdefault(finding.path, []).append(written(finding, escapes(finding.path)))
    return by_path


def _verdict(world: str, members: Members, store: Cache | None, failures: Failures) -> Verdict:
    """Return the verdict on a world, updated from the cached one; it is cached unless a rule failed."""
    from termlint.registry import rules
    from termlint.run.verdict import Verdict, update

    if not store:
        return update(Verdict(), members, rules(), lambda _: {}, failures.guard)
    key = blake2b(f"{code_state()}\0{world}".encode(), digest_size=16).digest()
    known = store.project(key)
    before = _decoded(known, msgspec.msgpack.Decoder(Verdict)) if known is not None else None
    sound = failures.noted
    recall = partial(_recalled, store=store)
    verdict = update(before or Verdict(), members, rules(), recall, failures.guard)
    if verdict is not before and failures.noted == sound:
        store.remember({}, {}, (key, msgspec.msgpack.encode(verdict)))
    return verdict


def _recalled(keys: Iterable[Key], store: Cache) -> dict[Key, Examined]:
    decoder = msgspec.msgpack.Decoder(Examined)
    values = store.examined(keys)
    return {key: one for key, value in values.items() if (one := _decoded(value, decoder)) is not None}


# -- examine: remembered by content, in processes ---------------------------------------------------


def _answers(todo: Sequence[Job], jobs: int, store: Cache | None, progress: Progress) -> list[Answer]:
    """Return the answers in the order of the jobs, each with the findings of the opt-in rules it asks for."""
    before = _remembered(todo, store) if store else {}
    known = {job.path: before[job.path] for job in todo if job.path in before and _is_full(before, job)}
    progress(len(known))
    fresh: dict[str, Answer] = {}
    for answer in _examined([job for job in todo if job.path not in known], jobs):
        fresh[answer.path] = _completed(answer, before.get(answer.path))
        progress(1)
    if store and fresh:
        good = [answer for answer in fresh.values() if answer.examined and not answer.failures]
        store.remember(
            {absolute(answer.path): (answer.state, answer.key) for answer in good if answer.state},
            {answer.key: msgspec.msgpack.encode(answer.examined) for answer in good},
            None,
        )
    return [_as_asked(job, known.get(job.path) or fresh[job.path]) for job in todo]


def _is_full(known: Mapping[str, Answer], job: Job) -> bool:
    """Return True if the known answer has the findings of all opt-in rules that the job asks for."""
    examined = known[job.path].examined
    return bool(examined and examined.asked.keys() >= job.questions.keys())


def _completed(fresh: Answer, known: Answer | None) -> Answer:
    """Return a new answer with the findings of opt-in rules that are known from before added to it."""
    if not (known and known.examined and fresh.examined and known.key == fresh.key):
        return fresh
    both = {**known.examined.asked, **fresh.examined.asked}
    return replace(fresh, examined=replace(fresh.examined, asked=both))


def _as_asked(job: Job, answer: Answer) -> Answer:
    if not (answer.examined and answer.examined.asked):
        return answer
    return replace(answer, examined=as_asked(job, answer.examined))


def _others(
    asked: Mapping[str, Settings], store: Cache, beside: Beside, sources: Sources
) -> Iterator[tuple[Answer, Settings]]:
    """Yield the cached answers for files of the projects that were not asked for and have not changed.

    A file outside the root of its own settings, as files named from elsewhere are, belongs to no project.
    """
    taken = {absolute(path) for path in asked}
    roots = {one.root for path, one in asked.items() if _is_below(one.root, absolute(path))}
    found = {
        path.removeprefix(f"{here()}/"): settings
        for path in store.states()
        if path not in taken and (settings := beside(path)) and settings.root in roots
        if _is_below(settings.root, path)
    }
    known = _remembered([_job(path, one, sources) for path, one in found.items()], store)
    yield from ((answer, found[path]) for path, answer in known.items())


def _is_below(root: str, path: str) -> bool:
    return path.startswith(f"{root.rstrip('/')}/")


def _remembered(todo: Sequence[Job], store: Cache) -> dict[str, Answer]:
    """Return the cached answers, by path, for files whose content is unchanged since they were examined."""
    states = store.states()
    seen = {job.path: one for job in todo if states and (one := _seen(job, states))}
    values = _recalled((one.key for one in seen.values()), store)
    known = {path: one for path, one in seen.items() if one.key in values}
    moved = {absolute(path): (one.state, one.key) for path, one in known.items() if one.moved and one.state}
    if moved:
        store.remember(moved, {}, None)
    return {path: Answer(path, one.key, one.state, values[one.key]) for path, one in known.items()}


def _seen(job: Job, states: Mapping[str, tuple[str, Key]]) -> Seen | None:
    """Return the key under which a file's result may be cached: by its state, else by its content.

    A checkout changes files' times without changing their content.
    """
    state = "" if job.data is not None else state_of(job)
    left, key = states.get(absolute(job.path), ("", b""))
    if state and left == state:
        return Seen(state, key)
    now = _content_key(job)
    return Seen(state, now, moved=True) if now else None


def _content_key(job: Job) -> Key | None:
    """Return the key computed from a file's content, None if it cannot be read."""
    from termlint.read import Unreadable

    try:
        return key_of(job, job.data if job.data is not None else bytes_of(job.path))
    except (OSError, Unreadable):
        return None


def _decoded(data: bytes, decoder: msgspec.msgpack.Decoder[Kind]) -> Kind | None:
    """Return a decoded cache entry, None if it is damaged: then the result is computed anew."""
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, TypeError, ValueError):
        return None


def _examined(todo: Sequence[Job], jobs: int) -> Iterator[Answer]:
    if worth_processes(todo, jobs):
        for encoded in in_processes(_examine_chunk, todo, jobs):
            yield from msgspec.msgpack.decode(encoded, type=list[Answer])
    else:
        yield from (examine_job(job) for job in todo)


def _examine_chunk(chunk: Sequence[Job]) -> bytes:
    return msgspec.msgpack.encode([examine_job(job) for job in chunk])
