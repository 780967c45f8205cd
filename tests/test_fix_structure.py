"""What stands around a fix keeps its structure: titles, drawn tables, references, inline markup."""

from __future__ import annotations

import pytest

from termlint import check_text
from termlint.fix.edits import fix_bytes

SPACED = "这里用 GPU 训练，那里用 CPU 推理。\n\n" * 12


def fixed(text: str, name: str, *safeties: str) -> str:
    found = [one for one in check_text(text, name=name) if one.safety in (safeties or ("safe", "unsafe"))]
    return fix_bytes(name, text.encode(), found)[2].decode()


@pytest.mark.parametrize("line", ["{0}\n用GPU训练\n{0}\n\n", "用GPU训练\n{0}\n\n", "用GPU训练\n{0}\r\n\r\n"])
def test_lines_about_a_title_grow_with_it(line: str) -> None:
    text = line.format("=" * 9) + SPACED
    assert fixed(text, "a.rst") == line.replace("用GPU", "用 GPU ").format("=" * 11) + SPACED


def test_a_line_is_as_long_as_docutils_counts_an_emoji() -> None:
    text = "👨‍👩‍👧用GPU训练\n{0}\n\n" + SPACED
    assert fixed(text.format("=" * 15), "a.rst") == text.replace("用GPU", "用 GPU ").format("=" * 17)


def test_lines_that_are_long_enough_or_were_too_short_stay() -> None:
    for underline in ("=" * 12, "==="):
        text = f"用GPU训练\n{underline}\n\n{SPACED}"
        assert fixed(text, "a.rst") == text.replace("用GPU", "用 GPU ")


def test_a_title_of_asciidoc_is_as_long_as_its_line() -> None:
    assert fixed(f"用GPU训练\n------\n\n{SPACED}", "a.adoc").startswith("用 GPU 训练\n--------\n")
    assert fixed("模型的的训练\n------\n\n甲。\n", "a.adoc") == "模型的训练\n------\n\n甲。\n"


def test_references_by_title_follow_if_asked() -> None:
    text = f"用GPU训练\n=========\n\n见 `用GPU训练`_ 一节。\n\n{SPACED}"
    assert fixed(text, "a.rst", "safe") == text
    after = fixed(text, "a.rst")
    assert "见 `用 GPU 训练`_ 一节" in after and after.startswith("用 GPU 训练\n===========\n")


@pytest.mark.parametrize(
    "table",
    [
        "+----------+----------+\n| 用GPU跑  | 模型的的 |\n+----------+----------+\n\n",
        "=========  ========\n用GPU跑    模型的的\n=========  ========\n\n",
    ],
)
def test_a_drawn_table_keeps_its_columns(table: str) -> None:
    assert fixed(table + SPACED, "a.rst") == table + SPACED


def test_what_is_as_wide_is_mended_in_a_drawn_table() -> None:
    table = "+--------+--------+\n| 奔溃了 | 后端   |\n+--------+--------+\n"
    assert fixed(table, "a.rst") == table.replace("奔溃", "崩溃")


TIGHT = "模型（甲）很好，训练（乙）也好。" * 8


@pytest.mark.parametrize(
    "marked", ["**模型** （甲）很好", "``a`` （甲）很好", "``a`` (甲)很好", ":ref:`a` （甲）"]
)
@pytest.mark.parametrize("name", ["a.rst", "a.po"])
def test_inline_markup_keeps_the_space_after_it(marked: str, name: str) -> None:
    wrap = 'msgid "a"\nmsgstr "{}"\n' if name == "a.po" else "{}\n"
    text = wrap.format(f"{TIGHT}这个 {marked}。")
    assert marked.split(" ")[0] + " " in fixed(text, name)


def test_a_reference_keeps_the_space_before_it() -> None:
    text = "我们提供了 进阶教程_ 和 `文档`_ 供参考。\n\n.. _进阶教程: a.html\n.. _文档: b.html\n"
    assert fixed(text, "a.rst") == text


def test_a_mark_beside_markup_needs_no_space() -> None:
    assert fixed("先看 ``a`` ，再看 **乙** 。\n", "a.rst") == "先看 ``a``，再看 **乙**。\n"


@pytest.mark.parametrize(
    "text", ["**用途：**：一批数据。\n", "**注意：** 乙很重要。\n", "见 **“甲”** 一节。\n"]
)
def test_emphasis_in_markdown_stays_emphasis(text: str) -> None:
    assert fixed(text, "a.md") == text


def test_lines_that_end_in_a_carriage_return_are_lines_too() -> None:
    text = "# 训练模型\r\r见[此处](#训练模型)。\r\r我们的的模型，好，奔溃。\r"
    assert fixed(text, "a.md", "safe") == text.replace("的的", "的").replace("奔溃", "崩溃")
    table = "| 模型的的 | b |\n|----------|---|\n"
    for end in ("\n", "\r"):
        assert fixed(table.replace("\n", end), "a.md", "safe").startswith("| 模型的   | b |")
