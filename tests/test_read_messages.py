"""Messages of catalogues and records: code and formulas in them are not prose, in whatever format."""

from __future__ import annotations

import json
import time

import pytest
from test_read_offsets import assert_aligned

from termlint.api import fix_text
from termlint.model import HOLE
from termlint.read import read_text


def prose_of(message: str) -> list[str]:
    document = read_text("zh.json", json.dumps({"a": message}))
    assert_aligned(document)
    return [document.prose[one.start : one.end] for one in document.segments]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("运行 `pip install Pytorch` 安装", f"运行 {HOLE} 安装"),
        ("运行 ``a ` b`` 安装", f"运行 {HOLE} 安装"),
        ("运行：\n```python\nimport Pytorch\n\nb = '`'\n```\n完成", f"运行：\n{HOLE}\n完成"),
        ("运行：\n~~~\nimport Pytorch\n~~~\n完成", f"运行：\n{HOLE}\n完成"),
        ("运行：\n```\nimport Pytorch\n\n没有结束", f"运行：\n{HOLE}"),
        ("其中 $x_{甲}$ 与 \\(y^乙\\) 是变量", f"其中 {HOLE} 与 {HOLE} 是变量"),
        ("一个 ` 号\n\n另一个 ` 号", "一个 ` 号\n\n另一个 ` 号"),
        ("价格为 $5，折后 $4", "价格为 $5，折后 $4"),
        ("${a}和${b}", f"{HOLE}和{HOLE}"),
    ],
)
def test_code_and_formulas_are_holes(message: str, expected: str) -> None:
    assert prose_of(message) == [expected]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("zh.json", '{"a": "运行 `pip install Pytorch` 安装"}'),
        ("zh.yaml", "a: 运行 `pip install Pytorch` 安装\n"),
        ("zh.toml", 'a = "运行 `pip install Pytorch` 安装"\n'),
        ("a.csv", "en,zh\na,运行 `pip install Pytorch` 安装\n"),
        ("a.jsonl", '{"zh": "运行：\\n```python\\nimport Pytorch\\n```\\n完成"}\n'),
        ("a.tmx", '<tmx><body><tu><tuv xml:lang="zh"><seg>运行 `Pytorch` 安装</seg></tuv></tu></body></tmx>'),
    ],
)
def test_a_fix_leaves_code_alone(name: str, text: str) -> None:
    assert fix_text(text, name=name) == text
    assert fix_text(text.replace("`", ""), name=name) != text.replace("`", "")


@pytest.mark.parametrize(
    "message",
    [
        "`" * 200_000,
        " ".join("`" * size for size in range(1, 700)) + "\n\n" + "甲" * 9,
        "`甲\n\n" * 40_000,
        "```\n" * 40_001,
        "$甲\\" * 40_000,
    ],
)
def test_odd_messages_are_quick(message: str) -> None:
    began = time.process_time()
    prose_of(message)
    assert time.process_time() - began < 5
