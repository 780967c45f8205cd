"""English terms left in Chinese text although the document translates them elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator
from operator import attrgetter
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.lexicon.terms import Concept
from termlint.model import BREAK
from termlint.survey import EnglishHit, Survey
from termlint.survey.cases.values import is_small_value
from termlint.survey.renderings import LONGEST, Form, Span


class Left(NamedTuple):
    """A term left in English: its spellings with their places, and the document's most frequent rendering."""

    spellings: dict[str, tuple[Span, ...]]
    usual: Form

    @property
    def places(self) -> list[Span]:
        """Every place, in order."""
        return sorted(place for places in self.spellings.values() for place in places)


_SENTENCE_ENDS = "。！？；" + BREAK
_start = attrgetter("start")

LONG = 10
"""The fewest letters with which an English word is taken for a term and not for a parameter or a field."""

_BEFORE = lazily(r"[㐀-鿿，。、；！？] ?$")
_AFTER = lazily(
    r" ?(?![和与、或及] ?[A-Za-z])(?! ?(?:的缩写|的简称|一词|这个词|的意思|端))"
    r"(?:[㐀-鿿，。、；！？]|[,.;!?] ?(?![ A-Za-z]))"
)
"""What must precede and what must follow the term."""


def find_left(survey: Survey) -> Iterator[Left]:
    """Yield every term that is left in English by oversight and translated elsewhere."""
    english = find_kept(survey)
    if not english:
        return
    for usage in survey.usages:
        spellings = english.get(usage.concept)
        if spellings and usage.forms:
            left = Left(spellings, max(usage.forms, key=lambda form: len(form.places)))
            if left.usual.places and _is_oversight(survey, left) and (alone := _alone(survey, left)):
                yield left._replace(spellings=alone)


def _is_oversight(survey: Survey, left: Left) -> bool:
    """Return True if English was left by oversight: in two spellings beside a glossed rendering, or rarely.

    Then the rendering must be four times as frequent, for one long word without a gloss six times. One short
    word (batch, dataset, weight) is often kept on purpose or a parameter: ten times, and not in code.
    """
    if left.usual.glossed and len(left.spellings) > 1:
        return True
    word = max(left.spellings, key=len)
    if " " in word or left.usual.glossed:
        needed = 4
    elif len(word) >= LONG:
        needed = 6
    else:
        needed = 10 if survey.written[word] <= survey.word_counts[word] else 0
    return 0 < needed * len(left.places) <= len(left.usual.places)


def _alone(survey: Survey, left: Left) -> dict[str, tuple[Span, ...]]:
    """Return the spellings with those places only whose sentences have no other English words."""
    own = {word for text in left.spellings for word in text.lower().split()}
    alone = {
        text: tuple(place for place in places if not _is_amid_english(survey, *place, own))
        for text, places in left.spellings.items()
    }
    return {text: places for text, places in alone.items() if places}


def _is_amid_english(survey: Survey, start: int, end: int, own: Container[str]) -> bool:
    """Return True if the sentence has English words in small letters that are not the term's ``own``.

    Then its author mixes the languages on purpose.
    """
    prose, words = survey.prose, survey.words
    before = max(prose.rfind(mark, 0, start) for mark in _SENTENCE_ENDS)
    ends = [at for mark in _SENTENCE_ENDS if (at := prose.find(mark, end)) >= 0]
    after = min(ends, default=len(prose))
    near = words[bisect_left(words, before, key=_start) : bisect_left(words, after, key=_start)]
    others = (word.text for word in near if word.text not in own)
    return any(text.islower() and survey.lexicon.words.is_common(text) for text in others)


_INFLECTION = lazily(r"(?:ing|ed|es|e|s)$")


def find_kept(survey: Survey) -> dict[Concept, dict[str, tuple[Span, ...]]]:
    """Return the places of English terms in Chinese text, by concept and spelling.

    Spellings that differ only in letter case or inflection are grouped under the first.
    """
    found: defaultdict[Concept, dict[str, list[Span]]] = defaultdict(dict)
    for hit in survey.english_terms:
        if len(hit.concepts) == 1 and not hit.concepts[0].keeps_english and _is_used(survey, hit):
            spelling = _INFLECTION.sub("", hit.english.lower().replace("\n", " "))
            found[hit.concepts[0]].setdefault(spelling, []).append((hit.start, hit.end))
    return {
        concept: {survey.prose[slice(*spans[0])]: tuple(spans) for spans in spellings.values()}
        for concept, spellings in found.items()
    }


def _is_used(survey: Survey, hit: EnglishHit) -> bool:
    """Return True if a term is used as a word of the text; a single word may be a value in a program."""
    if " " not in hit.english and is_small_value(hit.start, hit.end, survey.prose, survey.lexicon.entities):
        return False
    return is_kept(survey.prose, hit)


def is_kept(prose: str, hit: EnglishHit) -> bool:
    """Return True if the term is between Chinese: not in a gloss, a list of words, a name or English text.

    With a capital it is as likely a class, a product or a button as a term, so it is left out.
    """
    before, after = prose[max(hit.start - LONGEST, 0) : hit.start], prose[hit.end : hit.end + LONGEST]
    own = tuple(form.chinese for form in hit.concepts[0].renderings if form.chinese)
    beside = before.rstrip(" ").endswith(own) or after.lstrip(" ").startswith(own)
    if hit.english != hit.english.lower() or beside or _LISTED.search(before):
        return False
    return bool(_BEFORE.search(before) and _AFTER.match(prose, hit.end))


_LISTED = lazily(r"[A-Za-z] ?[、/] ?$")
