"""The project's verdict, brought up to date: only what a changed file speaks of is judged again.

Topics are independent (see `termlint.rule.ProjectRule`), so a topic of which no changed document holds a
fact, neither now nor before, is judged as it was. An updated verdict equals a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from termlint.engine import Topic, agree_on
from termlint.failures import Guard, raising
from termlint.model import Examined, Finding
from termlint.rule import Rule

Key = bytes
Members = Mapping[str, tuple[Key, Examined]]
"""The documents that are compared, by path: the key of what was examined, and what came of it."""

Recall = Callable[[Iterable[Key]], Mapping[Key, Examined]]
"""Gives what is still known of documents as they were."""


class Verdict(msgspec.Struct, frozen=True, array_like=True):
    """What the project rules found, by topic, when the members had these keys."""

    keys: dict[str, Key] = {}
    found: tuple[tuple[Topic, tuple[Finding, ...]], ...] = ()


def update(
    before: Verdict, members: Members, rules: Mapping[str, Rule], recall: Recall, guard: Guard = raising
) -> Verdict:
    """Return the verdict on the members; ``before`` itself, if nothing has changed."""
    keys = {path: key for path, (key, _) in members.items()}
    if keys == before.keys:
        return before
    facts = ((path, examined.facts) for path, (_, examined) in members.items())
    topics = _changed(before.keys, members, recall)
    judged = dict(agree_on(rules, facts, topics, guard))
    kept = {} if topics is None else {topic: found for topic, found in before.found if topic not in topics}
    both = {**kept, **{topic: found for topic, found in judged.items() if found}}
    return Verdict(keys, tuple(sorted(both.items(), key=lambda item: item[0])))


def _changed(before: Mapping[str, Key], members: Members, recall: Recall) -> set[Topic] | None:
    """Return the topics of all documents that came, went or changed; None if they cannot all be known."""
    gone = {key for path, key in before.items() if path not in members or members[path][0] != key}
    known = recall(gone)
    if not before or len(known) < len(gone):
        return None
    new = [examined for path, (key, examined) in members.items() if before.get(path) != key]
    return {
        (name, fact.key)
        for examined in (*new, *known.values())
        for name, facts in examined.facts.items()
        for fact in facts
    }
