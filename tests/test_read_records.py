"""CSV, TSV and JSON lines: which side is read, where it stands, and what a fix changes."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from test_read_offsets import SNIPPETS, assert_aligned

from termlint.api import check_text, fix_text
from termlint.engine import place_finding
from termlint.model import Finding, Message
from termlint.read import Unreadable, is_text, read_text
from termlint.read.records import Records, side_of

CELLS = st.lists(
    st.sampled_from(["模型", "训练", '"', '""', ",", "\n", "\r\n", ";", " ", "a", "的"]), max_size=6
)


def prose_of(text: str, path: str) -> list[str]:
    document = read_text(path, text)
    assert_aligned(document)
    return [document.prose[one.start : one.end] for one in document.segments]


def written(rows: list[list[str]], **more: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, **more).writerows(rows)
    return stream.getvalue()


def test_the_column_of_translations_is_read():
    text = 'id,source,译文\r\n1,模型 a,"训练, ""模型"""\r\n\r\n2,b,推理\r\n'
    assert prose_of(text, "a.csv") == ['训练, "模型"', "推理"]


def test_semicolons_divide_where_the_first_line_has_them():
    assert prose_of("en;zh\na,b;训练，模型\n", "a.csv") == ["训练，模型"]


def test_without_names_all_cells_are_read():
    assert prose_of("模型,训练\n推理,\n", "a.csv") == ["模型", "训练", "推理"]


def test_in_tsv_a_quotation_mark_at_the_beginning_is_text():
    text = '原文\t译文\n"a" b\t"训练"的模型\nc\t"推理 ""模型"""\n"d\t“好”\n'
    assert prose_of(text, "a.tsv") == ['"训练"的模型', '推理 "模型"', "“好”"]


def test_keys_that_hold_one_another_name_the_side():
    lines = [
        {"translation": {"en": "模型 a", "zh": "训练"}, "id": 1},
        {"translation": {"en": "b", "zh": ["推理"]}},
    ]
    text = "\ufeff" + "\n\n".join(map(json.dumps, lines))
    assert prose_of(text, "a.jsonl") == ["训练", "推理"]


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("zh-CN", "target"),
        ("EN_us", "source"),
        ("a.target.0", "target"),
        ("Target Text", "target"),
        ("id", ""),
    ],
)
def test_sides(name: str, side: str) -> None:
    assert side_of(name) == side


def test_pairs_give_both_spans():
    text = 'zh,en\n"模""型",model\n,b\n'
    ((source, target), *_) = Records("csv", text).pairs()
    assert (source.meant, target.meant) == ("model", '模"型')
    assert text[slice(*target.span(0, 3))] == '模""型'


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(CELLS.map("".join), CELLS.map("".join)), max_size=5), st.sampled_from(",;"))
def test_csv_means_what_the_standard_library_reads(rows: list[tuple[str, str]], sign: str) -> None:
    text = written([["en", "zh"], *map(list, rows)], delimiter=sign)
    said = [list(record.fields) for record in Records("csv", text).records]
    bitext = Records("csv", text)
    assert [[bitext.meaning(field).meant for field in fields] for fields in said] == [[*row] for row in rows]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SNIPPETS), max_size=30).map("".join), st.sampled_from(["csv", "tsv"]))
