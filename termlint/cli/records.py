"""``termlint check --stdin-format``: reads records and writes each as a line of JSON with its findings."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import msgspec

from termlint.cli.options import Asked
from termlint.cli.speak import emit, save
from termlint.cli.work import Work
from termlint.config.settings import Layers
from termlint.model import Finding, Message, Problem, Report, Shown
from termlint.read import decode
from termlint.read.records import Field, Record, Records

KINDS = {"jsonl": "json_lines", "tsv": "tsv"}
"""The kind of reader for each value of the option."""


class FieldFinding(msgspec.Struct):
    """A finding in a record. ``start`` and ``end`` are code points of the field's value, ``end`` exclusive.

    ``field`` is the key or the column; keys in one another are joined by dots.
    """

    rule: str
    severity: str
    field: str
    start: int
    end: int
    text: str
    message: str
    reason: str | None
    replacements: list[str]
    safety: str
    confidence: float
    mqm: str


def filtered(asked: Asked, layers: Layers, form: str, *, only_findings: bool) -> int:
    """Check the records on standard input, write them out and return the exit code."""
    name = asked.stdin_filename or f"stdin.{form}"
    name = name if name.lower().endswith(f".{form}") else f"{name}.{form}"
    work = Work(msgspec.structs.replace(asked, paths=("-",), stdin_filename=name), layers)
    report = work.run()
    work.complain(report.problems)
    if not work.problems:
        lines = list(_Records(work, report, name, form).lines(only_findings=only_findings))
        work.complain(())
        if not work.problems:
            save(asked.output_file, lines) if asked.output_file else emit(lines, machine=True)
    return work.code(report)


class _Records:
    """The records of standard input and the findings in them."""

    def __init__(self, work: Work, report: Report, name: str, form: str) -> None:
        from termlint.registry import rules

        self.work = work
        self.name = name
        text = decode(name, work.overlay[name], work.layers.settings_for(name).encoding)
        self.bitext = Records(KINDS[form], text)
        self.meaning = lru_cache(1)(self.bitext.meaning)  # the findings of one record follow each other
        self.mqm = {name: rule.mqm for name, rule in rules().items()}
        self.found: dict[int, list[Shown]] = {}
        starts = [record.start for record in self.bitext.records]
        for shown in report.shown:
            self.found.setdefault(bisect_right(starts, shown.finding.start) - 1, []).append(shown)

    def lines(self, *, only_findings: bool) -> Iterator[str]:
        """Yield each record as a line of JSON."""
        encode = msgspec.json.Encoder().encode
        for at, record in enumerate(self.bitext.records):
            found = [self._in_field(record, shown) for shown in self.found.get(at, ())]
            values = self._values(record)
            if values is not None and (found or not only_findings):
                yield encode({**values, "findings": found}).decode() + "\n"

    def _values(self, record: Record) -> Mapping[str, Any] | None:
        """Return a record's values as written; None, with a problem noted, if it is no JSON object."""
        if self.bitext.kind != "json_lines":
            return {field.name: self.bitext.meaning(field).meant for field in record.fields}
        line = self.bitext.text[record.start : record.end].lstrip("\ufeff")
        try:
            return msgspec.json.decode(line, type=dict[str, msgspec.Raw])
        except msgspec.DecodeError:
            number = self.bitext.text.count("\n", 0, record.start) + 1
            self.work.problems.append(Problem(self.name, _why_refused(line), number))
            return None

    def _in_field(self, record: Record, shown: Shown) -> FieldFinding:
        finding = shown.finding
        field = _field_of(record, finding)
        meaning = self.meaning(field)
        start, end = meaning.within(finding.start, finding.end)
        reason = finding.reason.in_language(self.work.language) if finding.reason else None
        return FieldFinding(
            finding.rule,
            shown.severity,
            field.name,
            start,
            end,
            meaning.meant[start:end],
            finding.message.in_language(self.work.language),
            reason,
            [self.bitext.said(new, field) for new in finding.replacements],
            finding.safety,
            finding.confidence,
            self.mqm.get(finding.rule, "other"),
        )


def _why_refused(line: str) -> Message:
    """Return what is wrong with a line that is JSON to Python, but no object that can be written out."""
    value = json.loads(line)
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return Message("a lone surrogate, which is no character", "含有不成对的代理项，不是字符")
    return Message("not a JSON object", "不是 JSON 对象")


def _field_of(record: Record, finding: Finding) -> Field:
    return max((one for one in record.fields if one.start <= finding.start), key=lambda one: one.start)
