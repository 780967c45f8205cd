"""Selects the findings to report: a chain of pure functions.

When only the configuration changes, only this step is repeated.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from termlint.config.settings import Settings
from termlint.model import Finding, Severity, Shown, Suppression
from termlint.rule import ReviewRule, Rule
from termlint.telling.failures import Guard, raising


def sift(
    path: str,
    findings: Sequence[Finding],
    suppressions: Sequence[Suppression],
    settings: Settings,
    rules: Mapping[str, Rule],
    guard: Guard = raising,
    failed: Collection[str] = (),
) -> tuple[Shown, ...]:
    """Return the findings of one file to report, sorted by place. All offsets are of the text.

    ``failed`` are rules whose findings are missing; ``guard`` is the context in which review rules are
    called.
    """
    suppressions = [understood(silence, rules) for silence in suppressions]
    silenced = Silenced(suppressions)
    left = [finding for finding in findings if finding not in silenced]
    judged = [
        silence
        for silence in suppressions
        if _can_be_judged(silence, settings.enabled, rules) and not _may_silence(silence, failed)
    ]
    left += _reviewed(path, judged, findings, rules, guard)
    left = [finding for finding in left if finding.rule in settings.enabled]
    left = [finding for finding in left if finding.confidence >= settings.min_confidence]
    return tuple(
        Shown(replace(finding, path=path), severity_of(finding, settings, rules))
        for finding in sorted(one_per_place(left, rules), key=_place)
    )


def severity_of(finding: Finding, settings: Settings, rules: Mapping[str, Rule]) -> Severity:
    """Return the severity that the configuration gives, else the finding's own, else its rule's."""
    rule = rules[finding.rule]
    return settings.severity.get(finding.rule, finding.severity or rule.severity)


def understood(silence: Suppression, rules: Mapping[str, Rule]) -> Suppression:
    """Return a suppression with groups replaced by their rules, and ``all`` by an empty list.

    An unknown name gets a ``!`` before it.
    """
    if not silence.rules or all(name in rules for name in silence.rules):
        return silence
    if "all" in silence.rules:
        return replace(silence, rules=())
    meant: list[str] = []
    for name in silence.rules:
        group = [rule for rule, value in rules.items() if value.group == name]
        meant += group or [name if name in rules or name.startswith("?") else f"!{name}"]
    return replace(silence, rules=tuple(meant))


class Silenced:
    """The findings that comments in a text suppress, told by bisection: of both there may be thousands."""

    def __init__(self, suppressions: Iterable[Suppression]) -> None:
        self._ends: dict[str, tuple[list[int], list[int]]] = {}
        for silence in sorted(suppressions, key=lambda one: one.start):
            for rule in silence.rules or ("",):
                starts, ends = self._ends.setdefault(rule, ([], []))
                starts.append(silence.start)
                # The farthest end so far: whether any of the spans that begin before a place reaches it.
                ends.append(max(silence.end, ends[-1] if ends else 0))

    def __contains__(self, finding: Finding) -> bool:
        return any(self._reaches(rule, finding.start) for rule in ("", finding.rule))

    def _reaches(self, rule: str, place: int) -> bool:
        starts, ends = self._ends.get(rule, ((), ()))
        at = bisect_right(starts, place) - 1
        return at >= 0 and place < ends[at]


def _reviewed(
    path: str,
    suppressions: Sequence[Suppression],
    findings: Sequence[Finding],
    rules: Mapping[str, Rule],
    guard: Guard,
) -> list[Finding]:
    reviewed: list[Finding] = []
    for name, rule in rules.items():
        if isinstance(rule, ReviewRule) and suppressions:
            with guard(name, path):
                found = rule.review(suppressions, findings)
                reviewed += [replace(finding, rule=name, path=path) for finding in found]
    return reviewed


def _may_silence(silence: Suppression, failed: Collection[str]) -> bool:
    """Return True if a comment may be meant for a rule that failed."""
    return bool(failed) and (not silence.rules or any(name in failed for name in silence.rules))


def _can_be_judged(silence: Suppression, enabled: frozenset[str], rules: Mapping[str, Rule]) -> bool:
    """Return True if a rule that the comment names was run (opt-in rules may not have been) or is unknown."""
    names = silence.rules
    return not names or any(name not in rules or rules[name].default or name in enabled for name in names)


def one_per_place(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    """Return the findings without those that concern the same stretch: the most confident is kept.

    Of equal confidence the first in the text is kept, then the first by rule name. Overlapping findings
    concern the same thing only if they are about one term, or both offer replacements: two rules, or one rule
    on a term (马尔科夫决策过程) and on a part of it (马尔科夫). A space or a mark at the edge of a word is
    another matter than the word: 用Tensorflow lacks a space and is misspelt.
    """
    kept: list[Finding] = []
    for group in _touching(findings):
        first = len(kept)
        for finding in sorted(_wholes(group, rules), key=lambda one: (-one.confidence, one.start, one.rule)):
            if not any(_same_matter(finding, other, rules) for other in kept[first:]):
                kept.append(finding)
    return kept


def _wholes(group: Sequence[Finding], rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """Yield the findings of a group, without what a rule says of a part of a stretch that another one puts
    right as a whole by the original: the 3.4 of ``libfoo-3.4.so``, which is ``libfoo-3.5.so`` there.
    """

    def bilingual(one: Finding) -> bool:
        return rules[one.rule].group == "bilingual"

    mended = [one for one in group if one.replacements and bilingual(one)]
    for one in group:
        within = (two for two in mended if two.start <= one.start and one.end <= two.end)
        if one.replacements or not any(within) or not bilingual(one):
            yield one


def _touching(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Yield groups of findings that overlap or touch, so that not every pair of a long list is compared."""
    group: list[Finding] = []
    reach = 0
    for finding in sorted(findings, key=_place):
        if group and finding.start > reach:
            yield group
            group = []
        group.append(finding)
        reach = max(reach, finding.end)
    if group:
        yield group


def _same_matter(one: Finding, two: Finding, rules: Mapping[str, Rule]) -> bool:
    if not (one.start < two.end and two.start < one.end) and (one.start, one.end) != (two.start, two.end):
        return False
    if one.about and two.about and not (one.replacements and two.replacements):
        return one.about == two.about
    if (one.start, one.end) == (two.start, two.end):
        return True
    if not (one.replacements and two.replacements):
        return False
    inside = (one.start <= two.start and two.end <= one.end) or (
        two.start <= one.start and one.end <= two.end
    )
    marks = {rules[finding.rule].group == "typography" for finding in (one, two)}
    return inside or (one.rule != two.rule and len(marks) == 1)


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.start, finding.end, finding.rule
