"""The facts about one document that rules share: each is computed once, when first asked for.

All offsets are prose offsets. A rule that scans the prose again for itself must say why.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from termlint.lexicon import Lexicon
from termlint.markup.anchors import led_to
from termlint.model import Document
from termlint.survey.acronyms import Acronym, find_acronyms
from termlint.survey.classical import is_classical
from termlint.survey.frequent import Frequent
from termlint.survey.glosses import Gloss, find_glosses
from termlint.survey.joints import Joints, Kind, find_joints
from termlint.survey.names import PersonName, find_names
from termlint.survey.particle_slips import Slip, find_slips
from termlint.survey.particles import find_readings
from termlint.survey.simplified import simplify, simplify_text
from termlint.survey.tallies import count_characters
from termlint.survey.terms import EnglishHit, find_english
from termlint.survey.tokens import Token, cut
from termlint.survey.words import Word, count_written, find_words

if TYPE_CHECKING:
    from termlint.lexicon.counts import Floats, Numbers
    from termlint.survey.boundaries import LearntGloss
    from termlint.survey.characters.torn import Torn
    from termlint.survey.characters.unlikely import Proposal
    from termlint.survey.own import Own
    from termlint.survey.renderings import Usage

__all__ = ["NO_STYLE", "Acronym", "EnglishHit", "Gloss", "PersonName", "Survey", "Token", "Word"]

NO_STYLE: Mapping[str, str] = MappingProxyType({})
"""No convention of typography is configured: each is inferred from the document."""


class Survey:
    """One document and the facts that rules share."""

    def __init__(self, document: Document, lexicon: Lexicon, style: Mapping[str, str] = NO_STYLE) -> None:
        self.document = document
        self.lexicon = lexicon
        self.style = style
        self.converted = False
        """Whether it is the view in simplified characters of a traditional text."""
        self.prose = document.prose

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every Latin word, compound and identifier, in order."""
        return find_words(self.prose)

    @cached_property
    def word_counts(self) -> Counter[str]:
        """How often each plain word or part of a compound occurs in the prose, in its own letter case."""
        counts = Counter([word.text for word in self.words if word.kind == "word"])
        for word in self.words:
            if word.kind == "compound":
                counts.update(word.parts)
        return counts

    @cached_property
    def sorted_words(self) -> list[str]:
        """The keys of `word_counts` in sorted order, so that words with one prefix are adjacent."""
        return sorted(self.word_counts)

    @cached_property
    def written(self) -> Counter[str]:
        """How often each word occurs in the whole text, with code and links; these are never reported."""
        return count_written(self.document.text)

    @cached_property
    def frequent(self) -> Frequent:
        """The words of the prose and of the whole text, indexed for the search by edit distance."""
        return Frequent(self.word_counts, self.written)

    @property
    def locale(self) -> str:
        """Whose renderings apply: ``zh-CN``, or for traditional text ``zh-TW`` or a declared ``zh-HK``."""
        if self.document.script != "hant":
            return "zh-CN"
        return "zh-HK" if self.document.locale == "zh-HK" else "zh-TW"

    @property
    def simplified(self) -> Survey:
        """The survey of a traditional document in simplified characters, equal in offsets; else this one."""
        return self._view if self.document.script == "hant" else self

    @cached_property
    def _view(self) -> Survey:
        view = Survey(simplify(self.document), self.lexicon, self.style)
        view.converted = True
        return view

    def fold(self, text: str) -> str:
        """Return text of this document in the characters of `simplified`."""
        return text if self.simplified is self else simplify_text(text)

    def own(self, start: int, end: int, rights: Sequence[str]) -> tuple[str, ...]:
        """Return the corrections for ``start:end`` of `simplified` in the document's own characters.

        The result is empty if the text at that place is right in traditional characters.
        """
        return tuple(rights) if self.simplified is self else self._own.rights(start, end, rights)

    @cached_property
    def _own(self) -> Own:
        from termlint.survey.own import Own  # only traditional text needs it

        return Own(self)

    @cached_property
    def _starts(self) -> list[int]:
        return [segment.start for segment in self.document.segments]

    def segment_at(self, at: int) -> int:
        """Return the index of the segment that holds a prose offset."""
        return max(bisect_right(self._starts, at) - 1, 0)

    def around(self, start: int, end: int, reach: int) -> tuple[int, int]:
        """Return a span of the prose, widened by ``reach`` code points on either side within its segment."""
        segment = self.document.segments[self.segment_at(start)]
        return max(start - reach, segment.start), min(end + reach, segment.end)

    @cached_property
    def led_to(self) -> frozenset[str]:
        """The headings that links within the document lead to, by their `termlint.markup.anchors.key`."""
        return led_to(self.document.text)

    @cached_property
    def characters(self) -> Counter[str]:
        """How often each code point occurs in the prose."""
        return count_characters(self.prose)

    @cached_property
    def classical(self) -> bool:
        """Whether the document is verse or classical prose."""
        return is_classical(self.characters)

    @cached_property
    def numbers(self) -> Numbers:
        """The number of each code point of the prose in the counts; 0 for what is no Han character."""
        return self.lexicon.counts.numbers(self.prose)

    @cached_property
    def threes(self) -> Floats:
        """How often each run of three was counted: `termlint.survey.characters.likelihood.threes`."""
        from termlint.survey.characters.likelihood import threes

        return threes(self.lexicon.counts, self.numbers)

    @cached_property
    def strangeness(self) -> float:
        """The share of Han characters, 0 to 1, around which no run of three is in the counts. Loads numpy."""
        from termlint.survey.characters.likelihood import share

        return share(self.threes)

    @property
    def uncounted(self) -> bool:
        """Whether the text is of a kind that was not counted: news, law, letters. Loads numpy."""
        from termlint.survey.characters.likelihood import UNCOUNTED, UNCOUNTED_IN_TAIWAN

        return self.strangeness >= (UNCOUNTED_IN_TAIWAN if self.converted else UNCOUNTED)

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """What might stand in the place of unlikely characters, with scores by the counts. Loads numpy."""
        from termlint.survey.characters.unlikely import propose

        return tuple(propose(self))

    @cached_property
    def mangled(self) -> tuple[Torn, ...]:
        """The long words that lack a character, have one too many, or two swapped. Loads numpy."""
        if self.document.script not in ("hans", "hant"):
            return ()
        from termlint.survey.characters.mangled import find_mangled  # numpy takes long to import

        return tuple(find_mangled(self))

    @cached_property
    def terms(self) -> dict[str, list[tuple[int, int]]]:
        """The ``(start, end)`` pairs of each rendering of the termbase for this locale, by one automaton."""
        return self.lexicon.terms.find(self.prose, self.locale)

    @cached_property
    def term_spans(self) -> list[tuple[int, int]]:
        """All pairs of `terms` in order; they do not overlap."""
        return sorted(span for places in self.terms.values() for span in places)

    def is_inside_term(self, at: int) -> bool:
        """Return True if a rendering of the termbase begins before ``at`` and ends after it."""
        index = bisect_left(self.term_spans, (at,)) - 1
        return index >= 0 and at < self.term_spans[index][1]

    @cached_property
    def english_terms(self) -> tuple[EnglishHit, ...]:
        """Every English term of the termbase in the prose, in order."""
        return find_english(self.words, self.prose, self.lexicon.terms)

    @cached_property
    def usages(self) -> tuple[Usage, ...]:
        """The usage of every concept of which the text has a rendering that means this concept only."""
        from termlint.survey.renderings import find_usages  # which imports this module

        return tuple(find_usages(self))

    @cached_property
    def glosses(self) -> tuple[Gloss, ...]:
        """Every place where a rendering precedes its English in brackets: 自注意力（self-attention）."""
        return find_glosses(self.prose, self.lexicon)

    @cached_property
    def learnt_glosses(self) -> tuple[LearntGloss, ...]:
        """The glosses, each from where its words show that it begins. Loads the segmenter and a table."""
        from termlint.survey.boundaries import learn_glosses  # only `termlint terms learn` asks

        return tuple(learn_glosses(self.prose, self.glosses, self.lexicon))

    @cached_property
    def spaced(self) -> bool:
        """Whether the document mostly puts a space between Chinese and Latin words."""
        tight, spaced = self.joints["letters"]
        return len(spaced) > len(tight)

    @cached_property
    def joints(self) -> dict[Kind, Joints]:
        """The offsets where Chinese meets Latin words, numbers, code and formulas, by kind."""
        return find_joints(self.document)

    @cached_property
    def acronyms(self) -> tuple[Acronym, ...]:
        """Every word of two to six capitals and digits, in order."""
        return find_acronyms(self.prose)

    @cached_property
    def acronym_places(self) -> dict[str, list[Acronym]]:
        """The places of each acronym; a plural is listed under its singular."""
        places: dict[str, list[Acronym]] = {}
        for acronym in self.acronyms:
            places.setdefault(acronym.text, []).append(acronym)
        return places

    @cached_property
    def acronym_counts(self) -> Counter[str]:
        """How often each acronym occurs in the prose."""
        return Counter({text: len(places) for text, places in self.acronym_places.items()})

    @cached_property
    def particle_slips(self) -> tuple[Slip, ...]:
        """Every 的, 地 or 得 in whose place another of the three is right."""
        if not any(particle in self.prose for particle in "的地得"):
            return ()
        readings = find_readings(self.prose, self.lexicon.particles)
        return tuple(find_slips(self.prose, readings, self.lexicon.particles))

    @cached_property
    def names(self) -> tuple[PersonName, ...]:
        """Every person's name in Latin letters: a given name and a surname, at least one of them known."""
        return find_names(self.prose, self.lexicon)

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """Segment ``prose[start:end]`` into words. Loads the segmenter: call it for suspect places only."""
        return cut(self.prose, start, end)
