"""The table of word-for-word translations is sound, and what it finds is meant."""

import csv
import re
from collections import Counter

import pytest

from termlint.lexicon import Lexicon, seeds_folder
from termlint.lexicon.literal import LiteralRow, spaced
from termlint.read import read_text
from termlint.survey import Survey
from termlint.survey.concepts.literals import find_literals

LEXICON = Lexicon()
ROWS = LEXICON.literals.rows
HAN = re.compile("[㐀-鿿]")


def found(text: str) -> list[tuple[str, str]]:
    """Return (what stands there, what is best instead) of every word-for-word translation in a text."""
    survey = Survey(read_text("a.md", text), LEXICON)
    return [(survey.prose[start:end], row.right[0]) for start, end, row in find_literals(survey)]


def test_the_columns_are_the_fields() -> None:
    header = next(csv.reader((seeds_folder() / "literal.csv").read_text("utf-8").splitlines()))
    assert header == list(LiteralRow.__struct_fields__)


def test_there_are_enough() -> None:
    assert len(ROWS) >= 250


def test_no_string_stands_twice() -> None:
    counts = Counter(form for row in ROWS for form in spaced(row.chinese))
    assert [form for form, times in counts.items() if times > 1] == []


def test_every_row_says_what_is_wrong_and_what_is_right() -> None:
    for row in ROWS:
        assert HAN.search(row.chinese) and len(row.chinese) > 1, row
        assert row.right and all(row.right) and row.english and row.source, row
        assert not re.search("[㐀-鿿] [A-Za-z0-9]|[A-Za-z0-9] [㐀-鿿]", row.chinese), row


def test_a_replacement_holds_no_word_for_word_translation() -> None:
    wrong = [(row.chinese, right) for row in ROWS for right in row.right if row.chinese in right]
    wrong += [
        (row.chinese, right) for row in ROWS if not row.context for right in _rights() if row.chinese in right
    ]
    assert wrong == []


def _rights() -> set[str]:
    return {right for row in ROWS for right in row.right}


def test_a_string_proves_neither_its_own_context_nor_its_innocence() -> None:
    wrong = [
        (row.chinese, word) for row in ROWS for word in (*row.context, *row.unless) if word in row.chinese
    ]
    assert wrong == []


def test_no_good_rendering_is_called_wrong_without_a_context() -> None:
    good = {
        rendering.chinese
        for concept in LEXICON.terms.concepts
        for rendering in concept.renderings
        if rendering.status in ("preferred", "admitted")
    }
    assert [row.chinese for row in ROWS if row.chinese in good and not row.context] == []


def test_a_space_beside_latin_letters_changes_nothing() -> None:
    assert spaced("熊猫DataFrame") == ["熊猫DataFrame", "熊猫 DataFrame"]
    assert spaced("更快的R-CNN") == ["更快的R-CNN", "更快的 R-CNN"]
    assert found("用 Colab笔记本电脑和 Colab 笔记本电脑打开。") == [
        ("Colab笔记本电脑", "Colab 笔记本"),
        ("Colab 笔记本电脑", "Colab 笔记本"),
    ]


def test_no_match_begins_within_a_latin_word() -> None:
    assert found("MIPython笔记本电脑") == []


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("这种物流回归很常用。", ("物流回归", "逻辑回归")),
        ("先装 `torch`，再把数组转成火炬的张量。", ("火炬", "Torch")),
        ("ChatGPT 这样的法学硕士会编造出处。", ("法学硕士", "大语言模型")),
        ("安德鲁·吴的机器学习课很有名。", ("安德鲁·吴", "吴恩达")),
        ("與 BERT 一樣，變形金剛也用注意力。", ("變形金剛", "Transformer")),
    ],
)
def test_what_the_document_proves_is_found(text: str, pair: tuple[str, str]) -> None:
    assert found(text) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "奥运火炬今天到了海边。代码里有 `import torch`。",
        "她在法学院读法学硕士，闲时研究 LLM。",
        "火炬在风里亮着。",
        "Transformer 的字面意思是变形金刚。",
        "他把注意力机制戏称为“变形金刚”，BERT 也是。",
        "《变形金刚》里没有 Transformer。",
        "张量流动于各层之间，TensorFlow 因此得名。",
    ],
)
def test_what_may_be_meant_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_latin_context_is_a_whole_word_in_its_letter_case() -> None:
    assert found("用 Flask 写的烧瓶应用。") == [("烧瓶", "Flask")]
    assert found("用 Flasks 写的烧瓶应用。") == found("用 flask 写的烧瓶应用。") == []


def test_a_context_may_stand_in_code() -> None:
    assert found("读取熊猫数据框：\n\n```python\nDataFrame()\n```\n") == [("熊猫数据框", "pandas DataFrame")]


def test_persons_are_told_from_products_and_terms() -> None:
    persons = {row.english for row in ROWS if row.person}
    assert {"Kaiming He", "Fei-Fei Li", "Jack Ma", "Yang Zhilin"} <= persons
    others = {"Claude Sonnet", "Raspberry Pi", "Iris dataset", "Gini impurity", "Constitutional AI", "Megvii"}
    assert others <= {row.english for row in ROWS} - persons
    assert all(row.right[0][0] in "吴李黄苏何任姚陶邢沈张马杨宋翁梁王闫贾周陈" for row in ROWS if row.person)
