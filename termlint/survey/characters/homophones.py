"""Long homophones: 及其学习 for 机器学习, which only the ear takes for a word.

The text's syllables are searched for words and phrases of three characters and more. What is written
otherwise than any that is known is a candidate; the guards ask, in the order of what they cost, the document,
the segmentation, and the counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from termlint.lexicon.homophones import Heard
from termlint.model import HOLE, Message
from termlint.survey import Survey, Token
from termlint.survey.characters.misheard import find_misheard
from termlint.survey.characters.miswritings import Miswriting
from termlint.survey.characters.singles import ADVERBS, COUNTED, ENDINGS, FREE, LOOSE, NUMERALS, PREPOSITIONS
from termlint.survey.parts import LONG, count_parts
from termlint.survey.tokens import cut

SOME = 6.0
"""The logarithm of a count that runs across a word's edge may well have."""

CUT = 10
"""The code points on either side of a candidate that are segmented with it."""

HABIT = 3
"""From this many occurrences on a form is taken as the author's."""

_QUOTES = ("“”", "‘’", "「」", '""')

_NO_OWNER = frozenset(
    [
        *"的和与或是在用对以从于为做讲学搞把将",
        "什么",
        "一个",
        "一种",
        "这种",
        "使用",
        "利用",
        "采用",
        "运用",
        "应用",
    ]
).union(
    [
        "介绍",
        "讨论",
        "研究",
        "讲解",
        "了解",
        "理解",
        "关于",
        "基于",
        "通过",
        "进行",
        "例如",
        "比如",
        "作为",
        "所谓",
    ]
)
"""After these 及其 cannot be meant."""

SURE, LIKELY = 0.92, 0.85
"""The share that was right when read: a character that belongs to no word, or two words for one."""


EACH, BOTH = 8.0, 22.0
"""The fewest bits that the network must gain at the place and around it, and in both together."""

DOUBTED, SEEN = 9.0, 8.0
"""The fewest bits by the counts from which the network is asked, and log2 of the count of a run of three with
the fault up to which it is.
"""


class Candidate(NamedTuple):
    """What stands at ``start:end`` may be meant as ``word``; ``wrong`` are the places that differ."""

    start: int
    end: int
    word: str
    wrong: tuple[int, ...]


def find_homophones(survey: Survey) -> Iterator[Miswriting]:
    """Yield what sounds like a longer word or phrase and, by all that is known, was meant as it."""
    if survey.document.script != "hans":
        return
    heard = survey.lexicon.homophones.find(survey.prose)
    yield from find_misheard(survey, heard)
    judge = _Judge(survey)
    candidates = [one for group in heard for one in judge.candidates(group)]
    judge.count(candidates)
    doubtful = []
    for candidate in candidates:
        if confidence := judge.confidence(candidate):
            yield _miswriting(survey.prose, candidate, confidence)
        elif judge.may_be_slip(candidate):
            doubtful.append(candidate)
    yield from (_miswriting(survey.prose, one, LIKELY) for one in _called_for(survey, doubtful))


