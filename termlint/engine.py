"""The two steps of a check: examine (map, one document) and agree (reduce, one rule and key).

Both are pure. The prose offsets that rules give are turned into text offsets here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

import msgspec
from msgspec.structs import replace

from termlint.bitext import Bitext
from termlint.lexicon import Lexicon
from termlint.markup.anchors import keys_of, led_to_beyond
from termlint.markup.flanking import is_in_address, needs_space, undoes
from termlint.model import FACTS, UNWRITABLE, Document, Edit, Examined, Fact, Finding, Place
from termlint.rule import DocumentRule, PairProjectRule, PairRule, ProjectRule, Rule
from termlint.survey import NO_STYLE, Survey
from termlint.survey.restraints import marked, named, restrained
from termlint.telling.failures import Guard, raising


def examine(
    document: Document,
    rules: Mapping[str, Rule],
    lexicon: Lexicon,
    style: Mapping[str, str] = NO_STYLE,
    bitext: Bitext | None = None,
    guard: Guard = raising,
) -> Examined:
    """Return the findings and facts of all rules on one document, in text offsets.

    ``style`` maps conventions of typography that the configuration settles to their choices; ``bitext`` is
    the document beside its original, None if that is not at hand; ``guard`` handles a rule that raises.
    """
    survey = Survey(document, lexicon, style)
    findings: list[Finding] = []
    facts: list[Fact] = []
    told: dict[str, msgspec.Raw] = {}
    for name, rule in rules.items():
        with guard(name, document.path):
            findings += _checked(name, rule, survey, bitext)
            if gathered := tuple(_gathered(rule, survey, bitext)):
                packed = msgspec.msgpack.encode(gathered)
                facts += FACTS.decode(packed)
                told[name] = msgspec.Raw(packed)
    return Examined(
        findings=tuple(findings),
        told=told,
        suppressions=document.suppressions,
        script=document.script,
        characters=len(document.prose),
        linked=_linked(survey, findings, facts),
        leads=led_to_beyond(document.text),
    )


def _linked(survey: Survey, findings: Iterable[Finding], facts: Iterable[Fact]) -> tuple[str, ...]:
    """Return the headings that a finding or fact may change and that links within the document lead to."""
    headings = {heading for one in findings for heading in one.headings}
    headings |= {fact.heading for fact in facts if fact.heading}
    return tuple(sorted(one for one in headings if not survey.led_to.isdisjoint(keys_of(one))))


def _checked(name: str, rule: Rule, survey: Survey, bitext: Bitext | None) -> tuple[Finding, ...]:
    """Return all findings of a rule in one document, in text offsets; none for rules of other kinds."""
    found: Iterable[Finding] = ()
    document = survey.document
    if isinstance(rule, DocumentRule) and not (rule.modern and survey.classical):
        found = (restrained(survey, one) for one in rule.check(survey))
    elif isinstance(rule, PairRule) and bitext:
        document = bitext.target
        found = (named(document, one) for one in rule.check(bitext))
    placed = tuple(place_finding(document, name, one) for one in found)
    return _FINDINGS.decode(msgspec.msgpack.encode(placed)) if placed else ()


def _gathered(rule: Rule, survey: Survey, bitext: Bitext | None) -> Iterator[Fact]:
    """Yield the facts that a rule gathers from a document, in text offsets; none for rules of other kinds."""
    facts: Iterable[Fact] = ()
    document = survey.document
    if isinstance(rule, ProjectRule):
        facts = (marked(survey, fact) for fact in rule.gather(survey))
    elif isinstance(rule, PairProjectRule) and bitext:
        facts, document = rule.gather(bitext), bitext.target
    yield from (place_fact(document, fact) for fact in facts)


# A rule's output is encoded and decoded as in the cache: a field of a wrong type makes the rule fail here,
# and results are the same from the cache and from another process.
_FINDINGS = msgspec.msgpack.Decoder(tuple[Finding, ...])

Topic = tuple[str, str]
"""A rule and one of its keys. The facts on one topic are judged together, apart from all others."""


def agree(
    rules: Mapping[str, Rule], examined: Iterable[tuple[str, Mapping[str, tuple[Fact, ...]]]]
) -> Iterator[Finding]:
    """Yield the findings of the project rules on the facts of all documents: (path, facts by rule)."""
    for _, findings in agree_on(rules, examined):
        yield from findings


def agree_on(
    rules: Mapping[str, Rule],
    examined: Iterable[tuple[str, Mapping[str, tuple[Fact, ...]]]],
    topics: Container[Topic] | None = None,
    guard: Guard = raising,
) -> Iterator[tuple[Topic, tuple[Finding, ...]]]:
    """Yield (topic, findings) in order of topics; only for the given topics, all if None.

    A rule that fails on a topic is reported with the path of the topic's first fact.
    """
    for (name, key), facts in sorted(_by_topic(examined, topics).items()):
        rule = rules.get(name)
        if isinstance(rule, ProjectRule | PairProjectRule):
            if len(facts) > 1:
                facts.sort(key=lambda fact: (fact.path, fact.start, fact.end))
            found: tuple[Finding, ...] = ()
            try:
                found = _judged(name, rule, key, facts)
            except BaseException:  # a guard for each of thousands of topics would take longer than most rules
                with guard(name, facts[0].path):
                    raise
            yield (name, key), found


def _judged(
    name: str, rule: ProjectRule | PairProjectRule, key: str, facts: list[Fact]
) -> tuple[Finding, ...]:
    headings = {(fact.path, fact.start): fact.heading for fact in facts if fact.heading}
    judged = tuple(
        replace(one, rule=name, headings=_renamed(one, headings) if headings else ())
        for one in rule.judge(key, facts)
    )
    return _FINDINGS.decode(msgspec.msgpack.encode(judged)) if judged else ()


def _renamed(finding: Finding, headings: Mapping[tuple[str, int], str]) -> tuple[str, ...]:
    """Return the headings that a finding's fix would change; ``headings`` has them by (path, offset)."""
    found = {headings.get((finding.path, edit.start), "") for edit in finding.edits}
    return tuple(sorted(found - {""}))


