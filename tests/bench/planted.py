"""Plants faults into parallel text and prints which share of each kind is found.

    python tests/bench/planted.py FILE.jsonl.gz…  [--each N] [--every N] [--show KIND]

A file holds a document a line: ``{"path_en", "path_zh", "en", "zh"}``. One fault is planted at a time, at a
place that is chosen by a fixed seed; it counts as found if there is a finding that was not there before.
Only rules and findings that are shown unasked count. Terms are swapped where the bundled termbase is the
project's own, as its settings say of a team's; placeholders, of which documents have few, stand in
catalogues that are written here. At last it prints how many alarms the texts give as they are.
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
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path

from termlint.bitext import Bitext, Pair
from termlint.bitext.english import is_sentence
from termlint.bitext.sentences import sentences_in
from termlint.engine import examine
from termlint.lexicon import Lexicon, seeds_folder
from termlint.model import Finding
from termlint.read import Unreadable, escapes_of, read_text
from termlint.read.raw import read_both, read_raw
from termlint.registry import rules
from termlint.rule import PairRule
from termlint.survey.demanded import demanded

LEXICON = Lexicon()
OWN = Lexicon(tuple(sorted((seeds_folder() / "terms").glob("*.csv"))))
RULES = {name: rule for name, rule in rules().items() if isinstance(rule, PairRule) and rule.default}
PLACEHOLDER = re.compile(
    r"%\(\w+\)[-0-9.]*[sdf]|%(?:\d\$)?[-0-9.]*(?:l?[sdfux])|\$\{\w+\}|\{\{[^{}]+\}\}|\{\w+, plural|\{\w+\}"
    r"|\{\d\}|:[a-z]+:`[^`]+`|</?[a-z]+>|\$t\(\w+\)"
)
MESSAGES = (
    ("Cannot open %s: error %d", "无法打开 %s：错误 %d"),
    ("%(count)d of %(total)d files were copied", "已复制 %(total)d 个文件中的 %(count)d 个"),
    ("Row %1$d of %2$s is empty", "%2$s 的第 %1$d 行为空"),
    ("Loss: %.4f after %5d steps", "损失：%.4f，共 %5d 步"),
    ("Hello {name}, you have {count} messages", "{name}，你好，你有 {count} 条消息"),
    ("{0} was renamed to {1}", "{0} 已改名为 {1}"),
    ("{count, plural, one {# file} other {# files}} left", "还剩 {count, plural, other {# 个文件}}"),
    ("Signed in as {{ user }} on {{ device }}", "已在 {{ device }} 上以 {{ user }} 的身份登录"),
    ("See $t(help) for ${topic}", "关于 ${topic} 请见 $t(help)"),
    ("Set :envvar:`HOME` before calling :func:`run`", "调用 :func:`run` 之前先设置 :envvar:`HOME`"),
    ("Press <b>Start</b> to begin <i>now</i>", "按<b>开始</b><i>立即</i>运行"),
    ("Give the size in %s-form, at most %d%%", "用 %s-形式给出大小，最多 %d%%"),
)
"""Messages with placeholders of every kind, in the words of nobody's program."""
FEW = 25
"""Times that each message is used."""
MARKUP = {".rst", ".mdx"}
"""Documents of other formats are Markdown, or were made into it, as notebooks were."""
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
    """Take a placeholder out, translate what stands in it, or change a letter of it."""
    found = [one for one in PLACEHOLDER.finditer(pair.target.raw) if one.group() in pair.source.raw]
    if not found or pair.kind != "entry":
        return None
    one = chance.choice(found)
    name = chance.choice([*re.finditer(r"[A-Za-z]+", one.group())] or [None])
    if name is None or chance.random() < 0.4:
        return *one.span(), ""
    new = chance.choice(["名称", name.group()[:-1] + ("e" if name.group()[-1] != "e" else "o")])
    return one.start() + name.start(), one.start() + name.end(), new


def a_link(pair: Pair, chance: random.Random) -> Planted | None:
    """Take a letter out of the address of a link, or the link itself, unless its text is the address."""
    found = [one for one in pair.target.links if one in pair.source.links and len(one) > 12]
    if not found or pair.kind == "code":
        return None
    one = chance.choice(found)
    at = max(pair.target.raw.find(f"]({one}") + 2, pair.target.raw.find(f'="{one}') + 2, 1)
    at = pair.target.raw.index(one, at - 1)
    whole = re.compile(r"(?<!!)\[([^\[\]]*)\]\(" + re.escape(one) + r"\)").search(pair.target.raw)
    if whole and chance.random() < 0.5:
        return (*whole.span(), whole[1]) if one not in whole[1] else None
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
    for hit in (hit for _, hits in demanded([pair.source], LEXICON) for hit in hits):
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


