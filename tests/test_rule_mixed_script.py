"""mixed-script: what it says, what it leaves alone, what it would write."""

import pytest

from termlint.api import check_text
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
        ("這個係統會儲存結果。", "係統", "系統", "safe"),
        ("我們控製了訓練的進度。", "控製", "控制", "safe"),
        ("這項測試的關系很複雜。", "關系", "關係", "safe"),
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


@pytest.mark.parametrize(
    ("line", "wrong", "right"),
    [
        ("这里介绍常⽤的方法。", "⽤", "用"),
        ("请先参考⾸⻚⽂档。", "⾸⻚⽂", "首页文"),
        ("这是⾨户网站。", "⾨", "门"),
        ("《动⼿学习》是书名。", "⼿", "手"),
        ("系统会\uf901新数据。", "\uf901", "更"),
    ],
)
def test_lookalikes_of_copies_from_pdf(line, wrong, right):
    assert found(HANS + line) == [(wrong, right, "safe")]


def test_lookalikes_in_traditional_text():
    assert found(HANT + "這裡介紹常⽤的⾨戶。") == [("⽤的⾨", "用的門", "safe")]


@pytest.mark.parametrize("line", ["部首表：⼀、⼁、⼂。", "康熙部首⽤的码位与用字不同。", "⽤"])
def test_lists_of_radicals_are_left_alone(line):
    assert found(HANS + line) == []


@pytest.mark.parametrize(
    ("line", "wrong", "right"),
    [
        ("这一步会随著训练变化。", "随著", "随着"),
        ("可以藉由参数来改进精度。", "藉由", "借由"),
        ("请答覆这个问题。", "答覆", "答复"),
        ("宫商角徵羽是五音，徵集不是。", "徵", "征"),
    ],
)
def test_a_phrase_decides_in_simplified(line, wrong, right):
    assert found(HANS + line)[0][:2] == (wrong, right)


@pytest.mark.parametrize(
    ("line", "wrong", "right"),
    [
        ("這種方法用于推論。", "于", "於"),
        ("這是几何問題。", "几", "幾"),
        ("兩個分支合并在一起。", "合并", "合併"),
        ("請看下面的范例說明。", "范例", "範例"),
        ("這是后續的工作。", "后續", "後續"),
        ("這個服務的价格不高。", "价", "價"),
    ],
)
def test_a_phrase_decides_in_traditional(line, wrong, right):
    assert found(HANT + line) == [(wrong, right, "safe")]


@pytest.mark.parametrize(
    "line",
    [
        "太后和王后坐在茶几旁。",
        "于右任的書法很有名。",
        "核准與批准都是准許。",
        "這些字（于, 几, 价）要看詞組，如于、几、价。",
        "這份問卷由志工收集，日志願望清單。",
        "從市中心里程碑算起三公里面積。",
        "這裝置只限製造商購買，行事曆來自雲端，請參考繫結規則。",
        "這隻能用，那隻要修，編製預算要三天，變數裡面有成長發展的紀錄。",
    ],
)
def test_right_in_traditional(line):
    assert found(HANT + line) == []


def test_right_in_simplified():
    assert found(HANS + "召回覆盖率很高，这位著者的名著写得执著。") == []


def test_a_passage_without_its_own_characters_is_whole():
    text = HANT * 3 + "您好，请问您需要什么样的内容？比如产品、人才、工具、生活方面的，以便向您提供。\n"
    assert len(found(text)) == 1


def test_a_section_in_the_other_script_is_one_finding():
    section = "\n\n".join(["這些參數決定訓練的結果，請參閱說明文件。"] * 5)
    [(wrong, safety)] = found(HANS * 12 + section + "\n\n" + HANS)
    assert wrong in section
    assert safety == "none"


def test_a_document_that_is_not_what_it_declares_gets_one_remark():
    assert found(HANS * 3, "zh-TW/a.txt") == [("这", "none")]
    assert found(HANT * 3, "a.zh-cn.txt") == [("這", "none")]
    assert found(HANS * 3, "zh-CN/a.txt") == found(HANT * 3, "zh-HK/a.txt") == []


def test_many_slips_take_no_longer_than_few():
    text = HANS * 20 + "后面的数据，" * 60_000 + "於" * 60_000
    assert len(found(text)) >= 1


@pytest.mark.parametrize("name", ["traditional", "simplified", "lookalikes"])
def test_no_character_stands_for_itself(name):
    lines = (LEXICON.seeds / "scripts" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if not line.startswith("#")]
    assert len({row[0] for row in rows}) == len(rows) > 700
    assert [row for row in rows if row[0] in row[1:]] == []


PLAIN = "这个模型使用了大量的数据进行训练。"
TRADITIONAL = "這個模型使用了大量的資料進行訓練。"


@pytest.mark.parametrize(("hans", "hant"), [("zh-CN", "zh-TW"), ("zh_Hans", "zh_Hant")])
def test_a_table_with_both_scripts_in_columns_is_not_mixed(hans: str, hant: str) -> None:
    table = f"en,{hans},{hant}\n" + f"a,{PLAIN},{TRADITIONAL}\n" * 3
    assert check_text(table, name="a.csv", select=["mixed-script"]) == ()
    mixed = f"en,{hans}\n" + f"a,{PLAIN}\na,{TRADITIONAL}\n" * 3
    assert check_text(mixed, name="a.csv", select=["mixed-script"])


def test_a_memory_with_both_scripts_is_not_mixed() -> None:
    def memory(*locales: str) -> str:
        said = "".join(
            f'<tuv xml:lang="{one}"><seg>{TRADITIONAL if "T" in one else PLAIN}</seg></tuv>'
            for one in locales
        )
        return f"<tmx><body><tu>{said}</tu><tu>{said}</tu></body></tmx>"

    assert check_text(memory("zh-CN", "zh-TW"), name="a.tmx", select=["mixed-script"]) == ()
    assert check_text(memory("zh", "zhT"), name="a.tmx", select=["mixed-script"])


def test_a_table_of_both_scripts_is_left_alone():
    assert found(HANS + "| 简体 | 繁体 |\n| --- | --- |\n| 训练 | 訓練 |\n| 网络 | 網路 |\n", "a.md") == []
    assert found(HANS + "| 一 | 二 |\n| --- | --- |\n| 训练 | 訓练 |\n", "a.md") != []


def test_a_surname_is_no_slip():
    assert found(HANS + "译者：沈默然\n") == []
    assert found(HANS + "他沈默了很久。\n") == [("沈默", "沉默", "safe")]
