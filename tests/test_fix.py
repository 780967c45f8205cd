"""Edits, writing, and the loop that settles them."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.config.settings import Settings
from termlint.fix.edits import apply, choose, fix_bytes, moved
from termlint.fix.files import fix_files
from termlint.fix.write import COPY, write_atomically
from termlint.model import Edit, Finding, Message
from termlint.registry import rules

ALL = Settings(enabled=frozenset(rules()))
DEFAULT = Settings(enabled=frozenset(name for name, rule in rules().items() if rule.default))
SAID = Message("wrong", "有误")


def finding(start: int, end: int, new: str, **more: object) -> Finding:
    return Finding(start, end, SAID, (new,), "safe", **more)  # type: ignore[arg-type]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(texts, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), texts), max_size=6))
def test_everything_outside_the_chosen_edits_stays(text: str, wishes: list[tuple[int, int, str]]) -> None:
    findings = [finding(min(a, b, len(text)), min(max(a, b), len(text)), new) for a, b, new in wishes]
    done, left = choose(findings)
    assert sorted(map(id, done + left)) == sorted(map(id, findings))
    new = apply(text, [edit for one in done for edit in one.edits])
    at = shift = 0
    for one in sorted(done, key=lambda one: (one.start, one.end)):
        assert text[at : one.start] == new[at + shift : one.start + shift]
        shift += len(one.replacements[0]) - (one.end - one.start)
        at = one.end
    assert text[at:] == new[at + shift :]


def test_all_edits_of_a_finding_are_made_or_none() -> None:
    pair = finding(0, 1, "“", also=(Edit(4, 5, "”"),))
    other = finding(4, 5, "」")
    done, left = choose([other, pair])
    assert (done, left) == ([pair], [other])
    assert apply('"abc"', pair.edits) == "“abc”"


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf\xe7\x9a\x84\xe7\x9a\x84\r\n x \r",
        "\ufeff的的\r\n x \r".encode("utf-16-le"),
        "\ufeff的的\n x ".encode("utf-16-be"),
    ],
)
def test_encoding_mark_and_line_ends_stay(data: bytes) -> None:
    start = 1
    _, _, new = fix_bytes("a.txt", data, [finding(start, start + 2, "的")])
    assert new == data.replace("的的".encode(_of(data)), "的".encode(_of(data)))


def _of(data: bytes) -> str:
    return {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2], "utf-8")


def test_writing_keeps_mode_and_link(tmp_path: Path) -> None:
    real = tmp_path / "real.md"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "link.md"
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.md", "real.md"]


def two_names(folder: Path) -> Path:
    (path := folder / "a.md").write_bytes(b"the old content")
    (folder / "b.md").hardlink_to(path)
    return path


def test_a_file_of_two_names_that_is_interrupted_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, left = two_names(tmp_path), [True]

    def stopped(_: int) -> None:  # between writing and cutting off what the old content had more
        if path.read_bytes().startswith(b"new") and left.pop():
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert path.read_bytes() == (tmp_path / "b.md").read_bytes() == b"the old content"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.md", "b.md"]


def test_the_new_content_stays_beside_a_file_that_cannot_be_made_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = two_names(tmp_path)

    def fails(target: Path, _: bytes) -> None:
        target.write_bytes(b"ne")
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("termlint.fix.write._overwrite", fails)
    with pytest.raises(OSError, match="Input"):
        write_atomically(path, b"new")
    (copy,) = tmp_path.glob(f"{COPY}*")
    assert copy.read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("水平的的生产力很重要。\n", encoding="utf-8")
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    result = fix_files([(str(path), ALL)])
    assert path.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert "No space left" in result.report.problems[0].message.en


def test_fixing_twice_changes_nothing_more(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("水平的的生产力很重要。  \r\n代码 `的的` 不动，的的的确。\r".encode())
    first = fix_files([(str(path), ALL)])
    once = path.read_bytes()
    assert once.startswith("水平的生产力很重要。  \r\n代码 `的的` 不动".encode())
    assert first.fixed
    second = fix_files([(str(path), ALL)])
    assert path.read_bytes() == once
    assert not second.fixed
    assert not second.after


CARELESS = "进程奔溃后模型任然可用，，网络**拓朴**不变。先把训练好的模型保存到制定的位置，再启动服务。\r\n"


def test_what_only_the_fixed_slips_gave_away_is_said_once_more(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(f"\ufeff{CARELESS}".encode())
    first = fix_files([(str(path), DEFAULT)])
    once = path.read_bytes()
    assert once.decode() == (
        "\ufeff进程崩溃后模型仍然可用，网络**拓扑**不变。先把训练好的模型保存到制定的位置，再启动服务。\r\n"
    )
    (left,) = first.lasting
    assert once.decode()[left.start : left.end] == "制定" and left.replacements == ("指定",)
    assert left in [shown.finding for shown in first.report.shown]
    assert left.safety == "none"  # no later run would make the fix
    second = fix_files([(str(path), DEFAULT)])
    assert path.read_bytes() == once and not second.lasting and not second.report.shown


def test_what_another_rule_still_says_is_said_once(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(CARELESS, encoding="utf-8")
    result = fix_files([(str(path), ALL)])
    assert [shown.finding.rule for shown in result.report.shown] == ["unlikely-character"]
    assert not result.lasting


def test_what_is_fixed_does_not_last(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(CARELESS, encoding="utf-8")
    result = fix_files([(str(path), ALL)], unsafe=True, write=False)
    assert "保存到指定的位置" in result.after[str(path)].decode() and not result.lasting


def test_where_edits_move_a_finding() -> None:
    one = finding(4, 6, "")
    before, beside, behind = Edit(0, 2, "甲乙丙"), Edit(4, 4, "x"), Edit(6, 7, "")
    assert moved(one, [before, behind]) == finding(5, 7, "")
    assert moved(one, [beside]) == finding(5, 7, "")
    assert moved(one, [Edit(5, 8, "")]) is None and moved(one, [Edit(5, 5, "x")]) is None


def test_without_write_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("水平的的生产力很重要。\n", encoding="utf-8")
    result = fix_files([(str(path), ALL)], write=False)
    assert result.after[str(path)].decode() == "水平的生产力很重要。\n"
    assert path.read_text(encoding="utf-8") == "水平的的生产力很重要。\n"


def test_a_file_that_cannot_hold_the_replacement_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    data = "abc".encode("ascii")
    with pytest.raises(UnicodeEncodeError):
        fix_bytes(str(path), data, [finding(0, 1, "的")], "ascii")
