"""Counts which Chinese stands beside which English word, and writes `seeds/contexts/glosses.txt`.

    python tools/gloss_words.py FOLDER [--out seeds/contexts/glosses.txt]

FOLDER holds ``zh/*.jsonl.gz``, a file a repository, a document a line: ``{"path", "text"[, "mt": true]}``,
and ``parallel/*.jsonl.gz``: ``{"path_en", "path_zh", "en", "zh"}``. Pairs come from three places: glosses,
梯度（gradient); short segments that stand at the same place of an original and its translation; and our own
termbase. Only counts leave it. What one place alone knows is left out: it is as likely a slip.
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
"""Times that a pair must be met, in as many repositories; the termbase counts as one."""
SHARE = 6
"""The least share, in hundredths, that is worth a place in the table."""
BEST = 14
"""Pieces kept for a word."""
SHORT = 8
"""Words of English up to which a segment of a translation tells something."""

_HAN = re.compile("[\u3400-\u9fff]+")
_LATIN = re.compile("[A-Za-z]+")


class Pair(NamedTuple):
    """Chinese characters that stand beside English, and where: a repository or the termbase."""

    english: str
    chinese: str
    where: str


def from_termbase(lexicon: Lexicon) -> Iterator[Pair]:
    """Yield the pairs of our own termbase; an acronym says nothing of the Chinese."""
    for concept in lexicon.terms.concepts:
        for rendering in concept.renderings:
            if rendering.status in ("preferred", "admitted"):
                for name in (concept.english, *concept.variants):
                    if name != name.upper():
                        yield Pair(name, rendering.chinese, "termbase")


def from_glosses(file: Path, lexicon: Lexicon) -> Iterator[Pair]:
    """Yield the English and what stands before it, once a document, in any of its lengths."""
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
    """Yield the short segments that stand at the same place in both languages, each once a repository."""
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
    one, two = (_sections(read_text(row[f"path_{side}"], row[side])) for side in ("en", "zh"))
    if len(one) == len(two):
        for left, right in zip(one, two, strict=True):
            alike = [kind for kind, _ in left] == [kind for kind, _ in right]
            size = len(left) if alike else 1  # the headings belong together in any case
            yield from ((en, zh) for (_, en), (_, zh) in zip(left[:size], right[:size], strict=False))


def _sections(document: Document) -> list[list[tuple[str, str]]]:
    """Return (kind, text) of the segments, by the heading that they stand under."""
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
    """Return the characters and the pairs of neighbouring characters."""
    return {*chinese} | {chinese[at : at + 2] for at in range(len(chinese) - 1)}


def table(pairs: Iterable[Pair], lexicon: Lexicon) -> dict[str, list[tuple[int, str]]]:
    """Return (share in hundredths, piece) by English word, the best first."""
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
    """Yield the pairs of all three places."""
    yield from from_termbase(lexicon)
    for file in sorted((folder / "zh").glob("*.jsonl.gz")):
        yield from from_glosses(file, lexicon)
    for file in sorted((folder / "parallel").glob("*.jsonl.gz")):
        yield from from_translations(file)


def written(shares: dict[str, Sequence[tuple[int, str]]]) -> str:
    """Return the table as text, a word a line."""
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
