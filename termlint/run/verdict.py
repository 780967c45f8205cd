"""The findings of the project rules (the verdict), updated after changes to some documents.

Topics are independent (see `termlint.rule.ProjectRule`). Judged again are only topics on which a changed
document has other facts than before, and topics with findings whose facts have moved. An updated verdict
equals a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from termlint.engine import Topic, agree_on
from termlint.model import Examined, Fact, Finding
from termlint.rule import Rule
from termlint.telling.failures import Guard, raising

Key = bytes
Members = Mapping[str, tuple[Key, Examined]]
"""The documents that are compared, by path: the key of each and its result."""

Recall = Callable[[Iterable[Key]], Mapping[Key, Examined]]
"""Returns the earlier results that are still cached, by key."""


class Verdict(msgspec.Struct, frozen=True, array_like=True):
    """The findings of the project rules by topic, and the keys of the documents they were computed from."""

    keys: dict[str, Key] = {}
    found: tuple[tuple[Topic, tuple[Finding, ...]], ...] = ()


def update(
    before: Verdict, members: Members, rules: Mapping[str, Rule], recall: Recall, guard: Guard = raising
) -> Verdict:
    """Return the verdict on the members; ``before`` itself if no key has changed."""
    keys = {path: key for path, (key, _) in members.items()}
    if keys == before.keys:
        return before
    topics = _changed(before, members, recall)
    names = rules.keys() if topics is None else {name for name, _ in topics}
    facts = ((path, examined.facts_of(names)) for path, (_, examined) in members.items())
    judged = dict(agree_on(rules, facts, topics, guard))
    kept = {} if topics is None else {topic: found for topic, found in before.found if topic not in topics}
    both = {**kept, **{topic: found for topic, found in judged.items() if found}}
    return Verdict(keys, tuple(sorted(both.items(), key=lambda item: item[0])))


def _changed(before: Verdict, members: Members, recall: Recall) -> set[Topic] | None:
    """Return the topics to be judged again; None, for all, if an earlier result is no longer cached."""
    gone = {path: key for path, key in before.keys.items() if path not in members or members[path][0] != key}
    known = recall(set(gone.values()))
    if not before.keys or not known.keys() >= set(gone.values()):
        return None
    then = {path: _by_topic(known[key]) for path, key in gone.items()}
    now = {path: _by_topic(one) for path, (key, one) in members.items() if before.keys.get(path) != key}
    found = {topic for topic, _ in before.found}
    changed: set[Topic] = set()
    for path in then.keys() | now.keys():
        old, new = then.get(path, {}), now.get(path, {})
        for topic in old.keys() | new.keys():
            earlier, later = old.get(topic, []), new.get(topic, [])
            if earlier != later and (topic in found or _contents(earlier) != _contents(later)):
                changed.add(topic)
    return changed


def _by_topic(examined: Examined) -> dict[Topic, list[Fact]]:
    found: dict[Topic, list[Fact]] = {}
    for name, facts in examined.facts.items():
        for fact in facts:
            found.setdefault((name, fact.key), []).append(fact)
    return found


def _contents(facts: Iterable[Fact]) -> list[tuple[object, int, bool, str]]:
    """Return the facts' contents in order of their places, without their offsets."""
    ordered = sorted(facts, key=lambda fact: (fact.start, fact.end))
    return [(fact.value, fact.end - fact.start, fact.whole, fact.heading) for fact in ordered]
