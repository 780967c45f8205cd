"""Builds ``seeds/contexts/pairs.txt``: English words that occur side by side, as gradient descent does.

    python -m tools.latin_pairs CHINESE

The folder holds one ``OWNER__NAME.jsonl.gz`` per repository, with one object per line: ``text`` is a
document; those that ``mt`` marks as machine translations are left out. A pair from the termbase or from a
name is taken if it was met at all, any other if it occurs in enough documents and more often than by chance.
The output depends on the documents and on ``seeds/`` alone and is sorted. See seeds/SOURCES.md.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log2
from pathlib import Path

from termlint.lexicon import Lexicon
from termlint.lexicon.pairs import FUNCTION, PAIR
from tools.count_latin import prose_of

SEEDS = Path(__file__).parents[1] / "seeds"
DOCUMENTS, REPOSITORIES, BITS = 8, 4, 3.0
"""The thresholds for a pair that is not listed: documents, repositories, and bits above chance (log2)."""

LEAST = 6
"""Minimum weight of a pair: lower weights never cast doubt on another word."""

Pair = tuple[str, str]
_WORD = re.compile(r"[A-Za-z]{3,}")


def documents(folder: Path) -> Iterator[tuple[str, set[Pair], set[str]]]:
    """Yield (repository, pairs, words) of each document, in lower case."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if not row.get("mt"):
                    prose = prose_of(row["text"], chinese=False)
                    yield path.name, pairs_of(prose), {one.lower() for one in _WORD.findall(prose)}


def pairs_of(text: str) -> set[Pair]:
    """Return the pairs in a text in lower case, without those that contain function words."""
    found = {(one[1].lower(), one[2].lower()) for one in PAIR.finditer(text)}
    return {pair for pair in found if not FUNCTION.intersection(pair)}


def listed(lexicon: Lexicon) -> set[Pair]:
    """Return the pairs in the English of the termbase and in names."""
    english = (name for concept in lexicon.terms.concepts for name in (concept.english, *concept.variants))
    names = (*english, *lexicon.entities.forms, *lexicon.entities.capitals)
    return {pair for name in names for pair in pairs_of(name)}


def weights(pair: Pair, met: int, words: Counter[str], total: int) -> tuple[int, int]:
    """Return the weights of the first word before the second, and of the second after the first, in bits."""
    first, second = (round(log2(met * total / words[beside])) for beside in reversed(pair))
    return first, second


def main(folder: Path) -> None:
    """Count the pairs and write the table."""
    lexicon = Lexicon()
    counts: Counter[Pair] = Counter()
    words: Counter[str] = Counter()
    repositories: dict[Pair, set[str]] = defaultdict(set)
    total = 0
    for repository, pairs, inside in documents(folder):
        total += 1
        counts.update(pairs)
        words.update(inside)
        for pair in pairs:
            repositories[pair].add(repository)
    known = listed(lexicon)

    def is_usual(pair: Pair, met: int) -> bool:
        often = met >= DOCUMENTS and len(repositories[pair]) >= REPOSITORIES
        likely = met * total / (words[pair[0]] * words[pair[1]]) >= 2**BITS
        return pair in known or (often and likely and all(map(lexicon.words.documents, pair)))

    rows = [(*pair, *weights(pair, met, words, total)) for pair, met in counts.items() if is_usual(pair, met)]
    lines = sorted(" ".join(map(str, row)) for row in rows if max(row[2:]) >= LEAST)
    (SEEDS / "contexts" / "pairs.txt").write_text("".join(line + "\n" for line in lines), encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
