"""YAML and TOML catalogues: every string value, with exact offsets, and fixes that touch nothing else."""

from __future__ import annotations

import contextlib
import json
import time
import tomllib

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from test_read_offsets import SNIPPETS, assert_aligned

from termlint.api import fix_text
from termlint.model import HOLE
from termlint.read import Unreadable, is_text, read_text
from termlint.read.toml_catalogue import _stretches, strings
from termlint.read.yaml_catalogue import _agree, _values
from termlint.read.yaml_catalogue import _stretches as yaml_stretches

SAID = st.lists(
    st.sampled_from(["模型", "训练", " ", "  ", "\n", "\n\n", '"', "'", "\\", ": ", " #", "\t", "- ", "a"]),
    max_size=10,
).map("".join)


def prose_of(text: str, path: str) -> list[str]:
    document = read_text(path, text)
    assert_aligned(document)
    return [document.prose[one.start : one.end] for one in document.segments]


YAML = """\
zh-CN:
  键: 训练 {n} 个  # 注释
  single: '模型''甲'''
  double: "模型\\n\\u8bad\\x7e\\
    练\\"\\0"
  list: [推理, {a: 拟合}]
  plain: 第一行
    第二行

    第三行
  literal: |
    一行

      缩进
    二行
  folded: >-
    折行
    续行

    新段
  ? 复杂键
  : &a 带锚
  again: *a
  number: 1
---
- !tag 另一份
"""


def test_yaml_values_of_every_style():
    assert prose_of(YAML, "zh.yml") == [
        f"训练 {HOLE} 个",
        "模型'甲'",
        f'模型\n训~练"{HOLE}',
        "推理",
        "拟合",
        "第一行\n第二行\n第三行",
        "一行\n\n  缩进\n二行",
        "折行\n续行\n新段",
        "带锚",
        "1",
        "另一份",
    ]


def test_yaml_with_other_line_ends_means_the_same():
    for changed in ("\ufeff" + YAML, YAML.replace("\n", "\r\n"), YAML.replace("\n", "\r")):
        said = [one.replace("\r", "\n") for one in prose_of(changed, "zh.yaml")]
        assert said == prose_of(YAML, "zh.yaml")


TOML = """\
title = "训练 {n} 个"  # "注释"
'引号键' = '模型\\n'
"键".b = ["推理", '拟合', { "键" = "内层", c = [ "深" ] }]
["表名".x]
a = \"\"\"
第一行 ""
第二\\
   行\\u0021\"\"\"
b = '''一
二''''
date = 2024-01-01
[["数组"]]
c = "尾"
"""


def test_toml_values_of_every_kind():
    assert prose_of(TOML, "zh.toml") == [
        f"训练 {HOLE} 个",
        "模型\\n",
        "推理",
        "拟合",
        "内层",
        "深",
        '第一行 ""\n第二行!',
        "一\n二'",
        "尾",
    ]
    assert prose_of("\ufeff" + TOML.replace("\n", "\r\n"), "zh.toml") == prose_of(TOML, "zh.toml")


def values(of: object) -> list[str]:
    if isinstance(of, str):
        return [of]
    inner = of.values() if isinstance(of, dict) else of if isinstance(of, list) else ()
    return [one for part in inner for one in values(part)]


@settings(max_examples=150, deadline=None)
@given(st.lists(SAID, max_size=4), st.sampled_from([None, "'", '"', "|", ">"]), st.sampled_from([20, 1000]))
def test_yaml_is_read_as_the_library_reads_it(said: list[str], style: str | None, width: int) -> None:
    text = yaml.dump({"a": said, "b": {"c": [*said]}}, allow_unicode=True, default_style=style, width=width)
    found = list(_values(text))
    assert [one.value for one in found] == values(yaml.safe_load(text))
    if style != ">":
        assert all(_agree([*yaml_stretches(text, one)], one) for one in found)
    assert_aligned(read_text("zh.yaml", text))