def messages() -> Iterator[tuple[str, str, str]]:
    """Yield catalogues of the messages, a kind of placeholder each."""
    for one, other in MESSAGES:
        entries = [(f"{one} ({at})", f"{other}（{at}）") for at in range(FEW)]
        yield "a.po", catalogue(entries), ""


def catalogue(entries: list[tuple[str, str]]) -> str:
    """Return a PO file with these originals and translations."""

    def quoted(text: str) -> str:
        return f'"{text.translate(escapes_of("a.po"))}"'

    return "".join(f"msgid {quoted(one)}\nmsgstr {quoted(other)}\n\n" for one, other in entries)


def bitext_of(path: str, text: str, source: str, lexicon: Lexicon = LEXICON) -> Bitext:
    """Return both sides of a document, of a PO file from itself."""
    if both := read_both(path, text):
        return Bitext(both.target, both.source, lexicon, exact=True)
    return Bitext(read_raw(path, text), read_raw(path, source), lexicon)


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
                    suffix = Path(one["path_zh"]).suffix
                    yield f"a{suffix if suffix in MARKUP else '.md'}", one["zh"], one["en"]


def found(path: str, text: str, bitext: Bitext, sure: float) -> Counter[tuple[str, str]]:
    """Return what is found, by rule and reason: places move when text is changed."""
    findings = examine(read_text(path, text), RULES, bitext.lexicon, bitext=bitext).findings
    return Counter(map(_name, (one for one in findings if one.confidence >= sure)))


def _name(finding: Finding) -> tuple[str, str]:
    return finding.rule, f"{finding.message.en} {finding.reason.en if finding.reason else ''}"


class Count:
    """What was planted and found, and what is found anyway."""

    def __init__(self, asked: argparse.Namespace) -> None:
        self.asked = asked
        self.chance = random.Random(5)
        self.hits: Counter[str] = Counter()
        self.tries: Counter[str] = Counter()
        self.alarms: Counter[str] = Counter()
        self.pairs = 0

    def document(self, path: str, text: str, source: str) -> None:
        """Plant into one document."""
        bitext = bitext_of(path, text, source)
        before = found(path, text, bitext, self.asked.min_confidence)
        self.pairs += len(bitext.pairs)
        self.alarms.update(rule for rule, _ in before.elements())
        for kind, plant in PLANTS.items():
            if not self.asked.kind or kind in self.asked.kind:
                places = [(pair, one) for pair in bitext.pairs if (one := plant(pair, self.chance))]
                each = len(places) if kind == "placeholder" else self.asked.each
                for pair, planted in self.chance.sample(places, min(each, len(places))):
                    left, right = bitext.target.alignment.span(
                        pair.start + planted[0], pair.start + planted[1]
                    )
                    self.plant(kind, (path, text, source), (left, right, planted[2]))

    def plant(self, kind: str, document: tuple[str, str, str], planted: Planted) -> None:
        """Plant one fault and look for it; a swapped term with the termbase as the project's own."""
        path, text, source = document
        left, right, new = planted
        new = new.translate(escapes_of(path))
        changed = text[:left] + new + text[right:]
        lexicon = OWN if kind == "term" else LEXICON
        sides = [bitext_of(path, one, source, lexicon) for one in (text, changed)]
        before, after = (
            found(path, one, side, self.asked.min_confidence)
            for one, side in zip((text, changed), sides, strict=True)
        )
        self.tries[kind] += 1
        if after - before:
            self.hits[kind] += 1
        elif kind == self.asked.show:
            sys.stdout.write(
                f"{new!r} for {text[left:right]!r}\n  in {text[max(left - 200, 0) : right + 200]!r}\n"
            )

    def __str__(self) -> str:
        lines = []
        for kind, tries in self.tries.items():
            hits = self.hits[kind]
            lines.append(f"{kind:14} {hits:5} of {tries:5} {100 * hits / tries:6.1f} %")
        lines.append(f"alarms in 1,000 of {self.pairs} pairs: {self._share(self.alarms.total()):.2f}")
        lines += [f"{rule:28} {self._share(count):6.2f}" for rule, count in sorted(self.alarms.items())]
        return "\n".join([*lines, ""])

    def _share(self, alarms: int) -> float:
        return 1000 * alarms / max(self.pairs, 1)


def main() -> None:
    """Plant, check and count."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--each", type=int, default=2, help="faults of each kind in a document")
    parser.add_argument("--every", type=int, default=1, help="take every n-th document")
    parser.add_argument("--kind", action="append", choices=PLANTS, help="only this kind")
    parser.add_argument("--min-confidence", type=float, default=0.5, help="findings that count")
    parser.add_argument("--show", default="", help="print the faults of this kind that are not found")
    count = Count(parser.parse_args())
    for one in chain(messages(), islice(documents(count.asked.files), 0, None, count.asked.every)):
        with suppress(Unreadable):
            count.document(*one)
    sys.stdout.write(str(count))


if __name__ == "__main__":
    main()
