"""Eponyms: the table is sound, and two forms of one name are seen."""

import re
from collections import Counter

import pytest

from termlint.lexicon import Lexicon, seeds_folder
from termlint.lexicon.eponyms import EponymRow
from termlint.lexicon.tables import rows
from termlint.read import read_text
from termlint.survey import Survey
from termlint.survey.concepts.eponyms import find_eponyms

LEXICON = Lexicon()
ROWS = [row for _, row in rows(seeds_folder() / "eponyms.csv", EponymRow)]


def test_the_table_is_sound():
    assert all(re.fullmatch("[A-Z][a-z]+", form) for row in ROWS for form in (row.name, *row.forms))
    assert all(re.fullmatch("[㐀-鿿]{2,8}", chinese) for row in ROWS for chinese in row.renderings)
    for texts in (
        [form for row in ROWS for form in (row.name, *row.forms)],
        [chinese for row in ROWS for chinese in row.renderings],
    ):
        assert [text for text, count in Counter(texts).items() if count > 1] == []


def usages(text):
    return {
        usage.concept.english: {form.text: len(form.places) for form in usage.forms}
        for usage in find_eponyms(Survey(read_text("a.md", text), LEXICON))
    }


def test_latin_and_chinese_forms_are_one_name():
    text = "用 Taylor 展开近似。泰勒级数收敛。Hessian 矩阵正定，海森矩阵对称。"
    assert usages(text) == {"Taylor": {"Taylor": 1, "泰勒": 1}, "Hesse": {"Hessian": 1, "海森": 1}}


def test_the_place_takes_in_the_spaces():
    text = "用 Taylor 展开近似。泰勒级数收敛。"
    (usage,) = find_eponyms(Survey(read_text("a.md", text), LEXICON))
    assert [text[slice(*form.places[0])] for form in usage.forms] == ["泰勒", " Taylor "]


@pytest.mark.parametrize(
    "text",
    [
        "泰勒级数收敛。Richard Taylor 说过。",
        "海森矩阵（Hessian matrix）对称。Hessian 矩阵大。",
        "泰勒级数收敛。Taylor 和 Newton 都研究过。",
        "泰勒级数收敛。`Taylor` 是类名。",
    ],
)
def test_silent(text):
    assert usages(text) == {}
