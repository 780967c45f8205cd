"""A house style, from the configuration to the finding and the fix."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_cli import call, write

SPACED = "在训练 GPU 模型时，先读入 3 张图片，再用 Python 处理。\n"
TIGHT = "在训练GPU模型时，先读入3张图片，再用Python处理。\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def rules(path: str = "a.md", *more: str) -> set[str]:
    lines = call("check", path, "--format", "concise", "-q", *more).stdout.splitlines()
    return {line.split(" ")[1] for line in lines}


def test_a_practice_of_its_own_is_left_alone() -> None:
    write("a.md", SPACED * 5)
    write("b.md", TIGHT * 5)
    assert rules(".") == set()


def test_a_settled_convention_decides_and_the_cache_knows_it() -> None:
    write("a.md", TIGHT * 5)
    assert rules() == set()
    write("termlint.toml", '[style]\ncjk-latin-spacing = "space"\n')
    assert rules() == {"cjk-latin-spacing"}
    write("termlint.toml", 'extend = "d2l"\n')
    assert rules() == set()
    write("termlint.toml", 'extend = "d2l"\n[style]\ncjk-latin-spacing = "infer"\n')
    assert rules() == set()


def test_fixing_makes_one_out_of_the_other() -> None:
    write("a.md", TIGHT * 3)
    write("termlint.toml", 'extend = "mdn"\n')
    call("fix", "a.md", "--unsafe-fixes")
    assert Path("a.md").read_text(encoding="utf-8") == SPACED * 3
    write("termlint.toml", 'extend = "d2l"\n')
    call("fix", "a.md", "--unsafe-fixes")
    assert Path("a.md").read_text(encoding="utf-8") == TIGHT * 3


def test_per_path() -> None:
    write("en/a.md", TIGHT * 3)
    write("zh/a.md", TIGHT * 3)
    write("termlint.toml", '[[per-path]]\npaths = ["zh/"]\nstyle = { cjk-latin-spacing = "space" }\n')
    found = call("check", ".", "--format", "concise", "-q", "--no-cache").stdout
    assert "zh/a.md" in found and "en/a.md" not in found


def test_the_configuration_tells_where_it_came_from() -> None:
    write("termlint.toml", 'extend = "d2l"\n')
    assert 'cjk-latin-spacing = "none"' in call("config", "--lang", "en").stdout


@pytest.mark.parametrize(
    ("setting", "text", "message", "reason"),
    [
        (
            'quote-style = "corner"',
            "他把这叫作“模型”的“训练”。\n\n",
            "此处用弯引号，应用直角引号",
            "配置如此规定；本文未采用这一样式（共 10 处）",
        ),
        (
            'cjk-latin-spacing = "space"',
            "先用Python处理图片。\n\n",
            "中文与西文之间缺少空格",
            "配置如此规定；本文未采用这一样式（共 10 处）",
        ),
        (
            'dash = "long"',
            "训练--也就是拟合。\n\n",
            "破折号应写作“——”",
            "配置如此规定；本文未采用这一样式（共 5 处）",
        ),
    ],
)
def test_a_document_in_another_style_than_required_is_told_so(
    setting: str, text: str, message: str, reason: str
) -> None:
    write("termlint.toml", f"[style]\n{setting}\n")
    write("a.md", text * 5)
    told = call("check", "a.md", "--lang", "zh", "-q", "--no-cache").stdout
    assert message in told and reason in told
    assert " 0 处" not in told and "别处" not in told


def test_a_document_that_mostly_keeps_to_the_style_is_not_told_otherwise() -> None:
    write("termlint.toml", '[style]\nquote-style = "corner"\n')
    write("a.md", "他把这叫作「模型」。\n\n" * 9 + "他把这叫作“模型”。\n")
    told = call("check", "a.md", "--lang", "zh", "-q", "--no-cache").stdout
    assert "依据：配置如此规定\n" in told
