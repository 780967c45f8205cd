"""Texts of a kind that was not counted: what proves a slip in documentation need not prove one there."""

import pytest

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rule_modules
from termlint.survey import Survey

LEXICON = Lexicon()
NAMES = (
    "wrong-character repeated-word missing-character extra-character de-particle mixed-script"
    " mixed-construction"
)
RULES = {name: rule_modules()[name].RULE for name in NAMES.split()}

VILLAGE = (
    "清明前后，皖南的茶山上雾气缭绕，采茶人戴着斗笠，背着竹篓，天不亮就出了门。老支书郭长庚今年七十有三，"
    "种了大半辈子茶树，说起谷雨前的嫩芽，眉眼间尽是得意。村口的晒场上摆着几口铁锅，炒茶师傅赤手翻拌，茶香飘出"
    "好几里。镇上的供销社早年收购毛茶，价钱压得很低，不少人家只好挑到县城去卖，来回要走一整天山路。后来修了盘山"
    "公路，货郎和茶商接踵而至，山民的腰包才慢慢鼓了起来。去年秋天，镇里请来农艺师，手把手教大家剪枝、施肥、防虫，"
    "还办了一所夜校，乡亲们劳作之余捧着课本念书。\n\n"
)


def found(sentence):
    text = VILLAGE + sentence
    every = examine(read_text("a.md", text), RULES, LEXICON).findings
    return [text[one.start : one.end] for one in every if one.confidence >= 0.5]


def test_the_text_is_of_such_a_kind_and_has_no_finding_itself():
    assert Survey(read_text("a.md", VILLAGE), LEXICON).uncounted
    assert found("") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "志愿者站岗以后，路人遵守交规率提高了不少。",
        "露采坑早已废弃，年轻人都进了城。",
        "请你提醒提醒大家，别忘了带伞。",
        "天空墨黑墨黑的，只有几颗星。",
        "桌上摞着一册册旧书。",
        "他辛苦了一辈子，也该享享清福了。",
        "街坊们一如既往地大力弘扬尊老的风气。",
        "老人要求科学地决策，别再拍脑袋。",
        "他凭一张假收据骗得贷款，跑到外乡去了。",
        "说起那年的山火，人人都有谈虎色变的恐惧。",
        "她的歌声慰藉着乡亲们的心。",
        "书桌上放着王怀让的诗集。",
        "装卸工的候工室里装了电扇。",
        "这类经济违纪案件要严办。",
        "烛光晃动，声声不息的祷告传得很远。",
        "他为成年人圆了一个儿时的梦。",
        "这山沟沟里哪有那些玩意？",
        "村里打的不方便，只好坐船。",
        "这戏即使称不上高明，但至少热闹。",
    ],
)
def test_words_that_meet_by_chance_are_no_slips(sentence):
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("必竟山高路远，货郎也不常来。", "必竟"),
        ("山民己经盖起了新房。", "己经"),
        ("这山里的雾气真叫人震憾。", "震憾"),
        ("嫩芽深受茶商亲睐。", "亲睐"),
        ("产量一年比一年增涨，仓库都装满了。", "增涨"),
        ("采茶人的的竹篓都装满了。", "的的"),
        ("我们我们村里也修了路。", "我们我们"),
        ("这手艺渊远流长，传了十几代。", "渊远流长"),
        ("收成一年比一年的好，日子变的更好了。", "的"),
    ],
)
def test_what_the_sentence_contradicts_is_found(sentence, wrong):
    assert wrong in found(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "连日来，南村、北村、柳树湾、桃花坞等地都下了雨。",
        "做法包括摸清产量，自报余粮，核实填卡等。",
        "要做的是转变观念，迎接挑战，参与竞争。",
    ],
)
def test_commas_between_predicates_are_no_enumeration_commas(sentence):
    assert not _commas(sentence)


def test_commas_between_things_are():
    assert _commas("摊上摆着白菜、萝卜，茄子等。")


def _commas(sentence):
    rule = {"enumeration-comma": rule_modules()["enumeration-comma"].RULE}
    return examine(read_text("a.md", VILLAGE + sentence), rule, LEXICON).facts
