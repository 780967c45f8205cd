"""The version of the original that a translation was made from, in real repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from termlint import cli
from termlint.original import commit_named

V1 = "# Title\n\nThe model has 3 parameters.\n"
V2 = "# Title\n\nThe model has 300 parameters.\n\nAn extra paragraph was added here later by somebody.\n"
SHA = "1a2b3c4d5e6f7081"


@pytest.mark.parametrize(
    ("front", "commit"),
    [
        (f"---\ntitle: 标题\nl10n:\n  sourceCommit: {SHA}\n---\n", SHA),
        (f"---\ndefault_lang_commit: {SHA} # patched\n---\n", SHA),
        (f'---\r\ntranslation:\r\n  source_commit: "{SHA[:8]}"\r\n---\r\n', SHA[:8]),
        (f'+++\nsource_commit = "{SHA}"\n+++\n', SHA),
        (f"---\ntitle: 标题\n---\n\nsourceCommit: {SHA}\n", ""),
        ("---\nsourceCommit: <newest>\n---\n", ""),
        ("---\nsourceCommit: abc\n---\n", ""),
        (f"sourceCommit: {SHA}\n", ""),
        ("", ""),
    ],
)
def test_the_commit_in_the_front_matter(front: str, commit: str) -> None:
    assert commit_named(front + "正文。\n") == commit


def git(*words: str) -> str:
    named = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *named, *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def check(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)

    def check(commit: str, *more: str, figure: int = 3) -> list[str]:
        text = f"---\nl10n:\n  sourceCommit: {commit}\n---\n\n# 标题\n\n模型有 {figure} 个参数。\n"
        (tmp_path / "docs/zh-CN").mkdir(exist_ok=True, parents=True)
        (tmp_path / "docs/zh-CN/a.md").write_text(text, encoding="utf-8")
        cli.run(["check", "docs/zh-CN", "--format", "concise", "--lang", "en", *more])
        out = capsys.readouterr().out
        return [line.split(" ", 1)[1] for line in out.splitlines() if line.startswith("docs/")]

    return check


@pytest.fixture
def commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs/en").mkdir(parents=True)
    git("init", "-q")
    made = []
    for text in (V1, V2):
        (tmp_path / "docs/en/a.md").write_text(text, encoding="utf-8")
        git("add", "-A")
        git("commit", "-qm", "a version")
        made.append(git("rev-parse", "HEAD"))
    return made


STALE = ("--extend-select", "stale-translation")


def test_a_translation_is_compared_with_the_version_that_it_names(check, commits) -> None:
    old, new = commits
    assert check(old) == []
    # The paragraph that was added at the end is not translated.
    assert sorted(line.split()[0] for line in check(new)) == ["missing-segment", "number-mismatch"]
    assert [line.split()[0] for line in check(old, figure=300)] == ["number-mismatch"]
    assert [line.split()[0] for line in check(new, *STALE, figure=300)] == ["missing-segment"]


def test_a_newer_version_is_told_once_to_who_asks(check, commits) -> None:
    old, _ = commits
    assert check(old, *STALE) == [f"stale-translation the original has changed since {old[:8]}"]


def test_a_version_that_is_not_at_hand_is_never_guessed_and_not_remembered(check, commits, tmp_path) -> None:
    old, _ = commits
    missing = "0" * 40
    for _ in range(2):
        assert check(missing) == []
        assert "not compared: git does not have the original at 00000000" in check(missing, *STALE)[0]
    (tmp_path / ".git").rename(tmp_path / "hidden")
    assert "not compared" in check(old, *STALE)[0]
    (tmp_path / "hidden").rename(tmp_path / ".git")
    assert "has changed" in check(old, *STALE)[0]
