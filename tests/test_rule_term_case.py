"""term-case: what the page's examples do not show."""

import pytest
from termlint.rules.term_case import RULE

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text

LEXICON = Lexicon()


def findings(text: str):
    found = examine(read_text("a.md", text), {"term-case": RULE}, LEXICON).findings
    return [(text[one.start : one.end], *one.replacements[:1]) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("使用Tensorflow训练。", [("Tensorflow", "TensorFlow")]),
        ("用 github 托管代码。", [("github", "GitHub")]),
        ("打开 Github Actions 页面。", [("Github Actions", "GitHub Actions")]),
        ("预训练的 Resnet-18 模型。", [("Resnet", "ResNet")]),
        ("在 Fashion-Mnist 上训练。", [("Fashion-Mnist", "Fashion-MNIST")]),
        ("返回 HTMl 与 JSOn 格式。", [("HTMl", "HTML"), ("JSOn", "JSON")]),
        ("学习 JAVA 语言。", [("JAVA", "Java")]),
        ("词向量 GLOVE 很常用。", [("GLOVE", "GloVe")]),
    ],
)
def test_names_of_the_list(text, expected):
    assert findings(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "运行 pip install pytorch torchvision 即可。",
        "使用 `pytorch` 与 https://github.com/pytorch 即可。",
        "用 numpy 或 NumPy 都可以，pandas 与 Pandas 也是。",
        "一个 apple 和一个 glove，还有 transformer。",
        "调用 json 接口，传入 url 和 api。",
        "# PYTHON 入门",
        "HOW TO USE PYTHON 是标题。",
        "多个 GPUs 与 LLMs。",
        "先装 github，再看 github，然后用 github，最后还是 github。",
    ],
)
def test_what_stays_silent(text):
    assert findings(text) == []


def test_the_document_decides_between_right_forms():
    text = "用 fastText 分类。" * 3 + "用 FastText 分类。"
    assert findings(text) == [("FastText", "fastText")]


def test_a_capital_never_becomes_small():
    assert findings("用 numpy 计算。" * 3 + "Numpy 很快。") == [("Numpy", "NumPy")]
    assert findings("Etcd 保存状态。") == []


def test_the_documents_own_word():
    text = "基准 ZARC 很难。" * 3 + "在 Zarc 上得分低。"
    assert findings(text) == [("Zarc", "ZARC")]


def test_headings_and_sentences_are_no_evidence():
    text = (
        "用 Deep Learning 一词。" * 4
        + "\n\n## Deep learning 简史\n\nThis is a sentence on Deep learning and more.\n"
    )
    assert findings(text) == []


def test_a_term_split_by_emphasis():
    text = "见 Zonal Law。" * 4 + "又见 **Zonal** law。"
    assert findings(text) == [("Zonal** law", "Zonal** Law")]