def test_offsets_in_tables(text: str, suffix: str) -> None:
    try:
        assert_aligned(read_text(f"a.{suffix}", text))
    except Unreadable as error:
        assert error.problem.place is not None


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(SNIPPETS), max_size=10).map("".join), max_size=4), st.booleans())
def test_offsets_in_json_lines(values: list[str], ascii_only: bool) -> None:
    text = "\r\n".join(json.dumps({"zh": value}, ensure_ascii=ascii_only) for value in values)
    assert_aligned(read_text("a.jsonl", text))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", 'en,zh\r\n"a ""b""",所带来的的"问题"\r\nc,"所带来的的""问题"",\r\n 等等"'),
        ("a.tsv", '\ufeffen\tzh\r\n"a\t所带来的的问题\n'),
        ("a.jsonl", '{ "zh" : "所带来的的\\u95ee题\\"" , "n":1.0}\r\n\n{"en":"所带来的的"}\n'),
    ],
)
def test_a_fix_keeps_every_other_byte(name: str, text: str) -> None:
    assert fix_text(text, name=name) == text.replace("的的", "的", text.count("的的") - name.count("jsonl"))


@pytest.mark.parametrize("new", ["模,型", '模"型', "模\n型"])
def test_what_a_cell_cannot_hold_is_no_fix(new: str) -> None:
    document = read_text("a.csv", "zh\n模型的训练\n")
    finding = Finding(0, 2, Message("a", "甲"), ("模形", new), "safe")
    placed = place_finding(document, "a-rule", finding)
    assert (placed.replacements, placed.safety) == ((), "none")
    assert place_finding(document, "a-rule", replace(finding, replacements=("模形",))).safety == "safe"


@pytest.mark.parametrize(
    ("name", "text", "line", "said"),
    [
        ("a.csv", 'en,zh\na,"b\nc', 2, "column 3: the quote is not closed"),
        ("a.csv", 'en,zh\na,"b"c\n', 2, "column 6: text follows"),
        ("a.csv", "en,zh\na,训练,模型\n", 2, "column 6: a cell too many"),
        ("a.tsv", "en\tzh\na\tb\t\tc\n", 2, "a cell too many"),
        ("a.jsonl", '{"zh": "a"}\n{"zh": "b}\n', 2, "column 8: not valid JSON"),
    ],
)
def test_what_is_malformed_is_told_with_its_place(name: str, text: str, line: int, said: str) -> None:
    with pytest.raises(Unreadable, match=said) as caught:
        read_text(name, text)
    assert caught.value.problem.place == line


@pytest.mark.parametrize("path", ["zh.csv", "data/zh-CN/a.tsv", "train.zh.jsonl"])
def test_taken_in_a_folder(path: str) -> None:
    assert is_text(path)


@pytest.mark.parametrize("path", ["data.csv", "en/a.tsv", "train.jsonl"])
def test_not_taken_in_a_folder(path: str) -> None:
    assert not is_text(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", '"' * 200_001),
        ("a.csv", "," * 200_000),
        ("a.csv", '"a"\n' * 20_000),
        ("a.tsv", '"' * 200_000),
        ("a.tsv", '"a""\n' * 20_000),
        ("a.jsonl", "[" * 100_000),
        ("a.jsonl", "[]\n" * 50_000),
    ],
)
def test_odd_text_is_quick(name: str, text: str) -> None:
    began = time.process_time()
    with contextlib.suppress(Unreadable):
        assert_aligned(read_text(name, text))
    assert time.process_time() - began < 5


@pytest.mark.parametrize("name", ["a.jsonl", "zh.json"])
def test_what_is_written_in_escapes_is_read_and_fixed_like_characters(name: str) -> None:
    said = "这是模型的的权重（weight)，用GPT训练。再来一句：“好”的的"
    plain, escaped = (json.dumps({"zh": said}, ensure_ascii=one) for one in (False, True))
    found, same = (check_text(text, name=name) for text in (plain, escaped))
    assert [one.rule for one in found] == [one.rule for one in same]
    assert {"repeated-word", "bracket-width"} <= {one.rule for one in found}
    assert json.loads(fix_text(escaped, name=name)) == json.loads(fix_text(plain, name=name))
    assert fix_text(escaped, name=name) != escaped


@pytest.mark.parametrize("name", ["name", "Name", "Chinese comments", "zhongwen", "key"])
def test_no_side(name: str) -> None:
    assert side_of(name) == ""


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("Chinese (Simplified)(zh-Hans)", "target"),
        ("English(en)", "source"),
        ("Source [en]", "source"),
        ("中文（简体）", "target"),
        ("sentence_zho_Hans", "target"),
        ("zh-Hans-CN", "target"),
    ],
)
def test_names_with_more_in_brackets(name: str, side: str) -> None:
    assert side_of(name) == side


def pairs_of(**record: object) -> list[tuple[str, str]]:
    return [(one.meant, two.meant) for one, two in Records("json_lines", json.dumps(record)).pairs()]


def test_where_a_record_comes_from_is_no_original():
    assert pairs_of(source="wmt", en="a", zh="甲") == [("a", "甲")]
    assert pairs_of(source="a", zh="甲") == [("a", "甲")]


def test_lists_are_compared_one_by_one_or_with_the_only_original():
    assert pairs_of(en=["a", "b"], zh=["甲", "乙"]) == [("a", "甲"), ("b", "乙")]
    assert pairs_of(en="a", zh=["甲", "乙"]) == [("a", "甲"), ("a", "乙")]
    assert pairs_of(en=["a", "b"], zh="甲") == []


def test_both_sides_are_compared_in_the_report():
    text = 'en,zh\n"It has 3 layers, and\n""4"" heads.","它有 3 层，\n""5""个头。"\n'
    (found,) = check_text(text, name="a.csv", select=["number-mismatch"])
    assert text[found.start : found.end] == "5"
