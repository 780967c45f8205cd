"""tools/dev.py, as far as it can be tried without making environments."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def dev(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("dev", ROOT / "tools" / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "stamp")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    (tmp_path / "pyproject.toml").write_text(
        '[dependency-groups]\ntest = ["pytest"]\ndev = [{ include-group = "test" }, "ruff"]\n',
        encoding="utf-8",
    )
    return module


def recorded(dev, monkeypatch, fails):
    commands = []

    def run(*command, quiet=False):
        line = " ".join(str(word) for word in command)
        commands.append(line)
        if re.search(fails, line):
            return 1
        if " venv" in line:
            dev.VENV.mkdir(parents=True, exist_ok=True)
        return 0

    monkeypatch.setattr(dev, "run", run)
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    return commands


def test_groups_include_groups(dev):
    assert dev.requirements("") == []
    assert dev.requirements("dev") == ["pytest", "ruff"]


def test_an_old_python_looks_for_a_newer_one(dev, monkeypatch, capsys):
    monkeypatch.setattr(dev.sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(dev.shutil, "which", lambda name: None)
    assert dev.main(["demo"]) == 2
    assert "3.11" in capsys.readouterr().err
    started = []
    monkeypatch.setattr(dev.shutil, "which", lambda name: "/usr/bin/" + name)
    monkeypatch.setattr(dev.subprocess, "call", lambda command: started.append(command) or 0)
    assert dev.main(["demo"]) == 0
    assert started[0][0] == "/usr/bin/python3.13"
    assert started[0][-1] == "demo"


def test_set_up_once(dev, monkeypatch):
    commands = recorded(dev, monkeypatch, "nothing fails")
    dev.set_up("test")
    assert any(line.endswith("pytest") for line in commands)
    commands.clear()
    dev.set_up("test")
    dev.set_up("")
    assert not any("install" in line for line in commands)
    dev.set_up("dev")
    assert any(line.endswith("pytest ruff") for line in commands)
    commands.clear()
    (dev.ROOT / "pyproject.toml").write_text("[dependency-groups]\ntest = []\ndev = []\n", encoding="utf-8")
    dev.set_up("")
    assert any("install" in line for line in commands)


def test_without_ensurepip_the_systems_pip_installs(dev, monkeypatch):
    monkeypatch.setattr(dev, "PYTHON", "inside")
    commands = recorded(dev, monkeypatch, r"-m venv (?!--without-pip)|virtualenv|^inside -m pip")
    dev.make_venv()
    dev.install(["x"])
    assert any("venv --without-pip" in line for line in commands)
    assert "pip --python inside install" in commands[-1]


def test_nothing_helps_so_it_says_what_would(dev, monkeypatch):
    recorded(dev, monkeypatch, "venv|virtualenv|pip")
    with pytest.raises(dev.SetupError, match="python3-venv"):
        dev.make_venv()


def test_findings_are_no_failure_of_the_demonstration(dev, monkeypatch):
    for code, shown in ((0, 0), (1, 0), (2, 2)):
        monkeypatch.setattr(dev, "run", lambda *command, code=code: code)
        assert dev.demo([]) == shown


def test_usage(dev, capsys):
    assert dev.main([]) == 2
    assert dev.main(["--help"]) == 0
    assert "demo" in capsys.readouterr().out


def test_old_pythons_can_read_it():
    source = (ROOT / "tools" / "dev.py").read_text(encoding="utf-8")
    compile(source, "dev.py", "exec")
    import ast

    ast.parse(source, feature_version=(3, 7))
    assert "from __future__" not in source
