"""Sets up everything in ``.venv`` and runs it. Needs Python 3.11 or later and nothing else.

    python3 tools/dev.py demo      check the sample articles, so that there are findings to look at
    python3 tools/dev.py test      run the tests (further arguments go to pytest)
    python3 tools/dev.py check     ruff and mypy
    python3 tools/dev.py slow      the slow tests: the wheel, the real pre-commit

It needs no root, no active environment and no installed package; the system's Python is not changed.
"""

# An old Python must be able to read this file up to the check of its version: no syntax newer than 3.6 here,
# and annotations that it could not evaluate stand in quotes.
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
NAMES = ("python3.13", "python3.12", "python3.11", "python3.14")
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
BASE = getattr(sys, "_base_executable", "") or sys.executable  # not the Python of the .venv to be remade
STAMP = VENV / "termlint-dev.txt"
GROUPS = {"demo": "", "test": "test", "check": "dev", "slow": "dev"}

NO_VENV = """\
This Python ({python}) cannot make a virtual environment, and neither pip, virtualenv nor uv is there to help.
  Debian, Ubuntu: install the package python3-venv
  elsewhere:      install pip, virtualenv or uv for your user, or a Python from the official installer
Then run the same command again."""

NO_INSTALL = """\
The installation failed; pip says why above. The package index must be reachable (a proxy goes into
HTTPS_PROXY, a mirror into PIP_INDEX_URL). Then run the same command again: it goes on where it stopped."""


class SetupError(Exception):
    """A fault that the user must correct; the text says how."""


def main(arguments: "list[str]") -> int:
    """Run one command and return the exit code."""
    if sys.version_info < OLDEST:
        return find_newer(arguments)
    command = arguments[0] if arguments else ""
    if command not in GROUPS:
        print(__doc__)
        return 0 if command in ("-h", "--help", "help") else 2
    try:
        set_up(GROUPS[command])
    except SetupError as problem:
        print(f"\n{problem}", file=sys.stderr)
        return 2
    return {"demo": demo, "test": test, "check": check, "slow": slow}[command](arguments[1:])


def find_newer(arguments: "list[str]") -> int:
    """Run this file with a newer Python, if one is found, and return its exit code."""
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return subprocess.call([path, str(Path(__file__).resolve()), *arguments])
    have = ".".join(map(str, sys.version_info[:3]))
    need = ".".join(map(str, OLDEST))
    print(f"This is Python {have}; termlint needs {need} or later.", file=sys.stderr)
    print("Looked for {} on PATH and found none.".format(", ".join(NAMES)), file=sys.stderr)
    return 2


def clean_environment() -> "dict[str, str]":
    """Return the environment without variables that would point pip or Python elsewhere."""
    drop = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "PIP_TARGET", "PIP_PREFIX", "__PYVENV_LAUNCHER__")
    kept = {name: value for name, value in os.environ.items() if name not in drop}
    return dict(kept, PIP_USER="0", PIP_DISABLE_PIP_VERSION_CHECK="1")


def run(*command: "str | Path", quiet: bool = False) -> int:
    """Run a command in the repository and return its exit code."""
    output = subprocess.DEVNULL if quiet else None
    words = [str(word) for word in command]
    try:
        return subprocess.call(words, cwd=str(ROOT), env=clean_environment(), stdout=output, stderr=output)
    except OSError as error:
        print(f"{words[0]}: {error.strerror}", file=sys.stderr)
        return 127


def set_up(group: str) -> None:
    """Prepare ``.venv`` for a command; do nothing if it is ready."""
    wanted = fingerprint()
    have = STAMP.read_text(encoding="utf-8").split("\n") if STAMP.is_file() else []
    if have[:1] != [wanted] or run(PYTHON, "-c", "import sys", quiet=True):
        have = []
    if have and (not group or group in have[1:]):
        return
    if not have:
        make_venv()
    print(f"Installing termlint and what it needs into {VENV} …", flush=True)
    install(["--editable", str(ROOT), *requirements(group)])
    STAMP.write_text("\n".join([wanted, *have[1:], group]), encoding="utf-8")


def fingerprint() -> str:
    """Return a hash of what the environment depends on: this Python, this folder, pyproject.toml."""
    declared = (ROOT / "pyproject.toml").read_bytes()
    place = f"{sys.version} {sys.base_prefix} {ROOT}".encode()
    return hashlib.sha256(declared + place).hexdigest()


def make_venv() -> None:
    """Create an empty ``.venv``, with or without pip."""
    if not os.access(str(ROOT), os.W_OK):
        raise SetupError(f"{ROOT} is not writable; clone the repository to a folder of your own.")
    print(f"Making {VENV} …", flush=True)
    ways = (
        [BASE, "-m", "venv"],
        [BASE, "-m", "virtualenv"],
        ["virtualenv", "--python", BASE],
        ["uv", "venv", "--seed", "--python", BASE],
    )
    for way in ways:
        shutil.rmtree(str(VENV), ignore_errors=True)
        if (way[1] == "-m" or shutil.which(way[0])) and run(*way, VENV, quiet=True) == 0:
            return
    shutil.rmtree(str(VENV), ignore_errors=True)
    # Debian ships venv without ensurepip. The system's pip can install into an environment that has none.
    can = run(BASE, "-m", "pip", "--version", quiet=True) == 0
    if not can or run(BASE, "-m", "venv", "--without-pip", VENV, quiet=True):
        shutil.rmtree(str(VENV), ignore_errors=True)
        raise SetupError(NO_VENV.format(python=BASE))


def install(what: "list[str]") -> None:
    """Install into ``.venv`` with its own pip, or with the system's if it has none."""
    pip = [str(PYTHON), "-m", "pip"]
    if run(*pip, "--version", quiet=True):
        pip = [BASE, "-m", "pip", "--python", str(PYTHON)]
    if run(*pip, "install", "--quiet", *what):
        raise SetupError(NO_INSTALL)


def requirements(group: str) -> "list[str]":
    """Return the requirements of a dependency group; pip reads them itself only from 25.1 on."""
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        groups = tomllib.load(file)["dependency-groups"]

    def members(name: str) -> "list[str]":
        found = []
        for entry in groups[name] if name else ():
            found += [entry] if isinstance(entry, str) else members(entry["include-group"])
        return found

    return members(group)


def demo(arguments: "list[str]") -> int:
    """Check the sample articles. Findings are expected, so exit code 1 becomes 0."""
    code = run(PYTHON, "-m", "termlint", "check", *arguments, "seeds/articles")
    return 0 if code == 1 else code


def test(arguments: "list[str]") -> int:
    """Run the tests."""
    return run(PYTHON, "-m", "pytest", *(arguments or ["-m", "not slow"]))


def slow(arguments: "list[str]") -> int:
    """Run the slow tests."""
    return run(PYTHON, "-m", "pytest", "-m", "slow", "-rs", *arguments)


def check(arguments: "list[str]") -> int:
    """Run ruff and mypy; stop at the first that fails."""
    steps = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy", "--strict"])
    return next((code for code in (run(PYTHON, "-m", *step, *arguments) for step in steps) if code), 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