def _by_topic(
    examined: Iterable[tuple[str, Mapping[str, tuple[Fact, ...]]]], topics: Container[Topic] | None
) -> dict[Topic, list[Fact]]:
    grouped: dict[Topic, list[Fact]] = {}
    for path, by_rule in examined:
        for name, facts in by_rule.items():
            for fact in facts:
                if topics is None or (name, fact.key) in topics:
                    located = replace(fact, path=path)
                    grouped.setdefault((name, fact.key), []).append(located)
    return grouped


def place_fact(document: Document, fact: Fact) -> Fact:
    """Return a fact with text offsets for its prose offsets; one without a place (``end`` 0) unchanged."""
    if not fact.end:
        return fact
    start, end, whole = document.alignment.place(fact.start, fact.end)
    whole = whole and fact.whole and not needs_space(document, start, end)
    whole = whole and not is_in_address(document.text, start)
    return replace(fact, start=start, end=end, whole=whole)


def place_finding(document: Document, name: str, finding: Finding) -> Finding:
    """Return a finding with text offsets and only those replacements that do not break markup."""
    start, end = document.alignment.span(finding.start, finding.end)
    replacements = tuple(
        new
        for old in finding.replacements
        if (new := _written(document, finding.start, finding.end, old)) is not None
    )
    also = tuple(_place_edit(document, edit) for edit in finding.also)
    placed = replace(
        finding,
        rule=name,
        start=start,
        end=end,
        replacements=replacements,
        safety=finding.safety if replacements else "none",
        related=tuple(
            Place(*document.alignment.span(place.start, place.end), place.path) for place in finding.related
        ),
        also=also,
    )
    return _unbroken(document, _writable(placed))


def _unbroken(document: Document, finding: Finding) -> Finding:
    """Return a finding, without its fix if that would undo inline markup beside it or change an address."""
    if any(undoes(document, edit) or is_in_address(document.text, edit.start) for edit in finding.edits):
        return replace(finding, replacements=(), also=(), safety="none")
    return finding


def written(finding: Finding, escapes: Mapping[int, str]) -> Finding:
    """Return a finding with its replacements escaped for the file's format; ``escapes`` by code point."""
    if not escapes or not finding.replacements:
        return finding
    replacements = tuple(new.translate(escapes) for new in finding.replacements)
    also = tuple(Edit(edit.start, edit.end, edit.text.translate(escapes)) for edit in finding.also)
    return _writable(replace(finding, replacements=replacements, also=also))


def _writable(finding: Finding) -> Finding:
    """Return a finding, without its fix if that holds a character that the file's format cannot express."""
    texts = (*finding.replacements, *(edit.text for edit in finding.also))
    if not any(UNWRITABLE in text for text in texts):
        return finding
    return replace(finding, replacements=(), also=(), safety="none")


def _place_edit(document: Document, edit: Edit) -> Edit:
    start, end = document.alignment.span(edit.start, edit.end)
    return Edit(start, end, edit.text.translate(document.escapes))


def _written(document: Document, start: int, end: int, new: str) -> str | None:
    """Return the text replacement that makes a prose span read ``new``; None if it would break markup.

    Where the span holds markup (``**Scaling** law``) only the part that changes is rewritten.
    """
    escapes = document.escapes
    if start == end or document.alignment.whole(start, end):
        return new.translate(escapes)
    old = document.prose[start:end]
    left = _common(old, new)
    right = _common(old[left:][::-1], new[left:][::-1])
    changed_start, changed_end = start + left, end - right
    if not document.alignment.whole(changed_start, changed_end):
        return None
    outer_start, outer_end = document.alignment.span(start, end)
    inner_start, inner_end = document.alignment.span(changed_start, changed_end)
    before, after = document.text[outer_start:inner_start], document.text[inner_end:outer_end]
    return before + new[left : len(new) - right].translate(escapes) + after


def _common(one: str, two: str) -> int:
    """Return the length of the longest common prefix, in code points."""
    limit = min(len(one), len(two))
    return next((at for at in range(limit) if one[at] != two[at]), limit)
