"""A heading that another file links to keeps its name, whoever checks what, and the finding says why."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from termlint.cli import run

GUIDE = "# 指南\n\n## 模型的的训练\n\n先看模型的的训练。\n"
MENDED = GUIDE.replace("的的", "的")
KEPT = GUIDE.replace("看模型的的", "看模型的")
LINK = "详见[训练](guide.md#模型的的训练)。\n"
SOURCES = {
    "en/index.md": "See [it](../docs/guide.md#模型的的训练).\n",
    "site/menu.mts": "{ link: '/guide#模型的的训练' }\n",
}

Run = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a page whose heading has a fault."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "termlint.toml").write_text('select = ["repeated-word"]\n', encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/guide.md").write_text(GUIDE, encoding="utf-8")
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command and return the findings that it reports."""

    def call(*words: str) -> list[dict[str, Any]]:
        capsys.readouterr()
        run([*words, "--format", "json-lines", "--lang", "en"])
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return call


def fixed(told: Run, *words: str) -> str:
    told("fix", *words)
    return Path("docs/guide.md").read_text(encoding="utf-8")


def safeties(found: list[dict[str, Any]]) -> list[object]:
    return [one["safety"] for one in found if one["path"] == "docs/guide.md"]


def test_a_heading_that_nobody_links_to_is_mended(project: Path, told: Run) -> None:
    write(project / "docs/index.md", "详见[训练](guide.md#另一节)和[指南](guide.md)。\n")
    assert safeties(told("check")) == ["safe", "safe"]
    assert fixed(told) == MENDED


@pytest.mark.parametrize("unsafe", [(), ("--unsafe-fixes",)])
def test_a_heading_that_another_file_links_to_stays(
    project: Path, told: Run, unsafe: tuple[str, ...]
) -> None:
    write(project / "docs/index.md", LINK)
    found = told("check")
    assert safeties(found) == ["none", "safe"]
    assert [found[0]["reason"], found[1]["reason"]] == [
        "a link in docs/index.md may lead to this heading: change both by hand",
        None,
    ]
    assert fixed(told, *unsafe) == KEPT


def test_the_finding_says_where_the_links_are(project: Path, told: Run) -> None:
    write(project / "termlint.toml", 'select = ["repeated-word"]\nexclude = ["en/"]\n')
    write(project / "docs/index.md", f"\ufeff前言。\r\n\r\n{LINK}{LINK}")
    for path in SOURCES:
        write(project / path, f"\n\n{SOURCES[path]}")
    kept = told("fix", "--unsafe-fixes")[0]
    assert kept["reason"].startswith("links in docs/index.md and 2 more files may lead to this heading")
    places = [(place["path"], place["line"], place["text"]) for place in kept["related"]]
    assert places == [(path, 3, "模型的的训练") for path in ("docs/index.md", "en/index.md", "site/menu.mts")]


def test_a_file_alone_is_not_renamed_either(project: Path, told: Run) -> None:
    write(project / "docs/index.md", LINK)
    told("check")
    assert safeties(told("check", "docs/guide.md")) == ["none", "safe"]
    assert fixed(told, "docs/guide.md") == KEPT
    write(project / "docs/guide.md", GUIDE)
    assert fixed(told, "docs/guide.md", "--no-cache") == KEPT


@pytest.mark.parametrize("path", SOURCES)
def test_files_that_are_not_checked_are_looked_through(project: Path, told: Run, path: str) -> None:
    write(project / "termlint.toml", 'select = ["repeated-word"]\nexclude = ["en/"]\n')
    write(project / path, SOURCES[path])
    assert fixed(told) == KEPT


def test_what_git_ignores_is_not(project: Path, told: Run) -> None:
    subprocess.run(["git", "init", "-q"], check=True)
    write(project / ".gitignore", "/site/\n")
    write(project / "site/menu.mts", SOURCES["site/menu.mts"])
    assert fixed(told) == MENDED


def test_a_link_that_is_new_or_gone_counts_at_once(project: Path, told: Run) -> None:
    write(project / "docs/index.md", LINK)
    assert safeties(told("check")) == ["none", "safe"]
    write(project / "docs/index.md", "没有链接。\n")
    assert safeties(told("check")) == ["safe", "safe"]
    assert safeties(told("check", "docs/guide.md")) == ["safe", "safe"]
    write(project / "docs/new.md", LINK)
    assert safeties(told("check")) == ["none", "safe"]


def test_an_anchor_of_latin_letters_only_leads_to_it_too(project: Path, told: Run) -> None:
    write(project / "docs/guide.md", GUIDE.replace("模型", "PyTorch 模型"))
    write(project / "docs/index.md", "详见[训练](guide.md#pytorch)。\n")
    assert safeties(told("check")) == ["none", "safe"]


def test_what_the_project_decides_is_no_exception(project: Path, told: Run) -> None:
    write(project / "termlint.toml", 'select = ["cjk-latin-spacing"]\n')
    practice = "这里用 GPU 训练，那里用 CPU 推理。\n\n" * 12
    write(project / "docs/guide.md", f"## 用GPU训练\n\n{practice}")
    write(project / "docs/index.md", "详见[训练](guide.md#用gpu训练)。\n")
    assert safeties(told("check")) == ["none"] * 2
