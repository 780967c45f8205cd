"""One word in two spellings, both in use."""

from __future__ import annotations

import pytest

from termlint import check_text
from termlint.lexicon import Lexicon

USUAL = "先讲一部分。这部分是数据，那部分是模型。"
TABLE = Lexicon().spellings.usual


def said(text: str) -> list[tuple[str, str]]:
    found = (one for one in check_text(text) if one.rule == "inconsistent-term")
    return [(text[one.start : one.end], one.message.zh) for one in found]


def test_the_table_has_pairs_of_one_length_and_no_chain() -> None:
    assert all(len(usual) == len(other) > 1 for other, usual in TABLE.items())
    assert TABLE.keys().isdisjoint(TABLE.values())
    assert sorted(TABLE.values()) == [*TABLE.values()]


def test_no_spelling_is_a_misspelling_elsewhere() -> None:
    wrong = {row.wrong for row in Lexicon().miswritten.rows}
    assert wrong.isdisjoint(TABLE.values()) and wrong.isdisjoint(TABLE)


def test_the_rarer_spelling_is_told_in_words_of_its_own() -> None:
    assert said(USUAL + "其余部份自学。") == [("部份", "写法不一致：此处为“部份”，别处为“部分”")]


@pytest.mark.parametrize(
    "text",
    [
        "先讲一部分。这部分是数据。其余部份自学。",
        "先讲一部份。这部份是数据，那部份是模型。其余部分自学。",
        "图像要清晰。图像要完整，图像要归档。一张地图象征一段历史。",
        USUAL + "旧书上写着“部份”。",
        USUAL + "部份、部份和部份。",
        "先申请密钥。密钥要保密，密钥会过期。接着填访问密钥秘钥。",
        "先講一部分。這部分是資料，那部分是模型。其餘部份自學。",
    ],
)
def test_silent_where_practice_is_none_or_the_word_is_another(text: str) -> None:
    assert said(text) == []
