"""What is no translation is left out, and what is stays."""

from __future__ import annotations

import pytest
from test_read_markdown import prose_of

ARTICLE = "本文介绍大模型的训练方法，并讨论它的成本。\n\n后来人们发现，更多的数据同样重要。\n\n"


@pytest.mark.parametrize(
    "odd",
    [
        "We hold these truths to be self evident and plain to all.",
        "これは日本語の文章です。翻訳ではありません。",
        "이것은 한국어 문장입니다. 번역이 아닙니다.",
        "Это предложение написано на русском языке, а не на китайском.",
        "for (int i = 0; i < n; ++i) { a[i] = b[i]; } // 加",
        "震惊!他竟然这么做了5种方法教你省钱!专家:不信How To Bake a Cake你试试?" * 12,
    ],
)
def test_left_out(odd: str) -> None:
    assert odd not in prose_of(ARTICLE + odd + "\n", "a.txt")


@pytest.mark.parametrize(
    "kept",
    [
        "Scaling Law",
        "Dario Amodei",
        "Attention Is All You Need 这篇论文提出了 Transformer。",
        "用 `pip install x` 安装，再运行 `python -m x`。",
        "登录之后即可使用全部功能，注册是免费的。",
        "α 与 β 是两个超参数，γ 是折扣因子。",
        "支持的语言有：" + "、".join(["汉语", "英语", "法语", "德语"] * 30) + "。",
    ],
)
def test_kept(kept: str) -> None:
    assert any(kept[:2] in prose for prose in prose_of(ARTICLE + kept + "\n"))


def test_references() -> None:
    text = ARTICLE + "参考资料：\n1. 原视频：https://a.example/x\nVaswani et al. Attention is all you need\n"
    assert prose_of(text, "a.txt")[2:] == ["参考资料："]


def test_foot_of_a_page() -> None:
    foot = "本文链接：https://a.example/1\n转载请注明出处\n评论\n登录 后发表看法\n点赞\n上一篇\n下一篇\n"
    assert len(prose_of(ARTICLE + foot, "a.txt")) == 2
    assert len(prose_of(ARTICLE + "相关阅读\n别的文章的标题\n©2020 某站\n", "a.txt")) == 2


def test_other_language() -> None:
    assert prose_of("日本語の文章です。\n\n東京都\n", "a.txt") == []
