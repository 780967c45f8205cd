"""Words that stand once where another word has a near one beside it: grid seach among grid search.

The only evidence on a misspelling that is a word itself is what usually stands there: in this text, or in
documentation, as gradient descent where one reads gradient decent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import log2
from typing import NamedTuple

from termlint.lexicon.pairs import FUNCTION, PAIR, Pairs
from termlint.lexicon.words import Words, stems
from termlint.survey import Survey
from termlint.survey.spelling.likeness import are_forms, are_spellings

SHORTEST = 4
USUAL = 2
"""A pair that stands so often, and so many times as often as the other, is the usual one."""

OFTENEST = 2
"""A word that stands there more often is no slip any more."""

RARER = 4
"""A word that is one itself is doubted if the near one is in so many times as many documents."""

LIKELIER = 6.0
"""In bits: so much likelier than by chance the near word stands beside the other in documentation."""


class OddPair(NamedTuple):
    """A word at ``start`` of the prose, the word meant in lower case, and how often that pair stands here.

    ``usual`` is the pair in lower case if documentation in general has it, else empty.
    """

    start: int
    word: str
    meant: str
    seen: int
    usual: str = ""


class Beside(NamedTuple):
    """Words behind ``before`` or before ``behind``, one of them empty: in lower case, with their places."""

    before: str
    behind: str
    words: Mapping[str, list[int]]

    def known(self, pairs: Pairs) -> Mapping[str, int]:
        """Return the words that usually stand there, with their weights."""
        return pairs.after(self.before) if self.before else pairs.before(self.behind)

    def pair(self, word: str) -> str:
        """Return a word with what it stands beside."""
        return f"{self.before} {word}" if self.before else f"{word} {self.behind}"


def find_odd_pairs(survey: Survey) -> Iterator[OddPair]:
    """Yield the words that stand nowhere in the text but where a near word usually does."""
    doubted: dict[str, list[OddPair]] = defaultdict(list)
    for beside in _by_neighbour(survey.prose):
        known = beside.known(survey.lexicon.pairs)
        usual = [(word, len(places)) for word, places in beside.words.items() if len(places) >= USUAL]
        for word, places in beside.words.items() if usual or known else ():
            here = survey.frequent.counts[word]
            if here > OFTENEST or _is_given(word, places[0], survey):
                continue
            if here == len(places) and (meant := _meant(word, here, usual, survey.lexicon.words)):
                yield from _odd(survey, word, places, *meant)
            elif other := _known(word, known, survey.lexicon.words):
                doubted[word] += _odd(survey, word, places, other, 0, beside.pair(other))
    for word, odd in doubted.items():
        if survey.frequent.counts[word] == len({one.start for one in odd}):
            yield from odd


def _odd(
    survey: Survey, word: str, places: list[int], meant: str, seen: int, usual: str = ""
) -> Iterator[OddPair]:
    """Yield the places of a word, unless a letter before another makes a name: GFocal Loss, focal loss."""
    for at in places:
        written = survey.prose[at : at + len(word)]
        if not (written[1:].lower() == meant and written[1].isupper()):
            yield OddPair(at, written, meant, seen, usual)


def _is_given(word: str, at: int, survey: Survey) -> bool:
    """Tell whether a given name stands at ``at``: two people may share a surname."""
    return survey.prose[at : at + len(word)] in survey.lexicon.people.given


def _by_neighbour(prose: str) -> Iterator[Beside]:
    """Yield what stands beside each word, on each side."""
    before: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    after: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for match in PAIR.finditer(prose):
        left, right = match[1].lower(), match[2].lower()
        if left not in FUNCTION and right not in FUNCTION:
            before[right][left].append(match.start(1))
            after[left][right].append(match.start(2))
    yield from (Beside("", word, words) for word, words in before.items())
    yield from (Beside(word, "", words) for word, words in after.items())


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


def _known(word: str, known: Mapping[str, int], words: Words) -> str:
    """Return the near word that stands there much more often than chance would put this one there."""
    if word in known:
        return ""
    by_chance = log2(words.documents(word) + 1)
    likely = (other for other, weight in known.items() if weight - by_chance >= LIKELIER)
    found = next((other for other in likely if _is_near(word, other)), "")
    return "" if words.knows(word) and are_spellings(word, found) else found


def _is_near(word: str, other: str) -> bool:
    """Tell whether one edit parts two words that are not forms of one."""
    if min(len(word), len(other)) < SHORTEST or abs(len(word) - len(other)) > 1:
        return False
    from rapidfuzz.distance import OSA

    if OSA.distance(word, other, score_cutoff=1) != 1 or are_forms(word, other):
        return False
    return not set(stems(word)) & {other, *stems(other)}
