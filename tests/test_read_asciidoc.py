"""AsciiDoc: what is read, what is not, and what a fix changes."""

from __future__ import annotations

import pytest
from test_read_offsets import assert_aligned

from termlint.api import check_text, fix_text
from termlint.model import HOLE
from termlint.read import is_text, read_text


def prose_of(text: str) -> list[str]:
    document = read_text("a.adoc", text)
    assert_aligned(document)
    return [document.prose[one.start : one.end] for one in document.segments]


def kinds_of(text: str) -> list[tuple[str, str]]:
    document = read_text("a.adoc", text)
    return [(one.kind, document.prose[one.start : one.end]) for one in document.segments]


def test_the_header_is_its_title_only():
    text = "// 注释\n= 深度学习\n某人 <a@b.example>\nv1.0, 今天\n:description: 说明\n\n正文"
    assert kinds_of(text) == [("heading", "深度学习"), ("paragraph", "正文")]


def test_the_text_of_a_condition():
    text = "ifdef::a[单独一段]\n\n甲\nifndef::b[乙]\nifdef::c[]\n丙\nendif::c[]\n"
    assert prose_of(text) == ["单独一段", "甲\n乙\n丙"]


@pytest.mark.parametrize(
    "block",
    [
        "----\n代码\n\n== 代码\n----",
        "....\n字面\n....",
        "++++\n<b>直通</b>\n++++",
        "////\n注释\n////",
        "```python\n代码\n```",
        "[source,python]\n代码\n代码",
        "[stem]\n++++\n甲=x^2\n++++",
        "[plantuml]\n--\n甲 -> 乙\n--",
        " 字面一行\n字面二行",
        ":名称: 值",
        ":name: 值 \\\n  续行",
        "image::a.png[替代文字]",
        "include::甲.adoc[]",
        "[quote, 某人]",
        "// 注释",
        "|===\n|\n|===",
    ],
)
def test_what_is_no_prose(block: str) -> None:
    assert prose_of(f"甲\n\n{block}\n\n乙\n") == ["甲", "乙"]


def test_what_delimiters_enclose_is_read():
    text = "====\n例子\n====\n\n[NOTE]\n====\n注意\n\n* 一项\n====\n\n--\n开放块\n--\n____\n引文\n____\n"
    assert prose_of(text) == ["例子", "注意", "一项", "开放块", "引文"]


def test_lists_admonitions_and_titles():
    text = ".标题\n* 一项\n  续行\n** [x] 二项\n+\n附加\n\n1. 三项\n术语:: 定义\n另一个::\n  它的定义\n"
    text += "\nNOTE: 注意\n"
    assert kinds_of(text) == [
        ("caption", "标题"),
        ("item", "一项\n续行"),
        ("item", "二项"),
        ("paragraph", "附加"),
        ("item", "三项"),
        ("item", "术语"),
        ("item", "定义"),
        ("item", "另一个"),
        ("item", "它的定义"),
        ("paragraph", "注意"),
    ]


def test_headings_with_a_line_below():
    assert kinds_of("标题\n----\n\n第二个标题\n~~~~~\n正文") == [
        ("heading", "标题"),
        ("heading", "第二个标题"),
        ("paragraph", "正文"),
    ]


def test_cells():
    text = (
        '[cols="1,2"]\n|===\n|列一 |列二\n\n2+|跨列\nm|代码 a|\n* 一项\n\n----\n代码\n----\n|a \\| b\n|===\n'
    )
    assert [said for _, said in kinds_of(text)] == ["列一", "列二", "跨列", "一项", "a \\| b"]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("甲*乙*丙 **丁** _戊_ __己__ #庚# [.red]#辛#", "甲乙丙 丁 戊 己 庚 辛"),
        ("用 `code` 和 ``c`d`` 与 +++<b>+++", f"用 {HOLE} 和 {HOLE} 与 {HOLE}"),
        ("见 link:a.html[文档]、https://a.example[主页^] 和 xref:b#c[下文]", "见 文档、主页 和 下文"),
        ("见 https://a.example/b 和 link:a[]", f"见 {HOLE} 和 {HOLE}"),
        ("见 {uri-docs}/a[文档] 与 {uri}[主页] 的 {version} 版", f"见 文档 与 主页 的 {HOLE} 版"),
        ('徽章 image:https://a.example/b.svg[状态, link="c"] 与 `+icon:fire[]+`', f"徽章 {HOLE} 与 {HOLE}"),
        ("见 <<id>> 与 <<id,下文>>[[id]]", f"见 {HOLE} 与 下文"),
        ("按 kbd:[Ctrl+C]，公式 stem:[x^2]，版本 {version}", f"按 {HOLE}，公式 {HOLE}，版本 {HOLE}"),
        ("模型footnote:[注释]的((索引))(((甲,乙)))", f"模型{HOLE}的索引"),
        ('他说"`你好`"', '他说"你好"'),
        (
            "三乘四写作 3 * 4，变量名叫 a_b_c，语言有 C# 和 F#",
            "三乘四写作 3 * 4，变量名叫 a_b_c，语言有 C# 和 F#",
        ),
        ("\\*甲*", "*甲*"),
        ("一行 +\n二行", "一行\n二行"),
        ("一行\n// 注释\n二行", "一行\n二行"),
    ],
)
def test_inline_markup(written: str, said: str) -> None:
    assert prose_of(written) == [said]


def test_a_fix_keeps_every_other_byte():
    text = "\ufeff= 题\r\n\r\n* 训练*所*带来的的问题，`的的`\r\n\r\n|===\r\n|所带来的的问题|b\r\n|===\r\n"
    assert fix_text(text, name="a.adoc") == text.replace("来的的", "来的")


def test_comments_silence():
    assert not check_text("// termlint: ignore\n这是训练所带来的的问题。\n", name="a.adoc")


def test_suffixes():
    assert is_text("docs/a.adoc") and is_text("a.asciidoc")
