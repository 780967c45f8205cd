"""A fix in a padded table leaves its bars where they are."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from termlint.api import fix_text
from termlint.fix.edits import apply
from termlint.markup.padding import padding
from termlint.model import Edit
from termlint.telling.columns import width

TABLE = """\
| 名称      | 说明        |
| --------- | ----------- |
| 训练GPU用 | 甲          |
| 模型 ，   | 乙。 丙     |
"""


def test_bars_stay_under_each_other() -> None:
    at = TABLE.index(" ，")
    edits = [Edit(at, at + 1, ""), Edit(TABLE.index(" 丙"), TABLE.index(" 丙") + 1, "")]
    new = apply(TABLE, [*edits, *padding(TABLE, edits)])
    assert new.splitlines()[3] == "| 模型，    | 乙。丙      |"


def test_the_last_line_counts_without_a_line_end_too() -> None:
    text = "| 训练GPU用 | 甲 |\n| 模型      | 乙 |"
    at = text.index("GPU")
    assert apply(text, [*(edits := [Edit(at, at + 3, "的")]), *padding(text, edits)]).startswith(
        "| 训练的用  | 甲 |"
    )


def test_a_cell_that_fills_its_column_keeps_a_space() -> None:
    edits = [Edit(TABLE.index("训练") + 2, TABLE.index("训练") + 2, " ")]
    assert "训练 GPU用 |" in apply(TABLE, [*edits, *padding(TABLE, edits)])


def test_a_table_without_padding_and_other_lines_are_left_alone() -> None:
    for text in ("| 甲甲甲 | 乙 |\n|---|---|\n| 丙 丙 | 丁 |\n", "甲 | 乙\n丙 | 丁\n", "| 甲 乙 |\n"):
        at = text.rindex(" ", 0, text.rindex("|") - 1)
        assert list(padding(text, [Edit(at, at + 1, "")])) == []


def test_fixing_a_document() -> None:
    body = "在训练时，先读入图片，再处理。\n" * 6
    fixed = fix_text(f"{body}\n{TABLE}", name="a.md")
    rows = fixed.splitlines()[-2:]
    assert rows[1] == "| 模型，    | 乙。丙      |"


@given(st.lists(st.sampled_from(["甲", "a", " ", "，"]), min_size=1, max_size=8), st.data())
def test_the_width_of_a_padded_row_does_not_change(cell: list[str], data: st.DataObject) -> None:
    said = "".join(cell)
    room = 40 - width(said)
    text = f"| {'-' * 40} |\n| {said}{' ' * room} |\n"
    start = data.draw(st.integers(0, len(said) - 1))
    edit = Edit(
        text.index("\n") + 3 + start,
        text.index("\n") + 4 + start,
        data.draw(st.sampled_from(["", "乙", "b "])),
    )
    new = apply(text, [edit, *padding(text, [edit])])
    assert {width(line) for line in new.splitlines()} == {44}


def test_huge_tables_are_padded_in_no_square_of_their_size() -> None:
    row = "| 甲的的 " * 4000 + "|\n"
    wide = row * 2, [Edit(at, at + 2, "的") for at in range(3, len(row) - 2, 6)]
    row = "| 甲乙丙 | 丁戊己的的 | 庚   |\n"
    tall = (
        row * 50_000,
        [Edit(at, at + 2, "的") for at in range(row.index("的"), len(row) * 50_000, len(row))],
    )
    start = time.process_time()
    for text, edits in (wide, tall):
        assert len([*padding(text, edits)]) == len(edits)
    assert time.process_time() - start < 8


def test_a_combining_mark_before_a_bar_takes_no_column() -> None:
    text = "| cafe\u0301 |\n| 模型 |\n"
    at = text.index("型")
    assert apply(text, [Edit(at, at + 1, ""), *padding(text, [Edit(at, at + 1, "")])]).endswith("| 模   |\n")
