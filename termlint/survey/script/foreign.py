"""Words of another region than the document declares, each with its first place and its number of places."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from termlint.model import script_of_locale

if TYPE_CHECKING:
    from termlint.lexicon.regional import Foreign
    from termlint.survey import Survey

NEAR = 8
"""The code points before a word in which a phrase such as 又称 shows that it is mentioned as another name."""

# Compiled by `re` itself on first use: few documents declare a locale and contain such a word.
_CALLED = (
    "[又也亦或俗旧舊合][称稱叫]|[台臺][湾灣]|大[陆陸]|港[台臺澳]|香港|[内內]地|[两兩]岸"
    "|[译譯][作为為]|[称稱叫]作|[称稱]之?[为為]"
)
_QUOTED = "《[^《》]{1,60}》|『[^『』]{1,60}』|「[^「」]{1,60}」|“[^“”]{1,60}”"


class ForeignWord(NamedTuple):
    """A word with its first place, ``start:end`` of the prose; ``right`` is what the locale uses instead."""

    text: str
    start: int
    end: int
    right: str
    places: int


def find_foreign_words(survey: Survey) -> Iterator[ForeignWord]:
    """Yield each word that the declared locale does not use, ordered by first place."""
    document = survey.document
    if not document.locale or document.script != script_of_locale(document.locale):
        return
    foreign = survey.lexicon.regional.foreign_to(document.locale)
    for text, found in places_of(survey, foreign):
        yield ForeignWord(text, *found[0], foreign.right[text], len(found))


def places_of(survey: Survey, foreign: Foreign) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield (word, its places as (start, end)) for each foreign word, ordered by first place.

    Left out are words of the project's termbase, and places that are quoted or mentioned as another name.
    """
    places: dict[str, list[tuple[int, int]]] = {}
    for text, start, end in foreign.find(survey.prose):
        places.setdefault(text, []).append((start, end))
    if not places:
        return
    own = survey.lexicon.terms.own
    quoted = [match.span() for match in re.finditer(_QUOTED, survey.prose)]
    for text, found in places.items():
        if own is None or text not in own.by_chinese:
            kept = [place for place in found if _is_plain(survey.prose, quoted, place[0])]
            if kept:
                yield text, kept


def _is_plain(prose: str, quoted: Sequence[tuple[int, int]], start: int) -> bool:
    """Return True if the word at ``start`` is neither quoted nor mentioned as another name."""
    before = bisect_right(quoted, start, key=lambda span: span[0]) - 1
    inside = before >= 0 and start < quoted[before][1]
    return not inside and not re.search(_CALLED, prose[max(start - NEAR, 0) : start])
