"""What the cache knows of files: the same answer whoever else writes into it, whatever happened to the files."""

import sqlite3
from pathlib import Path

import pytest

from termlint.config.settings import Settings
from termlint.model import Report
from termlint.registry import rules
from termlint.run import runner
from termlint.run.cache import FOLDER

DEFAULT = frozenset(name for name, rule in rules().items() if rule.default)
TEXT = "这个接口可以快速的处理数据，先用 tokenizer（tokenizer）。\n"


def found_by(report: Report) -> set[str]:
    return {shown.finding.rule for shown in report.shown}


def checked(folder: Path, *names: str) -> Report:
    settings = Settings(root=str(folder), enabled=DEFAULT.union(names))
    return runner.run([("a.md", settings)], cache=folder.parent / FOLDER)


@pytest.fixture
def twins(tmp_path: Path) -> tuple[Path, Path]:
    """Two projects with the same file and one cache."""
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        (folder / "a.md").write_text(TEXT, encoding="utf-8")
    return tmp_path / "one", tmp_path / "two"


def test_files_of_one_text_may_be_asked_for_different_rules(
    twins: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, rule in zip(twins * 2, (None, "de-adverbial", "gloss", "de-adverbial"), strict=True):
        monkeypatch.chdir(folder)
        assert found_by(checked(folder, *[rule] if rule else [])) == {rule} - {None}
    monkeypatch.chdir(twins[0])
    monkeypatch.setattr(runner, "examine_job", lambda one: pytest.fail(f"examined {one.path} again"))
    assert found_by(checked(twins[0], "gloss", "de-adverbial")) == {"gloss", "de-adverbial"}


def test_what_another_process_wrote_instead_is_asked_for_again(
    twins: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, path = twins[0], twins[0].parent / FOLDER / "v2.sqlite"
    monkeypatch.chdir(folder)
    checked(folder)
    base = sqlite3.connect(path)
    (plain,) = base.execute("select value from examined").fetchall()
    assert found_by(checked(folder, "gloss")) == {"gloss"}
    with base:
        base.execute("update examined set value = ?", plain)
    base.close()
    assert found_by(checked(folder, "gloss")) == {"gloss"}
    monkeypatch.setattr(runner, "examine_job", lambda one: pytest.fail(f"examined {one.path} again"))
    assert found_by(checked(folder, "gloss")) == {"gloss"}
