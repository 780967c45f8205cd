"""Which file holds the original of a translation."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from test_cli import call

from termlint import cli
from termlint.config.settings import Settings
from termlint.originals.pairing import Sources, configured
from termlint.registry import rules
from termlint.run.runner import run

Check = Callable[..., tuple[int, str]]

ZH, EN = "# 标题\n\n模型有 300 个参数。\n", "# Title\n\nThe model has 3 parameters.\n"
ALL = Settings(enabled=frozenset(rules()))


def original(path: str, *files: str) -> str:
    def names_in(folder: str) -> list[str]:
        top = "" if folder == "." else f"{folder}/"
        return [file.removeprefix(top).partition("/")[0] for file in files if file.startswith(top)]

    return Sources(names_in).of(path, f"/{path}")


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("docs/zh-CN/a.md", "docs/en/a.md"),
        ("docs/zh_cn/guide/a.md", "docs/en/guide/a.md"),
        ("docs/zh_CN/a.md", "docs/en/a.mdx"),
        ("site/zh-cn/a.md", "site/en-snapshot/a.md"),
        ("content/zh/a.md", "content/a.md"),
        ("docs/source_zh_cn/a.md", "docs/source_en/a.md"),
        ("ch/x.md", "ch/x_origin.md"),
        ("x.zh.md", "x.md"),
        ("x.zh-CN.md", "x.en.md"),
        ("x_zh.md", "x_en.md"),
        ("README.zh-CN.md", "README.md"),
        ("README_CN.md", "README.md"),
        ("README.md", "README_EN.md"),
        ("site/i18n/zh-Hans/docusaurus-plugin-content-docs/current/a/b.md", "site/docs/a/b.md"),
        ("i18n/zh-CN/docusaurus-plugin-content-docs/version-1.0/b.md", "versioned_docs/version-1.0/b.mdx"),
        ("i18n/zh-CN/docusaurus-plugin-content-docs-api/current/b.md", "api/b.md"),
        ("w/i18n/zh/docusaurus-plugin-content-blog/2024/b.md", "w/blog/2024/b.md"),
    ],
)
def test_layouts_of_teams(path: str, source: str) -> None:
    assert original(path, path, source, "other.md") == source


@pytest.mark.parametrize("path", ["a.md", "docs/a.md", "zhang/a.md", "docs/zh/a.po", "x.zh.md"])
def test_what_has_none(path: str) -> None:
    assert original(path, path, "docs/b.md", "en.md") == ""


def test_patterns_of_the_configuration() -> None:
    patterns = [("/p/zh/**", "/p/en/**"), ("/p/zh/*.md", "/p/top/*.txt")]
    assert configured("/p/zh/a/b.md", patterns) == "/p/en/a/b.md"
    assert configured("/p/zh/b.md", patterns) == "/p/top/b.txt"
    assert configured("/p/other.md", patterns) is None


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("one/a.md", ZH), ("two/a.mdx", EN)):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    def check(*arguments: str) -> tuple[int, str]:
        code = cli.run(["check", "--format", "concise", *arguments])
        return code, capsys.readouterr().out

    return check


@pytest.mark.usefixtures("here")
def test_the_original_is_named_on_the_command_line(check: Check) -> None:
    for one, two in (("one/a.md", "two/a.mdx"), ("one", "two")):
        code, said = check(one, "--source", two, "--no-cache")
        assert code == 1 and "one/a.md:3:5" in said and "number-mismatch" in said
    assert check("one", "--no-cache")[0] == 0


@pytest.mark.parametrize("name", ["one/a.md", "new.md"])
def test_standard_input_is_compared_with_the_original(here: Path, name: str) -> None:
    arguments = ("check", "-", "--stdin-filename", name, "--source", "two/a.mdx", "--format", "concise")
    result = call(*arguments, stdin=(here / "one/a.md").read_bytes())
    assert result.exit_code == 1 and f"{name}:3:5: number-mismatch" in result.stdout


def test_fix_takes_the_original_too(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = "用 `make tset` 编译，再看日志里的结果，确认没有报错。\n"
    (here / "one/a.md").write_text(code, encoding="utf-8")
    english = "Build with `make test`, then look at the log and make sure that there is no error.\n"
    (here / "two/a.mdx").write_text(english, encoding="utf-8")
    assert cli.run(["fix", "one", "--source", "two", "--unsafe-fixes", "--no-cache"]) == 0
    assert (here / "one/a.md").read_text(encoding="utf-8") == code.replace("tset", "test")
    assert cli.run(["fix", "one", "--source", "none"]) == 2 and "none" in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_what_cannot_be_an_original_is_refused(check: Check) -> None:
    for one, two in (("one", "two/a.mdx"), ("one/a.md", "two"), ("one/a.md", "none.md")):
        assert check(one, "--source", two)[0] == 2


def test_the_original_is_named_in_the_configuration(here: Path, check: Check) -> None:
    (here / "termlint.toml").write_text('[sources]\n"one/**" = "two/**"\n', encoding="utf-8")
    assert "number-mismatch" in check("one", "--no-cache")[1]
    (here / "termlint.toml").write_text('[sources]\n"one/**" = "two/a.md"\n', encoding="utf-8")
    assert check("one", "--no-cache")[0] == 2


def test_a_changed_original_is_another_answer(here: Path) -> None:
    shutil.move(here / "two" / "a.mdx", here / "one" / "a_en.md")
    files = [("one/a.md", ALL)]
    for text, found in ((EN, True), (EN.replace("3", "300"), False), (EN, True)):
        (here / "one" / "a_en.md").write_text(text, encoding="utf-8")
        report = run(files, cache=here / "cache")
        assert ("number-mismatch" in [one.finding.rule for one in report.shown]) is found


def test_an_original_that_cannot_be_read_is_told(here: Path) -> None:
    (here / "one" / "a_en.md").write_bytes(b"# Title \x80\xff\n")
    report = run([("one/a.md", ALL)])
    assert [problem.path for problem in report.problems] == ["one/a_en.md"]


@pytest.mark.parametrize("cached", [False, True])
def test_the_folder_one_stands_in_makes_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, cached: bool
) -> None:
    for path, text in {"docs/zh-TW/a.md": ZH, "docs/en/a.md": EN, "termlint.toml": ""}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    options = [] if cached else ["--no-cache"]

    def codes(folder: str, path: str) -> set[str]:
        monkeypatch.chdir(tmp_path / folder)
        result = call("check", path, "--format", "json", "-q", *options)
        return {found["rule"] for found in json.loads(result.stdout)}

    everywhere = codes(".", "docs/zh-TW/a.md")
    assert {"number-mismatch", "mixed-script"} <= everywhere
    assert codes("docs/zh-TW", "a.md") == everywhere
    assert codes("docs/en", "../zh-TW/a.md") == everywhere
    assert codes(".", str(tmp_path / "docs/zh-TW/a.md")) == everywhere
