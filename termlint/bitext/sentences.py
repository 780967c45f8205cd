"""Whether a sentence of the original is missing within a segment: by number, length and what it names.

Sentences are rightly merged in one segment of twenty, so their number alone says nothing. What is
missing in length is compared with the length of the sentences, by the document's own habit.
"""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

from termlint.bitext.side import Side

HAN = 2.6
"""So many letters of English come to one Han character."""
CLEAR = 0.4
"""From this share of the length on that lacks, a name that lacks too makes it likely."""
SURE, UNSURE = 0.7, 0.45
"""The share of such findings that were right when they were read; only the first is shown unasked."""
USUAL = 0.85
"""The median ratio of most documents."""
LEAST = 60
"""Letters; a shorter segment says nothing of the habit."""

_ENGLISH = re.compile(r"(?<=[.!?:])[\"”')\]*_]*\s+(?=[\"“(\[*_`]*[A-Z0-9`])")
_CHINESE = re.compile(r"[。！？；：]+[”」）*_]*(?=\S|\s)|[.!?:](?=\s)")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|cf|Fig|Eq|Sec|No|Dr|Mr|Mrs|St|al)\.\Z")
_ANCHOR = re.compile(r"[A-Za-z]*[A-Z0-9][A-Za-z0-9_]+|\d+")


class Lost(NamedTuple):
    """A sentence that seems to be missing."""

    text: str
    confidence: float


class _Pairs(Protocol):
    @property
    def prose_pairs(self): ...  # type: ignore[no-untyped-def]  # noqa: ANN202


def size(side: Side) -> float:
    """Return how much a side says, in letters of English."""
    return len("".join(side.opened.split())) + (HAN - 1) * side.han


def typical_ratio(bitext: _Pairs) -> float:
    """Return the median of the sizes' ratio, target to source; the usual one for a small document."""
    ratios = sorted(
        size(pair.target) / one
        for pair in bitext.prose_pairs
        if (one := size(pair.source)) > LEAST and pair.target.han
    )
    return ratios[len(ratios) // 2] if len(ratios) >= 8 else USUAL


def dropped(target: Side, source: Side, ratio: float) -> Lost | None:
    """Return the sentence of the original that is missing, None if none seems to be."""
    whole = size(source)
    if whole < LEAST or not target.han:
        return None
    short = 1 - size(target) / (whole * ratio)
    if short < 0.15:
        return None
    sentences = sentences_in(source)
    lack = len(sentences) - 1 - len(_CHINESE.findall(target.visible.rstrip()[:-1]))
    if lack < 1:
        return None
    names = {one.lower() for one in _ANCHOR.findall(target.opened)}
    fits = [(_fit(one, whole, short, names), one) for one in sentences]
    (best, named), text = max(fits)
    if best <= 0:
        return None
    return Lost(" ".join(text.split()), SURE if named and short > CLEAR else UNSURE)


def _fit(sentence: str, whole: float, short: float, names: set[str]) -> tuple[float, int]:
    """Return how well a missing sentence would explain what lacks in length, and how many of its names lack.

    Names that stand in the translation speak against it.
    """
    share = len("".join(sentence.split())) / whole
    anchors = {one.lower() for one in _ANCHOR.findall(sentence[1:])}
    kept = len(anchors & names)
    lacking = 0 if kept else len(anchors)
    return 0.35 - abs(share - short) + 0.1 * min(lacking, 3) - 0.3 * kept, lacking


def sentences_in(source: Side) -> list[str]:
    """Return the sentences of an English side."""
    found: list[str] = []
    for part in _ENGLISH.split(source.opened.strip()):
        if found and _ABBREVIATION.search(found[-1]):
            found[-1] += " " + part
        else:
            found.append(part)
    return found
