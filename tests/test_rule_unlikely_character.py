"""unlikely-character: what the counts find unlikely, in texts of the kind that was counted."""

from itertools import pairwise

import pytest

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rule_modules
from termlint.survey import Survey
from termlint.survey.characters.likelier import Search
from termlint.survey.characters.likelihood import share_strange
from termlint.survey.characters.unlikely import APART, FEW, LEAST, LIKELY, confidence, find_unlikely, weigh

LEXICON = Lexicon()
MODULE = rule_modules()["unlikely-character"]


def found(text, path="a.md"):
    findings = examine(read_text(path, text), {"unlikely-character": MODULE.RULE}, LEXICON).findings
    return [(text[one.start : one.end], *one.replacements) for one in findings]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("读入图片时，要注意输出的方像。", "向"),
        ("讀入圖片時，要注意輸出的方像。", "向"),
        ("先把训练好的模型保存到制定的位置，再启动服务。", "指"),
    ],
)
def test_what_sounds_like_something_likelier_is_proposed(text, right):
    assert [one[1] for one in found(text)] == [right]


@pytest.mark.parametrize(
    "text",
    [
        "先把训练好的模型保存到指定路径，再启动服务。",
        "他很慢的走到服务器旁边，她也来了。",
        "床前明月光，疑是地上霜。举头望明月，低头思故乡。" * 5,
        "用帐号登陆，或者使用其它方式。",
        "这段代码先计算两个集合的笛卡儿积，再训练模型。",
        "用欧几里德距离衡量两个向量的相似度。",
        "",
        "AB",
    ],
)
def test_what_is_right_or_not_ours_is_left_alone(text):
    assert found(text) == []


def test_verse_within_a_document_is_left_alone():
    prose = "我们先加载数据集，然后用训练好的模型对每个样本进行预测，最后计算损失函数的值。\n\n" * 12
    verse = "红豆生南国，春来发几枝。愿君多采撷，此物最相思。独在异乡为异客，每逢佳节倍思亲。"
    assert found(prose + verse) == []


def test_it_has_to_be_asked_for():
    assert (MODULE.RULE.default, MODULE.RULE.severity) == (False, "info")


def test_the_surer_the_score_the_greater_the_share():
    shares = [confidence(score) for score in (LEAST - 1, LEAST, -1.0, 0.0, 3.0)]
    assert shares == sorted(shares)
    assert shares[0] == 0 < shares[1]


def test_what_is_likely_is_left_to_wrong_character():
    text = "如过你想使用这个模型，请先安装依赖。"
    assert found(text) == []
    survey = Survey(read_text("a.md", text), LEXICON)
    sure = [one.right for one in find_unlikely(survey) if one.confidence >= confidence(LIKELY)]
    assert sure == [("果",)]


def test_every_change_is_weighed_by_all_that_is_known():
    once, twice = "先把训练好的模型保存到制定路径，再启动服务。", "请检查指定路径，再用指定路径。"
    start, end, right, evidence = _weighed(once)
    assert once[start:end] == "制" and right == "指"
    assert 0.8 <= evidence.gain <= 3 and evidence.longest > 0 and evidence.common > 0
    assert evidence.pair == evidence.gain_of_pair == evidence.long_word == 0
    assert evidence.before == evidence.word == evidence.was_word == evidence.same == 1
    assert evidence.again == evidence.times == 0
    *_, evidence = _weighed(once + twice)
    assert evidence.again == 1


def _weighed(text):
    """Return the one change that is weighed in a text."""
    survey = Survey(read_text("a.md", text), LEXICON)
    search = Search(survey)
    changes = search.characters(search.weak()), search.pairs(search.weak())
    share = share_strange(LEXICON.counts, survey.prose)
    (found,) = [one for size in changes for one in weigh(search, size, share)]
    assert found[3].share == pytest.approx(10 * share)
    return found


def test_findings_come_in_order_and_do_not_overlap():
    text = "如何高校地利用显存？训练成本极稿。下面这两个模快很重要。"
    places = [(one.start, one.end) for one in find_unlikely(Survey(read_text("a.md", text), LEXICON))]
    assert [text[start:end] for start, end in places] == ["校", "稿", "快"]
    assert places == sorted(places)
    assert all(one[1] <= two[0] for one, two in pairwise(places))


def test_a_text_full_of_doubts_does_not_take_for_ever():
    text = "通过这种方是，可以减少显存占用，再写入当前目录下的文见。\n\n" * 400
    survey = Survey(read_text("a.md", text), LEXICON)
    assert len(survey.proposals) > 700
    assert 0 < len([*find_unlikely(survey)]) <= FEW + len(text) // APART


def test_a_foreign_name_is_no_matter_of_likelihood():
    prose = "我们先加载数据集，然后用训练好的模型对每个样本进行预测，最后计算损失函数的值。\n\n" * 12
    assert found(prose + "* 阿拉帕提·阿不力米提（项目优秀开发者，负责生态推广、特性开发和需求收集等）") == []
