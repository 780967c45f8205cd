"""Counts runs of one to four Han characters, and writes ``seeds/counts/``.

    python tools/char_counts.py FOLDER [--out seeds/counts]

FOLDER holds ``*.jsonl.gz``: one document a line, ``{"path", "text", "script"[, "mt": true]}``. Only counts
leave it. Needs the packages ``pypinyin`` and ``jieba`` (both MIT) for sounds and for a list of words. The
output depends on these inputs alone. Written are ``grams.npz`` (see `termlint.lexicon.counts`),
``syllables.txt`` (which characters sound alike), ``words.txt`` (words of two characters or more),
``phrases.txt`` (four characters that are whole words) and ``heard.txt`` (what is counted and sounds like one
of these).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt
import rjieba

from termlint.lexicon import Lexicon
from termlint.lexicon.counts import BITS, Grams, pack, quantise
from termlint.read import Unreadable, read_text

Numbers = npt.NDArray[np.int64]

LEAST = {1: 3, 2: 2, 3: 2, 4: 2}
"""What is counted less often is left out, by length."""

POISON = 30
"""What is so many times rarer than something that sounds the same is a misspelling of it."""

SLIPS = 40
"""A slip is not made more often: what is, is two words that meet."""

WORDS_FROM = {2: 20, 3: 10}
"""How often a word must be counted, by length; 3 times if it is longer."""

PHRASES_FROM = 20
"""How often two words must be counted side by side."""

HEARD_FROM = 3
"""What is counted so often and is no slip may stand as it is."""

_HAN = re.compile("[\u4e00-\u9fff]")


def segments(folder: Path) -> Iterator[str]:
    """Yield every segment of simplified prose once, however many documents hold it."""
    seen: set[str] = set()
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for segment in _prose(json.loads(line)):
                    if segment not in seen and _HAN.search(segment):
                        seen.add(segment)
                        yield segment


def _prose(row: dict[str, str]) -> Iterator[str]:
    """Yield the segments of one document; none of a machine translation or of another script."""
    if row.get("mt") or row["script"] != "hans":
        return
    path = row["path"].replace(".ipynb", ".md")  # their text is in Markdown
    try:
        document = read_text(path, row["text"])
    except Unreadable:
        return
    if document.script == "hans":
        yield from (document.prose[segment.start : segment.end] for segment in document.segments)


def number(text: str) -> tuple[Numbers, Numbers, Numbers]:
    """Return the characters of a text in order, how often each stands in it, and the text as their numbers.

    Numbers begin at 1; 0 is anything that is no Han character or too rare.
    """
    points = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    frequency = np.bincount(points[(points >= 0x4E00) & (points <= 0x9FFF)], minlength=0xA000)
    characters = np.nonzero(frequency >= LEAST[1])[0]
    numbers = np.zeros(0x110000, np.int64)
    numbers[characters] = np.arange(1, len(characters) + 1)
    return characters, frequency[characters], numbers[points]


def count(numbers: Numbers, size: int) -> Grams:
    """Count the runs of ``size`` characters."""
    keys = np.zeros(len(numbers) - size + 1, np.int64)
    whole = np.ones(len(keys), bool)
    for at in range(size):
        column = numbers[at : len(keys) + at]
        whole &= column > 0
        keys = keys << BITS | column
    keys, counts = np.unique(keys[whole], return_counts=True)
    kept = counts >= LEAST[size]
    return Grams(keys[kept], counts[kept].astype(np.int64))


def columns(keys: Numbers, size: int) -> Numbers:
    """Return the characters' numbers of each key, a row a key."""
    shifts = np.arange(size - 1, -1, -1) * BITS
    return keys[:, None] >> shifts & ((1 << BITS) - 1)


def purge(grams: Grams, size: int, sounds: Numbers, words: Numbers) -> Grams:
    """Set to 0 the count of what is a misspelling as far as counts can tell; known words are none.

    ``sounds`` gives each character's syllable as a number. What is counted often and sounds the same differs
    in one character.
    """
    written = columns(grams.keys, size)
    sound = np.zeros(len(written), np.int64)
    for at in range(size):
        sound = sound << BITS | sounds[written[:, at]]
    order = np.lexsort((-grams.counts, sound))
    first = np.r_[True, sound[order][1:] != sound[order][:-1]]
    best = np.empty(len(order), np.int64)
    best[order] = order[first][np.cumsum(first) - 1]
    near = (written != written[best]).sum(axis=1) == 1
    rare = (grams.counts[best] >= POISON * grams.counts) & (grams.counts <= SLIPS)
    wrong = near & rare & ~np.isin(grams.keys, words)
    return Grams(grams.keys, np.where(wrong, 0, grams.counts))


def syllables(characters: Iterable[str]) -> dict[str, list[str]]:
    """Return the toneless syllables of each character, the commonest first."""
    from pypinyin import Style, pinyin  # type: ignore[import-not-found]

    found = {}
    for character in characters:
        readings = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
        found[character] = [one.replace("ü", "v") for one in dict.fromkeys(readings) if one.isalpha()]
    return found


def dictionary() -> Iterator[str]:
    """Yield the words of jieba's dictionary that are Han characters only."""
    import jieba  # type: ignore[import-not-found]

    text = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        word = line.partition(" ")[0]
        if len(_HAN.findall(word)) == len(word):
            yield word


