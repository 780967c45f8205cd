"""Counts runs of one to four Han characters, and writes ``seeds/counts/``.

    python tools/char_counts.py FOLDER [--out seeds/counts]

FOLDER holds ``*.jsonl.gz``: one document a line, ``{"path", "text", "script"[, "mt": true]}``. The output
contains counts only. Needs the packages ``pypinyin`` and ``jieba`` (both MIT) for sounds and for a list of
words. The output depends on these inputs alone. Written are ``grams.npz`` (see `termlint.lexicon.counts`),
``syllables.txt`` (which characters are homophones), ``words.txt`` (words of two characters or more),
``phrases.txt`` (runs of four characters that are whole words) and ``heard.txt`` (other runs that were counted
and sound like one of these).
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
"""Minimum count of a run to be kept, by its length."""

POISON = 30
"""A run so many times rarer than one that sounds the same is taken for a misspelling of it."""

SLIPS = 40
"""Maximum count of a misspelling: what is more frequent is taken for two words that meet."""

WORDS_FROM = {2: 20, 3: 10}
"""Minimum count of a word, by its length; 3 for longer words."""

PHRASES_FROM = 20
"""Minimum count of a phrase."""

UNCOMMON, SWAPPED = 50, 128
"""A word that its dictionary counts less often is taken for two words that meet (大型|模型) if the same two
characters in the other order are a word so many times as frequent here."""

HEARD_FROM = 3
"""Minimum count of a run, not taken for a misspelling, to be accepted as correct."""

_HAN = re.compile("[\u4e00-\u9fff]")


def segments(folder: Path) -> Iterator[str]:
    """Yield every distinct segment of simplified prose once, however many documents contain it."""
    seen: set[str] = set()
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                for segment in _prose(json.loads(line)):
                    if segment not in seen and _HAN.search(segment):
                        seen.add(segment)
                        yield segment


def _prose(row: dict[str, str]) -> Iterator[str]:
    """Yield the segments of one document; none if it is machine-translated or in another script."""
    if row.get("mt") or row["script"] != "hans":
        return
    path = row["path"].replace(".ipynb", ".md")  # notebooks' text is in Markdown
    try:
        document = read_text(path, row["text"])
    except Unreadable:
        return
    if document.script == "hans":
        yield from (document.prose[segment.start : segment.end] for segment in document.segments)


def number(text: str) -> tuple[Numbers, Numbers, Numbers]:
    """Return the characters of a text in order, the frequency of each, and the text as their numbers.

    Numbers begin at 1; 0 is anything that is no Han character or too rare.
    """
    points = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    frequency = np.bincount(points[(points >= 0x4E00) & (points <= 0x9FFF)], minlength=0xA000)
    characters = np.nonzero(frequency >= LEAST[1])[0]
    numbers = np.zeros(0x110000, np.int64)
    numbers[characters] = np.arange(1, len(characters) + 1)
    return characters, frequency[characters], numbers[points]


def count(numbers: Numbers, size: int) -> Grams:
    """Return the runs of ``size`` characters with their counts."""
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
    """Return the numbers of the characters of each key, as one row per key."""
    shifts = np.arange(size - 1, -1, -1) * BITS
    return keys[:, None] >> shifts & ((1 << BITS) - 1)


def purge(grams: Grams, size: int, sounds: Numbers, words: Numbers) -> Grams:
    """Return the runs with the counts of likely misspellings set to 0; known words are never set to 0.

    ``sounds`` gives the syllable, as a number, by character number. A misspelling differs in one character
    from a much more frequent run that sounds the same.
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
    """Return the toneless syllables of each character, the most common first."""
    from pypinyin import Style, pinyin  # type: ignore[import-not-found]

    found = {}
    for character in characters:
        readings = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
        found[character] = [one.replace("ü", "v") for one in dict.fromkeys(readings) if one.isalpha()]
    return found


def dictionary() -> Iterator[tuple[str, int]]:
    """Yield the words of jieba's dictionary that consist of Han characters only, with its counts."""
    import jieba  # type: ignore[import-not-found]

    text = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        word, count, *_ = line.split(" ")
        if len(_HAN.findall(word)) == len(word):
            yield word, int(count)


