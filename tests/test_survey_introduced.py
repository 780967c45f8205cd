"""What a document's own glosses say of its terms."""

from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.survey import Survey, introduced
from termlint.survey.introduced import FEW, find_introductions

LEXICON = Lexicon()


def introductions(text):
    survey = Survey(read_text("a.md", text), LEXICON)
    return [(concept.english, chinese) for concept, chinese in find_introductions(survey, {})]


def test_a_gloss_at_an_edge_is_sure():
    (found,) = introductions("推测预取（speculative prefetching）快。")
    assert found == ("speculative prefetching", "推测预取")


def test_another_place_behind_another_character_tells_the_beginning():
    text = "团队引入推测预取（speculative prefetching）。"
    assert introductions(text) == []
    assert introductions(f"{text}推测预取省时。") == [("speculative prefetching", "推测预取")]


def test_an_abbreviation_of_one_word_is_no_term():
    assert introductions("团队引入推测预取（prefetching）。推测预取省时。") == []


def test_words_are_asked_of_few_glosses(monkeypatch):
    asked = []
    monkeypatch.setattr(introduced, "_segmented", lambda _, gloss: asked.append(gloss) or "")
    text = "推测预取（speculative prefetching）快。"
    for number in range(2 * FEW):
        text += f"我们采用推测{chr(0x4E8C + number)}取（speculative prefetching）。"
    introductions(text)
    assert len(asked) == FEW
