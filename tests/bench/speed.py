"""Prints how fast each stage is. Compare figures of one run only; nothing is asserted.

python tests/bench/speed.py                 # on 1,000 chapters of our own
python tests/bench/speed.py --files 200
python tests/bench/speed.py FOLDER          # on any folder given
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import corpus

ROUNDS = 3
SUFFIXES = {".md", ".mdx", ".txt", ".html", ".srt", ".vtt"}


def main() -> None:
    """Run all stages and print one line each."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("folder", nargs="?", type=Path)
    arguments.add_argument("--files", type=int, default=1000)
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch, "corpus")
        if not options.folder:
            corpus.write(folder, options.files)
        paths = sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES and path.is_file())
        size = sum(path.stat().st_size for path in paths) / 1e6
        print(f"{len(paths)} files, {size:.1f} MB; best of {ROUNDS}; Python {sys.version.split()[0]}")
        stages(paths, size)
        rules_apart(paths[:200])
        whole(folder, size, Path(scratch))
        start_up(Path(scratch))


def best(act: Callable[[], object]) -> float:
    """Return the shortest of some rounds, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return min(times)


def say(name: str, seconds: float, size: float) -> None:
    """Print one stage."""
    print(f"  {name:34} {seconds * 1000:9.1f} ms {size / seconds:9.1f} MB/s")


def stages(paths: list[Path], size: float) -> None:
    """Time read, examine, agree and report one after the other, in this process."""
    from termlint.config.settings import Settings
    from termlint.engine import agree, examine
    from termlint.lexicon import Lexicon
    from termlint.model import Report, Shown
    from termlint.read import Unreadable, read_document
    from termlint.registry import rules
    from termlint.report import render
    from termlint.run.sift import sift

    def read(path: Path) -> object:
        try:
            return read_document(str(path), path.read_bytes())
        except Unreadable:
            return None

    print("stages, one process")
    say("read", best(lambda: [read(path) for path in paths]), size)
    documents = [document for path in paths if (document := read(path))]
    lexicon = Lexicon()
    start = time.perf_counter()
    examine(documents[0], rules(), lexicon)
    print(f"  {'first document (tables are read)':34} {(time.perf_counter() - start) * 1000:9.1f} ms")
    examined = [(document.path, examine(document, rules(), lexicon)) for document in documents]
    say("examine", best(lambda: [examine(document, rules(), lexicon) for document in documents]), size)
    facts = [(path, one.facts) for path, one in examined]
    say("agree", best(lambda: list(agree(rules(), facts))), size)
    settings = Settings(enabled=frozenset(rules()))
    shown = [
        one for path, ex in examined for one in sift(path, ex.findings, ex.suppressions, settings, rules())
    ]
    report = Report(tuple[Shown, ...](shown), (), len(documents), 0)
    texts = {document.path: document.text for document in documents}
    for name in ("json-lines", "full"):
        say(
            f"report {name} ({len(shown)})",
            best(lambda name=name: list(render(name, report, texts.__getitem__, language="zh"))),
            size,
        )


def rules_apart(paths: list[Path]) -> None:
    """Time each rule alone, with what it makes the survey compute."""
    from termlint.engine import examine
    from termlint.lexicon import Lexicon
    from termlint.read import read_document
    from termlint.registry import rules

    print(f"rules, each alone on {len(paths)} files")
    size = sum(path.stat().st_size for path in paths) / 1e6
    documents = [read_document(str(path), path.read_bytes()) for path in paths]
    lexicon = Lexicon()
    for name, rule in rules().items():
        one = {name: rule}
        examine(documents[0], one, lexicon)
        say(name, best(lambda one=one: [examine(document, one, lexicon) for document in documents]), size)


def command(*words: str) -> Callable[[], object]:
    """Return an act that runs termlint in a process of its own."""
    return lambda: subprocess.run(
        [sys.executable, "-m", "termlint", *words],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )


def whole(folder: Path, size: float, scratch: Path) -> None:
    """Time the whole command: one process and two, cold and with the cache; and its peak memory."""
    print("the whole command, --format json-lines")
    check = ("check", str(folder), "--format", "json-lines", "--exit-zero")
    cold = best(command(*check, "--no-cache", "--jobs", "1"))
    say("cold, 1 process", cold, size)
    say("cold, 2 processes", best(command(*check, "--no-cache", "--jobs", "2")), size)
    cached = (*check, "--cache-dir", str(scratch / "cache"))
    command(*cached)()
    warm = best(command(*cached))
    say("nothing changed, from the cache", warm, size)
    print(f"  {'cold : cached':34} {cold / warm:9.1f} times")
    print(f"  {'peak memory, 1 process':34} {peak(*check, '--no-cache', '--jobs', '1'):9.1f} MiB")


_WATCH = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=False)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak(*words: str) -> float:
    """Return the peak memory of a command in MiB. A small process starts it: a child inherits the peak."""
    asked = [sys.executable, "-c", _WATCH, sys.executable, "-m", "termlint", *words]
    return int(subprocess.run(asked, capture_output=True, check=True).stdout) / 1024


def start_up(scratch: Path) -> None:
    """Time the start against a Python that does nothing, on a clean chapter and on one with a repetition."""
    (clean := scratch / "clean.md").write_text(corpus.chapter(11, 2000), encoding="utf-8")
    (faulty := scratch / "faulty.md").write_text("这是同等水平的的结果。\n", encoding="utf-8")
    print("start-up")
    bare = best(lambda: subprocess.run([sys.executable, "-c", "pass"], check=False))
    print(f"  {'python -c pass':34} {bare * 1000:9.1f} ms")
    for name, words in (
        ("termlint --version", ("--version",)),
        ("termlint check, clean", ("check", str(clean), "--no-cache")),
        ("termlint check, segmenter needed", ("check", str(faulty), "--no-cache")),
    ):
        took = best(command(*words))
        print(f"  {name:34} {took * 1000:9.1f} ms, {(took - bare) * 1000:.1f} more")


if __name__ == "__main__":
    main()
