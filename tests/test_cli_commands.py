"""The commands one by one."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from test_cli import CLEAN, FAULTY, _here, call, process, told, write

from termlint.cli.group import COMMANDS
from termlint.cli.new_rule import SCAFFOLD
from termlint.cli.rules import in_columns
from termlint.manual import examples
from termlint.registry import rules
from termlint.telling.columns import width, wrapped

__all__ = ["_here"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_both_languages(command: str) -> None:
    assert re.search(rb"^(Other o|O)ptions:$", process(command, "-h").stdout, re.MULTILINE)
    assert "选项".encode() in process(command, "--help", LANG="zh_CN.UTF-8").stdout


def test_chinese_options_leave_the_second_column_straight() -> None:
    lines = process("check", "--help", LANG="zh_CN.UTF-8").stdout.decode().splitlines()
    short = [line for line in lines if re.match(r"  -\S+( \S+)? {2,}\S", line)]
    starts = {width(re.split(r"(?<=\S {2})(?=\S)|(?<= {3})(?=\S)", line, maxsplit=1)[0]) for line in short}
    assert len(short) > 10
    assert len(starts) == 1


def test_chinese_help_fits_the_terminal() -> None:
    for command in ("fix", "score terms", "terms export"):
        lines = process(*command.split(), "--help", LANG="zh_CN.UTF-8", COLUMNS="80").stdout.decode()
        assert [line for line in lines.splitlines() if width(line) > 80 and "|" not in line] == []
        assert "[required]" not in lines


@pytest.mark.parametrize(
    "text", ["一句，各行对应；.jsonl、.tsv、.csv 有列。", "one a line; .jsonl, .tsv, .csv have (x)."]
)
def test_a_suffix_is_not_torn(text: str) -> None:
    for columns in range(8, 40):
        for line in wrapped(text, columns):
            assert not line.endswith(" .") and not line.startswith(("tsv", "、", ",", "。")), columns


def test_the_lines_of_an_example_stand_under_each_other() -> None:
    page = process("rule", "sentence-end", LANG="zh_CN.UTF-8").stdout.decode().splitlines()
    at = next(index for index, line in enumerate(page) if line.startswith("  有误：- "))
    assert width(page[at].partition("- ")[0]) == page[at + 1].index("- ")


def test_titles_of_rules_fit_a_terminal_and_stay_whole_in_a_pipe() -> None:
    row = {"name": "a-rule", "group": "terms", "severity": "info", "default": True, "fix": False}
    rows = [{**row, "title": "一个很长的标题（attention），" * 4}]
    lines = list(in_columns(rows, "zh", 60))[:-2]
    assert len(lines) > 2 and max(map(width, lines)) <= 61, "with the line's end"
    assert {line[:32] for line in lines[1:]} == {" " * 32}
    assert len(list(in_columns(rows, "zh", 0))) == 3


@pytest.mark.parametrize("command", ["reference", "terms", "penalty"])
def test_every_score_has_help_in_both_languages(command: str) -> None:
    assert b"Options:" in process("score", command, "-h").stdout
    assert "选项".encode() in process("score", command, "--help", LANG="zh_CN.UTF-8").stdout


def test_select_and_ignore_take_lists() -> None:
    assert call("check", "--select", "meta,repeated-word").exit_code == 1
    assert call("check", "--select", "meta", "--select", "repeated-word").exit_code == 1
    assert call("check", "--select", "all", "--ignore", "characters , terms").exit_code == 0


def test_exclude_adds_to_what_is_excluded() -> None:
    write("node_modules/a.md", FAULTY)
    assert call("check", "--exclude", "faulty.md").exit_code == 0
    assert call("check", "--exclude", "f*.md", "faulty.md").exit_code == 1
    assert call("check", "--exclude", "f*.md", "faulty.md", "--force-exclude").exit_code == 0


def test_cache() -> None:
    call("check")
    assert Path(".termlint_cache").is_dir()
    shutil.rmtree(".termlint_cache")
    call("check", "--no-cache")
    assert not Path(".termlint_cache").exists()
    call("check", "--cache-dir", "elsewhere")
    assert Path("elsewhere").is_dir()
    assert not Path(".termlint_cache").exists()


def test_a_second_run_reads_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    first = call("check", "--jobs", "1").stdout
    monkeypatch.setattr("termlint.run.runner.examine_job", lambda _: pytest.fail("read again"))
    assert call("check", "--jobs", "1").stdout == first


def test_statistics_quiet_verbose() -> None:
    assert "faulty.md" not in call("check", "--statistics").stdout
    quiet, usual = call("check", "-q"), call("check")
    assert len(quiet.stdout) < len(usual.stdout)
    assert call("check", "-q", "clean.md").output == ""
    assert "configuration: none" in call("check", "-v").stderr


def test_diff_writes_nothing() -> None:
    result = call("check", "--diff")
    assert result.exit_code == 1
    assert "-模型训练所带来的的问题。\n+模型训练所带来的问题。\n" in result.stdout
    assert "would fix 1 in 1 file, 0 left" in result.stderr
    assert Path("faulty.md").read_text(encoding="utf-8") == FAULTY


def test_diff_marks_a_missing_last_newline() -> None:
    write("faulty.md", FAULTY.rstrip())
    assert "\n\\ No newline at end of file\n+" in call("fix", "--diff").stdout
    assert "\x1b[31m-" in call("fix", "--diff", "--color", "always").stdout


def test_fix_twice() -> None:
    result = call("fix")
    assert "fixed 1 in 1 file, 0 left" in result.stderr
    assert Path("faulty.md").read_text(encoding="utf-8") == CLEAN
    assert "fixed 0 in 0 files" in call("fix").stderr


def test_fix_says_what_will_not_be_shown_again() -> None:
    write("faulty.md", "进程奔溃后模型任然可用，先把模型保存到制定的位置，再启动服务。\n")
    result = call("fix", "faulty.md")
    assert "faulty.md:1:20" in result.stdout and "fixed 2 in 1 file, 1 left" in result.stderr
    assert "will not show 1 of these again" in result.stderr
    assert result.exit_code == 1
    again = call("fix", "faulty.md")
    assert again.exit_code == 0 and "again" not in again.stderr


def test_config_shows_layers() -> None:
    write("termlint.toml", 'min-confidence = 0.7\nignore = ["repeated-word"]')
    text = call("config", TERMLINT_FORMAT="json").stdout
    assert "min-confidence = 0.7" in text
    assert "# TERMLINT_FORMAT" in text
    write("zh/a.md", FAULTY)
    values = json.loads(call("config", "zh/a.md", "--format", "json").stdout)
    assert values["rules"]["repeated-word"] == {"value": False, "origin": "termlint.toml"}
    assert values["settings"]["encoding"]["origin"] == "built in"


def test_where_no_configuration_holds_that_of_the_files_is_for_the_run_too() -> None:
    write("docs/termlint.toml", 'lang = "zh"\nformat = "concise"\n[score]\npass-mark = 99.9\n')
    write("docs/a.md", FAULTY)
    result = call("check", "docs", "-v")
    assert result.stdout.startswith("docs/a.md:3:8: repeated-word “的”重复\n")
    assert "配置：docs/termlint.toml" in result.stderr
    assert Path("docs/.termlint_cache").is_dir()
    assert call("score", "penalty", "docs").exit_code == 1
    assert "is repeated" in call("check", "docs", "faulty.md").stdout


def test_rules_table() -> None:
    rows = json.loads(call("rules", "--format", "json").stdout)
    assert [row["name"] for row in rows] == list(rules())
    assert set(rows[0]) == {"name", "default", "severity", "group", "fix", "mqm", "title"}
    assert "repeated-word" in call("rules").stdout


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", rules())
def test_every_rule_has_a_page(name: str, language: str) -> None:
    result = call("rule", name, "--lang", language)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{name}: ")


def test_init_looks_and_does_not_overwrite() -> None:
    write("docs/zh-TW/a.md", "神經網路的學習")
    write("docs/en/a.md", "learning")
    write("glossary.csv", "english,chinese\nagent,智能体\n")
    write("TERMINOLOGY.md", "agent，智能体")
    assert call("init", "--lang", "zh").exit_code == 0
    text = Path("termlint.toml").read_text(encoding="utf-8")
    for part in (
        'lang = "zh"',
        '\ntermbases = ["glossary.csv"]',
        '\nextend-exclude = ["/docs/en/"]',
        "术语库",
    ):
        assert part in text
    assert "TERMINOLOGY.md" in text
    assert "为 1 个文件找到原文" in text
    assert call("check").exit_code == 1
    assert call("init").exit_code == 2
    assert Path("termlint.toml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("files", "said", "sources"),
    [
        ([], "There is nothing to check here yet", True),
        (["docs/en/a.md", "docs/zh/a.md", "docs/zh/b/zh/c.md"], "termlint check docs/zh --statistics", True),
        (
            ["locale/ja/a.po", "locale/zh_CN/LC_MESSAGES/a.po"],
            "termlint baseline create locale/zh_CN ",
            False,
        ),
        (["zh-cn/a.md", "zh-tw/a.md"], "termlint check . --statistics", True),
    ],
)
def test_init_tells_what_to_do_next(files: list[str], said: str, sources: bool) -> None:
    for old in Path().glob("*.md"):
        old.unlink()
    for file in files:
        write(file, CLEAN)
    assert said in call("init", "--lang", "en").stdout
    assert ("[sources]" in Path("termlint.toml").read_text()) is sources


def test_what_init_comments_out_is_right_too() -> None:
    call("init")
    text = Path("termlint.toml").read_text(encoding="utf-8")
    lines = (line.removeprefix("# ") for line in text.splitlines())
    settings = [
        line for line in lines if line.startswith(("lang", "select", "ignore", "min-", "extend-exclude", "["))
    ]
    assert settings[-2:] == ["[[per-path]]", 'ignore = ["mixed-script"]']
    write("termlint.toml", "\n".join([*settings[:-1], 'paths = ["old/"]', settings[-1]]))
    assert call("config").exit_code == 0


def test_new_rule_outside_a_checkout() -> None:
    assert call("new-rule", "wordy-verb").exit_code == 0
    assert "RULE = DocumentRule" in Path("wordy_verb.py").read_text(encoding="utf-8")
    assert call("new-rule", "wordy-verb").exit_code == 2


def test_the_scaffold_passes_its_own_examples() -> None:
    module = ModuleType("wordy_verb")
    module.__doc__ = ast.get_docstring(ast.parse(SCAFFOLD), clean=False)
    exec(SCAFFOLD, module.__dict__)
    assert examples.run(module) == []


def test_score_shows_signatures() -> None:
    write("a.txt", "机器学习很有用。\n今天天气好。\n")
    write("b.txt", "机器学习很有用。\r\n今天天气很好。\r\n")
    result = call("score", "a.txt", "b.txt", "--format", "json")
    scores = {row["metric"]: row for row in json.loads(result.stdout)}
    assert "tok:zh" in scores["BLEU"]["signature"]
    assert "nw:2" in scores["chrF++"]["signature"]
    assert "asian:yes" in scores["TER"]["signature"]
    assert 50 < scores["BLEU"]["score"] < 100
    assert call("score", "a.txt", "a.txt").stdout.count("100.00") == 2
    assert "nrefs:2" in call("score", "a.txt", "a.txt", "b.txt").stdout


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        ("rule missp", ["plain,misspelled-name", "plain,misspelled-term"]),
        ("check --select terms,rep", ["plain,terms,repeated-mark", "plain,terms,repeated-word"]),
        ("check --format sa", ["plain,sarif"]),
        ("check docs/a", ["file,docs/a"]),
        ("score one", ["file,one"]),
        ("score pen", ["plain,penalty", "file,pen"]),
        ("score --reference a", ["file,a"]),
    ],
)
def test_shell_completion(words: str, completed: list[str]) -> None:
    environment = {
        "_TERMLINT_COMPLETE": "bash_complete",
        "COMP_WORDS": f"termlint {words}",
        "COMP_CWORD": str(len(words.split())),
    }
    command = [sys.executable, "-m", "termlint"]
    result = subprocess.run(command, capture_output=True, env={**os.environ, **environment}, check=False)
    assert result.stdout.decode().split() == completed


# -- mistakes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (["rule", "terms"], "a group of rules"),
        (["rule", "xyzzy"], "“termlint rules” lists all"),
        (["check", "--lang", "fr"], "“fr” is not one of zh, en"),
        (["check", "--diff", "--format", "json"], "--format cannot be used with --diff"),
        (["fix", "--diff", "--statistics"], "--statistics cannot be used with --diff"),
        (["check", "--statistics", "--format", "sarif"], "--statistics cannot be used with --format sarif"),
        (["fix", "--statistics", "--format", "github"], "--statistics cannot be used with --format github"),
        (
            ["check", "--baseline", "gone.json"],
            "gone.json: no such file; “termlint baseline create”",
        ),
        (["check", "-dash.md"], "write ./-dash.md"),
    ],
)
def test_mistakes_say_what_to_do(arguments: list[str], part: str) -> None:
    write("-dash.md", CLEAN)
    assert part in told(*arguments)


def test_help_fits_a_terminal() -> None:
    for width_of_it in (60, 80, 120):
        page = process("check", "-h", COLUMNS=str(width_of_it)).stdout.decode()
        assert max(map(width, page.splitlines())) <= width_of_it
