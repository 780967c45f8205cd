"""The version of the original that a translation was made from, in real repositories."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from termlint import cli
from termlint.originals.beside import commit_named

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
        assert "not compared: git has no version of the original at 00000000" in check(missing, *STALE)[0]
    (tmp_path / ".git").rename(tmp_path / "hidden")
    assert "not compared" in check(old, *STALE)[0]
    (tmp_path / "hidden").rename(tmp_path / ".git")
    assert "has changed" in check(old, *STALE)[0]


def test_a_commit_that_is_not_at_hand_is_told_once_in_a_note(tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    for name in "abc":
        (tmp_path / f"{name}.md").write_text(V1, encoding="utf-8")
        text = f"---\nsourceCommit: {'0' * 40}\n---\n\n模型有 3 个参数。\n"
        (tmp_path / f"{name}.zh.md").write_text(text, encoding="utf-8")
    for more, said in (((), 1), (("-q",), 0)):
        for language, note in (
            ("en", "3 files not compared with the original"),
            ("zh", "有 3 个文件未与原文对照"),
        ):
            cli.run(["check", "a.zh.md", "b.zh.md", "c.zh.md", "--lang", language, *more])
            assert capsys.readouterr().err.count(note) == said


def commit(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", f"{name} changes")


@pytest.fixture
def told(tmp_path, monkeypatch, capsys):
    """Gives what stale-translation tells of pages that name no commit."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q")

    def told() -> list[str]:
        cli.run(["check", "docs/zh", "--format", "concise", "--lang", "en", "--select", "stale-translation"])
        return [
            line.split(":")[0] for line in capsys.readouterr().out.splitlines() if line.startswith("docs/")
        ]

    return told


ZH = "# 标题\n\n模型有 3 个参数。\n"


def test_an_original_that_changed_after_the_page_did_is_told(told) -> None:
    commit("docs/en/a.md", V1)
    commit("docs/zh/a.md", ZH)
    commit("docs/zh/b.md", ZH)
    commit("docs/en/b.md", V1)
    assert told() == []  # b.md had no original when it was written
    commit("docs/en/a.md", V1.replace(" parameters", "\nparameters"))
    assert told() == []  # a line break
    commit("docs/en/a.md", V2)
    assert told() == told() == ["docs/zh/a.md"]
    Path("docs/zh/a.md").write_text(ZH + "\n附录。\n", encoding="utf-8")
    assert told() == []  # somebody is at it
    commit("docs/zh/a.md", ZH + "\n附录。\n")
    assert told() == []
    commit("docs/en/a.md", V2 + "\nOne more paragraph.\n")
    assert told() == ["docs/zh/a.md"]


def test_one_process_reads_all_pages_and_one_the_history(told, monkeypatch) -> None:
    for at in range(20):
        commit(f"docs/en/{at}.md", V1)
        commit(f"docs/zh/{at}.md", ZH)
        commit(f"docs/en/{at}.md", V2)
    begun = []
    real = subprocess.Popen

    def counted(command: list[str], **more: object) -> object:
        begun.append(command)
        return real(command, **more)

    monkeypatch.setattr(subprocess, "Popen", counted)
    assert len(told()) == 20
    assert len(begun) == 2
