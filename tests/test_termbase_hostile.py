"""Termbases that nobody means well: whatever is cut, odd or endless gets rows or a message with its line."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from termlint.cli import run
from termlint.cli.terms.files import Manner, Unusable, read_file
from termlint.lexicon import BadTable, Lexicon
from termlint.lexicon.terms import TermRow, own_concepts
from termlint.read import Unreadable
from termlint.termbase import WRITTEN, NotATermbase, read, write
from termlint.termbase.faults import find_faults
from termlint.termbase.found import Found
from termlint.termbase.merge import Placed, merge

LEXICON = Lexicon()

SMALL = {
    "other.csv": 'en,zh,note\nagent,智能体,"甲, ""乙"""\nbias,偏置|偏差,\n',
    "own.csv": "english,sense,chinese,status,locale,variants,note,source\n"
    "agent,,智能体,preferred,zh-CN,agents|AG,甲,乙\nbias,丙,偏置,admitted,zh-TW,,,\n",
    "bare.tsv": 'agent\t智能体\nbias\t"偏置"\n',
    "new.tbx": '<?xml version="1.0" encoding="UTF-8"?>\n<tbx type="TBX-Basic"><text><body>'
    '<conceptEntry id="1"><descrip type="subjectField">甲</descrip><langSec xml:lang="en"><termSec>'
    '<term>agent</term></termSec></langSec><langSec xml:lang="zh-CN"><termSec><term>智能体</term>'
    '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec>'
    "</conceptEntry></body></text></tbx>",
    "old.tbx": '<?xml version="1.0"?><martif><text><body><termEntry><langSet xml:lang="en"><tig><term>agent'
    '</term></tig></langSet><langSet xml:lang="zh"><ntig><termGrp><term>智能体</term></termGrp></ntig>'
    "</langSet></termEntry></body></text></martif>",
    "map.json": '{"agent": "智能体", "bias": {"zh": "偏置", "note": "甲\\ud800", "n": 1}, "c": ["丙"]}',
    "list.json": '[{"term": "agent", "translation": "智能体", "status": "approved"},\n["bias", "偏置"]]',
    "table.md": "---\na: b\n---\n# 术语\n\n| English | 中文 |\n|---|:-:|\n"
    "| **agent** | `智能体` \\| 甲 |\n\n- bias：偏置（b）\n",
    "comment.md": "<!--\nagent: 智能体\nbias => 偏置\n-->\n\n- token\n  * 作为单位时，译为词元\n",
    "lines.txt": "agent 智能体\nbias: 偏置\n自注意力(self-attention)\n",
}
ODD = ["\0", "\ufeff", "\r", "\u2028", "\ufdd0", "\ud800", "\uffff", "** **", "\\ud800", "&#0;", '"', "|"]
ODD += ["\\", "[", "<!--", "`", "(", "：", "&a;", "9" * 5000, "\x1b[31m", "1e999"]
ENCODINGS = ("utf-16", "utf-16-be", "utf-32", "utf-8-sig", "gb18030", "big5", "utf-7")


