"""A rule that fails costs its own findings and nothing else, and it is told with rule, file and cause."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any, NoReturn

import pytest

from termlint import registry
from termlint.cli import run
from termlint.config.settings import Settings
from termlint.model import Fact, Finding, Message, Report
from termlint.rule import DocumentRule, PairProjectRule, PairRule, ProjectRule, ReviewRule, Rule
from termlint.run import runner
from termlint.survey import Survey
from termlint.telling.failures import Failures, problems_of

SAID = Message("a", "甲")
FAULTY = "# 注意力\n\n模型训练所带来的的问题。\n\n模型 <!-- termlint: ignore repeated-word -->\n"


def _fail(*_: object) -> NoReturn:
    raise ValueError("boom")


def _leave(*_: object) -> NoReturn:
    sys.exit(3)


def _half(_: object) -> Any:
    yield Finding(0, 1, SAID)
    raise ValueError("boom")


def _ask(survey: Survey) -> tuple[Finding, ...]:
    return tuple(survey.joints)[:0]


def _gather(_: object) -> list[Fact]:
    return [Fact("甲", "乙", 0, 1)]


def _ill(survey: Survey) -> list[Finding]:
    return [Finding(0, 1, "no message")]  # type: ignore[arg-type]


FAILING: dict[str, Rule] = {
    "raises": DocumentRule(_fail, group="terms", mqm="other"),
    "leaves": DocumentRule(_leave, group="terms", mqm="other"),
    "half": DocumentRule(_half, group="terms", mqm="other"),
    "nothing": DocumentRule(lambda _: None, group="terms", mqm="other"),  # type: ignore[arg-type, return-value]
    "ill": DocumentRule(_ill, group="terms", mqm="other"),
    "outside": DocumentRule(lambda _: [Finding(0, 10_000, SAID)], group="terms", mqm="other"),
    "gathers": ProjectRule(_fail, lambda *_: (), group="terms", mqm="other"),
    "value": ProjectRule(lambda _: [Fact("甲", object())], lambda *_: (), group="terms", mqm="other"),
    "judges": ProjectRule(_gather, _fail, group="terms", mqm="other"),
    "reviews": ReviewRule(_fail),
    "compares": PairRule(_fail),
    "pairs": PairProjectRule(_fail, lambda *_: ()),
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("zh").mkdir()
    Path("en").mkdir()
    for name in ("a.md", "b.md"):
        Path("zh", name).write_text(FAULTY, "utf-8")
        Path("en", name).write_text("# Attention\n\nThe problems that training of models brings.\n", "utf-8")


def _join(monkeypatch: pytest.MonkeyPatch, **joined: Rule) -> frozenset[str]:
    known = {**registry.rules(), **joined}
    monkeypatch.setattr(registry, "rules", lambda: known)
    return frozenset(name for name, rule in known.items() if rule.default)


def _check(enabled: frozenset[str], cache: Path | None = None) -> Report:
    one = Settings(enabled=enabled, root=str(Path.cwd()))
    return runner.run([("zh/a.md", one), ("zh/b.md", one)], cache=cache)


def _found(report: Report) -> list[tuple[str, str, int]]:
    return [(one.finding.path, one.finding.rule, one.finding.start) for one in report.shown]


@pytest.mark.parametrize("name", FAILING)
def test_a_failing_rule_costs_its_own_findings_only(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = _check(_join(monkeypatch))
    assert [rule for _, rule, _ in _found(sound)].count("repeated-word") == 2
    report = _check(_join(monkeypatch, **{name: FAILING[name]}))
    assert _found(report) == _found(sound)
    assert report.files == 2
    assert report.failed == (name,)
    assert report.problems
    for problem in report.problems:
        assert problem.path in ("zh/a.md", "zh/b.md")
        assert f"internal error in the rule {name}, please report it: " in problem.message.en
        assert f"规则 {name} 自身出错，请报告：" in problem.message.zh


@pytest.mark.parametrize("name", FAILING)
def test_a_failure_is_told_every_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lacks a rule's findings is not remembered as a whole answer."""
    enabled = _join(monkeypatch, **{name: FAILING[name]})
    reports = [_check(enabled, Path("cache")) for _ in range(3)]
    assert reports[0].problems == reports[1].problems == reports[2].problems
    assert _found(reports[0]) == _found(reports[1]) == _found(reports[2])


def test_a_rule_that_is_mended_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("gathers", "judges"):
        broken = _check(_join(monkeypatch, mended=FAILING[name]), Path("cache"))
        assert broken.problems
    whole = ProjectRule(
        _gather, lambda _, facts: [Finding(0, 1, SAID, path=facts[0].path)], group="terms", mqm="a"
    )
    mended = _check(_join(monkeypatch, mended=whole), Path("cache"))
    assert not mended.problems
    assert ("zh/a.md", "mended", 0) in _found(mended)


