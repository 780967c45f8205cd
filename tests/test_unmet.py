"""Characters that never met their neighbours: what is found without a table, and what is left alone."""

import time

import numpy as np
import pytest

from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.survey import Survey
from termlint.survey.characters.likelier import Search
from termlint.survey.characters.likelihood import after, expected, log_likelihoods
from termlint.survey.characters.unmet import LIKELY, STRANGE, find_unmet

LEXICON = Lexicon()
COUNTS = LEXICON.counts


def found(text, path="a.md"):
    survey = Survey(read_text(path, text), LEXICON)
    return [(survey.prose[one.start : one.end], *one.right) for one in find_unmet(survey)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("配置里缺少谋些属性时，程序会报错。", "谋些", "某些"),
        ("系统会把图偏缩放到统一的大小，再送入模型。", "图偏", "图片"),
        ("模型的权中是训练出来的。", "权中", "权重"),
        ("该解口功能还不完善，不建议使用。", "解口", "接口"),
    ],
)
def test_a_character_alone_that_makes_a_word_if_it_is_another(text, wrong, right):
    assert found(text) == [(wrong, right)]


def test_a_word_of_one_character_is_told_with_the_word_before():
    assert found("您想了解跟多的使用方法，请看文档。") == [("了解跟", "了解更")]


def test_a_word_that_the_document_has_elsewhere_is_meant():
    once = "该元祖包含输入图像的大小。"
    assert found(once) == []
    assert found(f"{once}\n\n函数返回一个元组。") == [("元祖", "元组")]


@pytest.mark.parametrize(
    "text",
    [
        "配置里缺少某些属性时，程序会报错。",
        "“谋些”应为“某些”，是常见的误写。",
        "他把“缺少谋些属性”打错了。",
        "配置里缺少谋些属性。这里的谋些属性，就是谋些人写的属性。",
        "兩種方法裡缺少謀些屬性時，程式會報錯。",
        "每一跳都会消耗内存。",
        "编译期错误和运行期错误要分开。",
        "只由一个线程占用，通常只由它写入。",
        "",
        "A",
        "谋",
    ],
)
def test_what_is_right_or_not_ours_is_left_alone(text):
    assert found(text) == []


def test_texts_of_another_kind_are_left_alone():
    law = "当事人对仲裁裁决不服的，可以依照民事诉讼法的规定向有管辖权的人民法院申请撤销。" * 3
    verse = "白日依山尽，黄河入海流。欲穷千里目，更上一层楼。千山鸟飞绝，万径人踪灭。" * 6
    assert found(f"{law}\n\n{verse}\n\n配置里缺少谋些属性时，程序会报错。") == []


def test_the_stranger_the_document_the_less_sure():
    slip = "配置里缺少谋些属性时，程序会报错。"
    strange = "\n\n记者昨晚从主办方获悉，演唱会将延期举行。"
    home, away = (
        [one.confidence for one in find_unmet(Survey(read_text("a.md", text), LEXICON))]
        for text in (slip, slip + strange)
    )
    assert (home, away) == ([LIKELY], [STRANGE])
    assert LIKELY > STRANGE >= 0.5


def test_a_subject_of_the_document_is_no_slip():
    text = "配置里缺少谋些属性时，程序会报错。" + "他足智多谋，善于谋划，为公司出谋划策。"
    assert found(text) == []


def test_pairs_are_looked_up_as_they_are_counted():
    for pair in ("机器", "学习", "谋些", "模型"):
        one, two = COUNTS.numbers(pair).tolist()
        assert COUNTS.pairs[one << 12 | two] == max(COUNTS.log(pair), 0) * 8


def test_what_follows_what_is_as_likely_as_by_runs_of_two():
    numbers = COUNTS.numbers("模型的训练A数据谋些")
    by_pairs = after(COUNTS, np.r_[0, numbers[:-1]], numbers)
    by_runs = np.concatenate(
        [log_likelihoods(COUNTS, numbers[at : at + 2]) for at in range(len(numbers) - 1)]
    )
    assert by_pairs[1:].tolist() == pytest.approx(by_runs[1::2].tolist(), abs=1e-3)


def test_how_often_a_character_is_expected():
    assert expected(COUNTS, "的", 1000) > 20 * expected(COUNTS, "谋", 1000) > 0


def test_every_alternative_is_at_its_own_place():
    search = Search(Survey(read_text("a.md", "谋些模型"), LEXICON))
    places, rows = search.alternatives(np.array([0, 3]))
    for place, number in zip(places.tolist(), rows[:, 0].tolist(), strict=True):
        same, near = LEXICON.homophones.alike(search.prose[place])
        assert COUNTS.spell(number) in same + near
    assert set(places.tolist()) == {0, 3}


@pytest.mark.parametrize("unit", ["缺少谋些属性，", "谋些模型训练数据的时候，", "第二中形式", "谋"])
def test_a_large_text_takes_no_more_than_its_share(unit):
    survey = Survey(read_text("a.txt", unit * (300_000 // len(unit))), LEXICON)
    begun = time.process_time()
    list(find_unmet(survey))
    assert time.process_time() - begun < 6
