"""stray-space: what it says, what it leaves alone, what it would write."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.engine import examine
from termlint.fix.edits import fix_bytes
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rule_modules

LEXICON = Lexicon()
RULE = {"stray-space": rule_modules()["stray-space"].RULE}


def found(text, name="a.md"):
    findings = examine(read_text(name, text), RULE, LEXICON).findings
    return [(text[f.start - 1 : f.end + 1], *f.replacements[:1]) for f in findings]


def fixed(text, name="a.md"):
    findings = examine(read_text(name, text), RULE, LEXICON).findings
    return fix_bytes(name, text.encode(), list(findings), "utf-8")[2].decode()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("先训练。 再评估。", "先训练。再评估。"),
        ("先训练，　再评估。", "先训练，再评估。"),
        ("先训练 ，再用 `code` 。", "先训练，再用 `code`。"),
        ("模型（ 大的 ）很慢。", "模型（大的）很慢。"),
        ("模型( 大的 )很慢。", "模型(大的)很慢。"),
        ("先训练。 **再**评估。", "先训练。**再**评估。"),
        ("用大的 模型来训练，再评估。", "用大的模型来训练，再评估。"),
        ("先在计算 机上训练，再评估。", "先在计算机上训练，再评估。"),
        ("先装 Python  环境，再训练。", "先装 Python 环境，再训练。"),
        ("先装 Python , 再训练。", "先装 Python, 再训练。"),
        ("零宽\u200b字符看不见。", "零宽字符看不见。"),
        ("请 ** 务必 ** 备份。", "请 **务必** 备份。"),
        ("称为 * 层 *。", "称为 *层*。"),
        ("《书名》《 书名 》", "《书名》《书名》"),
        ("用 U -Net、U- Net 或 U - Net 分割。", "用 U-Net、U-Net 或 U-Net 分割。"),
        ("先问 GPT -4，再问 GPT-4。", "先问 GPT-4，再问 GPT-4。"),
        ("GPT-4 很大，GPT - 4 也很贵。", "GPT-4 很大，GPT-4 也很贵。"),
        ("用 Py Torch 写，放到 Git Hub 上。", "用 PyTorch 写，放到 GitHub 上。"),
        ("## Open AI 的模型", "## OpenAI 的模型"),
        ("准确率为67. 5%，高出 3. 2 个百分点。", "准确率为67.5%，高出 3.2 个百分点。"),
        ("在 [Chat GPT](https://a.example/) 里问。", "在 [ChatGPT](https://a.example/) 里问。"),
    ],
)
def test_found_and_fixed(text, right):
    assert found(text)
    assert fixed(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "标题  副标题",
        "把模型传到 Hugging Face，用 Flash Attention 加速，再打开 Web UI。",
        "Spring Boot 和 React Native 都是框架，Graph RAG 不是。",
        "GPT - 4 个要点，U - 1 不是名称，X -Y 也不是。",
        "运行 `git hub`，再看 Git hub 和 git Hub。",
        "他引用 Toward an Open AI Ecosystem 一文，又说 an Open AI 很好。",
        "见 Chat **GPT** 一节。",
        "用 Open，AI 也行；Open\nAI 不算。",
        "参加者有张三 李四 王五，共三人。",
        "文件 打开 保存，三个菜单。",
        "# 模型  训练，评估",
        "| 姓名  张三 | 李四 |\n| -- | -- |\n| 甲  乙，丙 | 丁 |",
        "先训练，\n再评估。",
        "**（注）** 先训练。",
        "见 **“甲”** 一节，再见 **“乙”** 一节。",
        "**注意。** 先训练。",
        "参见。 https://example.org/a 一页。",
        "体积是宽 * 高 * 深，不难。",
        "有*甲* *。*再训练，",
        "\u200b\n\n　　缩进的一段，不动。",
        "提示： 甲。注意： 乙。",
        "见第 3. 2 节、图 2. 1 和步骤 1. 3 的说明，共有 10. 5. 1 版和 2. 3. 两条。",
        "3. 5 个人参加了会议。",
        "他说 “可以” 就是 “可以”，说 “不行” 就是 “不行”。",
    ],
)
def test_left_alone(text):
    assert found(text) == []


def test_where_the_text_has_a_practice_the_exception_is_found():
    assert found("称为“甲”的。" * 12 + "称为 “乙”的。") == [("为 “", "")]
    assert found("称为 “甲”的。" * 12 + "称为 “乙”的。") == []


def test_quoted_latin_has_a_practice_of_its_own():
    chinese, latin = "称为“甲”的。" * 12, "称为“hello!”的。" * 12
    assert found(chinese + "称为 “hello!” 的。") == []
    assert found(chinese + latin + "称为 “hello!” 的。") == [("为 “", ""), ("” 的", "")]


def test_in_a_catalogue():
    text = 'msgid "a"\nmsgstr "返回 :class:`str` 。 再返回 ``b`` ，完。"\n'
    assert fixed(text, "a.po") == text.replace("` 。 再", "`。再").replace("`` ，", "``，")


def test_no_break_spaces_are_hidden():
    (finding,) = examine(read_text("a.md", "用\u00a0CUDA 加速。"), RULE, LEXICON).findings
    assert (finding.confidence, finding.safety) == (0.4, "unsafe")


@pytest.mark.parametrize("worst", [" ，", "的 的", "** 强 ", "a  b", "（ ", "\u200b", " ", "“ "])
def test_a_long_line_takes_no_long_time(worst):
    text = "字，" + worst * (200_000 // len(worst))
    begun = time.process_time()
    examine(read_text("a.txt", text), RULE, LEXICON)
    assert time.process_time() - begun < 20


PARTS = st.lists(
    st.sampled_from(
        [
            "训练",
            "的",
            "模型",
            "，",
            "。",
            "：",
            "（",
            "）",
            "“",
            "”",
            " ",
            "  ",
            "　",
            "a",
            "`b`",
            "**",
            "*",
            "\u200b",
            "\u00a0",
            ",",
        ]
    ),
    max_size=30,
).map("".join)


@given(PARTS)
def test_the_fix_takes_spaces_only_and_settles(text):
    once = fixed(text)
    blank = "[ \u00a0\u200b\u3000]"
    assert re.sub(blank, "", once) == re.sub(blank, "", text)
    for _ in range(4):
        once, before = fixed(once), once
    assert once == before


@given(
    st.lists(
        st.sampled_from(["先装 Python 环境", "训练", "有 3 个", "（略）", "用 `a`", "，", "。"]), max_size=40
    )
)
def test_text_without_stray_spaces_is_never_reported(parts):
    assert found("".join(parts)) == []


def test_an_author_who_always_divides_a_name_is_left_alone():
    assert found("先装 Py Torch。" * 3) != []
    assert found("先装 Py Torch。" * 4) == []
    assert found("先装 Py Torch。" * 4 + "再用 PyTorch。" * 4) != []
    assert found("先装 U -Net。" * 4) != []


def test_many_names_with_spaces_take_no_time():
    text = "GPT - 4 与 U -Net、Chat GPT、ChatGPT。" * 30_000
    start = time.perf_counter()
    assert len(examine(read_text("a.md", text), RULE, LEXICON).findings) == 60_000
    assert time.perf_counter() - start < 8
