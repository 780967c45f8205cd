"""punctuation-width beyond the examples in its manual page."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from termlint.rules.punctuation_width import RULE

from termlint.api import fix_text
from termlint.engine import agree, examine
from termlint.lexicon import Lexicon
from termlint.model import Examined
from termlint.read import read_text

LEXICON = Lexicon()
RULES = {"punctuation-width": RULE}

FULL = "先读取数据，再训练模型，最后评估，保存，收工。然后休息。再来一次。看看结果。总结经验。"
HALF = "先读取数据,再训练模型,最后评估,保存,收工.\n\n然后休息.\n\n再来一次.\n\n看看结果.\n\n总结经验.\n"


def found(text, name="a.md", **style):
    """As from the cache: the facts go through MessagePack."""
    packed = msgspec.msgpack.encode(examine(read_text(name, text), RULES, LEXICON, style))
    facts = [(name, msgspec.msgpack.decode(packed, type=Examined).facts)]
    return [
        (text[one.start : one.end], *one.replacements, one.safety)
        for one in sorted(agree(RULES, facts), key=lambda one: one.start)
    ]


@pytest.mark.parametrize(
    ("text", "mark", "instead", "safety"),
    [
        ("第一步,第二步", ",", "，", "safe"),
        ("第一步, 第二步", ", ", "，", "safe"),
        ("第一步 ,第二步", " ,", "，", "safe"),
        ("真的吗? 是的", "? ", "？", "safe"),
        ("使用 PyTorch,然后训练", ",", "，", "unsafe"),
        ("使用 `torch`,然后训练", ",", "，", "unsafe"),
        ("设 $x$ 为输入,$y$ 为输出", ",", "，", "unsafe"),
        ("（见下文）, 我们训练", ", ", "，", "unsafe"),
        ("这个模型很大.", ".", "。", "unsafe"),
        ("这个模型很大. 我们训练", ". ", "。", "unsafe"),
        ("这样训练难以推进.除以 $d$ 以后就好了", ".", "。", "unsafe"),
        ("一位参与调查的投资人说.他估计，公司很忙", ".", "。", "unsafe"),
        ("默认值是 `None`.", ".", "。", "unsafe"),
        ("我们使用 PyTorch.", ".", "。", "unsafe"),
        ("**首先,** 我们训练", ",", "，", "safe"),
    ],
)
def test_what_belongs_to_chinese(text, mark, instead, safety):
    ending = found(f"{FULL}\n\n{text}\n")
    assert ending == [(mark, instead, safety)]


@pytest.mark.parametrize(
    "text",
    [
        "版本是 1.0，时间是 10:30，比例是 3:1，共 1,000 个",
        "1. 准备数据",
        "一. 准备数据",
        "a) 准备数据",
        "见 README.md 与 https://example.org/a,b",
        "数据库.表名",
        "小说的作者是费.米.陀思妥耶夫斯基，译者是他",
        "保存下来的文件名为报告.最终版，请打开",
        "该方法以高斯命名，由拉布扎比.伊丁特改进，发表于法国",
        "`a,b`，`c`, 然后是 `d`",
        "参数（int, 可选）和 (int, 可选)",
        "我们比较 A vs. B, 再看 `d`, 并且",
        "Zhang et al. 提出了它",
        "图中的点 (10, 20) 很远",
        "| 甲,乙 | 丙,丁 |\n| --- | --- |\n| 戊,己 | 庚,辛 |",
        '{"名称":"模型,数据"}',
        "[1] 张三. 统计学习方法[M]. 某出版社, 2019.",
        "This is English, and it has commas: all of them.",
        "This row holds the term (散度), and that is all of it: 散度.",
        "The particles 的, 地 and 得 / 三个助词",
        "作者: 张三",
        "等等...",
    ],
)
def test_what_does_not(text):
    assert found(f"{FULL}\n\n{text}\n") == []


def test_a_practice_of_its_own_is_left_alone():
    assert found(HALF) == []
    assert found(HALF + "这里,有一个，全角逗号.\n") == []


def test_marks_are_judged_one_by_one():
    text = FULL + "".join(f"\n\n步骤{at}如下:\n\n准备好数据" for at in "甲乙丙丁戊己")
    assert found(text) == []
    assert found(text + "，然后,开始") == [(",", "，", "unsafe")]


def test_colons_ask_for_a_clear_practice():
    clear = FULL + "如下：甲。" * 10
    assert found(clear + "\n\n步骤如下:\n") == [(":", "：", "unsafe")]
    assert found(FULL + "如下：甲。" * 3 + "\n\n步骤如下:\n") == []


def test_what_the_configuration_settles():
    assert found("先读数据,再训练", **{"punctuation-width": "full"}) == [(",", "，", "safe")]
    assert found("先读数据，再训练。", **{"punctuation-width": "half"}) == [
        ("，", ", ", "unsafe"),
        ("。", ".", "unsafe"),
    ]


@pytest.mark.parametrize(
    ("text", "wrong", "instead"),
    [
        ("共有 ３２ 个", "３２", "32"),
        ("模型ＢＥＲＴ很大", "ＢＥＲＴ", "BERT"),
        ("占 32％ 左右", "％", "%"),
        ("会议 09：30 开始", "：", ":"),
        ("访问 127.0.0.1：8080", "：", ":"),
        ("例如（e.g。模型）", "。", "."),
    ],
)
def test_where_chinese_has_no_say(text, wrong, instead):
    assert found(f"{FULL}\n\n{text}\n") == [(wrong, instead, "unsafe")]


@pytest.mark.parametrize(
    "text",
    [
        "比例 16：9，训练集：测试集为 8：2",
        "使用 PyTorch，TensorFlow 等",
        "全角字符有 ＡＢＣ 等",
        "占 32％、40％、50％",
        "范围 3～5",
    ],
)
def test_where_it_may_have_one(text):
    assert found(f"{FULL}\n\n{text}\n") == []


def test_other_languages_are_left_alone():
    assert found("これはテストです,そしてモデルです.データを読む,訓練する,終わり.") == []


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["模型", "PyTorch", "`a,b`", "$x, y$", ",", ", ", "，", ".", "。", "?", "(", ")"])
    )
)
def test_fixing_twice_changes_nothing_more_and_leaves_code_alone(parts):
    text = f"{FULL}\n\n甲{''.join(parts)}乙\n"
    fixed = fix_text(text, name="a.md", select=["punctuation-width"], unsafe=True)
    assert fix_text(fixed, name="a.md", select=["punctuation-width"], unsafe=True) == fixed
    for code in ("`a,b`", "$x, y$"):
        assert fixed.count(code) == text.count(code)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["模型", "数据", " PyTorch ", "`a,b`"]), min_size=1), st.sampled_from(",，"))
def test_one_practice_yields_nothing(words, mark):
    assert found(mark.join([*words, *["甲"] * 8])) == []
