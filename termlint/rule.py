"""The kinds of rule. A rule is a frozen value in a module; its name is the module's, with dashes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from termlint.bitext import Bitext
from termlint.model import Fact, Finding, Severity, Suppression
from termlint.survey import Survey

Group = Literal["terms", "characters", "script", "typography", "bilingual", "meta"]


class DocumentRule(msgspec.Struct, frozen=True):
    """A rule that needs one document only.

    ``check`` is pure: it depends on the survey alone, never on configuration, and gives prose offsets.
    ``mqm`` is the error type of the MQM typology (themqm.org) that a finding belongs to. A ``modern`` rule
    knows modern Chinese only: it is not asked about classical texts.
    """

    check: Callable[[Survey], Iterable[Finding]]
    group: Group
    mqm: str
    severity: Severity = "warning"
    default: bool = True
    modern: bool = False


class PairRule(msgspec.Struct, frozen=True):
    """A rule that compares a translation with its original; without one at hand it is not asked.

    ``check`` is pure and gives offsets of the raw target (`Bitext.target`).
    """

    check: Callable[[Bitext], Iterable[Finding]]
    group: Group = "bilingual"
    mqm: str = "accuracy"
    severity: Severity = "warning"
    default: bool = True


class ProjectRule(msgspec.Struct, frozen=True):
    """A rule on which documents must agree.

    ``gather`` is pure and gives facts with prose offsets. ``judge`` gets all facts of one key, sorted by
    path and start, now with text offsets, and gives findings with ``path`` set. Facts are grouped by key
    and keys are independent, so the answer never depends on who finished first. Whether anything is found
    depends on what the facts say, on their order and lengths, never on their offsets: text that moves is not
    judged again.

    ``conventions`` are the questions of typography that the rule asks, by name, each with the choices that
    texts make; ``[style]`` in a configuration settles one, else it is inferred.
    """

    gather: Callable[[Survey], Iterable[Fact]]
    judge: Callable[[str, Sequence[Fact]], Iterable[Finding]]
    group: Group
    mqm: str
    severity: Severity = "warning"
    default: bool = True
    conventions: dict[str, tuple[str, ...]] = {}


class PairProjectRule(msgspec.Struct, frozen=True):
    """A rule on which translations of one project must agree, seen beside their originals.

    As a `ProjectRule`, but ``gather`` is given a `Bitext` and gives offsets of the raw target.
    """

    gather: Callable[[Bitext], Iterable[Fact]]
    judge: Callable[[str, Sequence[Fact]], Iterable[Finding]]
    group: Group = "bilingual"
    mqm: str = "accuracy"
    severity: Severity = "warning"
    default: bool = True


class ReviewRule(msgspec.Struct, frozen=True):
    """A rule on the checking itself.

    ``review`` gets the suppressions of one text and all findings in it, shown or not, in text offsets.
    """

    review: Callable[[Sequence[Suppression], Sequence[Finding]], Iterable[Finding]]
    group: Group = "meta"
    mqm: str = "other"
    severity: Severity = "warning"
    default: bool = True


Rule = DocumentRule | PairRule | ProjectRule | PairProjectRule | ReviewRule
