"""Segmentation keeps offsets and characters, in traditional text too."""

from hypothesis import given
from hypothesis import strategies as st

from termlint.survey.tokens import cut, familiar


def test_traditional_words_are_words():
    assert [token.text for token in cut("元素的命令行為", 0, 7)] == ["元素", "的", "命令", "行為"]


def test_simplified_text_is_left_alone():
    assert familiar("模型的行为（behavior）") == "模型的行为（behavior）"


@given(st.text(alphabet="模型訓練資訊列的了行為與A ，\U00020000", max_size=30))
def test_tokens_cover_the_text(text):
    tokens = cut(text, 0, len(text))
    assert "".join(token.text for token in tokens) == text
    assert [token.end for token in tokens[:-1]] == [token.start for token in tokens[1:]]
