"""termlint as a library: pure functions from text to findings. They read no configuration."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

from termlint.config.settings import Settings
from termlint.fix.files import fix_files
from termlint.model import Finding, Problem, Report
from termlint.originals.pairing import Sources
from termlint.read import Unreadable, decode, encode, is_writable
from termlint.registry import rules
from termlint.rule import PairRule
from termlint.run.runner import run
from termlint.telling.failures import Failures, problems_of

_NAME = "text.md"
Kind = TypeVar("Kind")


def check_text(
    text: str, en: str | None = None, *, name: str = _NAME, select: Iterable[str] | None = None
) -> tuple[Finding, ...]:
    """Return the findings in a text, sorted by start, end and rule.

    Args:
        text: the Chinese text.
        en: its original, if it is at hand: then both are compared too.
        name: a file name whose suffix says how to read it (``.md``, ``.html``, ``.srt``, ``.po`` …).
        select: names of the rules to use; the default rules if None.

    Returns:
        Findings whose ``start`` and ``end`` are code points of ``text``, the end exclusive.

    Raises:
        TypeError: if a text or a name is no string.
        ValueError: if there is no such rule, or the text is none (zero bytes, lone surrogates) or not of its
            format. Where a rule fails that is a `RuntimeWarning`, and what the others find is returned.
    """
    settings = _settings(select)
    report = run([(name, settings)], overlay={name: _bytes(name, text)}, sources=Sources(_nothing))
    _refuse(report)
    found = [shown.finding for shown in report.shown]
    if en is not None:
        found += _beside(text, en, name, settings)
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule)))


def _nothing(_: str) -> tuple[str, ...]:
    """Return the names in a folder in which no original is looked for: what is on disk is none of ours."""
    return ()


def _beside(text: str, en: str, name: str, settings: Settings) -> list[Finding]:
    """Return the findings of the rules that compare a translation with its original.

    Raises:
        TypeError: if the original is no string.
        ValueError: if it is no text, or cannot be read in its format.
    """
    from termlint.bitext import Bitext
    from termlint.engine import examine
    from termlint.read import read_text
    from termlint.read.raw import read_raw
    from termlint.run.job import lexicon
    from termlint.run.sift import sift

    tables = lexicon((), ())
    asked = {rule: one for rule, one in rules().items() if isinstance(one, PairRule)}
    failures = Failures()
    try:
        decode(name, _bytes(name, en))  # refuses what is no text
        both = Bitext(read_raw(name, text), read_raw(name, en), tables)
    except Unreadable as error:
        raise ValueError(f"the original: {error.problem.message.en}") from None
    examined = examine(read_text(name, text), asked, tables, bitext=both, guard=failures.guard)
    shown = sift(name, examined.findings, examined.suppressions, settings, asked)
    _warn(problems_of(one for one in failures.noted if one.rule in settings.enabled))
    return [one.finding for one in shown]


def fix_text(
    text: str, *, name: str = _NAME, select: Iterable[str] | None = None, unsafe: bool = False
) -> str:
    """Return the text with all safe fixes applied (and the unsafe ones, if asked); the rest stays as it is.

    Raises:
        TypeError: if the text or the name is no string.
        ValueError: as `check_text` does.
    """
    data = _bytes(name, text)
    files, alone = [(name, _settings(select))], Sources(_nothing)
    result = fix_files(files, unsafe=unsafe, write=False, overlay={name: data}, sources=alone)
    _refuse(result.report)
    return decode(name, result.after[name]) if name in result.after else text


def check_paths(paths: Iterable[str | Path], *, select: Iterable[str] | None = None, jobs: int = 1) -> Report:
    """Check files as one project and return the report.

    Files that cannot be read and rules that fail are in ``report.problems``; nothing is raised for them.

    Raises:
        TypeError: if ``paths`` is a single path instead of several, an item is no path, or ``jobs`` is not a
            whole number.
        ValueError: if there is no such rule, or ``jobs`` is below 1.
    """
    _refuse_jobs(jobs)
    settings = _settings(select)
    return run([(Path(path).as_posix(), settings) for path in _several(paths, "paths")], jobs=jobs)


def _refuse_jobs(jobs: object) -> None:
    if not isinstance(jobs, int) or isinstance(jobs, bool):
        raise TypeError(f"jobs must be a whole number, not {type(jobs).__name__}")
    if jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")


def _several(values: Iterable[Kind], what: str) -> Iterable[Kind]:
    if isinstance(values, str | bytes | Path):
        raise TypeError(f"{what} must be several, as a list, and not one {type(values).__name__}")
    return values


def _bytes(name: str, text: str) -> bytes:
    for what, value in (("name", name), ("text", text)):
        if not isinstance(value, str):
            raise TypeError(f"a {what} must be a string, not {type(value).__name__}")
    # A text with a byte order mark, or a catalogue whose header names a charset, is encoded by that.
    if not is_writable(name):
        raise ValueError(f"a file like {name} holds no text")
    try:
        return encode(name, text, text.encode())
    except UnicodeEncodeError as error:
        what = "a lone surrogate" if error.reason.startswith("surrogates") else f"not {error.encoding}"
        raise ValueError(f"{what} at code point {error.start}") from error


def _refuse(report: Report) -> None:
    """Raise the problem that kept the text from being read; warn of all other problems."""
    if not report.files:
        for problem in report.problems:
            raise ValueError(f"{problem.path} {problem.message.en}")
    _warn(report.problems)


def _warn(problems: Iterable[Problem]) -> None:
    import warnings

    for problem in problems:
        warnings.warn(f"{problem.path}: {problem.message.en}", RuntimeWarning, stacklevel=4)


def _settings(select: Iterable[str] | None) -> Settings:
    if select is None:
        return Settings(enabled=_default())
    enabled = frozenset(_several(select, "rules"))
    if unknown := enabled - rules().keys():
        raise ValueError(f"no such rule: {', '.join(sorted(map(str, unknown)))}")
    return Settings(enabled=enabled)


@cache
def _default() -> frozenset[str]:
    return frozenset(name for name, rule in rules().items() if rule.default)
