"""Every format of the report, on findings made by hand."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from termlint.config.keys import FORMATS as CONFIGURED
from termlint.model import Edit, Finding, Message, Place, Problem, Report, Shown
from termlint.report import FORMATS, render
from termlint.report.sarif import LARGEST
from termlint.telling.columns import width

TEXTS = {
    "文 章.md": "\ufeff# 标题\r\n\r\n用 Tranformer 训练的的模型，[注] 100%。\r\n末行\r\n",
    "b.txt": "Transformer 很好。\n",
}
TEXT = TEXTS["文 章.md"]


def at(word: str) -> tuple[int, int]:
    return TEXT.index(word), TEXT.index(word) + len(word)


FINDINGS = (
    Shown(
        Finding(
            *at("Tranformer"),
            Message("Tranformer looks like Transformer", "“Tranformer”疑为“Transformer”"),
            replacements=("Transformer",),
            safety="safe",
            confidence=0.95,
            reason=Message("seen once", "仅见一次"),
            related=(Place(0, 11, "b.txt"), Place(*at("标题"))),
            rule="misspelled-term",
            path="文 章.md",
        ),
        "warning",
    ),
    Shown(
        Finding(
            *at("的的"),
            Message("“的” is said\ntwice, 100%", "“的”重复"),
            replacements=("的", ""),
            safety="unsafe",
            also=(Edit(*at("末行"), "终行"),),
            rule="repeated-word",
            path="文 章.md",
        ),
        "error",
    ),
    Shown(
        Finding(
            TEXT.index("[注]"),
            len(TEXT) - 4,
            Message("a [note](x)", "有[注](x)"),
            rule="near-miss-term",
            path="文 章.md",
        ),
        "info",
    ),
)
REPORT = Report(FINDINGS, (), 2, 1234)


def report(name: str, of: Report = REPORT, language: str = "zh", **options) -> str:
    return "".join(render(name, of, TEXTS.__getitem__, language=language, **options))


def test_the_formats_are_those_that_can_be_configured():
    assert tuple(FORMATS) == CONFIGURED


def test_full():
    assert (
        report("full")
        == """\
文 章.md:3:3: 警告 misspelled-term: “Tranformer”疑为“Transformer”
3 | 用 Tranformer 训练的的模型，[注] 100%。
  |    ^^^^^^^^^^
  = 依据：仅见一次
      b.txt:1:1  ⟦Transformer⟧ 很好。
      1:3  # ⟦标题⟧
  = 建议：Transformer [可自动修复，可信度 95%]

文 章.md:3:16: 错误 repeated-word: “的”重复
3 | 用 Tranformer 训练的的模型，[注] 100%。
  |                   ^^^^
  = 建议：的 或 删去，连同另外 1 处 [需人工确认，可信度 90%]

文 章.md:3:21: 提示 near-miss-term: 有[注](x)
3 | 用 Tranformer 训练的的模型，[注] 100%。
  |                             ^^^^^^^^^^^
  = 可信度：90%

