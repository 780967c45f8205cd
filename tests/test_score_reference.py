"""Scores against references: sacrebleu's own command line says the same, and so does arithmetic."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from test_cli import _here, call, told, write

from termlint.scoring.similarity import compare, measure

__all__ = ["_here"]

REFERENCE = [
    "模型在训练集上收敛得很快。",
    "我们把学习率降到原来的一半。",
    "损失函数的曲线趋于平稳。",
    "验证集的准确率达到了 92.5%。",
    "最后用 PyTorch 导出权重。",
    "显存不足时可以减小批量。",
]
GOOD = [
    "模型在训练集上很快收敛。",
    "我们把学习率降到原来的一半。",
    "损失函数曲线趋于平稳。",
    "验证集准确率达到 92.5%。",
    "最后用 PyTorch 导出权重。",
    "显存不够时可以减小批量。",
]
POOR = [
    "该模型快速聚合在训练集。",
    "我们减半了学习速率。",
    "损失函数的曲线是平的。",
    "验证集的准确率是 92.5%。",
    "最终 PyTorch 输出了重量。",
    "内存不足则缩小批次。",
]


@pytest.fixture(autouse=True)
def _files(_here: None) -> None:
    for name, lines in (("ref", REFERENCE), ("good", GOOD), ("poor", POOR)):
        write(f"{name}.txt", "".join(f"{line}\n" for line in lines))


def sacrebleu(*arguments: str) -> list[dict[str, object]]:
    """Return what sacrebleu's own command says."""
    command = [sys.executable, "-m", "sacrebleu", "ref.txt", *arguments, "--format", "json", "-w", "2"]
    environment = {name: value for name, value in os.environ.items() if name != "SACREBLEU_SEED"}
    done = subprocess.run(command, capture_output=True, check=True, env=environment)
    found = json.loads(done.stdout)
    return found if isinstance(found, list) else [found]


SAME = ("--tokenize", "zh", "--chrf-word-order", "2", "--ter-normalized", "--ter-asian-support")


def rows(*arguments: str) -> list[dict[str, object]]:
    result = call("score", *arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, object]] = json.loads(result.stdout)
    return found


def test_scores_and_signatures_are_those_of_sacrebleu() -> None:
    theirs = sacrebleu("-i", "good.txt", "-m", "bleu", "chrf", "ter", *SAME)
    ours = rows("--reference", "ref.txt", "good.txt")
    assert [row["metric"] for row in ours] == ["BLEU", "chrF++", "TER"]
    assert [row["score"] for row in ours] == [row["score"] for row in theirs]
    assert [row["signature"] for row in ours] == [row["signature"] for row in theirs]
    assert all("version:" in str(row["signature"]) for row in ours)


def test_confidence_is_that_of_sacrebleu() -> None:
    theirs = sacrebleu(
        "-i", "good.txt", "-m", "bleu", "chrf", "ter", *SAME, "--confidence", "--confidence-n", "200"
    )
    ours = rows("-r", "ref.txt", "good.txt", "--confidence", "--samples", "200")
    assert [(row["mean"], row["interval"]) for row in ours] == [
        (row["confidence_mean"], row["confidence_var"]) for row in theirs
    ]
    assert [row["signature"] for row in ours] == [row["signature"] for row in theirs]


@pytest.mark.parametrize(
    ("option", "test", "number"),
    [("--paired-bs", "bootstrap", "--paired-bs-n"), ("--paired-ar", "randomization", "--paired-ar-n")],
)
def test_paired_tests_are_those_of_sacrebleu(option: str, test: str, number: str) -> None:
    command = [sys.executable, "-m", "sacrebleu", "ref.txt", "-i", "poor.txt", "good.txt"]
    # Its JSON fails on the numbers of the bootstrap.
    more = ["-m", "bleu", "chrf", *SAME, option, number, "300", "-f", "text", "-w", "4"]
    theirs = subprocess.run([*command, *more], capture_output=True, check=True).stdout.decode()
    metrics = ("--metric", "bleu", "--metric", "chrf")
    ours = rows("-r", "ref.txt", "poor.txt", "good.txt", "--test", test, "--samples", "300", *metrics)
    assert [row["system"] for row in ours] == ["poor.txt", "poor.txt", "good.txt", "good.txt"]
    assert [row.get("p") for row in ours] == [None, None, *map(float, re.findall(r"p = ([0-9.]+)", theirs))]
    scores = [float(one) for one in re.findall(r"[│|] +([0-9]+\.[0-9]{4})", theirs)]
    assert [row["score"] for row in ours] == [pytest.approx(one, abs=0.006) for one in scores]
    assert all(str(row["signature"]) in theirs for row in ours)


def test_intervals_of_a_randomization() -> None:
    arguments = ("-r", "ref.txt", "poor.txt", "good.txt", "--test", "randomization", "--samples", "20")
    assert all("interval" not in row for row in rows(*arguments, "--metric", "bleu"))
    assert all("interval" in row for row in rows(*arguments, "--metric", "bleu", "--confidence"))


def test_equal_systems_do_not_differ_and_seeds_are_fixed() -> None:
    systems = [("one", GOOD), ("two", GOOD), ("three", POOR)]
    first = list(compare(systems, [REFERENCE], ["BLEU"], samples=200))
    assert first == list(compare(systems, [REFERENCE], ["BLEU"], samples=200))
    other = list(compare(systems, [REFERENCE], ["BLEU"], samples=200, seed=7))
    assert "seed:7" in other[0].signature
    assert [row.score for row in other] == [row.score for row in first]
    same, different = first[1].p, first[2].p
    assert first[0].p is None
    assert same == 1, "sacrebleu says 1 / 201: it counts what is larger than no difference"
    assert different is not None
    assert different < 0.5


