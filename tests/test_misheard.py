"""Names written by their sound, and what only sounds like one."""

import time

import pytest

from termlint.lexicon import Lexicon
from termlint.lexicon.homophones import SHORTEST
from termlint.lexicon.tables import lines
from termlint.read import read_text
from termlint.survey import Survey
from termlint.survey.characters.misheard import find_misheard
from termlint.survey.characters.tiers import find_miswritten

LEXICON = Lexicon()
TABLE = LEXICON.seeds / "names-zh.txt"


def found(text, path="a.md"):
    survey = Survey(read_text(path, text), LEXICON)
    heard = LEXICON.homophones.find(survey.prose)
    return [(survey.prose[one.start : one.end], *one.right) for one in find_misheard(survey, heard)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("存储厂商海立士今年扩产。", "海立士", "海力士"),
        ("光刻机由阿斯迈独家供应。", "阿斯迈", "阿斯麦"),
        ("这家公司用的是英围达的显卡。", "英围达", "英伟达"),
        ("模型由月之暗绵开发。", "月之暗绵", "月之暗面"),
        ("通易钱问的新版本支持更长的上下文。", "通易钱问", "通义千问"),
        ("发布会上由黄仁熏介绍新产品。", "黄仁熏", "黄仁勋"),
        ("会上发言的有扎克博格等人。", "扎克博格", "扎克伯格"),
        ("英达伟发布了新的显卡。", "英达伟", "英伟达"),
        ("SK海士力至少领先半年。", "海士力", "海力士"),
        ("他已经能独挡一面。", "独挡一面", "独当一面"),
        ("双方各执一词，误解再所难免。", "再所难免", "在所难免"),
        ("这件事迫在眉捷。", "迫在眉捷", "迫在眉睫"),
    ],
)
def test_a_name_written_by_its_sound_is_found(text, wrong, right):
    assert found(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "海力士、阿斯麦和英伟达都上涨。",
        "康奈尔大学也写作康乃尔大学，亚马逊也写作亚马孙。",
        "三台机电设备都要检修。",
        "通信软件要支持多种协议。",
        "他是微软研究员，做的是静态或动态媒体。",
        "“海力士”常被误写成“海立士”。",
        "海立士不是存储厂商。海立士是一个虚构的国家。海立士的首都在北方。",
        "光刻机由`阿斯迈`供应。",
        "稍安勿躁，也有人写作少安毋躁。",
        "这一部分上下文用来说明甚至不知道的内容，容易不小心漏掉。",
        "他的“顺利成章”是故意写的。“顺利成章”不是成语，“顺理成章”才是。",
        "",
    ],
)
def test_what_is_right_or_can_be_read_as_words_is_left_alone(text):
    assert found(text) == []


def test_a_traditional_text_is_answered_in_its_own_characters():
    text = "記憶體廠商海立士今年擴產，訂單已經排到後年，我們預期價格還會再漲。"
    survey = Survey(read_text("a.md", text), LEXICON)
    assert [one.right for one in find_miswritten(survey)] == [("海力士",)]


def test_a_name_stands_once_and_is_long_enough_and_simplified():
    names = [line.split(" ") for _, line in lines(TABLE)]
    listed = [name for line in names for name in line]
    assert len(listed) == len(set(listed)) >= 600
    assert min(map(len, listed)) >= SHORTEST
    silent = {one for one in "".join(listed) if not "\u0600" <= LEXICON.homophones.sound(one) <= "\u07ff"}
    assert silent <= {"乭", "佰", "汯"}  # none that anybody types, and a numeral of accounts
    assert set("".join(listed)).isdisjoint(LEXICON.scripts.in_hans.images)


def test_an_idiom_stands_once_is_long_enough_and_no_slip():
    table = [line.split(" ") for _, line in lines(LEXICON.seeds / "idioms.txt")]
    listed = [idiom for line in table for idiom in line]
    assert listed == sorted(set(listed)) and len(listed) >= 7000
    assert min(map(len, listed)) >= 4
    assert {row.wrong for row in LEXICON.miswritten.rows}.isdisjoint(listed)
    assert set("".join(listed)).isdisjoint(LEXICON.scripts.in_hans.images)


def test_a_group_is_sorted():
    groups = TABLE.read_text(encoding="utf-8").split("\n\n")[1:]
    for group in groups:
        listed = [name for line in group.splitlines()[1:] for name in line.split(" ")]
        assert listed == sorted(listed)


@pytest.mark.parametrize(
    "text", ["海立士海力士" * 50_000, "海立士，" * 80_000, "存储厂商海立士和海力士。" * 25_000]
)
def test_a_large_text_takes_no_more_than_its_share(text):
    survey = Survey(read_text("a.txt", text), LEXICON)
    heard = LEXICON.homophones.find(survey.prose)
    begun = time.process_time()
    list(find_misheard(survey, heard))
    assert time.process_time() - begun < 6
