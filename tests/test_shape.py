"""The architecture's own rules: imports run one way, modules and functions stay small."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LINES, FUNCTION = 400, 28
"""The most lines of a module, and of a function without its head and its docstring."""

TABLE = re.compile(r"^\| (`[^|]+`) \| [^|]+ \| ([^|]+) \|$", re.MULTILINE)


def rows() -> list[tuple[list[str], set[str]]]:
    """Return docs/architecture.md's table: the parts of each row, and what they may import of ours."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return [
        (
            [name.removesuffix(".py") for name in re.findall(r"(?:termlint/)?([a-z]+(?:\.py)?)/?`", places)],
            set() if words.startswith("nothing") else set(words.split(", ")),
        )
        for places, words in TABLE.findall(text)
    ]


MAY_IMPORT = {part: words | {*parts} for parts, words in rows() for part in parts}


def sources() -> list[Path]:
    return sorted([*(ROOT / "termlint").rglob("*.py"), *(ROOT / "rules").glob("*.py")])


def part(path: Path) -> str:
    """Return which part of the architecture a file belongs to: ``termlint/read/html.py`` is ``read``."""
    relative = path.relative_to(ROOT)
    if relative.parts[0] == "rules":
        return "rules"
    return relative.parts[1].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Yield the parts that a file imports anywhere, within functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: imports are absolute"
            whole = node.module == "termlint"
            names = [f"termlint.{alias.name}" for alias in node.names] if whole else [node.module or ""]
        else:
            continue
        for name in names:
            first, _, rest = name.partition(".")
            if first == "termlint" and rest:
                yield rest.partition(".")[0]


def ids(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", sources(), ids=ids)
def test_imports_run_one_way(path: Path) -> None:
    own = part(path)
    used = set(imported(path)) - {own}
    if own not in ("cli", "__main__"):
        assert "cli" not in used
    if own not in ("__init__", "__main__", "cli"):
        assert own in MAY_IMPORT, f"docs/architecture.md has no row for {own}"
        assert used <= MAY_IMPORT[own], f"{own} may not import {sorted(used - MAY_IMPORT[own])}"


def test_the_table_runs_one_way() -> None:
    above: set[str] = set()
    for parts, words in rows():
        assert words <= above or parts == ["cli"]
        above |= {*parts}
    assert {"model", "read", "rules", "report", "cli"} <= above


def named(path: Path) -> set[str]:
    """Return the modules that a module imports, and what it imports from them: ``termlint.run.job.Job``."""
    found = [one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.ImportFrom)]
    return {
        name
        for one in found
        for alias in one.names
        for name in (f"{one.module}.{alias.name}", one.module or "")
    }


@pytest.mark.parametrize(
    "package", sorted(path.parent for path in ROOT.glob("termlint/*/__init__.py")), ids=ids
)
def test_the_modules_of_a_package_do_not_import_each_other_in_a_circle(package: Path) -> None:
    paths = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
        for path in package.rglob("*.py")
    }
    # A module may ask its own package, whose __init__ imports it when it is used.
    graph = {
        name: {other for other in named(path) & paths.keys() if not f"{name}.".startswith(f"{other}.")}
        for name, path in paths.items()
    }
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("path", sources(), ids=ids)
def test_modules_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[ast.get_docstring(node) is not None :] or node.body
            size = (node.end_lineno or 0) - first[0].lineno + 1
            assert size <= FUNCTION, f"{node.name} has {size} lines"


def test_the_names_that_say_nothing_are_absent() -> None:
    names = {path.stem for path in sources()}
    assert not names & {"utils", "util", "helpers", "common", "misc", "base", "manager"}


@pytest.mark.parametrize(
    "path", [*ROOT.glob("termlint/**/*.py"), *ROOT.glob("rules/*.py")], ids=lambda path: path.name
)
def test_no_group_is_repeated_possessively(path: Path) -> None:
    """Python 3.11.2, which Debian 12 has, leaves off in the middle of the last repetition, which failed.

    Where each repetition is told by its first character, as in HTML's attributes, that cannot happen.
    """
    found = re.search(r"\)(?:[*+?]|\{[\d,]*\})\+", path.read_text(encoding="utf-8"))
    assert found is None or path.name == "html.py"
