"""rules/README.md is made from the rules' manual pages and is fresh."""

import re
from pathlib import Path

import pytest

from termlint.manual.docs import manual, markdown, parse
from termlint.registry import rule_modules, rules

README = Path(__file__).parent.parent / "rules" / "README.md"


def test_the_table_of_rules_is_fresh() -> None:
    made = "".join(markdown(rule_modules(), rules()))
    assert README.read_text(encoding="utf-8") == made, (
        "run: termlint rules --format markdown > rules/README.md"
    )


def test_every_rule_is_in_it() -> None:
    text = README.read_text(encoding="utf-8")
    assert [name for name in rules() if f"[{name}]" not in text] == []


@pytest.mark.parametrize("name", rule_modules())
def test_a_page_says_the_same_in_each_language(name: str) -> None:
    paragraphs = manual(rule_modules()[name]).paragraphs
    assert len(paragraphs.en) == len(paragraphs.zh)
    share = [
        len(re.findall("[㐀-鿿]", one)) / len(re.findall("[㐀-鿿A-Za-z]", one))
        for one in (*paragraphs.zh, *paragraphs.en)
    ]
    assert min(share[: len(paragraphs.zh)]) > 0.3 > max(share[len(paragraphs.zh) :])


def test_lines_are_joined_as_each_language_is_set() -> None:
    page = parse(
        "A title.\n标题。\n\nA comma ，\nand “模型”\nstay apart.\n\n的 begins\nan English paragraph.\n\n"
        "中文的段落，\n`code` 之后\n接着写。\n\nPython 开头的\n也是中文。\n"
    )
    assert page.paragraphs.en == ("A comma ， and “模型” stay apart.", "的 begins an English paragraph.")
    assert page.paragraphs.zh == ("中文的段落，`code` 之后接着写。", "Python 开头的也是中文。")
