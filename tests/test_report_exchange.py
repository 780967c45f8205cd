"""The formats of other programs: GitLab, JUnit, Checkstyle, reviewdog."""

from __future__ import annotations

import json
from xml.etree.ElementTree import Element, fromstring

from termlint.model import Finding, Message, Report, Shown
from termlint.report import render

TEXT = "第一行。\n这里的的文字与 😀 深度学习。\n"
AT = TEXT.index("的的")
SAID = Message("a <b> & \x0b", "甲 <乙> & \x0b")
TWICE = Finding(
    AT,
    AT + 2,
    Message("“的” is said twice", "“的”重复"),
    ("的",),
    "safe",
    rule="repeated-word",
    path="文/a.md",
)
LAST = Finding(
    TEXT.index("深"),
    TEXT.index("。", 9),
    Message("a <b> & \x0b", "甲 <乙> & \x0b"),
    rule="term-case",
    path="文/a.md",
)
REPORT = Report((Shown(TWICE, "warning"), Shown(LAST, "error")), files=1, characters=len(TEXT))


def report(name: str, of: Report = REPORT) -> str:
    return "".join(render(name, of, lambda _: TEXT, language="zh"))


def xml(name: str, of: Report = REPORT) -> Element:
    return fromstring(report(name, of).encode())


def test_gitlab():
    first, second = json.loads(report("gitlab"))
    assert first == {
        "description": "“的”重复\n建议：的",
        "check_name": "repeated-word",
        "fingerprint": first["fingerprint"],
        "severity": "minor",
        "location": {"path": "文/a.md", "lines": {"begin": 2, "end": 2}},
    }
    assert second["severity"] == "major"


def test_gitlab_drops_equal_fingerprints_so_there_are_none():
    again = Report((*REPORT.shown, *REPORT.shown))
    names = [issue["fingerprint"] for issue in json.loads(report("gitlab", again))]
    assert len({*names}) == len(names) == 4


def test_a_fingerprint_survives_lines_above():
    moved = "新的一行。\n" + TEXT
    by = len(moved) - len(TEXT)
    shown = tuple(
        Shown(Finding(one.start + by, one.end + by, one.message, rule=one.rule, path=one.path), "info")
        for one in (TWICE, LAST)
    )
    there = json.loads("".join(render("gitlab", Report(shown), lambda _: moved, language="zh")))
    here = json.loads(report("gitlab"))
    assert [one["fingerprint"] for one in there] == [one["fingerprint"] for one in here]


def test_junit():
    root = xml("junit")
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "2", "2")
    (suite,) = root
    assert suite.get("name") == "文/a.md"
    assert [case.get("name") for case in suite] == ["repeated-word 2:3", "term-case 2:11"]
    failure = suite[1][0]
    assert failure.get("message") == "甲 <乙> & \ufffd"


def test_junit_without_findings_is_a_test_that_passed():
    root = xml("junit", Report(files=1))
    assert (root.get("tests"), root.get("failures"), len(root[0]), len(root[0][0])) == ("1", "0", 1, 0)


def test_checkstyle():
    ((error, other),) = xml("checkstyle")
    assert error.attrib == {
        "line": "2",
        "column": "3",
        "severity": "warning",
        "message": "“的”重复\n建议：的",
        "source": "termlint.repeated-word",
    }
    assert other.get("severity") == "error"


def test_rdjson_counts_bytes():
    first, second = json.loads(report("rdjson"))["diagnostics"]
    assert first["location"] == {
        "path": "文/a.md",
        "range": {"start": {"line": 2, "column": 7}, "end": {"line": 2, "column": 13}},
    }
    assert first["suggestions"] == [{"range": first["location"]["range"], "text": "的"}]
    line = TEXT.splitlines()[1].encode()
    start = second["location"]["range"]["start"]["column"] - 1
    assert line[start:].decode() == "深度学习。"
