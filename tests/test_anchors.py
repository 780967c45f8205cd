"""Links within a document lead on to headings that a fix renames, and no safe fix renames such a heading."""

from __future__ import annotations

import pytest

from termlint import check_text
from termlint.fix.edits import apply, fix_bytes
from termlint.markup.anchors import following, key, led_to, led_to_beyond
from termlint.model import Edit

LINKED = "- [目录](#模型的的训练)\n\n## 模型的的训练\n\n先看模型的的训练。\n"


def fixed(text: str, *safeties: str) -> str:
    found = [one for one in check_text(text, name="a.md") if one.safety in safeties]
    return fix_bytes("a.md", text.encode(), found)[2].decode()


def test_a_linked_heading_is_not_renamed_unasked() -> None:
    assert fixed(LINKED, "safe") == LINKED.replace("看模型的的", "看模型的")


def test_links_follow_a_heading_that_is_renamed() -> None:
    assert fixed(LINKED, "safe", "unsafe") == LINKED.replace("的的", "的")


def test_what_a_whole_text_decides_is_no_exception() -> None:
    practice = "这里用 GPU 训练，那里用 CPU 推理。\n\n" * 12
    text = f"[用GPU训练](#用gpu训练)\n\n## 用GPU训练\n\n{practice}"
    assert fixed(text, "safe") == text.replace("[用GPU训练]", "[用 GPU 训练]")
    assert fixed(text, "safe", "unsafe") == text.replace("用GPU训练", "用 GPU 训练").replace(
        "#用gpu训练", "#用-gpu-训练"
    )


def test_the_first_link_to_a_heading_is_told() -> None:
    text = "见[甲](b.md#安装-2)、[乙](a.md#安装) 和 [丙](/a?id=安装)。"
    assert led_to_beyond(text)["安装"] == (10, 14)


@pytest.mark.parametrize("link", ["#其他", "https://a.example/b", "b.md"])
def test_a_heading_that_is_not_linked_is_mended(link: str) -> None:
    text = f"[甲]({link})\n\n## 模型的的训练\n"
    assert fixed(text, "safe") == text.replace("的的", "的")


def renamed(old: str, new: str, link: str) -> str:
    """Return the link after a heading was changed from old to new."""
    text = f"{link}\n\n## {old} ##\r\n\n```\n# {old}\n```\n"
    at = text.index("## ") + 3
    edit = Edit(at, at + len(old), new)
    return apply(text, [edit, *following(text, [edit])]).splitlines()[0]


@pytest.mark.parametrize(
    ("link", "after"),
    [
        ("[甲](#用gpu训练)", "[甲](#用-gpu-训练)"),
        ("[甲](#用GPU训练)", "[甲](#用-GPU-训练)"),
        ("[甲](#%E7%94%A8gpu%E8%AE%AD%E7%BB%83)", "[甲](#%E7%94%A8-gpu-%E8%AE%AD%E7%BB%83)"),
        ('<a href="#用gpu训练">甲</a>', '<a href="#用-gpu-训练">甲</a>'),
        ("[甲]: #用gpu训练", "[甲]: #用-gpu-训练"),
        ("[甲](#用gpu训练-1)", "[甲](#用-gpu-训练-1)"),
        ("[甲](#用gpu)", "[甲](#用gpu)"),
        ("[甲](b.md#用gpu训练)", "[甲](b.md#用gpu训练)"),
    ],
)
def test_the_way_of_writing_stays(link: str, after: str) -> None:
    assert renamed("用**GPU**训练", "用 **GPU** 训练", link) == after


def test_marks_fall_out_of_anchors_or_stay() -> None:
    assert renamed("训练,评估", "训练，评估", "[甲](#训练评估)") == "[甲](#训练评估)"
    assert renamed("训练,评估", "训练，评估", "[甲](#训练,评估)") == "[甲](#训练，评估)"


def test_an_anchor_of_vitepress_has_a_dash_for_a_full_width_mark() -> None:
    link = "[甲](#_2-方法-用gpu训练)"
    assert renamed("2. 方法：用GPU训练", "2. 方法：用 GPU 训练", link) == "[甲](#_2-方法-用-gpu-训练)"


@pytest.mark.parametrize("link", ["<<_用gpu训练>>", "xref:#_用gpu训练[甲]", "<<用GPU训练,甲>>"])
def test_references_of_asciidoc_follow(link: str) -> None:
    text = f"{link}\n\n== 用GPU训练\n\n用模型。\n"
    at = text.index("== ") + 4
    after = apply(text, [edit := Edit(at, at, " "), *following(text, [edit])])
    assert after.splitlines()[0] == link.replace("用gpu", "用_gpu").replace("用GPU", "用 GPU")


def test_a_repeated_heading_has_a_number() -> None:
    assert key("模型的训练") in led_to("[甲](#模型的训练-1)")
    assert key("模型的训练") in led_to_beyond("[甲](a.md#模型的训练-1)")


@pytest.mark.parametrize(
    "link",
    [
        "[甲](guide.md#用-gpu-训练)",
        "[甲](../guide#用-gpu-训练)。后面还有",
        "[甲](/docs/guide/#%E7%94%A8-gpu-%E8%AE%AD%E7%BB%83 '标题')",
        "[甲][1]\n\n[1]: guide.html#用-gpu-训练",
        "[甲](https://a.example/guide?v=2#用-gpu-训练)",
        "[甲](guide.md#1-用-gpu-训练)",
        "[甲](/guide?id=_1-用-gpu-训练)",
        '<a href="guide.html#用-gpu-训练">甲</a>',
        "[[guide#用 GPU 训练|甲]]",
        "<<guide.adoc#_用_gpu_训练,甲>>",
        "xref:guide.adoc#_用_gpu_训练[甲]",
        ":ref:`用 GPU 训练`",
        ":ref:`甲 <guide:用 GPU 训练>`",
        "{ref}`甲 <用 gpu 训练>`",
        "  - 甲: guide.md#用-gpu-训练",
        "{ text: '甲', link: '/guide#用-gpu-训练' }",
    ],
)
def test_a_link_with_a_path_may_lead_to_a_heading_of_any_file(link: str) -> None:
    heading = "1. 用 **GPU** 训练" if "1-" in link else "用 `GPU` 训练"
    assert key(heading) in led_to_beyond(link)


@pytest.mark.parametrize(
    "link", ["[甲](#用-gpu-训练)", "用 #用-gpu-训练", "`用 GPU 训练`_", "<a href='#用'>"]
)
def test_a_link_without_a_path_leads_to_no_other_file(link: str) -> None:
    assert not led_to_beyond(link)
