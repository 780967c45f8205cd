"""How much of an English sentence a translation says: by its words' usual Chinese, names, figures, code.

Each word speaks for itself: what it weighs is the logarithm of how much likelier it is to find, or not to
find, its Chinese if the sentence was translated than by chance.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from termlint.bitext.links import core
from termlint.bitext.once import once
from termlint.bitext.sentences import ends
from termlint.bitext.side import Side, count_han
from termlint.lexicon.scripts import Scripts
from termlint.lexicon.translations import Translation, Translations, stem

KEPT = 1.5
"""What an English word weighs that stands in the translation as it is."""

TELLING = 3
"""Shorter pieces of code stand in other words by chance."""

_WORD = re.compile(r"[A-Za-z]{2,}")
_NAME = re.compile(r"(?<![A-Za-z])[A-Za-z]+[A-Z0-9_][A-Za-z0-9_.+-]*[A-Za-z0-9_]|[A-Za-z][A-Z]+\b")


def words_of(source: Side) -> dict[str, None]:
    """Return the English words of a side without their endings, each once."""
    return dict.fromkeys(stem(word) for word in _WORD.findall(source.visible.lower()))


class Evidence(NamedTuple):
    """What speaks for a sentence's being there, and against it: weights of words, numbers of names.

    ``quoted``: how many of the names that are kept are code, figures or links, which stand nowhere by chance.
    """

    said: float
    unsaid: float
    kept: int
    lacking: int
    quoted: int = 0

    @property
    def repeats(self) -> bool:
        """Whether there is nothing that the others do not have as well."""
        return self.said + self.unsaid < 1 and not self.lacking


class Said(NamedTuple):
    """What a stretch of a translation says: in simplified characters, its Latin letters without spaces, and
    its Latin words without their endings; ``signs``: how many Han characters.
    """

    chinese: str
    latin: str
    words: set[str]
    signs: int

    @property
    def han(self) -> int:
        """How many Han characters it has, at least one."""
        return self.signs or 1

    @classmethod
    def of(cls, raw: str, chinese: str) -> Said:
        """Return what a stretch says; ``chinese`` is its text in simplified characters."""
        small = raw.lower()
        words = {stem(word) for word in _WORD.findall(small)}
        return cls(chinese, "".join(small.split()), words, count_han(chinese))

    @classmethod
    def together(cls, parts: Sequence[Said]) -> Said:
        """Return what stretches that follow each other say."""
        chinese, latin, words, signs = zip(*parts, strict=True)
        return cls("".join(chinese), "".join(latin), set().union(*words), sum(signs))


class Translated:
    """A translation, to be asked many times: the whole, and every two sentences beside each other."""

    def __init__(self, target: Side, scripts: Scripts) -> None:
        text = target.opened.translate(scripts.to_simplified)
        cuts = [0, *(match.end() for match in ends().finditer(text)), len(text)]
        cuts = [one for at, one in enumerate(cuts) if not at or text[cuts[at - 1] : one].strip()]
        parts = [Said.of(target.raw[one:two], text[one:two]) for one, two in pairwise(cuts)]
        self.whole = Said.together(parts) if parts else Said.of(target.raw, text)
        self.windows = [Said.together(both) for both in pairwise(parts)] or [self.whole]
        self.sentences = max(len(parts), 1)
        self.figures = target.figures.values | target.figures.words
        self.links = {*map(core, target.links)}

    def has(self, sentence: Sentence, others: Iterable[Sentence] = ()) -> Iterator[bool]:
        """Tell of each figure and link whether it is there; what one of the others has too says nothing."""
        sides = [one.side for one in others]
        known = {value for side in sides for value in side.figures.values}
        for figure in sentence.side.figures.written:
            if figure.values.isdisjoint(known):
                yield not figure.values.isdisjoint(self.figures)
        pages = {core(link) for side in sides for link in side.links}
        for page in map(core, sentence.side.links):
            if page not in pages:
                yield page in self.links


class Sentence:
    """An English sentence: the words and names that it has."""

    def __init__(self, raw: str) -> None:
        self.side = Side(raw)
        self._rows: dict[str, Translation] | None = None

    @once
    def size(self) -> int:
        """How many letters it has, without addresses and spaces."""
        return len("".join(self.side.opened.split()))

    @once
    def words(self) -> dict[str, None]:
        """Its words without their endings, each once."""
        return words_of(self.side)

    @once
    def names(self) -> dict[str, None]:
        """Its names and pieces of code, each once; a word with one capital may be no name."""
        return dict.fromkeys([*(one.lower() for one in _NAME.findall(self.side.visible)), *self.code])

    @once
    def code(self) -> list[str]:
        """Its pieces of code without spaces, in small letters."""
        return ["".join(one.lower().split()) for one in self.side.code]

    def rows(self, known: Translations) -> dict[str, Translation]:
        """Return its words whose Chinese is known, with that; there is but one table."""
        if self._rows is None:
            self._rows = {word: row for word in self.words if (row := known.of(word))}
        return self._rows

    def evidence(self, others: Iterable[Sentence], translated: Translated, known: Translations) -> Evidence:
        """Return what its own words and names say, those that none of the others has.

        Words count together where most of them are: two sentences of the translation.
        """
        others = [one for one in others if one is not self]
        words = {*chain.from_iterable(one.words for one in others)}
        names = {*chain.from_iterable(one.names for one in others)}
        own = [(word, row) for word, row in self.rows(known).items() if word not in words]
        explained = {form for one in others for row in one.rows(known).values() for form in row.forms}
        weights = max(([*weights_of(own, explained, said)] for said in translated.windows), key=sum)
        there = {name: name in translated.whole.latin for name in self.names if name not in names}
        quoted = [*translated.has(self, others)]
        kept = sum(there.values()) + sum(quoted)
        return Evidence(
            sum(one for one in weights if one > 0),
            -sum(one for one in weights if one < 0),
            kept,
            len(there) + len(quoted) - kept,
            sum(quoted) + sum(there.get(one, False) for one in self.code if len(one) >= TELLING),
        )


def weights_of(own: Iterable[tuple[str, Translation]], explained: set[str], said: Said) -> Iterator[float]:
    """Yield what each word weighs; Chinese that another sentence's words explain as well weighs nothing."""
    han, chinese = said.han, said.chinese
    for word, row in own:
        if word in said.words:
            yield KEPT
            continue
        missed = math.exp(-row.rate * han)
        here = [form for form in row.forms if form in chinese]
        if not here:
            yield min(math.log((1 - row.share) / missed), 0.0)
        elif not explained.issuperset(here):
            yield max(math.log(row.share / (1 - missed)), 0.0)
