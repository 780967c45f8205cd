"""Counts how often characters are words of their own, and writes ``seeds/counts/singles.txt``.

    python tools/single_characters.py FOLDER [--out seeds/counts]

FOLDER holds ``*.jsonl.gz``: one document a line, ``{"path", "text", "script"[, "mt": true]}``. Each distinct
segment of simplified prose is split by jieba's dictionary (MIT), without its model for unknown words. The
output contains counts only.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from math import log2
from pathlib import Path

import rjieba

from termlint.survey.tokens import HAN_RUN
from tools.char_counts import segments, write

LEAST = 50
"""Minimum count of a character to be listed."""

MOST = 9
"""Maximum value in bits: rarer single characters are not distinguished."""


def count(folder: Path) -> tuple[Counter[str], Counter[str]]:
    """Return (count as a word of its own, count of all occurrences) of each character."""
    alone: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for segment in segments(folder):
        for run in HAN_RUN.findall(segment):
            all_.update(run)
            alone.update(word for word in rjieba.cut(run, False) if len(word) == 1)
    return alone, all_


def main() -> None:
    """Count the characters and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "seeds" / "counts")
    options = parser.parse_args()
    alone, all_ = count(options.folder)
    by_bits: defaultdict[int, list[str]] = defaultdict(list)
    for character, times in sorted(all_.items()):
        if times >= LEAST:
            by_bits[min(round(-log2((alone[character] + 0.5) / (times + 0.5))), MOST)].append(character)
    lines = (f"{bits} {''.join(characters)}" for bits, characters in sorted(by_bits.items()))
    write(options.out / "singles.txt", "Bits, and the characters that stand alone once in 2^bits", lines)


if __name__ == "__main__":
    main()
