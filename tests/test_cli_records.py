"""``termlint check --stdin-format``: a filter for pipelines of records."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from termlint.cli.group import termlint

FAULTY = '{"id": 1.50, "en": "a", "zh": "他说：\\"这是训练所带来的的问题\\"", "findings": 1}'
CLEAN = '{"zh":"这是模型"}'


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def call(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(termlint, ["--lang", "en", "check", *arguments], stdin)


def test_records_come_back_with_their_findings() -> None:
    result = call("--stdin-format", "jsonl", stdin=f"{FAULTY}\n\n{CLEAN}\n")
    assert result.exit_code == 1
    first, second = result.stdout.splitlines()
    assert first.startswith('{"id":1.50,"en":"a","zh":')
    (finding,) = json.loads(first)["findings"]
    said = json.loads(FAULTY)["zh"]
    assert finding["field"] == "zh"
    assert said[finding["start"] : finding["end"]] == finding["text"] == "的的"
    assert (finding["rule"], finding["replacements"], finding["safety"]) == ("repeated-word", ["的"], "safe")
    assert json.loads(second) == {"zh": "这是模型", "findings": []}


def test_only_those_with_findings() -> None:
    result = call("--stdin-format", "jsonl", "--only-findings", stdin=f"{CLEAN}\n{FAULTY}\n")
    assert len(result.stdout.splitlines()) == 1
    assert call("--stdin-format", "jsonl", "--only-findings", stdin=CLEAN).exit_code == 0


def test_rows_become_objects() -> None:
    text = 'en\tzh\na\t"这是训练""所带来的的""问题"\nb\n'
    result = call("--stdin-format", "tsv", "--exit-zero", "-", stdin=text)
    assert result.exit_code == 0
    first, second = map(json.loads, result.stdout.splitlines())
    assert first["zh"] == '这是训练"所带来的的"问题'
    assert first["findings"][0]["start"] == first["zh"].index("的的")
    assert second == {"en": "b", "findings": []}


def test_records_are_compared_with_one_another() -> None:
    one = "过拟合很常见。防止过拟合的方法很多，过拟合也可以测量。过拟合有害。"
    lines = [json.dumps({"zh": one}, ensure_ascii=False)] * 12 + ['{"zh": "过度拟合是坏事。"}']
    result = call("--stdin-format", "jsonl", "--only-findings", stdin="\n".join(lines))
    assert [json.loads(line)["zh"] for line in result.stdout.splitlines()] == ["过度拟合是坏事。"]


@pytest.mark.parametrize(
    ("stdin", "said"),
    [
        (f"{CLEAN}\n[1]\n", "stdin.jsonl:2: not a JSON object"),
        (f'{CLEAN}\n{{"zh": "\\ud800"}}\n', "stdin.jsonl:2: a lone surrogate"),
        (f'{CLEAN}\n{{"zh": "\\udc00"}}\n', "stdin.jsonl:2: a lone surrogate"),
        (f'{CLEAN}\n{{"a": tru}}\n', "stdin.jsonl:2: column 7: not valid JSON"),
    ],
)
def test_what_is_malformed_writes_nothing(stdin: str, said: str) -> None:
    result = call("--stdin-format", "jsonl", stdin=stdin)
    assert result.exit_code == 2
    assert not result.stdout
    assert said in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("--stdin-format", "jsonl", "a.md"),
        ("--stdin-format", "jsonl", "--fix"),
        ("--stdin-format", "jsonl", "--source", __file__),
        ("--stdin-format", "tsv", "--format", "json"),
        ("--only-findings",),
        ("--watch", "--fix"),
        ("--watch", "-"),
    ],
)
def test_options_that_mean_nothing_together(arguments: tuple[str, ...]) -> None:
    assert call(*arguments).exit_code == 2


def test_per_path_configuration_goes_by_the_name() -> None:
    from pathlib import Path

    Path("termlint.toml").write_text('[[per-path]]\npaths = ["mt/"]\nignore = ["repeated-word"]\n', "utf-8")
    named = ("--stdin-format", "jsonl", "--stdin-filename", "mt/out")
    assert call(*named, stdin=FAULTY).exit_code == 0
    assert (
        call(
            "--stdin-format",
            "jsonl",
            stdin=FAULTY,
        ).exit_code
        == 1
    )
