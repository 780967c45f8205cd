"""Segments that the aligner put together though they say other things, and what is doubtful in them."""

from __future__ import annotations

import pytest

from termlint.bitext import Bitext
from termlint.bitext.code import changed_lines, misspelled
from termlint.bitext.english import is_left
from termlint.bitext.figures import Figures
from termlint.bitext.mended import Words
from termlint.bitext.side import Side
from termlint.bitext.wording import Wording
from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.model import Finding
from termlint.read import read_text
from termlint.read.raw import read_raw
from termlint.registry import rules

LEXICON = Lexicon()
WORDING = Wording(LEXICON)
PAGE = "# {}\n\n{}\n\n```sh\nrun a\n```\n\n{}\n\n```sh\nrun b\n```\n"


def found(rule: str, target: str, source: str) -> list[Finding]:
    """Return what a rule is sure of."""
    bitext = Bitext(read_raw("a.md", target), read_raw("b.md", source), LEXICON)
    report = examine(read_text("a.md", target), {rule: rules()[rule]}, LEXICON, bitext=bitext)
    return [one for one in report.findings if one.confidence >= 0.5]


ORIGINAL = "The server keeps each of the 3 connections open until the client has read the whole message."
CHINESE = "服务器让这 {} 个连接一直打开，直到客户端读完整条消息。"
OTHER = "第 {} 步：把下载的图片解压到数据集所在的目录，再安装训练所需的依赖。"


@pytest.mark.parametrize(
    ("target", "together"), [(CHINESE.format(3), True), (OTHER.format(5), False), ("见 `conn`。", False)]
)
def test_the_words_of_both_sides_go_together(target: str, *, together: bool) -> None:
    assert WORDING.is_translation(Side(target), Side(ORIGINAL)) is together
    assert WORDING.is_translation(Side(target), Side("See `conn` 3."))


@pytest.mark.parametrize(("target", "together"), [("模型的优化", True), ("开始运行", False)])
def test_few_words_must_speak_clearly(target: str, *, together: bool) -> None:
    assert WORDING.is_translation(Side(target), Side("Optimization of the model")) is together
    assert WORDING.is_translation(Side(target), Side("The model"))


@pytest.mark.parametrize(("number", "wrong"), [("1、", 0), ("共 1 个：", 1)])
def test_a_number_that_only_the_translation_puts_before_a_text(number: str, wrong: int) -> None:
    source = PAGE.format("Server", "It needs 3 connections.", "It ends here.")
    target = PAGE.format("服务器", f"{number}它总需要一些连接，3 个或 4 个。", "到此为止。")
    source = source.replace("It needs 3 connections", "It always needs connections, 3 or 4, not 5 of them")
    assert len(found("number-mismatch", target, source)) == wrong


@pytest.mark.parametrize(("said", "wrong"), [(CHINESE, 1), (OTHER, 0)])
def test_figures_are_those_of_the_same_text(said: str, wrong: int) -> None:
    source = PAGE.format("Server", ORIGINAL, "It ends here.")
    target = PAGE.format("服务器", said.format(5), "到此为止。")
    assert len(found("number-mismatch", target, source)) == wrong


@pytest.mark.parametrize(
    ("names", "wrong"),
    [
        ((15, 25), []),
        ((15, 15), ["a15"]),
    ],
)
def test_rows_of_a_table_may_change_places(names: tuple[int, int], wrong: list[str]) -> None:
    rows = "| [a{0}](a{0}.py) | x |\n"
    source = "# A\n\n| Name | Kind |\n| --- | --- |\n" + rows.format(25) + rows.format(15) + rows.format(50)
    target = "# 甲\n\n| 名称 | 种类 |\n| --- | --- |\n"
    target += "".join(rows.format(one) for one in (*names, 50))
    assert [target[one.start - 1 : one.end] for one in found("number-mismatch", target, source)] == wrong


@pytest.mark.parametrize(
    ("target", "source", "sure"),
    [
        ("把 `srcBitmap` 缩小。", "Make `srcbitmap` smaller.", 0),
        ("设为 `16000`。", "Set `16,000`.", 0),
        ("设为 `26000`。", "Set `16,000`.", 1),
        ("设为 `(2739，)`。", "Set `(2739,)`.", 1),
        ("把 `srcbitmpa` 缩小。", "Make `srcbitmap` smaller.", 1),
    ],
)
def test_names_in_other_letter_case_are_doubtful(target: str, source: str, sure: int) -> None:
    assert len(found("code-mismatch", f"# 甲\n\n{target}\n", f"# A\n\n{source}\n")) == sure


@pytest.mark.parametrize(
    ("target", "source", "changed"),
    [
        ("add(a[i*2])\n", "add(a[i * 2])\n", 0),
        ("add(a[i*3])\n", "add(a[i * 2])\n", 1),
        ("* 读取一行\nadd(a)\n", "* reads a line\nadd(a)\n", 0),
    ],
)
def test_a_product_is_no_comment(target: str, source: str, changed: int) -> None:
    assert len([*changed_lines(target, source, Words((), ()))]) == changed


def test_quotation_marks_of_any_kind_are_the_same_in_a_line() -> None:
    target, source = Side('设置 `type="number"`。'), Side("Set `type='number'`.")
    assert [*misspelled(target, source, Words((), ()))] == []


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("../a_models/b/a_b-c-a723a1c5.pth", False),
        ("runtime error: the disk was filled with too many of the logs:", False),
        ('"tools.OwnError: OwnError("each of these names must be in the list of names")"', False),
        ("Error response from the service: it is not there, or you are not to see it.", False),
        ("[How to be kind to all of those that you do not know](https://e.org/a), Anna Bakker", False),
        ("[How to be kind](https://e.org/a) to all of those that you do not know", True),
        ("This error is shown if the disk was filled with too many of the logs.", True),
    ],
)
def test_what_a_program_complains_of_is_no_english_left(text: str, *, left: bool) -> None:
    assert is_left(Side(text), Side(text)) is left


def test_a_figure_of_many_scales_does_not_overflow() -> None:
    assert len(Figures("8" + "多万" * 1000).written) == 1
