"""mixed-construction: what it finds, what it leaves alone, what it would write."""

import pytest

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rule_modules

LEXICON = Lexicon()
RULES = {"mixed-construction": rule_modules()["mixed-construction"].RULE}


def found(text, least=0.5):
    findings = examine(read_text("a.md", text), RULES, LEXICON).findings
    return [(text[f.start : f.end], f.replacements) for f in findings if f.confidence >= least]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("速度慢是由于网络太深所造成的。", "是由于网络太深所造成的", "是由于网络太深"),
        ("原因是依赖没有装好所致。", "原因是依赖没有装好所致", "原因是依赖没有装好"),
        ("速度主要取决于显存带宽所决定的。", "取决于显存带宽所决定的", "取决于显存带宽"),
        ("整个系统包括三个模块组成。", "包括三个模块组成", "包括三个模块"),
        ("这个框架深受开发者所喜爱。", "深受开发者所喜爱", "深受开发者喜爱"),
        ("然后把图片被转换成张量。", "把图片被转换成", "把图片转换成"),
        ("虽然数据很少，因此要增强。", "虽然数据很少，因此", "由于数据很少，因此"),
        ("只要学习率合适，才能收敛。", "只要学习率合适，才能", "只有学习率合适，才能"),
        ("只有通过验证，就可以上线。", "只有通过验证，就可以", "只有通过验证，才可以"),
        ("訓練變慢是因為記憶體不足所致。", "是因為記憶體不足所致", "是因為記憶體不足"),
    ],
)
def test_two_constructions_for_one(text, wrong, right):
    ((place, replacements),) = found(text)
    assert (place, replacements[0]) == (wrong, right)


@pytest.mark.parametrize(
    "text",
    [
        "速度慢是因为网络太深，这由设计所致的问题以后再说。",
        "系统由服务端和包含缓存的客户端组成。",
        "即使用户很多也不慢，但是要付费。",
        "避免加载不再使用的模块，以防节点不再响应。",
        "把之前被加载到内存的模型卸载，把那些被当作噪声的样本去掉，把已经被替换为新版本的文件删除。",
        "报错是因为版本不一致，这是升级所导致的。",
        "可以把那台被当作备用机的服务器启用，把数据被存储到哪里告诉我。",
        "如果只有在线的节点，就可以直接选主；若只有当前目录可写，就能省一步。",
        "延期是因为征地受阻，而非施工管理不善所致。",
        "虽然时间紧，因此没法细谈，但双方还是达成了共识。",
        "只要团队里有人能担起来，才能的高低倒在其次；即使失败，但求无悔。",
        "把“请求被转换为事件”这一步画出来。",
        "她之所以追问失败的原因，是因为想避免再犯。",
        "只要有网络，才能用。",
        "使用前把被标记的样本删去。",
        "这样可以避免不必要的开销，不再等待。",
        "虽然数据很少，但因此可以手工标注。",
        "老师说：“训练变慢是因为显存不足所致。”",
        "只要数据够多，就能收敛；只有一台机器，就慢一些。",
        "装好后可以随即使用它，但是要付费。",
    ],
)
def test_what_is_one_construction(text):
    assert found(text) == []


def test_a_mark_of_the_table_in_the_text_is_text():
    ((_, replacements),) = found("即使费用为 $5 美元，但是很好。")
    assert replacements == ("虽然费用为 $5 美元，但是", "即使费用为 $5 美元，")


def test_what_is_taste_is_hardly_shown():
    text = "训练变慢是由于显存不足导致的。"
    assert found(text) == []
    assert found(text, 0.4) == [("是由于显存不足导致的", ("是由于显存不足", "是显存不足导致的"))]
