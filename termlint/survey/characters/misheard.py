"""Names and idioms written by their sound: 海立士 for 海力士, 独挡一面 for 独当一面.

And names with two characters swapped: 英达伟 for 英伟达.

Counts of running text say nothing about names. The evidence is the segmentation: no common word contains a
wrong character, and word boundaries are where the name begins and ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from termlint.lexicon.homophones import SHORTEST, Heard
from termlint.model import Message
from termlint.survey import Survey, Token
from termlint.survey.characters.miswritings import Miswriting
from termlint.survey.characters.remarks import remarks_of
from termlint.survey.characters.singles import ENDINGS, JOINING, PREPOSITIONS
from termlint.survey.tokens import cut, edges_of

AROUND = 10
"""The code points on either side of a candidate that are segmented with it."""

HABIT = 3
"""From this many occurrences on, if the name is rarer, the form is taken as the author's."""

LONE = 2.0
"""Bits, as of `Singles`, below which a character at a name's edge may be a word of its own."""

FUNCTION = PREPOSITIONS | frozenset("为以")
"""Words before a noun, which together may sound like a longer noun: 为|成年人, 未成年人."""

CONFIDENCE = 0.9
"""The share that was right when read."""


class Namesake(NamedTuple):
    """The text at ``start:end`` sounds like ``name``; ``wrong`` are the offsets at which they differ."""

    start: int
    end: int
    name: str
    wrong: tuple[int, ...]


def find_misheard(survey: Survey, heard: Iterable[Heard]) -> Iterator[Miswriting]:
    """Yield what sounds like a name, is spelled differently and is not explained by words."""
    judge = _Judge(survey)
    for one in heard:
        slips = filter(judge.is_slip, _namesakes(survey.prose, one, survey.lexicon.homophones.sound))
        if nearest := min(slips, key=lambda slip: len(slip.wrong), default=None):
            name = nearest.name
            yield Miswriting(one.start, one.end, (name,), "name", CONFIDENCE, "unsafe", _reason(survey, name))


def _reason(survey: Survey, name: str) -> Message:
    if name in survey.lexicon.homophones.idioms:
        return Message(f"the set phrase is “{name}”", f"这个固定说法写作“{name}”")
    return Message(f"“{name}” is how the name is written", f"这个名称写作“{name}”")


def _namesakes(prose: str, heard: Heard, sound: Callable[[str], str]) -> Iterator[Namesake]:
    """Yield the names that differ in one character, or in two if swapped, or if the name has four or more.

    Two that are others and swapped as well are two slips at once, and no name is meant.
    """
    written = prose[heard.start : heard.end]
    for name in heard.names:
        wrong = tuple(at for at, right in enumerate(name, heard.start) if prose[at] != right)
        if len(wrong) == 1 or (len(wrong) == 2 and _is_alike(written, name, sound)):
            yield Namesake(heard.start, heard.end, name, wrong)


def _is_alike(written: str, name: str, sound: Callable[[str], str]) -> bool:
    """Return True if two characters are swapped, or a name of four or more sounds the same."""
    return sorted(written) == sorted(name) or (len(name) > SHORTEST and sound(written) == sound(name))


class _Judge:
    """Judges candidates by the document and its segmentation; results are kept for a document."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.prose = survey.prose
        self._remarks = remarks_of(survey.prose, survey.document.segments)
        self._times: dict[str, int] = {}
        self._apart: dict[str, bool] = {}

    def is_slip(self, one: Namesake) -> bool:
        """Return True unless the form is a term, a variant, the author's habit, words or a mention."""
        written, lexicon = self.prose[one.start : one.end], self.survey.lexicon
        if written in lexicon.terms.by_chinese or lexicon.homophones.is_variant(written, one.name):
            return False
        if self._is_habit(written, one.name) or not self._is_apart(one) or self._may_be_word(one):
            return False
        return self._remarks(self.survey.segment_at(one.start)).uses(one.start, one.end, (one.name,))

    def _count(self, written: str) -> int:
        if written not in self._times:
            self._times[written] = self.prose.count(written)
        return self._times[written]

    def _is_habit(self, written: str, name: str) -> bool:
        return self._count(written) >= HABIT and self._count(name) < self._count(written)

    def _is_apart(self, one: Namesake) -> bool:
        """Return True if both edges are word boundaries and no known word explains a wrong character."""
        around = self.prose[max(one.start - AROUND, 0) : one.end + AROUND]
        if around not in self._apart:
            tokens = self._tokens(one)
            explained = any(self._explains(token, one) for token in tokens) or self._is_phrase(tokens, one)
            self._apart[around] = {one.start, one.end} <= edges_of(tokens) and not explained
        return self._apart[around]

    def _explains(self, token: Token, one: Namesake) -> bool:
        """Return True if a token covers the candidate, or is a known word that contains a wrong character."""
        if token.start <= one.start and one.end <= token.end:
            return True
        wrong = any(token.start <= at < token.end for at in one.wrong)
        return wrong and token.text in self.survey.lexicon.homophones.words

    def _is_phrase(self, tokens: Sequence[Token], one: Namesake) -> bool:
        """Return True if only whole words, not all counted, are where an idiom may be meant: 经济违纪."""
        inner = [len(token.text) for token in tokens if one.start <= token.start and token.end <= one.end]
        words = sum(inner) == one.end - one.start and min(inner) > 1
        return words and one.name in self.survey.lexicon.homophones.idioms and self.survey.uncounted

    def _tokens(self, one: Namesake) -> tuple[Token, ...]:
        return cut(self.prose, *self.survey.around(one.start, one.end, AROUND), guess=False)

    def _may_be_word(self, one: Namesake) -> bool:
        """Return True if a wrong character at an edge may be a word, and the document lacks the name."""
        if one.start in one.wrong and self.prose[one.start] in JOINING:
            return True  # 水电站和反应堆 is no 核反应堆
        if one.start in one.wrong and self.prose[one.start] in FUNCTION and self.survey.uncounted:
            return True  # 为|成年人 is no 未成年人
        if self._count(one.name) or one.name in self.survey.lexicon.homophones.idioms:
            return False
        singles = self.survey.lexicon.singles
        edges = {one.start, one.end - 1}.intersection(one.wrong)
        last = self.prose[one.end - 1] if one.end - 1 in edges else ""
        return last in ENDINGS or any(singles.bits(self.prose[at]) < LONE for at in edges)
