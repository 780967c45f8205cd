"""What goes against a practice: settled, of the document, of the project; what is mixed is left alone."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from termlint.lexicon import Lexicon
from termlint.model import Fact
from termlint.read import read_text
from termlint.survey import Survey
from termlint.survey.typography.conventions import FILES, Bar, Use, deviations, gather, practice

LEXICON = Lexicon()


def facts(choices: str, path: str = "a.md", **style: str) -> list[Fact]:
    """Return the facts of a document that makes these choices, one letter each."""
    survey = Survey(read_text(path, "甲" * (len(choices) + 1)), LEXICON, style)
    other = {"a": "b", "b": "a"}
    uses = [Use(at + 1, at + 2, one, {other[one]: other[one]}) for at, one in enumerate(choices)]
    return [replace(fact, path=path) for fact in gather("width", uses, survey)]


def found(*documents: list[Fact]) -> list[tuple[str, int, str, str]]:
    return [
        (one.fact.path, one.fact.start, one.wanted, one.basis)
        for one in deviations([fact for document in documents for fact in document])
    ]


def test_the_minority_of_a_clear_practice():
    assert found(facts("aaaaaaaaab")) == [("a.md", 10, "a", "document")]


@pytest.mark.parametrize("choices", ["aaab", "aabbaabb", "a" * 40 + "b" * 10])
def test_silence_where_no_practice_is_clear(choices):
    assert found(facts(choices)) == []


def test_what_is_settled_holds_against_the_practice():
    assert found(facts("aab", width="b")) == [("a.md", 1, "b", "settled"), ("a.md", 2, "b", "settled")]


def test_a_small_document_follows_its_project():
    others = [facts("a" * 10, f"{at}.md") for at in range(FILES)]
    assert found(*others, facts("ab", "small.md")) == [("small.md", 2, "a", "project")]
    assert found(*others[1:], facts("ab", "small.md")) == []


def test_a_divided_project_has_no_practice():
    others = [facts("a" * 10, f"{at}.md") for at in range(FILES)]
    assert found(*others, facts("b" * 10, "b.md"), facts("ab", "small.md")) == []


def test_a_document_with_a_practice_of_its_own_is_left_alone():
    others = [facts("a" * 10, f"{at}.md") for at in range(30)]
    assert found(*others, facts("b" * 10, "own.md")) == []


def test_the_bar():
    assert practice(Counter(a=5)) == "a"
    assert practice(Counter(a=4)) == ""
    assert practice(Counter(a=9, b=2)) == ""
    assert practice(Counter(a=9, b=2), Bar(share=0.8)) == "a"
    assert practice(Counter()) == ""
