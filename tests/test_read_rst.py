"""reStructuredText: which prose comes out, as which segments."""

from __future__ import annotations

import time

import pytest
from test_read_markdown import kinds_of

from termlint.model import HOLE
from termlint.read import read_text


def read(*lines: str) -> list[tuple[str, str]]:
    return kinds_of("\n".join(lines), "a.rst")


def test_titles_and_paragraphs() -> None:
    assert read(
        "====", "总览", "====", "", "模型 **先** 读入", "数据。", "", "训练", "--", "----", "", "完。"
    ) == [
        ("heading", "总览"),
        ("paragraph", "模型 先 读入\n数据。"),
        ("paragraph", "训练\n--\n----"),
        ("paragraph", "完。"),
    ]


def test_the_text_of_a_substitution() -> None:
    text = [".. |甲| replace:: 训练的", "   **模型**", ".. |乙| image:: 图.png", "", "完。"]
    assert read(*text) == [("paragraph", "训练的\n模型"), ("paragraph", "完。")]


def test_the_title_and_the_cells_of_a_csv_table() -> None:
    text = [
        ".. csv-table:: 题",
        '   :header: "甲", 乙',
        "   :widths: 1, 2",
        "",
        '   丙 , "丁, 戊"',
        "   ,己",
        "",
        "完。",
    ]
    assert read(*text) == [
        ("caption", "题"),
        *(("cell", one) for one in ("甲", "乙", "丙", "丁, 戊", "己")),
        ("paragraph", "完。"),
    ]
    assert read(".. csv-table::", "   :delim: ;", "", "   甲,乙;丙", "", "完。") == [("paragraph", "完。")]


def test_a_short_underline_is_one() -> None:
    assert read("怎样训练一个模型", "---", "", "正文。") == [
        ("heading", "怎样训练一个模型"),
        ("paragraph", "正文。"),
    ]


def test_lists_fields_and_definitions() -> None:
    text = [
        "- 甲",
        "  续行",
        "- 乙",
        "",
        "  另一段",
        "",
        "#. 丙",
        "",
        ":参数 x: 丁",
        "",
        "术语",
        "  释义",
        "",
        "| 诗行",
    ]
    assert read(*text) == [
        ("item", "甲\n续行"),
        ("item", "乙"),
        ("item", "另一段"),
        ("item", "丙"),
        ("item", "丁"),
        ("paragraph", "术语"),
        ("paragraph", "释义"),
        ("paragraph", "诗行"),
    ]


def test_directives() -> None:
    text = [
        ".. note:: 请注意", "   这一点。", "", ".. code-block:: python", "   :linenos:", "", "   # 不读", "",
        ".. figure:: a.png", "   :alt: 不读", "", "   图的说明", "",
        ".. py:function:: f(x)", "", "   说明。", "",
        ".. list-table:: 表的标题", "   :header-rows: 1", "", "   * - 左", "     - 右", "",
        ".. toctree::", "",
        "   不读 <a>", "", ".. 这是注释", "   也不读", "", ".. _目标: https://a.example", "", ".. [1] 脚注。",
    ]  # fmt: skip
    assert read(*text) == [
        ("paragraph", "请注意\n这一点。"),
        ("caption", "图的说明"),
        ("paragraph", "说明。"),
        ("caption", "表的标题"),
        ("item", "左"),
        ("item", "右"),
        ("note", "脚注。"),
    ]


def test_literal_blocks() -> None:
    text = [
        "如下所示：::",
        "",
        "  不读",
        "",
        "正文::",
        "",
        "> 不读",
        "> 不读",
        "",
        "::",
        "",
        "  不读",
        "",
        "末尾。",
    ]
    assert read(*text) == [("paragraph", "如下所示：:"), ("paragraph", "正文:"), ("paragraph", "末尾。")]


def test_inline() -> None:
    assert read("见 :ref:`这里 <a>` 的 ``代码``\\ 、`链接 <b>`_ 与 :math:`x`。") == [
        ("paragraph", f"见 这里 的 {HOLE}、链接 与 {HOLE}。")
    ]


def test_a_mark_does_not_reach_over_a_block() -> None:
    assert read("- 甲 **乙", "- 丙** 丁") == [("item", "甲 **乙"), ("item", "丙** 丁")]


def test_tables() -> None:
    grid = [
        "+----+------+",
        "| 甲 | 乙   |",
        "+====+======+",
        "| 学 | a b  |",
        "| 习 | c    |",
        "+----+------+",
    ]
    simple = ["====  ====", "名称  说明", "====  ====", "模型  大的", "====  ====", "", "完。"]
    cells = ["甲", "乙", "学习", "a b c"]
    assert read(*grid) == [("cell", cell) for cell in cells]
    assert read(*simple) == [
        *(("cell", cell) for cell in ("名称", "说明", "模型", "大的")),
        ("paragraph", "完。"),
    ]


def test_what_a_comment_asks() -> None:
    document = read_text("a.rst", ".. termlint: ignore repeated-word\n\n这里的的文字。\n")
    assert [(one.rules, document.text[one.start : one.end]) for one in document.suppressions] == [
        (("repeated-word",), "这里的的文字。")
    ]


@pytest.mark.parametrize(
    "text",
    ["- " * 200_000, ".. " * 200_000, "+---" * 100_000, "| " * 200_000, "=== " * 100_000, "a::\n\n" * 50_000,
     ":a: " * 100_000, "\n".join(" " * at + "- 甲" for at in range(1500)), "`a <" * 100_000],
)  # fmt: skip
def test_nothing_is_too_odd_or_too_slow(text: str) -> None:
    started = time.process_time()
    read_text("a.rst", text)
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "code",
    [
        "说明::\n\n   甲乙\n\n   丙",
        "说明::\n\n> 甲乙\n> 丙",
        "说明\n\n::\n\n   甲乙",
        "说明\n\n- ::\n\n     甲乙",
        "说明\n\n>>> 甲乙\n丙",
        *(
            f"说明\n\n.. {name}:: 甲乙\n   :caption: 丙\n\n   丁"
            for name in ("code-block", "literalinclude", "code-tab", "console", "doctest", "parsed-literal")
        ),
    ],
)
def test_code_is_not_read(code: str) -> None:
    texts = [text.strip(":：") for _, text in read(code, "", "正文")]
    assert texts == ["说明", "正文"]
