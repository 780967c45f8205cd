"""Words that stand once where another word has a near one beside it: grid seach among grid search.

The only evidence on a misspelling that is a word itself is what usually stands there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from termlint.lexicon.words import Words, stems
from termlint.survey import Survey
from termlint.survey.likeness import are_forms

_PAIR = re.compile(r"(?<![A-Za-z0-9_])(?<![0-9]-)([A-Za-z]{3,}+)[ -](?=([A-Za-z]{3,}+)(?![A-Za-z0-9_]))")

SHORTEST = 4
USUAL = 2
"""A pair that stands so often, and so many times as often as the other, is the usual one."""

OFTENEST = 2
"""A word that stands there more often is no slip any more."""

RARER = 4
"""A word that is one itself is doubted if the near one is in so many times as many documents."""

_WORDS = """
the and for with from that this are was were will can not you your our its but has have had into than then
they them their there these those what when where which who how all any each more most some such only also
just like make does did use used using one two new via per set get let may would could should shall must
about after before between over under out off been being both here very even still while because since
until upon within without during other others same
"""
_FUNCTION = frozenset(_WORDS.split())
"""Words beside which anything stands."""


class OddPair(NamedTuple):
    """A word at ``start`` of the prose, the word meant in lower case, and how often that pair stands here."""

    start: int
    word: str
    meant: str
    seen: int


def find_odd_pairs(survey: Survey) -> Iterator[OddPair]:
    """Yield the words that stand nowhere in the text but where a near word usually does."""
    words = survey.lexicon.words
    for beside in _by_neighbour(survey.prose):
        usual = [(word, len(places)) for word, places in beside.items() if len(places) >= USUAL]
        for word, places in beside.items() if usual else ():
            meant = _meant(word, len(places), usual, words) if len(places) <= OFTENEST else None
            if (
                meant
                and not _is_given(places[0], word, survey)
                and survey.frequent.counts[word] == len(places)
            ):
                yield from (OddPair(at, survey.prose[at : at + len(word)], *meant) for at in places)


def _is_given(at: int, word: str, survey: Survey) -> bool:
    """Tell whether a given name stands at ``at``: two people may share a surname."""
    return survey.prose[at : at + len(word)] in survey.lexicon.people.given


def _by_neighbour(prose: str) -> Iterator[dict[str, list[int]]]:
    """Yield, for each word and side, the words that stand there, in lower case, and where they start."""
    before: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    after: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for match in _PAIR.finditer(prose):
        left, right = match[1].lower(), match[2].lower()
        if left not in _FUNCTION and right not in _FUNCTION:
            before[right][left].append(match.start(1))
            after[left][right].append(match.start(2))
    for sides in (before, after):
        yield from (beside for beside in sides.values() if len(beside) > 1)


def _meant(word: str, here: int, usual: list[tuple[str, int]], words: Words) -> tuple[str, int] | None:
    """Return the near word that usually stands there and how often, or None."""
    documents = words.documents(word)
    return next(
        (
            (other, seen)
            for other, seen in usual
            if seen >= USUAL * here
            and RARER * documents <= max(words.documents(other), documents and 1)
            and _is_near(word, other)
        ),
        None,
    )


def _is_near(word: str, other: str) -> bool:
    """Tell whether one edit parts two words that are not forms of one."""
    if min(len(word), len(other)) < SHORTEST or abs(len(word) - len(other)) > 1:
        return False
    from rapidfuzz.distance import OSA

    if OSA.distance(word, other, score_cutoff=1) != 1 or are_forms(word, other):
        return False
    return not set(stems(word)) & {other, *stems(other)}
