"""The project's verdict: brought up to date it equals a new one, and only what changed is judged."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from termlint.engine import Topic, agree
from termlint.model import Examined, Fact, Finding, Message
from termlint.rule import ProjectRule
from termlint.run.verdict import Known, Members, update

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


Contents = dict[str, tuple[bytes, Examined]]
Found = dict[Topic, tuple[Finding, ...]]


def members_of(
    contents: dict[str, list[tuple[str, int]]], moved: Mapping[str, int] = MappingProxyType({})
) -> Contents:
    return {
        path: (repr((pairs, moved.get(path))).encode(), _examined(pairs, moved.get(path, 0)))
        for path, pairs in contents.items()
    }


def _examined(pairs: list[tuple[str, int]], moved: int) -> Examined:
    facts = [Fact(key, value, at, at + 1) for at, (key, value) in enumerate(pairs, moved)]
    return Examined(told={"a-rule": msgspec.Raw(msgspec.msgpack.encode(facts))})


def brought(known: Known, found: Found, members: Contents, recalled: Mapping[bytes, Examined]) -> Found:
    """Return the findings of a verdict once it has been brought up to date."""
    among = Members(
        {path: key for path, (key, _) in members.items()},
        lambda paths: {path: members[path][1] for path in paths},
        lambda _: ((path, one.facts) for path, (_, one) in members.items()),
    )
    judged = update(known, among, RULES, lambda keys: {key: recalled[key] for key in keys if key in recalled})
    kept = (
        {} if judged.topics is None else {one: had for one, had in found.items() if one not in judged.topics}
    )
    return {**kept, **judged.found}


def known_of(members: Contents, found: Found) -> Known:
    return Known({path: key for path, (key, _) in members.items()}, found.keys())


def findings(found: Found) -> list[Finding]:
    return [finding for _, some in sorted(found.items()) for finding in some]


def anew(members: Contents) -> list[Finding]:
    return list(agree(RULES, ((path, examined.facts) for path, (_, examined) in members.items())))


@given(st.lists(st.tuples(documents, shifts), min_size=2, max_size=4), st.booleans())
def test_an_updated_verdict_equals_a_new_one(states, forgets):
    recalled: dict[bytes, Examined] = {}
    known, found = Known(), {}
    for contents, moved in states:
        members = members_of(contents, moved)
        found = brought(known, found, members, {} if forgets else recalled)
        assert findings(found) == anew(members)
        known = known_of(members, found)
        recalled.update(members.values())


def after(before: Contents, now: Contents) -> Found:
    """Return the findings on documents after a change, with what was judged for that in `JUDGED`."""
    found = brought(Known(), {}, before, {})
    JUDGED.clear()
    return brought(known_of(before, found), found, now, dict(before.values()))


def test_only_the_topics_of_what_changed_are_judged():
    before = {"a": [("x", 1), ("y", 1)], "b": [("x", 1), ("y", 2)], "c": [("z", 1)]}
    after(members_of(before), members_of({**before, "c": [("x", 2)]}))
    assert JUDGED == {"x": 1}  # z has no fact any more, y is as it was
    after(members_of(before), members_of(before))
    assert not JUDGED


def test_text_that_moves_is_judged_again_only_where_something_was_found():
    before = {"a": [("x", 1), ("y", 1)], "b": [("x", 1), ("y", 2)]}
    found = after(members_of(before), members_of(before, {"b": 5}))
    assert JUDGED == {"y": 1}
    assert [(one.path, one.start) for one in findings(found)] == [("b", 6)]
