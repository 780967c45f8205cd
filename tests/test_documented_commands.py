"""The commands that the pages show run on a small project, and what they show comes out."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from termlint.cli.group import termlint
from termlint.config.layer import read_file

ROOT = Path(__file__).parents[1]
PAGES = [
    "README.md",
    "README.zh-CN.md",
    *(
        path.relative_to(ROOT).as_posix()
        for kind in ("ci", "configuration*", "score*", "teams*", "teams/*", "termbase*")
        for path in sorted((ROOT / "docs").glob(f"{kind}.md"))
    ),
]
FAULTY = "# 题\n\n这些模型的的参数有 300 个，训练用了三天。\n"
RECORD = {"en": "The model has 500 parameters.", "zh": "这个模型有 300 个的的参数。"}
NOTEBOOK = {"cells": [{"cell_type": "markdown", "metadata": {}, "source": FAULTY}], "nbformat": 4}
PO = 'msgid ""\nmsgstr "Language: zh_CN\\n"\n\nmsgid "The models"\nmsgstr "这些的的模型"\n'
FILES = {
    "book/a.md": FAULTY,
    "docs/zh/a.md": FAULTY,
    "docs/en/a.md": "# T\n\nThese models have 300 parameters and were trained for three days.\n",
    "zh/a.md": FAULTY,
    "en/a.md": "# T\n\nThese models have 300 parameters and were trained for three days.\n",
    "course/zh/a.ipynb": json.dumps(NOTEBOOK, ensure_ascii=False),
    "locale/zh_CN/LC_MESSAGES/a.po": PO,
    "source.jsonl": json.dumps(RECORD, ensure_ascii=False) + "\n",
    "pairs.jsonl": json.dumps(RECORD, ensure_ascii=False) + "\n",
    "TERMINOLOGY.md": "- agent，智能体\n",
    "glossary.csv": "en,zh\nagent,智能体\n",
    "glossary.json": '{"agent": "智能体"}',
    "docs/a.md": FAULTY,
    "seeds/articles/retrieval-interview.txt": FAULTY,
    "seeds/articles/distillation-news.txt": FAULTY,
    "termlint-baseline.json": '{"version": 1, "findings": []}',
    "terms.csv": "english,chinese\nparameter,参数\n",
    "words.txt": "Kowalska\n",
    **dict.fromkeys(("ref.txt", "a.txt", "b.txt", "system-a.txt"), "这些模型有三百个参数。\n" * 6),
    "system-b.txt": "这些模型有三百个参数。\n" * 5 + "那个模型没有参数。\n",
}
WRITTEN = {
    "terms import": "terms.csv",
    "terms learn": "terms.csv",
    "terms export": "terms.tbx",
    "baseline create": "termlint-baseline.json",
}
"""What a command writes, which must not be there before."""


COMMAND = re.compile(r"(?:^|^\$ |^ +- |\| )(termlint .*?)(?:\s{2,}#.*|\s+# .*)?$")


def blocks(page: str, kind: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def commands(page: str) -> list[str]:
    """Return the lines of a page that run termlint, without what is piped into it and without comments."""
    lines = "".join(blocks(page, "(?:console|sh|yaml)")).splitlines()
    return [match[1] for line in lines if (match := COMMAND.search(line))]


def shown(page: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the commands of a page that stand with what they print, and the lines of that."""
    for block in blocks(page, "console"):
        first, *lines = block.splitlines()
        if first.startswith("$ ") and lines and not lines[0].startswith("$ "):
            yield first.removeprefix("$ "), [line for line in lines if line != "…"]


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    identity = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    for words in (["init", "-qb", "main"], ["add", "-A"], ["commit", "-qm", "start"]):
        subprocess.run(["git", *identity, *words], check=True)
    subprocess.run(["git", "update-ref", "refs/remotes/origin/main", "HEAD"], check=True)


def called(line: str) -> Result:
    """Run a line of a page; of a shell's signs only ``<`` and ``>`` are known."""
    words = shlex.split(line)[1:]
    given = None
    for sign in ("<", ">"):
        if sign in words:
            at = words.index(sign)
            given = Path(words[at + 1]).read_bytes() if sign == "<" else given
            del words[at : at + 2]
    if written := WRITTEN.get(" ".join(words[:2])):
        Path(written).unlink(missing_ok=True)
    return CliRunner().invoke(termlint, words, given or json.dumps(RECORD), prog_name="termlint")


