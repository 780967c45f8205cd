"""regional-term: what it says, when it is silent, and what its table promises."""

import time

import pytest

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.lexicon.regional import RegionalRow
from termlint.read import read_text
from termlint.registry import rule_modules

LEXICON = Lexicon()
HEAD = 'msgid ""\nmsgstr ""\n'
RULE = {"regional-term": rule_modules()["regional-term"].RULE}


def found(text, path, lexicon=LEXICON):
    findings = examine(read_text(path, text), RULE, lexicon).findings
    return [(text[f.start : f.end], *f.replacements) for f in findings]


@pytest.mark.parametrize(
    ("path", "text", "words"),
    [
        ("zh-CN/a.txt", "这个软体需要很大的记忆体。", [("软体", "软件"), ("记忆体", "内存")]),
        ("zh-Hans/a.txt", "请重启伺服器，再检查网路设置。", [("伺服器", "服务器"), ("网路", "网络")]),
        ("zh-TW/a.txt", "這個軟件會開啟數據庫。", [("軟件", "軟體"), ("數據庫", "資料庫")]),
        ("zh-TW/a.txt", "請用鼠標選取文件夾。", [("鼠標", "滑鼠"), ("文件夾", "資料夾")]),
        ("zh-TW/a.txt", "隨着訓練進行，爲了節省時間。", [("着", "著"), ("爲", "為")]),
        ("zh-Hant/a.txt", "請用鼠標選取軟件，隨着訓練進行。", [("鼠標", "滑鼠")]),
        ("zh-HK/a.txt", "請用鼠標操作這個軟件，它會開啟數據庫。", [("鼠標", "滑鼠")]),
        ("a.md", "---\nlang: zh-TW\n---\n\n這個軟件很好用。\n", [("軟件", "軟體")]),
        (
            "a.po",
            'msgid ""\nmsgstr ""\n"Language: zh_TW\\n"\n\nmsgid "a"\nmsgstr "這個軟件。"\n',
            [("軟件", "軟體")],
        ),
    ],
)
def test_words_of_another_region(path, text, words):
    assert found(text, path) == words


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.txt", "这个软体需要很大的记忆体。"),
        ("zh-TW/a.txt", "这个軟件的说明还是简体，没有转换过来，这里不检查。"),
        ("zh-CN/a.txt", "程序设计、数据库和软件都是对的。"),
        ("zh-CN/a.txt", "解方程式时不要忘记软体动物和柔软体操。"),
        ("zh-CN/a.txt", "服务器在台湾叫伺服器，又称“伺服器”。"),
        ("zh-CN/a.txt", "参见《伺服器管理手册》。"),
        ("zh-TW/a.txt", "這個應用程式會執行程式，把資料寫進資料庫。"),
        ("zh-TW/a.txt", "請依程序提出文件，並說明質量、支持者與視窗。"),
        ("zh-TW/a.txt", "離線時連線程式仍在，串流媒體也在，物件存放於快取內存在多年。"),
        ("zh-TW/a.txt", "大陸稱軟件，台灣稱軟體。"),
        ("zh-HK/a.txt", "這個軟件會透過網絡讀取數據庫。"),
        ("zh-CN/a.txt", ""),
    ],
)
def test_left_alone(path, text):
    assert found(text, path) == []


def test_one_notice_a_word_with_the_number_of_places():
    text = "軟件甲與軟件乙都是軟件。"
    [finding] = examine(read_text("zh-TW/a.txt", text), RULE, LEXICON).findings
    assert (finding.start, finding.end) == (0, 2)
    assert finding.message.en.endswith("(3 places)")
    assert finding.message.zh.endswith("（共 3 处）")


def test_the_first_place_that_is_not_quoted():
    text = "所謂「軟件」其實就是軟件。"
    [finding] = examine(read_text("zh-TW/a.txt", text), RULE, LEXICON).findings
    assert finding.start == text.rindex("軟件")
    assert "places" not in finding.message.en


def test_what_the_projects_own_termbase_has_is_left_alone(tmp_path):
    path = tmp_path / "terms.csv"
    path.write_text("english,chinese,locale\nsoftware,軟件,zh-TW\n", encoding="utf-8")
    assert found("這個軟件會開啟數據庫。", "zh-TW/a.txt", Lexicon((path,))) == [("數據庫", "資料庫")]


def test_a_long_line_takes_no_longer_than_a_short_one():
    text = "「軟件」軟件、" * 150_000
    began = time.process_time()
    assert len(found(text, "zh-TW/a.txt")) == 1
    assert time.process_time() - began < 10


def rows() -> tuple[RegionalRow, ...]:
    return LEXICON.regional.rows


def test_the_table_is_large_and_every_row_says_something():
    assert len(rows()) >= 400
    assert [row for row in rows() if not (row.in_hant or row.in_hans)] == []
    assert [row for row in rows() if row.in_hans == row.mainland or row.in_hant == row.taiwan] == []


def test_no_word_has_two_answers():
    for words in ([row.in_hant for row in rows()], [row.in_hans for row in rows()]):
        here = [word for word in words if word]
        assert len(here) == len(set(here))


def test_what_is_right_in_a_region_is_not_foreign_there():
    assert {row.in_hant for row in rows() if row.in_hant} & {row.taiwan for row in rows()} == set()
    assert {row.in_hans for row in rows() if row.in_hans} & {row.mainland for row in rows()} == set()


def test_each_word_is_in_its_own_script():
    in_hans, in_hant = LEXICON.scripts.in_hans, LEXICON.scripts.in_hant
    words = [row for row in rows() if len(row.mainland) > 1]  # a variant character stands for itself
    assert [row for row in words if [*in_hans.slips(f"{row.mainland}，{row.in_hans}")]] == []
    assert [row for row in words if [*in_hant.slips(f"{row.taiwan}，{row.hongkong}，{row.in_hant}")]] == []


@pytest.mark.parametrize("row", [row for row in rows() if row.unless], ids=lambda row: row.mainland)
def test_a_longer_string_holds_the_word(row):
    assert [
        longer
        for longer in row.unless
        if not any(word and word in longer for word in (row.in_hant, row.in_hans))
    ] == []
