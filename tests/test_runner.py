"""The runner: problems, the cache, processes; always the same answer."""

import gc
import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from termlint import stamp
from termlint.config.settings import Settings
from termlint.lexicon import Lexicon
from termlint.model import Examined, Report, Told
from termlint.registry import rules
from termlint.rule import PairProjectRule, ProjectRule
from termlint.run import job, remembered, runner, worlds
from termlint.run.cache import FOLDER, Cache, Part, Row, open_cache

ROOT = Path(__file__).parent.parent
ALL = Settings(enabled=frozenset(rules()), min_confidence=0.0)


def project(folder: Path, files: int = 6) -> list[tuple[str, Settings]]:
    for number in range(files):
        body = f"第 {number} 篇。注意力机制决定水平的的生产力，训练时使用 GPU。\n" * 3
        (folder / f"{number}.md").write_text(body, encoding="utf-8")
    return [(str(path), ALL) for path in sorted(folder.glob("*.md"))]


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    files = project(tmp_path, 2)
    (tmp_path / "binary.md").write_bytes(b"abc\0def")
    (tmp_path / "latin.md").write_bytes("中文".encode() + b"\xff\xfe\xfa")
    (tmp_path / "folder.md").mkdir()
    bad = [str(tmp_path / name) for name in ("binary.md", "latin.md", "folder.md", "gone.md")]
    report = runner.run([*files, *((path, ALL) for path in bad)])
    assert {problem.path: problem.byte for problem in report.problems} == {
        bad[0]: 3,
        bad[1]: 6,
        bad[2]: None,
        bad[3]: None,
    }
    assert {shown.finding.path for shown in report.shown} == {path for path, _ in files}


def test_a_huge_file_gets_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "LARGEST", 10)
    (path := tmp_path / "a.md").write_text("很长很长很长的一行", encoding="utf-8")
    report = runner.run([(str(path), ALL)])
    assert "MB" in report.problems[0].message.en


def test_the_cache_changes_nothing(tmp_path: Path) -> None:
    files = project(tmp_path)
    bare = runner.run(files)
    cold = runner.run(files, cache=tmp_path / FOLDER)
    warm = runner.run(files, cache=tmp_path / FOLDER)
    assert bare == cold == warm
    assert bare.shown
    Path(files[0][0]).write_text("改过了，干干净净。\n", encoding="utf-8")
    after = runner.run(files, cache=tmp_path / FOLDER)
    assert after == runner.run(files)
    assert len(after.shown) < len(bare.shown)


def test_a_warm_run_reads_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = project(tmp_path)
    cold = runner.run(files, cache=tmp_path / FOLDER)
    monkeypatch.setattr(runner, "examine_job", lambda one: pytest.fail(f"examined {one.path} again"))
    assert runner.run(files, cache=tmp_path / FOLDER) == cold


def test_a_file_that_was_only_touched_is_known_by_its_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamp, "NEW", -1.0)
    files = project(tmp_path)
    cold = runner.run(files, cache=tmp_path / FOLDER)
    for path, _ in files:
        os.utime(path, (1, 1))
    monkeypatch.setattr(runner, "examine_job", lambda one: pytest.fail(f"examined {one.path} again"))
    assert runner.run(files, cache=tmp_path / FOLDER) == cold
    monkeypatch.setattr(remembered, "bytes_of", lambda path: pytest.fail(f"read {path} again"))
    assert runner.run(files, cache=tmp_path / FOLDER) == cold


def test_results_of_which_nobody_asks_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = project(tmp_path)
    cold = runner.run(files, cache=tmp_path / FOLDER)
    monkeypatch.setattr(
        Cache, "examined", lambda _, keys: {} if not [*keys] else pytest.fail("read a result")
    )
    warm = runner.run(files, cache=tmp_path / FOLDER, reported=lambda _: False)
    assert (warm.files, warm.characters, warm.shown) == (cold.files, cold.characters, ())


def test_a_verdict_that_another_process_has_replaced_stays(tmp_path: Path) -> None:
    one, two = open_cache(tmp_path), open_cache(tmp_path)
    assert one
    assert two
    topic, world = ("rule", "key"), b"world"
    one.judge(world, None, b"first", None, [Part("a.md", topic, b"1"), Part("b.md", topic, b"1")])
    two.judge(world, b"first", b"second", [topic], [Part("a.md", topic, b"2")])
    one.judge(world, b"first", b"third", [topic], [Part("a.md", topic, b"3")])
    for store in (one, two):
        assert store.world(world) == b"second"
        assert store.parts(world, None) == store.parts(world, ["a.md", "b.md"]) == [Part("a.md", topic, b"2")]
        assert store.topics(world) == {topic}
        store.close()


def test_the_cache_of_an_earlier_format_is_deleted(tmp_path: Path) -> None:
    (tmp_path / "v1.sqlite").write_bytes(b"old")
    runner.run(project(tmp_path, 1), cache=tmp_path)
    assert not (tmp_path / "v1.sqlite").exists()


