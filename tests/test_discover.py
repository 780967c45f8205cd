"""Which files are checked."""

import os
import sys
from pathlib import Path

import pytest

from termlint.config.discover import find
from termlint.config.settings import Layers
from termlint.model import Problem


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def make(*paths: str, text: str = "x") -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")


def found(*paths: str, force_exclude: bool = False) -> list[str]:
    every = list(find(paths or (".",), Layers(None, {}).settings_for, force_exclude=force_exclude))
    return [f"! {one.path}" if isinstance(one, Problem) else one for one in every]


def test_folders_are_walked_in_order_for_known_formats() -> None:
    make("b.md", "a/z.MD", "a/b.txt", "a/code.py", "a/b/c.mdx", "noise")
    assert found() == ["a/b.txt", "a/b/c.mdx", "a/z.MD", "b.md"]
    assert found("a") == ["a/b.txt", "a/b/c.mdx", "a/z.MD"]
    assert found("./a/") == ["a/b.txt", "a/b/c.mdx", "a/z.MD"]
    assert found("b.md", "a/code.py") == ["b.md", "a/code.py"]


def test_of_several_links_to_a_file_the_first_by_name_is_taken() -> None:
    make("elsewhere/real.md")
    for name in "zmaqb":
        Path(f"{name}.md").symlink_to("elsewhere/real.md")
    Path("d").mkdir()
    for name in "zmaqb":
        Path(f"d/{name}.md").symlink_to("../elsewhere/real.md")
    assert found("d") == ["d/a.md"]


def test_an_ignore_file_with_a_byte_order_mark() -> None:
    make(".git/HEAD", "bad.md", "good.md")
    make(".gitignore", text="\ufeffbad.md\n")
    assert found() == ["good.md"]


def test_no_file_comes_twice() -> None:
    make("a/b.md", "a/c.md")
    Path("a/again.md").symlink_to("b.md")
    assert found("a/c.md", "a", "./a/c.md", "a/../a/c.md") == ["a/c.md", "a/b.md"]
    assert found(str(Path("a").resolve()), "a") == [f"{Path('a').resolve()}/{name}.md" for name in "bc"]


def test_what_is_not_there() -> None:
    make("a.md")
    assert found("gone.md", "a.md", "") == ["! gone.md", "a.md", "! “”"]


def test_rings_of_links_end_and_links_to_folders_are_followed() -> None:
    make("docs/a.md", "other/b.md")
    Path("docs/up").symlink_to("..")
    Path("docs/linked").symlink_to("../other")
    Path("docs/self").symlink_to("self")
    Path("docs/dangling.md").symlink_to("nowhere.md")
    assert found("docs") == ["docs/a.md", "docs/dangling.md", "docs/linked/b.md"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is readable here")
def test_an_unreadable_folder_is_told_and_the_rest_goes_on() -> None:
    make("a/secret/x.md", "a/b.md")
    Path("a/secret").chmod(0)
    try:
        assert found("a") == ["a/b.md", "! a/secret"]
    finally:
        Path("a/secret").chmod(0o700)


def test_a_folder_that_vanishes(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a/b/x.md", "a/c.md")
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("/b"):
            raise FileNotFoundError(2, "No such file or directory")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert found("a") == ["! a/b", "a/c.md"]


def test_a_pipe_in_a_folder_is_left_alone() -> None:
    make("a/b.md")
    os.mkfifo("a/pipe.md")
    assert found("a") == ["a/b.md"]


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are always UTF-8 here")
def test_a_name_that_is_not_utf_8_is_told() -> None:
    make("a.md")
    Path(os.fsdecode(b"caf\xe9.md")).write_text("x")
    assert found() == ["a.md", "! caf\\xe9.md"]


def test_gitignore_is_honoured_as_git_does() -> None:
    make(".git/info/exclude", text="secret.md\n")
    make(".gitignore", text="*.tmp.md\n/drafts/\n!keep.tmp.md\n# comment\n")
    make("sub/.gitignore", text="!secret.md\nlocal.md\n")
    make("a.md", "x.tmp.md", "keep.tmp.md", "secret.md", "drafts/a.md")
    make("sub/secret.md", "sub/local.md", "sub/drafts/b.md", "sub/x.tmp.md")
    expected = ["a.md", "keep.tmp.md", "sub/drafts/b.md", "sub/secret.md"]
    assert found() == expected
    assert found("sub") == ["sub/drafts/b.md", "sub/secret.md"]


def test_what_is_named_is_taken_even_if_git_ignores_it() -> None:
    make(".git/HEAD")
    make(".gitignore", text="drafts/\n")
    make("drafts/a.md", "drafts/deep/b.md", "c.md")
    assert found("drafts") == ["drafts/a.md", "drafts/deep/b.md"]
    assert found("drafts/a.md") == ["drafts/a.md"]
    assert found() == ["c.md"]


def test_a_repository_inside_has_its_own_ignores() -> None:
    make(".git/HEAD", "inner/.git/HEAD", "inner/a.md")
    make(".gitignore", text="a.md\n")
    assert found() == ["inner/a.md"]


def test_default_and_configured_excludes() -> None:
    make("node_modules/x.md", "docs/build/x.md", "old/x.md", "docs/a.md", "docs/b.draft.md")
    assert found() == ["docs/a.md", "docs/b.draft.md", "old/x.md"]
    make("termlint.toml", text='extend-exclude = ["/old/", "*.draft.md"]\ninclude = ["*.page"]\n')
    make("docs/c.page")
    assert found() == ["docs/a.md", "docs/c.page"]
    assert found("old", "docs/b.draft.md") == ["old/x.md", "docs/b.draft.md"]
    assert found("old", "old/x.md", "docs/b.draft.md", "node_modules/x.md", force_exclude=True) == []


def test_excludes_may_take_back() -> None:
    make("termlint.toml", text='exclude = ["*.md", "!keep.md"]\n')
    make("a.md", "keep.md", "build/keep.md")
    assert found() == ["build/keep.md", "keep.md"]


def test_a_bad_configuration_below_stops_only_its_folder() -> None:
    make("a.md", "bad/b.md", "bad/deep/c.md")
    make("bad/termlint.toml", text="lnag = 1")
    assert found() == ["a.md", "! bad/termlint.toml"]
