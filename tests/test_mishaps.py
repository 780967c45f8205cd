"""What goes wrong on disks, in old encodings and in configurations: told in one line, the rest goes on."""

import os
import re
import sqlite3
from pathlib import Path

import pytest

from termlint import check_text
from termlint.cli import run
from termlint.config.discover import find
from termlint.config.patterns import is_pattern
from termlint.config.settings import Settings
from termlint.fix.files import fix_files
from termlint.model import Finding, Message
from termlint.read import Unreadable, decode, read_document
from termlint.registry import rules
from termlint.run.sift import one_per_place, sift
from termlint.telling.cause import cause_of

SIMPLE = "# 注意力\n\n模型训练所带来的的问题。\n"
ALL = Settings(enabled=frozenset(rules()))


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("TERMLINT")]:
        monkeypatch.delenv(name)


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(["check", "--no-cache", "--format", "concise", *arguments]) == 2
    return capsys.readouterr().err


# -- files ------------------------------------------------------------------------------------------


def test_a_pipe_does_not_hang_and_the_rest_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo("pipe.md")
    Path("link.md").symlink_to("/dev/zero")
    Path("good.md").write_text(SIMPLE, "utf-8")
    assert run(["check", "--no-cache", "--format", "concise", "pipe.md", "/dev/zero", "."]) == 2
    out, err = capsys.readouterr()
    assert "good.md:3:8" in out
    assert [line.split(": ")[1] for line in err.splitlines()] == ["pipe.md", "/dev/zero", "link.md"]


LONG = "1" * 5000


