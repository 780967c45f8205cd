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
    text = "卷积神经网络好。卷积神经网络新。" * 2 + "卷积化神经网络慢。卷积化神经网络贵。"
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


@pytest.mark.parametrize(
    ("term", "written"),
    [
        ("反向传播", "反向传拨"),
        ("卷积神经网络", "卷积神经网洛"),
        ("循环神经网络", "循环神网络"),
        ("自然语言处理", "自然语处理"),
        ("随机梯度下降", "随机梯度下绛"),
    ],
)
def test_one_character_of_a_term_the_document_uses(term, written):
    text = f"{term}很好。我们用{term}做事。学{term}的人多。这里说{written}有用。"
    (finding,) = findings(text)
    assert text[finding.start : finding.end] == written
    assert finding.replacements == (term,) and finding.safety == "unsafe"


@pytest.mark.parametrize(
    ("term", "other"),
    [
        ("反向传播", "反向传递"),
        ("函数调用", "函数再调用"),
        ("数据预处理", "数据处理"),
        ("注意力机制", "注意机制"),
        ("注意力头", "注意力将"),
        ("测试用例", "测试样例"),
        ("无监督学习", "半监督学习"),
        ("最小二乘法", "最小二乘来"),
    ],
)
def test_another_thing_is_no_slip(term, other):
    assert spans(f"{term}很好。我们用{term}做事。学{term}的人多。这里说{other}有用。") == []


def test_a_known_term_over_the_edge_makes_it_another_thing():
    text = "“百川智能”（Baichuan AI）很好。百川智能新，百川智能强。"
    assert spans(text + "这里说百炼智能有用。") == ["百炼智能"]
    assert spans(text + "这里说百炼智能体有用。") == []


def test_a_decoration_that_is_the_practice_is_none():
    assert spans("卷积神经网络好。卷积神经网络新。卷积化神经网络慢。卷积化神经网络贵。") == []


def test_what_goes_on_is_another_thing():
    text = "可重入锁好。可重入锁新。可重入锁强。分布式可重入排它锁另算。"
    assert not spans(text)
