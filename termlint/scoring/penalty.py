"""Penalty scores in the manner of ISO 5060, with the error types of the MQM typology.

The penalty is the sum of weight of the type × weight of the severity over all findings; the penalty per
reference count is penalty × reference count ÷ evaluation count; the score is 100 × (1 − penalty per reference
count ÷ reference count). The evaluation count is that of Han characters and Latin words in the translation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from termlint.han import count_han
from termlint.survey.words import find_words

SEVERITY: Mapping[str, float] = MappingProxyType({"error": 5.0, "warning": 1.0, "info": 0.0})
"""The weights of major, minor and neutral findings."""

TYPES: Mapping[str, float] = MappingProxyType({"meta": 0.0})
"""Usual weights of types. Findings on the check itself (``meta``) are no fault of a translation."""

MAXIMUM = 100.0
"""The score of a text without findings."""


class Weights(msgspec.Struct, frozen=True):
    """Weights of findings, and the reference count.

    ``severity``: a weight for each severity. ``types``: weights by rule, by group or by type of the typology,
    in full (``accuracy/omission``) or its first level (``accuracy``); 1 for what is not listed.
    """

    severity: Mapping[str, float] = msgspec.field(default_factory=lambda: dict(SEVERITY))
    types: Mapping[str, float] = msgspec.field(default_factory=lambda: dict(TYPES))
    reference_count: float = 1000.0
    pass_mark: float | None = None

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> Weights:
        """Return the weights of a ``[score]`` table that has been validated."""
        usual = cls()
        return cls(
            {**SEVERITY, **table.get("severity", {})},
            {**TYPES, **table.get("weights", {})},
            table.get("reference-count", usual.reference_count),
            table.get("pass-mark"),
        )

    def of_finding(self, rule: str, group: str, mqm: str, severity: str) -> float:
        """Return the penalty of a finding: the severity's weight × the rule's, else type's, else group's."""
        names = (rule, mqm, first_level(mqm), group)
        kind = next((self.types[name] for name in names if name in self.types), 1.0)
        return kind * self.severity.get(severity, 0.0)


def first_level(mqm: str) -> str:
    """Return the first level of an error type: ``accuracy`` of ``accuracy/omission``."""
    return mqm.partition("/")[0]


def count_units(prose: str) -> int:
    """Return the evaluation count of a translation: Han characters and Latin words."""
    return count_han(prose) + len(find_words(prose))


class Tally(msgspec.Struct):
    """Findings and penalties of a file, a folder or a project. Tallies can be added up."""

    units: int = 0
    """The evaluation count: Han characters and Latin words."""
    findings: Counter[str] = msgspec.field(default_factory=Counter)
    """The number of findings by type of the first level."""
    penalties: dict[str, float] = msgspec.field(default_factory=dict)
    """The sum of their penalties by type of the first level."""

    def add(self, mqm: str, penalty: float) -> None:
        """Count one finding."""
        kind = first_level(mqm)
        self.findings[kind] += 1
        self.penalties[kind] = self.penalties.get(kind, 0.0) + penalty

    def __iadd__(self, other: Tally) -> Tally:
        """Add another tally to this one."""
        self.units += other.units
        self.findings += other.findings
        for kind, penalty in other.penalties.items():
            self.penalties[kind] = self.penalties.get(kind, 0.0) + penalty
        return self

    @property
    def penalty(self) -> float:
        """The absolute penalty total."""
        return sum(self.penalties.values())

    def per_reference(self, reference_count: float) -> float | None:
        """Return the penalty per reference count; None if there are no units."""
        return self.penalty * reference_count / self.units if self.units else None

    @property
    def score(self) -> float | None:
        """The overall score, below 0 if penalties exceed the units; None if there are no units."""
        return MAXIMUM * (1 - self.penalty / self.units) if self.units else None

    def score_of(self, kind: str) -> float | None:
        """Return the score by the findings of one type alone; None if there are no units."""
        return MAXIMUM * (1 - self.penalties.get(kind, 0.0) / self.units) if self.units else None


def folders(tallies: Mapping[str, Tally]) -> dict[str, Tally]:
    """Return the tally of each folder, files in its subfolders included, sorted by path.

    Args:
        tallies: by the paths of files, with forward slashes.
    """
    found: dict[str, Tally] = {}
    for path, tally in tallies.items():
        for folder in above(path):
            total = found.setdefault(folder, Tally())
            total += tally
    return dict(sorted(found.items()))


def above(path: str) -> Iterable[str]:
    """Yield the folders above a path as it is written, nearest first."""
    while "/" in path.lstrip("/"):
        path = path.rpartition("/")[0]
        if path.strip("./"):
            yield path


def total(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of tallies."""
    whole = Tally()
    for tally in tallies:
        whole += tally
    return whole