CASES = [(page, line) for page in PAGES for line in commands(page) if "--watch" not in line]


def test_there_are_commands_on_every_page() -> None:
    assert {page for page, _ in CASES} == {*PAGES}
    assert len(CASES) > 60


@pytest.mark.parametrize(("page", "line"), CASES)
def test_commands_do_what_they_can(page: str, line: str) -> None:
    result = called(line)
    assert result.exit_code in (0, 1), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)


@pytest.mark.parametrize(
    ("page", "line", "lines"), [(page, *block) for page in PAGES for block in shown(page)]
)
def test_what_is_shown_comes_out(page: str, line: str, lines: list[str]) -> None:
    """Figures depend on the texts; every other word that a page shows stands in one line of what is said."""
    said = [
        set(one.split())
        for one in called(f"{line} --lang {'zh' if 'zh' in page else 'en'}").stdout.splitlines()
    ]
    for one in lines:
        words = {word for word in one.split() if not re.search(r"[\d…]", word)}
        assert words and any(words <= other for other in said), one


REPORTS = [
    (page, *pair)
    for page in ("README.md", "README.zh-CN.md")
    for pair in re.findall(
        r"^```console\n\$ (termlint .*?)\n```\n\n```text\n(.*?)^```",
        (ROOT / page).read_text(encoding="utf-8"),
        re.DOTALL | re.MULTILINE,
    )
]


def test_each_readme_shows_a_report() -> None:
    assert [page for page, _, _ in REPORTS] == ["README.md", "README.zh-CN.md"]


@pytest.mark.parametrize(("page", "line", "block"), REPORTS)
def test_reports_in_the_readme_are_what_comes_out(
    page: str, line: str, block: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    said = called(f"{line} --no-cache --lang {'zh' if 'zh' in page else 'en'}").stdout
    assert block.strip() == said.strip()


@pytest.mark.parametrize("page", PAGES)
def test_settings_are_accepted(page: str) -> None:
    for number, text in enumerate(blocks(page, "toml")):
        name = f"{number}.toml"
        Path(name).write_text(text, encoding="utf-8")
        assert [layer.path for layer in read_file(name)][-1] == name


@pytest.mark.parametrize("page", [page for page in PAGES if "/teams/" in page])
def test_hooks_and_inputs_exist(page: str) -> None:
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    inputs = (ROOT / "action.yml").read_text(encoding="utf-8")
    text = "".join(blocks(page, "yaml"))
    asked = re.findall(r"- id: (\S+)", text)
    assert asked and all(f"- id: {one}\n" in hooks for one in asked)
    for block in re.findall(r"termlint@\S+\n\s+with:\n((?:\s+\S+: .*\n)+)", text):
        assert all(f"\n  {name}:" in inputs for name in re.findall(r"(\S+): ", block))


@pytest.mark.parametrize("page", ["docs/teams/pipeline.md", "docs/teams/pipeline.zh-CN.md"])
def test_the_gate_in_python(page: str) -> None:
    names: dict[str, object] = {}
    exec(blocks(page, "python")[0], names)
    accept = names["accept"]
    assert callable(accept)
    assert accept("这些模型有 300 个的的参数。", "These models have 300 parameters.") == (
        "这些模型有 300 个的参数。",
        True,
    )
    assert accept(RECORD["zh"], RECORD["en"])[1] is False


def test_what_the_pages_say_of_notebooks_and_catalogues() -> None:
    """A comment counts over the cells; a catalogue's entry is silenced by a comment or a flag."""
    sources = ("甲的的", "<!-- termlint: disable -->\n甲的的", "的的", "<!-- termlint: enable -->\n乙的的")
    cells = [{"cell_type": "markdown", "source": text} for text in sources]
    Path("a.ipynb").write_text(json.dumps({"cells": cells}, ensure_ascii=False), encoding="utf-8")
    assert called("termlint check a.ipynb --format json-lines").stdout.count("\n") == 2
    for mark in ("# termlint: ignore repeated-word", "#, termlint-ignore"):
        Path("a.po").write_text(PO.replace('msgid "The', f'{mark}\nmsgid "The'), encoding="utf-8")
        assert called("termlint check a.po").exit_code == 0