def mutations(text: str) -> Iterator[bytes]:
    """Yield a text cut at every byte, with something odd in every second place, in other encodings."""
    data = text.encode()
    yield from (data[:size] for size in range(len(data) + 1))
    for at in range(0, len(text), 2):
        odd = ODD[at // 2 % len(ODD)]
        yield (text[:at] + odd + text[at:]).encode("utf-8", "surrogatepass")
    yield from (text.encode(name, "replace") for name in ENCODINGS)


def placed(found: list[Found]) -> list[Placed]:
    return [Placed("a", line, row) for line, row in found if isinstance(row, TermRow)]


@pytest.mark.parametrize("name", SMALL)
def test_no_termbase_is_a_fault_of_ours(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    for data in mutations(SMALL[name]):
        path.write_bytes(data)
        try:
            file = read_file(str(path), Manner(None, "zh-CN", None, "en"))
        except (Unusable, Unreadable) as error:
            assert error.problem.path == str(path), data
            continue
        lines = file.text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        assert all(1 <= line <= lines for line, _ in file.found), data
        rows = merge(placed(file.found)).rows
        assert all("".join(write(rows, shape)) for shape in WRITTEN), data
        list(find_faults(placed(file.found)[:2], LEXICON))


@pytest.mark.parametrize("name", ["other.csv", "own.csv", "bare.tsv"])
def test_no_termbase_of_a_project_is_a_fault_of_ours(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    for data in mutations(SMALL[name]):
        path.write_bytes(data)
        try:
            list(own_concepts(path))
        except BadTable as error:
            assert error.problem.path == path.as_posix(), data


DEEP = 10_000
NESTED = {
    "json": ["[" * DEEP, '{"a":' * DEEP, "[" * DEEP + "]" * DEEP, '{"a":' * DEEP + "1" + "}" * DEEP],
    "tbx": ["<tbx>" + "<a>" * DEEP, "<tbx>" + "<conceptEntry>" * DEEP + "</conceptEntry>" * DEEP + "</tbx>"],
    "markdown": ["> " * DEEP + "agent：智能体", "[" * DEEP + "](a)" * DEEP, "<!--" * DEEP + "-->" * DEEP],
    "list": ["".join(" " * deep + "- a\n" for deep in range(400)), "(" * DEEP + "agent" + ")" * DEEP],
}


@pytest.mark.parametrize("shape", NESTED)
def test_what_is_nested_deep_gives_no_rows(shape: str) -> None:
    for text in NESTED[shape]:
        try:
            assert not placed(list(read(text, shape)))
        except NotATermbase as error:
            assert error.message.zh


@pytest.mark.parametrize(
    "declared",
    ['<!ENTITY a "b">', '<!ENTITY a "aa"><!ENTITY b "&a;&a;">', '<!ENTITY a SYSTEM "file:///etc/passwd">'],
)
def test_entities_are_refused_with_their_line(declared: str) -> None:
    text = f'<?xml version="1.0"?>\n<!DOCTYPE martif [\n{declared}]>\n<martif><text>&a;</text></martif>'
    with pytest.raises(NotATermbase, match="entities") as caught:
        list(read(text, "tbx"))
    assert caught.value.line == 3


PIECES = {
    "csv": ["a,", '"', '"a": "甲", ', "a,甲,乙\n", "agent,甲\n", ",", " ", "甲/", "；", "(", "a/"],
    "tbx": ["<a>", "&amp;", "甲", "<term>a</term>", "<!-- -->"],
    "json": ['"a": "甲", ', "[", "9", '"\\u0061", ', '["\\u0061","甲"],', '{"en":"a","zh":"甲","note":"'],
    "markdown": ["*", "`", "**a ", "-", "--", "<!--", "[^", "[a](", "|", " ", "| a | 甲 |\n", "_", "\\", "&"],
    "list": ["*", "`", "-", " ", "a：甲\n", "（", "a, ", "- a\n", "  - 甲\n", "译为", "甲或者"],
}
HEADS = {
    "csv": ["en,zh,note\n", "agent,智能体\n", 'en,zh\na,"', 'en,zh\n"a'],
    "tbx": [SMALL["new.tbx"][:240], SMALL["old.tbx"][:60]],
    "json": ["", "[", '{"a": "'],
    "markdown": ["", "| en | zh |\n|---|---|\n| a | ", "- agent：智能体\n", "<!-- agent: 智能体\n"],
    "list": ["", "agent：智能体\n", "- agent："],
}


@pytest.mark.parametrize("shape", PIECES)
def test_no_termbase_takes_longer_than_its_length(shape: str) -> None:
    for head in HEADS[shape]:
        for piece in PIECES[shape]:
            start = time.process_time()
            try:
                found = placed(list(read(head + piece * (60_000 // len(piece)), shape)))
            except NotATermbase:
                found = []
            "".join(write(merge(found).rows, "markdown"))
            list(find_faults(found, LEXICON))
            assert time.process_time() - start < 3, (head, piece)


def test_many_rows_of_one_concept_are_joined_in_one_pass() -> None:
    row = TermRow("agent", "智能体", "preferred")
    rows = [
        TermRow("agent", "智能体", "preferred", variants=(f"a{n}",), note=f"甲{n}") for n in range(20_000)
    ]
    start = time.process_time()
    (joined,) = merge(Placed("a", at, one) for at, one in enumerate((row, *rows, *rows), 1)).rows
    assert len(joined.variants) == 20_000
    assert joined.note.count("; ") == 19_999
    assert time.process_time() - start < 10


@pytest.mark.parametrize("cell", ["a" * 1_000_000, "甲" * 1_000_000])
@pytest.mark.parametrize("header", ["english,chinese,status", "en,zh,note"])
def test_a_text_in_a_cell_is_named_and_not_repeated(
    cell: str, header: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{header}\nagent,智能体,\n{cell},{cell},\n{cell},智能体,\nbias,{cell},\n", "utf-8")
    assert run(["terms", "import", str(path), "--lang", "en"]) == 0
    out, err = capsys.readouterr()
    assert out.count("\n") == 2
    assert f"{path}:3: a cell of 1000000 characters" in err
    assert len(err) < 2000


def test_a_cell_sends_no_commands_to_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_text("english,chinese,status\na,甲,\x1b[31m\nb,乙,preferred\n", "utf-8")
    assert run(["terms", "import", str(path)]) == 0
    assert "\x1b" not in "".join(capsys.readouterr())


@pytest.mark.parametrize("limit", [10, 1 << 30])
@pytest.mark.parametrize("end", ["", ',"', '\n"' + "a" * (1 << 21)])
def test_the_limit_of_cells_is_the_caller_s_own(limit: int, end: str) -> None:
    before = csv.field_size_limit(limit)
    try:
        text = f"english,chinese\nagent,{'智能体' * 100_000}\nbias,偏置{end}"
        with suppress(NotATermbase):
            rows = [*read(text, "csv")]
            assert end or "偏置" in str(rows[-1])
        assert next(iter(Lexicon(()).people.by_surname))
        assert csv.field_size_limit() == limit
    finally:
        csv.field_size_limit(before)


def test_tables_are_read_in_several_threads_and_the_limit_is_put_back() -> None:
    before = csv.field_size_limit()
    text = "english,chinese\n" + "agent,智能体\n" * 2000
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(lambda _: [*read(text, "csv")], range(32)))
    assert csv.field_size_limit() == before