@pytest.mark.parametrize(
    ("name", "text", "line", "column"),
    [
        ("zh.json", f'{{"a": "{LONG}",\n "b": 1.{LONG}, "c": -{LONG}}}', 2, 5017),
        ("zh.jsonl", f'{{"en": "a", "zh": "训练"}}\n{{"zh": "甲", "n": {LONG}}}', 2, 18),
        ("a.ipynb", f'{{"cells": [],\n"n": [{LONG}]}}', 2, 7),
        ("zh.toml", f"a = '''{LONG}\n'''\nb = 1 # {LONG}\nc = {LONG}", 4, 5),
    ],
)
def test_a_number_that_python_refuses_is_told_in_our_words_and_the_rest_goes_on(
    name: str, text: str, line: int, column: int, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_text(text, "utf-8")
    Path("good.md").write_text(SIMPLE, "utf-8")
    assert run(["check", "--no-cache", "--format", "concise", "--lang", "zh", name, "good.md"]) == 2
    out, err = capsys.readouterr()
    assert err == f"termlint: {name}:{line}: 第 {column} 列：整数超过 4,300 位\n" and "good.md:3:8" in out
    place = f"termlint: {name}:{line}: column {column}: "
    assert told(capsys, "--lang", "en", name) == f"{place}a whole number of more than 4,300 digits\n"


def test_symbolic_links_in_a_circle(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").symlink_to("b.md")
    Path("b.md").symlink_to("a.md")
    Path("up").symlink_to(".")
    Path("good.md").write_text(SIMPLE, "utf-8")
    assert run(["check", "--no-cache", "--format", "concise", "--lang", "en", "."]) == 2
    out, err = capsys.readouterr()
    why = "cannot be read: the symbolic link leads in a circle and never to a file"
    assert err == f"termlint: a.md: {why}\ntermlint: b.md: {why}\n" and "good.md:3:8" in out
    why = "无法读取：符号链接形成循环，找不到文件"
    assert told(capsys, "--lang", "zh", "a.md") == f"termlint: a.md: {why}\n"
    Path("termlint.toml").symlink_to("termlint.toml")
    assert told(capsys, "--lang", "zh", "good.md") == f"termlint: termlint.toml: {why}\n"


def test_a_number_that_python_refuses_in_a_configuration_or_a_score(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.jsonl").write_text(f'\n{{"a": {LONG}}}\n', "utf-8")
    assert run(["score", "--lang", "en", "--reference", "a.jsonl", "a.jsonl"]) == 2
    said = "a whole number of more than 4,300 digits\n"
    assert capsys.readouterr().err.endswith(f"a.jsonl:2: {said}")
    Path("termlint.toml").write_text(f'lang = "en"\nmin-confidence = {LONG}\n', "utf-8")
    Path("good.md").write_text(SIMPLE, "utf-8")
    assert told(capsys, "--lang", "en", "good.md") == f"termlint: termlint.toml:2: {said}"


def test_bad_lines_of_gitignore_are_passed_over() -> None:
    Path(".git").mkdir()
    Path(".gitignore").write_text("!\nend\\\n[z-a]\n*.txt\n", "utf-8")
    Path("a.md").touch()
    Path("a.txt").touch()
    assert list(find(["."], lambda _, names=None: Settings())) == ["a.md"]


@pytest.mark.parametrize("pattern", ["!", "a\\", "[z-a]"])
def test_what_is_no_pattern(pattern: str) -> None:
    assert not is_pattern(pattern)
    assert is_pattern(f"a{pattern}b") == ("[" not in pattern)


def test_causes_in_chinese() -> None:
    assert cause_of(PermissionError(13, "Permission denied", "a")) == Message("Permission denied", "没有权限")
    assert cause_of(OSError("odd")) == Message("odd", "odd")


# -- encodings --------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le"])
def test_the_likely_encoding_is_named(encoding: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode("a.md", SIMPLE.encode(encoding))
    assert f'`encoding = "{encoding}"`' in caught.value.problem.message.zh


def test_broken_utf8_is_no_other_encoding() -> None:
    with pytest.raises(Unreadable) as caught:
        decode("a.md", SIMPLE.encode()[:-2])
    assert "encoding =" not in caught.value.problem.message.en


@pytest.mark.parametrize(("configured", "real"), [("utf-16", "utf-16-le"), ("UTF-8-SIG", "utf-8")])
def test_fix_adds_no_byte_order_mark(configured: str, real: str) -> None:
    Path("a.md").write_bytes(SIMPLE.encode(real))
    fix_files([("a.md", Settings(enabled=ALL.enabled, encoding=configured))])
    assert Path("a.md").read_bytes() == SIMPLE.replace("的的", "的").encode(real)


def test_fix_leaves_what_cannot_be_written_back() -> None:
    data = "模型訓練所帶來的的問題。".encode("big5") + b"\xa2\xcc\n"  # a second code for 十
    Path("a.md").write_bytes(data)
    result = fix_files([("a.md", Settings(enabled=ALL.enabled, encoding="big5"))])
    assert Path("a.md").read_bytes() == data
    assert [problem.path for problem in result.report.problems] == ["a.md"]
    assert not result.fixed


# -- writing ----------------------------------------------------------------------------------------


def test_what_could_not_be_written_is_not_called_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, data: bytes) -> None:
        if path.name == "b.md":
            raise OSError(28, "No space left on device")
        path.write_bytes(data)

    monkeypatch.setattr("termlint.fix.files.write_atomically", refuse)
    for name in ("a.md", "b.md"):
        Path(name).write_text(SIMPLE, "utf-8")
    result = fix_files([("a.md", ALL), ("b.md", ALL)])
    assert list(result.after) == ["a.md"]
    assert [finding.path for finding in result.fixed] == ["a.md"]
    assert [shown.finding.path for shown in result.report.shown] == ["b.md"]
    assert "磁盘空间不足" in result.report.problems[0].message.zh


def test_what_lasts_stays_where_it_is_in_a_file_that_could_not_be_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("termlint.fix.files.write_atomically", refuse)
    Path("a.md").write_text("进程奔溃后模型任然可用，需要主意的是，验证集不能参加训练。\n", "utf-8")
    result = fix_files([("a.md", ALL)])
    assert not result.lasting
    assert [one.finding.safety for one in result.report.shown] == ["safe", "safe", "unsafe"]


def test_a_damaged_cache_is_no_reason_to_fail(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text(SIMPLE, "utf-8")
    assert run(["check"]) == 1
    with sqlite3.connect(next(Path(".termlint_cache").glob("*.sqlite"))) as base:
        base.execute("update examined set value = x'ff00'")
        base.execute("update worlds set value = x'c1'")
        base.execute("update verdicts set value = x'c1'")
    base.close()
    assert run(["check"]) == 1
    assert capsys.readouterr().err == ""


# -- configurations ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("termlint.toml", 'encoding = "rot13"', "unknown encoding “rot13”"),
        ("termlint.toml", 'encoding = "undefined"', "unknown encoding"),
        ("termlint.toml", 'encoding = "gb\\u0000k"', "unknown encoding"),
        ("termlint.toml", 'termbases = ["/none/*.csv"]', "no such file: “/none/*.csv”"),
        ("termlint.toml", 'termbases = ["a**b.csv"]', "no such file"),
        ("termlint.toml", 'exclude = ["!"]', "“!” is not a valid path pattern"),
        (
            "termlint.toml",
            '[[per-path]]\npaths = ["!"]',
            "per-path[1].paths: “!” is not a valid path pattern",
        ),
        ("termlint.toml", "extend = 3", "must be text in quotes or a list, not a whole number"),
        ("termlint.toml", "[severity]\nterms = 3", "severity.terms: must be text in quotes"),
        ("pyproject.toml", "# tool.termlint\n[tool]\ntermlint = 3", "must be a table"),
        ("pyproject.toml", "# tool.termlint\ntool = 3", "must be a table"),
        ("pyproject.toml", "[[tool.termlint]]", "must be a table"),
    ],
)
def test_configurations(name: str, text: str, part: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").touch()
    Path(name).write_text(text, "utf-8")
    said = told(capsys, "a.md")
    assert re.match(rf"termlint: {name}(:[123])?: ", said)
    assert part in said
    assert len(said.splitlines()) == 1


def test_a_configuration_that_leads_nowhere_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").touch()
    Path("termlint.toml").symlink_to("gone.toml")
    assert "termlint.toml: cannot be read" in told(capsys, "a.md")


# -- suppressions -----------------------------------------------------------------------------------


def shown(comment: str) -> list[tuple[str, str]]:
    text = f"{comment}\n模型训练所带来的的问题。\n"
    document = read_document("a.md", text.encode())
    at = text.index("的的")
    findings = [Finding(at, at + 2, Message("twice", "重复"), rule="repeated-word", path="a.md")]
    left = sift("a.md", findings, document.suppressions, ALL, rules())
    return [(one.finding.rule, one.finding.message.en) for one in left]


@pytest.mark.parametrize("names", ["", " all", " characters", "[characters]", " repeated-word, term-case"])
@pytest.mark.parametrize("reason", ["", " -- 照录原文", "：照录原文"])
def test_suppressions_by_group_and_with_a_reason(names: str, reason: str) -> None:
    assert shown(f"<!-- termlint: ignore{names}{reason} -->") == []


def test_an_unknown_rule_in_a_suppression() -> None:
    left = shown("<!-- termlint: ignore repeated-word, repeated-wrod -->")
    assert left == [("unused-suppression", "there is no rule or group “repeated-wrod”")]


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("enable", "there is no “disable” that this “enable” ends"),
        ("ignroe", "termlint does not know the comment “ignroe”"),
        ("ignore[term-case] because", "termlint does not understand this comment"),
        ("", "termlint does not understand this comment"),
    ],
)
def test_a_comment_that_silences_nothing_is_told_why(comment: str, said: str) -> None:
    (finding,) = check_text(f"<!-- termlint: {comment} -->\n\n这里没有问题。\n")
    assert (finding.rule, finding.message.en[: len(said)]) == ("unused-suppression", said)


def test_many_comments_under_each_other_are_about_the_same_line() -> None:
    text = "<!-- termlint: ignore -->\n" * 3000 + "的的。\n"
    spans = {(one.start, one.end) for one in read_document("a.md", text.encode()).suppressions}
    assert spans == {(text.index("的"), len(text) - 1)}


def test_many_findings_are_sifted_at_once() -> None:
    findings = [Finding(at, at + 2, Message("", ""), rule="a") for at in range(0, 60_000, 3)]
    assert len(one_per_place(findings, {})) == len(findings)


# -- tables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "t.csv:1: the table is empty"),
        ("english,chinese,status\na,b\n", "t.csv:2: the row has 2 cells, but the header has 3"),
        (
            "english,chinese,status\na,b,Best\n",
            "t.csv:2: unknown status “Best”; use one of preferred",
        ),
        ("english,chinese,status\n,b,preferred\n", "t.csv:2: “english” is empty"),
        ("english;chinese;status\n", "t.csv:1: unknown column “english;chinese;status”"),
        (f"english,chinese,status\n{'a' * 200_000},b,preferred\n", "t.csv:2: not valid CSV"),
    ],
)
def test_termbases(text: str, part: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text(SIMPLE, "utf-8")
    Path("t.csv").write_text(text, "utf-8")
    Path("termlint.toml").write_text('termbases = ["t.csv"]', "utf-8")
    said = told(capsys, "a.md")
    assert part in said
    assert len(said.splitlines()) == 1


# -- slips of the hand ------------------------------------------------------------------------------


def test_the_report_is_not_written_over_what_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text(SIMPLE, "utf-8")
    Path("b.md").symlink_to("a.md")
    assert "a.md: cannot be written" in told(capsys, "a.md", "-o", "a.md")
    assert "b.md: cannot be written" in told(capsys, "a.md", "-o", "b.md")
    assert Path("a.md").read_text("utf-8") == SIMPLE


def test_a_mistyped_variable(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.md").touch()
    monkeypatch.setenv("TERMLINT_HOME", "somebody's")
    assert run(["check", "--no-cache", "a.md"]) == 0
    monkeypatch.setenv("TERMLINT_FORMT", "json")
    assert "did you mean “TERMLINT_FORMAT”" in told(capsys, "a.md")


def test_stdin_filename_needs_standard_input(capsys: pytest.CaptureFixture[str]) -> None:
    assert "can only be used with the path “-”" in told(capsys, "--stdin-filename", "a.md")


def test_empty_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert "“”: no such file" in told(capsys, "")
    assert "cannot be read" in told(capsys, "--config", "")


def test_errors_are_told_in_the_language_of_the_configuration(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text(SIMPLE, "utf-8")
    for language, part in (("zh", "不是 git 仓库"), ("en", "not a git repository")):
        Path("termlint.toml").write_text(f'lang = "{language}"\n', "utf-8")
        assert run(["check", ".", "--since", "HEAD"]) == 2
        assert part in capsys.readouterr().err


def test_the_language_of_one_run_is_not_that_of_the_next(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").touch()
    Path("termlint.toml").write_text('lang = "zh"', "utf-8")
    assert run(["check", "--no-cache", "a.md"]) == 0
    Path("termlint.toml").write_text('encoding = "undefined"', "utf-8")
    assert "unknown encoding" in told(capsys, "a.md")
