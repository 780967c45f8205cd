"""The project's verdict: brought up to date it equals a new one, and only what changed is judged."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from termlint.engine import agree
from termlint.model import Examined, Fact, Finding, Message
from termlint.rule import ProjectRule
from termlint.run.verdict import Verdict, update

JUDGED: Counter[str] = Counter()


def _judge(key: str, facts: Any) -> Any:
    """Report every fact against the commonest value, so that each document can change what others get."""
    JUDGED[key] += 1
    most = Counter(fact.value for fact in facts).most_common()
    best = min(value for value, times in most if times == most[0][1])
    for fact in facts:
        if fact.value != best:
            said = f"{fact.value}, not {best}"
            yield Finding(fact.start, fact.end, Message(said, said), path=fact.path)


RULES = {"a-rule": ProjectRule(lambda _: (), _judge, group="terms", mqm="other")}

documents = st.dictionaries(
    st.sampled_from("abcde"),
    st.lists(st.tuples(st.sampled_from("xyz"), st.integers(0, 2)), max_size=4),
    max_size=5,
)
shifts = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 3))
"""How far the text of a document has moved."""


def members_of(
    contents: dict[str, list[tuple[str, int]]], moved: Mapping[str, int] = MappingProxyType({})
) -> dict[str, tuple[bytes, Examined]]:
    return {
        path: (repr((pairs, moved.get(path))).encode(), _examined(pairs, moved.get(path, 0)))
        for path, pairs in contents.items()
    }


def _examined(pairs: list[tuple[str, int]], moved: int) -> Examined:
    facts = [Fact(key, value, at, at + 1) for at, (key, value) in enumerate(pairs, moved)]
    return Examined(told={"a-rule": msgspec.Raw(msgspec.msgpack.encode(facts))})


def findings(verdict: Verdict) -> list[Finding]:
    return [finding for _, found in verdict.found for finding in found]


def anew(members: dict[str, tuple[bytes, Examined]]) -> list[Finding]:
    return list(agree(RULES, ((path, examined.facts) for path, (_, examined) in members.items())))


@given(st.lists(st.tuples(documents, shifts), min_size=2, max_size=4), st.booleans())
def test_an_updated_verdict_equals_a_new_one(states, forgets):
    known: dict[bytes, Examined] = {}
    verdict = Verdict()
    for contents, moved in states:
        members = members_of(contents, moved)
        known.update(members.values())
        recalled = {} if forgets else known
        verdict = update(
            verdict, members, RULES, lambda keys, had=recalled: {key: had[key] for key in keys if key in had}
        )
        assert findings(verdict) == anew(members)
        assert verdict.keys == {path: key for path, (key, _) in members.items()}


def test_only_the_topics_of_what_changed_are_judged():
    before = {"a": [("x", 1), ("y", 1)], "b": [("x", 1), ("y", 2)], "c": [("z", 1)]}
    known = dict(members_of(before).values())
    verdict = update(Verdict(), members_of(before), RULES, lambda _: {})
    JUDGED.clear()
    after = members_of({**before, "c": [("x", 2)]})
    update(verdict, after, RULES, lambda keys: {key: known[key] for key in keys})
    assert JUDGED == {"x": 1}  # z has no fact any more, y is as it was
    assert update(verdict, members_of(before), RULES, lambda _: {}) is verdict


def test_text_that_moves_is_judged_again_only_where_something_was_found():
    before = {"a": [("x", 1), ("y", 1)], "b": [("x", 1), ("y", 2)]}
    known = dict(members_of(before).values())
    verdict = update(Verdict(), members_of(before), RULES, lambda _: {})
    JUDGED.clear()
    after = update(
        verdict, members_of(before, {"b": 5}), RULES, lambda keys: {key: known[key] for key in keys}
    )
    assert JUDGED == {"y": 1}
    assert [(one.path, one.start) for one in findings(after)] == [("b", 6)]