def renderings() -> Iterator[str]:
    """Yield the Han renderings of our termbase that are right."""
    for concept in Lexicon().terms.concepts:
        for one in concept.renderings:
            right = one.status in ("preferred", "admitted") and one.locale == "zh-CN"
            if right and len(_HAN.findall(one.chinese)) == len(one.chinese):
                yield one.chinese


class Counted:
    """The counts after the purge, to be asked for a string.

    ``sounds`` gives the syllable of each character's number.
    """

    def __init__(self, characters: list[str], levels: dict[int, Grams], sounds: Numbers) -> None:
        self.characters = characters
        self.numbers = {character: at for at, character in enumerate(characters, 1)}
        self.levels = levels
        self.sounds = sounds

    def key(self, run: str) -> int:
        """Return the key of a run; 0 if a character of it is unknown."""
        found = 0
        for character in run:
            if character not in self.numbers:
                return 0
            found = found << BITS | self.numbers[character]
        return found

    @cached_property
    def _counts(self) -> dict[int, int]:
        return {
            key: count
            for grams in self.levels.values()
            for key, count in zip(grams.keys.tolist(), grams.counts.tolist(), strict=True)
        }

    def count(self, word: str) -> int:
        """Return how often a word of two characters or more is counted: its rarest run of four, if longer."""
        size = min(len(word), 4)
        runs = (word[at : at + size] for at in range(len(word) - size + 1))
        return min(self._counts.get(self.key(run), 0) for run in runs)

    def spell(self, keys: Numbers, size: int) -> list[str]:
        """Return the runs of some keys."""
        return ["".join(self.characters[at - 1] for at in row) for row in columns(keys, size).tolist()]

    def phrases(self) -> list[str]:
        """Return the runs of four characters that are whole words and are often met."""
        keys, counts = self.levels[4]
        runs = self.spell(keys[counts >= PHRASES_FROM], 4)
        return [run for run in runs if _sizes(run) in ((2, 2), (1, 3), (3, 1), (4,))]

    def heard(self, words: Iterable[str]) -> Iterator[str]:
        """Yield what is counted, is none of the words, and sounds like one."""
        known = {*words}
        for size in (3, 4):
            keys, counts = self.levels[size]
            runs = np.array([self.key(word) for word in known if len(word) == size])
            alike = np.isin(self._heard(keys, size), self._heard(runs, size)) & (counts >= HEARD_FROM)
            yield from (run for run in self.spell(keys[alike], size) if run not in known)

    def _heard(self, keys: Numbers, size: int) -> Numbers:
        """Return keys of syllables for keys of characters."""
        found = np.zeros(len(keys), np.int64)
        for at in range(size):
            found = found << BITS | self.sounds[columns(keys, size)[:, at]]
        return found


def _sizes(run: str) -> tuple[int, ...]:
    return tuple(map(len, rjieba.cut(run, False)))


def by_sound(sounds: dict[str, list[str]]) -> Iterator[str]:
    """Yield the lines of ``syllables.txt``: a syllable, the characters so read, those also so read."""
    lines: defaultdict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for character, readings in sounds.items():
        for at, reading in enumerate(readings):
            lines[reading][min(at, 1)].append(character)
    for syllable, (first, other) in sorted(lines.items()):
        yield " ".join(filter(None, (syllable, "".join(first) or "-", "".join(other))))


def write(path: Path, what: str, lines: Iterable[str]) -> None:
    """Write one list with what it is above it."""
    path.write_text("".join(f"{line}\n" for line in (f"# {what}", *lines)), encoding="utf-8")


def main() -> None:
    """Count, purge and write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "seeds" / "counts")
    options = parser.parse_args()
    points, frequency, text = number("\n".join(segments(options.folder)))
    characters = [chr(point) for point in points.tolist()]
    sounds = syllables(characters)
    names = {name: at for at, name in enumerate(sorted({all_[0] for all_ in sounds.values()}), 1)}
    syllable = np.array([0, *(names[sounds[character][0]] for character in characters)])
    levels = {size: count(text, size) for size in (2, 3, 4)}
    known = {*dictionary()}
    raw = Counted(characters, {}, syllable)
    pairs = np.array(sorted({raw.key(word) for word in known if len(word) == 2}))
    purged = {size: purge(grams, size, syllable, pairs) for size, grams in levels.items()}
    counted = Counted(characters, purged, syllable)
    words = {word for word in known if len(word) > 1 and counted.count(word) >= WORDS_FROM.get(len(word), 3)}
    words |= {word for word in renderings() if len(word) > 2 and counted.key(word)}
    phrases = {*counted.phrases()} - words
    out = options.out
    out.mkdir(parents=True, exist_ok=True)
    np.savez(out / "grams.npz", allow_pickle=False, **pack(points, quantise(frequency), purged))
    write(
        out / "syllables.txt", "A syllable, the characters read so, those read so at times", by_sound(sounds)
    )
    write(out / "words.txt", "Words of two characters or more", sorted(words))
    write(out / "phrases.txt", "Four characters that are whole words", sorted(phrases))
    write(
        out / "heard.txt",
        "Counted, and sounds like a word or a phrase",
        sorted(counted.heard(words | phrases)),
    )


if __name__ == "__main__":
    main()
