"""Notebooks: the Markdown cells read as Markdown, wherever escapes and strings divide them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_read_offsets import SNIPPETS, assert_aligned

from termlint.api import check_text, fix_text
from termlint.cli import run
from termlint.model import HOLE
from termlint.read import Unreadable, read_text
from termlint.read.raw import read_raw

CODE = {"cell_type": "code", "source": ["# 不读的的注释"], "outputs": [], "metadata": {}}
TEXTS = st.lists(st.sampled_from([one for one in SNIPPETS if one not in ("\x7f", HOLE)]), max_size=25).map(
    "".join
)


def notebook(*cells: str | list[str], **more: object) -> str:
    made = [CODE, *({"cell_type": "markdown", "source": one} for one in cells)]
    return json.dumps({"cells": made, "nbformat": 4}, **{"ensure_ascii": False, "indent": 1, **more})  # type: ignore[arg-type]


def prose_of(text: str) -> list[str]:
    document = read_text("a.ipynb", text)
    return [document.prose[one.start : one.end] for one in document.segments]


@pytest.mark.parametrize("comment", ["ignore-file a", "disable a"])
def test_a_comment_counts_beyond_its_cell(comment: str) -> None:
    text = notebook(f"<!-- termlint: {comment} -->\n甲", "", "`<!-- termlint: enable -->`乙", "丙")
    (one,) = read_text("a.ipynb", text).suppressions
    assert "丙" in text[one.start : one.end]
    text = notebook("<!-- termlint: disable a -->\n甲", "<!-- termlint: enable a -->\n乙")
    (one,) = read_text("a.ipynb", text).suppressions
    assert "甲" in text[one.start : one.end]
    assert "乙" not in text[one.start : one.end]


def test_markdown_cells_are_read_and_code_is_not() -> None:
    assert prose_of(notebook(["# 题\n", "\n", "甲`x`乙\n"], "**丙**\n- 丁", "")) == [
        "题",
        f"甲{HOLE}乙",
        "丙",
        "丁",
    ]


def test_the_type_may_come_after_and_cells_may_stand_in_worksheets() -> None:
    old = {"worksheets": [{"cells": [{"source": ["甲"], "cell_type": "markdown"}, {"source": "乙"}]}]}
    assert prose_of(json.dumps(old)) == ["甲"]


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.booleans(), st.sampled_from([None, 1]), st.booleans())
def test_a_cell_reads_as_the_same_text_alone(
    text: str, ascii_only: bool, indent: int | None, lines: bool
) -> None:
    source = text.splitlines(keepends=True) if lines else text
    there = read_text("a.ipynb", notebook(source, ensure_ascii=ascii_only, indent=indent))  # type: ignore[arg-type]
    alone = read_text("a.md", text)
    assert there.prose == alone.prose
    assert [one.kind for one in there.segments] == [one.kind for one in alone.segments]
    assert len(there.suppressions) == len(alone.suppressions)
    assert_aligned(there)


def test_a_fix_is_escaped_and_touches_nothing_else() -> None:
    text = notebook(["模型训练所带来的的问题。\n", '"引号"\t与\\(x\\)'], indent=3)
    fixed = fix_text(text, name="a.ipynb")
    assert fixed == text.replace("来的的", "来的")
    assert json.loads(fixed)["cells"][0] == CODE


def test_a_comment_in_a_cell_silences_its_line() -> None:
    text = notebook(["<!-- termlint: ignore -->\n", "训练所带来的的问题。\n", "\n", "评测所带来的的问题。"])
    assert fix_text(text, name="a.ipynb").count("的的问题") == 1


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('{"cells": [\n {]}', 2, "column 3"),
        ("[1]", 1, "not a Jupyter notebook"),
        ("", 1, "not a Jupyter notebook"),
        ("{" * 5, 1, "column 2"),
        ('\n {"nbformat": 4}', 2, "column 2: not a Jupyter notebook: it has no cells"),
        ('{"cells":\n 3}', 2, "column 2: “cells” is not a list"),
        ('{"cells": ["a",\n {},  4]}', 1, "column 12: a cell is not an object"),
        ('{"cells": [{},\n 4]}', 2, "column 2: a cell is not an object"),
        ('{"cells": [{"cell_type":\n null}]}', 2, "column 2: the type of a cell is not text"),
        ('{"cells": [{}, {"source": {"a": 1},\n "b": 1}]}', 1, "column 27: the source of a cell is neither"),
        ('{"cells": [{"cell_type": "code", "source": ["a",\n 3]}]}', 1, "column 44: the source"),
        ('{"worksheets": 1}', 1, "column 16: “worksheets” is not a list"),
        ('{"worksheets": [{},\n{}]}', 1, "column 17: not a Jupyter notebook: it has no cells"),
        ('{"a":' * 1000 + "1" + "}" * 1000, 1, "nested too deeply"),
        ('{"a": ' + "1" * 5000 + "}", 1, "a whole number of more than"),
    ],
)
def test_what_is_no_notebook_is_told_with_its_place(text: str, line: int, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as caught:
        read_text("a.ipynb", text)
    assert caught.value.problem.place == line


def test_a_mark_and_half_a_character() -> None:
    assert prose_of("\ufeff" + notebook("甲")) == ["甲"]
    assert prose_of(notebook("甲\ud83d乙😀丙", ensure_ascii=True)) == [f"甲{HOLE}乙😀丙"]


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("as_lines", [False, True])
def test_both_sides_are_compared_however_the_source_is_written(as_lines: bool, ascii_only: bool) -> None:
    def written(text: str) -> str:
        return notebook(text.splitlines(keepends=True) if as_lines else text, ensure_ascii=ascii_only)

    en = '# Data\n\nThe "set" has 300 images.\n\n```\nx = 1\n```\n\n- See [this](https://a.org/b).\n'
    zh = "# 数据\n\n这个“数据集”有 500 张图像。\n\n```\nx = 2\n```\n\n- 参见[这里](https://a.org/c)。\n"
    target = read_raw("zh.ipynb", written(zh))
    assert [target.prose[one.start : one.end] for one in target.segments] == [
        "数据", "这个“数据集”有 500 张图像。", "x = 2", "参见[这里](https://a.org/c)。"
    ]  # fmt: skip
    found = {one.rule for one in check_text(written(zh), written(en), name="zh.ipynb")}
    assert {"number-mismatch", "link-mismatch"} <= found


def test_a_broken_notebook_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.ipynb").write_text('{"cells":\n {}}', "utf-8")
    Path("good.ipynb").write_text(notebook("训练所带来的的问题。"), "utf-8")
    assert run(["check", ".", "--no-cache", "--format", "concise", "--lang", "zh"]) == 2
    out, err = capsys.readouterr()
    assert err == "termlint: bad.ipynb:2: 第 2 列：“cells”不是列表\n" and "good.ipynb:" in out
