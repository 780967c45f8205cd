"""Superfluous words: function words that cannot be neighbours, redundant phrases, mixed constructions.

The tables are in simplified characters.
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.lazily import lazily
from termlint.lexicon.collisions import Collisions
from termlint.lexicon.constructions import Constructions, Mixed
from termlint.lexicon.redundant import Redundancies, Redundancy
from termlint.model import Document
from termlint.survey.characters.repeats import AROUND, is_set_apart
from termlint.survey.tokens import cut, edges_of

_NUMERALS = frozenset("十百千万亿")

_ABOUT = frozenset("的了就后便则才都也而并和")
"""What follows 左右 if that is an estimate."""

_HAN = lazily("[㐀-鿿]")


def find_collisions(document: Document, collisions: Collisions) -> Iterator[int]:
    """Yield the offset of each two one-character words that cannot be neighbours."""
    prose = document.prose
    for match in collisions.pattern.finditer(prose):
        start, end = match.span()
        tokens = cut(prose, max(start - AROUND, 0), end + AROUND, guess=False)
        alone = {token.start for token in tokens if len(token.text) == 1}
        if alone.issuperset((start, start + 1)) and not is_set_apart(document, start, end):
            yield start


def find_redundant(document: Document, redundancies: Redundancies) -> Iterator[Redundancy]:
    """Yield the redundant phrases that begin and end at word boundaries."""
    prose = document.prose
    for one in redundancies.find(prose):
        edges = _edges(prose, one.start, one.end)
        if one.row.phrase.endswith("#多"):
            edges.add(one.end)  # 多个 is a word
        if one.row.phrase[0] in _NUMERALS:
            if prose[one.end : one.end + 1] not in _ABOUT and _HAN.match(prose, one.end):
                continue  # 十多个左右对称的零件
            edges.add(one.start)  # 五百 is a word
        if edges.issuperset((one.start, one.end)) and not is_set_apart(document, one.start, one.end):
            yield one


def find_mixed(document: Document, constructions: Constructions) -> Iterator[Mixed]:
    """Yield the mixed constructions of which head and tail stand at word boundaries."""
    for one in constructions.find(document.prose):
        inner = one.start + len(one.head)  # 只有|在线 is no 只有在
        edges = _edges(document.prose, one.start, one.end)
        if edges.issuperset((one.start, inner, one.end)) and not is_set_apart(document, one.start, one.end):
            yield one


def _edges(prose: str, start: int, end: int) -> set[int]:
    """Return the offsets in and near ``start:end`` at which words begin or end."""
    return edges_of(cut(prose, max(start - AROUND, 0), end + AROUND, guess=False))
