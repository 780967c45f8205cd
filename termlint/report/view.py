"""What the formats share: the report, its language and colours, and the lines of the files in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from termlint.model import Finding, Message, Place, Report, Shown
from termlint.report.fold import fold
from termlint.report.places import Lines, Position

REMEMBERED = 16
"""How many files' lines are kept in memory: those of the current file and of its places of evidence."""

COLUMNS = 80
"""Default maximum width of a source line, in terminal columns."""

_STYLES = {
    "error": "1;31",
    "warning": "1;33",
    "info": "1;36",
    "path": "1",
    "faint": "2",
    "frame": "1;34",
    "fix": "32",
}

SEVERITIES = {"error": "错误", "warning": "警告", "info": "提示"}
"""The Chinese names of the severities."""


class View:
    """A report and how to show it: ``report`` is listed (folded), ``whole`` is counted."""

    def __init__(
        self,
        report: Report,
        load: Callable[[str], str],
        language: str = "en",
        color: bool = False,
        verbosity: int = 0,
        root: Path | None = None,
        columns: int = COLUMNS,
    ) -> None:
        self.report = fold(report)
        self.whole = report
        self.language = language
        self.color = color
        self.verbosity = verbosity
        self.root = root
        self.columns = columns
        self.lines = lru_cache(REMEMBERED)(lambda path: Lines(_text(load, path)))

    def pick(self, en: str, zh: str) -> str:
        """Return the text in the view's language."""
        return zh if self.language == "zh" else en

    def say(self, message: Message) -> str:
        """Return a message in the view's language."""
        return message.in_language(self.language)

    def summary(self, finding: Finding) -> str:
        """Return message, reason and suggestion, each on a line of its own."""
        parts = [self.say(finding.message)]
        if finding.reason:
            parts.append(self.say(finding.reason))
        if finding.replacements:
            new = finding.replacements[0]
            parts.append(self.pick("suggestion: ", "建议：") + (new or self.pick("delete it", "删去")))
        return "\n".join(parts)

    def paint(self, style: str, text: str) -> str:
        """Return the text in a style's colour, or as it is."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.color and text else text

    def severity(self, shown: Shown) -> str:
        """Return the severity's name, in its colour."""
        name = self.pick(shown.severity, SEVERITIES[shown.severity])
        return self.paint(shown.severity, name)

    def start(self, finding: Finding) -> Position:
        """Return the position of a finding's first character."""
        return self.lines(finding.path).position(finding.start)

    def end(self, finding: Finding) -> Position:
        """Return the position after a finding's last character."""
        return self.lines(finding.path).position(finding.end)

    def elsewhere(self, finding: Finding, place: Place) -> tuple[str, Position]:
        """Return path and position of a related place."""
        path = place.path or finding.path
        return path, self.lines(path).position(place.start)

    def inside(self, finding: Finding) -> str:
        """Return the finding's path for other programs: relative to the root, as valid Unicode."""
        return sound(relative(finding.path, self.root))

    def by_path(self) -> Iterator[tuple[str, list[Shown]]]:
        """Yield the findings file by file."""
        for path, group in groupby(self.report.shown, lambda shown: shown.finding.path):
            yield path, list(group)


def sound(path: str) -> str:
    """Return a path as valid Unicode, which file names need not be; other bytes become escapes."""
    return path.encode("utf-8", "backslashreplace").decode()


def relative(path: str, root: Path | None) -> str:
    """Return a path relative to a root folder (the working folder if None), absolute if it is outside."""
    base = os.path.abspath(root or "")  # noqa: PTH100 - links are not to be followed
    full = os.path.abspath(path)  # noqa: PTH100
    inside = full.startswith(base.rstrip(os.sep) + os.sep)
    return Path(os.path.relpath(full, base) if inside else full).as_posix()


def _text(load: Callable[[str], str], path: str) -> str:
    """Return a file's text, empty if it cannot be read: a vanished file must not cost the whole report."""
    try:
        return load(path)
    except Exception:
        return ""
