"""The table of words that do not exist is sound."""

import csv
import re
from collections import Counter

from termlint.lexicon import Lexicon, seeds_folder
from termlint.lexicon.miswritten import MiswrittenRow
from termlint.read import read_text
from termlint.survey import Survey
from termlint.survey.characters.impossible import find_impossible

LEXICON = Lexicon()
ROWS = LEXICON.miswritten.rows
HAN = re.compile("[㐀-鿿]+")
REASONS = {"classic", "listed", "sound", "shape", "idiom", "compound", "particle", "neighbour"}


def found(text: str) -> list[str]:
    """Return what of the table stands in a text as a word."""
    survey = Survey(read_text("a.txt", text), LEXICON)
    return [survey.prose[one.start : one.end] for one in find_impossible(survey)]


def test_the_columns_are_the_fields() -> None:
    header = next(csv.reader((seeds_folder() / "miswritten.csv").read_text("utf-8").splitlines()))
    assert header == list(MiswrittenRow.__struct_fields__)


def test_no_wrong_form_stands_twice() -> None:
    assert [wrong for wrong, times in Counter(row.wrong for row in ROWS).items() if times > 1] == []


def test_every_row_exchanges_characters_and_nothing_else() -> None:
    for row in ROWS:
        assert row.right and row.reason in REASONS, row
        for form in (row.wrong, *row.right):
            assert HAN.fullmatch(form) and len(form) == len(row.wrong) > 1, row
        assert row.wrong not in row.right, row


def test_an_excuse_is_longer_and_holds_the_wrong_form() -> None:
    bad = [(row.wrong, one) for row in ROWS for one in row.unless if row.wrong not in one or row.wrong == one]
    assert bad == []


def test_no_right_form_is_wrong_elsewhere() -> None:
    wrong = {row.wrong for row in ROWS}
    assert sorted(wrong & {right for row in ROWS for right in row.right}) == []
    assert found("。".join(sorted({right for row in ROWS for right in row.right}))) == []


def test_no_wrong_form_is_a_word_of_ours() -> None:
    terms = {one.chinese for concept in LEXICON.terms.concepts for one in concept.renderings}
    ours = terms | LEXICON.repeats.words | {right for row in LEXICON.literals.rows for right in row.right}
    assert [row.wrong for row in ROWS if row.wrong in ours] == []


def test_no_term_holds_a_wrong_form() -> None:
    terms = {
        one.chinese
        for concept in LEXICON.terms.concepts
        for one in concept.renderings
        if one.status in ("preferred", "admitted")
    }
    assert found("。\n\n".join(sorted(term for term in terms if HAN.fullmatch(term)))) == []


def test_every_row_is_found_where_it_stands_alone() -> None:
    missed = [row.wrong for row in ROWS if found(f"甲：{row.wrong}。") != [row.wrong]]
    assert missed == []


def test_no_wrong_form_is_what_grammar_makes() -> None:
    made = {
        first + verb
        for first, verbs in {
            "所": "定引作用需求获得付加提收选写说想见学",
            "正": "缺长载试等找用看写",
            "更": "缓快慢大小高低多少",
            "最": "厚薄长短忧高低",
            "便": "写换量译去来说问",
            "竟": "像选说能敢会",
            "却": "少省失说能会",
        }.items()
        for verb in verbs
    }
    assert sorted(made & {row.wrong for row in ROWS}) == []
