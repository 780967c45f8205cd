"""extra-character and redundant-words: what they say, what they leave alone, what they would write."""

import pytest

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rule_modules

LEXICON = Lexicon()
EXTRA, REDUNDANT = "extra-character", "redundant-words"


def found(rule, text, path="a.md"):
    rules = {rule: rule_modules()[rule].RULE}
    findings = examine(read_text(path, text), rules, LEXICON).findings
    return [(text[f.start : f.end], f.replacements) for f in findings if f.confidence >= 0.5]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("其余步骤与则上一节相同。", "与则"),
        ("中间结果被也存进缓存。", "被也"),
        ("请你您提出意见。", "你您"),
        ("这会能加快训练。", "会能"),
        ("结果会被将保存下来。", "被将"),
        ("这是一个很的例子。", "很的"),
        ("結果會被將保存下來。", "被將"),
    ],
)
def test_two_function_words_that_cannot_meet(text, pair):
    assert found(EXTRA, text) == [(pair, (pair[0], pair[1]))]


@pytest.mark.parametrize(
    "text",
    [
        "读者的参与则更重要。",
        "委员会由从各组选出的人组成。",
        "在是或否中选择。",
        "“与则”是误写。",
        "**与**则不同。",
        "藉由將資料切開來訓練。",
    ],
)
def test_parts_of_words_and_quotations_are_left_alone(text):
    assert not found(EXTRA, text)


@pytest.mark.parametrize(
    ("text", "said", "plain"),
    [
        ("模型可以能够收敛。", "可以能够", "可以"),
        ("因为由于数据太少，效果不好。", "因为由于", "因为"),
        ("我们需要要记住两点。", "需要要", "需要"),
        ("更加更快的方法。", "更加更", "更加"),
        ("很大，但是可是不慢。", "但是可是", "但是"),
        ("這個模型可以能夠收斂。", "可以能夠", "可以"),
    ],
)
def test_one_thing_said_by_two_words(text, said, plain):
    assert [(one, ways[0]) for one, ways in found(REDUNDANT, text)] == [(said, plain)]


@pytest.mark.parametrize(
    "text",
    [
        "功能可以关闭。",
        "这是使用用例。",
        "“可以能够”不通。",
        "目的是为了更快。",
        "由于训练的原因，超过了预算。",
        "近十多年来，最近 3 多次失败，附近三十多家公司。",
        "超过 2 天需附二级以上医院的证明。",
        "这不仅仅只是开始，也不仅仅只能用在这里，不仅仅只有推理。",
        "至少 16 万的用户和 2 万以上的星标，不到五分钟内完成以下操作。",
        "超过很多人，接近多数，超过一多半的人。",
    ],
)
def test_what_meets_by_chance_or_is_taste_is_not_shown(text):
    assert not found(REDUNDANT, text)


@pytest.mark.parametrize(
    ("text", "said", "plain"),
    [
        ("训练了超过400多个模型。", "超过400多", "超过400"),
        ("接近 5900 亿美元左右的市值。", "接近 5900 亿美元左右", "接近 5900 亿美元"),
        ("至少三天以上才能完成。", "至少三天以上", "至少三天"),
        ("节点不仅仅只关注当前的词。", "不仅仅只", "不仅仅"),
        ("占用超过 50% 以上的资源。", "超过 50% 以上", "超过 50% "),
        ("企業有將近五百多家。", "將近五百多", "將近五百"),
        ("大约三十人左右。", "大约三十人左右", "大约三十人"),
    ],
)
def test_a_number_has_one_bound(text, said, plain):
    assert [(one, ways[0]) for one, ways in found(REDUNDANT, text)] == [(said, plain)]


def test_two_estimates_are_a_remark():
    rules = {REDUNDANT: rule_modules()[REDUNDANT].RULE}
    for text in ("大约三十人左右。", "用量大约减少了 30% 左右。", "大概需要三天左右。"):
        (finding,) = examine(read_text("a.md", text), rules, LEXICON).findings
        assert (finding.severity, finding.confidence) == ("info", 0.6)


def test_taste_is_there_for_those_who_ask():
    text = "训练大约跑一个小时左右。"
    rules = {REDUNDANT: rule_modules()[REDUNDANT].RULE}
    (finding,) = examine(read_text("a.md", text), rules, LEXICON).findings
    assert finding.severity == "info"
    assert finding.confidence < 0.5
    assert finding.replacements == ("大约跑一个小时", "跑一个小时左右")


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("机器人用传感了器判断距离。", "传感了器", "传感器"),
        ("降低学习的率会让训练变慢。", "学习的率", "学习率"),
        ("样品交给实验一室检测。", "实验一室", "实验室"),
    ],
)
def test_what_slips_into_a_word_is_too_many(text, wrong, right):
    assert found(EXTRA, text) == [(wrong, (right,))]


@pytest.mark.parametrize(
    "text",
    [
        "数据的结构很简单，稀疏的注意力也够用。",
        "函数对序列做小波逆变换，再看最大跳数。",
        "卷积核在大小上没有区别，角色的扮演由模型完成。",
        "有人把它误写成“传感了器”。",
    ],
)
def test_words_that_stand_between_others_are_none_too_many(text):
    assert found(EXTRA, text) == []
