"""The sample articles: every planted fault is found, nothing else, and the report is the one that was read.

If a change of the report is meant, read the new one: ``TERMLINT_ACCEPT=1 pytest tests/test_articles.py``
writes it to tests/data/articles.txt, and ``git diff`` shows what changed.
"""

import os
import re
from pathlib import Path

import pytest

import termlint
from termlint.model import Finding
from termlint.report import render

ROOT = Path(__file__).parent.parent
ARTICLES = Path("seeds/articles")
ACCEPTED = Path(__file__).parent / "data" / "articles.txt"

ROW = re.compile(r"^\| ([a-z-]+) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def planted() -> dict[str, list[tuple[str, str, str]]]:
    """Return (rule, wrong, right) for each fault, by article, from the README."""
    _, *sections = (ROOT / ARTICLES / "README.md").read_text(encoding="utf-8").split("\n## ")
    return {
        section.partition("\n")[0]: [row for row in ROW.findall(section) if row[0] != "rule"]
        for section in sections
    }


def articles() -> list[Path]:
    return sorted(path for path in (ROOT / ARTICLES).iterdir() if path.name in planted())


def read(path: Path) -> str:
    return path.read_bytes().decode()


def applied(text: str, finding: Finding, start: int, end: int) -> str:
    """Return what the fix makes of a stretch of the text."""
    return text[start : finding.start] + finding.replacements[0] + text[finding.end : end]


def test_every_article_has_its_table() -> None:
    names = {path.name for path in (ROOT / ARTICLES).iterdir()} - {"README.md"}
    assert names == set(planted())
    assert all(planted().values())


@pytest.mark.parametrize("path", articles(), ids=lambda path: path.name)
def test_what_was_planted_is_found_and_nothing_else(path: Path) -> None:
    text = read(path)
    left = list(termlint.check_text(text, name=path.name))
    for rule, wrong, right in planted()[path.name]:
        assert text.count(wrong) == 1, wrong
        start, end = text.index(wrong), text.index(wrong) + len(wrong)
        found = [one for one in left if one.rule == rule and one.start < end and start < one.end]
        assert len(found) == 1, f"{rule} does not find {wrong}"
        left.remove(found[0])
        if found[0].replacements:
            assert applied(text, found[0], start, end) == right
        else:
            assert right in found[0].message.zh
    assert [(one.rule, text[one.start : one.end]) for one in left] == []


def test_the_report_is_the_one_that_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    paths = sorted(ARTICLES.iterdir())
    made = "".join(render("full", termlint.check_paths(paths), lambda path: read(Path(path)), language="zh"))
    if os.environ.get("TERMLINT_ACCEPT"):
        ACCEPTED.write_text(made, encoding="utf-8")
    assert made == ACCEPTED.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", articles(), ids=lambda path: path.name)
def test_fixing_leaves_no_safe_fix_and_touches_nothing_else(path: Path) -> None:
    text = read(path)
    safe = [one for one in termlint.check_text(text, name=path.name) if one.safety == "safe"]
    fixed = termlint.fix_text(text, name=path.name)
    expected = text
    for one in sorted(safe, key=lambda one: -one.start):
        expected = applied(expected, one, 0, len(expected))
    assert fixed == expected
    assert termlint.fix_text(fixed, name=path.name) == fixed
