"""What `tables.plain` takes for granted of our own large tables, and what it says of others."""

import pytest

from termlint.lexicon import Lexicon, seeds_folder
from termlint.lexicon.tables import BadTable, lines, plain, several
from termlint.survey.own import LONGEST

SEEDS = seeds_folder()
TABLES = [*sorted((SEEDS / "terms").glob("*.csv")), SEEDS / "entities.csv", SEEDS / "literal.csv"]


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_table_needs_no_csv_reader(path):
    lines = path.read_text("utf-8").splitlines()
    assert {line.count(",") for line in lines} == {lines[0].count(",")}
    cells = [cell for line in lines for cell in line.split(",")]
    assert not any('"' in cell or cell != cell.strip() for cell in cells)


@pytest.mark.parametrize("path", [SEEDS / "entities.csv"], ids=lambda path: path.stem)
def test_what_is_chosen_from_a_few_is_one_of_them(path):
    assert {row[3] for row in plain(path, "name,kind,variants,case")} == {"fixed", "free", "any"}


def test_another_header_is_a_bad_table(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("name,case\nA,fixed\n", "utf-8")
    with pytest.raises(BadTable, match="header"):
        list(plain(path, "name,kind"))


def test_an_empty_cell_is_no_list():
    assert several("") == () and several("a|b") == ("a", "b")


def test_a_word_of_the_region_stands_once_and_in_no_other_table():
    words = [word for _, line in lines(SEEDS / "scripts" / "usage.txt") for word in line.split(" ")]
    lexicon = Lexicon()
    others = {word for row in lexicon.regional.rows for word in (row.taiwan, row.hongkong)}
    assert sorted(set(words)) == sorted(words)
    assert others.union(lexicon.terms.by_chinese).isdisjoint(words)
    assert {len(word) for word in words} <= {*range(2, LONGEST + 1)}
    assert set("".join(words)).isdisjoint(lexicon.scripts.in_hant.images)
