"""Consistency over a project: what was not asked for speaks from the cache, and is never shown."""

import json
import shutil
from pathlib import Path

import pytest

from termlint.cli import run

PRACTICE = "过拟合很常见。防止过拟合的方法很多，过拟合也可以测量。\n" * 6
OTHER = "这个模型出现了过度拟合。\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Eight chapters that say 过拟合, and one that says 过度拟合."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "termlint.toml").write_text('select = ["inconsistent-term", "term-case"]\n', encoding="utf-8")
    (tmp_path / "docs").mkdir()
    for name in ("1.md", "2.md", "3.md", "4.mdx", "5.mdx", "6.mdx", "7.txt", "8.txt"):
        (tmp_path / "docs" / name).write_text(PRACTICE, encoding="utf-8")
    (tmp_path / "new.md").write_text(OTHER, encoding="utf-8")
    return tmp_path


@pytest.fixture
def shown(capsys):
    """Run `check` and return the path and the text of each finding."""

    def check(*words):
        capsys.readouterr()
        run(["check", "--format", "json-lines", *words])
        lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        texts = {line["path"]: Path(line["path"]).read_text(encoding="utf-8") for line in lines}
        return [(line["path"], texts[line["path"]][line["start"] : line["end"]]) for line in lines]

    return check


NEW = [("new.md", "过度拟合")]


def test_a_file_alone_is_compared_with_what_the_cache_knows(project, shown):
    assert shown("new.md") == []  # nothing is known yet
    assert shown() == NEW
    assert shown("new.md") == NEW
    assert shown("new.md", "--no-cache") == []
    assert shown("docs/1.md") == []  # the finding stands elsewhere


def test_a_changed_file_is_compared_as_it_is_now(project, shown):
    shown()
    (project / "new.md").write_text("没有问题。\n", encoding="utf-8")
    assert shown("new.md") == []
    (project / "docs/1.md").write_text(OTHER, encoding="utf-8")
    assert shown("docs/1.md") == [("docs/1.md", "过度拟合")]
    assert shown() == [("docs/1.md", "过度拟合")]


def test_one_rest_of_the_project_is_enough_for_a_folder(project, shown):
    shown()
    (project / "more").mkdir()
    (project / "more/a.md").write_text(OTHER, encoding="utf-8")
    assert shown("more") == [("more/a.md", "过度拟合")]


@pytest.mark.parametrize("asked", ["gloss", "number-style", "all"])
def test_the_others_speak_whatever_they_were_asked(project, shown, asked):
    """What a file is compared with does not depend on the rules that were asked for when it was examined."""
    assert shown() == NEW
    assert [one for one in shown("new.md", "--extend-select", asked) if one == NEW[0]] == NEW
    shown("docs", "--select", asked)
    assert shown("new.md") == NEW


def test_facts_of_a_rule_that_nobody_asked_for_are_known(project, shown):
    for number in range(6):
        text = "见第一章、第二章、第三章、第四章、第五章和第六章。\n" * 9
        (project / f"docs/n{number}.md").write_text(text, encoding="utf-8")
    (project / "new.md").write_text("另见第 7 章。\n", encoding="utf-8")
    asked = ("--select", "number-style", "--min-confidence", "0")
    cold = [one for one in shown(*asked, "--no-cache") if one[0] == "new.md"]
    assert cold
    shown()
    assert shown("new.md", *asked) == cold


def test_what_is_gone_changed_or_excluded_does_not_speak(project, shown):
    shown()
    (project / "termlint.toml").write_text(
        'select = ["inconsistent-term"]\nextend-exclude = ["docs/"]\n', encoding="utf-8"
    )
    assert shown("new.md") == []
    (project / "termlint.toml").write_text('select = ["inconsistent-term"]\n', encoding="utf-8")
    assert shown("new.md") == NEW
    for path in (project / "docs").iterdir():
        path.write_text("此处另有内容。\n", encoding="utf-8")
    assert shown("new.md") == []
    shutil.rmtree(project / "docs")
    assert shown("new.md") == []


def test_another_root_is_another_project(project, shown):
    shown()
    (project / "apart").mkdir()
    (project / "apart/termlint.toml").write_text('select = ["inconsistent-term"]\n', encoding="utf-8")
    (project / "apart/a.md").write_text(OTHER, encoding="utf-8")
    assert shown("apart/a.md") == []


def test_files_from_elsewhere_are_of_no_project(project, shown, monkeypatch):
    (project / "termlint.toml").unlink()
    (project / "here").mkdir()
    monkeypatch.chdir(project / "here")
    shown(str(project / "docs"))
    assert shown(str(project / "new.md")) == []


def test_warm_and_cold_say_the_same_whatever_was_asked_in_between(project, shown):
    cold = shown("--no-cache")
    assert cold
    shown("new.md")
    shown("docs/1.md", "new.md")
    assert shown() == cold
    shown("docs")
    assert shown() == cold


# -- scripts, formats -------------------------------------------------------------------------------


def test_formats_of_one_project_agree(project, shown):
    """Markdown, MDX and plain text hold the practice together, against HTML."""
    assert shown() == NEW
    html = project / "new.html"
    html.write_text(f"<p>{OTHER}</p>", encoding="utf-8")
    assert shown("new.html") == [("new.html", "过度拟合")]


HANT = "這個模型出現了過度擬合，訓練資料與驗證資料的選擇都會影響結果。這裡說明為什麼。\n"


def test_traditional_and_simplified_files_are_worlds_apart(project, shown):
    """過度擬合 is the usual word in traditional text, whatever the simplified files have."""
    shutil.rmtree(project / "docs")
    for number in range(4):
        (project / f"{number}.md").write_text(PRACTICE * 4, encoding="utf-8")
        (project / f"{number}.zh-TW.md").write_text(HANT * 4, encoding="utf-8")
    assert shown() == NEW


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("我们使用 Gpu 训练，这里说明为什么这样选择。\n", []),
        ("我們使用 Gpu 訓練，這裡說明為什麼這樣選擇。\n", [("hans.md", "Gpu")]),
    ],
)
def test_what_the_project_wants_is_asked_of_files_in_one_script(project, shown, line, found):
    """Four files with Gpu make it the project's own; not if they are in the other script."""
    (project / "hans.md").write_text("我们使用 Gpu 训练，这里说明为什么。\n", encoding="utf-8")
    for number in range(4):
        (project / f"{number}.md").write_text(line * 3, encoding="utf-8")
    assert [one for one in shown("--select", "term-case") if one[0] == "hans.md"] == found
