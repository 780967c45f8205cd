"""What links lead to: a heading that is linked is renamed only if somebody asks for it, and its links follow.

Links within a document can be made to follow (`termlint.markup.anchors.following`). A link with a path may
stand in any file and lead to one by any layout: what its anchor may mean stays as it is, wherever that
heading is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Protocol

from msgspec.structs import replace

from termlint.markup.anchors import keys_of
from termlint.model import Examined, Finding, Message, Place, Report

Beyond = Callable[[Sequence[Finding], Collection[str]], Mapping[str, Sequence[Place]]]
"""Gives the headings that are linked in files beyond those examined, with the first link of each such file;
asked with the findings that would rename a heading and the paths of the files that were examined.
"""

NAMED = 20
"""So many links are named."""


class Linking(Protocol):
    """The results of the files of a report and of those beside them, by path."""

    def __getitem__(self, path: str, /) -> Examined: ...
    def keys(self) -> Collection[str]:
        """Return the paths."""

    def leading_to(self, headings: Iterable[str], /) -> Mapping[str, Examined]:
        """Return the results of at least those files whose links with a path lead to one of the headings."""


def heeded(report: Report, examined: Linking, beyond: Beyond | None = None) -> Report:
    """Return a report whose fixes leave alone what links lead to."""
    renaming = [shown.finding for shown in report.shown if shown.finding.headings]
    if not renaming:
        return report
    wanted = {key for one in renaming for key in _keys(one)}
    elsewhere = _linked_in(examined.leading_to(wanted), wanted)
    for key, places in (beyond(renaming, examined.keys()) if beyond else {}).items():
        elsewhere.setdefault(key, []).extend(places)
    shown = (
        replace(one, finding=_heeded(one.finding, examined[one.finding.path].linked, elsewhere))
        if one.finding.headings
        else one
        for one in report.shown
    )
    return replace(report, shown=tuple(shown))


def _keys(finding: Finding) -> Iterable[str]:
    return (key for heading in finding.headings for key in keys_of(heading))


def _linked_in(examined: Mapping[str, Examined], wanted: Collection[str]) -> dict[str, list[Place]]:
    """Return, for the headings that are linked with a path, the first link of each file that does it."""
    found: dict[str, list[Place]] = {}
    for path, one in sorted(examined.items()):
        for key in one.leads.keys() & wanted:
            found.setdefault(key, []).append(Place(*one.leads[key], path))
    return found


def _heeded(finding: Finding, linked: Collection[str], elsewhere: Mapping[str, Sequence[Place]]) -> Finding:
    """Return a finding that asks before it renames what its own text links to; what others do stays."""
    if by := {place.path: place for key in _keys(finding) for place in reversed(elsewhere.get(key, ()))}:
        links = [by[path] for path in sorted(by)]
        why, related = _stays(links), (*links[:NAMED], *finding.related)
        return replace(finding, safety="none", reason=_joined(finding.reason, why), related=related)
    if finding.safety == "safe" and not set(finding.headings).isdisjoint(linked):
        why = Message("links in this file lead to this heading", "文中有链接指向这个标题")
        return replace(finding, safety="unsafe", reason=_joined(finding.reason, why))
    return finding


def _stays(links: Sequence[Place]) -> Message:
    """Return why a heading stays as it is, and what is to be done."""
    path, more = links[0].path, len(links) - 1
    if not more:
        return Message(
            f"a link in {path} may lead to this heading: change both by hand",
            f"{path} 中有链接可能指向这个标题，请连同链接手动修改",
        )
    files = f"{path} and {more} more file{'s' * (more > 1)}"
    return Message(
        f"links in {files} may lead to this heading: change all by hand",
        f"{path} 等 {more + 1} 个文件中有链接可能指向这个标题，请连同链接手动修改",
    )


def _joined(reason: Message | None, why: Message) -> Message:
    return Message(f"{reason.en}; {why.en}", f"{reason.zh}；{why.zh}") if reason else why