def test_the_cache_knows_a_file_by_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project(tmp_path, 1)
    monkeypatch.chdir(tmp_path)
    for name in ("0.md", "./0.md", f"../{tmp_path.name}/0.md", str(tmp_path / "0.md")):
        assert runner.run([(name, ALL)], cache=tmp_path / FOLDER).shown
    store = open_cache(tmp_path / FOLDER)
    assert store is not None
    assert list(store.rows()) == [(tmp_path / "0.md").as_posix()]
    store.close()


def test_a_broken_cache_is_no_reason_to_fail(tmp_path: Path) -> None:
    files = project(tmp_path)
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "v2.sqlite").write_bytes(b"this is no database" * 100)
    assert runner.run(files, cache=tmp_path / FOLDER).shown
    (blocked := tmp_path / "blocked").write_text("a file where the folder should be")
    assert open_cache(blocked / FOLDER) is None


@pytest.mark.parametrize("at", [0, 4096])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, at: int) -> None:
    files = project(tmp_path)
    cold = runner.run(files, cache=tmp_path / FOLDER)
    base = tmp_path / FOLDER / "v2.sqlite"
    data = base.read_bytes()
    base.write_bytes(data[:at] + b"\xee" * 3000 + data[at + 3000 :])
    for _ in range(2):
        assert runner.run(files, cache=tmp_path / FOLDER) == cold
    store = open_cache(tmp_path / FOLDER)
    assert store is not None
    assert len(store.rows()) == len(files)
    store.close()


def test_answers_that_no_file_has_go_when_newer_ones_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("termlint.run.cache.SPARE", 3)
    store = open_cache(tmp_path / FOLDER)
    assert store is not None
    kept = {"a.md": Row("state", b"0", b"")}
    for number in range(8):
        store.remember(kept, {str(number).encode(): b"answer"})
        store.forget()
    known = store.examined(str(number).encode() for number in range(8))
    assert sorted(known) == [b"0", b"5", b"6", b"7"]
    store.close()


def test_what_a_changed_file_said_before_is_known_when_the_project_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("termlint.run.cache.SPARE", 0)
    files = project(tmp_path)
    runner.run(files, cache=tmp_path / FOLDER)
    recalled: list[int] = []

    def counted(keys: Iterable[bytes], store: Cache, kind: type[Told]) -> dict[bytes, Told]:
        found = recall(keys, store, kind)
        recalled.append(len(found))
        return found

    recall = worlds.recalled
    Path(files[0][0]).write_text("水平的的生产力。", encoding="utf-8")
    monkeypatch.setattr(worlds, "recalled", counted)
    changed = runner.run(files, cache=tmp_path / FOLDER)
    assert recalled == [1]  # the changed file's earlier one
    assert changed == runner.run(files)