def renderings() -> Iterator[str]:
    """Yield the preferred and admitted renderings of our termbase that consist of Han characters only."""
    for concept in Lexicon().terms.concepts:
        for one in concept.renderings:
            right = one.status in ("preferred", "admitted") and one.locale == "zh-CN"
            if right and len(_HAN.findall(one.chinese)) == len(one.chinese):
                yield one.chinese


class Counted:
    """The counts after `purge`, with look-ups by string.

    ``sounds`` gives the syllable, as a number, by character number.
    """

    def __init__(self, characters: list[str], levels: dict[int, Grams], sounds: Numbers) -> None:
        self.characters = characters
        self.numbers = {character: at for at, character in enumerate(characters, 1)}
        self.levels = levels
        self.sounds = sounds

    def key(self, run: str) -> int:
        """Return the key of a run; 0 if one of its characters is unknown."""
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
        """Return the count of a word of two characters or more; of a long one, of its rarest run of four."""
        size = min(len(word), 4)
        runs = (word[at : at + size] for at in range(len(word) - size + 1))
        return min(self._counts.get(self.key(run), 0) for run in runs)

    def spell(self, keys: Numbers, size: int) -> list[str]:
        """Return the strings of some keys."""
        return ["".join(self.characters[at - 1] for at in row) for row in columns(keys, size).tolist()]

    def phrases(self) -> list[str]:
        """Return the frequent runs of four characters that consist of whole words."""
        keys, counts = self.levels[4]
        runs = self.spell(keys[counts >= PHRASES_FROM], 4)
        return [run for run in runs if _sizes(run) in ((2, 2), (1, 3), (3, 1), (4,))]

    def is_across(self, word: str, words: set[str]) -> bool:
        """Return True if the characters in reverse order are a word that is `SWAPPED` times as frequent."""
        turned = word[::-1]
        return len(word) == 2 and turned in words and self.count(turned) >= SWAPPED * self.count(word)

    def heard(self, words: Iterable[str]) -> Iterator[str]:
        """Yield the counted runs that sound like one of the words but are none of them."""
        known = {*words}
        for size in (3, 4):
            keys, counts = self.levels[size]
            runs = np.array([self.key(word) for word in known if len(word) == size])
            alike = np.isin(self._sound_keys(keys, size), self._sound_keys(runs, size)) & (
                counts >= HEARD_FROM
            )
            yield from (run for run in self.spell(keys[alike], size) if run not in known)

    def _sound_keys(self, keys: Numbers, size: int) -> Numbers:
        """Return keys of syllables for keys of characters."""
        found = np.zeros(len(keys), np.int64)
        for at in range(size):
            found = found << BITS | self.sounds[columns(keys, size)[:, at]]
        return found


def _sizes(run: str) -> tuple[int, ...]:
    return tuple(map(len, rjieba.cut(run, False)))


def by_sound(sounds: dict[str, list[str]]) -> Iterator[str]:
    """Yield the lines of ``syllables.txt``: a syllable, characters read so, characters also read so."""
    lines: defaultdict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for character, readings in sounds.items():
        for at, reading in enumerate(readings):
            lines[reading][min(at, 1)].append(character)
    for syllable, (first, other) in sorted(lines.items()):
        yield " ".join(filter(None, (syllable, "".join(first) or "-", "".join(other))))


def write(path: Path, what: str, lines: Iterable[str]) -> None:
    """Write a list under a comment line that describes it."""
    path.write_text("".join(f"{line}\n" for line in (f"# {what}", *lines)), encoding="utf-8")


def main() -> None:
    """Count runs, purge misspellings and write the tables."""
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
    known = dict(dictionary())
    raw = Counted(characters, {}, syllable)
    pairs = np.array(sorted({raw.key(word) for word in known if len(word) == 2}))
    purged = {size: purge(grams, size, syllable, pairs) for size, grams in levels.items()}
    counted = Counted(characters, purged, syllable)
    words = {word for word in known if len(word) > 1 and counted.count(word) >= WORDS_FROM.get(len(word), 3)}
    words = {word for word in words if known[word] >= UNCOMMON or not counted.is_across(word, words)}
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
