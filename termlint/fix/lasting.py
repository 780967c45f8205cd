"""Findings that depend on slips which a fix removes: kept while fixing, and reported once more at the end.

A text with several sure slips is checked more closely (`termlint.survey.characters.careless`). After these
are fixed it is checked as any other text, so what was found beside them would be lost without being fixed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from msgspec.structs import replace

from termlint.fix.edits import moved
from termlint.model import Edit, Report, Shown


class Lasting:
    """The `lasting` findings of earlier reports, with their offsets in the text as it is now."""

    def __init__(self) -> None:
        self._kept: list[Shown] = []

    def keep(self, report: Report) -> None:
        """Add the lasting findings of a report."""
        self._kept = [*self.unsaid(report), *(one for one in report.shown if one.finding.lasting)]

    def unsaid(self, report: Report) -> list[Shown]:
        """Return the kept findings that a report lacks, without those that overlap another finding in it."""
        said = [one.finding for one in report.shown] if self._kept else []
        return [
            one
            for one in self._kept
            if not any(
                other.path == one.finding.path
                and other.start < one.finding.end
                and one.finding.start < other.end
                for other in said
            )
        ]

    def follow(self, path: str, edits: Callable[[], Iterable[Edit]]) -> None:
        """Move the findings in a file by the edits made to it; a finding that an edit touches is dropped."""
        here = [one for one in self._kept if one.finding.path == path]
        made = [*edits()] if here else []
        self.forget((path,))
        for one in here:
            if finding := moved(one.finding, made):
                self._kept.append(replace(one, finding=replace(finding, safety="none")))

    def forget(self, paths: Collection[str]) -> None:
        """Drop the findings in these files."""
        self._kept = [one for one in self._kept if one.finding.path not in paths]
