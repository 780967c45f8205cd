"""Penalty scores: the arithmetic by hand, the weights, and the comparison with a git revision."""

import csv
import io
import json
import re
import subprocess
from pathlib import Path

import pytest
from test_cli import _here, call, told, write

from termlint.config.settings import BadConfig, Layers
from termlint.scoring.penalty import Tally, Weights, count_units, folders, total

__all__ = ["_here"]

TWICE = "我们们用它训练模型。\n"
"""Nine Han characters and one finding of repeated-word or the like."""


@pytest.fixture(autouse=True)
def _folder(_here: None) -> None:
    for name in ("faulty.md", "clean.md"):
        Path(name).unlink()
    write("docs/a.md", f"# 标题\n\n{TWICE}")
    write("docs/deep/b.md", "这里没有问题。\n")


def sheet(*arguments: str, code: int = 0) -> dict[str, object]:
    result = call("score", "penalty", *arguments, "--format", "json")
    assert result.exit_code == code, result.output
    found: dict[str, object] = json.loads(result.stdout)
    return found


def row(rows: object, path: str) -> dict[str, object]:
    assert isinstance(rows, list)
    return next(one for one in rows if one["path"] == path)


def git(*arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def test_units_are_han_characters_and_latin_words() -> None:
    assert count_units("用 PyTorch 训练 GPT-4，it's 好。") == 4 + 3
    assert count_units("𠮷，3.14！") == 1


def test_the_arithmetic_by_hand() -> None:
    tally = Tally(units=400)
    tally.add("terminology/wrong-term", 5)
    tally.add("terminology/inconsistent-use", 1)
    tally.add("accuracy/omission", 2)
    assert tally.penalty == 8
    assert tally.per_reference(1000) == 20
    assert tally.score == pytest.approx(98)
    assert tally.score_of("terminology") == pytest.approx(98.5)
    assert tally.score_of("style") == 100
    assert (Tally().score, Tally().per_reference(1000)) == (None, None)
    assert Tally(units=1, penalties={"style": 3}).score == -200


def test_folders_add_up() -> None:
    one, two = Tally(units=10), Tally(units=30)
    one.add("style", 1)
    two.add("style", 3)
    found = folders({"docs/a.md": one, "docs/deep/b.md": two, "c.md": Tally(units=5)})
    assert {path: (tally.units, tally.penalty) for path, tally in found.items()} == {
        "docs": (40, 4),
        "docs/deep": (30, 3),
    }
    assert total([one, two]).findings["style"] == 2
    assert one.units == 10, "adding up changes none of them"


@pytest.mark.parametrize(
    ("weights", "cost"),
    [
        ({}, 1),
        ({"terms": 2}, 2),
        ({"terms": 2, "terminology": 3}, 3),
        ({"terminology": 3, "terminology/wrong-term": 4}, 4),
        ({"terminology/wrong-term": 4, "wrong-rendering": 0.5}, 0.5),
    ],
)
def test_the_closest_weight_counts(weights: dict[str, float], cost: float) -> None:
    known = Weights.of({"weights": weights})
    assert known.of_finding("wrong-rendering", "terms", "terminology/wrong-term", "warning") == cost
    assert known.of_finding("wrong-rendering", "terms", "terminology/wrong-term", "error") == 5 * cost
    assert known.of_finding("wrong-rendering", "terms", "terminology/wrong-term", "info") == 0
    assert known.of_finding("unused-suppression", "meta", "other", "warning") == 0


def test_files_folders_and_project() -> None:
    found = sheet("docs")
    faulty = row(found["files"], "docs/a.md")
    assert (faulty["units"], faulty["findings"], faulty["penalty"]) == (11, 1, 1.0)
    assert (faulty["score"], faulty["per_reference"]) == (90.91, 90.91)
    assert row(found["files"], "docs/deep/b.md")["score"] == 100
    assert row(found["folders"], "docs")["score"] == pytest.approx(100 * (1 - 1 / 17), abs=0.006)
    assert row(found["folders"], "docs/deep")["score"] == 100
    project = found["project"]
    assert isinstance(project, dict)
    assert (project["path"], project["units"]) == ("*", 17)
    assert len(found["types"]) == 1  # type: ignore[arg-type]


def test_the_configuration_weighs() -> None:
    write(
        "termlint.toml",
        '[severity]\ncharacters = "error"\n[score]\nreference-count = 100\n'
        "severity = { error = 25 }\nweights = { characters = 0.2 }\n",
    )
    faulty = row(sheet()["files"], "docs/a.md")
    assert faulty["penalty"] == 5.0
    assert faulty["per_reference"] == pytest.approx(100 * 5 / 11, abs=0.006)


def test_the_pass_mark() -> None:
    assert call("score", "penalty", "--fail-under", "90").exit_code == 0
    result = call("score", "penalty", "--fail-under", "95", "--lang", "zh")
    assert result.exit_code == 1
    assert "不合格：及格线为 95" in result.stdout
    assert "MQM score" not in call("score", "penalty", "-h").output
    write("termlint.toml", "[score]\npass-mark = 99\n")
    assert sheet(code=1)["passed"] is False
    assert sheet("--fail-under", "50")["passed"] is True, "the command line wins"
    Path("empty").mkdir()
    assert call("score", "penalty", "empty").exit_code == 0


def test_what_cannot_be_read_is_told() -> None:
    Path("docs/bad.md").write_bytes(b"\xff\xfe\xff")
    found = sheet(code=2)
    assert [one["path"] for one in found["files"]] == ["docs/a.md", "docs/deep/b.md"]  # type: ignore[attr-defined]


def test_csv_and_table() -> None:
    rows = list(csv.DictReader(io.StringIO(call("score", "penalty", "--format", "csv").stdout)))
    assert [(one["level"], one["path"]) for one in rows] == [
        ("file", "docs/a.md"),
        ("file", "docs/deep/b.md"),
        ("folder", "docs"),
        ("folder", "docs/deep"),
        ("project", "*"),
    ]
    shown = call("score", "penalty", "-q", "--lang", "zh").stdout
    assert "整个项目" in shown
    assert "a.md" not in shown and "错误类型" not in shown


def test_comparing_with_a_revision() -> None:
    git("init", "-q")
    write("docs/gone.md", TWICE)
    write("src/code.py", "print()\n")
    git("add", ".")
    git("commit", "-qm", "one")
    write("docs/a.md", "# 标题\n\n我们用它训练模型。\n")
    write("docs/new.md", TWICE)
    Path("docs/gone.md").unlink()
    found = sheet("docs", "--compare", "HEAD")
    mended = row(found["files"], "docs/a.md")
    assert (mended["before"], mended["score"], mended["change"]) == (90.91, 100.0, 9.09)
    new, gone = row(found["files"], "docs/new.md"), row(found["files"], "docs/gone.md")
    assert (new["before"], new["change"]) == (None, None)
    assert (gone["before"], gone["score"]) == (88.89, None)
    project = found["project"]
    assert isinstance(project, dict)
    assert project["before"] == pytest.approx(100 * (1 - 2 / 26), abs=0.006)
    assert project["score"] == pytest.approx(100 * (1 - 1 / 25), abs=0.006)
    assert "整个项目" in call("score", "penalty", "--compare", "HEAD", "--lang", "zh").stdout
    assert call("check", "docs/new.md").exit_code == 1, "the cache still knows the files of today"


def test_comparing_from_a_folder_below_with_odd_names(monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q")
    write("docs/中文 名.md", TWICE)
    write("build/out.md", TWICE)
    git("add", ".")
    git("commit", "-qm", "one")
    monkeypatch.chdir("docs")
    found = sheet("--compare", "HEAD")
    assert [one["path"] for one in found["files"]] == ["a.md", "deep/b.md", "中文 名.md"]  # type: ignore[attr-defined]
    assert {one["change"] for one in found["files"]} == {0.0}  # type: ignore[attr-defined]


def test_an_unreadable_past_is_told_but_does_not_fail() -> None:
    git("init", "-q")
    Path("docs/a.md").write_bytes("中".encode() + b"\xff")
    git("add", ".")
    git("commit", "-qm", "one")
    write("docs/a.md", TWICE)
    result = call("score", "penalty", "--compare", "HEAD")
    assert result.exit_code == 0
    assert "HEAD:docs/a.md:1: column 2: " in result.stderr


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--compare", "HEAD"], "--compare HEAD: not a git repository"),
        (["--fail-under", "high"], "“high” is not a number of at most 100"),
        (["--fail-under", "nan"], "“nan” is not a number of at most 100"),
        (["--fail-under=-inf"], "“-inf” is not a number of at most 100"),
        (["--fail-undr", "9"], "Did you mean --fail-under?"),
        (["gone"], "gone: no such file or folder"),
    ],
)
def test_mistakes(arguments: list[str], hint: str) -> None:
    assert hint in told("score", "penalty", *arguments).splitlines()[-1]


