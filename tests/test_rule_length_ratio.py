"""Lengths that no translation of a text has."""

from __future__ import annotations

import pytest

from termlint.bitext import Bitext
from termlint.lexicon import Lexicon
from termlint.read.raw import read_raw
from termlint.rules import length_ratio

LEXICON = Lexicon()
START = "With `scan` and `HOME` the tool reads each of the 120 files once and keeps what it found there."
REST = (
    " Nothing is written while it does so. If a file cannot be read, the others go on, and in the end you are"
    " told which one it was and why. Run it again with more memory if the folder is a large one. It stops by"
    " itself as soon as all of the files were read, and prints how long that took on your machine."
)
FRAME = "# {}\n\n`one`\n\n{}\n\n```sh\nrun a\n```\n\n## {}\n\n{}\n\n```sh\nrun b\n```\n\n{}\n"
EN = ("Reading", START + REST, "Writing", "The result lies in `out`.", "See `help` for more.")
SHORT = "工具用 `scan` 和 `HOME` 把 120 个文件逐一读一遍，记下所见。"
WHOLE = (
    "工具用 `scan` 和 `HOME` 把 120 个文件逐一读一遍，记下所见。其间什么也不写。若有文件读不了，"
    "其余照常，最后告诉你是哪一个、为什么。文件夹很大时，请加大内存再运行。"
)
ZH = ("读取", WHOLE, "写入", "结果在 `out` 中。", "更多内容见 `help`。")


def bitext(target: str, source: str) -> Bitext:
    return Bitext(read_raw("a.zh.md", target), read_raw("a.md", source), LEXICON)


def said(target: str, source: str = FRAME.format(*EN)) -> list[str]:
    return [
        one.message.en.removeprefix("this translation is ").removesuffix(" for its original")
        for one in length_ratio.check(bitext(target, source))
    ]


def of(text: str) -> str:
    return FRAME.format(*ZH).replace(WHOLE, text)


def test_what_stops_halfway_and_what_repeats_itself_is_told() -> None:
    assert said(of(WHOLE)) == []
    assert said(of(SHORT)) == ["too short"]
    source = FRAME.format(*EN).replace(REST, "")
    assert said(of(WHOLE), source) == []
    assert said(of(WHOLE * 2), source) == ["too long"]


@pytest.mark.parametrize("after", ["", "```sh\nrun a\n```\n\n"])
def test_a_paragraph_that_was_split_is_not_too_short(after: str) -> None:
    end = f"{SHORT}\n\n{after}"
    rest = WHOLE.partition("。")[2]
    assert said(of(SHORT).replace(end, f"{end}{rest}\n\n")) == []


@pytest.mark.parametrize(("rest", "found"), [("\n$$\nFORMULA\n$$\n", []), (" FORMULA", ["too short"])])
def test_a_formula_of_its_own_line_is_not_counted(rest: str, found: list[str]) -> None:
    formula = r"\sum_{i=1}^{n} \alpha_i x_i + \beta_i y_i \leq \gamma_i " * 4
    start = "The loss is written as" + rest.replace("FORMULA", formula.strip())
    assert said(of("损失可以写为"), FRAME.format(*EN).replace(START + REST, start)) == found


def test_paragraphs_that_were_joined_are_not_too_long() -> None:
    source = FRAME.format(*EN).replace(REST, f"\n\n{REST.strip()}")
    assert said(of(WHOLE * 2), source) == []


@pytest.mark.parametrize(
    ("target", "source", "alone"),
    [
        (of(WHOLE), FRAME.format(*EN), (0, 0)),
        (of(WHOLE), FRAME.format(*EN).replace("run a\n```", "run a\n```\n\nOne more sentence."), (0, 1)),
        (of(WHOLE).replace("run a\n```", "run a\n```\n\n还有一句话。"), FRAME.format(*EN), (1, 0)),
        (of(WHOLE) + "\n最后还有一句话，是译者加的。\n", FRAME.format(*EN), (0, 0)),
    ],
)
def test_what_has_no_partner_near_a_pair_is_counted(target: str, source: str, alone: tuple[int, int]) -> None:
    both = bitext(target, source)
    (pair,) = (one for one in both.pairs if one.target.raw == WHOLE)
    assert both.alone_near(pair) == alone


def test_the_ends_of_a_document_are_ends() -> None:
    both = bitext(of(WHOLE) + "\n最后还有一句话，是译者加的。\n", FRAME.format(*EN))
    assert [both.alone_near(one) for one in both.pairs][:2] == [(0, 0)] * 2
    assert both.alone_near(both.pairs[-1]) == (1, 0)
