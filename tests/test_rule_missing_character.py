"""missing-character: what it says, what it leaves alone, what it would write."""

import pytest

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rule_modules

LEXICON = Lexicon()
RULE = {"missing-character": rule_modules()["missing-character"].RULE}


def found(text, path="a.md"):
    findings = examine(read_text(path, text), RULE, LEXICON).findings
    return [(text[f.start : f.end], f.replacements[0]) for f in findings]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("我们写出目标函 $f$ 的梯度。", "目标函", "目标函数"),
        ("数据写到对象储中。", "对象储", "对象存储"),
        ("这一步是为预训任务准备的。", "预训", "预训练"),
        ("把结果发给客端。", "客端", "客户端"),
        ("各种新的方法层出不。", "层出不", "层出不穷"),
        ("网络变深的时，梯度会变小。", "的时，", "的时候，"),
        ("模型越大，为什反而越慢？", "为什", "为什么"),
        ("向量数据库很多，选向量据库要看召回率。", "向量据库", "向量数据库"),
        ("请修改该头件中的宏，头文件要重新编译。", "头件", "头文件"),
    ],
)
def test_what_falls_apart_lacks_a_character(text, wrong, right):
    assert found(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "目标函数、对象存储、预训练、客户端，样样都有。",
        "反向传播用的是链式法\n则，仅此而已。",
        "请不要把它写成“目标函”。",
        "对讲机是单工模式。",
        "到达目的时，停止训练。",
        "把这句话说清楚。",
        "協方差陣的目標函。",
    ],
)
def test_what_is_whole_is_left_alone(text):
    assert not found(text)


def test_the_character_may_stand_at_either_side_of_a_line_end_that_is_soft():
    assert not found("先求交\n叉熵，再求平均。")
    assert found("先求平均，\n叉熵随后。") == [("叉熵", "交叉熵")]


def test_no_offset_of_the_table_lies_outside_its_phrase():
    phrases = LEXICON.phrases
    for start, end, meant in phrases.find("".join(f"{row.whole}，" for row in phrases.table)):
        raise AssertionError((start, end, meant))  # what is whole is never a fragment of another
    assert all(int(digit) < len(row.whole) for row in phrases.table for digit in row.lost)


@pytest.mark.parametrize(
    "text",
    [
        "梯度上置信界很紧，置信上界也紧。",
        "缓存的亲和度很高，饱和度是另一回事。",
        "协程池和线程池都要配置。",
        "新的推理型数据和代理型任务。",
    ],
)
def test_what_is_left_may_be_a_word(text):
    assert found(text) == []


def test_traditional_text_needs_the_whole_word_elsewhere():
    assert found("登錄機碼存在資料庫裡，設定時請小心。") == []
    text = "可解釋性很重要，這不代表可釋性沒有代價，我們還要看成本。"
    assert found(text) == [("可釋性", "可解釋性")]
