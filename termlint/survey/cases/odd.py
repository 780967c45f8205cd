"""What an odd letter case is, and the words that stand around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from termlint.model import Segment
from termlint.survey.words import Word

OFTEN = 3
TIMES = 3
"""The document's own form must stand so often, and so many times as often as the other."""

HEADINGS = ("heading", "title")

LONGEST_RUN = 4
"""Words of English side by side; more of them are a sentence or a title, where capitals follow other laws."""

REACH = 20
"""So many words of a run are looked at on each side: what stands beyond says nothing of a word."""


class OddCase(NamedTuple):
    """A name at ``start:end``, written ``text`` where ``forms`` are right, the best first.

    ``seen`` is how often the best form stands in the document, ``here`` how often this one; ``listed``
    tells that the list of names decides, ``meant`` that the author seems to want it so.
    """

    start: int
    end: int
    text: str
    forms: tuple[str, ...]
    seen: int
    here: int
    listed: bool
    meant: bool


def last_word(one: OddCase) -> OddCase:
    """Return the last word alone of a term that markup splits, if only that is wrong: **Scaling** law."""
    first, _, last = one.text.rpartition(" ")
    form = one.forms[0].rpartition(" ")[2]
    if not one.forms[0].startswith(first + " ") or len(form) != len(last):
        return one
    return one._replace(start=one.end - len(last), text=last, forms=(form,))


def end_of_run(words: Sequence[Word], index: int, prose: str, most: int = REACH) -> int:
    """Return the number of the last of the words that stand side by side, divided by one space each.

    No more than ``most`` words are gone through: a text may be one run of a hundred thousand.
    """
    until = min(index + most, len(words) - 1)
    while index < until and prose[words[index].end : words[index + 1].start] == " ":
        index += 1
    return index


def words_around(words: Sequence[Word], first: int, last: int, prose: str) -> list[Word]:
    """Return the words in the same run before word ``first`` and after word ``last``, the nearest `REACH`."""
    start = first
    until = max(first - REACH, 0)
    while start > until and prose[words[start - 1].end : words[start].start] == " ":
        start -= 1
    return [*words[start:first], *words[last + 1 : end_of_run(words, last, prose) + 1]]


def stands_in(at: int, segments: Sequence[Segment]) -> bool:
    """Tell whether an offset is in one of the segments, which are in order."""
    index = bisect_right(segments, at, key=lambda segment: segment.start) - 1
    return index >= 0 and at < segments[index].end
