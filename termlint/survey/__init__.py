"""What is known of one document: computed once, when first asked for, and shared by all rules.

Everything here is in prose offsets. A rule that scans the prose again for itself must say why.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from termlint.anchors import led_to
from termlint.lexicon import Lexicon
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
    from termlint.survey.boundaries import LearntGloss
    from termlint.survey.characters.torn import Torn
    from termlint.survey.own import Own
    from termlint.survey.renderings import Usage

__all__ = ["NO_STYLE", "Acronym", "EnglishHit", "Gloss", "PersonName", "Survey", "Token", "Word"]

NO_STYLE: Mapping[str, str] = MappingProxyType({})
"""Nothing is settled: every convention of typography is inferred."""


class Survey:
    """One document and the facts that rules share."""

    def __init__(self, document: Document, lexicon: Lexicon, style: Mapping[str, str] = NO_STYLE) -> None:
        self.document = document
        self.lexicon = lexicon
        self.style = style
        self.prose = document.prose

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every Latin word, compound and identifier, in order."""
        return find_words(self.prose)

    @cached_property
    def word_counts(self) -> Counter[str]:
        """How often each plain word or part of a compound stands here, in its own letter case."""
        counts = Counter([word.text for word in self.words if word.kind == "word"])
        for word in self.words:
            if word.kind == "compound":
                counts.update(word.parts)
        return counts

    @cached_property
    def sorted_words(self) -> list[str]:
        """The same words in order, so that those with one beginning stand together."""
        return sorted(self.word_counts)

    @cached_property
    def written(self) -> Counter[str]:
        """How often each word stands in the whole text, with its code and links: evidence, never judged."""
        return count_written(self.document.text)

    @cached_property
    def frequent(self) -> Frequent:
        """The words of the prose and of the whole text, ready to be asked which of them is near another."""
        return Frequent(self.word_counts, self.written)

    @property
    def locale(self) -> str:
        """Whose renderings count: ``zh-CN``; in traditional characters ``zh-TW``, or a declared ``zh-HK``."""
        if self.document.script != "hant":
            return "zh-CN"
        return "zh-HK" if self.document.locale == "zh-HK" else "zh-TW"

    @property
    def simplified(self) -> Survey:
        """The same in simplified characters, offset for offset: itself unless it is traditional."""
        return self._view if self.document.script == "hant" else self

    @cached_property
    def _view(self) -> Survey:
        return Survey(simplify(self.document), self.lexicon, self.style)

    def fold(self, text: str) -> str:
        """Return what stands in this document as `simplified` has it."""
        return text if self.simplified is self else simplify_text(text)

    def own(self, start: int, end: int, rights: Sequence[str]) -> tuple[str, ...]:
        """Return what is right at ``start:end`` of `simplified` in the document's own characters.

        Nothing if what stands there is right in traditional text.
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

    @cached_property
    def led_to(self) -> frozenset[str]:
        """The headings that links within the document lead to, by their `termlint.anchors.key`."""
        return led_to(self.document.text)

    @cached_property
    def characters(self) -> Counter[str]:
        """How often each character stands here."""
        return count_characters(self.prose)

    @cached_property
    def classical(self) -> bool:
        """Whether the document is verse or classical prose."""
        return is_classical(self.characters)

    @cached_property
    def strangeness(self) -> float:
        """The share of the Han characters around which no run of three was counted, 0 to 1. Loads numpy."""
        from termlint.survey.characters.likelihood import share_strange

        return share_strange(self.lexicon.counts, self.prose)

    @cached_property
    def mangled(self) -> tuple[Torn, ...]:
        """The long words that lack a character, have one too many, or two swapped. Loads numpy."""
        if self.document.script not in ("hans", "hant"):
            return ()
        from termlint.survey.characters.mangled import find_mangled  # numpy takes long to import

        return tuple(find_mangled(self))

    @cached_property
    def terms(self) -> dict[str, list[tuple[int, int]]]:
        """Where each rendering of the termbase for this script stands, by one automaton."""
        return self.lexicon.terms.find(self.prose, self.locale)

    @cached_property
    def term_spans(self) -> list[tuple[int, int]]:
        """Where any of them stands, in order; none over another."""
        return sorted(span for places in self.terms.values() for span in places)

    def is_inside_term(self, at: int) -> bool:
        """Tell whether a rendering of the termbase runs over the edge before ``at``."""
        index = bisect_left(self.term_spans, (at,)) - 1
        return index >= 0 and at < self.term_spans[index][1]

    @cached_property
    def english_terms(self) -> tuple[EnglishHit, ...]:
        """Every English term of the termbase that stands here."""
        return find_english(self.words, self.prose, self.lexicon.terms)

    @cached_property
    def usages(self) -> tuple[Usage, ...]:
        """The usage of every concept that has a Chinese rendering here which means nothing else."""
        from termlint.survey.renderings import find_usages  # which asks a survey for all else

        return tuple(find_usages(self))

    @cached_property
    def glosses(self) -> tuple[Gloss, ...]:
        """Every place where a rendering stands beside its English: 自注意力（self-attention）."""
        return find_glosses(self.prose, self.lexicon)

    @cached_property
    def learnt_glosses(self) -> tuple[LearntGloss, ...]:
        """The glosses with the beginnings that their words tell. Loads the segmenter and a table."""
        from termlint.survey.boundaries import learn_glosses  # only `termlint terms learn` asks

        return tuple(learn_glosses(self.prose, self.glosses, self.lexicon))

    @cached_property
    def spaced(self) -> bool:
        """Whether the document mostly puts a space between Chinese and Latin words."""
        tight, spaced = self.joints["letters"]
        return len(spaced) > len(tight)

    @cached_property
    def joints(self) -> dict[Kind, Joints]:
        """Where Chinese meets Latin words, numbers, code and formulas, with a space or without."""
        return find_joints(self.document)

    @cached_property
    def acronyms(self) -> tuple[Acronym, ...]:
        """Every word of two to six capitals and digits, in order."""
        return find_acronyms(self.prose)

    @cached_property
    def acronym_places(self) -> dict[str, list[Acronym]]:
        """Where each of them stands; a plural counts for its singular."""
        places: dict[str, list[Acronym]] = {}
        for acronym in self.acronyms:
            places.setdefault(acronym.text, []).append(acronym)
        return places

    @cached_property
    def acronym_counts(self) -> Counter[str]:
        """How often each of them stands here."""
        return Counter({text: len(places) for text, places in self.acronym_places.items()})

    @cached_property
    def particle_slips(self) -> tuple[Slip, ...]:
        """Every 的, 地 or 得 where another of them belongs."""
        readings = find_readings(self.prose, self.lexicon.particles)
        return tuple(find_slips(self.prose, readings, self.lexicon.particles))

    @cached_property
    def names(self) -> tuple[PersonName, ...]:
        """Every person's name in Latin letters: a known given name and a surname."""
        return find_names(self.prose, self.lexicon)

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """Segment a stretch of prose into words. Loads the segmenter: ask only where something is suspect."""
        return cut(self.prose, start, end)
