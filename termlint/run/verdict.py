"""The findings of the project rules (the verdict), updated after changes to some documents.

Topics are independent (see `termlint.rule.ProjectRule`). Judged again are only topics on which a changed
document has other facts than before, and topics with findings whose facts have moved. An updated verdict
equals a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from termlint.engine import Topic, agree_on
from termlint.model import Fact, Finding, Told
from termlint.rule import Rule
from termlint.telling.failures import Guard, raising

Key = bytes

Recall = Callable[[Iterable[Key]], Mapping[Key, Told]]
"""Returns what earlier documents told, as far as it is still cached, by key."""


class Members(NamedTuple):
    """The documents that are compared.

    ``keys`` has the key of each document by its path, ``of`` returns what some of them tell, and ``on`` the
    facts of all by rule: at least those on some topics, all if None.
    """

    keys: Mapping[str, Key]
    of: Callable[[Iterable[str]], Mapping[str, Told]]
    on: Callable[[Collection[Topic] | None], Iterable[tuple[str, Mapping[str, tuple[Fact, ...]]]]]


class Known(NamedTuple):
    """What is known of an earlier verdict: the keys of its documents, and the topics with findings."""

    keys: Mapping[str, Key] = MappingProxyType({})
    found: Collection[Topic] = frozenset()


class Judged(NamedTuple):
    """The findings on topics that were judged anew: on ``topics``, on all if that is None."""

    topics: Collection[Topic] | None
    found: Mapping[Topic, tuple[Finding, ...]]


def update(
    before: Known, members: Members, rules: Mapping[str, Rule], recall: Recall, guard: Guard = raising
) -> Judged:
    """Return what must be judged anew in an earlier verdict to make it one on the members."""
    if members.keys == before.keys:
        return Judged((), {})
    topics = _changed(before, members, recall)
    if topics is not None and not topics:
        return Judged(topics, {})
    judged = agree_on(rules, members.on(topics), topics, guard)
    return Judged(topics, {topic: found for topic, found in judged if found})


def _changed(before: Known, members: Members, recall: Recall) -> set[Topic] | None:
    """Return the topics to be judged again; None, for all, if an earlier result is no longer cached."""
    gone = {path: key for path, key in before.keys.items() if members.keys.get(path) != key}
    known = recall(set(gone.values()))
    if not before.keys or not known.keys() >= set(gone.values()):
        return None
    come = [path for path, key in members.keys.items() if before.keys.get(path) != key]
    then = {path: _by_topic(known[key]) for path, key in gone.items()}
    now = {path: _by_topic(told) for path, told in members.of(come).items()}
    changed: set[Topic] = set()
    for path in then.keys() | now.keys():
        old, new = then.get(path, {}), now.get(path, {})
        for topic in old.keys() | new.keys():
            earlier, later = old.get(topic, []), new.get(topic, [])
            if earlier != later and (topic in before.found or _contents(earlier) != _contents(later)):
                changed.add(topic)
    return changed


def _by_topic(told: Told) -> dict[Topic, list[Fact]]:
    found: dict[Topic, list[Fact]] = {}
    for name, facts in told.facts.items():
        for fact in facts:
            found.setdefault((name, fact.key), []).append(fact)
    return found


def _contents(facts: Iterable[Fact]) -> list[tuple[object, int, bool, str]]:
    """Return the facts' contents in order of their places, without their offsets."""
    ordered = sorted(facts, key=lambda fact: (fact.start, fact.end))
    return [(fact.value, fact.end - fact.start, fact.whole, fact.heading) for fact in ordered]
