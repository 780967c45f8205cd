"""docs/api.md: its examples give what they say, its signatures are the real ones, and no field is missing."""

from __future__ import annotations

import doctest
import inspect
import re
from pathlib import Path

import pytest

import termlint
from termlint import model

DOCS = Path(__file__).parent.parent / "docs"
PAGES = ["api.md", "api.zh-CN.md"]


def page_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_examples_give_what_they_say(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    session = "\n".join(re.findall(r"```pycon\n(.*?)```", page_of(page), re.DOTALL))
    test = doctest.DocTestParser().get_doctest(session, {}, page, page, 0)
    assert len(test.examples) > 8
    said: list[str] = []
    failed = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append).failed
    assert not failed, "".join(said)


@pytest.mark.parametrize("page", PAGES)
def test_signatures_are_the_real_ones(page: str) -> None:
    written = dict(re.findall(r"^def (\w+)(\(.*)$", page_of(page), re.MULTILINE))
    assert set(written) == set(termlint.__all__) - {"__version__"}
    for name, signature in written.items():
        assert re.sub(r"'", '"', str(inspect.signature(getattr(termlint, name)))).replace('"', "") == (
            signature.replace('"', "")
        )


@pytest.mark.parametrize("page", PAGES)
def test_no_field_is_missing(page: str) -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", page_of(page), re.MULTILINE))
    for name in ("Finding", "Message", "Place", "Edit", "Report", "Shown", "Problem"):
        for field in getattr(model, name).__struct_fields__:
            assert f"`{field}" in rows[name], f"{name}.{field}"
