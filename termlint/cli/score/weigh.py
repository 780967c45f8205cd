"""Checks files in their current version or at a git revision, and computes the penalties of the findings."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from termlint.cli.speak import complain
from termlint.cli.work import Work
from termlint.config.discover import Search, is_wanted
from termlint.config.paths import absolute
from termlint.config.settings import BadConfig, Settings
from termlint.model import Problem, Report
from termlint.scoring.penalty import Tally, Weights, count_units


class Reckoned(NamedTuple):
    """The tally of each file by its path, and the problems."""

    tallies: dict[str, Tally]
    problems: tuple[Problem, ...]


def reckon(work: Work, weights: Weights) -> Reckoned:
    """Return the tallies of the files in their current version. Findings in the baseline count too."""
    report = work.run()

    def load(path: str) -> bytes:
        return work.overlay[path] if path in work.overlay else Path(path).read_bytes()

    return Reckoned(_weighed(report, work.files, load, weights), report.problems)


def reckon_at(ref: str, work: Work, weights: Weights) -> Reckoned:
    """Return the tallies of the files of a revision, under the current settings.

    Raises:
        NoChanges: if git cannot read the revision.
    """
    from termlint.git.revision import Revision
    from termlint.run.runner import run

    revision = Revision(ref)
    real = dict(_asked(work, revision.files()))
    contents = dict(zip(real, revision.contents(real.values()), strict=True))
    files = {path: work.layers.settings_for(path) for path in real}
    report = run(files.items(), jobs=work.asked.jobs, cache=work.cache, overlay=contents)
    for problem in report.problems:  # reported, but without failing: an old revision cannot be mended
        complain(replace(problem, path=f"{ref}:{problem.path}"), work.language)
    return Reckoned(_weighed(report, files, contents.__getitem__, weights), ())


def _asked(work: Work, there: Iterator[str]) -> Iterator[tuple[str, str]]:
    """Yield (path as a walk would give it, real path) of those files of the revision that were asked for."""
    search = Search(work.layers.settings_for)
    wanted = [(path, os.path.realpath(path)) for path in work.paths]
    for real in there:
        if (path := _named(real, wanted)) is None:
            continue
        try:
            if path.isprintable() and (path in work.paths or _would_be_taken(search, path)):
                yield path, real
        except BadConfig:
            continue


def _named(real: str, wanted: Sequence[tuple[str, str]]) -> str | None:
    for given, place in wanted:
        if real == place:
            return given
        start = f"{place.rstrip(os.sep)}{os.sep}"
        if real.startswith(start):
            below = real[len(start) :].replace(os.sep, "/")
            plain = given.removeprefix("./").rstrip("/")
            return below if plain in (".", "") else f"{plain}/{below}"
    return None


def _would_be_taken(search: Search, path: str) -> bool:
    settings = search.settings_of(path)
    return settings is not None and is_wanted(path, settings, absolute(path))


def _weighed(
    report: Report, files: dict[str, Settings], load: Callable[[str], bytes], weights: Weights
) -> dict[str, Tally]:
    from termlint.registry import rules

    undone = {problem.path for problem in report.problems}
    tallies = {path: Tally(_units(path, load, files[path])) for path in sorted(files) if path not in undone}
    known = rules()
    for finding, severity in ((one.finding, one.severity) for one in report.shown):
        if finding.path in undone:  # a rule failed there, so the score would be too good
            continue
        rule = known[finding.rule]
        cost = weights.of_finding(finding.rule, rule.group, rule.mqm, severity)
        tallies[finding.path].add(rule.mqm, cost)
    return tallies


def _units(path: str, load: Callable[[str], bytes], settings: Settings) -> int:
    from termlint.read import read_document

    return count_units(read_document(path, load(path), settings.encoding).prose)
