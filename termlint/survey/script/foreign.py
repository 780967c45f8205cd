"""Words of another region than the document declares, each with its first place and how often it stands."""

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
"""Within this many code points before a word stands what calls it another name."""

# Compiled when first needed, by `re` itself: few documents declare a locale and hold such a word.
_CALLED = (
    "[又也亦或俗旧舊合][称稱叫]|[台臺][湾灣]|大[陆陸]|港[台臺澳]|香港|[内內]地|[两兩]岸"
    "|[译譯][作为為]|[称稱叫]作|[称稱]之?[为為]"
)
_QUOTED = "《[^《》]{1,60}》|『[^『』]{1,60}』|「[^「」]{1,60}」|“[^“”]{1,60}”"


class ForeignWord(NamedTuple):
    """A word at ``start:end``, its first place; ``right`` is what the declared locale says."""

    text: str
    start: int
    end: int
    right: str
    places: int


def find_foreign_words(survey: Survey) -> Iterator[ForeignWord]:
    """Yield each word that the declared locale does not use, in the order of their first places."""
    document = survey.document
    if not document.locale or document.script != script_of_locale(document.locale):
        return
    foreign = survey.lexicon.regional.foreign_to(document.locale)
    for text, found in places_of(survey, foreign):
        yield ForeignWord(text, *found[0], foreign.right[text], len(found))


def places_of(survey: Survey, foreign: Foreign) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Yield the places of each foreign word, in the order of their first ones.

    What is quoted or called another name is left out, and what the project's termbase decides.
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
    """Tell whether a word at ``start`` is neither quoted nor called another name."""
    before = bisect_right(quoted, start, key=lambda span: span[0]) - 1
    inside = before >= 0 and start < quoted[before][1]
    return not inside and not re.search(_CALLED, prose[max(start - NEAR, 0) : start])
