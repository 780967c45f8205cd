"""The network that reads both sides of a place: its probabilities are some, and right text is likelier."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termlint.lexicon import Lexicon, seeds_folder
from termlint.lexicon.network import BREAK, NONE, UNKNOWN, tokens
from termlint.model import BREAK as EDGE
from termlint.read import read_text
from termlint.survey import Survey
from termlint.survey.characters.reread import read
from termlint.survey.characters.unlikely import LIKELY, PROMISING, Proposal, find_unlikely, reread

LEXICON = Lexicon()
NETWORK = LEXICON.network
RIGHT = "先把训练好的模型保存到指定路径，再启动服务。"


def test_words_and_figures_are_one_token_by_their_kind():
    assert tokens("用 PyTorch 训练GPT-4，共 1,000.5 步（see docs）") == "用C训练U，共D步（LL）"
    assert tokens("①平方米是m²") == "D平方米是LD"
    assert tokens(f"一{EDGE}二 \n三") == f"一{EDGE}二三"


@given(st.text())
def test_each_token_is_one_character_and_has_a_number(text):
    assert len(NETWORK.numbers(text)) == len(tokens(text)) <= len(text)
    assert all(number >= 0 for number in NETWORK.numbers(text))


def test_at_every_place_one_of_all_tokens_must_stand():
    size = len(NETWORK.vocabulary)
    before, after = np.array([NETWORK.numbers(RIGHT)[:6]]), np.array([NETWORK.numbers(RIGHT)[7:13]])
    parts = np.array_split(np.arange(size)[None, :, None], 20, axis=1)
    bits = np.concatenate([NETWORK.bits(before, part, after, 2) for part in parts], axis=1)
    assert np.exp2(bits[0, :, 2]).sum() == pytest.approx(1, abs=1e-3)


def test_what_is_read_together_does_not_matter():
    numbers = np.array(NETWORK.numbers(RIGHT))
    before, after = (np.array([numbers[at + first :][:6] for at in range(7)] * 5) for first in (0, 8))
    texts = np.array(
        [[[*numbers[at : at + size], *[NONE] * (2 - size)] for size in (2, 0, 1)] for at in range(7)] * 5
    )
    whole = NETWORK.bits(before, texts, after, 3)
    for row in range(7):
        for text, size in enumerate((2, 0, 1)):
            one = slice(row, row + 1)
            alone = NETWORK.bits(before[one], texts[one, text : text + 1, :size], after[one], 3)
            np.testing.assert_allclose(whole[row, text, : 6 + size], alone[0, 0], atol=1e-4)
    np.testing.assert_allclose(whole[:7], whole[28:], atol=1e-4)
    assert NETWORK.bits(before[:0], texts[:0], after[:0], 3).shape == (0, 3, 8)


def test_a_character_that_is_too_rare_is_not_known():
    assert NETWORK.knows("模型")
    assert not NETWORK.knows("魑魅")
    assert NETWORK.numbers("魑") == [UNKNOWN]
    assert NETWORK.numbers(EDGE) == [BREAK]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("制定", "指定"), ("保村", "保存"), ("训连", "训练"), ("在启动", "再启动"), ("模性", "模型")],
)
def test_right_text_is_likelier(wrong, right):
    start = RIGHT.index(right)
    text = RIGHT.replace(right, wrong)
    (reading,) = read(NETWORK, text, [(start, start + len(wrong), right)])
    assert reading.gain + reading.around > 10
    (back,) = read(NETWORK, RIGHT, [(start, start + len(right), wrong)])
    assert back.gain == pytest.approx(-reading.gain, abs=1e-3)
    assert back.around == pytest.approx(-reading.around, abs=1e-3)


def test_texts_of_other_lengths_can_be_compared():
    lost = RIGHT.replace("保存", "保")
    at = lost.index("保") + 1
    (put,) = read(NETWORK, lost, [(at, at, "存")])
    assert put.around > 5
    (taken,) = read(NETWORK, RIGHT, [(at, at + 1, "")])
    assert taken.around == pytest.approx(-put.around, abs=1e-3)


def test_nothing_is_read_where_all_that_could_stand_there_is_too_rare():
    assert read(NETWORK, RIGHT, []) == []
    survey = Survey(read_text("a.md", RIGHT), LEXICON)
    assert reread(survey, [Proposal(3, 4, "魑", 1.0)]) == []


@settings(deadline=None)
@given(st.text("模型训练的，A1 \n" + EDGE, max_size=80), st.integers(0, 80), st.integers(0, 2))
def test_any_place_of_any_text_can_be_read(text, at, size):
    start = min(at, len(text))
    (reading,) = read(NETWORK, text, [(start, min(start + size, len(text)), "数据")])
    assert np.isfinite(reading).all()


def test_it_is_small_and_not_read_for_a_text_without_doubts():
    assert (seeds_folder() / "counts" / "network.npz").stat().st_size < 6e6
    lexicon = Lexicon()
    assert [*find_unlikely(Survey(read_text("a.md", RIGHT), lexicon), least=LIKELY, possible=PROMISING)] == []
    assert "network" not in vars(lexicon)
