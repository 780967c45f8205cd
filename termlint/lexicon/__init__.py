"""The lexicon: every table in ``seeds/`` and the project's own, read, checked and indexed.

A `Lexicon` is made once per run. Each table is read on first use, so that a command loads only what it uses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from termlint.lexicon.acronyms import Acronyms
from termlint.lexicon.collisions import Collisions
from termlint.lexicon.constructions import Constructions
from termlint.lexicon.decisions import load_terms
from termlint.lexicon.elements import Elements
from termlint.lexicon.entities import Entities
from termlint.lexicon.eponyms import Eponyms
from termlint.lexicon.homophones import Homophones
from termlint.lexicon.literal import Literals
from termlint.lexicon.miswritten import Miswritten
from termlint.lexicon.pairs import Pairs
from termlint.lexicon.particles import Particles
from termlint.lexicon.people import People
from termlint.lexicon.phrases import Phrases
from termlint.lexicon.redundant import Redundancies
from termlint.lexicon.regional import Regional
from termlint.lexicon.repeats import Repeats
from termlint.lexicon.scripts import Scripts
from termlint.lexicon.senses import Senses
from termlint.lexicon.singles import Singles
from termlint.lexicon.spellings import Spellings
from termlint.lexicon.tables import BadTable
from termlint.lexicon.terms import Terms
from termlint.lexicon.undivided import undivided
from termlint.lexicon.words import Words
from termlint.shelf import seeds_folder
from termlint.stamp import files_below, hash_of

if TYPE_CHECKING:
    from termlint.lexicon.alikes import Alikes
    from termlint.lexicon.associations import Associations
    from termlint.lexicon.counts import Counts
    from termlint.lexicon.network import Network
    from termlint.lexicon.translations import Translations
    from termlint.lexicon.wholes import Wholes

__all__ = ["BadTable", "Lexicon", "seeds_folder"]


class Lexicon:
    """All tables, with the project's own taking precedence.

    Args:
        termbases: the project's termbases, in the columns of ``seeds/terms/*.csv``.
        words: the project's own Latin words, files with one word or name a line.

    Raises:
        BadTable: by any property, if a table has a fault; it names the file and the line.
    """

    def __init__(self, termbases: tuple[Path, ...] = (), words: tuple[Path, ...] = ()) -> None:
        self.seeds = seeds_folder()
        self.termbases = termbases
        self.word_files = words

    @cached_property
    def digest(self) -> str:
        """A hash of the contents of all tables, wherever they lie; it changes when any of them does."""
        own = [(f"/{path.name}", str(path)) for path in (*self.termbases, *self.word_files)]
        return hash_of([*files_below(str(self.seeds)), *own])

    @cached_property
    def words(self) -> Words:
        """Latin words that are spelled correctly."""
        return Words.load(self.seeds, self.word_files)

    @cached_property
    def elements(self) -> Elements:
        """The renderings of single words inside longer terms."""
        return Elements.load(self.seeds)

    @cached_property
    def entities(self) -> Entities:
        """Names of products, models, libraries, organisations … with their letter case."""
        return Entities.load(self.seeds, self.word_files)

    @cached_property
    def pairs(self) -> Pairs:
        """English words that usually occur side by side."""
        return Pairs.load(self.seeds)

    @cached_property
    def undivided(self) -> Mapping[str, Mapping[str, str]]:
        """Names with a capital inside that are no two words, by their first and their second part."""
        return undivided(self.entities, self.words, self.pairs)

    @cached_property
    def particles(self) -> Particles:
        """Weights of the words around 的, 地 and 得, for telling which particle is right."""
        return Particles.load(self.seeds)

    @cached_property
    def people(self) -> People:
        """Given names, their short forms, and people with their full names."""
        return People.load(self.seeds)

    @cached_property
    def acronyms(self) -> Acronyms:
        """Acronyms with their expansions and the words that occur near them."""
        return Acronyms.load(self.seeds)

    @cached_property
    def associations(self) -> Associations:
        """How strongly Chinese characters are associated with English words."""
        from termlint.lexicon.associations import Associations  # only `termlint terms learn` needs it

        return Associations.load(self.seeds)

    @cached_property
    def eponyms(self) -> Eponyms:
        """Surnames that name a theorem, in Latin letters and in Chinese."""
        return Eponyms.load(self.seeds)

    @cached_property
    def terms(self) -> Terms:
        """Concepts and their Chinese renderings, in one automaton."""
        return load_terms(self.seeds, self.termbases)

    @cached_property
    def literals(self) -> Literals:
        """Word-for-word translations of names and terms that are wrong, in one automaton."""
        return Literals.load(self.seeds)

    @cached_property
    def senses(self) -> Senses:
        """The other senses of the English words that terms are made of."""
        return Senses.load(self.seeds)

    @cached_property
    def redundancies(self) -> Redundancies:
        """Redundant phrases, which say one thing twice."""
        return Redundancies.load(self.seeds)

    @cached_property
    def constructions(self) -> Constructions:
        """Pairs of constructions that exclude each other."""
        return Constructions.load(self.seeds)

    @cached_property
    def miswritten(self) -> Miswritten:
        """Common misspellings of words, in one automaton."""
        return Miswritten.load(self.seeds)

    @cached_property
    def repeats(self) -> Repeats:
        """Which characters and words may be repeated, and which may not."""
        return Repeats.load(self.seeds)

    @cached_property
    def singles(self) -> Singles:
        """How often each character is a word of its own."""
        return Singles.load(self.seeds)

    @cached_property
    def spellings(self) -> Spellings:
        """Words that are spelled in two ways."""
        return Spellings.load(self.seeds)

    @cached_property
    def regional(self) -> Regional:
        """Words that one region uses and another does not."""
        return Regional.load(self.seeds)

    @cached_property
    def collisions(self) -> Collisions:
        """Pairs of function words that cannot be neighbours."""
        return Collisions.load(self.seeds)

    @cached_property
    def phrases(self) -> Phrases:
        """Terms, sayings and set phrases, and their fragments that lack one character."""
        return Phrases.load(self.seeds, self.terms, self.repeats.bound)

    @cached_property
    def usage(self) -> frozenset[str]:
        """Words of Taiwan and Hong Kong, in traditional characters, and the renderings of all terms."""
        regional = (word for row in self.regional.rows for word in (row.taiwan, row.hongkong))
        return self.scripts.usage.union(regional, self.terms.by_chinese) - {""}

    @cached_property
    def scripts(self) -> Scripts:
        """Characters that exist in one script only, and the exceptions."""
        return Scripts.load(self.seeds)

    @cached_property
    def homophones(self) -> Homophones:
        """Which characters are homophones, and words and phrases by their sound."""
        return Homophones.load(self.seeds)

    @cached_property
    def translations(self) -> Translations:
        """The usual Chinese translations of English words."""
        from termlint.lexicon.translations import Translations  # needed only with an original

        return Translations.load(self.seeds)

    @cached_property
    def counts(self) -> Counts:
        """How often runs of Han characters occur in documentation on AI and software."""
        from termlint.lexicon.counts import Counts  # importing numpy takes longer than everything else

        return Counts.load(self.seeds)

    @cached_property
    def network(self) -> Network:
        """How likely each character is from what stands on both sides of it."""
        from termlint.lexicon.network import Network

        return Network.load(self.seeds)

    @cached_property
    def wholes(self) -> Wholes:
        """Terms and words of three characters or more, by the characters in them."""
        from termlint.lexicon.wholes import Wholes

        return Wholes(self.counts, self._terms_and_words())

    def _terms_and_words(self) -> Iterator[str]:
        terms = self.terms.specific("zh-CN") | self.terms.doubtful("zh-CN")
        good = {chinese for chinese, (_, status) in terms.items() if status in ("preferred", "admitted")}
        yield from good | self.homophones.words

    @cached_property
    def alikes(self) -> Alikes:
        """Which characters sound or look alike, by their numbers in the counts."""
        from termlint.lexicon.alikes import Alikes

        return Alikes(self.counts, self.homophones, self.seeds)
