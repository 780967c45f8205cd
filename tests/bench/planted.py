"""Plants faults into parallel text and prints which share of each kind is found.

    python tests/bench/planted.py FILE.jsonl.gz…  [--each N] [--show KIND]

A file holds a document a line: ``{"path_en", "path_zh", "en", "zh"}``. One fault is planted at a time, at a
place that is chosen by a fixed seed; it counts as found if there is a finding that was not there before.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from termlint.bitext import Bitext, Pair
from termlint.bitext.english import is_sentence
from termlint.bitext.sentences import sentences_in
from termlint.engine import examine
from termlint.lexicon import Lexicon
from termlint.model import Finding
from termlint.read import Unreadable, escapes_of, read_text
from termlint.read.raw import read_both, read_raw
from termlint.registry import rules
from termlint.rule import PairRule
from termlint.survey.demanded import demanded

LEXICON = Lexicon()
RULES = {name: rule for name, rule in rules().items() if isinstance(rule, PairRule)}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}|\{\{[^{}]+\}\}")
SWAPS = ("卷积核", "梯度消失", "正则化", "数据增强", "词嵌入", "强化学习")
SENTENCE = re.compile(r"[^。！？]+[。！？]")

Planted = tuple[int, int, str]
"""Replace this span of the raw target by that text."""
Plant = Callable[[Pair, random.Random], Planted | None]


def a_number(pair: Pair, chance: random.Random) -> Planted | None:
    """Change a digit of a figure that both sides have."""
    source = pair.source.figures
    both = [one for one in pair.target.figures.written if one.values & source.values]
    if not both or pair.kind == "code":
        return None
    one = chance.choice(both)
    digits = [at for at in range(one.start, one.end) if pair.target.raw[at].isdecimal()]
    at = chance.choice(digits)
    return at, at + 1, chance.choice([digit for digit in "123456789" if digit != pair.target.raw[at]])


def a_placeholder(pair: Pair, chance: random.Random) -> Planted | None:
    """Take a placeholder out, or translate what stands in it."""
    found = [one for one in PLACEHOLDER.finditer(pair.target.visible) if one.group() in pair.source.visible]
    if not found or pair.kind != "entry":
        return None
    one = chance.choice(found)
    return *one.span(), chance.choice(["", "{名称}"])


def a_link(pair: Pair, chance: random.Random) -> Planted | None:
    """Take a letter out of the address of a link, or the link itself."""
    found = [one for one in pair.target.links if one in pair.source.links and len(one) > 12]
    if not found or pair.kind == "code":
        return None
    one = chance.choice(found)
    at = pair.target.raw.index(one)
    whole = re.compile(r"(?<!!)\[([^\[\]]*)\]\(" + re.escape(one) + r"\)").search(pair.target.raw)
    if whole and chance.random() < 0.5:
        return *whole.span(), whole[1]
    until = at + len(one.partition("#")[0].partition("?")[0])
    letters = [index for index in range(at + 8, until) if pair.target.raw[index].isalpha()]
    if not letters:
        return None
    gone = chance.choice(letters)
    return gone, gone + 1, ""


def a_segment(pair: Pair, chance: random.Random) -> Planted | None:
    """Drop a whole paragraph or item."""
    if pair.kind in ("entry", "code", "cell", "heading") or not is_sentence(pair.source.visible):
        return None
    return 0, len(pair.target.raw), ""


def a_sentence(pair: Pair, chance: random.Random) -> Planted | None:
    """Drop a sentence of a paragraph of which both sides have the same number."""
    found = [*SENTENCE.finditer(pair.target.raw)]
    if len(found) < 2 or len(sentences_in(pair.source)) != len(found) or pair.kind == "code":
        return None
    return *chance.choice(found).span(), ""


def a_term(pair: Pair, chance: random.Random) -> Planted | None:
    """Put the rendering of another term in the place of the right one, everywhere in the segment."""
    if pair.kind == "code" or len(pair.target.raw) > 2000:
        return None
    for hit in demanded(pair.source, LEXICON):
        right = [form for one in hit.concepts for form in one.right("zh-CN") if form in pair.target.visible]
        if right:
            wrong = chance.choice([one for one in SWAPS if one not in {*right}])
            return 0, len(pair.target.raw), pair.target.raw.replace(max(right, key=len), wrong)
    return None


def untranslated(pair: Pair, chance: random.Random) -> Planted | None:
    """Leave a paragraph in English."""
    if pair.kind in ("code", "cell") or not pair.target.han or not is_sentence(pair.source.visible):
        return None
    return 0, len(pair.target.raw), pair.source.raw


PLANTS: dict[str, Plant] = {
    "number": a_number,
    "placeholder": a_placeholder,
    "link": a_link,
    "segment": a_segment,
    "sentence": a_sentence,
    "untranslated": untranslated,
    "term": a_term,
}


def catalogue(entries: list[tuple[str, str]]) -> str:
    """Return a PO file with these originals and translations."""

    def quoted(text: str) -> str:
        return f'"{text.translate(escapes_of("a.po"))}"'

    return "".join(f"msgid {quoted(one)}\nmsgstr {quoted(other)}\n\n" for one, other in entries)


def bitext_of(path: str, text: str, source: str) -> Bitext:
    """Return both sides of a document, of a PO file from itself."""
    if both := read_both(path, text):
        return Bitext(both.target, both.source, LEXICON, exact=True)
    return Bitext(read_raw(path, text), read_raw(path, source), LEXICON)


def documents(paths: list[Path]) -> Iterator[tuple[str, str, str]]:
    """Yield name, translation and original; of a catalogue, the catalogue and nothing."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                one = json.loads(line)
                if one["path_zh"].endswith(".po"):
                    sides = [one[side].split("\n\n") for side in ("en", "zh")]
                    if len(sides[0]) == len(sides[1]):
                        yield "a.po", catalogue([*zip(*sides, strict=True)]), ""
                else:
                    yield "a.md", one["zh"], one["en"]


