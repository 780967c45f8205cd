"""The examples of every rule's manual page, run."""

from types import ModuleType

import pytest

from termlint.manual.docs import parse
from termlint.manual.examples import projects, run
from termlint.model import Finding, Message
from termlint.registry import rule_modules
from termlint.rule import DocumentRule


@pytest.mark.parametrize("name", rule_modules())
def test_a_rule_does_what_its_page_shows(name: str) -> None:
    assert run(rule_modules()[name]) == []


# -- the runner itself, on rules of its own ----------------------------------------------------------

PAGE = """A foo.

福是错的。

Why.

为什么。

Examples:
    bad: 这里有 ⟦foo⟧。
    fix: 这里有 福。

    ok: 这里没有。
"""


SAID = Message("a foo", "福")


def module(page: str = PAGE, message: Message = SAID) -> ModuleType:
    made = ModuleType("termlint.rules.foo_word", page)

    def check(survey):
        at = survey.prose.find("foo")
        if at >= 0:
            yield Finding(at, at + 3, message, replacements=("福",), safety="safe")

    made.RULE = DocumentRule(check, group="terms", mqm="terminology/wrong-term")
    return made


def test_a_good_rule_passes() -> None:
    assert run(module()) == []


@pytest.mark.parametrize(
    ("page", "failure"),
    [
        (PAGE.replace("⟦foo⟧", "f⟦oo⟧"), "found ['foo']"),
        (PAGE.replace("有 福", "有福"), "gives '这里有 福。'"),
        (PAGE.replace("没有", "没有 foo"), "wanted [] at []"),
        (PAGE.replace("    ok: 这里没有。\n", ""), "no ok: example"),
        (PAGE.replace("⟦foo⟧", "foo"), "bad: without marks"),
        (PAGE.replace("⟦foo⟧", "⟦foo"), "uneven marks"),
        (PAGE.replace("福是错的。\n\n", ""), "one Chinese line"),
        (PAGE.replace("为什么。\n\n", ""), "no paragraph in zh"),
    ],
)
def test_a_bad_page_fails(page: str, failure: str) -> None:
    assert failure in "\n".join(run(module(page)))


def test_messages_must_be_in_both_languages() -> None:
    assert "empty in one language" in run(module(message=Message("a foo", "")))[0]
    assert "same in both" in run(module(message=Message("foo", "foo")))[0]


def test_neighbours_with_names_are_one_project() -> None:
    shown = """A.

    福。

    Examples:
    bad [a.md]: ⟦一⟧
    bad [b.md]: 二
    fix [a.md]: 三

    bad [a.md]: ⟦四⟧

    ok: 五
    """
    page = parse(
        "\n".join(line[4:] if "Examples" in line or "福" in line else line for line in shown.splitlines())
    )
    made = [[(text.path, text.text, text.fixed) for text in project] for project in projects(page.examples)]
    assert made == [
        [("a.md", "一", "三"), ("b.md", "二", None)],
        [("a.md", "四", None)],
        [("example.md", "五", None)],
    ]
