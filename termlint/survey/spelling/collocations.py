"""Words one edit away from the word that usually occurs beside the same neighbour: grid seach, grid search.

For a misspelling that is itself a word the only evidence is the usual word in its place: in this text, or in
documentation in general (gradient descent, where the text has gradient decent).
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
"""How often, and how many times as often as the other pair, the usual pair must occur in the text."""

OFTENEST = 2
"""How often a word may occur in the text and still be a slip."""

RARER = 4
"""How many times as many documents must have the near word if documents have the doubted one too."""

LIKELIER = 6.0
"""By how many bits the weight of the usual pair must exceed the frequency of the doubted word."""


class OddPair(NamedTuple):
    """A word at the prose offset ``start``, the word meant in lower case, and how often its pair occurs here.

    ``usual`` is the pair in lower case if the evidence is documentation in general, else empty.
    """

    start: int
    word: str
    meant: str
    seen: int
    usual: str = ""


class Beside(NamedTuple):
    """The words that follow ``before``, or that precede ``behind``, in lower case with their prose offsets.

    One of the two is empty.
    """

    before: str
    behind: str
    words: Mapping[str, list[int]]

    def known(self, pairs: Pairs) -> Mapping[str, int]:
        """Return the words that documentation has in this place, with their weights in bits."""
        return pairs.after(self.before) if self.before else pairs.before(self.behind)

    def pair(self, word: str) -> str:
        """Return the pair of a word and its neighbour."""
        return f"{self.before} {word}" if self.before else f"{word} {self.behind}"


def find_odd_pairs(survey: Survey) -> Iterator[OddPair]:
    """Yield the words that occur only in places where a word one edit away is usual."""
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
    """Yield the places of a word, unless it is a name made of the word meant: GFocal Loss, focal loss."""
    for at in places:
        written = survey.prose[at : at + len(word)]
        if not (written[1:].lower() == meant and written[1].isupper()):
            yield OddPair(at, written, meant, seen, usual)


def _is_given(word: str, at: int, survey: Survey) -> bool:
    """Return True if a given name is at ``at``: two people may share a surname."""
    return survey.prose[at : at + len(word)] in survey.lexicon.people.given


def _by_neighbour(prose: str) -> Iterator[Beside]:
    """Yield one `Beside` per word and side, without pairs that have a function word."""
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
    """Return the usual word one edit away and how often its pair occurs in the text, or None."""
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
    """Return the word one edit away that is usual in documentation, else an empty string.

    Its weight must exceed the log2 of the documents that have this word by `LIKELIER` bits.
    """
    if word in known:
        return ""
    by_chance = log2(words.documents(word) + 1)
    likely = (other for other, weight in known.items() if weight - by_chance >= LIKELIER)
    found = next((other for other in likely if _is_near(word, other)), "")
    return "" if words.knows(word) and are_spellings(word, found) else found


def _is_near(word: str, other: str) -> bool:
    """Return True if two words are one edit apart and not forms of the same word."""
    if min(len(word), len(other)) < SHORTEST or abs(len(word) - len(other)) > 1:
        return False
    from rapidfuzz.distance import OSA

    if OSA.distance(word, other, score_cutoff=1) != 1 or are_forms(word, other):
        return False
    return not set(stems(word)) & {other, *stems(other)}