def found(path: str, text: str, source: str, sure: float) -> Counter[tuple[str, str]]:
    """Return what is found, by rule and reason: places move when text is changed."""
    bitext = bitext_of(path, text, source)
    findings = examine(read_text(path, text), RULES, LEXICON, bitext=bitext).findings
    return Counter(map(_name, (one for one in findings if one.confidence >= sure)))


def _name(finding: Finding) -> tuple[str, str]:
    return finding.rule, f"{finding.message.en} {finding.reason.en if finding.reason else ''}"


def main() -> None:
    """Plant, check and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--each", type=int, default=2, help="faults of each kind in a document")
    parser.add_argument("--every", type=int, default=1, help="take every n-th document")
    parser.add_argument("--min-confidence", type=float, default=0.5, help="findings that count")
    parser.add_argument("--show", default="", help="print the faults of this kind that are not found")
    asked = parser.parse_args()
    chance = random.Random(5)
    hits: Counter[str] = Counter()
    tries: Counter[str] = Counter()
    for at, (path, text, source) in enumerate(documents(asked.files)):
        if at % asked.every:
            continue
        try:
            bitext = bitext_of(path, text, source)
            before = found(path, text, source, asked.min_confidence)
        except Unreadable:
            continue
        for kind, plant in PLANTS.items():
            places = [(pair, planted) for pair in bitext.pairs if (planted := plant(pair, chance))]
            for pair, (start, end, new) in chance.sample(places, min(asked.each, len(places))):
                left, right = bitext.target.alignment.span(pair.start + start, pair.start + end)
                new = new.translate(escapes_of(path))
                changed = text[:left] + new + text[right:]
                tries[kind] += 1
                if found(path, changed, source, asked.min_confidence) - before:
                    hits[kind] += 1
                elif kind == asked.show:
                    sys.stdout.write(f"{new!r} for {text[left:right]!r}\n  {pair.source.raw!r}\n")
    for kind in PLANTS:
        share = 100 * hits[kind] / max(tries[kind], 1)
        sys.stdout.write(f"{kind:14} {hits[kind]:5} of {tries[kind]:5} {share:6.1f} %\n")


if __name__ == "__main__":
    main()
