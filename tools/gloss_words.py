"""Counts which Chinese occurs beside which English word, and writes `seeds/contexts/glosses.txt`.

    python tools/gloss_words.py FOLDER [--out seeds/contexts/glosses.txt]

FOLDER holds ``zh/*.jsonl.gz``, a file a repository, a document a line: ``{"path", "text"[, "mt": true]}``,
and ``parallel/*.jsonl.gz``: ``{"path_en", "path_zh", "en", "zh"}``. Pairs come from three sources: glosses,
梯度（gradient); short segments at the same place of an original and its translation; and our own termbase.
The output contains counts only. Pairs met in one place only are left out: they may well be slips.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from termlint.lexicon import Lexicon
from termlint.lexicon.associations import content_words
from termlint.lexicon.terms import squash
from termlint.model import Document
from termlint.read import Unreadable, read_text
from termlint.survey.boundaries import in_simplified
from termlint.survey.glosses import LONGEST, find_glosses, run_before

LEAST = 2
"""Minimum number of times, and of places (repositories, the termbase), that a pair must be met."""
SHARE = 6
"""Minimum value of Dice's coefficient, in hundredths, for a pair to be listed."""
BEST = 14
"""Maximum number of pieces per word."""
SHORT = 8
"""Maximum length, in English words, of segments of translations that are used."""

_HAN = re.compile("[\u3400-\u9fff]+")
_LATIN = re.compile("[A-Za-z]+")


class Pair(NamedTuple):
    """Chinese characters beside English, and where: the file of a repository, or the termbase."""

    english: str
    chinese: str
    where: str


def from_termbase(lexicon: Lexicon) -> Iterator[Pair]:
    """Yield the pairs of our own termbase, without acronyms: their letters tell nothing about the Chinese."""
    for concept in lexicon.terms.concepts:
        for rendering in concept.renderings:
            if rendering.status in ("preferred", "admitted"):
                for name in (concept.english, *concept.variants):
                    if name != name.upper():
                        yield Pair(name, rendering.chinese, "termbase")


def from_glosses(file: Path, lexicon: Lexicon) -> Iterator[Pair]:
    """Yield the English of each gloss with the Chinese before it, each pair once per document."""
    for row in _rows(file):
        try:
            prose = read_text(row["path"], row["text"]).prose
        except Unreadable:
            continue
        seen = set()
        for gloss in find_glosses(prose, lexicon):
            run = gloss.chinese if gloss.sure else run_before(prose, gloss.end)
            room = min(3 * len(content_words(gloss.english)) + 4, LONGEST)
            pair = Pair(gloss.english, run[-room:], file.name)
            if (squash(pair.english), pair.chinese) not in seen:
                seen.add((squash(pair.english), pair.chinese))
                yield pair


def from_translations(file: Path) -> Iterator[Pair]:
    """Yield the short segments at the same place in both languages, each pair once per repository."""
    seen = set()
    for row in _rows(file):
        for english, chinese in _beside(row):
            words, han = len(_LATIN.findall(english)), "".join(_HAN.findall(chinese))
            if 1 <= words <= SHORT and 2 <= len(han) <= min(4 * words + 4, LONGEST):
                seen.add((english.strip(), han))
    yield from (Pair(english, chinese, file.name) for english, chinese in sorted(seen))


def _beside(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if row["path_zh"].endswith(".po"):
        english, chinese = (row[side].split("\n\n") for side in ("en", "zh"))
        if len(english) == len(chinese):
            yield from zip(english, chinese, strict=True)
        return
    originals, translations = (_sections(read_text(row[f"path_{side}"], row[side])) for side in ("en", "zh"))
    if len(originals) == len(translations):
        for left, right in zip(originals, translations, strict=True):
            alike = [kind for kind, _ in left] == [kind for kind, _ in right]
            size = len(left) if alike else 1  # the headings correspond in any case
            yield from ((en, zh) for (_, en), (_, zh) in zip(left[:size], right[:size], strict=False))


def _sections(document: Document) -> list[list[tuple[str, str]]]:
    """Return (kind, text) of the segments, grouped by the heading above them."""
    sections: list[list[tuple[str, str]]] = [[]]
    for segment in document.segments:
        text = document.prose[segment.start : segment.end]
        if segment.kind == "heading":
            sections.append([])
        if _LATIN.search(text) or _HAN.search(text):
            sections[-1].append((segment.kind, text))
    return sections


def _rows(file: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from (row for line in lines if not (row := json.loads(line)).get("mt"))


def pieces(chinese: str) -> set[str]:
    """Return the single characters and the pairs of neighbouring characters of a text."""
    return {*chinese} | {chinese[at : at + 2] for at in range(len(chinese) - 1)}


def table(pairs: Iterable[Pair], lexicon: Lexicon) -> dict[str, list[tuple[int, str]]]:
    """Return (Dice's coefficient in hundredths, piece) by English word, the highest first."""
    of_word: Counter[str] = Counter()
    of_piece: Counter[str] = Counter()
    together: Counter[tuple[str, str]] = Counter()
    places: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for pair in pairs:
        words, found = content_words(pair.english), pieces(in_simplified(pair.chinese, lexicon))
        of_word.update(words)
        of_piece.update(found)
        for both in ((word, piece) for word in words for piece in found if _HAN.fullmatch(piece)):
            together[both] += 1
            places[both].add(pair.where)
    shares: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for (word, piece), count in together.items():
        share = round(200 * count / (of_word[word] + of_piece[piece]))
        if count >= LEAST <= len(places[word, piece]) and share >= SHARE:
            shares[word].append((share, piece))
    return {word: sorted(found, key=lambda one: (-one[0], one[1]))[:BEST] for word, found in shares.items()}


def all_pairs(folder: Path, lexicon: Lexicon) -> Iterator[Pair]:
    """Yield the pairs of all three sources."""
    yield from from_termbase(lexicon)
    for file in sorted((folder / "zh").glob("*.jsonl.gz")):
        yield from from_glosses(file, lexicon)
    for file in sorted((folder / "parallel").glob("*.jsonl.gz")):
        yield from from_translations(file)


def written(shares: dict[str, Sequence[tuple[int, str]]]) -> str:
    """Return the table as text, one word per line."""
    rows = (
        f"{word} {' '.join(f'{piece}{share}' for share, piece in shares[word])}\n" for word in sorted(shares)
    )
    return "".join(rows)


def main() -> None:
    """Read the folder, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, default=Path("seeds/contexts/glosses.txt"))
    options = parser.parse_args()
    lexicon = Lexicon()
    text = written(dict(table(all_pairs(options.folder, lexicon), lexicon)))
    options.out.write_text(text, encoding="utf-8")
    print(f"{text.count(chr(10))} words, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
