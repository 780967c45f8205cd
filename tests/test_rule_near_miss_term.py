"""near-miss-term beyond the examples in its manual page."""

import pytest
from termlint.rules.near_miss_term import RULE

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text

LEXICON = Lexicon()


def findings(text):
    return examine(read_text("a.txt", text), {"near-miss-term": RULE}, LEXICON).findings


def spans(text):
    return [text[finding.start : finding.end] for finding in findings(text)]


def test_another_word():
    text = "机制可解释性难。机制可解释性新。机制可解释性好。看看机器可解释性吧。"
    (finding,) = findings(text)
    assert text[finding.start : finding.end] == "机器可解释性"
    assert finding.replacements == ("机制可解释性",) and finding.safety == "unsafe"


def test_all_places_of_a_variant_are_one_finding():
    text = "卷积神经网络好。卷积神经网络新。卷积化神经网络慢。卷积化神经网络贵。"
    (finding,) = findings(text)
    assert [text[edit.start : edit.end] for edit in finding.also] == ["卷积化神经网络"]


@pytest.mark.parametrize(
    "text",
    [
        "机制可解释性难。机制可解释性新。机制可解释性好。模型可解释性、增强可解释性、提高可解释性。",
        "机制可解释性难。机器可解释性新。",
        "卷积神经网络好。卷积神经网络新。卷积神经网络强。循环神经网络、深层神经网络、一个神经网络。",
        "通用人工智能好。通用人工智能新。通用人工智能强。人们通过人工智能工作。",
        "随机梯度下降好。随机梯度下降新。随机梯度下降强。随着梯度下降，损失变小。",
        "字符串字面值好。字符串字面值新。字符串字面值强。字节串字面值不同。",
    ],
)
def test_silent(text):
    assert spans(text) == []
