"""A finding as programs receive it: the object of ``json`` and ``json-lines``."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from termlint.model import Finding, Place, Shown
from termlint.report.view import View, sound


class RelatedRecord(msgspec.Struct):
    """A place that is evidence. ``start`` and ``end`` as in `Record`."""

    path: str
    start: int
    end: int
    line: int
    column: int
    text: str


class Record(msgspec.Struct):
    """A finding. ``start`` and ``end`` are code points of the decoded file with its byte order mark,
    end-exclusive.

    Lines and columns count from 1; ``end_line:end_column`` is the position after the last character.
    """

    path: str
    rule: str
    severity: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    replacements: tuple[str, ...]
    safety: str
    confidence: float
    related: list[RelatedRecord]
    reason: str | None
    mqm: str


def encoded(view: View) -> Iterator[str]:
    """Yield each finding as one line of JSON, without a line end."""
    from termlint.registry import rules

    encode = msgspec.json.Encoder().encode
    mqm = {name: rule.mqm for name, rule in rules().items()}
    for shown in view.report.shown:
        yield encode(_record(view, shown, mqm.get(shown.finding.rule, "other"))).decode()


def _record(view: View, shown: Shown, mqm: str) -> Record:
    finding = shown.finding
    return Record(
        sound(finding.path),
        finding.rule,
        shown.severity,
        finding.start,
        finding.end,
        *view.start(finding),
        *view.end(finding),
        view.say(finding.message),
        finding.replacements,
        finding.safety,
        finding.confidence,
        [_related(view, finding, place) for place in finding.related],
        view.say(finding.reason) if finding.reason else None,
        mqm,
    )


def _related(view: View, finding: Finding, place: Place) -> RelatedRecord:
    path, position = view.elsewhere(finding, place)
    text = view.lines(path).text[place.start : place.end]
    return RelatedRecord(sound(path), place.start, place.end, *position, text)
