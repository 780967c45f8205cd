"""Glosses: where the Chinese of 灰猫效应（grey cat effect） begins, and whether that is sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.lexicon import Lexicon
from termlint.survey.glosses import find_glosses

LEXICON = Lexicon()


def only(prose):
    (gloss,) = find_glosses(prose, LEXICON)
    assert prose[gloss.start : gloss.end] == gloss.chinese
    assert prose[gloss.english_start : gloss.english_end] == gloss.english
    return gloss


@pytest.mark.parametrize(
    ("prose", "chinese", "english"),
    [
        (
            "试图用机制可解释性（mechanistic interpretability）解释。",
            "机制可解释性",
            "mechanistic interpretability",
        ),
        (
            "用随机梯度下降 (stochastic gradient descent)。",
            "随机梯度下降",
            "stochastic gradient descent",
        ),
        ("它被称为“灰度猫”（英文：grey cat）。", "灰度猫", "grey cat"),
        ("这在书中称为灰猫效应（grey cat effect）。", "灰猫效应", "grey cat effect"),
        ("灰猫效应(grey cat effect)很少见。", "灰猫效应", "grey cat effect"),
    ],
)
def test_sure(prose, chinese, english):
    gloss = only(prose)
    assert (gloss.chinese, gloss.english, gloss.sure) == (chinese, english, True)


@pytest.mark.parametrize(
    "prose", ["人们常常观察灰猫效应（grey cat effect）。", "，所以我们研究灰猫效应（grey cat effect）。"]
)
def test_not_sure_in_the_middle_of_a_sentence(prose):
    assert not only(prose).sure


def test_acronym():
    gloss = only("强化学习（Reinforcement Learning，简称 RL）")
    assert (gloss.chinese, gloss.english, gloss.acronym) == ("强化学习", "Reinforcement Learning", "RL")


@pytest.mark.parametrize("prose", ["（see below）", "灰猫（一种猫）", "Python（a language）"])
def test_no_gloss(prose):
    assert find_glosses(prose, LEXICON) == ()


@given(st.text(alphabet="灰猫效应的称为是（）(),， “”Aab-：英文\n\ufdd0\ufdd1", max_size=60))
def test_offsets_always_hold(prose):
    for gloss in find_glosses(prose, LEXICON):
        assert prose[gloss.start : gloss.end] == gloss.chinese
        assert prose[gloss.english_start : gloss.english_end] == gloss.english
