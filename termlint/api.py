"""termlint as a library: pure functions from text to findings. They read no configuration."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from termlint.config import Settings
from termlint.fix import fix_files
from termlint.model import Finding, Report
from termlint.read import decode, encode, is_writable
from termlint.registry import rules
from termlint.rule import PairRule
from termlint.runner import run

_NAME = "text.md"


def check_text(
    text: str, en: str | None = None, *, name: str = _NAME, select: Iterable[str] | None = None
) -> tuple[Finding, ...]:
    """Return the findings in a text, sorted by place.

    Args:
        text: the Chinese text.
        en: its original, if it is at hand: then both are compared too.
        name: a file name whose suffix says how to read it (``.md``, ``.html``, ``.srt``, ``.po`` …).
        select: names of the rules to use; the default rules if None.

    Returns:
        Findings whose ``start`` and ``end`` are code points of ``text``, the end exclusive.

    Raises:
        ValueError: if there is no such rule, or the text is none (zero bytes, lone surrogates).
    """
    report = run([(name, _settings(select))], overlay={name: _bytes(name, text)})
    _refuse(report)
    found = [shown.finding for shown in report.shown]
    if en is not None:
        found += _beside(text, en, name, _settings(select))
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule)))


def _beside(text: str, en: str, name: str, settings: Settings) -> list[Finding]:
    """Return what the rules on both sides find in a text beside its original."""
    from termlint.bitext import Bitext
    from termlint.engine import examine
    from termlint.job import lexicon
    from termlint.read import read_text
    from termlint.read.raw import read_raw
    from termlint.sift import sift

    tables = lexicon((), ())
    asked = {rule: one for rule, one in rules().items() if isinstance(one, PairRule)}
    both = Bitext(read_raw(name, text), read_raw(name, en), tables)
    examined = examine(read_text(name, text), asked, tables, bitext=both)
    shown = sift(name, examined.findings, examined.suppressions, settings, asked)
    return [one.finding for one in shown]


def fix_text(
    text: str, *, name: str = _NAME, select: Iterable[str] | None = None, unsafe: bool = False
) -> str:
    """Return the text with safe fixes made (and unsafe ones, if asked); everything else stays."""
    data = _bytes(name, text)
    result = fix_files([(name, _settings(select))], unsafe=unsafe, write=False, overlay={name: data})
    return decode(name, result.after[name]) if name in result.after else text


def check_paths(paths: Iterable[str | Path], *, select: Iterable[str] | None = None, jobs: int = 1) -> Report:
    """Check files as one project. What cannot be read is in ``report.problems``; nothing is raised."""
    settings = _settings(select)
    return run([(Path(path).as_posix(), settings) for path in paths], jobs=jobs)


def _bytes(name: str, text: str) -> bytes:
    # A text with a mark of its own, or a catalogue whose header names a charset, is read by that.
    if not is_writable(name):
        raise ValueError(f"a file like {name} holds no text")
    try:
        return encode(name, text, text.encode())
    except UnicodeEncodeError as error:
        what = "a lone surrogate" if error.reason.startswith("surrogates") else f"not {error.encoding}"
        raise ValueError(f"{what} at code point {error.start}") from error


def _refuse(report: Report) -> None:
    for problem in report.problems:
        raise ValueError(f"{problem.path} {problem.message.en}")


def _settings(select: Iterable[str] | None) -> Settings:
    if select is None:
        return Settings(enabled=_default())
    enabled = frozenset(select)
    if unknown := enabled - rules().keys():
        raise ValueError(f"no such rule: {', '.join(sorted(unknown))}")
    return Settings(enabled=enabled)


@cache
def _default() -> frozenset[str]:
    return frozenset(name for name, rule in rules().items() if rule.default)
