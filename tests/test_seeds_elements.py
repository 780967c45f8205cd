"""The table of elements is sound, and what is made of it is no word of its own."""

import csv
import re

import pytest

from termlint.lexicon import Lexicon, seeds_folder
from termlint.lexicon.elements import SHORTEST, ElementRow, reordered

LEXICON = Lexicon()
ROWS = LEXICON.elements.rows
WORD = re.compile("[a-z-]+")
HAN = re.compile("[㐀-鿿]+")


def test_the_columns_are_the_fields() -> None:
    header = next(csv.reader((seeds_folder() / "elements.csv").read_text("utf-8").splitlines()))
    assert header == list(ElementRow.__struct_fields__)


def test_every_row_has_english_words_and_several_renderings() -> None:
    assert len(ROWS) >= 250
    for row in ROWS:
        assert row.words and all(WORD.fullmatch(word) for word in row.words), row
        assert len(set(row.renderings)) == len(row.renderings) > 1, row
        assert all(HAN.fullmatch(one) for one in row.renderings), row


def test_no_row_is_part_of_another() -> None:
    wrong = [
        (one, other)
        for one in ROWS
        for other in ROWS
        if one is not other and {*one.words} <= {*other.words} and {*one.renderings} <= {*other.renderings}
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("english", "chinese", "other"),
    [
        ("tensor parallelism", "张量并行", "张量平行"),
        ("cross-validation", "交叉验证", "交互验证"),
        ("attention heads", "注意力头", "注意头"),
        ("embodied intelligence", "具身智能", "体现智能"),
        ("stochastic gradient descent", "随机梯度下降", "梯度随机下降"),
    ],
)
def test_an_element_is_exchanged(english: str, chinese: str, other: str) -> None:
    assert other in LEXICON.elements.others(english, chinese)


def test_the_english_decides() -> None:
    assert LEXICON.elements.others("tensor parallelism", "支持向量机") == ()


@pytest.mark.parametrize("chinese", ["模型推理", "多任务学习", "基于人类反馈的强化学习"])
def test_the_last_part_of_a_term_stays_last(chinese: str) -> None:
    assert all(other[-2:] == chinese[-2:] for other in reordered(chinese))


def test_renderings_are_in_simplified_characters() -> None:
    fold = LEXICON.scripts.to_simplified
    assert [one for row in ROWS for one in row.renderings if one.translate(fold) != one] == []


def test_what_is_made_is_long_enough_and_no_shortening() -> None:
    for concept in LEXICON.terms.concepts:
        for rendering in concept.renderings:
            for other in LEXICON.elements.others(concept.english, rendering.chinese):
                assert len(other) >= SHORTEST
                assert other not in rendering.chinese and rendering.chinese not in other
