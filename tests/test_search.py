"""A search for many strings finds the same with the automaton and without, and so does the ear."""

from hypothesis import given
from hypothesis import strategies as st

from termlint.lexicon import Lexicon, search

TABLE = Lexicon().homophones
TEXTS = st.text("模型型号aB 的\n")


def later(strings: set[str]) -> search.Search:
    """Return a search that has seen many texts."""
    found = search.Search(strings)
    found.spans("。" * (search.FEW + 1))
    return found


@given(st.sets(st.text("模型型号aB ", min_size=1, max_size=5), min_size=1), TEXTS)
def test_the_automaton_finds_what_is_found_without(strings: set[str], text: str):
    assert [*search.Search(strings).spans(text)] == [*later(strings).spans(text)]


@given(st.sets(st.text("模型型号aB ", min_size=1, max_size=5)), TEXTS)
def test_what_stands_in_a_long_text_is_what_stands_in_a_short_one(strings: set[str], text: str):
    here = {one for one in strings if one in text}
    assert search.standing(strings, text) == here
    assert search.standing(strings, text + "。" * search.FEW) == here


def test_the_longest_of_those_that_begin_first_wins():
    one = search.Search(["模型", "模型参数", "型参数量", "量"])
    assert [*one.spans("模型参数量")] == [(0, 4), (4, 5)]


@given(st.text(st.characters(codec=None) | st.sampled_from("机器学习𠮷重长")))
def test_long_texts_sound_as_short_ones(text: str):
    assert TABLE._quick_sound(text) == TABLE.sound(text)
