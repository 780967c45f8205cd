"""Consistency of terminology: the share of occurrences of a term that have the same rendering.

After Semenov and Bojar (2022), as in the WMT 2025 terminology task: each occurrence of a term in the source
is aligned with its rendering, one rendering is chosen as the pseudo-reference of the term, and the score is
the share of occurrences that have it. The task aligns with a language model; here the nth occurrence in a
segment is aligned with the nth rendering that the dictionary finds; one that has none counts as deviating.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

import msgspec

from termlint.scoring.occurrences import Occurrence

Mode = Literal["first", "frequent", "predefined"]
MODES: tuple[Mode, ...] = get_args(Mode)

Aligned = Mapping[str, Sequence[str | None]]
"""For each term the rendering of each occurrence, in order; None if none was found."""


class Consistency(msgspec.Struct, frozen=True):
    """The consistency in one mode, from 0 to 1: ``micro``: the mean over occurrences, ``macro``: over terms.
    Both are None if there are no terms.
    """

    mode: Mode
    micro: float | None
    macro: float | None


def align(segments: Iterable[Sequence[Occurrence]]) -> dict[str, list[str | None]]:
    """Return the rendering of each occurrence of each term.

    Args:
        segments: for each segment, the occurrences of terms in its source.
    """
    aligned: dict[str, list[str | None]] = {}
    for segment in segments:
        for one in segment:
            missing = [None] * max(one.times - len(one.found), 0)
            aligned.setdefault(one.term, []).extend((*one.found[: one.times], *missing))
    return aligned


def preferred(segments: Iterable[Sequence[Occurrence]]) -> dict[str, str]:
    """Return for each term the first accepted rendering of the dictionary."""
    return {one.term: one.accepted[0] for segment in segments for one in segment if one.accepted}


def consistency(mode: Mode, aligned: Aligned, predefined: Mapping[str, str]) -> Consistency:
    """Return the consistency in one mode.

    Args:
        mode: whether a term's pseudo-reference is its first rendering, its most frequent one (in a tie the
            earliest), or the dictionary's.
        aligned: the result of `align`.
        predefined: the result of `preferred`.
    """
    counts: list[tuple[int, int]] = []
    for term, renderings in aligned.items():
        chosen = pseudo_reference(mode, renderings, predefined.get(term))
        # As in the task, "not found" is no rendering: if it is the pseudo-reference, all occurrences deviate.
        same = sum(one == chosen for one in renderings) if chosen is not None else 0
        counts.append((same, len(renderings)))
    if not counts:
        return Consistency(mode, None, None)
    micro = sum(same for same, _ in counts) / sum(count for _, count in counts)
    return Consistency(mode, micro, sum(same / count for same, count in counts) / len(counts))


def pseudo_reference(mode: Mode, renderings: Sequence[str | None], predefined: str | None) -> str | None:
    """Return the rendering that a term's occurrences are compared with; None if there is none."""
    if mode == "predefined":
        return predefined
    return renderings[0] if mode == "first" else Counter(renderings).most_common(1)[0][0]