共 3 个问题：错误 1 个，警告 1 个，提示 1 个。检查了 2 个文件，1,234 个字符。
`termlint fix` 可修复 1 个，加上 --unsafe-fixes 另可修复 1 个。
"""
    )


def test_full_in_english():
    said = report("full", language="en")
    assert "3:16: error repeated-word: “的” is said\ufffdtwice, 100%\n" in said
    assert "  = evidence: seen once\n" in said
    assert "  = suggestion: 的 or delete it, and in 1 more places [unsafe fix, 90% sure]\n" in said
    assert said.endswith(
        "3 findings: 1 error, 1 warning, 1 info. 2 files, 1,234 characters checked.\n"
        "1 can be fixed with `termlint fix`, 1 more with `termlint fix --unsafe-fixes`.\n"
    )


def test_carets_stand_under_the_place():
    lines = report("full").splitlines()
    source, carets = lines[1], lines[2]
    assert width(source[: source.index("Tranformer")]) == carets.index("^")
    assert carets.count("^") == len("Tranformer")


def test_colour_only_if_asked():
    assert "\x1b" not in report("full")
    assert re.sub(r"\x1b\[[0-9;]*m", "", report("grouped", color=True)) == report("grouped")
    for name in ("json", "json-lines", "github", "sarif"):
        assert "\x1b" not in report(name, color=True)


def test_quiet_leaves_out_the_summary():
    assert "检查了" not in report("full", verbosity=-1)
    assert report("full", Report((), (), 1, 5), verbosity=-1) == ""
    assert (
        report("full", Report((), (), 1, 5), language="en") == "No findings. 1 file, 5 characters checked.\n"
    )


def test_evidence_is_cut_unless_all_is_asked_for():
    places = tuple(Place(at, at + 1) for at in range(1, 7))
    one = Report((Shown(Finding(0, 1, Message("a", "甲"), related=places, rule="r", path="b.txt"), "info"),))
    assert "另有 3 处" in report("full", one)
    assert "另有" not in report("full", one, verbosity=1)


def test_concise():
    assert report("concise", language="en", verbosity=-1) == (
        "文 章.md:3:3: misspelled-term Tranformer looks like Transformer\n"
        "文 章.md:3:16: repeated-word “的” is said\ufffdtwice, 100%\n"
        "文 章.md:3:21: near-miss-term a [note](x)\n"
    )


def test_grouped():
    assert report("grouped", verbosity=-1) == (
        "文 章.md\n"
        "   3:3  警告  “Tranformer”疑为“Transformer”  misspelled-term\n"
        "  3:16  错误  “的”重复  repeated-word\n"
        "  3:21  提示  有[注](x)  near-miss-term\n\n"
    )


def test_json_lines_has_the_fields_that_we_are_measured_by():
    lines = report("json-lines", language="en").splitlines()
    first, second, third = map(json.loads, lines)
    assert first == {
        "path": "文 章.md",
        "rule": "misspelled-term",
        "severity": "warning",
        "start": at("Tranformer")[0],
        "end": at("Tranformer")[1],
        "line": 3,
        "column": 3,
        "end_line": 3,
        "end_column": 13,
        "message": "Tranformer looks like Transformer",
        "replacements": ["Transformer"],
        "safety": "safe",
        "confidence": 0.95,
        "related": [
            {"path": "b.txt", "start": 0, "end": 11, "line": 1, "column": 1, "text": "Transformer"},
            {"path": "文 章.md", "start": 3, "end": 5, "line": 1, "column": 3, "text": "标题"},
        ],
        "reason": "seen once",
        "mqm": first["mqm"],
    }
    assert first["mqm"].startswith(("terminology/", "linguistic-conventions/"))
    assert second["replacements"] == ["的", ""]
    assert (third["end_line"], third["end_column"], third["reason"]) == (4, 1, None)
    assert "标题" in lines[0]


def test_json_is_the_same_as_an_array():
    assert json.loads(report("json")) == [json.loads(line) for line in report("json-lines").splitlines()]
    assert json.loads(report("json", Report())) == []


def test_a_path_that_is_no_unicode():
    odd = Report((Shown(Finding(0, 1, Message("a", "甲"), rule="r", path="\udcff.md"), "info"),))
    texts = {"\udcff.md": "甲"}
    said = {name: "".join(render(name, odd, texts.__getitem__, language="zh")) for name in FORMATS}
    assert json.loads(said["json-lines"])["path"] == "\\udcff.md"
    location = json.loads(said["sarif"])["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "%FF.md"
    assert said["concise"].startswith("\ufffd.md:1:1")


def test_a_file_that_vanished_costs_only_its_lines():
    one = Report((Shown(Finding(5, 9, Message("a", "甲"), rule="r", path="gone.md"), "info"),))
    for name in FORMATS:
        assert report(name, one)


def test_github_writes_no_control_character_of_a_file_name():
    from termlint.report.github import _data

    assert _data("a\x1b[31m\x01.md\n100%") == "a\\x1b[31m\\x01.md%0A100%25"


def test_github():
    first, second, third = report("github", language="en").splitlines()
    assert first == (
        "::warning file=文 章.md,line=3,endLine=3,col=3,endColumn=13,title=termlint misspelled-term"
        "::Tranformer looks like Transformer%0Aseen once%0Asuggestion: Transformer"
    )
    assert "::“的” is said%0Atwice, 100%25%0A" in second
    assert third.startswith("::notice ")
    assert "endLine=4," in third
    assert "endColumn" not in third


@pytest.mark.parametrize("name", ["full", "concise", "grouped"])
def test_statistics(name):
    said = report(name, statistics=True, language="en")
    assert said.startswith("count  safe fixes  rule\n    1           1  misspelled-term\n")
    assert "3 findings" in said


def test_statistics_for_programs():
    counts = json.loads(report("json", statistics=True))
    assert counts[0] == {"rule": "misspelled-term", "count": 1, "safe": 1}
    assert [json.loads(line) for line in report("json-lines", statistics=True).splitlines()] == counts
    assert json.loads(report("json", Report(), statistics=True)) == []


# -- SARIF -------------------------------------------------------------------------------------------

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def sarif(of: Report = REPORT, **options):
    log = json.loads(report("sarif", of, **options))
    VALIDATOR.validate(log)
    return log["runs"][0]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_sarif_follows_the_published_schema(language):
    run = sarif(language=language, root=Path.cwd())
    sarif(Report(), language=language)
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["originalUriBaseIds"]["%SRCROOT%"]["uri"].endswith("/")


def test_sarif_places():
    result = sarif()["results"][0]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "%E6%96%87%20%E7%AB%A0.md", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {
        "startLine": 3,
        "startColumn": 3,
        "endLine": 3,
        "endColumn": 13,
        "charOffset": at("Tranformer")[0] - 1,
        "charLength": 10,
    }
    assert [one["id"] for one in result["relatedLocations"]] == [0, 1]


def test_sarif_fixes_hold_all_edits():
    first, second = sarif()["results"][1]["fixes"]
    assert [one["insertedContent"]["text"] for one in first["artifactChanges"][0]["replacements"]] == [
        "的",
        "终行",
    ]
    assert [one["insertedContent"]["text"] for one in second["artifactChanges"][0]["replacements"]] == [""]


def test_sarif_text_that_looks_like_a_link_is_escaped():
    assert sarif(language="en")["results"][2]["message"]["text"] == r"a \[note\](x)"


def test_sarif_describes_the_rules():
    run = sarif()
    rules = run["tool"]["driver"]["rules"]
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [one.finding.rule for one in FINDINGS]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["markdown"].startswith("**")
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert rule["properties"]["mqm"]


def test_sarif_fingerprints_survive_moved_lines(monkeypatch):
    before = [one["partialFingerprints"]["primaryLocationLineHash"] for one in sarif()["results"]]
    monkeypatch.setitem(TEXTS, "文 章.md", "\ufeff新的一行\n\n" + TEXT[1:])
    moved = [
        Shown(
            Finding(
                one.finding.start + 6,
                one.finding.end + 6,
                one.finding.message,
                rule=one.finding.rule,
                path=one.finding.path,
            ),
            one.severity,
        )
        for one in FINDINGS
    ]
    after = [
        one["partialFingerprints"]["primaryLocationLineHash"]
        for one in sarif(Report(tuple(moved)))["results"]
    ]
    assert before == after
    assert len(set(before)) == 3


def test_sarif_fingerprints_tell_equal_lines_apart():
    twice = sarif(Report((FINDINGS[0], FINDINGS[0])))["results"]
    first, second = (one["partialFingerprints"]["primaryLocationLineHash"] for one in twice)
    assert first.endswith(":1")
    assert second == first[:-1] + "2"


def test_sarif_tells_what_could_not_be_done():
    problem = Problem("bad.md", Message("a binary file", "是二进制文件"), 3)
    (invocation,) = sarif(Report((), (problem,)))["invocations"]
    assert invocation["executionSuccessful"] is False
    (note,) = invocation["toolExecutionNotifications"]
    assert note["message"]["text"] == "是二进制文件"


def test_sarif_is_cut_where_github_would_refuse_it():
    many = tuple(
        Shown(Finding(0, 1, Message(f"a{at}", f"甲{at}"), rule="misspelled-term", path="b.txt"), "info")
        for at in range(LARGEST + 7)
    )
    run = json.loads(report("sarif", Report(many)))["runs"][0]
    assert len(run["results"]) == LARGEST
    assert "7" in run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_sarif_paths_outside_the_root_are_absolute(tmp_path):
    place = sarif(root=tmp_path)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"].startswith("file:///")
    assert "uriBaseId" not in place


def test_a_narrow_terminal_wraps_nothing() -> None:
    long = "很长的一行，" * 30 + "所带来的的问题" + "，还有许多" * 30
    at = long.index("的的")
    one = Shown(Finding(at, at + 2, Message("twice", "重复"), ("的",), rule="a", path="a.md"), "warning")
    lines = "".join(
        render("full", Report((one,), (), 1, 5), lambda _: long, language="zh", columns=40)
    ).splitlines()
    assert all(width(line) <= 48 for line in lines[1:3])
    assert lines[2].index("^") == width(lines[1][: lines[1].index("的的")])
