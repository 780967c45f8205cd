"""The hooks: what they declare, and the real pre-commit in a real repository."""

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from termlint.read import BY_LOCALE, FORMATS

ROOT = Path(__file__).parents[1]
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
SHIPPED = ("termlint", "rules", "seeds", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")

BINARY = {".docx"}  # no text to pre-commit

BAD = "# 模型\n\n这是模型训练所带来的的问题。\n"
GOOD = "# 模型\n\n这是模型训练所带来的问题。\n"


def hooks():
    return dict(re.findall(r"^- id: (\S+)\n((?:  .*\n)+)", HOOKS, re.M))


def test_the_three_hooks():
    assert list(hooks()) == ["termlint", "termlint-fix", "termlint-all"]
    assert all("require_serial: true" in body and "language: python" in body for body in hooks().values())


@pytest.mark.parametrize("name", ["termlint", "termlint-fix"])
def test_hooks_take_exactly_what_termlint_reads(name):
    pattern = re.search(r"files: '(.*)'", hooks()[name]).group(1)
    assert all(re.search(pattern, f"docs/a{suffix}") for suffix in {*FORMATS} - BY_LOCALE - BINARY)
    assert all(re.search(pattern, path) for path in ("zh-CN.json", "i18n/zh/a.json", "a.zh_Hant.json"))
    assert not any(
        re.search(pattern, path) for path in ("a.py", "a.md.bak", "txt", "a.json", "zhang.json", "a.html.j2")
    )


@pytest.mark.skipif(find_spec("identify") is None, reason="identify, a part of pre-commit, is not installed")
def test_types_are_known_to_identify():
    from identify.identify import ALL_TAGS, tags_from_filename

    for body in hooks().values():
        for listed in re.findall(r"types_or: \[(.*)\]", body):
            assert set(listed.split(", ")) <= ALL_TAGS
    assert all("text" in tags_from_filename(f"a{suffix}") for suffix in (".md", ".txt", ".html", ".mdx"))


def run(folder, *command, **extra):
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") and name not in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE")
    }
    return subprocess.run(
        [str(word) for word in command],
        cwd=folder,
        env={**environment, "LC_ALL": "C.UTF-8", **extra},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def git(folder, *words):
    who = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    done = run(folder, "git", *who, *words)
    assert done.returncode == 0, done.stdout
    return done.stdout


def repository(folder):
    folder.mkdir()
    git(folder, "init", "-q")
    return folder


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    """This checkout as a repository of its own, with what is not committed yet."""
    folder = repository(tmp_path_factory.mktemp("ours") / "termlint")
    for name in SHIPPED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "all of it")
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Where pre-commit keeps its environments; one for all tests, for it takes a while to build."""
    return str(tmp_path_factory.mktemp("pre-commit"))


@pytest.fixture
def project(tmp_path, ours, home):
    """A translator's repository with the hooks wanted; call it with their names."""
    if find_spec("pre_commit") is None:
        pytest.skip("pre-commit is not installed")

    def make(*names):
        folder = repository(tmp_path / "project")
        ids = "".join(f"      - id: {name}\n" for name in names)
        revision = git(ours, "rev-parse", "HEAD").strip()
        (folder / ".pre-commit-config.yaml").write_text(
            f"repos:\n  - repo: {ours.as_uri()}\n    rev: {revision}\n    hooks:\n{ids}", encoding="utf-8"
        )
        for words in (["install-hooks"], ["install"]):
            done = run(folder, sys.executable, "-m", "pre_commit", *words, PRE_COMMIT_HOME=home)
            if done.returncode and "pip" in done.stdout:
                pytest.skip("pre-commit cannot build its environment here: " + done.stdout[-300:])
            assert done.returncode == 0, done.stdout
        return folder

    return make


def commit(folder, home):
    git(folder, "add", "-A")
    who = {
        f"GIT_{role}_{part}": "t@example.org"
        for role in ("AUTHOR", "COMMITTER")
        for part in ("NAME", "EMAIL")
    }
    return run(folder, "git", "commit", "-q", "-m", "a translation", PRE_COMMIT_HOME=home, **who)


@pytest.mark.slow
def test_a_bad_commit_is_blocked_with_the_reason_and_a_mended_one_passes(project, home):
    folder = project("termlint")
    (folder / "翻译.md").write_text(BAD, encoding="utf-8")
    done = commit(folder, home)
    assert done.returncode == 1
    assert "repeated-word" in done.stdout
    assert "的的" in done.stdout
    assert "翻译.md" in done.stdout
    assert (folder / "翻译.md").read_text(encoding="utf-8") == BAD

    (folder / "翻译.md").write_text(GOOD, encoding="utf-8")
    done = commit(folder, home)
    assert done.returncode == 0, done.stdout
    assert "a translation" in git(folder, "log", "--oneline")


