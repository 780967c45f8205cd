"""Words that another one usually stands beside: the table, and what it casts doubt on."""

from pathlib import Path

import pytest

from termlint import check_text
from termlint.lexicon import BadTable, seeds_folder
from termlint.lexicon.pairs import Pairs, check_pairs


def misspelled(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (text[one.start : one.end], one.replacements)
        for one in check_text(text)
        if one.rule == "misspelled-term"
    ]


def test_the_table_is_sound() -> None:
    check_pairs(seeds_folder() / "contexts" / "pairs.txt")


def test_a_table_with_a_fault_is_told(tmp_path: Path) -> None:
    table = tmp_path / "pairs.txt"
    for text, line in (("batch size 11\n", 1), ("batch size 11 11\nadd one 3 4\n", 2)):
        table.write_text(text, encoding="ascii")
        with pytest.raises(BadTable) as told:
            check_pairs(table)
        assert told.value.problem.place == line


def test_weights_are_kept_by_side() -> None:
    pairs = Pairs("batch size 11 9\nimage size 3 8\n")
    assert pairs.after("batch") == {"size": 9}
    assert pairs.before("size") == {"batch": 11, "image": 3}
    assert pairs.after("size") == {}


@pytest.mark.parametrize(
    ("text", "word", "right"),
    [
        ("先做一次 fine turning，再看结果。", "turning", "tuning"),
        ("Batch szie 取 32 即可。", "szie", "size"),
        ("显卡是 GForce RTX 4090。", "GForce", "GeForce"),
        ("这一步叫 Instruction Turing。", "Turing", "Tuning"),
    ],
)
def test_a_word_where_another_usually_stands(text: str, word: str, right: str) -> None:
    assert misspelled(text) == [(word, (right,))]


def test_a_word_that_stands_beside_two_others() -> None:
    said = misspelled("从 machine leaning 讲起，再讲 deep leaning。")
    assert said == [("leaning", ("learning",))] * 2


@pytest.mark.parametrize(
    "text",
    [
        "先做 fine turning。每轮 turning 一次。",
        "这里的 patch size 取 16。",
        "我们提出 GFocal Loss，它和 focal loss 不同。",
        "按英式拼写，language modelling 有两个 l，policy optimisation 用 s。",
        "运行时加上 -lcontrol-plane 即可。",
        "Turing 是人名。Turing 写过论文。有人把论文里的训练叫做 Instruction Turing，纪念 Turing。",
    ],
)
def test_words_that_may_stand_there(text: str) -> None:
    assert misspelled(text) == []
