"""Markdown that keeps its English in comments."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint import cli
from termlint.read.commented import read_commented

PAGE = """\
---
title: 限额
---

<!--
title: Limits
reviewers:
- somebody
-->

<!-- overview -->

<!--
The cluster has 3 limits, and each can be set by an administrator of the node.
-->
集群有 5 个限额，管理员可以在节点上逐一设置。

<!--
## Before you begin {#before}

Read [the guide](/docs/guide/) first, then open `limits.yaml` with an editor.
-->
## 开始之前 {#before}

请先阅读[指南](/zh-cn/docs/guide/)，然后用编辑器打开 `limit.yaml`。

<!-- prettier-ignore -->
<!--
This paragraph was never translated, and a reader will not see it at all.
-->

<!--
Restart all of the nodes when you are done, and tell your users about it.
-->
完成后重启所有节点，并通知用户。
"""


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.chdir(tmp_path)

    def check(text: str, *more: str) -> list[str]:
        (tmp_path / "a.md").write_text(text, encoding="utf-8")
        cli.run(["check", "a.md", "--no-cache", "--lang", "en", "--format", "concise", *more])
        return [line for line in capsys.readouterr().out.splitlines() if line.startswith("a.md:")]

    return check


def test_what_differs_is_told_at_its_place_in_the_file(check):
    found = [line.split(" ", 2)[:2] for line in check(PAGE)]
    assert found == [
        ["a.md:16:5:", "number-mismatch"],
        ["a.md:25:40:", "code-mismatch"],
        ["a.md:35:1:", "missing-segment"],
    ]


def test_line_ends_of_windows_are_line_ends():
    target, _, fences = read_commented("a.md", PAGE.replace("\n", "\r\n"))
    assert [target.prose[target.segments[at].start :][:4] for at, _ in fences][1] == "开始之前"
    assert fences == read_commented("a.md", PAGE)[2]


@pytest.mark.parametrize(
    "text",
    [
        "<!--\n" * 100_000,
        "<!-- a\n" * 100_000 + "--> b",
        "<!--\nThe cluster has some limits now.\n-->\n集群现在有一些限额。\n\n" * 8_000,
    ],
    ids=["never closed", "closed within a line", "many"],
)
def test_the_time_does_not_grow_with_the_square(text):
    began = process_time()
    read_commented("a.md", text)
    assert process_time() - began < 5


def test_no_pair_reaches_over_a_comment():
    target, source, fences = read_commented("a.md", PAGE)
    shown = [
        (target.prose[slice(*target.segments[at][:2])], source.prose[slice(*source.segments[other][:2])])
        for at, other in fences
    ]
    assert shown[1][0].startswith("开始之前") and shown[1][1].startswith("Before you begin")
    assert shown[3][0].startswith("完成后") and shown[3][1].startswith("Restart")


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- TODO: translate this page as soon as we can -->",
        "<!-- prettier-ignore -->",
        "<!-- 译注：此处有改动 -->",
    ],
)
def test_other_comments_are_no_originals(check, comment):
    assert check(f"{comment}\n一段文字，共有 5 个。\n\n" * 5) == []


def test_a_few_notes_in_english_are_no_originals():
    note = "<!-- this needs another look by the author -->\n"
    assert read_commented("a.md", f"{note}{note}{note}最后一段。\n") is None
    assert read_commented("a.md", f"{note}一段。\n\n{note}又一段。\n") is None


@pytest.mark.parametrize(
    "after",
    ["```text\n第 3 行\n```\n", "![图](a.png)\n\n一段说明，讲的是另一回事。\n", "说" * 400 + "。\n"],
)
def test_notes_before_something_else_are_no_originals(after):
    note = "<!-- manual regeneration: run it again and copy just the output here -->\n"
    assert read_commented("a.md", (note + after + "\n中文。\n\n") * 5) is None


@given(
    st.lists(
        st.sampled_from(
            ["<!--\nOne of the many words.\n-->\n", "第 3 段。\n\n", "- 一项\n", "```\nx\n```\n", "\r\n"]
        )
    )
)
def test_offsets_are_those_of_the_file(parts):
    text = "".join(parts)
    if both := read_commented("a.md", text):
        target, _, fences = both
        for segment in target.segments:
            start, end = target.alignment.span(segment.start, segment.end)
            assert text[start:end] == target.prose[segment.start : segment.end]
        assert list(fences) == sorted(fences)