def _called_for(survey: Survey, doubtful: list[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that the network calls for, by what it knows of the sentence on both sides."""
    if not doubtful:
        return  # and the network is not loaded
    from termlint.survey.characters.reread import read  # numpy takes longer to import than all else

    changes = [(one.wrong[0], one.wrong[0] + 1, one.word[one.wrong[0] - one.start]) for one in doubtful]
    for one, reading in zip(doubtful, read(survey.lexicon.network, survey.prose, changes), strict=True):
        if min(reading.gain, reading.around) >= EACH and reading.gain + reading.around >= BOTH:
            yield one


def _miswriting(prose: str, candidate: Candidate, confidence: float) -> Miswriting:
    start, end, word, _ = candidate
    wrong = prose[start:end]
    reason = Message(f"“{wrong}” sounds like “{word}”", f"“{wrong}”与“{word}”同音")
    return Miswriting(start, end, (word,), "homophone", confidence, "unsafe", reason)


class _Judge:
    """What the document and the counts say of candidates; loaded for the first that needs it."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.prose = survey.prose
        self.known = survey.lexicon.homophones
        self._judged: dict[tuple[str, str], float] = {}
        self._times: dict[str, int] = {}

    def count(self, candidates: Iterable[Candidate]) -> None:
        """Count all that will be asked of candidates at once, if the document is long."""
        if len(self.prose) > LONG:
            runs = ((*self._pairs(one), self.prose[one.start : one.end], one.word) for one in candidates)
            self._times = count_parts(self.prose, chain.from_iterable(runs))

    def times(self, written: str) -> int:
        """Return how often a string stands in the document."""
        if len(written) == 1:
            return self.survey.characters[written]
        if written not in self._times:
            self._times[written] = self.prose.count(written)
        return self._times[written]

    def candidates(self, heard: Heard) -> Iterator[Candidate]:
        """Yield each word that may be meant: of three characters only if one is wrong."""
        start, end, words, _ = heard
        written = self.prose[start:end]
        for word in words:
            wrong = tuple(start + at for at, one in enumerate(written) if one != word[at])
            if (len(wrong) == 1 or len(word) > 3) and not self.known.is_variant(written, word):
                yield Candidate(start, end, word, wrong)

    def confidence(self, candidate: Candidate) -> float:
        """Return the share of such candidates that were right when read; 0 if it is none to report."""
        around = self.prose[max(candidate.start - CUT, 0) : candidate.end + CUT], candidate.word
        if around not in self._judged:
            self._judged[around] = 0.0 if self._is_habit(candidate) else self._confidence(candidate)
        return self._judged[around]

    def _confidence(self, candidate: Candidate) -> float:
        tokens = self._tokens(candidate)
        broken = len(candidate.wrong) == 1 and _is_single(tokens, candidate.wrong[0])
        if _is_word(tokens, candidate) or not (broken or self._is_plausible(candidate)):
            return 0.0
        if self._is_excused(candidate):
            return 0.0
        if broken and self._seen(candidate, 2, inside=True) <= 4 and self._gains(candidate, 22, 3):
            return SURE
        if not _fits(tokens, candidate) or self._joins(tokens, candidate):
            return 0.0
        if broken:
            return SURE if self._is_broken(candidate) else 0.0
        return LIKELY if self._is_slip(candidate) else 0.0

    def may_be_slip(self, candidate: Candidate) -> bool:
        """Whether a single character alone is wrong, for which the counts do not speak enough."""
        if len(candidate.wrong) != 1 or self._is_habit(candidate):
            return False
        tokens = self._tokens(candidate)
        if not _is_single(tokens, candidate.wrong[0]) or _is_word(tokens, candidate):
            return False
        return not self._is_excused(candidate) and self._gains(candidate, DOUBTED, SEEN)

    def _is_excused(self, candidate: Candidate) -> bool:
        """Whether the counts do not apply, or the document shows that what is written is meant."""
        from termlint.survey.characters.likelihood import UNCOUNTED

        # Not `Survey.uncounted`, which allows traditional text more: these counts know no words of Taiwan.
        strange = self.survey.strangeness >= UNCOUNTED
        return strange or self._is_subject(candidate) or self._is_meant(candidate)

    def _is_meant(self, candidate: Candidate) -> bool:
        """Whether a character has its own sense: an adverb (指针|只|向前), a measure (两|跳), a quotation."""
        start, end, word, (place, *more) = candidate
        before, after = self.prose[max(place - 1, 0) : place], self.prose[place + 1 : place + 2]
        if more:
            return False
        if self.prose[place] in ADVERBS and after in PREPOSITIONS:
            return True
        if before in COUNTED and (self._is_counted(place) or not self._gains(candidate, 27, 0)):
            return True
        quoted = self.prose[start - 1 : start] + self.prose[end : end + 1]
        return quoted in _QUOTES and quoted[0] + word + quoted[1] in self.prose

    def _is_counted(self, place: int) -> bool:
        """Whether the document counts in the same measure elsewhere: 两跳, 一跳."""
        here, measure = self.prose[place - 1], self.prose[place]
        return any(self.times(number + measure) for number in NUMERALS - {here})

    def _joins(self, tokens: tuple[Token, ...], candidate: Candidate) -> bool:
        """Whether it begins with 及其 and may mean it: something stands before that can have parts."""
        if not self.prose.startswith("及其", candidate.start):
            return False
        before = [token.text for token in tokens if token.end == candidate.start]
        return bool(before) and before[0] not in _NO_OWNER

    def _is_slip(self, candidate: Candidate) -> bool:
        """Whether whole words stand where a longer one is much likelier; a long term needs less."""
        if len(candidate.wrong) > 1:
            bits = 9.5 if self.prose.startswith("及其", candidate.start) else 15
            return self._seen(candidate, 3, inside=True) <= 1 and self._gains(candidate, bits, SOME)
        term = self._is_term(candidate.word) and self._gains(
            candidate, 6 if len(candidate.word) > 4 else 9, 0
        )
        return term or self._gains(candidate, 15, 1)

    def _is_subject(self, candidate: Candidate) -> bool:
        """Whether the document speaks of what seems wrong: it has it elsewhere, more often than others."""
        times = self.times(self.prose[candidate.start : candidate.end])
        if any(self.times(pair) > max(times, HABIT - 1) for pair in self._pairs(candidate)):
            return True
        return any(self._is_rare_elsewhere(self.prose[place]) for place in candidate.wrong)

    def _pairs(self, candidate: Candidate) -> set[str]:
        """Return what is wrong with each neighbour within the candidate."""
        start, end, _, wrong = candidate
        return {
            self.prose[at : at + 2] for place in wrong for at in (place - 1, place) if start <= at < end - 1
        }

    def _is_rare_elsewhere(self, character: str) -> bool:
        from termlint.survey.characters.likelihood import expected

        times, counts = self.times(character), self.survey.lexicon.counts
        return times > HABIT and times > 4 * expected(counts, character, len(self.prose))

    def _is_habit(self, candidate: Candidate) -> bool:
        times = self.times(self.prose[candidate.start : candidate.end])
        return times >= HABIT and self.times(candidate.word) < times

    def _tokens(self, candidate: Candidate) -> tuple[Token, ...]:
        return cut(self.prose, *self.survey.around(candidate.start, candidate.end, CUT), guess=False)

    def _is_term(self, word: str) -> bool:
        return word in self.survey.lexicon.terms.by_chinese

    def _is_plausible(self, candidate: Candidate) -> bool:
        """Whether words could be a slip for one: if two characters are wrong, a term or the document's."""
        word, wrong = candidate.word, candidate.wrong
        return word in self.known.words and (len(wrong) == 1 or self._is_term(word) or self.times(word) > 0)

    def _is_broken(self, candidate: Candidate) -> bool:
        """Whether a character that belongs to no word here makes one if it is replaced."""
        start, end, word, (place,) = candidate
        wrong, right = self.prose[place], word[place - start]
        edge = place in (start, end - 1)
        if (edge and wrong in FREE) or (place == end - 1 and wrong in ENDINGS) or self._is_measure(candidate):
            return False
        if NUMERALS & {*self.prose[max(place - 1, 0) : place + 2 : 2]}:
            return self._gains(candidate, 27, 0)
        backed, joined = self.times(word) > 0, self._seen(candidate, 2, inside=True)
        if edge and (right in "的了" or (wrong in LOOSE and (not backed or joined >= 6))):
            return self._gains(candidate, 18, 0)
        if joined >= 4 and not backed:
            return self._gains(candidate, 18, 0)
        sure = backed or (len(word) > 3 and word in self.known.words)
        return self._gains(candidate, 14 if not sure else 11 if wrong in LOOSE else 10, 0)

    def _is_measure(self, candidate: Candidate) -> bool:
        """Whether the wrong character comes first, after a number, a name or a hole: 14 维, 第 2 步."""
        start, _, _, (place,) = candidate
        before = self.prose[max(start - 2, 0) : start].rstrip(" ")[-1:]
        return place == start and bool(before) and (before == HOLE or (before.isascii() and before.isalnum()))

    def _gains(self, candidate: Candidate, bits: float, seen: float) -> bool:
        """Whether the word makes the text so much likelier, and no run that holds the fault is well known."""
        counts = self.survey.lexicon.counts
        if self._seen(candidate, 3) > seen:
            return False
        from termlint.survey.characters.likelihood import change

        return change(counts, self.prose, candidate.start, candidate.end, candidate.word) >= bits

    def _seen(self, candidate: Candidate, size: int, *, inside: bool = False) -> float:
        """Return the logarithm of the count of the commonest run of a size that holds a wrong character."""
        start, end = (candidate.start, candidate.end) if inside else (0, len(self.prose))
        runs = {
            self.prose[at : at + size]
            for place in candidate.wrong
            for at in range(place - size + 1, place + 1)
            if start <= at <= end - size
        }
        return max(map(self.survey.lexicon.counts.log, runs), default=-1.0)


def _is_single(tokens: tuple[Token, ...], place: int) -> bool:
    return any(token.start == place and token.end == place + 1 for token in tokens)


def _is_word(tokens: tuple[Token, ...], candidate: Candidate) -> bool:
    return any(token.start <= candidate.start and candidate.end <= token.end for token in tokens)


def _fits(tokens: tuple[Token, ...], candidate: Candidate) -> bool:
    """Whether words begin and end where the candidate does."""
    starts, ends = {token.start for token in tokens}, {token.end for token in tokens}
    return candidate.start in starts and candidate.end in ends
