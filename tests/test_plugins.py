"""Packages of rules that somebody else installs: what cannot be used is named, with its cause."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

RULE = '''"""Say it.
说。
"""
from termlint.model import Finding, Message
from termlint.rule import DocumentRule
RULE = DocumentRule(lambda _: [Finding(0, 1, Message("mine", "我的"))], group="terms", mqm="other")
'''
PACKAGE = {"acme/__init__": ""}
NO = " (of acme-rules) cannot be imported: "


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("模型训练所带来的问题。\n", "utf-8")


def _plugin(files: dict[str, str]) -> dict[str, str]:
    """Install a distribution that joins with the package ``acme``; return the environment that has it."""
    declared = Path("site/acme_rules-1.0.dist-info")
    declared.mkdir(parents=True)
    (declared / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-rules\nVersion: 1.0\n", "utf-8")
    (declared / "entry_points.txt").write_text("[termlint.rules]\nacme = acme\n", "utf-8")
    for name, text in files.items():
        path = Path("site", f"{name}.py")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    shelves = os.pathsep.join((str(Path("site").absolute()), str(Path(__file__).parents[1])))
    return {**os.environ, "PYTHONPATH": shelves, "PYTHONDONTWRITEBYTECODE": "1"}


def _told(environment: dict[str, str], *words: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "termlint", *words]
    done = subprocess.run(command, capture_output=True, check=False, env=environment, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({**PACKAGE, "acme/mine": "import none_such\n"}, f"acme.mine{NO}ModuleNotFoundError: "),
        ({**PACKAGE, "acme/mine": "x = (\n"}, f"acme.mine{NO}SyntaxError: "),
        ({**PACKAGE, "acme/mine": "exit(3)\n"}, f"acme.mine{NO}SystemExit: 3 [acme/mine.py:1]"),
        ({"acme/__init__": "1 / 0\n"}, f"acme{NO}ZeroDivisionError: division by zero [acme/__init__.py:1]"),
        ({"other": ""}, f"acme{NO}ModuleNotFoundError: "),
        ({"acme": RULE}, "acme (of acme-rules) is a module; the entry point must name a package"),
        ({**PACKAGE, "acme/mine": "RULE = 3\n"}, "acme.mine has no RULE\n"),
        ({**PACKAGE, "acme/term_case": RULE}, "two rules are named term-case"),
        ({**PACKAGE, "acme/mine": RULE.replace('"terms"', '"mine"')}, "group “mine” is not one of terms, "),
    ],
)
def test_a_plugin_that_cannot_be_used_is_named(files: dict[str, str], said: str) -> None:
    environment = _plugin(files)
    code, out, err = _told(environment, "check", "--lang", "en", "a.md")
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert _told(environment, "--version")[0] == 0


def test_a_plugin_without_a_manual_page_is_named() -> None:
    environment = _plugin({**PACKAGE, "acme/mine": RULE.replace("Say it.", "")})
    code, _, err = _told(environment, "rule", "mine", "--lang", "en")
    assert code == 2
    assert "bad manual page: acme.mine: the docstring must begin" in err
    assert _told(environment, "check", "-q", "a.md")[0] == 1


def test_a_plugin_that_fails_later_costs_its_own_findings() -> None:
    fails = RULE.replace("[Finding", "1 / 0 or [Finding")
    environment = _plugin({**PACKAGE, "acme/mine": RULE, "acme/yours": fails})
    code, out, err = _told(environment, "check", "--lang", "en", "--format", "concise", "a.md")
    assert code == 2
    assert "a.md:1:1: mine mine" in out
    assert "a.md: internal error in the rule yours, please report it: ZeroDivisionError: " in err
    assert "[acme/yours.py:6]" in err


def test_what_is_remembered_depends_on_the_code_of_plugins() -> None:
    environment = _plugin({**PACKAGE, "acme/mine": RULE})
    words = ("check", "--lang", "en", "--format", "concise", "a.md")
    assert "mine mine" in _told(environment, *words)[1]
    Path("site/acme/mine.py").write_text(RULE.replace('"mine"', '"yours"'), "utf-8")
    assert "mine yours" in _told(environment, *words)[1]