def test_the_environment_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SACREBLEU_SEED", "99")
    list(measure("one", GOOD, [REFERENCE], ["BLEU"], resamples=10))
    assert os.environ["SACREBLEU_SEED"] == "99"


def test_bleu_and_ter_by_hand() -> None:
    # Nine tokens on both sides, the fifth differs. Matches of 1 to 4 tokens: 8 of 9, 6 of 8, 4 of 7, 2 of 6.
    got = {row.metric: row.score for row in measure("", ["甲乙丙丁子己庚辛壬"], [["甲乙丙丁戊己庚辛壬"]])}
    assert got["BLEU"] == pytest.approx(100 * (8 / 9 * 6 / 8 * 4 / 7 * 2 / 6) ** 0.25)
    assert got["TER"] == pytest.approx(100 / 9)


def test_old_usage_and_several_references() -> None:
    old = rows("good.txt", "ref.txt", "poor.txt")
    assert old == rows("-r", "ref.txt", "-r", "poor.txt", "good.txt")
    assert "nrefs:2" in str(old[0]["signature"])


def test_columns_of_tables() -> None:
    pairs = list(zip(REFERENCE, GOOD, strict=True))
    write("a.jsonl", "".join(json.dumps({"zh": one, "mt": two}) + "\n" for one, two in pairs))
    write("a.tsv", "ref\tzh\n" + "".join(f"{one}\t{two}\n" for one, two in pairs))
    plain = rows("-r", "ref.txt", "good.txt")
    named = rows("-r", "ref.txt", "a.jsonl", "--column", "mt")
    assert [row["score"] for row in named] == [row["score"] for row in plain]
    assert [row["score"] for row in rows("-r", "a.jsonl", "a.tsv")] == [row["score"] for row in plain]


def test_table_and_csv() -> None:
    shown = call("score", "-r", "ref.txt", "poor.txt", "good.txt", "--samples", "50", "--lang", "zh").stdout
    assert shown.startswith("6 句\n译文")
    assert "95% 区间" in shown
    assert "p：与 poor.txt" in shown
    text = call("score", "-r", "ref.txt", "good.txt", "--format", "csv").stdout
    table = list(csv.DictReader(io.StringIO(text)))
    assert [row["metric"] for row in table] == ["BLEU", "chrF++", "TER"]
    assert table[0]["p"] == ""
    assert call("score", "-r", "ref.txt", "good.txt", "-o", "out.txt").stdout == ""
    assert "BLEU" in Path("out.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["good.txt"], "REFERENCE is missing"),
        (["-r", "ref.txt"], "SYSTEM is missing"),
        ([], "Say what to score: reference, terms, penalty"),
        (["."], "is a folder; its findings are scored by “termlint score penalty .”"),
        (["penalti", "."], "Did you mean “termlint score penalty”?"),
        (["gone.txt", "ref.txt"], "gone.txt: cannot be read"),
        ([".", "ref.txt"], "is a folder; its findings are scored by “termlint score penalty .”"),
        (["-r", "ref.txt", "good.txt", "--metric", "blue"], "did you mean “bleu”"),
        (["-r", "ref.txt", "good.txt", "--samples", "1"], "not a whole number from 2 to 1000000"),
        (["-r", "ref.txt", "good.txt", "--samples", "1000000000"], "not a whole number from 2 to 1000000"),
        (["-r", "ref.txt", "good.txt", "--seed", "9" * 5000], "not a whole number of at least 1"),
        (["-r", "ref.txt", "good.txt", "--seed", "0"], "not a whole number of at least 1"),
        (["-r", "ref.txt", "good.txt", "--format", "text"], "is not one of table, json, csv"),
        (
            ["-r", "ref.txt", "bad.jsonl"],
            "bad.jsonl:2: not valid JSON: a value is missing",
        ),
        (["-r", "ref.txt", "list.jsonl"], "list.jsonl:1: each line must be an object"),
        (["-r", "ref.txt", "a.tsv"], "a.tsv:1: no column zh; there are a, b"),
        (["-r", "one.txt", "ref.txt"], "one.txt: has 1 line, but ref.txt has 6; the lines must"),
        (["-r", "ref.txt", "short.tsv"], "short.tsv:3: the row has 1 cell, but the header has 2"),
    ],
)
def test_mistakes(arguments: list[str], hint: str) -> None:
    write("bad.jsonl", '{"zh": "好"}\n{"zh":\n')
    write("list.jsonl", '["好"]\n')
    write("one.txt", "好\n")
    write("a.tsv", "a\tb\n好\t好\n")
    write("short.tsv", "zh\tb\n好\t好\n好\n")
    if hint.startswith("a.tsv"):
        arguments = [*arguments, "--column", "zh"]
    assert hint in told("score", *arguments).splitlines()[-1]


def test_a_translation_comes_from_standard_input() -> None:
    written = Path("poor.txt").read_bytes()
    options = ("--reference", "ref.txt", "--metric", "chrf")
    result = call("score", "-", *options, "--format", "json", stdin=written)
    (from_input,) = json.loads(result.stdout)
    (from_file,) = rows("poor.txt", *options)
    assert {**from_input, "system": "poor.txt"} == from_file
