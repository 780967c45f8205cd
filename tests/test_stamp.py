"""Hashes of files: of their contents, which are read only when the files have other sizes or dates."""

import os
from pathlib import Path

import pytest

from termlint import stamp
from termlint.stamp import files_below, hash_of


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(stamp, "known", {})
    (tmp_path / "b").mkdir()
    for name in ("a.py", "b/c.py", "d.txt"):
        (tmp_path / name).write_text(name)
    return tmp_path


def test_files_below_a_folder_come_in_order(folder: Path) -> None:
    assert [name for name, _ in files_below(str(folder))] == ["a.py", "b/c.py", "d.txt"]
    assert files_below(str(folder), ".py") == [(name, str(folder / name)) for name in ("a.py", "b/c.py")]


def test_what_has_been_read_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamp, "NEW", -1.0)
    files = files_below(str(folder))
    first = hash_of(files)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", lambda path: pytest.fail(f"read {path} again"))
        assert hash_of(files) == first
    (folder / "a.py").write_text("A.py")
    os.utime(folder / "a.py", (1, 1))
    assert hash_of(files) != first


def test_what_has_just_changed_may_change_again(folder: Path) -> None:
    files = files_below(str(folder))
    first = hash_of(files)
    (folder / "a.py").write_text("A.py")
    assert hash_of(files) != first
    assert not stamp.known


def test_names_and_what_is_added_count(folder: Path) -> None:
    files = files_below(str(folder))
    assert (
        len({hash_of(files), hash_of(files, "salt"), hash_of(files[1:]), hash_of([("x", files[0][1])])}) == 4
    )
