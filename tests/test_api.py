"""termlint as a library."""

import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import termlint

FAULTY = "同等水平的的生产力。`的的` 是代码。\n"


def test_check_text_gives_places_in_the_text() -> None:
    (finding,) = termlint.check_text(FAULTY)
    assert (finding.rule, FAULTY[finding.start : finding.end]) == ("repeated-word", "的的")


def test_fix_text_leaves_the_rest() -> None:
    assert termlint.fix_text(FAULTY) == FAULTY.replace("水平的的", "水平的")
    assert termlint.fix_text("好的。\r\n") == "好的。\r\n"


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(ValueError, match="no such rule: repeated-wrod"):
        termlint.check_text(FAULTY, select=["repeated-wrod"])


@pytest.mark.parametrize("act", [termlint.check_text, termlint.fix_text])
@pytest.mark.parametrize("text", ["零\0字节的的", "半个\ud800字符的的"])
def test_what_is_no_text_is_an_error(act: Callable[[str], object], text: str) -> None:
    with pytest.raises(ValueError, match=r"zero byte|lone surrogate"):
        act(text)


@pytest.mark.parametrize("act", [termlint.check_text, termlint.fix_text])
@pytest.mark.parametrize("text", [None, b"abc", 3, ["a"]])
def test_what_is_no_string_is_an_error(act: Callable[..., object], text: object) -> None:
    with pytest.raises(TypeError, match="a text must be a string, not"):
        act(text)
    with pytest.raises(TypeError, match="a name must be a string, not"):
        act(FAULTY, name=None)


@pytest.mark.parametrize("act", [termlint.check_text, termlint.fix_text])
@pytest.mark.parametrize("name", ["zh.json", "a.po", "a.xlf", "a.ipynb", "zh.toml", "a.docx"])
def test_what_is_not_of_its_format_is_an_error(act: Callable[..., object], name: str) -> None:
    with pytest.raises(ValueError, match=name):
        act(FAULTY, name=name)


@pytest.mark.parametrize("original", [b"a", 3])
def test_an_original_that_is_no_string_is_an_error(original: object) -> None:
    with pytest.raises(TypeError, match="must be a string"):
        termlint.check_text(FAULTY, original)  # type: ignore[arg-type]


@pytest.mark.parametrize("original", ["{", "half \ud800", '{"a": "b\0"}'])
def test_an_original_that_cannot_be_read_is_an_error(original: str) -> None:
    with pytest.raises(ValueError, match=r"the original: .*(?:JSON|zero byte)|surrogate"):
        termlint.check_text('{"a": "甲"}', original, name="zh.json")


@pytest.mark.parametrize("select", ["term-case", b"term-case", 5])
def test_one_rule_in_place_of_several_is_an_error(select: object) -> None:
    with pytest.raises(TypeError):
        termlint.check_text(FAULTY, select=select)  # type: ignore[arg-type]


@pytest.mark.parametrize("paths", ["a.md", b"a.md", Path("a.md"), None, 5, [None], [b"a"]])
def test_what_is_no_list_of_paths_is_an_error(paths: object) -> None:
    with pytest.raises(TypeError):
        termlint.check_paths(paths)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["gone.md", ".", "a\0b", "\ud800", "", "a" * 5000])
def test_a_path_that_leads_nowhere_is_a_problem(path: str) -> None:
    report = termlint.check_paths(one for one in [path])
    assert len(report.problems) == 1
    assert not report.files


def test_a_rule_that_fails_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("termlint.survey.Survey.joints", property(lambda _: 1 / 0))
    for act in (termlint.check_text, termlint.fix_text):
        with pytest.warns(RuntimeWarning, match="please report it: ZeroDivisionError") as told:
            said = act(FAULTY)
        assert said
        assert "cjk-latin-spacing" in str(told[0].message)


def _both(number: int) -> tuple[object, str]:
    text = f"# 注意力 {number}\n\n模型在训练时遇到的的问题。自注意力（self attention）与transformer。\n"
    return termlint.check_text(text, f"# Attention\n\nIt has {number + 1} problems.\n"), termlint.fix_text(
        text
    )


def test_many_threads_at_once() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(_both, range(32))) == list(map(_both, range(32)))


def test_spawned_processes() -> None:
    with get_context("spawn").Pool(2) as pool:
        assert pool.map(_both, range(4)) == list(map(_both, range(4)))


def test_threads_do_not_read_from_each_others_git(tmp_path: Path) -> None:
    git = [
        "git",
        "-C",
        str(tmp_path),
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@b",
        "-c",
        "commit.gpgsign=false",
    ]
    (tmp_path / "zh").mkdir()
    (tmp_path / "en").mkdir()
    for number in range(8):
        (tmp_path / f"en/{number}.md").write_text(
            f"# A{number}\n\nThe model has 3 problems, 5 links.\n", "utf-8"
        )
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "a"]):
        subprocess.run([*git, *words], check=True)
    said = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout
    paths = [tmp_path / f"zh/{number}.md" for number in range(8)]
    for path in paths:
        path.write_text(f"---\nsourceCommit: {said}---\n# 甲\n\n模型有 4 个问题和 5 个链接。\n", "utf-8")

    def check(_: int) -> object:
        return termlint.check_paths(paths, select=["number-mismatch"]).shown

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(check, range(16)))
    assert found == [check(0)] * 16
    assert len(check(0)) == 8  # type: ignore[arg-type]


def test_check_paths(tmp_path: Path) -> None:
    (path := tmp_path / "a.md").write_text(FAULTY, encoding="utf-8")
    report = termlint.check_paths([path, tmp_path / "gone.md"])
    assert [shown.finding.rule for shown in report.shown] == ["repeated-word"]
    assert [problem.path for problem in report.problems] == [(tmp_path / "gone.md").as_posix()]


@pytest.mark.parametrize("jobs", [0, -3])
def test_there_is_at_least_one_process(jobs: int) -> None:
    with pytest.raises(ValueError, match=f"jobs must be at least 1, not {jobs}"):
        termlint.check_paths([], jobs=jobs)


@pytest.mark.parametrize("jobs", [1.5, True, "2", None])
def test_processes_are_counted_in_whole_numbers(jobs: object) -> None:
    with pytest.raises(TypeError, match=f"jobs must be a whole number, not {type(jobs).__name__}"):
        termlint.check_paths([], jobs=jobs)  # type: ignore[arg-type]


def test_no_other_name() -> None:
    with pytest.raises(AttributeError):
        _ = termlint.check_everything


def test_a_text_beside_its_original() -> None:
    found = termlint.check_text(
        "训练了 300 个模型，这些模型都很大。", "We trained 3000 models, all of them are large."
    )
    assert [finding.rule for finding in found] == ["number-mismatch"]
    assert (
        termlint.check_text(
            "训练了 300 个模型，这些模型都很大。", "We trained 300 models, all of them are large."
        )
        == ()
    )


def test_what_lies_in_the_folder_is_no_original(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("text_en.md").write_text("It has 5 layers.\n", encoding="utf-8")
    assert termlint.check_text("它有 6 层。\n") == ()
    assert termlint.fix_text("它有 6 层。\n") == "它有 6 层。\n"
