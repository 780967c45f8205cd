"""gloss: careless brackets, terms glossed twice, late or in two ways; and what it leaves alone."""

import pytest

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rule_modules

LEXICON = Lexicon()
RULE = {"gloss": rule_modules()["gloss"].RULE}
OTHERS = "此外还有梯度下降（gradient descent）、困惑度（perplexity）和正则化（regularization）。"
"""Three terms glossed once, at their first mention: the practice of a document."""


def findings(text, path="a.md"):
    return examine(read_text(path, text), RULE, LEXICON).findings


def found(text, path="a.md"):
    return [(text[f.start : f.end], *f.replacements, f.safety) for f in findings(text, path)]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("先用 tokenizer（ tokenizer ）切分。", "tokenizer（ tokenizer ）", "tokenizer"),
        ("编码器由 Transformer（Transformer）组成。", "Transformer（Transformer）", "Transformer"),
        ("接着做池化（池化）。", "池化（池化）", "池化"),
        ("我们称 CUDA Graph (CUDA Graph) 为图。", "CUDA Graph (CUDA Graph)", "CUDA Graph"),
    ],
)
def test_a_bracket_that_repeats_its_term_is_dropped(text, wrong, right):
    assert found(text) == [(wrong, right, "safe")]


@pytest.mark.parametrize(
    "text",
    [
        "导师是王士猛（士猛）。",
        "值班的是 zzkolman（zzkolman）。",
        "调用 seed(seed) 和 np.random.seed(seed)。",
        "字段 lastTransitionTime（Time）必填。",
        "自动 White Balance（Balance）模块。",
        "## 选择 Select（Select）\n\n它选取列。",
        "Transformer（transformer）是类名。",
        "用 Python（版本 3）实现。",
    ],
)
def test_what_only_looks_like_a_repetition(text):
    assert found(text) == []


def test_an_empty_bracket_after_a_term_is_told_and_a_blank_is_not():
    assert found("训练时过拟合（）很常见。") == [("（）", "none")]
    assert found("下列说法正确的是（）。调用函数（）。") == []


@pytest.mark.parametrize("bracket", ["（ overfitting ）", "（overfitting ）", "( overfitting)"])
def test_spaces_inside_a_bracket_go_where_the_others_have_none(bracket):
    right = bracket.replace(" ", "")
    assert found(f"{OTHERS}还有过拟合{bracket}。") == [(bracket, right, "safe")]


def test_spaces_stay_where_they_are_the_practice():
    assert found("梯度下降（ gradient descent ）和困惑度（perplexity）。") == []
    assert found(OTHERS.replace("（", "（ ").replace("）", " ）") + "还有过拟合（ overfitting ）。") == []


DOUBLED = "训练中会出现过拟合（overfitting）。\n\n要防止过拟合（Overfitting），可以早停。"


def test_a_second_gloss_is_told_once_with_the_first_beside_it():
    text = f"{OTHERS}\n\n{DOUBLED}\n\n再说一次过拟合（overfitting）。"
    (finding,) = findings(text)
    assert text[finding.start : finding.end] == "过拟合（Overfitting）"
    (place,) = finding.related
    assert text[place.start : place.end] == "过拟合（overfitting）"
    assert "前面已加过注" in finding.message.zh and finding.replacements == ()


@pytest.mark.parametrize(
    "text",
    [
        DOUBLED,
        f"{OTHERS}\n\n# 第一章\n\n这里有过拟合（overfitting）。\n\n# 第二章\n\n这里有过拟合（overfitting）。",
        f"{OTHERS}\n\n## 说明过拟合（overfitting）\n\n这里防止过拟合（overfitting）。",
        f"{OTHERS}\n\n这里防止过拟合（overfitting）。\n\n- 过拟合（overfitting）：学得太死。",
        f"{OTHERS}\n\n| 词 | 注 |\n|---|---|\n| 有过拟合（overfitting） | 有过拟合（overfitting） |",
        f"{OTHERS}\n\n导师是张三（San Zhang），评审是张三（San Zhang）。",
        f"{OTHERS}\n\n用数据读取（LoadImage）和数据读取（LoadImage）。",
    ],
)
def test_a_second_gloss_may_stand(text):
    assert found(text) == []


def test_a_second_gloss_under_a_smaller_heading_is_told():
    text = f"{OTHERS}\n\n## 甲\n\n这里有过拟合（overfitting）。\n\n## 乙\n\n这里有过拟合（overfitting）。"
    assert [wrong for wrong, *_ in found(text)] == ["过拟合（overfitting）"]


def test_a_late_gloss_is_told_with_the_first_mention():
    text = f"{OTHERS}\n\n这里谈过拟合。\n\n所谓的过拟合（overfitting）就是学得太死。"
    (finding,) = findings(text)
    (place,) = finding.related
    assert text[finding.start : finding.end] == "过拟合" == text[place.start : place.end]
    assert place.start < finding.start and "首次" in finding.message.zh


@pytest.mark.parametrize(
    "text",
    [
        f"本文谈过拟合。\n\n{OTHERS}\n\n所谓的过拟合（overfitting）就是学得太死。",
        f"{OTHERS}\n\n这里谈过拟合。\n\n## 过拟合\n\n所谓的过拟合（overfitting）就是学得太死。",
        f"{OTHERS}\n\n这里谈过拟合。\n\n过拟合（overfitting）就是学得太死。",
        f"{OTHERS}\n\n这里谈过拟合。\n\n所谓的*过拟合*（overfitting）就是学得太死。",
        f"{OTHERS}\n\n- 谈到过拟合\n\n所谓的过拟合（overfitting）就是学得太死。",
        "开头。\n\n这里谈过拟合。\n\n所谓的过拟合（overfitting）就是学得太死。",
    ],
)
def test_a_gloss_is_not_late(text):
    assert found(text) == []


def test_one_word_with_two_terms_in_brackets():
    text = "先看准确率（accuracy），此外还有召回率（recall）和准确率（precision）。"
    (finding,) = findings(text)
    assert text[finding.start : finding.end] == "precision"
    assert "accuracy" in finding.message.en and "accuracy" in finding.message.zh


def test_an_acronym_or_a_variant_is_no_other_term():
    assert found("先看准确率（accuracy），再看准确率（ACC）和准确率（Accuracies）。") == []
    assert found("看微调（fine-tuning），再看微调（finetuning）。") == []


def test_it_is_off_unless_asked_for():
    assert not RULE["gloss"].default
