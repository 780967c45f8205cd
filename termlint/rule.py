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
    """A rule that examines one document at a time.

    ``check`` is pure: it depends on the survey alone, never on the configuration, and yields prose offsets.
    ``mqm`` is the error type of the MQM typology (themqm.org) that its findings belong to. A ``modern`` rule
    is made for modern Chinese: it is not run on classical texts.
    """

    check: Callable[[Survey], Iterable[Finding]]
    group: Group
    mqm: str
    severity: Severity = "warning"
    default: bool = True
    modern: bool = False


class PairRule(msgspec.Struct, frozen=True):
    """A rule that compares a translation with its original; it is not run where no original is available.

    ``check`` is pure and yields offsets of the raw target (`Bitext.target`).
    """

    check: Callable[[Bitext], Iterable[Finding]]
    group: Group = "bilingual"
    mqm: str = "accuracy"
    severity: Severity = "warning"
    default: bool = True


class ProjectRule(msgspec.Struct, frozen=True):
    """A rule about which all documents of a project must agree.

    ``gather`` is pure and yields facts with prose offsets. ``judge`` is given all facts of one key, sorted by
    path and start, now with text offsets, and yields findings with ``path`` set. Facts are grouped by key
    and keys are independent, so the result never depends on the order in which files were examined. Whether
    anything is found may depend on the facts' values, order and lengths, never on their offsets: facts that
    only moved are not judged again.

    ``conventions`` are the questions of typography that the rule decides, by name, each with its possible
    choices; ``[style]`` in a configuration settles one, else it is inferred.
    """

    gather: Callable[[Survey], Iterable[Fact]]
    judge: Callable[[str, Sequence[Fact]], Iterable[Finding]]
    group: Group
    mqm: str
    severity: Severity = "warning"
    default: bool = True
    conventions: dict[str, tuple[str, ...]] = {}


class PairProjectRule(msgspec.Struct, frozen=True):
    """A rule about which all translations of a project must agree, each seen beside its original.

    Like a `ProjectRule`, but ``gather`` is given a `Bitext` and yields offsets of the raw target.
    """

    gather: Callable[[Bitext], Iterable[Fact]]
    judge: Callable[[str, Sequence[Fact]], Iterable[Finding]]
    group: Group = "bilingual"
    mqm: str = "accuracy"
    severity: Severity = "warning"
    default: bool = True


class ReviewRule(msgspec.Struct, frozen=True):
    """A rule about the check itself.

    ``review`` is given the suppressions of one text and all findings in it, shown or not, in text offsets.
    """

    review: Callable[[Sequence[Suppression], Sequence[Finding]], Iterable[Finding]]
    group: Group = "meta"
    mqm: str = "other"
    severity: Severity = "warning"
    default: bool = True


Rule = DocumentRule | PairRule | ProjectRule | PairProjectRule | ReviewRule
