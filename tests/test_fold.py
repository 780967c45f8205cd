"""More than twenty equal findings of a file are listed as one; what is fixed and counted stays as it is."""

from __future__ import annotations

from click.testing import CliRunner

from termlint.cli.group import termlint
from termlint.model import Finding, Message, Report, Shown
from termlint.report.fold import MOST, fold


def _shown(at: int, message: str = "a", path: str = "a.md", rule: str = "repeated-word") -> Shown:
    return Shown(
        Finding(at, at + 2, Message(message, message), ("的",), "safe", rule=rule, path=path), "warning"
    )


def test_twenty_equal_findings_are_listed_one_by_one():
    report = Report(tuple(_shown(at) for at in range(MOST)))
    assert fold(report) == report


def test_one_more_and_they_are_one_that_counts_them():
    report = Report(tuple(_shown(at) for at in range(MOST + 1)))
    (only,) = fold(report).shown
    assert only.finding.message == Message("a (21 times in this file)", "a（本文件共 21 处）")
    assert [place.start for place in only.finding.related] == list(range(1, MOST + 1))
    assert only.finding.replacements == ("的",)


def test_another_message_rule_or_file_is_not_equal():
    many = [_shown(at) for at in range(MOST + 1)]
    others = [_shown(3, "b"), _shown(4, rule="mixed-script"), _shown(5, path="b.md")]
    shown = tuple(sorted(many + others, key=lambda one: (one.finding.path, one.finding.start)))
    folded = fold(Report(shown)).shown
    assert [one.finding.start for one in folded] == [0, 3, 4, 5]


def test_fix_and_summary_are_about_all_of_them(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = "".join(f"这是第 {at} 行的的文字。\n\n" for at in range(30))
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    listed = CliRunner().invoke(termlint, ["check", "a.md", "--lang", "en", "--no-cache"])
    assert "(30 times in this file)" in listed.output
    assert "30 findings" in listed.output
    CliRunner().invoke(termlint, ["fix", "a.md", "--no-cache"])
    assert "的的" not in (tmp_path / "a.md").read_text(encoding="utf-8")
