"""Input that nobody means well: whatever is cut, odd or endless, a file gets an answer, and soon."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator
from itertools import islice, product
from string import ascii_uppercase

import pytest

from termlint.config.settings import Settings
from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.model import BREAK, HOLE, Finding, Message, Suppression
from termlint.originals.beside import beside_original
from termlint.read import Unreadable, read_document, read_text
from termlint.read.keyed import read_keyed
from termlint.registry import rules
from termlint.run.job import Job, examine_job
from termlint.run.sift import sift
from termlint.survey.names import PersonName
from termlint.survey.spelling.persons import find_better

LEXICON = Lexicon()

SMALL = {
    "a.md": "---\ntitle: 题\n---\n# 训练 **模型**\n\n> - 项 `a` $x$ [链](b)\n\n| 甲 |\n|---|\n| ** ** |\n",
    "a.mdx": "import a from 'b'\n\n<Tip a={b}>\n训练 {x}\n</Tip>\n",
    "a.html": "<p>训练 &amp; <b>模型</b><!-- 注 --><script>x<y</script></p>",
    "a.tex": "\\section{训练}\\begin{itemize}\\item 甲 $x$ \\verb|a|\\end{itemize}% 注\n",
    "a.rst": "标题\n====\n\n.. note:: 题\n\n   训练 :ref:`x`\n\n+---+\n| 甲|\n+---+\n",
    "a.adoc": "= 题\n\n|===\n|甲 |乙\n|===\n\nfootnote:[注] link:a[链]\n",
    "a.srt": "1\n00:00:01,000 --> 00:00:02,000\n<i>训练</i>\n",
    "a.po": 'msgctxt "c"\nmsgid "a %s"\nmsgid_plural "b"\nmsgstr[0] "训练 %s\\344\\270\\255"\n',
    "a.xlf": '<xliff><file trgLang="zh"><unit><segment><source>a</source><target>训练<ph/></target>'
    "</segment></unit></file></xliff>",
    "zh.json": '{"a": "训练 {n, plural, other {# 个}}", "b": ["\\ud83d\\ude00\\ud800"]}',
    "zh.yaml": "a: &x '训练'''\nb: \"\\u6a21\\\n  x\"\nc: |\n  块\n<<: {d: *x}\n",
    "zh.toml": "a = '''训\n练'''\n[b]\nc = [\"甲\\u4e00\", {d = 1}]\n",
    "zh.csv": 'en,zh\n"a ""b""","训练，""乙"""\n',
    "zh.jsonl": '{"en": "a", "zh": "训练"}\n{"zh": ["甲"]}\n',
    "a.ipynb": '{"cells": [{"cell_type": "markdown", "source": ["# 训练\\n", "模型"]}]}',
}
ODD = [
    "\0",
    "\ufeff",
    "\r",
    "\u2028",
    "\ufdd0",
    "\ufdd1",
    "\ufdd2",
    "\ud800",
    "\uffff",
    "** **",
    "\\ud800",
    "&#0;",
]
ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "utf-8-sig", "gb18030", "utf-7")


def mutations(text: str) -> Iterator[bytes]:
    """Yield a text cut at every byte, with something odd in every fifth place, and in other encodings."""
    data = text.encode()
    yield from (data[:size] for size in range(len(data)))
    for at in range(0, len(text), 5):
        odd = ODD[at // 5 % len(ODD)]
        yield (text[:at] + odd + text[at:]).encode("utf-8", "surrogatepass")
    yield from (text.encode(name) for name in ENCODINGS)


@pytest.mark.parametrize("path", SMALL)
def test_no_file_is_a_fault_of_ours(path: str) -> None:
    asked = tuple(name for name, rule in rules().items() if not rule.default)
    for data in mutations(SMALL[path]):
        answer = examine_job(Job(path, "utf-8", (), (), (), asked, data))
        assert not answer.failures, data
        assert not answer.problem or "please report it" not in answer.problem.message.en, data


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("甲 **  ** 文。", "甲 **  ** 文。"),
        ("甲 ** ** 文。", "甲 ** ** 文。"),
        ("\\*\\* \\*\\* 甲", "** ** 甲"),
        ("- ** **", ""),  # a rule across the page
        ("第law 第一二 章，第十十 章。", "第law 第一二 章，第十十 章。"),
    ],
)
def test_what_looks_like_a_mark_and_is_none(text: str, prose: str) -> None:
    assert read_text("a.md", text).prose.rstrip(BREAK) == prose
    assert read_text("a.html", text).prose.rstrip(BREAK) == text
    for path in ("a.md", "a.txt", "a.html"):
        answer = examine(read_text(path, text), rules(), LEXICON)
        assert answer.findings == () and "number-style" not in answer.told


def ordinals(text: str) -> dict[str, int]:
    """Return how many ordinals of a text are in Chinese and in Arabic numerals."""
    facts = examine(read_text("a.txt", text), {"number-style": rules()["number-style"]}, LEXICON).facts
    (counts,) = [fact.value[2] for fact in facts["number-style"] if not fact.end]
    assert isinstance(counts, dict)
    return counts


