"""``termlint check --watch``: checks again when something changes, and ends with Ctrl-C."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from termlint.cli.watch import _Look
from termlint.config.settings import Layers

FAULTY = "这是训练所带来的的问题。\n"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(FAULTY, encoding="utf-8")


def look(*paths: str, written: str | None = None) -> _Look:
    return _Look(paths or (".",), Layers, written)


def test_what_is_looked_at() -> None:
    Path("termlint.toml").write_text('words = ["words.txt"]\n', encoding="utf-8")
    Path("words.txt").write_text("Foo\n", encoding="utf-8")
    Path("report.md").touch()
    Path("a.py").touch()
    names = {Path(path).name for path in look(written="report.md").now()}
    assert names == {"a.md", "termlint.toml", "words.txt"}


def test_what_a_check_compares_with_is_looked_at_too() -> None:
    for name, text in {
        "termlint.toml": 'extend = "base.toml"\nbaseline = "known.json"\n',
        "base.toml": "",
        "known.json": "{}",
        "zh/a.md": FAULTY,
        "en/a.md": "Problems of training.\n",
    }.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    seen = {Path(path).absolute() for path in look("zh").now()}
    assert seen == {
        Path(name).absolute() for name in ("termlint.toml", "base.toml", "known.json", "zh/a.md", "en/a.md")
    }


def test_what_changes_is_seen() -> None:
    seen = (one := look()).now()
    assert one.now() == seen
    Path("b.md").touch()
    assert (more := one.now()) != seen
    Path("b.md").unlink()
    assert one.now() == seen != more


def test_a_configuration_with_a_fault_is_no_end() -> None:
    one = look()
    before = one.now()
    Path("termlint.toml").write_text("nonsense = 1\n", encoding="utf-8")
    broken = one.now()
    assert broken != before
    Path("termlint.toml").write_text("select = ['all']\n", encoding="utf-8")
    assert one.now() != broken


def lines_of(process: subprocess.Popen[str]) -> Callable[[str], str]:
    """Return what waits for a line that a pattern is found in."""
    lines: queue.Queue[str] = queue.Queue()
    assert process.stdout
    threading.Thread(target=lambda: [lines.put(line) for line in process.stdout or ()], daemon=True).start()

    def wait_for(pattern: str) -> str:
        while not re.search(pattern, line := lines.get(timeout=60)):
            pass
        return line

    return wait_for


@pytest.fixture
def watching() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "termlint", "--lang", "en", "check", "--watch", "--format", "concise"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    yield process
    if process.poll() is None:
        process.kill()
    process.wait()
    if process.stdout:
        process.stdout.close()


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent otherwise there")
def test_it_checks_again_and_ends_with_ctrl_c(watching: subprocess.Popen[str]) -> None:
    wait_for = lines_of(watching)
    assert "repeated-word" in wait_for(r"a\.md")
    wait_for("1 finding")
    Path("a.md").write_text(FAULTY.replace("的的", "的"), encoding="utf-8")
    wait_for(r"\d\d:\d\d:\d\d")
    wait_for("No findings")
    time.sleep(0.2)
    os.killpg(watching.pid, signal.SIGINT)
    assert watching.wait(timeout=20) == 130


@pytest.mark.skipif(os.name == "nt", reason="nobody can tell there whether a pipe is read")
def test_it_ends_when_nobody_reads_any_longer(watching: subprocess.Popen[str]) -> None:
    assert watching.stdout and "repeated-word" in watching.stdout.readline()
    watching.stdout.close()
    assert watching.wait(timeout=20) == 0
