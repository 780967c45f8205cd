"""One word in two spellings, such as 部分 throughout and 部份 once, as two forms of one concept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from termlint.lexicon.terms import Concept
from termlint.survey import Survey
from termlint.survey.renderings import Form, Span, Usage, counted
from termlint.survey.tokens import cut, edges_of

TIMES = 3
"""How often the usual spelling must occur, and how many times as often as the other, to be the practice."""

AROUND = 12
"""The code points on either side that are given to the segmenter."""


def find_spellings(survey: Survey) -> Iterator[Usage]:
    """Yield the usage of each word that a simplified text mostly spells as usual, and elsewhere otherwise.

    What the termbase has as a rendering is told as such.
    """
    if survey.document.script != "hans":
        return
    prose, table = survey.prose, survey.lexicon.spellings
    for other, found in table.others(prose).items():
        usual = table.usual[other]
        places = tuple(_whole(prose, (one for one in found if not _is_beside(prose, one, usual))))
        practice = tuple(match.span() for match in re.finditer(usual, prose))
        if places and len(practice) >= TIMES * len(places) and other not in survey.terms:
            form = counted(survey, Form(other, "spelling", places))
            yield Usage(Concept(usual, "", ()), (Form(usual, "preferred", practice), form), declared=False)


def _is_beside(prose: str, span: Span, usual: str) -> bool:
    """Return True if the usual spelling stands right before or behind: 密钥秘钥 are a key and its secret."""
    return prose.endswith(usual, 0, span[0]) or prose.startswith(usual, span[1])


def _whole(prose: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that begin and end at word boundaries: 图象, but not in 地图|象征."""
    for start, end in spans:
        tokens = cut(prose, max(start - AROUND, 0), end + AROUND, guess=False)
        if edges_of(tokens).issuperset((start, end)):
            yield start, end
