"""Finds the line of a key in a configuration file, for messages: `tomllib` does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

_WORD = r"(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')"
_NAME = rf"({_WORD}(?:\s*\.\s*{_WORD})*)"
_KEY = rf"\s*{_NAME}\s*="
_HEADER = rf"\s*(\[{{1,2}})\s*{_NAME}\s*\]"


def line_of(path: str, name: str, word: str = "") -> int | None:
    """Return the line, counted from 1, that contains a fault; None if it cannot be found.

    Args:
        path: the file.
        name: a key as messages write it: ``per-path[1].select[2]``, items counted from 1.
        word: the text that is wrong. It may stand lines below its key, in a long list.
    """
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    prefix = "tool.termlint" if path.endswith("pyproject.toml") else ""
    found = {key.removeprefix(prefix).removeprefix("."): line for key, line in _keys(lines)}
    start = _nearest(found, name)
    quoted = re.compile(rf"""["']{re.escape(word)}["']""") if word else None
    for number, line in enumerate(lines[(start or 1) - 1 :], start or 1):
        if quoted and quoted.search(line):
            return number
    return start


def _keys(lines: list[str]) -> Iterator[tuple[str, int]]:
    """Yield (full name, line number) for every key and table header."""
    seen: Counter[str] = Counter()
    table = ""
    for number, line in enumerate(lines, 1):
        if header := re.match(_HEADER, line):
            table = _plain(header[2])
            seen[table] += 1
            if header[1] == "[[":
                table += f"[{seen[table]}]"
            yield table, number
        elif key := re.match(_KEY, line):
            yield f"{table}.{_plain(key[1])}".removeprefix("."), number


def _plain(name: str) -> str:
    """Return a key without quotes, and without spaces around its dots."""
    return re.sub(r"\s*\.\s*(?=[\w\"'-])", ".", name).replace('"', "").replace("'", "")


def _nearest(lines: dict[str, int], name: str) -> int | None:
    """Return the line of a key, or of the nearest table or list that contains it; None if none is known."""
    if f"{name}[1]" in lines:  # [[name]], where messages speak of all such tables
        return lines[f"{name}[1]"]
    within = next((line for key, line in lines.items() if key.startswith(f"{name}.")), None)
    if within and name not in lines:  # name.key = …, or [name.table]
        return within
    while name and name not in lines:
        item = re.search(r"\[\d+\]$", name)
        name = name[: item.start()] if item else name.rpartition(".")[0]
    return lines.get(name)
