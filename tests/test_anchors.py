"""Links within a document lead on to headings that a fix renames, and no safe fix renames such a heading."""

from __future__ import annotations

import pytest

from termlint import check_text
from termlint.anchors import following, key, led_to
from termlint.edits import apply, fix_bytes
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
        ("[甲](#用gpu)", "[甲](#用gpu)"),
    ],
)
def test_the_way_of_writing_stays(link: str, after: str) -> None:
    assert renamed("用**GPU**训练", "用 **GPU** 训练", link) == after


def test_marks_fall_out_of_anchors_or_stay() -> None:
    assert renamed("训练,评估", "训练，评估", "[甲](#训练评估)") == "[甲](#训练评估)"
    assert renamed("训练,评估", "训练，评估", "[甲](#训练,评估)") == "[甲](#训练，评估)"


def test_a_repeated_heading_has_a_number() -> None:
    assert key("模型的训练") in led_to("[甲](a.md#模型的训练-1)")
