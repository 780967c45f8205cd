"""What right translations change: figures, addresses and code that are the same on both sides."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termlint.bitext import Bitext
from termlint.bitext.code import FIRST, Words, changed_lines, is_mended, misspelled
from termlint.bitext.english import is_left, left_parts
from termlint.bitext.figures import Figures, unequal
from termlint.bitext.joined import Joined
from termlint.bitext.links import core, mended
from termlint.bitext.placeholders import unequal as placeholders_unequal
from termlint.bitext.side import Side
from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.read import read_text
from termlint.read.raw import read_raw
from termlint.registry import rules

LEXICON = Lexicon()


def aligned(target: str, source: str) -> Bitext:
    return Bitext(read_raw("a.md", target), read_raw("b.md", source), LEXICON)


def links(target: str, source: str) -> list[str]:
    findings = examine(
        read_text("a.md", target),
        {"link-mismatch": rules()["link-mismatch"]},
        LEXICON,
        bitext=aligned(target, source),
    )
    return [one.message.en for one in findings.findings]


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("1\\.8 版", "version 1.8"),
        ("800 多万个词", "8 million words"),
        ("0.2.0 版", "version 0.2"),
        ("7.2 十六进制编码", "7.2 Hex encoding"),
        ("共 21,843 类", "21.843 classes"),
        ("补 0 到 2 的幂", "pad with zeros to a power of 2"),
        ("MMAction2 的精度", "its Top-5 accuracy"),
    ],
)
def test_one_value_in_two_ways_of_writing(target: str, source: str) -> None:
    extra, missing = unequal(Figures(target), Figures(source))
    assert not (extra and missing)


def test_a_figure_in_a_name_is_compared_with_that_of_the_same_name() -> None:
    extra, _ = unequal(Figures("用 W1A8 量化"), Figures("quantised with W8A8"))
    assert [one.start for one in extra] == [3]
    assert unequal(Figures("用 YOLOv7 检测"), Figures("detected by ResNet50")) == ([], [])


@pytest.mark.parametrize(
    ("target", "source"),
    [
        ("/docs_zh_CN/start.md", "/docs/start.md"),
        (
            "https://raw.githubusercontent.com/a/b/release/2.5/c.jpg",
            "https://github.com/a/b/raw/develop/c.jpg",
        ),
        ("https://github.com/a/b.git", "https://github.com/a/b"),
        ("https://e.org/a/\\_b", "https://e.org/a/_b"),
    ],
)
def test_one_page_has_many_addresses(target: str, source: str) -> None:
    assert core(target) == core(source)


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [
        ("../faq/tricks.md", "./tricks.md", False),
        ("https://e.org/zh/models/big/net.md", "https://e.org/en/models/net.md", False),
        ("../advnced_guides/net.md", "../advanced_guides/net.md", True),
    ],
)
def test_the_page_of_another_language_may_lie_in_another_folder(one: str, other: str, wrong: bool) -> None:
    assert bool([*mended([one], [other])]) is wrong


SHOWN = "The [guide](https://e.org/guide) tells how it is done.\n\nMore is said there of the second part.\n"


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("指南说明了做法。\n\n第二部分的详情见[那里](https://e.org/guide)。\n", []),
        ("[指南][g]说明了做法。\n\n第二部分的详情见那里。\n\n[g]: https://e.org/guide\n", []),
        ("指南说明了做法。\n\n第二部分的详情见那里。\n", ["lacks a link of the original"]),
    ],
)
def test_a_link_may_stand_elsewhere_in_the_document(target: str, said: list[str]) -> None:
    assert links(target, SHOWN) == said


@pytest.mark.parametrize(
    ("target", "source", "wrong"),
    [
        ("wget a.org/data.tar", "$ wget a.org/data.tar", False),
        ("select last s1;", "select last s1", False),
        ("bash run.sh data/README_zh.md", "bash run.sh data/README.md", False),
        ("for i := range items {", "for i := range items `{", False),
        ("bash run_eavl.sh data", "bash run_eval.sh data", True),
    ],
)
def test_lines_of_code(target: str, source: str, wrong: bool) -> None:
    assert bool([*changed_lines(target, source, Words((), ()))]) is wrong


def test_what_the_original_writes_otherwise_elsewhere_was_mended() -> None:
    sources = [Side("Run `depoly.py` now."), Side("The file `deploy.py` is short.")]
    targets = [Side("现在运行 `deploy.py`。"), Side("文件 `deploy.py` 很短。")]
    known = Words(targets, sources)
    assert is_mended("deploy.py", "depoly.py", known)
    assert not is_mended("depoly.py", "deploy.py", known)
    assert [*misspelled(targets[0], sources[0], known)] == []
    assert [*misspelled(targets[0], sources[0], Words(targets[:1], sources[:1]))]


@given(st.lists(st.text("ab.-_ ，", max_size=12)), st.text("ab.-_", min_size=1, max_size=3))
def test_words_are_counted_one_by_one_as_all_at_once(texts: list[str], word: str) -> None:
    known = Words([Side(text) for text in texts], ()).here
    assert known.of(word) == sum(re.split("[ ，]+", text).count(word) for text in texts)
    for number in range(FIRST):
        known.of(f"c{number}")
    assert known.of(f"{word}-") == sum(re.split("[ ，]+", text).count(f"{word}-") for text in texts)


@given(st.lists(st.text("模型的a", max_size=5)), st.text("模型的a", min_size=1, max_size=3))
def test_joined_texts_tell_which_of_them_has_a_string(texts: list[str], string: str) -> None:
    assert [*Joined(texts).having(string)] == [at for at, text in enumerate(texts) if string in text]


@pytest.mark.parametrize(
    ("target", "source", "missing"),
    [
        ("用 `root.${L - 1}` 表示。", "Written `a` as root.${L-1}.", []),
        ("损失 $${lse}_i$$ 很小。", "The loss $${lse}_j$$ is small, ${name}.", ["${name}"]),
        ("见[这里](https://e.org/a)。", "See :ref:`here <there>`.", []),
        ("见 :ref:`标题 <标题>`。", "See :doc:`title <title>`.", []),
        ("见标题。", "See :doc:`title <title>`.", [":doc:title"]),
    ],
)
def test_placeholders_of_documents(target: str, source: str, missing: list[str]) -> None:
    assert placeholders_unequal(Side(target), Side(source), "paragraph")[0] == missing


@pytest.mark.parametrize(
    ("target", "left"),
    [
        ("如果报错信息为 The disk is full and the log can not be written now，就清理磁盘。", False),
        ('出现 "Error: the disk is full and the log can not be written now" 时清理磁盘。', False),
        ("得分为 mean(the speech and the sound of all that was said)，越高越好。", False),
        ("磁盘已满。The disk is full and the log can not be written now.", True),
    ],
)
def test_what_a_program_says_is_no_english_left(target: str, left: bool) -> None:
    source = Side(
        "The disk is full and the log can not be written now. "
        "Its score is mean(the speech and the sound of all that was said)."
    )
    assert bool([*left_parts(Side(target), source)]) is left


def test_a_picture_is_no_english_left() -> None:
    picture = Side("![a be of 3d and e](https://e.org/a.png)")
    assert not is_left(picture, picture)


@pytest.mark.parametrize(
    ("target", "source", "gone"),
    [
        ("见 {ref}`安装<zh-setup>`。", "See {ref}`Setup<setup>`.", []),
        ("见 {ref}`安装<zh-start>`。", "See {ref}`Setup<setup>`.", ["{ref}setup"]),
    ],
)
def test_a_reference_to_the_chinese_page_is_the_same(target: str, source: str, gone: list[str]) -> None:
    assert placeholders_unequal(Side(target), Side(source), "paragraph")[0] == gone


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("./images/upload_flow.png", "./images/upload_flows_en.png", 0),
        ("./images/upload_flow.png", "./images/upload_flows.png", 1),
    ],
)
def test_a_picture_of_its_own_is_no_slip(one: str, other: str, found: int) -> None:
    assert len([*mended([one], [other])]) == found


@pytest.mark.parametrize(
    ("here", "there", "changed"),
    [
        ("fit(data=x),\n", "fit(data=x)\n", False),
        ("fit(data=x)\n", "fit(data=x);\n", False),
        ("fit(data=y)\n", "fit(data=x)\n", True),
    ],
)
def test_what_closes_a_line_of_code_changes_nothing(here: str, there: str, *, changed: bool) -> None:
    assert bool([*changed_lines(here, there, Words({}, {}))]) is changed


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("*What is it that you want to see when you go there?*", False),
        ("[Fix-3333] Fix the bug that is in the reader of the tables.", False),
        ("What is it that you want to see when you go there?", True),
    ],
)
def test_what_is_quoted_is_not_left_in_english(text: str, *, left: bool) -> None:
    assert is_left(Side(text), Side(text)) is left
