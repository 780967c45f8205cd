"""Counts which words occur near which acronyms, and writes `seeds/contexts/`.

    python tools/acronym_contexts.py FOLDER [--out seeds/contexts]

FOLDER holds ``*.jsonl.gz``: one document a line, ``{"path", "text", "script"[, "mt": true]}``. The output
contains counts only. Two tables are written: ``acronyms.txt`` (an acronym, its number of documents, the words
near it grouped by their log lift) and ``known.txt`` (names of all attested acronyms).
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import rjieba

WINDOW = 45
"""How many code points on each side of an acronym count as its context."""

_MSGSTR = re.compile(r'^msgstr(?:\[\d+\])? ((?:".*"\s*)+)', re.M)
_STRIP = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)|``.*?``|`[^`\n]*`|\$\$.*?\$\$|\$[^$\n]+\$|<[^<>\n]+>|<!--.*?-->"
    r"|\]\([^()\n]*\)|https?://[^\s)>\]]+|^(?: {4}|\t).*?$|^\.\. .*?$|\S*[_/\\]\S*\.\w+",
    re.M | re.S,
)
_ACRONYM = re.compile(r"(?<![A-Za-z0-9_.\-])([A-Z][A-Z0-9]{1,5})s?(?![A-Za-z0-9_])(?!\.[A-Za-z0-9])")
_HAN = re.compile("[\u4e00-\u9fff]")
_WORD = re.compile("[\u4e00-\u9fff]{2,}|[A-Za-z][A-Za-z0-9+#]+")

PER_DOCUMENT = 5
"""Maximum number of windows of one acronym per document, so that no single manual decides."""
ESTABLISHED = 8
"""The number of documents from which an acronym is common enough to have been meant."""
BEST = 40
"""Maximum number of context words per acronym."""
COMMON = 50
"""A form so many times rarer than a transposed form of it is taken for a slip."""


class Counts:
    """Counts of windows and documents, by acronym and by word."""

    def __init__(self) -> None:
        self.windows = 0
        self.documents: Counter[str] = Counter()
        self.of_acronym: Counter[str] = Counter()
        self.of_word: Counter[str] = Counter()
        self.together: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.together_documents: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, text: str) -> None:
        """Count one document."""
        near: defaultdict[str, list[set[str]]] = defaultdict(list)
        for line in text.splitlines():
            for acronym, words in windows(line):
                near[acronym].append(words)
        for acronym, found in near.items():
            self.documents[acronym] += 1
            self.together_documents[acronym].update(set().union(*found[:PER_DOCUMENT]))
            for words in found[:PER_DOCUMENT]:
                self.windows += 1
                self.of_acronym[acronym] += 1
                self.of_word.update(words)
                self.together[acronym].update(words)

    def context(self, acronym: str) -> list[tuple[float, str]]:
        """Return (log lift, word) of the most typical context words of an acronym, the most typical first."""
        scored = []
        for word, count in self.together[acronym].items():
            if self.together_documents[acronym][word] >= 2:
                lift = math.log(count * self.windows / (self.of_acronym[acronym] * self.of_word[word]))
                if lift > 1.1:
                    scored.append((lift * count, lift, word))
        scored.sort(key=lambda item: (-item[0], item[2]))
        return [(lift, word) for _, lift, word in scored[:BEST]]


def prose(path: str, text: str) -> str:
    """Return roughly the prose of a raw document: without code, links, formulas, tags, originals."""
    if path.endswith(".po"):
        text = "\n".join("".join(re.findall(r'"(.*)"', found)) for found in _MSGSTR.findall(text))
    return _STRIP.sub(" ", text)


def windows(line: str) -> Iterator[tuple[str, set[str]]]:
    """Yield (acronym, words around it) for every acronym in a line; nothing for a line without Chinese."""
    found = list(_ACRONYM.finditer(line))
    if not found or not _HAN.search(line) or (line.upper() == line and len(line) < 20):
        return
    placed = list(_placed(line))
    for match in found:
        lo, hi = match.start() - WINDOW, match.end() + WINDOW
        words = {word for start, end, word in placed if lo <= start and end <= hi}
        yield match.group(1), words - {match.group().lower(), match.group(1).lower()}


def _placed(line: str) -> Iterator[tuple[int, int, str]]:
    at = 0
    for token in rjieba.cut(line):
        if _WORD.fullmatch(token):
            yield at, at + len(token), token.lower()
        at += len(token)


def transposed(word: str) -> set[str]:
    """Return the forms of a word with two neighbouring characters swapped."""
    return {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)} - {word}


def known(documents: Counter[str], least: int) -> list[str]:
    """Return the acronyms in at least ``least`` documents, without slips of much more frequent ones."""
    return sorted(
        name
        for name, count in documents.items()
        if count >= least and all(documents[other] < COMMON * count for other in transposed(name))
    )


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (path, prose) of every document that is not machine-translated."""
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                if not row.get("mt"):
                    yield f"{file.name}/{row['path']}", prose(row["path"], row["text"])


def count(documents: Iterable[tuple[str, str]]) -> Counts:
    """Count all documents."""
    counts = Counts()
    for _, text in documents:
        counts.add(text)
    return counts


def context_line(counts: Counts, acronym: str) -> str:
    """Return ``ACRONYM documents lift word word lift word …``: log lifts in tenths, in falling order."""
    by_lift: defaultdict[int, list[str]] = defaultdict(list)
    for lift, word in counts.context(acronym):
        by_lift[round(lift * 5) * 2].append(word)
    groups = (f"{lift} {' '.join(words)}" for lift, words in sorted(by_lift.items(), reverse=True))
    return f"{acronym} {counts.documents[acronym]} {' '.join(groups)}"


def write(counts: Counts, out: Path) -> None:
    """Write both tables."""
    out.mkdir(parents=True, exist_ok=True)
    names = known(counts.documents, 2)
    kept = [name for name in names if counts.documents[name] >= ESTABLISHED]
    lines = [line for name in kept if len((line := context_line(counts, name)).split()) > 4]
    (out / "acronyms.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (out / "known.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    print(f"{counts.windows} windows, {len(lines)} acronyms with contexts, {len(names)} known")


def main() -> None:
    """Read the folder, write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path("seeds/contexts"))
    options = parser.parse_args()
    write(count(texts(options.folder)), options.out)


if __name__ == "__main__":
    main()
