"""What only the slips beside it gave away: kept while these are fixed, and told once more at the end.

A text in which slips were found is looked at more closely (`termlint.survey.characters.careless`). When they
are fixed it is a text like any other, but what was found beside them is as wrong as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from msgspec.structs import replace

from termlint.edits import moved
from termlint.model import Edit, Report, Shown


class Lasting:
    """The findings of earlier reports that last, each where its text now stands."""

    def __init__(self) -> None:
        self._kept: list[Shown] = []

    def keep(self, report: Report) -> None:
        """Remember what lasts of this report too."""
        self._kept = [*self.unsaid(report), *(one for one in report.shown if one.finding.lasting)]

    def unsaid(self, report: Report) -> list[Shown]:
        """Return what a report does not say any more; where it says something else, that counts."""
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
        """Move what lasts in a file as these edits move its text; what they touch is no more."""
        here = [one for one in self._kept if one.finding.path == path]
        made = [*edits()] if here else []
        self.forget((path,))
        for one in here:
            if finding := moved(one.finding, made):
                self._kept.append(replace(one, finding=replace(finding, safety="none")))

    def forget(self, paths: Collection[str]) -> None:
        """Forget what lasts in these files."""
        self._kept = [one for one in self._kept if one.finding.path not in paths]
