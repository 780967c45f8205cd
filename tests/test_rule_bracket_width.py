"""bracket-width beyond the examples in its manual page."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from termlint.rules.bracket_width import RULE

from termlint.api import fix_text
from termlint.engine import agree, examine
from termlint.lexicon import Lexicon
from termlint.model import Examined
from termlint.read import read_text

LEXICON = Lexicon()
RULES = {"bracket-width": RULE}

FULL = (
    "再来（壬）、继续（癸）、"
    + "训练（甲）、验证（乙）、测试（丙）、评估（丁）、收工（戊）、休息（己）、开始（庚）、结束（辛）。"
)
GLOSSES = "注意力(attention)、损失(loss)、梯度(gradient)、训练(training)、模型(model)。"


def findings(*texts, **style):
    """As from the cache: the facts go through MessagePack."""
    facts = []
    for at, text in enumerate(texts):
        packed = msgspec.msgpack.encode(examine(read_text(f"{at}.md", text), RULES, LEXICON, style))
        facts.append((f"{at}.md", msgspec.msgpack.decode(packed, type=Examined).facts))
    return sorted(agree(RULES, facts), key=lambda one: (one.path, one.start))


def found(text, **style):
    return [(text[one.start : one.end], *one.replacements, one.safety) for one in findings(text, **style)]


@pytest.mark.parametrize(
    ("text", "wrong", "instead", "safety"),
    [
        ("我们训练(见下文)。", "(见下文)", "（见下文）", "safe"),
        ("我们训练 (见下文) 模型", " (见下文) ", "（见下文）", "safe"),
        ("我们训练( 见下文 )。", "( 见下文 )", "（见下文）", "safe"),
        ("注意力(attention)机制", "(attention)", "（attention）", "unsafe"),
        ("网络 (NiN)", " (NiN)", "（NiN）", "unsafe"),
    ],
)
def test_half_width_brackets_against_the_practice(text, wrong, instead, safety):
    assert found(f"{FULL}\n\n{text}\n") == [(wrong, instead, safety)]


def test_brackets_with_markup_between_them_change_one_by_one():
    text = f"{FULL}\n\n参数(有时称为*自由度*)很多\n"
    assert found(text) == [("(", "（", "safe"), (")", "）", "safe")]


@pytest.mark.parametrize(
    "text",
    [
        "调用 f(x) 与 `f(数据)`，以及 node.run(数据)",
        "设 $f(x)$ 为函数，($x$ 为输入)",
        "1) 训练 2) 测试",
        "(1) 训练，坐标 (10, 20)，形状为(Cout, Cin, K)",
        "见[文档](https://example.org/a(b))，[标题](#训练 模型)",
        "（训练(甲)与测试）",
        "区间（即 [0, 1) 中的数）",
        "| 训练(甲) |\n| --- |\n| 测试(乙) |",
        "This row holds the term (散度), and that is all of it.",
        "训练(甲",
        "模型:) 很好",
    ],
)
def test_what_is_no_remark(text):
    assert found(f"{FULL}\n\n{text}\n") == []


def test_english_and_chinese_have_practices_of_their_own():
    assert found(f"{FULL}\n\n{GLOSSES}\n") == []
    assert found(f"{FULL}\n\n{GLOSSES}\n\n训练(癸)\n") == [("(癸)", "（癸）", "safe")]


def test_a_practice_of_its_own_is_left_alone():
    half = FULL.replace("（", "(").replace("）", ")")
    assert found(half) == []
    assert found(f"{half}\n\n训练（癸）\n") == []


@pytest.mark.parametrize(
    ("text", "wrong", "instead"),
    [
        ("训练（见下文)。", ")", "）"),
        ("训练(见下文）。", "(", "（"),
        ("训练 (见下文）。", " (", "（"),
        ("训练（`a`、`b`)。", ")", "）"),
    ],
)
def test_a_pair_of_two_widths(text, wrong, instead):
    assert [one[:2] for one in found(text)] == [(wrong, instead)]
    assert [one[:2] for one in found(f"{FULL}\n\n{text}\n")] == [(wrong, instead)]


def test_a_pair_of_two_widths_follows_the_practice():
    half = FULL.replace("（", "(").replace("）", ")")
    assert found(f"{half}\n\n训练（见下文)。\n") == [("（", "(", "safe")]


def test_a_small_document_follows_its_project():
    (one,) = findings("训练(甲)之后", *[FULL] * 4)
    assert (one.path, one.replacements, one.safety) == ("0.md", ("（甲）",), "unsafe")


def test_what_the_configuration_settles():
    assert found("训练（见下文）", **{"bracket-width": "half"}) == [
        ("（", "(", "unsafe"),
        ("）", ")", "unsafe"),
    ]
    assert found("训练(见下文)", **{"bracket-width": "full"}) == [("(见下文)", "（见下文）", "safe")]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["模型", " data ", "`f(x)`", "[文](a(b).md)", "(", ")", "（", "）", " ", "*", "甲)", "\n\n"]
        )
    )
)
def test_fixing_twice_changes_nothing_more_and_leaves_code_alone(parts):
    text = f"{FULL}\n\n乙{''.join(parts)}丙\n"
    fixed = fix_text(text, name="a.md", select=["bracket-width"], unsafe=True)
    assert fix_text(fixed, name="a.md", select=["bracket-width"], unsafe=True) == fixed
    for kept in ("`f(x)`", "(a(b).md)"):
        assert fixed.count(kept) == text.count(kept)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(["甲", "PyTorch", "数据`x`", "*乙*"]), min_size=1),
    st.sampled_from(["()", "（）"]),
)
def test_one_practice_yields_nothing(contents, pair):
    assert found("".join(f"训练{pair[0]}{one}{pair[1]}" for one in contents)) == []


def test_a_long_line_of_brackets_takes_no_time():
    assert found("训练" + "(甲" * 100_000) == []
