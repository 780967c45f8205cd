"""What rules say in prose offsets arrives in text offsets, and no replacement breaks markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.engine import agree, examine, place_fact, place_finding
from termlint.fix.edits import apply
from termlint.lexicon import Lexicon
from termlint.model import HOLE, Edit, Fact, Finding, Message, Place
from termlint.read import read_text
from termlint.rule import DocumentRule, ProjectRule
from termlint.telling.cause import fault_of

SAID = Message("a", "甲")
LEXICON = Lexicon()
PIECES = [
    "缩放",
    "定律",
    "很重要",
    "**缩放**定律",
    "*模型*",
    "`代码`",
    "[链接](x.md)",
    "&amp;",
    "Scaling",
    "~~删~~",
    "，",
    "。",
]

texts = st.lists(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join), min_size=1, max_size=4
).map("\n\n".join)
words = st.text("甲乙丙丁", max_size=4)


def span_in(data, document):
    """Draw a span of prose inside one segment, without holes and breaks."""
    segment = data.draw(st.sampled_from(document.segments))
    start = data.draw(st.integers(segment.start, segment.end - 1))
    end = data.draw(st.integers(start + 1, segment.end))
    return start, end


@given(texts, words, st.data())
def test_a_replacement_changes_what_was_meant_and_nothing_else(text, new, data):
    document = read_text("a.md", text)
    if not document.segments:
        return
    start, end = span_in(data, document)
    placed = place_finding(document, "a-rule", Finding(start, end, SAID, (new,), "safe"))
    assert (placed.start, placed.end) == document.alignment.span(start, end)
    assert placed.rule == "a-rule"
    if not placed.replacements:
        assert placed.safety == "none"
        return
    (written,) = placed.replacements
    after = apply(text, placed.edits)
    assert after == text[: placed.start] + written + text[placed.end :]
    if document.alignment.whole(start, end):
        assert written == new
    said = document.prose[start:end]
    if HOLE not in said and "&" not in said:
        # Whatever stood in the span as markup still does.
        assert all(after.count(mark) == text.count(mark) - said.count(mark) for mark in "*`~[]()&")


def test_a_replacement_inside_emphasis_keeps_it():
    document = read_text("a.md", "论 **Sacling** Law 的意义。")
    at = document.prose.index("Sacling Law")
    (new,) = place_finding(document, "r", Finding(at, at + 11, SAID, ("Scaling Law",), "safe")).replacements
    assert new == "Scaling** Law"


def test_a_replacement_that_would_break_markup_is_dropped():
    document = read_text("a.md", "论 **缩放**定律 的意义。")
    at = document.prose.index("缩放定律")
    placed = place_finding(document, "r", Finding(at, at + 4, SAID, ("规模法则",), "safe"))
    assert (placed.replacements, placed.safety) == ((), "none")
    assert document.text[placed.start : placed.end] == "缩放**定律"


def test_evidence_and_further_edits_are_moved_too():
    document = read_text("a.md", "**甲**乙\n\n丙")
    finding = Finding(0, 1, SAID, ("丁",), "safe", related=(Place(1, 2),), also=(Edit(3, 4, "戊"),))
    placed = place_finding(document, "r", finding)
    assert placed.related == (Place(5, 6),)
    assert apply(document.text, placed.edits) == "**丁**乙\n\n戊"


@given(texts, st.data())
def test_a_fact_knows_whether_it_can_be_replaced(text, data):
    document = read_text("a.md", text)
    if not document.segments:
        return
    start, end = span_in(data, document)
    fact = place_fact(document, Fact("key", 1, start, end))
    assert (fact.start, fact.end) == document.alignment.span(start, end)
    if fact.whole:
        assert document.text[fact.start : fact.end] == document.prose[start:end]


def _gather(survey):
    for at, letter in enumerate(survey.prose):
        if letter in "甲乙":
            yield Fact(letter, None, at, at + 1)


def _judge(key, facts):
    for fact in facts[1:]:
        yield Finding(fact.start, fact.end, SAID, related=(Place(0, 1, facts[0].path),), path=fact.path)


RULES = {"a-rule": ProjectRule(_gather, _judge, group="terms", mqm="other")}


@given(st.permutations([("a.md", "甲乙"), ("b.md", "**乙**甲"), ("c.md", "丙"), ("d.md", "甲")]))
def test_the_verdict_does_not_depend_on_who_was_first(files):
    examined = [(path, examine(read_text(path, text), RULES, LEXICON).facts) for path, text in files]
    found = [(one.rule, one.path, one.start, one.related[0].path) for one in agree(RULES, examined)]
    assert found == [
        ("a-rule", "b.md", 2, "a.md"),
        ("a-rule", "b.md", 5, "a.md"),
        ("a-rule", "d.md", 0, "a.md"),
    ]


def test_examine_says_all_that_is_remembered():
    rules = {
        "doc-rule": DocumentRule(lambda survey: [Finding(0, 1, SAID)], group="terms", mqm="other"),
        **RULES,
    }
    examined = examine(read_text("a.md", "甲 <!-- termlint: ignore doc-rule -->"), rules, LEXICON)
    assert [one.rule for one in examined.findings] == ["doc-rule"]
    assert [one.key for one in examined.facts["a-rule"]] == ["甲"]
    assert len(examined.suppressions) == 1
    assert examined.characters > 0


def _fail(*_):
    raise ValueError("no")


@pytest.mark.parametrize(
    "rule",
    [
        DocumentRule(_fail, group="terms", mqm="other"),
        ProjectRule(_gather, _fail, group="terms", mqm="other"),
        ProjectRule(_fail, _judge, group="terms", mqm="other"),
    ],
)
def test_a_rule_that_fails_is_named(rule):
    with pytest.raises(ValueError, match="no") as failed:
        list(
            agree(
                {"my-rule": rule},
                [("a.md", examine(read_text("a.md", "甲"), {"my-rule": rule}, LEXICON).facts)],
            )
        )
    assert fault_of(failed.value).startswith("my-rule: ValueError: no [tests/test_engine.py:")