@pytest.mark.slow
def test_the_fixing_hook_mends_what_it_blocks(project, home):
    folder = project("termlint-fix")
    (folder / "a.md").write_text(BAD, encoding="utf-8")
    done = commit(folder, home)
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert (folder / "a.md").read_text(encoding="utf-8") == GOOD
    assert commit(folder, home).returncode == 0


@pytest.mark.slow
def test_files_of_other_kinds_and_excluded_files_are_left_out(project, home):
    folder = project("termlint")
    (folder / "termlint.toml").write_text('exclude = ["old/"]\n', encoding="utf-8")
    (folder / "old").mkdir()
    (folder / "old/a.md").write_text(BAD, encoding="utf-8")
    (folder / "a.py").write_text("# 所带来的的问题\n", encoding="utf-8")
    assert commit(folder, home).returncode == 0


@pytest.mark.slow
def test_the_whole_project_is_checked_whatever_is_committed(project, home):
    folder = project("termlint-all")
    (folder / "a.md").write_text(BAD, encoding="utf-8")
    git(folder, "add", "a.md")
    git(folder, "commit", "-q", "--no-verify", "-m", "past the hook")
    (folder / "b.md").write_text(GOOD, encoding="utf-8")
    done = commit(folder, home)
    assert done.returncode == 1
    assert "a.md" in done.stdout


PRACTICE = "过拟合很常见。防止过拟合的方法很多，过拟合也可以测量。\n" * 6
OTHER = "这个模型出现了过度拟合。\n"


@pytest.mark.slow
def test_a_changed_file_is_compared_with_the_files_that_are_not_in_the_commit(project, home):
    folder = project("termlint")
    for number in range(4):
        (folder / f"{number}.md").write_text(PRACTICE, encoding="utf-8")
    assert commit(folder, home).returncode == 0
    (folder / "new.md").write_text(OTHER, encoding="utf-8")
    (folder / "0.md").write_text(f"还没有写完。\n{PRACTICE}", encoding="utf-8")  # not staged: set aside
    git(folder, "add", "new.md")
    done = run(
        folder,
        "git",
        "-c",
        "user.name=T",
        "-c",
        "user.email=t@example.org",
        "commit",
        "-q",
        "-m",
        "one file",
        PRE_COMMIT_HOME=home,
    )
    assert done.returncode == 1, done.stdout
    assert "过度拟合" in done.stdout and "new.md" in done.stdout
    assert "1 file," in done.stdout


@pytest.mark.slow
def test_findings_in_files_that_are_not_in_the_commit_do_not_block_it(project, home):
    folder = project("termlint")
    (folder / "old.md").write_text(OTHER + BAD, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--no-verify", "-m", "past the hook")
    whole = run(folder, sys.executable, "-m", "pre_commit", "run", "--all-files", PRE_COMMIT_HOME=home)
    assert whole.returncode == 1 and "old.md" in whole.stdout
    for number in range(4):
        (folder / f"{number}.md").write_text(PRACTICE, encoding="utf-8")
    done = commit(folder, home)
    assert done.returncode == 0, done.stdout


STUB = """#!/bin/sh
case "$*" in
*json-lines*) echo '{"rule": 1}'; echo '{"rule": 2}'; echo oops >&2; exit $COUNTING ;;
*) exit $CHECKING ;;
esac
"""


def act(folder, checking, counting):
    """Run the action's script with a termlint that ends as told; return the exit code and the output file."""
    script = (ROOT / "action.yml").read_text(encoding="utf-8").rpartition("      run: |\n")[2]
    (folder / "termlint").write_text(STUB, encoding="utf-8")
    (folder / "termlint").chmod(0o755)
    said = {"ARGS": "", "FORMAT": "github", "OUTPUT": "", "PATHS": ".", "FAIL_ON": "info"}
    environment = {
        **os.environ, **said, "PATH": f"{folder}:{os.environ['PATH']}", "RUNNER_TEMP": str(folder),
        "GITHUB_OUTPUT": str(folder / "output"), "CHECKING": str(checking), "COUNTING": str(counting),
    }  # fmt: skip
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script], env=environment, capture_output=True, check=False
    )
    output = folder / "output"
    return done.returncode, output.read_text("utf-8") if output.exists() else ""


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action is a script for bash")
@pytest.mark.parametrize(
    ("checking", "counting", "expected"),
    [(1, 0, (1, "findings=2\n")), (0, 0, (0, "findings=2\n")), (2, 0, (2, "")), (1, 2, (2, ""))],
)
def test_the_action_counts_or_fails(checking, counting, expected, tmp_path):
    assert act(tmp_path, checking, counting) == expected
