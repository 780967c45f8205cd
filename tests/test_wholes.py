"""Terms and words by three of their characters, and what one slip makes of them."""

import time

import pytest

from termlint.lexicon import Lexicon
from termlint.lexicon.wholes import WHOLE, Wholes, key
from termlint.read import read_text
from termlint.survey import Survey
from termlint.survey.characters.mangled import find_mangled
from termlint.survey.characters.torn import Torn

LEXICON = Lexicon()


def test_a_stretch_is_found_in_every_string_that_has_it():
    counts = LEXICON.counts
    wholes = Wholes(counts, {"向量数据库", "图数据库", "数据库", "字"})
    numbers = counts.numbers("数据库")
    rows, places = wholes.find(key(WHOLE, [numbers[at : at + 1] for at in range(3)]))
    assert rows.tolist() == [0, 0, 0]
    assert sorted(map(wholes.at, places.tolist())) == [("向量数据库", 2), ("图数据库", 1), ("数据库", 0)]


def test_what_no_string_has_is_not_found():
    counts = LEXICON.counts
    numbers = counts.numbers("库据数")
    rows, _ = LEXICON.wholes.find(key(WHOLE, [numbers[at : at + 1] for at in range(3)]))
    assert rows.tolist() == []


@pytest.mark.parametrize(
    ("text", "mangled"),
    [
        ("先声明数据型类，再分配内存。", Torn(3, 7, "数据类型", "swapped", 2)),
        ("机器人用传感了器判断距离。", Torn(4, 8, "传感器", "inserted", 2)),
        ("向量数据库很多，选向量据库要看召回率。", Torn(9, 13, "向量数据库", "lost", 2)),
    ],
)
def test_where_a_word_is_torn(text, mangled):
    assert list(find_mangled(Survey(read_text("a.txt", text), LEXICON))) == [mangled]


@pytest.mark.parametrize("text", ["", "字", "数据", "数据型", "型类数", "a 数 b"])
def test_short_texts_are_no_trouble(text):
    assert list(find_mangled(Survey(read_text("a.txt", text), LEXICON))) == []


def test_a_text_of_nothing_but_slips_takes_no_longer_than_it_should():
    short, long = (_seconds("数据型类很多，向量数据库里传感了器也坏。" * times) for times in (500, 5_000))
    assert long < 30 * max(short, 0.02)


def _seconds(text):
    survey = Survey(read_text("a.txt", text), LEXICON)
    start = time.process_time()
    list(find_mangled(survey))
    return time.process_time() - start