def test_a_cache_that_is_not_ours_inside(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    base = sqlite3.connect(tmp_path / FOLDER / "v2.sqlite")
    base.execute("create table examined (other text)")
    base.commit()
    base.close()
    assert runner.run(project(tmp_path), cache=tmp_path / FOLDER).shown


def test_processes_give_the_same_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = project(tmp_path, 60)
    alone = runner.run(files)
    monkeypatch.setattr(job, "WORTH_PROCESSES", 10)
    assert runner.run(files, jobs=2) == alone


def test_an_overlay_stands_in_for_the_disk() -> None:
    report: Report = runner.run([("given.md", ALL)], overlay={"given.md": "水平的的生产力".encode()})
    assert [shown.finding.path for shown in report.shown] == ["given.md"]


def test_no_rings_of_objects_are_left(tmp_path: Path) -> None:
    """The command line runs without the collector, so memory is flat only if nothing needs it."""
    jobs = [job.Job(path, "utf-8", (), ()) for path, _ in project(tmp_path, 8)]
    job.examine_job(jobs[0])
    gc.collect()
    gc.disable()
    try:
        for one in jobs:
            job.examine_job(one)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_a_fault_of_ours_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(job, "_examine", fault)
    report = runner.run(project(tmp_path, 1))
    assert "boom" in report.problems[0].message.zh


def test_the_tables_are_known_by_content_and_not_by_date_or_folder(tmp_path: Path) -> None:
    first, second = tmp_path / "one" / "words.txt", tmp_path / "two" / "words.txt"
    for path in (first, second):
        path.parent.mkdir()
        path.write_text("Deepkite\n", encoding="utf-8")
    os.utime(second, (1, 1))
    assert Lexicon(words=(first,)).digest == Lexicon(words=(second,)).digest
    second.write_text("Deepkita\n", encoding="utf-8")
    assert Lexicon(words=(first,)).digest != Lexicon(words=(second,)).digest


def test_a_rule_that_nobody_gets_unasked_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for those that gather facts: other documents may be compared with this one some day."""
    (path := tmp_path / "a.md").write_text(
        "自注意力（self attention）。自注意力（self attention）。", encoding="utf-8"
    )
    optional = {
        name
        for name, rule in rules().items()
        if not (rule.default or isinstance(rule, ProjectRule | PairProjectRule))
    }
    ran: list[set[str]] = []

    def note(document: object, using: dict[str, object], *_: object) -> Examined:
        ran.append({*using})
        return Examined()

    monkeypatch.setattr("termlint.engine.examine", note)
    for enabled in (rules().keys() - optional, rules().keys()):
        runner.run([(str(path), Settings(enabled=frozenset(enabled)))])
    assert ran == [rules().keys() - optional, {*rules()}]
    assert optional


def test_what_is_settled_is_part_of_the_key_and_what_is_asked_for_is_not(tmp_path: Path) -> None:
    path = str(tmp_path / "a.md")
    settled, asked = (("a", "b"),), ("gloss",)
    keys = [
        job.key_of(job.Job(path, "utf-8", (), (), style, rules), b"")
        for style in ((), settled)
        for rules in ((), asked)
    ]
    assert keys[0] == keys[1] != keys[2] == keys[3]


def found_by(report: Report) -> set[str]:
    return {shown.finding.rule for shown in report.shown}


def test_what_one_asks_for_and_another_does_not_is_remembered_side_by_side(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (path := tmp_path / "a.md").write_text("先用 tokenizer（tokenizer）。训练的的步长。\n", encoding="utf-8")
    default = {name for name, rule in rules().items() if rule.default}
    selections = [
        frozenset(default),
        frozenset(default | {"gloss"}),
        frozenset({"gloss"}),
        frozenset(rules()),
    ]

    def checked(enabled: frozenset[str], cache: Path | None = None) -> Report:
        return runner.run([(str(path), Settings(enabled=enabled))], cache=cache)

    bare = [checked(one) for one in selections]
    assert [found_by(one) for one in bare[:3]] == [
        {"repeated-word"},
        {"repeated-word", "gloss"},
        {"gloss"},
    ]
    assert [checked(one, tmp_path / FOLDER) for one in selections] == bare
    monkeypatch.setattr(runner, "examine_job", lambda one: pytest.fail(f"examined {one.path} again"))
    assert [checked(one, tmp_path / FOLDER) for one in selections] == bare


def test_the_state_of_the_code_covers_every_module(monkeypatch: pytest.MonkeyPatch) -> None:
    read: set[Path] = set()

    def note(path: Path) -> bytes:
        read.add(path)
        return b""

    monkeypatch.setattr("termlint.stamp.known", {})
    monkeypatch.setattr(Path, "read_bytes", note)
    job.code_state.__wrapped__()
    assert {*(ROOT / "termlint").rglob("*.py"), *(ROOT / "rules").glob("*.py")} <= read


def test_a_verdict_is_as_old_as_the_code_that_gave_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abcdef":
        text = "过拟合很常见。防止过拟合的方法很多，过拟合也可以测量。\n" * 2
        (tmp_path / f"{name}.md").write_text(text, encoding="utf-8")
    with (tmp_path / "a.md").open("a", encoding="utf-8") as file:
        file.write("\n过度拟合的模型没有用。\n")
    files = [(str(path), ALL) for path in sorted(tmp_path.glob("*.md"))]
    before = runner.run(files, cache=tmp_path / FOLDER)
    assert "inconsistent-term" in {one.finding.rule for one in before.shown}
    monkeypatch.setattr(worlds, "code_state", lambda: "another")
    mute = replace(rules()["inconsistent-term"], judge=lambda *_: iter(()))
    monkeypatch.setattr("termlint.registry.rules", lambda: {**rules(), "inconsistent-term": mute})
    after = runner.run(files, cache=tmp_path / FOLDER)
    assert "inconsistent-term" not in {one.finding.rule for one in after.shown}


@pytest.mark.parametrize("kind", ["examined", "verdicts"])
def test_what_the_cache_has_lost_is_made_anew(tmp_path: Path, kind: str) -> None:
    files = project(tmp_path)
    Path(files[0][0]).write_text("# 平均的的值\n\n见[下文](b.md#平均的的值)。过度拟合。\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("# 平均的的值\n\n过拟合，过拟合，过拟合，过拟合。\n", encoding="utf-8")
    files.append((str(tmp_path / "b.md"), ALL))
    cold = runner.run(files, cache=tmp_path / FOLDER)
    assert any(one.finding.headings for one in cold.shown)
    for some in ("", "where rowid % 2" if kind == "examined" else "where topic like '%o%'"):
        with sqlite3.connect(tmp_path / FOLDER / "v2.sqlite") as base:
            base.execute(f"update {kind} set value = x'00' {some}")
        base.close()
        for only in ({files[0][0]}, {path for path, _ in files}):
            warm = runner.run(files, cache=tmp_path / FOLDER, reported=only.__contains__)
            assert warm.shown == tuple(one for one in cold.shown if one.finding.path in only)
