"""The record of an odd letter case, and the words around it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from termlint.model import Segment
from termlint.survey.words import Word

OFTEN = 3
TIMES = 3
"""How often the document's own form must occur, and how many times as often as the other."""

HEADINGS = ("heading", "title")

LONGEST_RUN = 4
"""The most English words side by side; more are a sentence or a title, which has other rules for capitals."""

REACH = 20
"""How many words of a run are examined on each side."""


class OddCase(NamedTuple):
    """A name at ``start:end``, written ``text`` where ``forms`` are right, the best first.

    ``seen`` is how often the best form occurs in the document, ``here`` how often this one; ``listed`` is
    True if the evidence is the list of names, ``meant`` if the case seems to be the author's choice.
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
    """Return a case reduced to the last word of its term if only that is wrong: **Scaling** law.

    Otherwise it is returned unchanged.
    """
    first, _, last = one.text.rpartition(" ")
    form = one.forms[0].rpartition(" ")[2]
    if not one.forms[0].startswith(first + " ") or len(form) != len(last):
        return one
    return one._replace(start=one.end - len(last), text=last, forms=(form,))


def end_of_run(words: Sequence[Word], index: int, prose: str, most: int = REACH) -> int:
    """Return the index of the last word of the run from ``index`` on, words with one space between them.

    At most ``most`` further words are examined: a text may be one run of a hundred thousand.
    """
    until = min(index + most, len(words) - 1)
    while index < until and prose[words[index].end : words[index + 1].start] == " ":
        index += 1
    return index


def words_around(words: Sequence[Word], first: int, last: int, prose: str) -> list[Word]:
    """Return the words of the same run before word ``first`` and after ``last``, at most `REACH` each."""
    start = first
    until = max(first - REACH, 0)
    while start > until and prose[words[start - 1].end : words[start].start] == " ":
        start -= 1
    return [*words[start:first], *words[last + 1 : end_of_run(words, last, prose) + 1]]


def stands_in(at: int, segments: Sequence[Segment]) -> bool:
    """Return True if an offset is in one of the segments, which are in order."""
    index = bisect_right(segments, at, key=lambda segment: segment.start) - 1
    return index >= 0 and at < segments[index].end
