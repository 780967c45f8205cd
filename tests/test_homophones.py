"""Long homophones: what sounds like a longer word and is written otherwise; and what is left alone."""

import time

import pytest

from termlint.lexicon import Lexicon
from termlint.lexicon.homophones import Homophones, VariantRow
from termlint.lexicon.tables import rows
from termlint.read import read_text
from termlint.survey import Survey
from termlint.survey.characters.homophones import find_homophones

LEXICON = Lexicon()
KNOWN = LEXICON.homophones


def found(text, path="a.md"):
    survey = Survey(read_text(path, text), LEXICON)
    return [(survey.prose[one.start : one.end], *one.right) for one in find_homophones(survey)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("这本书介绍及其学习的基础，后面讲深度学习。", "及其学习", "机器学习"),
        ("在请求结束后调用毁掉函数，并返回结果。", "毁掉函数", "回调函数"),
        ("虚拟机的垃圾会收器会定期运行。", "垃圾会收器", "垃圾回收器"),
        ("用双线性差值放大特征图。", "双线性差值", "双线性插值"),
        ("要检查网络借口是否可用。", "网络借口", "网络接口"),
        ("程序进入了无线循环。", "无线循环", "无限循环"),
        ("先把权重初始话，再开始训练。", "权重初始话", "权重初始化"),
        ("这意味这训练还没有结束。", "这意味这", "这意味着"),
    ],
)
def test_what_sounds_like_a_longer_word_is_found(text, wrong, right):
    assert found(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "这本书介绍机器学习，及其学习方法。",
        "数据分析时要注意单位。",
        "这里的办公是在线上进行的。",
        "两个量呈正比，密钥也叫秘钥，这是马尔科夫链。",
        "本节介绍学习率及其学习计划。",
        "結果由機器學習得到，也就是及其學習。",
        "训练器会在训练期间记录每一项指标。",
        "从 `及其学习` 到 `毁掉函数`，都是示例代码。",
        "调用**毁**和`掉`函数。",
        "",
    ],
)
def test_what_is_right_or_not_ours_is_left_alone(text):
    assert found(text) == []


def test_what_the_author_always_writes_is_left_alone():
    assert found("高介函数很有用。\n\n我们先讲高介函数。\n\n最后是高介函数的例子。") == []


def test_texts_of_another_kind_are_left_alone():
    law = "当事人对仲裁裁决不服的，可以依照民事诉讼法的规定向有管辖权的人民法院申请撤销。" * 3
    verse = "白日依山尽，黄河入海流。欲穷千里目，更上一层楼。千山鸟飞绝，万径人踪灭。" * 6
    assert found(f"{law}\n\n{verse}\n\n要检查网络借口是否可用。") == []


def test_private_characters_are_no_syllables():
    private = KNOWN.sound("机器学习")
    assert private != "机器学习"
    assert found(f"图标{private}在左边。") == []


def test_variants_sound_the_same_and_are_in_order():
    table = [(row.one, row.other) for _, row in rows(LEXICON.seeds / "variants.csv", VariantRow)]
    assert table == sorted(set(table))
    assert not set(table) & {(other, one) for one, other in table}
    assert all(len(one) == len(other) and one != other for one, other in table)


def test_a_variant_is_no_fault_either_way():
    homophones = Homophones(LEXICON.seeds / "counts", [VariantRow("呈正比", "成正比")])
    assert homophones.is_variant("两者呈正比", "两者成正比")
    assert homophones.is_variant("两者成正比", "两者呈正比")
    assert not homophones.is_variant("两者呈正比", "两者成反比")


def test_what_sounds_alike():
    same, near = KNOWN.alike("指")
    assert {"制", "支", "只"} <= set(same)
    assert "子" in near
    assert not set(same) & set(near)
    assert "网络" in KNOWN.pairs[KNOWN.sound("网落")]


def test_the_lists_are_sorted_and_sound_as_they_should():
    folder = LEXICON.seeds / "counts"
    for name in ("words", "phrases", "heard"):
        head, *listed = (folder / f"{name}.txt").read_text(encoding="utf-8").splitlines()
        assert head.startswith("# ")
        assert listed == sorted(set(listed))
    sounds = {KNOWN.sound(word) for word in (*KNOWN.words, *_listed("phrases"))}
    assert all(KNOWN.sound(heard) in sounds for heard in _listed("heard"))


def _listed(name):
    return (LEXICON.seeds / "counts" / f"{name}.txt").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize(
    "text", ["及其学习" * 30_000, "及其学习，机器学习，" * 12_000, "这里毁掉函数。" * 17_000]
)
def test_a_large_text_takes_no_more_than_its_share(text):
    survey = Survey(read_text("a.txt", text), LEXICON)
    begun = time.process_time()
    list(find_homophones(survey))
    assert time.process_time() - begun < 6


@pytest.mark.parametrize(
    "text",
    [
        "请解释为什么指针只向一个方向移动。",
        "聚合相关两跳路径的权重，一跳路径另算。",
        "还要比较数值与长步稳定性。",
        "“语义分割”与“语意分割”读音相同。",
    ],
)
def test_a_character_with_a_sense_of_its_own(text):
    assert not found(text)
