"""Fits the weights of words around 的, 地 and 得 for the choice of particle, and writes `seeds/particles/`.

    python tools/particle_weights.py FOLDER [--out seeds/particles]

FOLDER holds ``*.jsonl.gz``: one document a line, ``{"path", "text", "script"[, "mt": true]}``. Two logistic
models are fitted, 地 against 的 and 得 against 的, by stochastic gradient descent in a fixed order. Texts
have 的 where 地 or 得 is right, so each model is fitted twice: the second time without the sites that the
first one takes for mistakes. ``weights.csv`` holds both. ``nouns.txt`` lists words that jieba tags as nouns
and texts do not use as verbs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from math import exp, log, sqrt
from pathlib import Path
from typing import NamedTuple

from termlint.lexicon.particles import HEADER
from termlint.read import Unreadable, read_text
from termlint.survey.particles import all_sites, keys
from termlint.survey.tokens import Tagged, tag

SAMPLE = 3
"""One of so many sites of 的 is used."""
LEAST = 8
"""Minimum number of sites with a key for it to be used."""
ROUNDS = 8
RATE = 0.25
SHRINK = 0.004
DOUBTED = 0.2
"""The probability of 地 or 得 above which a 的 is taken for a mistake and left out of the second fit."""
SLIP = 0.01
"""The probability below which a 地 or 得 is taken for a mistake."""
SMALL = 2
"""Weights up to so many tenths of log odds are not written."""

MET = 12
"""Minimum count of a noun."""
VERBAL = 0.015
"""Maximum proportion of its occurrences in which a noun may be used like a verb."""
BEFORE_VERBS = frozenset(("会", "能", "可以", "可", "无法", "不", "不断", "自动", "正在", "开始"))
AFTER_VERBS = frozenset(("了", "着", "过"))


_HAN = re.compile("[\u4e00-\u9fff]{2,}")


class Example(NamedTuple):
    """A site: the particle that is written there, and the keys of its surroundings."""

    written: str
    keys: tuple[str, ...]


def texts(folder: Path) -> Iterator[str]:
    """Yield the prose of all simplified documents that are not machine-translated."""
    for file in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if not row.get("mt") and row["script"] == "hans":
                    with suppress(Unreadable):
                        yield read_text(row["path"], row["text"]).prose


def examples(folder: Path) -> Iterator[Example]:
    """Yield the sites of 地 and 得, and one in `SAMPLE` of those of 的."""
    others = 0
    for prose in texts(folder):
        for site in all_sites(prose):
            others += site.written == "的"
            if site.written != "的" or others % SAMPLE == 0:
                yield Example(site.written, tuple(keys(site)))


def nouns(folder: Path) -> list[str]:
    """Return the words that jieba tags as nouns and that are hardly ever used like verbs: 会…, 地…, …了."""
    met, verbal, after_de, after_di = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for prose in texts(folder):
        for before, one, after in triples(tag(prose)):
            if one.part in ("n", "nz") and _HAN.fullmatch(one.text):
                met[one.text] += 1
                done = before.text == "进行" and after.part == "x"
                verbal[one.text] += done or before.text in BEFORE_VERBS or after.text in AFTER_VERBS
                after_de[one.text] += before.text == "的"
                after_di[one.text] += before.text == "地"
    return sorted(
        word
        for word, count in met.items()
        if count >= MET and verbal[word] <= VERBAL * count and after_di[word] <= VERBAL * after_de[word]
    )


def triples(words: Sequence[Tagged]) -> Iterator[tuple[Tagged, Tagged, Tagged]]:
    """Yield each word between its two neighbours, except the first and the last."""
    return zip(words, words[1:], words[2:], strict=False)


def fit(sites: Sequence[Example], particle: str) -> dict[str, float]:
    """Return the weight of each key: its log odds for the particle against 的."""
    kept = [site for site in sites if site.written in (particle, "的")]
    first = descend(kept, particle)
    return descend([site for site in kept if not doubtful(site, first)], particle)


def doubtful(site: Example, weights: Mapping[str, float]) -> bool:
    """Return True if the particle that is written at a site is probably a mistake."""
    expected = expectation(site.keys, weights)
    return expected > DOUBTED if site.written == "的" else expected < SLIP


def expectation(found: Sequence[str], weights: Mapping[str, float]) -> float:
    """Return the probability, 0 to 1, of the particle at a site with these keys."""
    return 1 / (1 + exp(-max(min(sum(weights.get(key, 0.0) for key in found), 30.0), -30.0)))


def descend(sites: Sequence[Example], particle: str) -> dict[str, float]:
    """Return weights fitted by AdaGrad: gradients that shrink the more often a key has been seen."""
    weights: dict[str, float] = dict.fromkeys({key for site in sites for key in site.keys}, 0.0)
    squares = dict.fromkeys(weights, 1.0)
    order = list(sites)
    shuffle = random.Random(0)
    for _ in range(ROUNDS):
        shuffle.shuffle(order)
        for written, found in order:
            off = (written == particle) - expectation(found, weights)
            if abs(off) > 0.001:
                for key in found:
                    squares[key] += off * off
                    weights[key] += RATE * (off - SHRINK * weights[key]) / sqrt(squares[key])
    return weights


def frequent(sites: Sequence[Example]) -> list[Example]:
    """Return the sites with those of their keys that are frequent enough."""
    counts = Counter(key for site in sites for key in site.keys)
    return [Example(site.written, tuple(key for key in site.keys if counts[key] >= LEAST)) for site in sites]


def table(sites: Sequence[Example]) -> str:
    """Return the weights of both models as CSV, in tenths of log odds."""
    di, de = fit(sites, "地"), fit(sites, "得")
    for weights in (di, de):
        weights["0"] -= log(SAMPLE)
    rows = []
    for key in sorted(di.keys() | de.keys()):
        pulls = [round(10 * weights.get(key, 0.0)) for weights in (di, de)]
        if max(map(abs, pulls)) > SMALL:
            place = key[:2] if len(key) > 1 else key
            rows.append(f"{place},{key[len(place) :]},{pulls[0]},{pulls[1]}")
    return "\n".join([HEADER, *rows]) + "\n"


def main() -> None:
    """Read the folder, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path("seeds/particles"))
    options = parser.parse_args()
    sites = list(examples(options.folder))
    print(Counter(site.written for site in sites))
    text = table(frequent(sites))
    (options.out / "weights.csv").write_text(text, encoding="utf-8")
    listed = "".join(f"{noun}\n" for noun in nouns(options.folder))
    (options.out / "nouns.txt").write_text(listed, encoding="utf-8")
    print(f"{text.count(chr(10))} rows, {listed.count(chr(10))} nouns")


if __name__ == "__main__":
    main()
