"""Words repeated after a longer word that ends in them: 敬请期待期待.

Mostly the second copy begins a compound: 机器学习|学习率. So it must end at a word boundary, and the text
must be much likelier with one copy.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from termlint.lazily import lazily
from termlint.survey import Survey
from termlint.survey.characters.repeats import AROUND, Repeat, is_set_apart, most, reduplicated
from termlint.survey.tokens import cut

_TWICE = lazily(r"([㐀-鿿]{2})\1")

LEAST_GAIN, LEAST_GAIN_AT_END = 20.0, 15.0
"""The fewest bits gained by the deletion of a copy; the latter before the end of a clause, where no compound
can begin.
"""

COMMON = 6.0
"""log2 of the count from which a word is common in documentation."""

_ENDS = "。，、；：！？）.,;:!?)\ufdd1"


def find_echoes(survey: Survey, reported: Container[int] = ()) -> Iterator[Repeat]:
    """Yield the repeated words, except those whose first copy begins at an offset in ``reported``."""
    prose = survey.prose
    spans = [match.span() for match in _TWICE.finditer(prose) if match.start() not in reported]
    for start, end in spans if len(spans) <= most(prose) else ():
        if _is_echo(survey, start, end) and _is_likely(survey, start, end):
            yield Repeat(start, 2, end, "word")


def _is_echo(survey: Survey, start: int, end: int) -> bool:
    """Return True if the first copy begins inside a word and the second lies between word boundaries."""
    prose, middle = survey.prose, start + 2
    if reduplicated(prose[start:middle], survey.lexicon.repeats):
        return False
    edges = {one.start for one in cut(prose, max(start - AROUND, 0), end + AROUND, guess=False)}
    return start not in edges and {middle, end} <= edges and not is_set_apart(survey.document, start, end)


def _is_likely(survey: Survey, start: int, end: int) -> bool:
    from termlint.survey.characters.deletions import gain  # numpy takes longer to import than all else

    if survey.lexicon.counts.log(survey.prose[start : start + 2]) < COMMON:
        return False  # such as names: 布鲁斯劳斯
    least = LEAST_GAIN_AT_END if survey.prose[end : end + 1] in _ENDS else LEAST_GAIN
    return gain(survey.lexicon.counts, survey.prose, start, start + 2) >= least