def test_no_such_revision() -> None:
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    assert "--compare nope: no such commit" in told("score", "penalty", "--compare", "nope")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("pass-mark = 101", "score.pass-mark: must be at most 100"),
        ("pass-mrak = 1", "did you mean “pass-mark”"),
        ("reference-count = 0", "score.reference-count: must be greater than 0"),
        ("weights = { termz = 1 }", "did you mean “terms”"),
        ('weights = { terms = "x" }', "score.weights.terms: must be a number"),
        ("severity = { eror = 1 }", "did you mean “error”"),
        ("severity = { error = -1 }", "score.severity.error: must be 0 or more"),
        ("severity = 3", "score.severity: must be a table"),
        ("severity = { error = inf }", "score.severity.error: must lie between -1000000000 and 1000000000"),
        ("weights = { terms = nan }", "score.weights.terms: must be 0 or more"),
        ("reference-count = inf", "score.reference-count: must lie"),
        ("pass-mark = -inf", "score.pass-mark: must lie"),
    ],
)
def test_mistakes_in_the_table(table: str, said: str) -> None:
    write("termlint.toml", f"[score]\n{table}\n")
    with pytest.raises(BadConfig, match=r"termlint\.toml") as caught:
        Layers(None, {}).settings_for("a.md")
    assert said in caught.value.problem.message.en


