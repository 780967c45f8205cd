"""The packages: what is in them, and that they work beside a stranger's package called ``rules``."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.slow


def run(*command, cwd):
    drop = ("PYTHONPATH", "VIRTUAL_ENV", "PIP_USER")
    environment = {name: value for name, value in os.environ.items() if name not in drop}
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**environment, "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )


def files_under(name, suffix=""):
    return {
        path.relative_to(ROOT / name).as_posix()
        for path in (ROOT / name).rglob(f"*{suffix}")
        if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The sdist, and the wheel made from the sdist alone."""
    if find_spec("build") is None:
        pytest.skip("build is not installed")
    folder = tmp_path_factory.mktemp("dist")
    # Without isolation nothing is downloaded; where hatchling is missing, build fetches it.
    here = ["--no-isolation"] if find_spec("hatchling") else []
    done = run(sys.executable, "-m", "build", *here, "--outdir", folder, ROOT, cwd=folder)
    assert done.returncode == 0, done.stdout
    (sdist,), (wheel,) = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return sdist, wheel


def test_every_rule_and_table_is_in_the_wheel(built):
    names = set(zipfile.ZipFile(built[1]).namelist())
    missing = {f"termlint/rules/{name}" for name in files_under("rules", ".py")} - names
    missing |= {f"termlint/seeds/{name}" for name in files_under("seeds")} - names
    missing |= {f"termlint/{name}" for name in files_under("termlint")} - names
    assert "termlint/py.typed" in names
    assert not missing


def test_the_wheel_puts_nothing_at_the_top_but_the_package(built):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(built[1]).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"termlint"}


def test_the_sdist_holds_what_the_tests_need(built):
    with tarfile.open(built[0]) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"pyproject.toml", "LICENSE", ".pre-commit-hooks.yaml", "tools/dev.py"} <= names
    assert {f"tests/{name}" for name in files_under("tests", ".py")} <= names


@pytest.fixture(scope="module")
def stranger(tmp_path_factory, built):
    """An environment with the wheel and the public package ``rules``."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder / "venv", with_pip=True)
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    done = run(scripts / "python", "-m", "pip", "install", "--quiet", built[1], "rules", cwd=folder)
    if done.returncode:
        pytest.skip("the package index cannot be reached: " + done.stdout[-300:])
    return folder, scripts


def test_beside_the_package_called_rules(stranger):
    folder, scripts = stranger
    theirs = run(scripts / "python", "-c", "import rules; print(rules.__file__)", cwd=folder)
    assert "site-packages" in theirs.stdout
    done = run(scripts / "termlint", "rules", cwd=folder)
    assert done.returncode == 0, done.stdout
    for name in files_under("rules", ".py"):
        assert name.removesuffix(".py").replace("_", "-") in done.stdout


def test_the_installed_command_finds_and_mends(stranger):
    folder, scripts = stranger
    (folder / "a.md").write_text("这是模型训练所带来的的问题。\n", encoding="utf-8")
    found = run(scripts / "termlint", "check", "a.md", cwd=folder)
    assert found.returncode == 1
    assert "repeated-word" in found.stdout
    run(scripts / "termlint", "fix", "a.md", cwd=folder)
    assert (folder / "a.md").read_text(encoding="utf-8") == "这是模型训练所带来的问题。\n"
