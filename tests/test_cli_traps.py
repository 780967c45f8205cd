"""Traps for newcomers: what is mistyped or matches nothing is told, and told once."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from termlint.cli import run
from termlint.cli.group import termlint

FAULTY = "# 题\n\n这些模型的的参数有 300 个。\n"


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = run([*arguments, "--lang", "zh"])
    said = capsys.readouterr()
    return code, said.out + said.err


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("termlint.cli.language.HELP", "zh")  # as if the process had been started so
    for path in ("zh/a.md", "docs/b.md", "en/a.md"):
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(FAULTY if path[0] != "e" else "# T\n\nThese models have 300.\n", "utf-8")
    return tmp_path


def checked(capsys: pytest.CaptureFixture[str], sources: str, *paths: str) -> str:
    Path("termlint.toml").write_text(f"[sources]\n{sources}\n", "utf-8")
    return told(capsys, "check", "--no-cache", *paths)[1]


@pytest.mark.parametrize("command", ["score", "terms", "baseline"])
def test_help_of_a_group_takes_a_language(command: str) -> None:
    result: Result = CliRunner().invoke(termlint, [command, "--help", "--lang", "zh"])
    assert result.exit_code == 0 and "--lang" in result.output


def test_settings_of_what_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "config", "nope") == (2, "termlint: nope: 没有这个文件或文件夹\n")
    assert told(capsys, "config", "zh")[0] == told(capsys, "config")[0] == 0


def test_patterns_of_originals_that_match_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert "sources：检查的文件都不匹配“zh_cn/**”" in checked(capsys, '"zh_cn/**" = "en/**"', ".")
    said = checked(capsys, '"zh/**" = "eng/**"', ".")
    assert "sources：匹配“zh/**”的文件都找不到原文，如 zh/a.md 的原文应为 eng/a.md" in said


def test_patterns_of_originals_that_do_their_work(capsys: pytest.CaptureFixture[str]) -> None:
    assert "sources" not in checked(capsys, '"zh/**" = "en/**"', ".")
    assert "sources" not in checked(capsys, '"zh/**" = "en/**"', "docs")  # nothing of zh was asked for
    assert "sources" not in checked(capsys, '"zh/**" = "en/**"', "docs/b.md")


def test_what_could_not_be_done_is_counted_from_two_on(capsys: pytest.CaptureFixture[str]) -> None:
    assert "未能完成" not in told(capsys, "check", "--no-cache", "zh", "one.md")[1]
    assert "另有 2 项未能完成" in told(capsys, "check", "--no-cache", "zh", "one.md", "two.md")[1]


def test_a_status_is_guessed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("t.csv").write_text("english,chinese,status\nagent,智能体,prefered\n", "utf-8")
    Path("termlint.toml").write_text('termbases = ["t.csv"]', "utf-8")
    assert "t.csv:2: 未知的 status “prefered”；是否想写“preferred”？" in told(capsys, "check", "zh")[1]
    assert "是否想写“preferred”？" in told(capsys, "terms", "check", "t.csv")[1]


@pytest.mark.parametrize(
    "last", ['agent,"智能体', 'agent,"智能体,x\nbatch,批次\n', '"agent,智能体\nbatch,批次\n']
)
def test_an_open_quotation_mark_is_told_where_it_is_opened(
    last: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("t.csv").write_text(f"english,chinese,status\nloss,损失,preferred\n{last}", "utf-8")
    Path("termlint.toml").write_text('termbases = ["t.csv"]', "utf-8")
    assert told(capsys, "check", "zh")[1].splitlines()[-1] == "termlint: t.csv:3: 此处的引号没有闭合"
    assert "t.csv:3:1: 错误 unreadable-row: 此处的引号没有闭合" in told(capsys, "terms", "check", "t.csv")[1]


def test_a_key_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    Path("termlint.toml").write_text("selct = []", "utf-8")
    assert (
        told(capsys, "check", "zh")[1].strip()
        == "termlint: termlint.toml:1: 未知的键“selct”；是否想写“select”？"
    )


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("termlint.toml", "lang = zh", "termlint.toml:1: 不是合法的 TOML：值无效，文本应加引号"),
        ("zh/b.docx", "no", "zh/b.docx: 不是可读的 Word 文档：文件不是 ZIP 压缩包"),
        ("zh/zh.yaml", 'a: "未完', "zh/zh.yaml:1: 第 7 列：不是合法的 YAML：引号没有闭合"),
        ("zh/zh.json", '{"a": 未}', "不是合法的 JSON：缺少值，或值无效"),
    ],
)
def test_parsers_speak_chinese(name: str, text: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(name).write_text(text, "utf-8")
    assert said in told(capsys, "check", "--no-cache", "zh", name)[1]
