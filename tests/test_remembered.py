"""What the cache knows of files: the same answer whoever else writes into it, whatever happens to them."""

import os
import sqlite3
from pathlib import Path

import pytest

from termlint import stamp
from termlint.config.settings import Settings
from termlint.model import Report
from termlint.registry import rules
from termlint.run import runner
from termlint.run.cache import FOLDER
from termlint.run.job import Job, state_of

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


@pytest.mark.parametrize("new", [stamp.NEW, -1.0])
def test_another_text_of_the_same_size_and_date_is_another_text(
    twins: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, new: float
) -> None:
    monkeypatch.setattr(stamp, "NEW", new)
    monkeypatch.chdir(twins[0])
    for text, rule in (("很好的的。", "repeated-word"), ("很好，的。", ""), ("很好的的。", "repeated-word")):
        Path("a.md").write_text(text * 3 + "\n", encoding="utf-8")
        os.utime("a.md", (1, 1))
        assert found_by(checked(twins[0])) == {rule} - {""}


def test_what_has_just_changed_may_change_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    one = Job(str(tmp_path / "a.md"), "utf-8", (), ())
    assert state_of(one) != state_of(one)
    monkeypatch.setattr(stamp, "NEW", -1.0)
    assert state_of(one) == state_of(one)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize("name", ["b.md", "a_en.md"])
def test_a_pipe_in_the_place_of_a_file_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings(root=str(tmp_path), enabled=DEFAULT)
    for one in ("a.md", name):
        Path(one).write_text("很好的的。\n", encoding="utf-8")
    runner.run([(one, settings) for one in ("a.md", name)], cache=tmp_path / FOLDER)
    Path(name).unlink()
    os.mkfifo(name)
    report = runner.run([("a.md", settings)], cache=tmp_path / FOLDER, beside=lambda _: settings)
    assert [problem.path for problem in report.problems] == [name] * (name == "a_en.md")


@pytest.mark.parametrize(
    "damage",
    ["update files set path = cast(x'ff' as text)", "drop table files; create table files (path text)"],
)
def test_a_cache_that_cannot_be_read_is_made_anew(
    twins: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    monkeypatch.chdir(twins[0])
    checked(twins[0])
    base = sqlite3.connect(twins[0].parent / FOLDER / "v2.sqlite")
    base.executescript(damage)
    base.close()
    for _ in range(2):
        assert found_by(checked(twins[0], "gloss")) == {"gloss"}
    monkeypatch.setattr(runner, "examine_job", lambda one: pytest.fail(f"examined {one.path} again"))
    assert found_by(checked(twins[0], "gloss")) == {"gloss"}
