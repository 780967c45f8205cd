"""termlint checks its own documentation, with its default settings."""

from pathlib import Path

import pytest

from termlint.api import check_paths
from termlint.report import render

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("*.md", "docs/*.md", "docs/teams/*.md", "rules/*.md", "seeds/*.md")
    for path in ROOT.glob(pattern)
)


def test_there_is_chinese_documentation() -> None:
    assert {"README.zh-CN.md", "rules/README.md", "seeds/README.md"} <= set(DOCUMENTS)


def test_our_own_documentation_is_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    report = check_paths(DOCUMENTS)

    def load(path: str) -> str:
        return Path(path).read_text(encoding="utf-8")

    assert not report.problems
    assert not report.shown, "".join(render("full", report, load, language="en"))
