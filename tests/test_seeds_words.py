"""The word lists and the table of names are sound, small and quickly read."""

import csv
from collections import Counter
from itertools import pairwise

import pytest

from termlint.lexicon import Lexicon, seeds_folder
from termlint.lexicon.tables import lines
from termlint.lexicon.words import Words

WORDS = seeds_folder() / "words"
LISTS = sorted(WORDS.glob("*.txt"))


def read(name: str) -> list[str]:
    return (WORDS / name).read_text(encoding="ascii").splitlines()


def test_the_lists_are_small():
    assert sum(path.stat().st_size for path in LISTS) <= 1_000_000


@pytest.mark.parametrize("name", ["english.txt", "names.txt"])
def test_plain_lists_are_sorted_lower_case_letters(name):
    words = read(name)
    assert all(word.isalpha() and word.islower() for word in words)
    assert all(one < two for one, two in pairwise(words))


def test_counted_words_stand_once():
    cells = [line.split(" ") for line in read("technical.txt")]
    assert all(len(cell) == 2 and int(cell[1]) >= 3 for cell in cells)
    assert max(Counter(cell[0].lower() for cell in cells).values()) == 1


@pytest.mark.parametrize("word", ["PyTorch", "embedding", "tokenizers", "scaling", "Cybersecurity", "Kaplan"])
def test_known(word):
    assert Lexicon().words.knows(word)


@pytest.mark.parametrize("word", ["pyhton", "enviroment", "paramters", "recieve", "kaplann", "bakker"])
def test_unknown(word):
    assert not Lexicon().words.knows(word)


def test_a_project_adds_words(tmp_path):
    own = tmp_path / "words.txt"
    own.write_text("Zorblatt\n# a comment\nPageTurnre  # their own spelling\n", encoding="utf-8")
    words = Words.load(seeds_folder(), (own,))
    assert words.knows("zorblatt")
    assert words.knows("PageTurnre")


def test_a_number_sign_within_a_word_begins_no_comment(tmp_path):
    own = tmp_path / "words.txt"
    own.write_text("C#\n# a comment\n  # another\nF#  # a third\n", encoding="utf-8")
    assert [word for _, word in lines(own)] == ["C#", "F#"]


def test_names_are_a_table():
    rows = list(csv.DictReader((seeds_folder() / "entities.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) >= 600
    assert {row["case"] for row in rows} == {"fixed", "free", "any"}
    assert max(Counter(row["name"] for row in rows).values()) == 1
    names = [row["name"] for row in rows]
    assert names == sorted(names, key=lambda name: (name.lower(), name))


def test_every_kind_is_one_of_the_handbook():
    handbook = (seeds_folder() / "README.md").read_text(encoding="utf-8")
    kinds = set(Lexicon().entities.kinds.values())
    assert kinds <= set(handbook.partition("| `kind` | ")[2].partition(";")[0].split(", "))
    assert {"org", "product"} <= kinds


def test_no_name_is_an_ordinary_word():
    """A name that is a frequent English word in lower case must be free, or prose would be corrected."""
    forms = Lexicon().entities.forms.keys() - Lexicon().entities.free
    assert not forms & {
        "apple",
        "react",
        "transformer",
        "lime",
        "rust",
        "cursor",
        "spark",
        "ray",
        "flask",
        "meta",
        "swift",
        "medium",
        "slack",
    }


def test_every_right_form_is_its_own_name():
    for folded, forms in Lexicon().entities.forms.items():
        assert all(form.lower() == folded for form in forms)


def test_two_names_of_the_same_letters_are_both_right():
    """GNOME is a desktop, GNoME a model of materials: neither is the other one misspelled, Gnome is wrong."""
    assert Lexicon().entities.spellings("Gnome") == ("GNOME", "GNoME")


def test_neighbours_are_nearest_first():
    found = Lexicon().words.neighbours("convolutoin", 2)
    assert found[0].form == "convolution"
    assert [one.distance for one in found] == sorted(one.distance for one in found)
