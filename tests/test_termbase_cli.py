"""``termlint terms`` as a newcomer meets it."""

import json
import os
import re
from pathlib import Path

import pytest
from test_cli import _here, call, process, told, write

from termlint.cli.terms import TERMS
from termlint.lexicon.terms import COLUMNS
from termlint.termbase import SHAPES

__all__ = ["_here"]

HEADER = "english,sense,chinese,status,locale,variants,note,source\n"
GUIDE = "## 术语\n\n- agent，智能体\n- disruption，干扰（请勿译为“中断”）\n- 这里没有英文\n"
TERMS_OF_GUIDE = HEADER + "agent,,智能体,preferred,zh-CN,,,\n"
TERMS_OF_GUIDE += "disruption,,干扰,preferred,zh-CN,,,\ndisruption,,中断,forbidden,zh-CN,,,\n"


@pytest.mark.parametrize("name", TERMS)
def test_every_subcommand_has_help_in_both_languages(name: str) -> None:
    assert b"Options:" in process("terms", name, "-h").stdout
    assert "选项".encode() in process("terms", name, "--help", LANG="zh_CN.UTF-8").stdout


def test_the_group_shows_its_subcommands_and_suggests_one() -> None:
    shown = process("terms").stdout.decode()
    assert all(f"  {name}" in shown for name in TERMS)
    assert "termlint terms import" in told("terms", "improt")
    assert "可用的有 import" in told("terms", "xyzzy", LANG="zh_CN.UTF-8")


# -- import -----------------------------------------------------------------------------------------


def test_import_writes_to_standard_output() -> None:
    write("guide.md", GUIDE)
    result = call("terms", "import", "guide.md")
    assert (result.exit_code, result.stdout) == (0, TERMS_OF_GUIDE)
    assert result.stderr == (
        "termlint: guide.md:5: not a glossary entry: 这里没有英文\n"
        "termlint: 2 terms, 3 renderings; 1 place not understood\n"
    )
    assert "看不出这是哪个术语的译法" in call("terms", "import", "guide.md", "--lang", "zh").stderr


def test_import_never_writes_over_a_file_unless_it_is_told_to() -> None:
    write("guide.md", GUIDE)
    write("terms.csv", "mine")
    assert "--force" in told("terms", "import", "guide.md", "-o", "terms.csv")
    assert Path("terms.csv").read_text() == "mine"
    assert call("terms", "import", "guide.md", "-o", "terms.csv", "--force").exit_code == 0
    assert Path("terms.csv").read_text("utf-8") == TERMS_OF_GUIDE


def test_a_termbase_is_extended_in_place() -> None:
    write("terms.csv", TERMS_OF_GUIDE)
    write("more.json", '{"bias": "偏置", "Agent": "智能体"}')
    assert call("terms", "import", "terms.csv", "more.json", "-o", "terms.csv", "--force").exit_code == 0
    assert Path("terms.csv").read_text("utf-8") == TERMS_OF_GUIDE + "bias,,偏置,preferred,zh-CN,,,\n"


def test_nothing_is_written_if_one_file_cannot_be_read() -> None:
    write("guide.md", GUIDE)
    write("empty.csv", "")
    for bad in ("gone.csv", "empty.csv", "."):
        assert bad in told("terms", "import", "guide.md", bad, "-o", "out.csv")
    assert not Path("out.csv").exists()


def test_source_locale_and_format() -> None:
    write("a.txt", "agent，智慧型代理\n")
    given = ("--source", "team", "--locale", "zh-TW", "--format", "list")
    assert call("terms", "import", "a.txt", *given).stdout == (
        HEADER + "agent,,智慧型代理,preferred,zh-TW,,,team\n"
    )
    assert "“xml” is not one of" in told("terms", "import", "a.txt", "--format", "xml")


def test_standard_input_and_tabs() -> None:
    assert call("terms", "import", "-", stdin="agent\t智能体\n").stdout == (
        HEADER + "agent,,智能体,preferred,zh-CN,,,\n"
    )
    assert call("terms", "import", "-", "-o", "terms.tsv", stdin="agent\t智能体\n").exit_code == 0
    assert Path("terms.tsv").read_text("utf-8").startswith("english\tsense\tchinese")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gbk"])
def test_tables_as_spreadsheets_save_them(encoding: str) -> None:
    Path("a.csv").write_bytes("术语,译文\r\nagent,智能体\r\n".encode(encoding))
    result = call("terms", "import", "a.csv")
    assert result.stdout == HEADER + "agent,,智能体,preferred,zh-CN,,,\n"
    assert ("GB 18030" in result.stderr) == (encoding == "gbk")


