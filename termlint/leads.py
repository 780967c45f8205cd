"""What links lead to: a heading that is linked is renamed only if somebody asks for it, and its links follow.

Links within a document can be made to follow (`termlint.anchors.following`). A link with a path may stand in
any file and lead to one by any layout: what its anchor may mean stays as it is, wherever that heading is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from msgspec.structs import replace

from termlint.anchors import keys_of
from termlint.model import Examined, Finding, Message, Report

Beyond = Callable[[Sequence[Finding], Collection[str]], Mapping[str, str]]
"""Gives the headings that are linked in files beyond those examined, with one of these files for each; asked
with the findings that would rename a heading and the paths of the files that were examined.
"""


def heeded(report: Report, examined: Mapping[str, Examined], beyond: Beyond | None = None) -> Report:
    """Return a report whose fixes leave alone what links lead to.

    ``examined`` are the files of the report and those beside them, by path.
    """
    renaming = [shown.finding for shown in report.shown if shown.finding.headings]
    if not renaming:
        return report
    elsewhere = dict(beyond(renaming, examined.keys())) if beyond else {}
    elsewhere |= _linked_in(examined, {key for one in renaming for key in _keys(one)})
    shown = (
        replace(one, finding=_heeded(one.finding, examined[one.finding.path].linked, elsewhere))
        if one.finding.headings
        else one
        for one in report.shown
    )
    return replace(report, shown=tuple(shown))


def _keys(finding: Finding) -> Iterable[str]:
    return (key for heading in finding.headings for key in keys_of(heading))


def _linked_in(examined: Mapping[str, Examined], wanted: Collection[str]) -> dict[str, str]:
    """Return, for the headings that are linked with a path, the first file that does it."""
    return {
        key: path
        for path, one in sorted(examined.items(), reverse=True)
        for key in one.leads
        if key in wanted
    }


def _heeded(finding: Finding, linked: Collection[str], elsewhere: Mapping[str, str]) -> Finding:
    """Return a finding that asks before it renames what its own text links to; what others do stays."""
    if by := [elsewhere[key] for key in _keys(finding) if key in elsewhere]:
        why = Message(f"a link in {by[0]} may lead to this heading", f"{by[0]} 中有链接可能指向这个标题")
        return replace(finding, safety="none", reason=_joined(finding.reason, why))
    if finding.safety == "safe" and not set(finding.headings).isdisjoint(linked):
        why = Message("links in this file lead to this heading", "文中有链接指向这个标题")
        return replace(finding, safety="unsafe", reason=_joined(finding.reason, why))
    return finding


def _joined(reason: Message | None, why: Message) -> Message:
    return Message(f"{reason.en}; {why.en}", f"{reason.zh}；{why.zh}") if reason else why