@settings(max_examples=150, deadline=None)
@given(st.lists(SAID, max_size=4))
def test_toml_is_read_as_the_library_reads_it(said: list[str]) -> None:
    written = [json.dumps(one, ensure_ascii=False) for one in said]
    written += [f"'''\n{one}'''" for one in said if "'" not in one]
    text = "".join(f"[a.b{at}]\nc = [{one}, {one}]\n'd' = {one}\n" for at, one in enumerate(written))
    found = ["".join(part.meant for part in _stretches(text, one)) for one in strings(text)]
    assert found == values(tomllib.loads(text))
    assert_aligned(read_text("zh.toml", text))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(SNIPPETS), max_size=30).map("".join), st.sampled_from(["yaml", "toml"]))
def test_offsets_hold_or_it_is_told_where_they_cannot(text: str, suffix: str) -> None:
    try:
        assert_aligned(read_text(f"zh.{suffix}", text))
    except Unreadable as error:
        assert error.problem.place is not None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "zh.yaml",
            '\ufeffa: 所带来的的问题   # 的的\r\nb: "所带来的的\\u95ee题"\r\n'
            "? 的的\r\n: '所带来的的''问题'''\r\n",
        ),
        ("zh.yaml", "a: |\n  第一行\n\n  所带来的的问题\nb: >\n  所带来的的\n  问题\n"),
        ("zh.toml", '\'的的\' = \'所带来的的问题\' # 的的\r\nb = """\\\r\n  所带来的的\\u95ee题"""\r\n'),
    ],
)
def test_a_fix_keeps_every_other_byte(name: str, text: str) -> None:
    assert fix_text(text, name=name) == text.replace("所带来的的", "所带来的")


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("zh.yaml", "a: 甲\nb: [乙\n", 3),
        ("zh.yaml", "a: 甲\n\tb: 乙\n", 2),
        ("zh.yaml", "a: \x07\n", 1),
        ("zh.yaml", "a: &a 甲\nb: *a\nc: *b\n", 3),
        ("zh.yaml", "a: &a 甲\n---\nb: *a\n", 3),
        ("zh.yaml", "\ufeffa: {b: 甲}\nb: 乙\na: 丙\n", 3),
        ("zh.yaml", '- "a": 甲\n  "a": 乙\n', 2),
        ("zh.toml", "a = '甲'\nb = 乙\n", 2),
        ("zh.toml", "a = '甲", 1),
        ("zh.toml", "a = " + "[" * 5_000, 1),
    ],
)
def test_what_is_malformed_is_told_with_its_line(name: str, text: str, line: int) -> None:
    with pytest.raises(Unreadable, match=r"column \d+: ") as caught:
        read_text(name, text)
    assert caught.value.problem.place == line


def test_what_is_no_key_given_twice() -> None:
    text = "a: &a {b: 甲}\nc: {<<: *a, <<: *a, b: 乙}\n1: 丙\n'1': 丁\n? [a, a]\n: 戊\n"
    assert prose_of(text, "zh.yaml") == ["甲", "乙", "丙", "丁", "a", "a", "戊"]


@pytest.mark.parametrize("path", ["i18n/zh-cn.toml", "locales/zh/a.yml", "zh_TW.yaml"])
def test_taken_in_a_folder(path: str) -> None:
    assert is_text(path)


@pytest.mark.parametrize("path", ["pyproject.toml", ".github/a.yml", "mkdocs.yaml"])
def test_not_taken_in_a_folder(path: str) -> None:
    assert not is_text(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("zh.yaml", "[" * 100_000),
        ("zh.yaml", "- " * 5_000),
        ("zh.yaml", "a: |\n" + "  甲\n" * 50_000),
        ("zh.yaml", 'a: "' + "\\\n" * 50_000 + '"'),
        ("zh.yaml", "a: &a [甲]\n" + "b: *a\n" * 30_000),
        ("zh.yaml", "a: 甲" + "\n" * 100_000 + "  乙"),
        ("zh.toml", 'a = "' + "\\n" * 50_000 + '"'),
        ("zh.toml", 'a = """' + "\n" * 50_000 + '"""'),
        ("zh.toml", "a = [" + '"甲",' * 30_000 + "]"),
    ],
)
def test_odd_text_is_quick(name: str, text: str) -> None:
    began = time.process_time()
    with contextlib.suppress(Unreadable):
        assert_aligned(read_text(name, text))
    assert time.process_time() - began < 5