def test_a_comment_that_silences_a_failing_rule_is_not_unused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert ("zh/a.md", "unused-suppression", 24) in _found(_check(_join(monkeypatch)))
    report = _check(_join(monkeypatch, **{"repeated-word": FAILING["raises"]}))
    assert not _found(report)


def test_nobody_hears_of_a_rule_that_is_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    enabled = _join(monkeypatch, raises=FAILING["raises"], judges=FAILING["judges"])
    report = _check(enabled - {"raises", "judges"})
    assert not report.problems
    assert not report.failed


def test_a_fact_that_fails_names_every_rule_that_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Survey, "joints", property(_fail))
    asking = DocumentRule(_ask, group="terms", mqm="other")
    report = _check(_join(monkeypatch, one=asking, two=asking))
    assert {"one", "two"} < set(report.failed)
    (said,) = [problem.message for problem in report.problems if problem.path == "zh/a.md"]
    assert "one, " in said.en
    assert ", two, please report it: ValueError: boom [tests/test_failures.py:" in said.en
    assert ("zh/a.md", "repeated-word", 14) in _found(report)


def test_a_fault_beside_the_original_is_one_of_the_rules_on_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("termlint.originals.beside.beside_original", _fail)
    report = _check(_join(monkeypatch))
    assert ("zh/a.md", "repeated-word", 14) in _found(report)
    assert {registry.rules()[name].group for name in report.failed} == {"bilingual"}


def test_rules_that_fail_alike_are_named_together() -> None:
    failures = Failures()
    for rule in ("one", "two", "one"):
        with failures.guard(rule, "a.md"):
            raise KeyError(rule[:0])
    assert [failure.rule for failure in failures.noted] == ["one", "two"]
    (problem,) = problems_of(failures.noted)
    assert "规则 one、two 自身出错" in problem.message.zh


def test_a_bad_termbase_is_no_fault_of_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    Path("terms.csv").write_text("english,chinese,status\nagent\n", "utf-8")
    Path("termlint.toml").write_text('termbases = ["terms.csv"]\n', "utf-8")
    assert run(["check", "--no-cache", "--lang", "en", "zh"]) == 2
    assert "terms.csv:2: the row has 1 cell, but the header has 3\n" in (said := capsys.readouterr().err)
    assert "fault" not in said


def test_the_command_line_goes_on_and_exits_with_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _join(monkeypatch, raises=FAILING["raises"])
    assert run(["check", "--no-cache", "--lang", "en", "zh"]) == 2
    out, err = capsys.readouterr()
    assert out.count("warning repeated-word") == 2
    assert "zh/b.md: internal error in the rule raises, please report it: ValueError: boom [" in err
    assert "Traceback" not in err


def test_a_rule_that_fails_loses_nothing_of_a_baseline(monkeypatch: pytest.MonkeyPatch) -> None:
    finding = DocumentRule(lambda _: [Finding(0, 1, SAID)], group="terms", mqm="other")
    _join(monkeypatch, mine=finding)
    assert run(["baseline", "create", "-q", "zh"]) == 0
    before = Path("termlint-baseline.json").read_text("utf-8")
    assert '"mine"' in before
    _join(monkeypatch, mine=FAILING["raises"])
    assert run(["baseline", "update", "-q", "--no-cache", "zh"]) == 2
    assert Path("termlint-baseline.json").read_text("utf-8") == before


def test_a_file_that_cannot_be_read_loses_nothing_of_a_baseline() -> None:
    assert run(["baseline", "create", "-q", "zh"]) == 0
    before = Path("termlint-baseline.json").read_text("utf-8")
    os.rename("zh/a.md", "a")  # noqa: PTH104
    Path("zh/a.md").write_bytes(b"\xff\x00\xfe")
    assert run(["baseline", "update", "-q", "--no-cache", "zh"]) == 2
    assert Path("termlint-baseline.json").read_text("utf-8") == before


def test_a_score_is_not_better_for_a_rule_that_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _join(monkeypatch, raises=FAILING["raises"])
    assert run(["score", "penalty", "--lang", "en", "zh"]) == 2
    assert "zh/a.md: internal error in the rule raises" in capsys.readouterr().err


def test_what_can_be_fixed_is_fixed(monkeypatch: pytest.MonkeyPatch) -> None:
    _join(monkeypatch, raises=FAILING["raises"])
    assert run(["fix", "-q", "--no-cache", "zh"]) == 2
    assert "带来的问题" in Path("zh/a.md").read_text("utf-8")
