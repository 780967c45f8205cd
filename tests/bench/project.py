"""Prints what one changed file costs in a project of thousands, as ratios. Nothing is asserted.

python tests/bench/project.py                 # 1,000 chapters of our own
python tests/bench/project.py --files 5000
python tests/bench/project.py FOLDER          # a copy of any folder given

Time is that of the processor, user and system: it hardly depends on what else the machine does.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import corpus
from speed import SUFFIXES

ROUNDS = 3
LINE = "\n这里再说一次：训练集与验证集要分开，模型才不会过拟合。\n"


def main() -> None:
    """Time each situation and print one line for it."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("folder", nargs="?", type=Path)
    arguments.add_argument("--files", type=int, default=1000)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "project")
        if options.folder:
            shutil.copytree(options.folder, folder, ignore=shutil.ignore_patterns(".git", ".termlint_cache"))
        else:
            corpus.write(folder, options.files)
        (folder / "termlint.toml").write_text("", encoding="utf-8")
        files = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)
        print(f"{len(files)} files; processor time, best of {ROUNDS}; Python {sys.version.split()[0]}")
        compare(folder, files[len(files) // 2])


def compare(folder: Path, file: Path) -> None:
    """Print the situations, each as a multiple of the run in which nothing has changed."""
    one = str(file.relative_to(folder))
    cold = cost(folder)
    warm = min(cost(folder) for _ in range(ROUNDS))
    commit(folder)
    first = after_change(folder, file, "--since", "HEAD")
    since = min(after_change(folder, file, "--since", "HEAD") for _ in range(ROUNDS))
    known = min(cost(folder, "--since", "HEAD") for _ in range(ROUNDS))
    changed = min(after_change(folder, file) for _ in range(ROUNDS))
    alone = min(after_change(folder, file, one) for _ in range(ROUNDS))
    bare = min(cost(folder, one, "--no-cache") for _ in range(ROUNDS))
    for name, seconds in (
        ("cold", cold),
        ("warm, nothing changed", warm),
        ("warm, one file changed", changed),
        ("--since, after the first change of all", first),
        ("--since, one file changed", since),
        ("--since, nothing more changed", known),
        ("the changed file alone, compared with all", alone),
        ("the changed file alone, without a cache", bare),
    ):
        print(f"  {name:42} {seconds:8.2f} s   {seconds / warm:6.2f} × warm")
    ratios = f"{cold / warm:.1f} : 1 : {changed / warm:.2f} : {alone / warm:.2f}"
    print(f"  cold : warm : one changed : that one alone = {ratios}")


def commit(folder: Path) -> None:
    """Make the folder a git repository, unless it is one, with everything in it."""
    (folder / ".gitignore").write_text(".termlint_cache/\n", encoding="utf-8")
    who = ("-c", "user.name=bench", "-c", "user.email=bench@localhost")
    for words in (("init", "--quiet"), ("add", "--all"), (*who, "commit", "--quiet", "--message", "all")):
        subprocess.run(["git", "-C", str(folder), *words], stdout=subprocess.DEVNULL, check=True)


def after_change(folder: Path, file: Path, *words: str) -> float:
    """Change a file and return what the check then costs."""
    with file.open("a", encoding="utf-8") as text:
        text.write(LINE)
    return cost(folder, *words)


def cost(folder: Path, *words: str) -> float:
    """Return the processor time of a check in a folder, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "termlint", "check", "--jobs", "1", "--format", "concise", "--quiet", *words],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
