"""Checks files: examines them, with the cache and in several processes, and judges the project.

Files are examined one by one, in this process or in several. Only what `examine` returns is kept, so memory
grows with the number of findings and facts, not with the size of the files. Files of the project that were
not asked for are compared too, if the cache has them and they are unchanged; their findings are not shown.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import msgspec
from msgspec.structs import replace

from termlint import stamp
from termlint.config.paths import absolute, here, within
from termlint.config.settings import Settings
from termlint.git import history
from termlint.markup.leads import Beyond, heeded
from termlint.model import Examined, Finding, Report, Shown
from termlint.originals.pairing import Sources
from termlint.registry import asked_for
from termlint.run.cache import Cache, Lost, Row, open_cache
from termlint.run.job import (
    STALE,
    Answer,
    Job,
    as_asked,
    examine_job,
    in_processes,
    worth_processes,
)
from termlint.run.remembered import Register
from termlint.run.results import Brief, Held, Results, recalled
from termlint.run.worlds import Court
from termlint.telling.failures import Failure, Failures, problems_of

Progress = Callable[[int], None]
Beside = Callable[[str], Settings | None]
"""Returns the settings of a file that was not asked for, None if it is not part of the project."""


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
    contents, sources, kept = overlay or {}, sources or Sources(), cache is not None
    settings = dict(files)
    todo = _dated([_job(path, one, sources, contents.get(path), kept) for path, one in settings.items()])
    with _opened(cache) as store:
        check = _Check(settings, todo, store, sources, jobs, progress or (lambda _: None))
        try:
            final = heeded(*check.report(beside, reported), beyond)
        except Lost:
            final = heeded(*check.report(beside, reported, trusting=False), beyond)
        if store:
            store.forget()
        return final


@contextmanager
def _opened(cache: Path | None) -> Iterator[Cache | None]:
    """Open the cache, with what it knows of the code and the tables, and close it and git at the end."""
    store = open_cache(cache)
    before = store.hashes() if store else {}
    stamp.known.update(before)
    try:
        yield store
        if store and (new := {key: value for key, value in stamp.known.items() if key not in before}):
            store.remember_hashes(new)
    finally:
        history.close()
        if store:
            store.close()


class _Check:
    """One run.

    Args:
        settings: the settings of the files, by path.
        todo: their jobs.
        store: the cache; None for none.
        sources: finds the originals.
        jobs: the maximum number of processes.
        progress: called with the number of files done since the last call.
    """

    def __init__(
        self,
        settings: Mapping[str, Settings],
        todo: Sequence[Job],
        store: Cache | None,
        sources: Sources,
        jobs: int,
        progress: Progress,
    ) -> None:
        self._settings = settings
        self._todo = {job.path: job for job in todo}
        self._store = store
        self._sources = sources
        self._jobs = jobs
        self._progress = progress

    def report(
        self, beside: Beside | None, reported: Callable[[str], bool], *, trusting: bool = True
    ) -> tuple[Report, Results]:
        """Return the report, and the results of all files that were compared.

        ``trusting`` is whether to believe that the cache has all that it knows of.

        Raises:
            Lost: if it has not.
        """
        register = Register(self._store, trusting=trusting) if self._store else None
        results, failures = Results(self._store), Failures()
        fresh = self._examine(register, results)
        characters = sum(held.brief.characters for held in results.held.values())
        wanted = [path for path in results if reported(path)]
        roots = {path: self._settings[path].root for path in results}
        if register and beside:
            roots |= self._add_others(register, beside, results)
        among = None if len(wanted) == len(results) else frozenset(wanted)
        agreed = Court(self._store, failures, trusting=trusting).agreed(results, roots, among)
        shown = self._sifted(results.of(wanted), agreed, failures, fresh)
        return self._told(shown, characters, failures, fresh), results

    # -- examine: remembered by content, in processes -------------------------------------------------

    def _examine(self, register: Register | None, results: Results) -> list[Answer]:
        """Add the results of all files that can be read; return the new answers, in the order of the jobs."""
        before = register.held(self._todo.values(), results) if register else {}
        known = {path for path, held in before.items() if _is_full(held.brief, self._todo[path])}
        self._progress(len(known))
        fresh: dict[str, Answer] = {}
        lacking = [job for path, job in self._todo.items() if path not in known]
        for answer in _examined(lacking, self._jobs):
            fresh[answer.path] = self._completed(answer, before.get(answer.path))
            self._progress(1)
        briefs = {path: Brief.of(one.examined) for path, one in fresh.items() if one.examined}
        self._remember(fresh, briefs)
        for path in self._todo:
            if path in known:
                results.add(path, before[path])
            elif path in briefs:
                results.add(path, Held(fresh[path].key, briefs[path]), fresh[path].examined)
        return list(fresh.values())

    def _completed(self, fresh: Answer, known: Held | None) -> Answer:
        """Return a new answer with the findings of opt-in rules that are known from before added to it."""
        if not (known and fresh.examined and known.key == fresh.key):
            return fresh
        # What the brief says may be less than another file of the same key has been asked for since.
        earlier = recalled((known.key,), self._store, Examined).get(known.key, Examined())
        both = {**earlier.asked, **fresh.examined.asked}
        linked = tuple(sorted({*earlier.linked, *fresh.examined.linked}))
        return replace(fresh, examined=replace(fresh.examined, asked=both, linked=linked))

    def _remember(self, fresh: Mapping[str, Answer], briefs: Mapping[str, Brief]) -> None:
        good = [answer for answer in fresh.values() if answer.examined and not answer.failures]
        if self._store and good:
            rows = {
                absolute(one.path): Row(one.state, one.key, msgspec.msgpack.encode(briefs[one.path]))
                for one in good
                if one.state
            }
            self._store.remember(rows, {one.key: msgspec.msgpack.encode(one.examined) for one in good})

    def _add_others(self, register: Register, beside: Beside, results: Results) -> dict[str, str]:
        """Add the cached results of files of the projects that were not asked for and have not changed.

        Return their roots by path. A file outside the root of its own settings, as files named from elsewhere
        are, belongs to no project.
        """
        taken = {absolute(path): one for path, one in self._settings.items()}
        roots = {one.root for path, one in taken.items() if _is_below(one.root, path)}
        found = {
            path.removeprefix(f"{here()}/"): settings
            for path in register.rows
            if path not in taken and (settings := beside(path)) and settings.root in roots
            if _is_below(settings.root, path)
        }
        held = register.held((_job(path, one, self._sources) for path, one in found.items()), results)
        for path, one in held.items():
            results.add(path, one)
        return {path: found[path].root for path in held}

    # -- the report -----------------------------------------------------------------------------------

    def _sifted(
        self,
        examined: Mapping[str, Examined],
        agreed: Mapping[str, Sequence[Finding]],
        failures: Failures,
        fresh: Sequence[Answer],
    ) -> list[Shown]:
        from termlint.registry import rules
        from termlint.run.sift import sift

        shown: list[Shown] = []
        failed = {one.rule for one in chain(failures.noted, *(answer.failures for answer in fresh))}
        for path, whole in examined.items():
            one = as_asked(self._todo[path], whole)
            findings = _findings(path, one.findings, agreed.get(path, ()))
            if findings or one.suppressions:
                shown += sift(
                    path, findings, one.suppressions, self._settings[path], rules(), failures.guard, failed
                )
        return shown

    def _told(
        self, shown: Sequence[Shown], characters: int, failures: Failures, fresh: Sequence[Answer]
    ) -> Report:
        problems = tuple(answer.problem for answer in fresh if answer.problem)
        noted = chain(*(answer.failures for answer in fresh), failures.noted)
        told = [one for one in noted if _counts(one, self._settings)]
        return Report(
            tuple(shown),
            (*problems, *problems_of(told)),
            len(self._todo) - len(problems),
            characters,
            tuple(answer.path for answer in fresh if answer.missing),
            tuple(sorted({one.rule for one in told})),
        )


def _is_full(brief: Brief, job: Job) -> bool:
    """Return True if a result has the findings of all opt-in rules that the job asks for."""
    return not job.asked or {*brief.asked} >= job.questions.keys()


def _findings(path: str, *those: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings in a file joined; without fixes if it is of a format that is only read."""
    from termlint.read import is_writable

    findings = tuple(chain(*those))
    return findings if is_writable(path) else tuple(replace(one, safety="none") for one in findings)


def _counts(failure: Failure, settings: Mapping[str, Settings]) -> bool:
    """Return True if a failed rule is enabled for the file: only then is the failure reported."""
    return failure.path not in settings or failure.rule in settings[failure.path].enabled


def _is_below(root: str, path: str) -> bool:
    return path.startswith(f"{root.rstrip('/')}/")


def _examined(todo: Sequence[Job], jobs: int) -> Iterator[Answer]:
    if worth_processes(todo, jobs):
        for encoded in in_processes(_examine_chunk, todo, jobs):
            yield from msgspec.msgpack.decode(encoded, type=list[Answer])
    else:
        yield from (examine_job(job) for job in todo)


def _examine_chunk(chunk: Sequence[Job]) -> bytes:
    return msgspec.msgpack.encode([examine_job(job) for job in chunk])
