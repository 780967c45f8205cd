"""termlint as a library."""

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


@pytest.mark.parametrize("text", ["零\0字节", "半个\ud800字符"])
def test_what_is_no_text_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"zero byte|lone surrogate"):
        termlint.check_text(text)


def test_check_paths(tmp_path: Path) -> None:
    (path := tmp_path / "a.md").write_text(FAULTY, encoding="utf-8")
    report = termlint.check_paths([path, tmp_path / "gone.md"])
    assert [shown.finding.rule for shown in report.shown] == ["repeated-word"]
    assert [problem.path for problem in report.problems] == [(tmp_path / "gone.md").as_posix()]


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
