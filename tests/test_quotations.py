"""What a text quotes word for word, and what somebody says in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.survey.quotations import is_quoted


@pytest.mark.parametrize(
    ("prose", "quoted"),
    [
        ("他把“模型模型”打成了两遍。", True),
        ("《模型模型》是一本书。", True),
        ('界面上写着"模型模型"三个字。', True),
        ('先说"甲"，再说模型模型，最后说"乙"。', False),
        ("模型模型不在引号里，“这里”才是。", False),
        ("“前面已经合上”，模型模型在后面。", False),
        ("“我们不打算出售公司，模型模型才是我们的计划。”她说。", False),
        ("她说：“我们不打算出售，‘模型模型’这个词要打引号。”", True),
        ("“没有合上的引号，模型模型", False),
        ("“" + "很长" * 40 + "模型模型" + "很长" * 40 + "”", False),
    ],
)
def test_a_phrase_is_quoted_and_speech_is_the_text_s_own(prose: str, quoted: bool) -> None:
    at = prose.index("模型模型")
    assert is_quoted(prose, at, at + 4) is quoted


@given(st.text(alphabet='甲“”"「」，。\n\ufdd1', max_size=40), st.integers(0, 40), st.integers(0, 3))
def test_any_place_in_any_text(prose: str, start: int, size: int) -> None:
    start = min(start, len(prose))
    assert is_quoted(prose, start, min(start + size, len(prose))) in (True, False)
