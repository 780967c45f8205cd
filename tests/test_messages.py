"""What the rules say: the text's words stand in quotation marks, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import ModuleType

import pytest

from termlint.engine import agree, examine
from termlint.lexicon import Lexicon
from termlint.manual.docs import manual
from termlint.manual.examples import TERMBASE, findings, projects
from termlint.model import Finding, Message
from termlint.read import read_text
from termlint.registry import name_of, rule_modules
from termlint.rules import mixed_script, quote_style, redundant_words, unpaired_mark
from termlint.telling.cite import cited, cited_mark, counted, of_original, unlike

LEXICON = Lexicon()


def shown(module: ModuleType) -> Iterator[tuple[str, Finding]]:
    """Yield what is found in the examples of a rule's page, each with the text that it is about."""
    for project in projects(manual(module).examples):
        texts = {one.path: one.text for one in project if one.path != TERMBASE}
        for one in findings(name_of(module.__name__), module.RULE, project):
            yield texts[one.path][one.start : one.end], one


@pytest.mark.parametrize("name", rule_modules())
def test_words_of_the_text_stand_in_quotation_marks(name: str) -> None:
    for text, one in shown(rule_modules()[name]):
        for said in (one.message, *filter(None, (one.reason,))):
            for sentence in (said.en, said.zh):
                bare = re.sub("“[^“”]*”|‘.*’", "", sentence)
                assert "“" not in bare and "”" not in bare, sentence
                for word in (text, *one.replacements):
                    assert len(word) < 2 or word not in bare, sentence


@pytest.mark.parametrize("name", rule_modules())
def test_a_message_in_one_language_says_nothing_in_the_other(name: str) -> None:
    for _, one in shown(rule_modules()[name]):
        assert re.search("[A-Za-z]", one.message.en) and re.search("[\u4e00-\u9fff]", one.message.zh)
        assert not re.search("[，。；：（）]", re.sub("“[^“”]*”", "", one.message.en)), one.message.en


@pytest.mark.parametrize(
    "name",
    ["acronym-changed", "code-mismatch", "link-mismatch", "name-changed", "number-mismatch"],
)
def test_what_differs_from_the_original_is_told_in_the_message_with_both_values(name: str) -> None:
    # Formats of one line show no more than the message.
    for text, one in shown(rule_modules()[name]):
        for sentence in (one.message.en, one.message.zh):
            values = re.findall("“([^“”]+)”", sentence)
            assert values == [text, *one.replacements] if one.replacements else values, sentence


def test_figures_placeholders_and_marks_of_both_sides_are_told() -> None:
    def first(name: str) -> Message:
        return next(shown(rule_modules()[name]))[1].message

    assert first("number-mismatch") == Message(
        "the figure “2.1 亿” differs from the original, which has “2.1 billion”",
        "数值“2.1 亿”与原文不符，原文为“2.1 billion”",
    )
    assert "“" in first("placeholder-mismatch").en and "“" in first("placeholder-mismatch").zh
    assert first("end-punctuation").en.startswith("the original ends with “")


def test_long_stretches_are_cut_in_a_message() -> None:
    said = unlike(Message("code", "代码"), "a" * 500, "b\n b")
    assert said.zh == f"代码“{'a' * 120}…”与原文不符，原文为“b b”"


def said(module: ModuleType, text: str) -> list[Message]:
    using = {name_of(module.__name__): module.RULE}
    examined = examine(read_text("a.md", text), using, LEXICON)
    return [one.message for one in (*examined.findings, *agree(using, [("a.md", examined.facts)]))]


def test_a_quotation_mark_is_called_by_its_name() -> None:
    assert cited("，") == "“，”" and cited("他说“好”") == "‘他说“好”’"
    assert cited_mark("（") == Message("“（”", "“（”")
    assert cited_mark("“").zh == "左双引号（U+201C）"
    (one,) = said(quote_style, "模型”注意力“机制的原理见下文，”编码器“也是。")[:1]
    assert one.zh == "引号方向有误，此处应为左双引号（U+201C）"
    assert one.en.endswith("it should be the opening double quotation mark (U+201C)")
    (one,) = said(unpaired_mark, "请阅读“深度学习导论一书，再往下看。")
    assert one.zh == "左双引号（U+201C）在本段中没有与之配对的右双引号（U+201D）"


def test_only_the_characters_of_the_other_script_are_named() -> None:
    text = "模型的训练需要大量的数据，服务器之间靠这些實體和網络通信。"
    (one,) = said(mixed_script, text)
    assert one.zh == "简体文本中混入了繁体字“實”“體”“網”"
    assert one.en == "“實” and “體” and “網” are traditional in a simplified text"


def test_what_is_said_twice_is_told_with_what_to_write() -> None:
    (one,) = said(redundant_words, "这样做的目的是为了减少显存占用。")[:1]
    assert one.zh == "“目的是为了”语义重复，可改为“目的是”"


def test_counts_are_words() -> None:
    assert counted("A", 1, "B", 2).en == "in this document “A” occurs once, “B” twice"
    assert counted("A", 3, "B", 0, here=False) == Message(
        "“A” occurs 3 times, “B” never", "“A”出现 3 次，“B”未出现"
    )
    assert of_original("300", "5") == Message("the original has “300”, “5”", "原文为“300”“5”")
