"""Names that contain a wrong space: Chat GPT before a capital, U -Net beside the hyphen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.lexicon.entities import Entities
from termlint.survey import Survey
from termlint.survey.cases.odd import words_around

LONGEST = 40
"""The most code points of a name that are looked at on either side of its hyphen."""

BESIDE = 2
"""The most Latin words that may stand around a name; among more it is part of an English phrase."""

OWN = 4
"""From this many occurrences on, if the name itself is rarer, the divided form is the author's spelling."""

_HYPHEN = lazily(r"(?: - ?|- )(?=[A-Za-z0-9])")
_BEFORE = lazily(r"(?<![A-Za-z0-9_/.-])[A-Za-z0-9][A-Za-z0-9.]*\Z")
_BEHIND = lazily(r"[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*(?![A-Za-z0-9_/-])")


class Divided(NamedTuple):
    """A divided name at ``start:end`` of the prose; ``name`` is its correct spelling."""

    start: int
    end: int
    name: str


def find_divided(survey: Survey) -> Iterator[Divided]:
    """Yield the known names that a space divides, unless there is markup within ``start:end``."""
    whole = survey.document.alignment.whole
    for one in (*_at_hyphens(survey), *_at_capitals(survey)):
        if whole(one.start, one.end):
            yield one


def _at_hyphens(survey: Survey) -> list[Divided]:
    """Return the names with a space before or after their hyphen.

    With both, the hyphen may be a dash, as in GPT - 4 个要点: the name must stand elsewhere in the text.
    """
    if " -" not in survey.prose and "- " not in survey.prose:
        return []
    found = list(_hyphened(survey.prose, survey.lexicon.entities))
    elsewhere = {name for name in {one.name for one in found} if name in survey.document.text}
    return [one for one in found if one.name in elsewhere or not _is_dash(survey.prose, one)]


def _is_dash(prose: str, one: Divided) -> bool:
    return one.end - one.start == len(one.name) + 2 and prose[one.start : one.end].split(" ")[2].isdigit()


def _hyphened(prose: str, entities: Entities) -> Iterator[Divided]:
    for match in _HYPHEN.finditer(prose):
        start, end = match.span()
        before = _BEFORE.search(prose[max(start - LONGEST, 0) : start])
        behind = _BEHIND.match(prose, end, end + LONGEST) if before else None
        if before and behind and entities.is_name(name := f"{before.group()}-{behind.group()}"):
            yield Divided(start - len(before.group()), behind.end(), name)


def _at_capitals(survey: Survey) -> list[Divided]:
    """Return the names with a space before a capital, except those that the author usually writes so."""
    found = list(_parted(survey))
    times = Counter(one.name for one in found)
    own = {name for name, count in times.items() if count >= OWN and count > survey.prose.count(name)}
    return [one for one in found if one.name not in own]


def _parted(survey: Survey) -> Iterator[Divided]:
    prose, words = survey.prose, survey.words
    if len(words) < 2:
        return  # and no table is read
    names = survey.lexicon.undivided
    for index, (first, second) in enumerate(pairwise(words)):
        if first.text in names and (name := names[first.text].get(second.text)):
            around = words_around(words, index, index + 1, prose)
            english = len(around) > BESIDE or any(word.text.islower() for word in around)
            if prose[first.end : second.start] == " " and not english:
                yield Divided(first.start, second.end, name)