@pytest.mark.parametrize("number", ["第一二章", "第十十章", "第二二行"])
def test_what_is_no_number_is_no_ordinal(number: str) -> None:
    assert ordinals(f"{number}，第 3 章。") == {"arabic": 1}
    assert ordinals(f"第十二章，{number}，第 3 章。") == {"arabic": 1, "han": 1}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_word_document_in_each_encoding_of_xml(encoding: str) -> None:
    xml = (
        f'<?xml version="1.0" encoding="{encoding[:6]}"?><w:document><w:p><w:t>训练</w:t></w:p></w:document>'
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("word/document.xml", xml.encode(encoding))
    assert read_document("a.docx", data.getvalue()).text == "训练\n"


@pytest.mark.parametrize("head", ["[a" + ".a" * 10_000 + "]", "a" + ". a" * 10_000 + " = 1"])
def test_a_key_of_ten_thousand_parts_is_refused(head: str) -> None:
    with pytest.raises(Unreadable, match="nested too deeply"):
        read_keyed("zh.toml", head, "en.toml", "a = 'b'")


REQUESTS = ["甲 <!-- termlint: ignore -->", "<!-- termlint: disable -->\n", "`a` <!-- termlint: ignore -->"]
ALONE = ["gpu ", "the ", "PyTorch ", *REQUESTS]


@pytest.mark.parametrize("piece", ALONE)
def test_one_text_takes_no_longer_than_its_length(piece: str) -> None:
    text = "这里是一段中文。" + piece * (120_000 // len(piece))
    start = time.process_time()
    examine(read_text("a.md", text), rules(), LEXICON)
    assert time.process_time() - start < 10


@pytest.mark.parametrize("form", ["用 abc{}1。", "用 {}。"])
def test_a_text_of_names_that_all_differ_takes_no_longer_than_its_length(form: str) -> None:
    names = map("".join, islice(product(ascii_uppercase, repeat=4), 0, None, 20))
    text = "".join(form.format(name) for name in names)
    start = time.process_time()
    examine(read_text("a.md", text), rules(), LEXICON)
    assert time.process_time() - start < 10


@pytest.mark.parametrize("piece", ["*", "`", "<!--", "{/*", "{#", "[[", "“", "ab", "\u3000"])
def test_two_texts_take_no_longer_than_their_length(piece: str) -> None:
    body = piece * (60_000 // len(piece))
    said, written = f"这里有五个中文字。{body}", f"Here is a text. {body}"
    start = time.process_time()
    bitext = beside_original("a.rst", said, "en/a.rst", lambda _, __: written, LEXICON)
    examine(read_text("a.rst", said), rules(), LEXICON, bitext=bitext)
    assert time.process_time() - start < 10


def test_figures_of_any_length_and_number() -> None:
    from termlint.bitext.figures import Figures, unequal

    long = "9" * 5_000
    for text in (f"1.2.{long}", f"{long}0s", f"{long} 年", f"{long} million", f"{long}.{long}"):
        assert Figures(text).written
    assert Figures("01.2.3").values == Figures("1.02.3").values
    here, there = (Figures(" ".join(map(str, range(first, 120_000, 2)))) for first in (40_000, 40_001))
    start = time.process_time()
    extra, missing = unequal(here, there)
    assert (len(extra), len(missing)) == (40_000, 40_000)
    assert time.process_time() - start < 5


def test_blank_lines_before_a_program_are_read_once() -> None:
    from termlint.bitext.english import is_sentence

    start = time.process_time()
    assert is_sentence("\n" * 100_000 + "This is how it is done by the others.")
    assert not is_sentence("This is how it is done by the others.\n\n   import os\n")
    assert time.process_time() - start < 2


def test_thousands_of_names_are_not_all_compared_with_each_other() -> None:
    surnames = (
        "".join(letters).title() for letters in product("bdfkm", "aeiou", "lnrst", "aeiou", "lnr", "aou")
    )
    names = tuple(
        PersonName(at, at + 1, given, f"{surname}{given.lower()}")
        for at, (given, surname) in enumerate(product(ascii_uppercase[:8], islice(surnames, 3000)))
    )
    start = time.process_time()
    assert [*find_better(names, LEXICON.people, "")] == []
    assert time.process_time() - start < 8


def test_braces_a_million_deep() -> None:
    start = time.process_time()
    assert read_text("a.mdx", "甲 " + "{" * 1_000_000 + "}" * 1_000_000 + " 乙").prose.startswith(
        f"甲 {HOLE} 乙"
    )
    assert time.process_time() - start < 10


def test_thousands_of_comments_and_of_findings() -> None:
    said = Message("twice", "重复")
    findings = [Finding(at, at + 2, said, rule="repeated-word") for at in range(0, 400_000, 20)]
    comments = [
        Suppression(("repeated-word",), at + 4, at + 6, at + 4, at + 6) for at in range(0, 400_000, 20)
    ]
    start = time.process_time()
    shown = sift("a.md", findings, comments, Settings(enabled=frozenset(rules())), rules())
    assert len(shown) == 40_000
    assert time.process_time() - start < 8
