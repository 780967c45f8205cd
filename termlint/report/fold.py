"""Folds many equal findings in one file into one that counts them: nobody reads a list of hundreds."""

from __future__ import annotations

from itertools import groupby

from msgspec.structs import replace

from termlint.model import Message, Place, Report, Shown

MOST = 20
"""The number of equal findings in a file up to which each is listed."""


def fold(report: Report) -> Report:
    """Return a report in which more than `MOST` findings with one rule and one message in a file are one
    finding.

    It is the first of them, says how many there are and names `MOST` more places. Only the listing changes:
    fixes, counts and the exit code still cover all of them.
    """
    shown: list[Shown] = []
    for _, group in groupby(report.shown, lambda one: one.finding.path):
        shown += _of_file(list(group))
    return replace(report, shown=tuple(shown))


def _of_file(findings: list[Shown]) -> list[Shown]:
    if len(findings) <= MOST:
        return findings
    equal: dict[tuple[str, str], list[Shown]] = {}
    for one in findings:
        equal.setdefault((one.finding.rule, one.finding.message.en), []).append(one)
    kept = [one for group in equal.values() for one in (group if len(group) <= MOST else [_folded(group)])]
    return sorted(kept, key=lambda one: (one.finding.start, one.finding.end, one.finding.rule))


def _folded(group: list[Shown]) -> Shown:
    first, count = group[0].finding, len(group)
    message = Message(
        f"{first.message.en} ({count} times in this file)", f"{first.message.zh}（本文件共 {count} 处）"
    )
    places = tuple(Place(one.finding.start, one.finding.end) for one in group[1 : MOST + 1])
    return replace(group[0], finding=replace(first, message=message, related=places, also=()))