def test_other_encodings_are_named() -> None:
    Path("a.csv").write_bytes("en,譯文\r\nagent,智慧體代理學習\r\n".encode("big5"))
    assert "--encoding" in told("terms", "import", "a.csv")
    assert "智慧體代理學習" in call("terms", "import", "a.csv", "--encoding", "big5").stdout
    assert "nonsense" in told("terms", "import", "a.csv", "--encoding", "nonsense")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", bytes(range(256)), "a binary file"),
        ("a.csv", b"Deutsch,English\na,b\n", "a.csv:1: no column seems to hold the Chinese"),
        (
            "a.tbx",
            b"<tbx>\n<a></tbx>",
            "a.tbx:2: not valid XML: an end tag does not match",
        ),
        ("a.json", b'{"a": }', "a.json:1: not valid JSON: a value is missing or not valid (column 7)"),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.json", b"[]", "without terms"),
        ("a.md", "# 标题\n\n正文。\n".encode(), "a.md: no table or list of terms found"),
        ("a.txt", "正文。\n".encode(), "a.txt: no glossary entries here"),
        ("a.csv", b"en,zh\n" + b"a" * 2_000_000 + b",b\n", "a.csv:2: not valid CSV"),
    ],
)
def test_what_is_no_termbase(name: str, data: bytes, said: str) -> None:
    Path(name).write_bytes(data)
    lines = told("terms", "import", name).splitlines()
    assert len(lines) == 1
    assert said in lines[0]


def test_many_complaints_are_cut_short() -> None:
    write("a.csv", "en,zh\nagent,智能体\n" + "无,\n" * 100)
    lines = call("terms", "import", "a.csv").stderr.splitlines()
    assert len(lines) == 22
    assert "and 80 more" in lines[20]


def test_a_device_is_no_file() -> None:
    if os.path.exists("/dev/zero"):  # noqa: PTH110
        assert "not a regular file" in told("terms", "import", "/dev/zero")


# -- export -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["tbx", "csv", "tsv", "json", "markdown"])
def test_export_and_import_again(form: str) -> None:
    write("terms.csv", TERMS_OF_GUIDE)
    assert call("terms", "export", "terms.csv", "--format", form, "-o", "out").exit_code == 0
    assert call("terms", "import", "out").stdout == TERMS_OF_GUIDE
    assert "--force" in told("terms", "export", "terms.csv", "--format", form, "-o", "out")
    assert "--format" in told("terms", "export", "terms.csv")


# -- check ------------------------------------------------------------------------------------------

FAULTY = TERMS_OF_GUIDE + "disruption,,中断,preferred,zh-CN,,,\nnetwork,,網络,preferred,zh-CN,,,\n,,x,,,,,\n"


def test_check() -> None:
    write("terms.csv", FAULTY)
    result = call("terms", "check", "terms.csv", "--format", "concise")
    assert result.exit_code == 1
    assert [line.split(" ")[:2] for line in result.stdout.splitlines()[:-1]] == [
        ["terms.csv:5:13:", "contradiction"],
        ["terms.csv:5:13:", "missing-sense"],
        ["terms.csv:6:10:", "mixed-script"],
        ["terms.csv:7:1:", "unreadable-row"],
    ]
    assert "繁体字" in call("terms", "check", "terms.csv", "--lang", "zh").stdout


def test_check_finds_nothing_in_what_is_good() -> None:
    write("terms.csv", TERMS_OF_GUIDE)
    result = call("terms", "check", "terms.csv")
    assert (result.exit_code, result.stdout.splitlines()[0][:12]) == (0, "No findings.")


def test_hints_alone_are_no_failure() -> None:
    write("terms.csv", HEADER + "label,,标记,preferred,zh-CN,,,\nmark,,标记,preferred,zh-CN,,,\n")
    result = call("terms", "check", "terms.csv")
    assert (result.exit_code, "shared-rendering" in result.stdout) == (0, True)


def test_reports_for_programs() -> None:
    write("terms.csv", FAULTY)
    lines = call("terms", "check", "terms.csv", "--format", "json-lines").stdout.splitlines()
    places = [(one["line"], one["rule"]) for one in map(json.loads, lines)]
    assert (6, "mixed-script") in places
    github = call("terms", "check", "terms.csv", "--format", "github").stdout
    assert "::error file=terms.csv,line=6,endLine=6,col=10,endColumn=12" in github


def test_check_looks_at_all_files_together_and_at_any_shape() -> None:
    write("one.md", GUIDE)
    write("two.json", '{\n "disruption": "中断"\n}')
    result = call("terms", "check", "one.md", "two.json", "--format", "concise")
    assert "two.json:2:17: contradiction" in result.stdout
    assert "one.md:5:1: unreadable-row" in result.stdout
    assert "gone.csv" in told("terms", "check", "gone.csv")


# -- configuration ----------------------------------------------------------------------------------


