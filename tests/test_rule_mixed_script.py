"""mixed-script: what it says, what it leaves alone, what it would write."""

import pytest

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rule_modules

LEXICON = Lexicon()
RULE = {"mixed-script": rule_modules()["mixed-script"].RULE}

HANS = "这个模型会先读取数据，然后开始训练。这些参数决定结果。\n\n"
HANT = "這個模型會先讀取資料，然後開始訓練。這些參數決定結果。\n\n"


def found(text, path="a.txt"):
    findings = examine(read_text(path, text), RULE, LEXICON).findings
    return [(text[f.start : f.end], *f.replacements[:1], f.safety) for f in findings]


@pytest.mark.parametrize(
    ("line", "wrong", "right"),
    [
        ("先设置環境变量再运行。", "環", "环"),
        ("先设置好環境變量再运行这一段命令。", "環境變", "环境变"),
        ("这一步之後保存结果。", "後", "后"),
        ("适用於所有的模型。", "於", "于"),
        ("你需要先瞭解这一点。", "瞭解", "了解"),
        ("它有著很好的效果，也很容易使用。", "有著", "有着"),
    ],
)
def test_traditional_in_simplified(line, wrong, right):
    assert found(HANS + line) == [(wrong, right, "safe")]


@pytest.mark.parametrize(
    ("line", "wrong", "right", "safety"),
    [
        ("請先設定參数再執行。", "数", "數", "safe"),
        ("這一步之后儲存結果。", "之后", "之後", "safe"),
        ("這樣就可以开发新的功能。", "开发", "開發", "unsafe"),
    ],
)
def test_simplified_in_traditional(line, wrong, right, safety):
    assert found(HANT + line) == [(wrong, right, safety)]


@pytest.mark.parametrize(
    "line",
    [
        "昇腾处理器、乾坤、瞭望塔、魏徵、於菟都没有写错。",
        "这位著名的作者还有著名的作品，覆盖面很广。",
        "书名《紅樓夢》和『資治通鑑』保留原来的写法。",
        "他说“請問這裡是哪裡”，大家都笑了。",
        "床前明月光，疑是地上霜。舉頭望明月，低頭思故鄉。",
        "作者：陳大文",
        "另有日本語、繁體中文两个版本。",
        "これは日本語の説明で、環境変数を設定します。",
        "皇后在里弄的台上吃面。",
    ],
)
def test_left_alone_in_simplified(line):
    assert found(HANS + line) == []


@pytest.mark.parametrize("line", ["皇后住在三里外的村里。", "控制作用域的規則很簡單。", "另有简体中文版。"])
def test_left_alone_in_traditional(line):
    assert found(HANT + line) == []


def test_a_modern_passage_in_the_other_script_is_one_finding():
    assert found(HANS * 3 + "一組標籤（用於查詢）和日誌的訊息。") == [
        ("組標籤（用於查詢）和日誌的訊", "组标签（用于查询）和日志的讯", "unsafe")
    ]


def test_an_evenly_mixed_document_gets_one_remark():
    assert len(found((HANS + HANT) * 5)) == 1


def test_a_document_about_the_scripts_is_left_alone():
    text = HANS + "繁体字转成简体字：舊 变为 旧。繁体字又叫正体字。\n"
    assert found(text) == []


def test_latin_and_empty_documents():
    assert found("") == []
    assert found("Nothing Chinese here.\n") == []
