"""The command line as its users meet it: exit codes, streams, languages, mistakes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from termlint.cli import run
from termlint.cli.group import termlint

FAULTY = "# 注意力\n\n模型训练所带来的的问题。\n"
CLEAN = "# 注意力\n\n模型训练所带来的问题。\n"
PLAIN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("TERMLINT", "LC_", "LANG", "NO_COLOR", "FORCE_COLOR", "CLICOLOR"))
}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name not in PLAIN:
            monkeypatch.delenv(name)
    write("faulty.md", FAULTY)
    write("clean.md", CLEAN)


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8", newline="")


def call(*arguments: str, stdin: str | bytes = "", **environment: str) -> Result:
    """Run in this process: fast, but help texts stay in the language of the test run."""
    return CliRunner(env=environment).invoke(termlint, arguments, stdin)


def process(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "termlint", *arguments]
    return subprocess.run(
        command, input=stdin, capture_output=True, env={**PLAIN, **environment}, check=False
    )


def told(*arguments: str, **environment: str) -> str:
    """Return what is said on standard error of something that cannot be done."""
    result = process(*arguments, **environment)
    assert result.returncode == 2, result
    assert b"Traceback" not in result.stderr
    return result.stderr.decode()


# -- exit codes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "clean.md"], 0),
        (["check", "faulty.md"], 1),
        (["check"], 1),
        (["check", "--exit-zero"], 0),
        (["check", "--fail-on", "warning"], 1),
        (["check", "--fail-on", "error"], 0),
        (["check", "gone.md"], 2),
        (["check", "gone.md", "--exit-zero"], 2),
        (["check", "--ignore", "all"], 0),
        (["check", "--select", "meta"], 0),
        (["check", "--min-confidence", "1"], 0),
        (["fix", "--diff"], 1),
        (["fix", "--diff", "clean.md"], 0),
        (["fix"], 0),
        (["check", "--fix"], 0),
        (["check", "--nonsense"], 2),
        (["rule"], 2),
        ([], 0),
    ],
)
def test_exit_codes(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == code
    capsys.readouterr()


def test_findings_of_the_rest_are_printed() -> None:
    Path("bad.md").write_bytes("中".encode() + b"\xff")
    result = process("check", "faulty.md", "bad.md", "gone.md", "--format", "concise")
    assert result.returncode == 2
    assert b"faulty.md:3:" in result.stdout
    lines = result.stderr.decode().splitlines()
    assert [line.split(":")[1].strip() for line in lines] == ["gone.md", "bad.md"]
    assert "byte 3" in lines[1]


def test_ctrl_c_ends_quietly() -> None:
    for number in range(60):
        write(f"many/{number}.md", FAULTY * 2000)
    command = [sys.executable, "-m", "termlint", "check", "--no-cache", "--jobs", "2", "many"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=PLAIN) as running:
        time.sleep(0.7)
        running.send_signal(signal.SIGINT)
        _, errors = running.communicate(timeout=30)
    assert running.returncode == 130
    assert b"Traceback" not in errors


# -- standard input and output ----------------------------------------------------------------------


def test_standard_input() -> None:
    result = call("check", "-", "--format", "json-lines", stdin=FAULTY)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["path"] == "-"
    named = call("check", "-", "--stdin-filename", "zh/a.md", "--format", "json-lines", stdin=FAULTY)
    assert json.loads(named.stdout)["path"] == "zh/a.md"


def test_standard_input_follows_the_configuration_of_its_name() -> None:
    write("zh/termlint.toml", 'ignore = ["repeated-word"]')
    assert call("check", "-", "--stdin-filename", "zh/a.md", stdin=FAULTY).exit_code == 0
    write("termlint.toml", 'extend-exclude = ["old/"]')
    old = ("check", "-", "--stdin-filename", "old/a.md")
    assert call(*old, stdin=FAULTY).exit_code == 1
    assert call(*old, "--force-exclude", stdin=FAULTY).exit_code == 0


def test_fix_prints_the_fixed_text_of_standard_input() -> None:
    crlf = FAULTY.replace("\n", "\r\n").encode("utf-16")
    result = process("fix", "-", "--stdin-filename", "a.md", stdin=crlf)
    assert result.stdout.decode("utf-16") == CLEAN.replace("\n", "\r\n")
    assert result.returncode == 0
    assert not Path("a.md").exists()


def test_fix_gives_back_what_it_cannot_read() -> None:
    result = process("fix", "-", stdin=b"\xff\x00abc")
    assert (result.returncode, result.stdout) == (2, b"\xff\x00abc")


def test_a_closed_pipe_is_silent() -> None:
    write("long.md", FAULTY * 3000)
    command = f"{sys.executable} -m termlint check --no-cache long.md | head -1"
    result = subprocess.run(command, shell=True, capture_output=True, env=PLAIN, check=False)
    assert result.stdout.count(b"\n") == 1
    assert result.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("command", ["check", "rules", "-h", "config"])
def test_a_full_disk_is_told(command: str) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123
        arguments = [sys.executable, "-m", "termlint", command]
        result = subprocess.run(arguments, stdout=full, stderr=subprocess.PIPE, env=PLAIN, check=False)
    assert result.returncode == 2
    assert b"No space left" in result.stderr
    assert b"Traceback" not in result.stderr


def test_closed_standard_output_is_told() -> None:
    command = f"{sys.executable} -m termlint check >&-"
    result = subprocess.run(command, shell=True, capture_output=True, env=PLAIN, check=False)
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"closed" in result.stderr


def test_a_terminal_that_knows_no_chinese() -> None:
    result = process("check", "faulty.md", "gone.md", PYTHONIOENCODING="ascii", LANG="zh_CN")
    assert b"\\u7684" in result.stdout
    assert b"gone.md: \\u" in result.stderr
    lines = process("check", "faulty.md", "--format", "json-lines", PYTHONIOENCODING="latin-1").stdout
    assert json.loads(lines.decode())["rule"] == "repeated-word"


def test_output_file() -> None:
    assert call("check", "-o", "out.json", "--format", "json").exit_code == 1
    first = Path("out.json").read_text(encoding="utf-8")
    assert json.loads(first)[0]["rule"] == "repeated-word"
    assert call("check", "clean.md", "-o", "out.json", "--format", "json").exit_code == 0
    assert json.loads(Path("out.json").read_text(encoding="utf-8")) == []
    assert "cannot be written" in told("check", "-o", "gone/out.json")
    assert [path.name for path in Path().glob(".out*")] == []
    assert b"repeated-word" in process("check", "-o", "/dev/stdout").stdout


@pytest.mark.parametrize(
    ("arguments", "environment", "colored"),
    [
        ([], {}, False),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
        ([], {"FORCE_COLOR": "0", "CLICOLOR_FORCE": "1"}, False),
        ([], {"CLICOLOR_FORCE": "1"}, True),
        ([], {"CLICOLOR_FORCE": "0"}, False),
        ([], {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
        (["--color", "always", "--format", "json"], {}, False),
    ],
)
def test_color(arguments: list[str], environment: dict[str, str], colored: bool) -> None:
    assert ("\x1b[" in call("check", *arguments, **environment).stdout) is colored


# -- languages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "environment", "chinese"),
    [
        ([], {}, False),
        ([], {"LANG": "zh_CN.UTF-8"}, True),
        ([], {"LANG": "zh_TW.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, False),
        ([], {"LANG": "en_US.UTF-8", "LC_ALL": "zh_HK"}, True),
        ([], {"LANG": "zh_CN", "TERMLINT_LANG": "en"}, False),
        (["--lang", "zh"], {"TERMLINT_LANG": "en"}, True),
        (["--lang=zh"], {}, True),
    ],
)
def test_language(arguments: list[str], environment: dict[str, str], chinese: bool) -> None:
    for command in (["check", "faulty.md"], ["check", "-h"], ["rule", "repeated-word"], ["check", "gone.md"]):
        result = process(*command, *arguments, **environment)
        said = (result.stdout + result.stderr).decode().replace("的的", "").replace("我们我们", "")
        assert any(word in said for word in ("选项", "重复", "没有", "词语")) is chinese, said


def test_language_from_the_configuration() -> None:
    write("termlint.toml", 'lang = "zh"')
    assert "重复" in call("check", "faulty.md").stdout
    assert "is repeated" in call("check", "faulty.md", "--lang", "en").stdout
    assert "is repeated" in call("--lang", "en", "check", "faulty.md").stdout


def test_chinese_mistakes() -> None:
    assert "没有选项 --lnag。是否想写 --lang？" in told("check", "--lnag", LANG="zh_CN")
    assert "没有命令“chcek”。是否想写“termlint check”？" in told("chcek", LANG="zh_CN")
    assert "缺少参数" in told("rule", LANG="zh_CN")
    assert "--jobs" in told("check", "-j", "x", LANG="zh_CN")
    assert "用法：" in told("score", LANG="zh_CN")


# -- mistakes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["chek"], "termlint check"),
        (["faulty.md"], "termlint check faulty.md"),
        (["new_rule"], "new-rule"),
        (["wibble"], "use one of check, fix"),
        (["check", "--selct", "x"], "--select"),
        (["help"], "“termlint --help”"),
        (["version"], "“termlint --version”"),
        (
            ["check", "--select", "repeated-wird"],
            "--select: unknown rule or group “repeated-wird”; did you mean",
        ),
        (["check", "--ignore", "metta"], "“meta”"),
        (["check", "--format", "jsn"], "json"),
        (["check", "--jobs", "0"], "neither a positive whole number"),
        (["check", "--min-confidence", "2"], "between 0 and 1"),
        (["check", "--config", "gone.toml"], "gone.toml: cannot be read"),
        (["check", ""], "no such file"),
        (["check", "--unsafe-fixes"], "--unsafe-fixes can only be used with --fix or --diff"),
        (["check", "-q", "-v"], "--verbose cannot be used with --quiet"),
        (["check", "--stdin-format", "csv"], "not one of jsonl, tsv"),
        (["baseline", "update", "gone.md", "--baseline", "known.json"], "gone.md: no such file"),
        (["rule", "mispelled-term"], "misspelled-term"),
        (["config", "--lang", "fr"], "--lang"),
        (["init", "gone"], "No such folder"),
        (["new-rule", "MyRule"], "“my-rule”"),
        (["new-rule", "../evil"], "not a valid rule name"),
        (["new-rule", "repeated-word"], "already"),
        (["new-rule", "all"], "“all” means several rules"),
        (["new-rule", "terms"], "“terms” means several rules"),
        (["new-rule", "class"], "“class” is a word of Python"),
        (["score", "clean.md"], "REFERENCE"),
        (["score", "clean.md", "gone.md"], "gone.md: cannot be read"),
        (["score", "clean.md", "long.md"], "long.md:4: has 6 lines, but clean.md has 3"),
        (["score", "empty.md", "empty.md"], "is empty"),
    ],
)
def test_mistakes_are_told_in_one_line(arguments: list[str], hint: str) -> None:
    write("long.md", CLEAN * 2)
    write("empty.md", "")
    write("known.json", '{"version": 1, "findings": []}')
    lines = told(*arguments).splitlines()
    assert hint in lines[-1], lines
    assert lines[-1].startswith("termlint: ")


def test_a_bad_configuration() -> None:
    write("termlint.toml", 'lang = "zh"\nselct = []\n')
    assert "termlint.toml:2: unknown key “selct”; did you mean “select”?" in told("check")
    assert "TERMLINT_FORMAT: unknown format" in told("check", "--config", os.devnull, TERMLINT_FORMAT="fll")


def test_a_bad_configuration_below() -> None:
    write("below/termlint.toml", "selct = []")
    write("below/a.md", FAULTY)
    result = process("check", ".", "below/a.md")
    assert result.returncode == 2
    assert result.stderr.decode().count("selct") == 1, "one line, which says it once"
    assert b"faulty.md:3:" in result.stdout


def test_a_name_that_the_locale_cannot_read_is_told() -> None:
    old = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "utf-8"}
    assert "termlint: 模型.md: no such file" in process("check", "模型.md", **old).stderr.decode()


def test_nothing_to_check_is_said() -> None:
    Path("empty").mkdir()
    result = process("check", "empty")
    assert result.returncode == 0
    assert b"no files to check" in result.stderr


# -- what is imported -----------------------------------------------------------------------------------


def test_version_and_help_import_little() -> None:
    code = (
        "import sys; from termlint.cli import run; run(['--version']); run(['-h']);"
        "print([name for name in ('msgspec', 'rapidfuzz', 'termlint.registry') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, env=PLAIN, check=True)
    assert result.stdout.splitlines()[-1] == b"[]"


def test_check_imports_no_other_command() -> None:
    code = (
        "import sys; from termlint.cli import run; run(['check', 'clean.md']);"
        "print(sorted({'sacrebleu', 'pathspec', 'tomllib', 'rjieba', 'opencc'} & set(sys.modules)),"
        "[name for name in sys.modules if name.startswith('termlint.cli.') and name[13:] in"
        " ('fix', 'rule', 'rules', 'config', 'init', 'new_rule', 'score')])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, env=PLAIN, check=True)
    assert result.stdout.splitlines()[-1] == b"[] []"


def test_a_text_without_chinese_asks_for_no_counts() -> None:
    write("plain.md", "The model reads the data and is trained.\n")
    code = (
        "import sys; from termlint.cli import run; run(['check', 'plain.md']); print('numpy' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, env=PLAIN, check=True)
    assert result.stdout.splitlines()[-1] == b"False"