def test_a_termbase_may_be_divided_by_tabs() -> None:
    write("terms.tsv", "english\tchinese\tstatus\nagent\t智能体\tpreferred\n")
    write("termlint.toml", 'termbases = ["terms.tsv"]\n')
    assert call("check", "clean.md").exit_code == 0


def test_a_line_break_in_a_cell_is_kept() -> None:
    write("terms.csv", 'english,chinese,note\nagent,智能体,"甲\n乙"\nbias,\n')
    write("termlint.toml", 'termbases = ["terms.csv"]\n')
    assert "terms.csv:4: the row has 2 cells" in told("check", "clean.md")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("terms.csv", "en,zh\nagent,智能体\n"),
        ("TERMS.md", GUIDE),
        ("terms.tbx", "<?xml version='1.0'?>\n<tbx></tbx>"),
        ("terms.tsv", "english,chinese\nagent,智能体\n"),
    ],
)
def test_another_shape_as_termbase_is_told_what_to_run(name: str, text: str) -> None:
    write(name, text)
    write("termlint.toml", f'termbases = ["{name}"]\n')
    assert f"`termlint terms import {name} -o terms.csv`" in told("check", "clean.md")


def test_a_termbase_that_the_configuration_names_can_still_be_made() -> None:
    write("guide.md", GUIDE)
    write("termlint.toml", 'termbases = ["terms.csv"]\n')
    assert "terms.csv" in told("check", "clean.md")
    assert call("terms", "import", "guide.md", "-o", "terms.csv", "--lang", "zh").exit_code == 0
    assert call("check", "clean.md").exit_code == 0


# -- the page ---------------------------------------------------------------------------------------

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("page", ["termbase.md", "termbase.zh-CN.md"])
def test_the_page_says_everything(page: str) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    modules = ["termbase/form", "termbase/relations", "termbase/spelling", "cli/terms/check"]
    code = "".join((ROOT / "termlint" / f"{name}.py").read_text("utf-8") for name in modules)
    given = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', code))
    faults = set(re.findall("`([a-z]+(?:-[a-z]+)+)`", text.split("\n## ")[4]))
    assert given == faults - {"json-lines"}
    first_cells = " ".join(re.findall(r"^\| (`.+?) \|", text, re.MULTILINE))
    told_names = set(re.findall("`([^`]+)`", first_cells))
    assert {*COLUMNS.split(","), *SHAPES, "preferred", "admitted", "deprecated", "forbidden"} <= told_names


PLAIN_HEADER = "english,chinese,status,locale\n"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (f"{PLAIN_HEADER}loss,损失,preferred,zh-CN\nagent,智能体,Preferred,zh-CN\n", 3),
        (f"{PLAIN_HEADER}agent,智能体,approved,zh-CN\n", 2),
        (f"{PLAIN_HEADER}agent,智能体,preferred,zh_CN\n", 2),
        ("en,zh\nagent,智能体\n", 1),
        ("english;chinese\nagent;智能体\n", 1),
        ("agent,智能体\nloss,损失\n", 1),
    ],
)
def test_check_warns_of_a_table_that_only_import_reads(content: str, line: int) -> None:
    write("t.csv", content)
    write("a.md", "好。\n")
    write("termlint.toml", 'termbases = ["t.csv"]\n')
    assert process("check", "-q", "a.md").returncode == 2
    result = call("terms", "check", "t.csv", "--format", "concise", "--lang", "en")
    assert f"t.csv:{line}:1: unread-table “termlint check” does not read this: " in result.stdout
    assert "termlint terms import t.csv -o terms.csv" in result.stdout
    assert result.exit_code == 1


def test_check_warns_of_a_table_in_another_encoding() -> None:
    Path("t.csv").write_bytes("english,chinese\nagent,智能体\n".encode("utf-16"))
    result = call("terms", "check", "t.csv", "--format", "concise")
    assert "unread-table" in result.stdout and "not UTF-8" in result.stdout


def test_a_table_of_which_a_row_is_unreadable_anyhow_is_complained_of_once() -> None:
    write("t.csv", f"{PLAIN_HEADER}agent,智能体,xyzzy,zh-CN\n")
    result = call("terms", "check", "t.csv", "--format", "concise")
    assert [line.split()[1] for line in result.stdout.splitlines()[:-1]] == ["unreadable-row"]


def test_a_column_that_stands_there_twice_is_no_termbase() -> None:
    write("t.csv", "english,chinese,chinese\nagent,代理,智能体\n")
    write("a.md", "好。\n")
    write("termlint.toml", 'termbases = ["t.csv"]\n')
    assert "t.csv:1: column “chinese” stands there twice" in told("check", "-q", "a.md")
    assert "“chinese”列重复出现" in call("terms", "check", "t.csv", "--lang", "zh").stdout
