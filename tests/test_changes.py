"""Only what changed: with a real git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from test_cli import call, write

from termlint.git.changes import NoChanges, changes_since

TWICE = "训练所带来的的问题。\n"


def git(*arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    write("docs/a.md", f"{TWICE}\n第二段。\n\n第三段。\n")
    write(".gitignore", "ignored.md\n")
    git("add", ".")
    git("commit", "-qm", "first")


def since(ref: str = "HEAD", *paths: str) -> list[str]:
    result = call("check", *(paths or (".",)), "--since", ref, "--format", "concise", "-q", "--no-cache")
    return [line.split(" ")[0] for line in result.stdout.splitlines()]


def test_what_is_known_is_not_gone_where_nothing_changed() -> None:
    call("baseline", "create", ".")
    result = call("check", ".", "--since", "HEAD", "--baseline", "termlint-baseline.json", "--lang", "en")
    assert "gone" not in result.stderr


def test_what_is_known_on_another_line_hides_no_new_finding() -> None:
    call("baseline", "create", ".")
    write("docs/a.md", f"{TWICE}\n第二段带来的的问题。\n\n第三段。\n")
    words = ("check", ".", "--since", "HEAD", "--baseline", "termlint-baseline.json", "--lang", "en")
    result = call(*words, "--format", "concise", "--no-cache")
    assert result.stdout.startswith("docs/a.md:3:6: ") and "known" not in result.stderr


def test_old_faults_are_not_reported() -> None:
    assert since() == []
    assert call("check", ".", "--no-cache").exit_code == 1


def test_a_changed_line_is() -> None:
    write("docs/a.md", f"{TWICE}\n第二段带来的的问题。\n\n第三段。\n")
    assert since() == ["docs/a.md:3:6:"]


def test_lines_that_only_moved_are_not() -> None:
    write("docs/a.md", f"新的一段。\n\n{TWICE}\n第二段。\n\n第三段。\n")
    assert since() == []


def test_deleting_is_no_fault_of_what_stays() -> None:
    write("docs/a.md", TWICE)
    assert since() == []


def test_a_file_that_git_does_not_know_is_new_and_one_that_it_ignores_is_if_it_is_named() -> None:
    write("docs/新 文件.md", TWICE)
    write("ignored.md", TWICE)
    assert since() == ["docs/新"]
    assert since("HEAD", "ignored.md") == ["ignored.md:1:6:"]
    assert since("HEAD", "docs/a.md") == []


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lines_are_counted_as_git_counts_them(end: str) -> None:
    lines = [TWICE.strip(), "第二段。", f"第三段带来的的问题。\r{TWICE.strip()}", "第四段。"]
    write("docs/b.md", end.join(lines))
    git("add", ".")
    git("commit", "-qm", "b")
    assert since() == []
    write("docs/b.md", end.join([lines[0], "第二段改了。", lines[2], "第四段带来的的问题。"]))
    assert since() == ["docs/b.md:5:6:"] if end != "\r" else len(since()) == 4


@pytest.mark.parametrize("name", ["甲.md", "a b.md", 'a"b.md', "tab\tname.md", "back\\slash.md"])
def test_odd_names(name: str) -> None:
    write(f"docs/{name}", "好。\n")
    git("add", ".")
    git("commit", "-qm", "odd")
    write(f"docs/{name}", f"好。\n++ b/docs/a.md\n\n{TWICE}")
    (path,) = changes_since("HEAD").lines
    assert Path(path).name == name
    assert changes_since("HEAD").touch(f"docs/{name}", 4, 4)
    assert not changes_since("HEAD").touch("docs/a.md", 1, 1)


def test_a_branch_counts_from_where_it_left() -> None:
    git("checkout", "-qb", "work")
    write("docs/b.md", f"{TWICE}")
    git("add", ".")
    git("commit", "-qm", "work")
    git("checkout", "-q", "main")
    write("docs/a.md", f"改了。\n\n{TWICE}")
    git("commit", "-qam", "meanwhile")
    git("checkout", "-q", "work")
    assert since("main") == ["docs/b.md:1:6:"]


def test_from_a_folder_below_and_by_an_absolute_path(monkeypatch: pytest.MonkeyPatch) -> None:
    write("docs/a.md", f"{TWICE}\n第二段带来的的问题。\n")
    monkeypatch.chdir("docs")
    assert since() == ["a.md:3:6:"]
    assert len(since("HEAD", str(Path("a.md").absolute()))) == 1


def test_a_link_to_a_changed_file_and_a_folder_that_is_a_link() -> None:
    write("docs/a.md", f"{TWICE}\n第二段带来的的问题。\n")
    Path("linked.md").symlink_to("docs/a.md")
    Path("folder").symlink_to("docs", target_is_directory=True)
    assert since("HEAD", "linked.md") == ["linked.md:3:6:"]
    assert since("HEAD", "folder/a.md") == ["folder/a.md:3:6:"]


def test_a_setting_of_git_that_joins_hunks_hides_no_file() -> None:
    git("config", "diff.interHunkContext", "5")
    write("docs/b.md", "第一段。\n\n第二段。\n\n第三段。\n")
    git("add", ".")
    git("commit", "-qm", "b")
    write("docs/a.md", f"{TWICE}\n第二段带来的的问题。\n\n第三段。\n")
    write("docs/b.md", "第一段带来的的问题。\n\n第二段。\n\n第三段带来的的问题。\n")
    assert since() == ["docs/a.md:3:6:", "docs/b.md:1:6:", "docs/b.md:5:6:"]


@pytest.mark.parametrize("name", ["docs/a.md", "new and b.md", "新的.md"])
def test_of_a_file_whose_lines_git_does_not_compare_all_are_new(name: str) -> None:
    write(name, TWICE)
    write(".gitattributes", "*.md -diff\n")
    git("add", ".")
    git("commit", "-qm", "second")
    assert since() == []
    write(name, f"{TWICE}\n第二段。\n\n第四段。\n")
    assert len(since()) == 1


def test_a_wrong_commit_is_said_before_anything_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("termlint.cli.work.Work.run", lambda *_, **__: pytest.fail("checked"))
    assert isinstance(call("check", ".", "--since", "nowhere").exception, NoChanges)


def test_what_git_cannot_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoChanges, match="no such commit"):
        changes_since("nowhere")
    with pytest.raises(NoChanges, match="no such commit"):
        changes_since("--help")
    (tmp_path / "outside").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "no"))
    with pytest.raises(NoChanges, match="not a git repository"):
        changes_since("HEAD", str(tmp_path / "outside"))
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoChanges, match="not installed"):
        changes_since("HEAD")


def test_fixing_is_not_narrowed() -> None:
    result = call("check", ".", "--since", "HEAD", "--fix", "--lang", "en")
    assert result.exit_code == 2


def test_the_project_still_agrees_as_a_whole() -> None:
    for at in range(6):
        write(f"docs/{at}.md", "过拟合很常见。防止过拟合的方法很多，过拟合也可以测量。过拟合有害。\n" * 2)
    git("add", ".")
    git("commit", "-qm", "many")
    write("docs/0.md", "过拟合很常见。防止过拟合的方法很多，过拟合也可以测量。\n\n过度拟合的模型没有用。\n")
    assert since() == ["docs/0.md:3:1:"]


def test_a_submodule_and_a_repository_of_its_own(tmp_path: Path) -> None:
    git("init", "-q", "-b", "main", "../inner")
    inner = tmp_path.parent / "inner"
    (inner / "b.md").write_text(f"{TWICE}\n第二段。\n\n{TWICE}", encoding="utf-8")
    git("-C", str(inner), "add", ".")
    git("-C", str(inner), "commit", "-qm", "inner")
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(inner), "sub")
    git("commit", "-qm", "with a submodule")
    assert since() == []
    write("sub/b.md", f"{TWICE}\n第二段带来的的问题。\n\n{TWICE}")
    assert since() == since("HEAD", "sub/b.md") == ["sub/b.md:3:6:"]
    git("-C", "sub", "commit", "-qam", "in the submodule")
    assert since() == ["sub/b.md:3:6:"]
    write("sub/new.md", TWICE)
    write("sub/.gitignore", "ignored.md\n")
    write("sub/ignored.md", TWICE)
    git("init", "-q", "own")
    write("own/c.md", TWICE)
    assert since() == ["own/c.md:1:6:", "sub/b.md:3:6:", "sub/new.md:1:6:"]
    git("config", "diff.ignoreSubmodules", "all")
    assert since() == ["own/c.md:1:6:", "sub/b.md:3:6:", "sub/new.md:1:6:"]
