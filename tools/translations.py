"""Counts how English words are translated into Chinese, and writes `seeds/contexts/translations.txt`.

    python tools/translations.py FILE.jsonl.gz… [--out seeds/contexts/translations.txt]

A file holds a document a line: ``{"path_en", "path_zh", "en", "zh"}``. Both sides are aligned as termlint
does it; in the aligned segments each English word is given its likely Chinese words (IBM model 1, six
rounds), and of these the forms that are most informative: by how often one of them occurs in a translation of
the word, and how often in a neighbouring segment without it. The output contains counts only. Needs `numpy`
and `jieba` (MIT).
"""

from __future__ import annotations

import argparse
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "bench"))

import jieba  # type: ignore[import-not-found,import-untyped,unused-ignore]
import numpy as np
import numpy.typing as npt
from planted import LEXICON, bitext_of, documents  # type: ignore[import-not-found,unused-ignore]

from termlint.lexicon.translations import stem
from termlint.read import Unreadable

ROUNDS = 6
SURE = 0.7
"""Minimum confidence of an aligned pair of segments."""
LEAST_EN, LEAST_ZH = 8, 4
"""Minimum number of segments with a word, by language, for it to be counted."""
SHARE = 0.02
"""Minimum probability of a Chinese word given an English one."""
LEAST_DIVERGENCE, RECALL = 0.5, 0.4
"""Minimum divergence (`_divergence`), in nats, and minimum share of translations with one of the forms."""
TYPICAL = 60
"""The length of a typical translation, in Han characters, for which the divergence is computed."""
SAMPLED = 600
"""Maximum number of segments sampled for one word."""

Numbers = npt.NDArray[np.int64]

_LATIN = re.compile(r"[A-Za-z]{2,}")
_HAN = re.compile(r"[\u3400-\u9fff]+")


class Segment(NamedTuple):
    """The words of an original, and the Chinese of its translation: runs of Han with bars between."""

    english: frozenset[str]
    chinese: str


def segments(paths: list[Path]) -> Iterator[Segment]:
    """Yield the aligned segments of all files in order."""
    for path, text, source in documents(paths):
        try:
            pairs = bitext_of(path, text, source).prose_pairs
        except Unreadable:
            continue
        for pair in pairs:
            if pair.confidence >= SURE and pair.target.han and len(pair.source.raw) < 3000:
                words = frozenset(stem(word) for word in _LATIN.findall(pair.source.opened.lower()))
                chinese = pair.target.opened.translate(LEXICON.scripts.to_simplified)
                yield Segment(words, "|".join(_HAN.findall(chinese)))


def candidates(found: Iterable[Segment]) -> dict[str, list[str]]:
    """Return the most likely Chinese words for each English word, the most likely first."""
    rows = [
        (sorted(one.english), sorted({word for run in one.chinese.split("|") for word in jieba.cut(run)}))
        for one in dict.fromkeys(found)
    ]
    rows = [(english, chinese) for english, chinese in rows if len(english) <= 45 and len(chinese) <= 60]
    english = _index((one for one, _ in rows), LEAST_EN)
    chinese = _index((one for _, one in rows), LEAST_ZH)
    keys, groups = [], []
    group = 0
    for ours, theirs in rows:
        left = np.array([*(english[one] for one in ours if one in english), len(english)], dtype=np.int64)
        right = np.array([chinese[one] for one in theirs if one in chinese], dtype=np.int64)
        keys.append((left[None, :] * len(chinese) + right[:, None]).ravel())
        groups.append(np.repeat(np.arange(group, group + len(right)), len(left)))
        group += len(right)
    return _likeliest(np.concatenate(keys), np.concatenate(groups), [*english], [*chinese])


def _index(rows: Iterable[Sequence[str]], least: int) -> dict[str, int]:
    counts = Counter(word for row in rows for word in row)
    return {word: at for at, word in enumerate(sorted(one for one in counts if counts[one] >= least))}


def _likeliest(
    keys: Numbers, groups: Numbers, english: list[str], chinese: list[str]
) -> dict[str, list[str]]:
    """Return the result of expectation maximisation; the last number of an English word stands for none."""
    cells, places = np.unique(keys, return_inverse=True)
    left = cells // len(chinese)
    given = np.ones(len(cells))
    for _ in range(ROUNDS):
        share = given[places]
        share /= np.bincount(groups, share)[groups]
        counts = np.bincount(places, share, minlength=len(cells))
        given = counts / np.bincount(left, counts)[left]
    found: dict[str, list[str]] = defaultdict(list)
    likely = np.where((given >= SHARE) & (counts >= 2) & (left < len(english)))[0]
    for at in sorted(likely, key=lambda at: -given[at]):
        found[english[left[at]]].append(chinese[cells[at] % len(chinese)])
    return found


def line_of(word: str, forms: list[str], at: list[int], found: Sequence[Segment]) -> str | None:
    """Return a line of the table, None if a word's Chinese forms are not informative enough."""
    chance = random.Random(word)
    at = chance.sample(at, min(len(at), SAMPLED))
    near = [
        neighbour
        for one in at
        for neighbour in (one - 3, one - 2, one + 2, one + 3)
        if 0 <= neighbour < len(found)
    ]
    near = [one for one in near if word not in found[one].english]
    near = chance.sample(near, min(len(near), SAMPLED))
    if len(near) < 10:
        return None
    size = sum(len(found[one].chinese) for one in near) / len(near)
    kept: list[str] = []
    best, share, rate = 0.0, 0.0, 0.0
    for form in forms[:10]:
        hits, strange = (
            sum(any(one in found[place].chinese for one in (*kept, form)) for place in places)
            for places in (at, near)
        )
        now, by_chance = (hits + 1) / (len(at) + 4), -math.log(1 - (strange + 1) / (len(near) + 3)) / size
        if (divergence := _divergence(now, 1 - math.exp(-by_chance * TYPICAL))) > best * 1.01 + 0.003:
            kept, best, share, rate = [*kept, form], divergence, now, by_chance
    if best <= LEAST_DIVERGENCE or share < RECALL:
        return None
    return f"{word} {round(100 * share)} {max(round(10_000 * rate), 1)} {' '.join(kept)}"


def _divergence(share: float, chance: float) -> float:
    if share <= chance:
        return 0.0
    return share * math.log(share / chance) + (1 - share) * math.log((1 - share) / (1 - chance))


def main() -> None:
    """Count the translations and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=Path("seeds/contexts/translations.txt"))
    asked = parser.parse_args()
    found = [*segments(asked.files)]
    places: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(found):
        for word in one.english:
            places[word].append(at)
    lines = (line_of(word, forms, places[word], found) for word, forms in sorted(candidates(found).items()))
    asked.out.write_text("".join(f"{one}\n" for one in lines if one), encoding="utf-8")


if __name__ == "__main__":
    main()