def test_layers_of_the_table_are_merged() -> None:
    write("base.toml", "[score]\npass-mark = 90\nseverity = { error = 10 }\n")
    write("termlint.toml", 'extend = "base.toml"\n[score]\nseverity = { warning = 2 }\n')
    weights = Weights.of(Layers(None, {}).settings_for("a.md").score)
    assert weights.severity == {"error": 10, "warning": 2, "info": 0}
    assert (weights.pass_mark, weights.reference_count) == (90, 1000)


@pytest.mark.parametrize("page", ["score.md", "score.zh-CN.md"])
def test_the_example_of_the_manual_is_accepted(page: str) -> None:
    text = (Path(__file__).parents[1] / "docs" / page).read_text(encoding="utf-8")
    example = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)[0]
    write("termlint.toml", example)
    weights = Weights.of(Layers(None, {}).settings_for("a.md").score)
    assert weights.severity == Weights().severity
    assert (weights.pass_mark, weights.types["misspelled-term"]) == (99.5, 2)


@pytest.mark.parametrize(("path", "code"), [("nosuch.md", 2), ("empty", 0)])
def test_what_is_not_there_makes_no_table(path: str, code: int) -> None:
    Path("empty").mkdir()
    result = call("score", "penalty", path)
    assert result.exit_code == code
    assert not result.stdout and "no " in result.stderr
    assert sheet(path, code=code)["files"] == []


def test_standard_input_is_scored() -> None:
    result = call("score", "penalty", "-", "--format", "json", stdin=TWICE)
    assert json.loads(result.stdout)["project"]["units"] == 9
