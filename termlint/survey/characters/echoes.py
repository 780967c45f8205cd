"""Words said again after a longer one that ends in them: 敬请期待期待.

Mostly a compound begins there: 机器学习|学习率. So what follows must be none, and the text much likelier with
one of the two.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from termlint.survey import Survey
from termlint.survey.characters.repeats import AROUND, Repeat, is_set_apart, most, reduplicated
from termlint.survey.tokens import cut

_TWICE = re.compile(r"([㐀-鿿]{2})\1")

LEAST_GAIN, LEAST_GAIN_AT_END = 20.0, 15.0
"""In bits; the latter where a clause ends, so that no compound can begin."""

HOME = 6.0
"""The logarithm of the count from which a word is at home in documentation."""

_ENDS = "。，、；：！？）.,;:!?)\ufdd1"


def find_echoes(survey: Survey, told: Container[int] = ()) -> Iterator[Repeat]:
    """Yield the words said again, but for those whose places are told already."""
    prose = survey.prose
    spans = [match.span() for match in _TWICE.finditer(prose) if match.start() not in told]
    for start, end in spans if len(spans) <= most(prose) else ():
        if _is_echo(survey, start, end) and _is_likely(survey, start, end):
            yield Repeat(start, 2, end, "word")


def _is_echo(survey: Survey, start: int, end: int) -> bool:
    """Tell whether the first of the two ends a longer word and the second is one."""
    prose, middle = survey.prose, start + 2
    if reduplicated(prose[start:middle], survey.lexicon.repeats):
        return False
    edges = {one.start for one in cut(prose, max(start - AROUND, 0), end + AROUND, guess=False)}
    return start not in edges and {middle, end} <= edges and not is_set_apart(survey.document, start, end)


def _is_likely(survey: Survey, start: int, end: int) -> bool:
    from termlint.survey.characters.deletions import gain  # numpy takes longer to import than all else

    if survey.lexicon.counts.log(survey.prose[start : start + 2]) < HOME:
        return False  # names: 布鲁斯劳斯
    least = LEAST_GAIN_AT_END if survey.prose[end : end + 1] in _ENDS else LEAST_GAIN
    return gain(survey.lexicon.counts, survey.prose, start, start + 2) >= least
