"""Glosses that are repeated, come after the first mention of their term, or differ from an earlier one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from termlint.lazily import lazily
from termlint.lexicon.terms import singular, squash
from termlint.model import Segment
from termlint.survey import Gloss, Survey
from termlint.survey.concepts.brackets import after_bracket

Kind = Literal["doubled", "late", "differing"]
Span = tuple[int, int]


class Lapse(NamedTuple):
    """A gloss at ``start:end`` against the document's practice; ``other`` is the place of the evidence."""

    kind: Kind
    start: int
    end: int
    chinese: str
    english: str
    other: Span
    instead: str = ""
    """The English of the other gloss if that differs, else empty."""


PRACTICE = 3
"""How many terms a document must gloss once, or at their first mention, for that to be its practice."""


def find_lapses(survey: Survey) -> Iterator[Lapse]:
    """Yield every gloss that goes against the document's own practice of glossing."""
    if survey.glosses:
        text = Mentions(survey)
        yield from text.doubled()
        yield from text.late()
        yield from text.differing()


class Mentions:
    """The glosses of a document by their Chinese; ``terms`` holds those that the termbase has too."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey
        self.segments = survey.document.segments
        self.glosses: defaultdict[str, list[Gloss]] = defaultdict(list)
        for gloss in survey.glosses:
            if gloss.sure and _NAME.fullmatch(gloss.english) and not _is_person(gloss):
                self.glosses[gloss.chinese].append(gloss)
        self.terms = {
            chinese: terms
            for chinese, glosses in self.glosses.items()
            if (terms := [gloss for gloss in glosses if _is_term(survey, gloss)])
        }

    # -- twice --------------------------------------------------------------------------------------

    def doubled(self) -> Iterator[Lapse]:
        """Yield the second gloss of a term, if the document glosses at least half of its terms once."""
        twice = {chinese: found for chinese, all_ in self.glosses.items() if (found := self._again(all_))}
        if len(self.glosses) - len(twice) < max(PRACTICE, len(twice)):
            return
        for chinese, (first, second) in twice.items():
            yield Lapse("doubled", *self._span(second), chinese, second.english, self._span(first))

    def _again(self, glosses: Sequence[Gloss]) -> tuple[Gloss, Gloss] | None:
        """Return two equal glosses in the running text of one chapter, neither of which is a definition."""
        for one, two in pairwise(glosses):
            equal = _key(one.english) == _key(two.english)
            if equal and self._is_plain(one) and self._is_plain(two) and self._in_one_chapter(one, two):
                return one, two
        return None

    def _is_plain(self, gloss: Gloss) -> bool:
        """Return True if a gloss is within a sentence, not where an entry of a list or a section begins."""
        segment = self.segment(gloss.start)
        headed = self.survey.prose[gloss.english_end : gloss.english_end + 3].rstrip().endswith(("：", ":"))
        return segment.kind in RUNNING and gloss.start - segment.start > 2 and not headed

    def _in_one_chapter(self, one: Gloss, two: Gloss) -> bool:
        """Return True if no heading of level 1 is between two glosses: a new chapter may gloss again."""
        between = self.segments[self.survey.segment_at(one.start) : self.survey.segment_at(two.start)]
        return not any(segment.kind == "heading" and self._is_level_1(segment) for segment in between)

    def _is_level_1(self, heading: Segment) -> bool:
        document = self.survey.document
        at, _ = document.alignment.span(heading.start, heading.start)
        return bool(_LEVEL_1.fullmatch(document.text, document.text.rfind("\n", 0, at) + 1, at))

    # -- late --------------------------------------------------------------------------------------

    def late(self) -> Iterator[Lapse]:
        """Yield the glosses after a first mention, if at least two terms in three are glossed at theirs."""
        firsts = {chinese: self.first(chinese) for chinese in self.terms}
        late = {
            chinese: (first, self.terms[chinese][0])
            for chinese, first in firsts.items()
            if first and first[0] < self.terms[chinese][0].start
        }
        if len(firsts) - len(late) < max(PRACTICE, 2 * len(late)):
            return
        for chinese, (first, gloss) in late.items():
            if self._is_plain(gloss) and not self._is_definition(gloss):
                yield Lapse("late", gloss.start, gloss.end, chinese, gloss.english, first)

    def _is_definition(self, gloss: Gloss) -> bool:
        """Return True if the term is defined here: emphasised, quoted, or also in the heading above."""
        document = self.survey.document
        _, end = document.alignment.span(gloss.start, gloss.end)
        above = self.segments[: self.survey.segment_at(gloss.start)]
        heading = next((segment for segment in reversed(above) if segment.kind == "heading"), None)
        headed = heading is not None and gloss.chinese in self.survey.prose[heading.start : heading.end]
        return headed or document.text[end : end + 1] in tuple('*_”」"<')

    def first(self, chinese: str) -> Span | None:
        """Return (start, end) of the first mention in the paragraphs after the opening one, or None."""
        opening = next((segment.end for segment in self.segments if segment.kind == "paragraph"), 0)
        places = self.survey.terms.get(chinese, ())
        return next(
            ((start, end) for start, end in places if start >= opening and self._is_mention(start, end)),
            None,
        )

    def _is_mention(self, start: int, end: int) -> bool:
        """Return True if a term is in a paragraph, but not at its start and not in a longer glossed term."""
        segment = self.segment(start)
        if segment.kind != "paragraph" or start - segment.start <= 2:
            return False
        before = bisect_right(self.survey.glosses, start, key=lambda gloss: gloss.start) - 1
        return before < 0 or end >= self.survey.glosses[before].end

    # -- different ----------------------------------------------------------------------------------

    def differing(self) -> Iterator[Lapse]:
        """Yield a later gloss of a term if its English is another term than that of the first gloss."""
        for chinese in self.terms:
            first, *others = self.glosses[chinese]
            other = next((gloss for gloss in others if self._differ(first, gloss)), None)
            if other:
                before = (first.english_start, first.english_end)
                found = (other.english_start, other.english_end, chinese, other.english)
                yield Lapse("differing", *found, before, first.english)

    def _differ(self, one: Gloss, two: Gloss) -> bool:
        """Return True if two glosses name different concepts, and neither English contains the other."""
        by_english = self.survey.lexicon.terms.by_english
        first, second = _key(one.english), _key(two.english)
        if first in second or second in first:
            return False
        meant, also = ({*by_english.get(squash(gloss.english), ())} for gloss in (one, two))
        return bool(meant and also) and not meant & also

    def _span(self, gloss: Gloss) -> Span:
        return gloss.start, after_bracket(self.survey.prose, gloss)

    # -- places -------------------------------------------------------------------------------------

    def segment(self, at: int) -> Segment:
        """Return the segment at a prose offset."""
        return self.segments[self.survey.segment_at(at)]


RUNNING = ("paragraph", "item", "note", "cue")
"""Kinds of segment that are read in sequence; a table or a heading may have glosses of its own."""

_NAME = lazily(r"(?=.*[a-z]{3})[A-Za-z]?[a-z’'-]+(?:[ -][A-Za-z]?[a-z’'-]+)*")
"""English that consists of words: no acronym, version or identifier with digits."""

_LEVEL_1 = lazily(r"[ >]*(?:#|<h1[^>]*>)[ \t]*")


def _key(english: str) -> str:
    return squash(singular(english.lower()))


def _is_person(gloss: Gloss) -> bool:
    """Return True if this may be a person: two or three characters, and two capitalised words."""
    return len(gloss.chinese) < 4 and gloss.english.istitle() and gloss.english.count(" ") == 1


def _is_term(survey: Survey, gloss: Gloss) -> bool:
    """Return True if the termbase has the Chinese and the English of a gloss in one concept."""
    concepts = survey.lexicon.terms.by_english.get(squash(gloss.english), ())
    return any(rendering.chinese == gloss.chinese for concept in concepts for rendering in concept.renderings)
