"""The part that `check` and `fix` share: files with their settings, one run, one report, one exit code."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import msgspec

from termlint.cli.language import pick
from termlint.cli.options import Asked, language_of, refuse_together
from termlint.cli.progress import progress
from termlint.cli.speak import MACHINE, complain, emit, room, save, spare, tell, use_color
from termlint.config.discover import find
from termlint.config.keys import SEVERITIES
from termlint.config.settings import BadConfig, Layers, Settings
from termlint.model import Problem, Report

STDIN = "-"

RECORDS = (".jsonl", ".tsv")
"""Suffixes of files with one text per line: on standard input these may be of any size."""


class Work:
    """One run: the options, the files with their settings and real paths, and the problems so far."""

    def __init__(self, asked: Asked, layers: Layers) -> None:
        self.asked = asked
        self.layers = layers
        self.here = layers.settings_for(asked.stdin_filename or STDIN)
        self.config = layers.file_for(asked.stdin_filename or STDIN)
        self.language = language_of(self.here)
        self.files: dict[str, Settings] = {}
        self.reals: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.overlay: dict[str, bytes] = {}
        self.started = time.monotonic()
        self.stdin = self._take_stdin() if STDIN in asked.paths else None
        self._find()
        self._settle()
        self._refuse_statistics()
        self._spare_what_is_checked()

    def _settle(self) -> None:
        """Take what concerns the whole run from the files' project if the current folder has no configuration
        and they are all of one.
        """
        projects = {settings.root: path for path, settings in self.files.items()}
        if self.config is None and len(projects) == 1:
            (path,) = projects.values()
            self.here, self.config = self.files[path], self.layers.file_for(path)
            self.language = language_of(self.here)

    def _refuse_statistics(self) -> None:
        """Raise a usage error if findings are to be counted in a format that cannot say so."""
        if not self.asked.statistics:
            return
        from termlint.report import WITH_STATISTICS

        if self.format not in WITH_STATISTICS:
            refuse_together(f"--format {self.format}", statistics=True)

    def _spare_what_is_checked(self) -> None:
        """Raise an error if the report's output file is one of the files that are read."""
        spare(self.asked.output_file, self.read())

    def read(self) -> Iterator[str]:
        """Yield the files that the run reads: texts, tables, configuration and baseline."""
        yield from self.files.keys() - self.overlay.keys()
        for settings in {id(one): one for one in (*self.files.values(), self.here)}.values():
            yield from (*settings.termbases, *settings.words, settings.baseline)
        yield self.config or ""

    @property
    def baselines(self) -> list[str]:
        """The baselines that count for the files, and that named here if it exists or there are no files."""
        named = [*map(self.baseline_of, self.files)]
        if not named or os.path.exists(self.here.baseline):  # noqa: PTH110
            named.append(self.here.baseline)
        return [*dict.fromkeys(filter(None, named))]

    def baseline_of(self, path: str) -> str:
        """Return the baseline that counts for a file: its project's, else that named here; empty for none."""
        return self.files[path].baseline or self.here.baseline

    def part_of(self, report: Report, baselines: Container[str]) -> Report:
        """Return the report with the findings only in files for which one of the baselines counts."""
        own = (one for one in report.shown if self.baseline_of(one.finding.path) in baselines)
        return msgspec.structs.replace(report, shown=tuple(own))

    def _take_stdin(self) -> str:
        name = self.asked.stdin_filename or STDIN
        from termlint.run.job import refuse_large

        if sys.stdin is None:
            import click

            raise click.UsageError(pick("standard input is closed.", "标准输入已关闭。"))
        data = sys.stdin.buffer.read()
        if not name.lower().endswith(RECORDS):
            refuse_large(name, len(data))
        if not (self.asked.force_exclude and self._is_excluded(name)):
            self.files[name] = self.layers.settings_for(name)
        self.overlay[name] = data
        return name

    def _is_excluded(self, path: str) -> bool:
        from termlint.config.discover import Search

        return Search(self.layers.settings_for).is_excluded(path)

    def _find(self) -> None:
        for found in find(
            self.paths,
            self.layers.settings_for,
            force_exclude=self.asked.force_exclude,
            reals=self.reals,
        ):
            try:
                if isinstance(found, Problem):
                    self._note(found)
                elif found not in self.files:
                    self.files[found] = self.layers.settings_for(found)
            except BadConfig as error:
                self._note(error.problem)
        if not self.files and not self.problems and not self.asked.quiet:
            self.say(
                "no files to check here; files of other types, and those that .gitignore or the "
                "configuration leaves out, are checked only if they are named",
                "这里没有可检查的文件；其他类型的文件，以及 .gitignore 或配置排除的文件，"
                "明确给出路径才会检查",
            )

    @property
    def paths(self) -> list[str]:
        """The files and folders given on the command line; the current folder if none are."""
        paths = [path for path in self.asked.paths if path != STDIN]
        return paths if paths or self.stdin is not None else ["."]

    @property
    def walked(self) -> list[str]:
        """The folders among them."""
        return [path for path in self.paths if os.path.isdir(path)]  # noqa: PTH112

    @property
    def named(self) -> frozenset[str]:
        """The real paths of the files among them."""
        from termlint.config.paths import absolute

        walked = {*self.walked}
        return frozenset(absolute(path, real=True) for path in self.paths if path not in walked)

    def _note(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    @property
    def cache(self) -> Path | None:
        """The folder of the cache, None if no cache is to be used."""
        from termlint.run.cache import FOLDER

        if self.asked.no_cache or not self.files.keys() - self.overlay.keys():
            return None
        return Path(self.here.cache_dir or f"{self.here.root}/{FOLDER}")

    @cached_property
    def beside(self) -> Callable[[str], Settings | None]:
        """A function that returns the settings of a file that was not asked for, None if it is excluded.

        It also returns None below folders that were walked: what is to be checked there has been found
        already.
        """
        from termlint.config.discover import Search
        from termlint.config.paths import absolute

        search = Search(self.layers.settings_for)
        walked = tuple(f"{absolute(path).rstrip('/')}/" for path in self.walked)

        def settings_of(path: str) -> Settings | None:
            try:
                return None if path.startswith(walked) else search.settings_of(path)
            except BadConfig:
                return None

        return settings_of

    @property
    def format(self) -> str:
        """The name of the report's format."""
        return self.here.format

    def say(self, en: str, zh: str) -> None:
        """Write a message to standard error, in the reader's language."""
        tell(f"termlint: {zh if self.language == 'zh' else en}")

    def run(self, reported: Callable[[str], bool] = lambda _: True) -> Report:
        """Check all files and return the report on those for which ``reported`` is true."""
        from termlint.run.runner import run

        with progress(len(self.files), self.language, wanted=not self.asked.quiet) as advance:
            report = run(
                self.files.items(),
                jobs=self.asked.jobs,
                cache=self.cache,
                progress=advance,
                overlay=self.overlay,
                beside=self.beside,
                reported=reported,
            )
        if not self.asked.quiet:
            self._say_of_originals(report)
        return report

    def _say_of_originals(self, report: Report) -> None:
        from termlint.cli.originals import idle_patterns

        if report.uncompared:
            self._say_uncompared(report.uncompared)
        for said in idle_patterns(self.files, self.walked):
            self.say(said.en, said.zh)

    def _say_uncompared(self, paths: Sequence[str]) -> None:
        count = len(paths)
        self.say(
            f"{count} file{'s' * (count != 1)} not compared with the original, such as {paths[0]}: git "
            "does not have the commit named there; if this is a shallow clone, fetch the whole history",
            f"有 {count} 个文件未与原文对照（如 {paths[0]}）：git 中没有文件注明的原文提交；"
            "浅克隆请先取回全部历史",
        )

    def load(self, path: str, tried: Mapping[str, bytes] = MappingProxyType({})) -> str:
        """Return a file's decoded text, from which a report takes lines; ``tried`` are newer contents."""
        from termlint.read import decode

        held = next((some[path] for some in (tried, self.overlay) if path in some), None)
        data = Path(path).read_bytes() if held is None else held
        settings = self.files.get(path) or self.layers.settings_for(path)
        return decode(path, data, settings.encoding)

    def publish(self, report: Report) -> None:
        """Write the problems to standard error and the report to its output file or standard output."""
        self.complain(report.problems)
        color = not self.asked.output_file and self.format not in MACHINE and use_color(self.asked.color)
        parts = self._parts(report, color)
        if self.asked.output_file:
            save(self.asked.output_file, parts)
        else:
            emit(parts, machine=self.format in MACHINE)
        if self.asked.verbose:
            self._say_how(report)

    def complain(self, problems: Iterable[Problem]) -> None:
        """Note the problems and write all that are noted to standard error."""
        for problem in problems:
            self._note(problem)
        for problem in self.problems:
            complain(problem, self.language)

    def _parts(self, report: Report, color: bool) -> Iterator[str]:
        from termlint.report import COLUMNS, render

        return render(
            self.format,
            msgspec.structs.replace(report, problems=tuple(self.problems)),
            self.load,
            language=self.language,
            color=color,
            statistics=self.asked.statistics,
            columns=COLUMNS if self.asked.output_file else room(COLUMNS),
            verbosity=int(self.asked.verbose) - int(self.asked.quiet),
        )

    def _say_how(self, report: Report) -> None:
        from termlint.config.paths import shown

        took, files, size = time.monotonic() - self.started, report.files, report.characters
        config = shown(self.config or "")
        what = f"{files} file{'s' * (files != 1)}, {size} characters"
        self.say(
            f"{what} in {took:.2f} s; configuration: {config or 'none'}",
            f"{files} 个文件，{size} 字，用时 {took:.2f} 秒；配置：{config or '无'}",
        )

    def code(self, report: Report) -> int:
        """Return the exit code: 2 if there are problems, 1 if there are findings, else 0."""
        if self.problems:
            return 2
        counted = SEVERITIES[: SEVERITIES.index(self.asked.fail_on) + 1]
        failed = any(shown.severity in counted for shown in report.shown)
        return 1 if failed and not self.asked.exit_zero else 0
