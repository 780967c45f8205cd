"""Texts that no person wrote: every rule is through with them soon, whatever repeats in them."""

import time

import pytest

from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.registry import rules

LEXICON = Lexicon()
PIECES = [
    "ab", "aB", "A", "x-", "a.b", "（", "http://", "...", "的，", "的", "Aa Bb ", "词（Ab ", "GPU ", "AB12 ",
    "abhttp://", "我们的模型，", "“词", "模型模型", "John Smith ", "机器可解释性", "Scaling law，", "訓",
    "约翰·史密斯（John Smith）、", "图灵测验（Turing Exam Thing）。",
]  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_repetition_takes_no_longer_than_its_length(piece: str) -> None:
    text = "这里是一段中文。" + piece * (60_000 // len(piece)) + " 后面还有中文。"
    start = time.process_time()
    examine(read_text("a.md", text), rules(), LEXICON)
    # No speed is asserted: what is quadratic takes minutes here, what is linear a tenth of a second.
    assert time.process_time() - start < 20


def test_a_list_of_unknown_words_is_no_prose() -> None:
    words = (f"{a}{b}{c}qu{d}" for a in "bdfg" for b in "aeiou" for c in "klmnprst" for d in "abcdefghijklmn")
    text = "\n".join(f"词表里有 {word} 这个词。" for word in words)
    assert not examine(read_text("a.md", text), rules(), LEXICON).findings
