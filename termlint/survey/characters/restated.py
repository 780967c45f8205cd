"""Sentences said again right behind themselves: pasted twice, or by a model that repeats itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from termlint.lazily import lazily
from termlint.model import BREAK, HOLE, Document
from termlint.survey.characters.repeats import Repeat, is_set_apart

LEAST = 8
"""The fewest Han characters of a sentence: a shorter one may be an exclamation."""

_SENTENCE = lazily(f"[^。！？!?\n{BREAK}{HOLE}]+[。！？]")
_HAN = lazily("[㐀-鿿]")


def find_restated(document: Document) -> Iterator[Repeat]:
    """Yield each sentence that stands twice in a row in a segment; three times may be meant."""
    prose = document.prose
    if prose.count("。") + prose.count("！") + prose.count("？") < 2:
        return
    sentences = [*_SENTENCE.finditer(prose)]
    for number, (one, two) in enumerate(pairwise(sentences)):
        said = one[0].strip()
        if said != two[0].strip() or one.end() != two.start() or len(_HAN.findall(said)) < LEAST:
            continue
        others = [*sentences[max(number - 1, 0) : number], *sentences[number + 2 : number + 3]]
        start = two.start() - len(one[0].lstrip())
        if said not in [other[0].strip() for other in others] and not is_set_apart(
            document, start, two.end()
        ):
            yield Repeat(start, len(said), two.end(), "sentence")
