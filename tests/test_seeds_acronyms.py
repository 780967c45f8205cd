"""The tables of acronyms and people are sound."""

from collections import Counter

import pytest

from termlint.lexicon import Lexicon, seeds_folder
from termlint.lexicon.acronyms import AcronymRow, check_contexts
from termlint.lexicon.people import PersonRow, fold, sound
from termlint.lexicon.tables import BadTable, lines, rows
from termlint.survey.acronyms import shuffled

SEEDS = seeds_folder()
ACRONYMS = Lexicon().acronyms
PEOPLE = Lexicon().people


def test_there_are_enough_acronyms():
    assert len(ACRONYMS.senses) >= 350


def test_no_sense_stands_twice():
    senses = Counter(
        (row.acronym, row.expansion.lower()) for _, row in rows(SEEDS / "acronyms.csv", AcronymRow)
    )
    assert [sense for sense, count in senses.items() if count > 1] == []


def test_every_sense_is_complete():
    for _, row in rows(SEEDS / "acronyms.csv", AcronymRow):
        assert row.expansion and row.chinese and row.field, row


def test_contexts_have_their_form_and_stay_small():
    path = SEEDS / "contexts" / "acronyms.txt"
    check_contexts(path)
    assert path.stat().st_size < 500_000


def test_a_broken_context_table_is_named(tmp_path):
    path = tmp_path / "acronyms.txt"
    path.write_text("SGD 97 66 adadelta\nSGD many words\n", encoding="utf-8")
    with pytest.raises(BadTable, match="not a line of contexts"):
        check_contexts(path)


def test_no_slip_is_taken_for_an_acronym():
    for name in (line.split(" ", 1)[0] for line in open_lines("acronyms.txt")):
        frequent = [
            form for form in shuffled(name) if ACRONYMS.documents(form) > 50 * ACRONYMS.documents(name)
        ]
        swapped = [form for form in frequent if sorted(form) == sorted(name)]
        assert not swapped, (name, swapped)


def open_lines(name):
    return (SEEDS / "contexts" / name).read_text("utf-8").splitlines()


def test_what_stands_near_an_acronym():
    near = ACRONYMS.context("SGD")
    assert near["adam"] > 3 and near["优化"] > 1.1
    assert ACRONYMS.context("NOSUCH") == {} and ACRONYMS.documents("NOSUCH") == 0


def test_there_are_enough_people():
    persons = [row for _, row in rows(SEEDS / "people" / "people.csv", PersonRow)]
    assert len(persons) >= 250 and len({row.name for row in persons}) == len(persons)
    assert all(" " in row.name and row.organisations for row in persons)


def test_people_are_found_by_either_name():
    assert [person.name for person in PEOPLE.by_surname["kaplan"]] == ["Jared Kaplan"]
    assert "Jürgen Schmidhuber" in [person.name for person in PEOPLE.by_given["jurgen"]]
    assert PEOPLE.by_surname["kingma"][0].given == "Diederik"


def test_every_line_of_the_lists_can_be_read():
    for name in ("given.txt", "common-surnames.txt", "alike.txt"):
        for _, line in lines(SEEDS / "people" / name):
            assert all(word[0].isupper() or word == "!" for word in line.split()), line


@pytest.mark.parametrize(
    ("one", "two"), [("Gerard", "Jared"), ("Geoffrey", "Jeffery"), ("Stephen", "Stefan"), ("Erik", "Eric")]
)
def test_names_that_sound_alike(one, two):
    assert sound(one) == sound(two)


def test_forms_of_one_name_go_together():
    assert PEOPLE.go_together("Greg", "Gregory") and PEOPLE.go_together("Alan", "Allen")
    assert not PEOPLE.go_together("Gerard", "Jared")


def test_diacritics_fold():
    assert fold("Łukasz") == "lukasz" and fold("Jürgen") == "jurgen"
