"""Offsets hold for any text, and no text is too odd or too slow."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termlint.model import BREAK, HOLE, Document
from termlint.read import read_text

PATHS = ("a.md", "a.mdx", "a.html", "a.srt", "a.txt", "a.rst", "a.tex")

SNIPPETS = [
    "模型", "训练", "Scaling", " Law", " ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "\ufeff", "。", "“",
    "”", "（", "*", "**", "_", "~~", "`", "```", "````", "~~~", "# ", "> ", "- ", "1. ", "* ", "[x] ",
    "    ", "|", "|-|\n", "[", "](a)", "](", ")", "![", "[^1]", "[^1]: ", "[甲]: b", "&amp;", "&#20013;",
    "&lt", "&", "\\", "\\(", "\\)", "\\[", "\\]", "$", "$$", "x^2", "{", "}", "{{", "}}", "{% a %}",
    "{#id}", "{: .c}", "{term}`x`", ":numref:`x`", ":::", ":::{note}", "```{note} 题", ":label:`x`",
    "!!! note", '"题"', "<b>", "</b>", "<br>", "<code>", "</code>", "<p>", "</p>", "<div>", "</div>",
    "<pre>", "<!--", "-->", "<a href='", "'>", "<ruby>", "<rt>", "<script>", "</script>", "<T a={b} />",
    "<", ">", "---\n", "title: 甲\n", "+++\n", "import a from 'b'", "https://a.example/b", "a@b.example",
    "(**", "**)", "[[autodoc]] X", "00:01.000 --> 00:02.000\n", "WEBVTT\n", "\\begin{a}", "\\end{a}",
    "\u3000", "\u2028", "\x0b", "😀", "e\u0301", "?", "\x02", "<!-- termlint: ignore -->",
    "\\section{", "\\textbf{", "\\footnote{", "\\cite{a}", "\\item", "\\begin{tabular}{cc}", "\\end{tabular}",
    "&", "\\begin{equation}", "\\end{equation}", "\\begin{document}", "\\%", "---", "``", "''", "%",
    "\\verb|a|", "\\\\", ".. ", ".. note:: ", ".. code-block:: ", "::\n", "::", "===\n",
    "---", "+---+---+\n", "| ", " |\n", "=== ===\n", "``", "`_", ":ref:`", ":参数: ", ".. [1] ",
    ".. termlint: ignore", "<!-- termlint: disable a -->", "{/* termlint: x */}", "# termlint: ignore",
    HOLE, "\x7f",
]  # fmt: skip


def assert_aligned(document: Document) -> None:
    text, prose, pieces = document.text, document.prose, document.alignment.pieces
    at = 0
    for piece in pieces:
        assert piece.at >= at and 0 <= piece.start < piece.end <= len(text)
        if piece.verbatim:
            assert text[piece.start : piece.end] == prose[piece.at : piece.at + piece.size]
        else:
            assert piece.size == 1
        at = piece.at + piece.size
    in_text = sorted((piece.start, piece.end) for piece in pieces)
    assert all(one[1] <= two[0] for one, two in pairwise(in_text))
    at = 0
    for segment in document.segments:
        assert segment.start == at < segment.end and prose[segment.end] == BREAK
        at = segment.end + 1
    assert at == len(prose)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(SNIPPETS), max_size=40).map("".join), st.sampled_from(PATHS))
def test_offsets(text: str, path: str) -> None:
    assert_aligned(read_text(path, text))


def test_a_hole_before_an_image_does_not_reach_over_its_caption() -> None:
    assert_aligned(read_text("a.md", "$&amp;$![模型](a)模型"))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.sampled_from(PATHS))
def test_any_text(text: str, path: str) -> None:
    assert_aligned(read_text(path, text))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(SNIPPETS[:40]), max_size=30).map("".join))
def test_what_a_rule_sees_is_there(text: str) -> None:
    document = read_text("a.md", text)
    for at, character in enumerate(document.prose):
        if character not in (HOLE, BREAK) and document.alignment.whole(at, at + 1):
            start, end = document.alignment.span(at, at + 1)
            assert text[start:end] == character


ODD = [
    "甲" * 1_000_000,
    "a " * 500_000,
    ">" * 10_000 + "甲",
    "> " * 10_000 + "甲",
    "[" * 10_000,
    "![" * 10_000,
    "- " * 5_000 + "甲",
    "*甲 **乙 " * 30_000,
    "$甲 " * 100_000,
    "$$x" * 50_000,
    "\\(" * 100_000,
    "\\[x" * 50_000,
    "{" * 200_000,
    "{{" * 100_000,
    "<" * 200_000,
    "<a " * 100_000,
    "<a '" * 50_000,
    "<!--" * 50_000,
    "`" * 200_000,
    "```\n" * 50_000,
    ":::\n" * 50_000,
    "```{note}\n" * 20_000,
    "!!! " * 50_000,
    "| a " * 5_000 + "\n" + "|-" * 5_000 + "\n" + "|\n" * 1_000,
    " " * 1_000_000 + "甲",
    "\n" * 300_000,
    "\r" * 300_000,
    "&" * 200_000,
    "https://" * 50_000,
    "a@" * 100_000,
    "---\na: b\n" + "c\n" * 100_000,
    "<!-- termlint: ignore -->\n" * 300,
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("path", PATHS)
def test_odd_text_is_quick(text: str, path: str) -> None:
    began = time.process_time()
    assert_aligned(read_text(path, text))
    assert time.process_time() - began < 5
