"""The baseline: what is known is not reported, wherever it moves, and nothing else is hidden."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import call, write

from termlint.model import Finding, Message, Report, Shown
from termlint.run.baseline import FILE, Baseline, KnownFinding, entries, less, without_known, written

TWICE = "训练所带来的的问题。\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write("docs/a.md", f"# 训练\n\n{TWICE}")
    write("docs/b.md", "这里没有问题。\n")


def check(*more: str) -> str:
    return call("check", "docs", "--lang", "en", "-q", "--no-cache", *more).stdout


def test_what_is_known_is_not_reported() -> None:
    assert "repeated-word" in check()
    assert "1 finding recorded as known" in call("baseline", "create", "docs", "--lang", "en").stderr
    entry = json.loads(Path(FILE).read_text(encoding="utf-8"))["findings"][0]
    assert (entry["path"], entry["rule"], entry["text"], entry["count"]) == (
        "docs/a.md", "repeated-word", "的的", 1,
    )  # fmt: skip
    assert check("--baseline", FILE) == ""
    assert call("check", "docs", "--baseline", FILE, "--no-cache").exit_code == 0


def test_lines_may_come_above_it_but_a_second_one_is_new() -> None:
    call("baseline", "create", "docs")
    write("docs/a.md", f"新的一段。\n\n再一段。\n\n{TWICE}")
    assert check("--baseline", FILE) == ""
    write("docs/a.md", f"{TWICE}\n另一处的的问题。\n")
    assert "1 times" not in check("--baseline", FILE)
    assert check("--baseline", FILE).count("repeated-word") == 1
    write("docs/a.md", f"{TWICE}\n{TWICE}")
    assert check("--baseline", FILE).count("repeated-word") == 1


def test_the_configuration_names_it_from_its_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    write("termlint.toml", f'baseline = "{FILE}"\n')
    call("baseline", "create", "docs")
    assert check() == ""
    monkeypatch.chdir("docs")
    assert call("check", ".", "-q", "--no-cache").stdout == ""


def test_from_a_folder_above_each_project_has_its_own_baseline() -> None:
    for project in ("docs", "more"):
        write(f"{project}/termlint.toml", f'baseline = "{FILE}"\n')
        write(f"{project}/a.md", TWICE)
        assert call("baseline", "create", project).exit_code == 0
        assert Path(project, FILE).exists()
    result = call("check", ".", "--lang", "en", "--no-cache")
    assert (result.exit_code, "2 known findings are left out" in result.stderr) == (0, True)
    write("more/a.md", "好了。\n")
    assert "1 known finding is gone" in call("check", ".", "--lang", "en", "--no-cache").stderr
    assert "1 dropped, 0 kept" in call("baseline", "update", "more", "--lang", "en").stderr
    assert not Path(FILE).exists()


def test_what_is_gone_is_told_and_dropped() -> None:
    write("docs/c.md", TWICE)
    call("baseline", "create", "docs")
    write("docs/a.md", "好了。\n")
    call_ = call("check", "docs", "--baseline", FILE, "--lang", "en", "--no-cache")
    assert "1 known finding is gone" in call_.stderr
    assert "known" not in call("check", "docs/b.md", "--baseline", FILE, "--lang", "en", "--no-cache").stderr
    write("docs/b.md", TWICE)
    said = call("baseline", "update", "docs", "--lang", "en").stderr
    assert "1 dropped, 1 kept; 1 new" in said
    assert [one["path"] for one in json.loads(Path(FILE).read_text("utf-8"))["findings"]] == ["docs/c.md"]


def test_a_file_that_was_deleted_is_gone() -> None:
    call("baseline", "create", "docs")
    Path("docs/a.md").unlink()
    assert "1 dropped" in call("baseline", "update", "docs/b.md", "--lang", "en").stderr


def test_create_does_not_write_over_one() -> None:
    call("baseline", "create", "docs")
    again = call("baseline", "create", "docs", "--lang", "en")
    assert "--force" in str(getattr(again.exception, "problem", again.stderr))
    assert call("baseline", "create", "docs", "--force").exit_code == 0


@pytest.mark.parametrize("content", ["", "[]", '{"findings": 1}', '{"version": 9, "findings": []}', None])
def test_a_bad_baseline_is_named(content: str | None) -> None:
    if content is not None:
        write(FILE, content)
    result = call("check", "docs", "--baseline", FILE, "--lang", "en", "--no-cache")
    assert FILE in str(getattr(result.exception, "problem", result.stderr))


def _report(text: str, spans: list[tuple[int, int]]) -> Report:
    message = Message("a", "甲")
    found = (Finding(start, end, message, rule="r", path="a") for start, end in spans)
    return Report(tuple(Shown(one, "info") for one in found))


@given(st.text("的是\n 甲", max_size=30), st.data())
def test_all_that_is_written_down_is_known_and_nothing_is_stale(text: str, data: st.DataObject) -> None:
    place = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(place, place).map(lambda two: (min(two), max(two))), max_size=5))
    report = _report(text, spans)
    baseline = entries(report.shown, lambda _: text, str)
    left, stale = without_known(report, baseline, lambda _: text, str)
    assert not left.shown and not stale
    nothing, gone = without_known(Report(), baseline, lambda _: text, str)
    assert not nothing.shown and less(baseline, gone).findings == ()
    assert json.loads(written(baseline))["version"] == 1


def test_the_file_has_a_line_for_each_entry() -> None:
    two = Baseline((KnownFinding("b", "r", "的", "1"), KnownFinding("a", "r", "的", "1", 2)))
    assert [line[:14] for line in written(two).splitlines()[1:3]] == ['  {"path":"a",', '  {"path":"b",']


@pytest.mark.parametrize("words", [("fix",), ("check", "--fix")])
def test_what_is_known_is_left_out_when_fixing_too(words: tuple[str, ...]) -> None:
    left = "这里大部分得代码都来自社区。\n"
    write("docs/a.md", left)
    call("baseline", "create", "docs")
    result = call(*words, "docs", "--baseline", FILE, "--lang", "en", "--no-cache")
    assert result.exit_code == 0
    assert "docs/a.md" not in result.stdout
    write("docs/b.md", left)
    again = call(*words, "docs", "--baseline", FILE, "--lang", "en", "--no-cache")
    assert (again.exit_code, "docs/b.md:1" in again.stdout) == (1, True)


@pytest.mark.parametrize("words", [("fix",), ("check", "--fix"), ("fix", "--diff")])
@pytest.mark.parametrize("content", ["{", None])
def test_nothing_is_fixed_if_the_baseline_cannot_be_used(words: tuple[str, ...], content: str | None) -> None:
    write("termlint.toml", f'baseline = "{FILE}"\n')
    if content is not None:
        write(FILE, content)
    result = call(*words, "docs", "--no-cache")
    assert FILE in str(getattr(result.exception, "problem", ""))
    assert TWICE in Path("docs/a.md").read_text("utf-8")


def test_diff_counts_what_is_left_as_fix_does() -> None:
    call("baseline", "create", "docs")
    write("docs/b.md", TWICE)
    for more, done in (("--diff",), "would fix"), ((), "fixed"):
        said = call("fix", *more, "docs", "--baseline", FILE, "--lang", "en", "--no-cache").stderr
        assert "1 known finding is left out" in said
        assert f"{done} 1 in 1 file, 0 left" in said
        assert "gone" not in said


def test_what_stands_beside_a_mended_fault_stays_known() -> None:
    write("docs/a.md", "目标函的值要记录，我们可以能够把成本降低。\n")
    call("baseline", "create", "docs")
    write("docs/a.md", "目标函数的值要记录，我们可以能够把成本降低。\n")
    result = call("check", "docs", "--baseline", FILE, "--lang", "en", "--no-cache", "--format", "concise")
    assert (result.exit_code, result.stdout.count("docs/a.md")) == (0, 0)
    assert "gone" in result.stderr
    write("docs/a.md", "目标函数的值要记录，我们可以能够把成本降低，又可以能够提速。\n")
    assert call("check", "docs", "--baseline", FILE, "-q", "--no-cache").exit_code == 1


@pytest.mark.parametrize("words", [("fix",), ("check", "--fix"), ("fix", "--diff"), ("check", "--diff")])
@pytest.mark.parametrize("named", [True, False])
def test_what_is_known_is_not_fixed(words: tuple[str, ...], named: bool) -> None:
    call("baseline", "create", "docs")
    if named:
        write("termlint.toml", f'baseline = "{FILE}"\n')
    more = () if named else ("--baseline", FILE)
    write("docs/b.md", TWICE)
    result = call(*words, "docs", *more, "--lang", "en", "--no-cache")
    assert TWICE in Path("docs/a.md").read_text("utf-8")
    assert "1 known finding is left out" in result.stderr
    assert "in 1 file, 0 left" in result.stderr
    assert (TWICE in Path("docs/b.md").read_text("utf-8")) == ("--diff" in words)


def test_standard_input_keeps_what_is_known_too() -> None:
    call("baseline", "create", "docs")
    words = ("fix", "-", "--stdin-filename", "docs/a.md", "--baseline", FILE)
    assert call(*words, stdin=f"{TWICE}\n另一处的的问题。\n").stdout == f"{TWICE}\n另一处的问题。\n"


def _nested() -> None:
    for folder in (".", "docs"):
        write(f"{folder}/termlint.toml", 'baseline = "known.json"\n')
    write("c.md", TWICE)


def _entries(path: str) -> list[str]:
    return [one["path"] for one in json.loads(Path(path).read_text("utf-8"))["findings"]]


def test_a_project_within_another_has_its_own_baseline() -> None:
    _nested()
    said = call("baseline", "create", "--lang", "en").stderr
    assert "1 finding recorded as known in known.json\n" in said
    assert "1 finding recorded as known in docs/known.json\n" in said
    assert (_entries("known.json"), _entries("docs/known.json")) == (["c.md"], ["a.md"])
    result = call("check", "--lang", "en", "--no-cache")
    assert (result.exit_code, "2 known findings are left out" in result.stderr) == (0, True)
    assert "gone" not in result.stderr


def test_what_stands_in_the_baseline_of_another_project_is_dropped_once() -> None:
    _nested()
    call("baseline", "create", "--baseline", "all.json")
    Path("all.json").rename("known.json")
    call("baseline", "create", "docs")
    assert "1 known finding is gone" in call("check", "--lang", "en", "--no-cache").stderr
    said = call("baseline", "update", "--lang", "en").stderr
    assert "known.json: 1 dropped, 1 kept" in said and "docs/known.json: 0 dropped, 1 kept" in said
    assert "gone" not in call("check", "--lang", "en", "--no-cache").stderr


def test_a_project_without_files_is_no_obstacle_and_forgets_what_was_deleted() -> None:
    _nested()
    call("baseline", "create", "docs")
    assert call("check", "docs", "-q", "--no-cache").exit_code == 0
    call("baseline", "create", "c.md")
    Path("c.md").unlink()
    assert "1 known finding is gone" in call("check", "--lang", "en", "--no-cache").stderr
    assert "known.json: 1 dropped, 0 kept" in call("baseline", "update", "--lang", "en").stderr


def test_files_of_no_project_need_no_baseline_when_others_have_one() -> None:
    write("docs/termlint.toml", 'baseline = "known.json"\n')
    write("c.md", TWICE)
    call("baseline", "create", "docs")
    said = call("baseline", "update", "--lang", "en").stderr
    assert said == "termlint: docs/known.json: 0 dropped, 1 kept\n"


@pytest.mark.parametrize("more", [(), ("--baseline", "known.json")])
def test_it_is_said_how_later_runs_find_it(more: tuple[str, ...]) -> None:
    name = more[1] if more else FILE
    said = call("baseline", "create", "docs", *more, "--lang", "en").stderr
    assert f'name it in the configuration (baseline = "{name}") or give --baseline {name}\n' in said
    write("termlint.toml", f'baseline = "{name}"\n')
    again = call("baseline", "create", "docs", "--force", "--lang", "en").stderr
    assert "recorded as known" in again and "name it in" not in again
    assert not call("baseline", "create", "docs", "--force", "-q").stderr
