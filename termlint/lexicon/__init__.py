"""What termlint knows: every table in ``seeds/`` and the project's own, read, checked and indexed.

A `Lexicon` is made once per run. Each table is read when a rule first asks for it, so that a command pays
only for what it uses.
"""

from __future__ import annotations

from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from termlint.lexicon.acronyms import Acronyms
from termlint.lexicon.collisions import Collisions
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
from termlint.lexicon.singles import Singles
from termlint.lexicon.tables import BadTable
from termlint.lexicon.terms import Terms
from termlint.lexicon.words import Words
from termlint.shelf import seeds_folder

if TYPE_CHECKING:
    from termlint.lexicon.associations import Associations
    from termlint.lexicon.counts import Counts
    from termlint.lexicon.soundalikes import Soundalikes
    from termlint.lexicon.translations import Translations

__all__ = ["BadTable", "Lexicon", "seeds_folder"]


class Lexicon:
    """All tables, with the project's own on top.

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
        """A short name for what all tables hold, wherever they lie; it changes when any of them does."""
        state = blake2b(digest_size=12)
        for path in sorted(path for path in self.seeds.rglob("*") if path.is_file()):
            state.update(f"{path.relative_to(self.seeds).as_posix()}\0".encode() + path.read_bytes())
        for path in (*self.termbases, *self.word_files):
            state.update(f"\0{path.name}\0".encode() + path.read_bytes())
        return state.hexdigest()

    @cached_property
    def words(self) -> Words:
        """Latin words that are spelled right."""
        return Words.load(self.seeds, self.word_files)

    @cached_property
    def elements(self) -> Elements:
        """How single words are rendered inside longer terms."""
        return Elements.load(self.seeds)

    @cached_property
    def entities(self) -> Entities:
        """Names of products, models, libraries, organisations … with their letter case."""
        return Entities.load(self.seeds, self.word_files)

    @cached_property
    def pairs(self) -> Pairs:
        """English words that usually stand side by side."""
        return Pairs.load(self.seeds)

    @cached_property
    def particles(self) -> Particles:
        """What stands around 的, 地 and 得."""
        return Particles.load(self.seeds)

    @cached_property
    def people(self) -> People:
        """Given names, their short forms, and people with their full names."""
        return People.load(self.seeds)

    @cached_property
    def acronyms(self) -> Acronyms:
        """Acronyms with their expansions and the words that stand near them."""
        return Acronyms.load(self.seeds)

    @cached_property
    def associations(self) -> Associations:
        """Which Chinese stands beside which English word."""
        from termlint.lexicon.associations import Associations  # only `termlint terms learn` asks

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
        """Names and terms translated word for word, in one automaton."""
        return Literals.load(self.seeds)

    @cached_property
    def redundancies(self) -> Redundancies:
        """What says one thing twice."""
        return Redundancies.load(self.seeds)

    @cached_property
    def miswritten(self) -> Miswritten:
        """Words as they are miswritten, in one automaton."""
        return Miswritten.load(self.seeds)

    @cached_property
    def repeats(self) -> Repeats:
        """What may stand twice in a row, and what may not."""
        return Repeats.load(self.seeds)

    @cached_property
    def singles(self) -> Singles:
        """How often a character is a word of its own."""
        return Singles.load(self.seeds)

    @cached_property
    def regional(self) -> Regional:
        """Words that one region uses and another does not."""
        return Regional.load(self.seeds)

    @cached_property
    def collisions(self) -> Collisions:
        """Function words that cannot stand side by side."""
        return Collisions.load(self.seeds)

    @cached_property
    def phrases(self) -> Phrases:
        """Terms, sayings and set phrases, and what is left of them without a character."""
        return Phrases.load(self.seeds, self.terms, self.repeats.bound)

    @cached_property
    def usage(self) -> frozenset[str]:
        """Words of Taiwan and Hong Kong, in traditional characters, and the renderings of all terms."""
        regional = (word for row in self.regional.rows for word in (row.taiwan, row.hongkong))
        return self.scripts.usage.union(regional, self.terms.by_chinese) - {""}

    @cached_property
    def scripts(self) -> Scripts:
        """Characters that are only traditional or only simplified, and the exceptions."""
        return Scripts.load(self.seeds)

    @cached_property
    def homophones(self) -> Homophones:
        """What sounds alike, and words and phrases by their sound."""
        return Homophones.load(self.seeds)

    @cached_property
    def translations(self) -> Translations:
        """How English words are usually said in Chinese."""
        from termlint.lexicon.translations import Translations  # asked for only beside an original

        return Translations.load(self.seeds)

    @cached_property
    def counts(self) -> Counts:
        """How often runs of Han characters stand in documentation on AI and software."""
        from termlint.lexicon.counts import Counts  # numpy takes longer to import than all else

        return Counts.load(self.seeds)

    @cached_property
    def soundalikes(self) -> Soundalikes:
        """Which characters sound alike, by their numbers in the counts."""
        from termlint.lexicon.soundalikes import Soundalikes

        return Soundalikes(self.counts, self.homophones)
