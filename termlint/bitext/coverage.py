"""How much of an English sentence a translation contains: by its words' usual Chinese, names, figures, code.

Each word counts independently. Its weight is a log-likelihood ratio: how much likelier it is to find, or not
to find, its usual Chinese if the sentence was translated than by chance.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from termlint.bitext.figures import Value
from termlint.bitext.links import core
from termlint.bitext.once import once
from termlint.bitext.sentences import ENDS
from termlint.bitext.side import Side, count_han
from termlint.lazily import lazily
from termlint.lexicon.scripts import Scripts
from termlint.lexicon.translations import Translation, Translations, stem

KEPT = 1.5
"""Log-odds for an English word that stands in the translation unchanged."""

SHORTEST_CODE = 3
"""Least length, in code points, of a piece of code: a shorter one occurs in other words by chance."""

QUOTES = "\"'{}()[]"
"""What may surround a piece of code on one side only."""

_WORD = lazily(r"[A-Za-z]{2,}")
_NAME = lazily(r"[A-Za-z](?:(?<![A-Za-z].)[a-z]*+[A-Z0-9_][A-Za-z0-9_.+-]*[A-Za-z0-9_]|[A-Z]+\b)")


def words_of(source: Side) -> dict[str, None]:
    """Return the stems of the English words of a side, each once, in order."""
    return dict.fromkeys(stem(word) for word in _WORD.findall(source.visible.lower()))


def identifiers_of(source: Side) -> list[str]:
    """Return the pieces of code of a side that nobody translates, in lower case: one word of ASCII each."""
    words = [one.strip(QUOTES).lower() for one in source.code if one.isascii() and len(one.split()) == 1]
    return [one for one in words if len(one) >= SHORTEST_CODE]


class Evidence(NamedTuple):
    """The evidence that a sentence was translated, and that it was not.

    ``said``, ``unsaid``: sums of the weights of its words, for and against, both positive. ``kept``,
    ``lacking``: numbers of its names, figures and links that the translation has, or has not. ``quoted``: how
    many kept ones are code, figures or links, which rarely occur by chance; ``unquoted``: how many lacking
    ones are code that nobody translates.
    """

    said: float
    unsaid: float
    kept: int
    lacking: int
    quoted: int = 0
    unquoted: int = 0

    @property
    def repeats(self) -> bool:
        """Whether the sentence has next to nothing that the other sentences do not have as well."""
        return self.said + self.unsaid < 1 and not self.lacking


class Said(NamedTuple):
    """A stretch of a translation, ready to be searched.

    ``chinese``: its text in simplified characters; ``latin``: its raw text in lower case without white space;
    ``words``: the stems of its Latin words; ``signs``: its number of Han characters.
    """

    chinese: str
    latin: str
    words: set[str]
    signs: int

    @property
    def han(self) -> int:
        """The number of Han characters, at least 1."""
        return self.signs or 1

    @classmethod
    def of(cls, raw: str, chinese: str) -> Said:
        """Return a raw stretch ready to be searched; ``chinese`` is its text in simplified characters."""
        small = raw.lower()
        words = {stem(word) for word in _WORD.findall(small)}
        return cls(chinese, "".join(small.split()), words, count_han(chinese))

    @classmethod
    def together(cls, parts: Sequence[Said]) -> Said:
        """Return consecutive stretches as one."""
        chinese, latin, words, signs = zip(*parts, strict=True)
        return cls("".join(chinese), "".join(latin), set().union(*words), sum(signs))


class Translated:
    """A translation to be searched for sentences: ``whole``, and ``windows`` of two adjacent sentences."""

    def __init__(self, target: Side, scripts: Scripts) -> None:
        text = target.opened.translate(scripts.to_simplified)
        cuts = [0, *(match.end() for match in ENDS.finditer(text)), len(text)]
        cuts = [one for at, one in enumerate(cuts) if not at or text[cuts[at - 1] : one].strip()]
        parts = [Said.of(target.raw[start:end], text[start:end]) for start, end in pairwise(cuts)]
        self.whole = Said.together(parts) if parts else Said.of(target.raw, text)
        self.windows = [Said.together(both) for both in pairwise(parts)] or [self.whole]
        self.sentences = max(len(parts), 1)
        self._target = target

    def told(self, row: Translation) -> Translation:
        """Return the translation of a word with those of its Chinese forms that stand anywhere in this one:
        the others need not be looked for in each of its windows.
        """
        share, rate, forms = row
        chinese = self.whole.chinese
        return Translation(share, rate, tuple([form for form in forms if form in chinese]))

    @once
    def figures(self) -> frozenset[Value]:
        """The values that its figures and words may have."""
        return self._target.figures.values | self._target.figures.words

    @once
    def links(self) -> set[str]:
        """The keys of the pages that it links to."""
        return {*map(core, self._target.links)}

    def has(self, sentence: Sentence, others: Iterable[Sentence] = ()) -> Iterator[bool]:
        """Yield for each figure and link of a sentence whether the translation has it; those that one of the
        others has as well are left out.
        """
        sides = [one.side for one in others]
        if written := sentence.side.figures.written:
            known = {value for side in sides for value in side.figures.values}
            new = (figure.values for figure in written if figure.values.isdisjoint(known))
            yield from (not values.isdisjoint(self.figures) for values in new)
        if links := sentence.side.links:
            pages = {core(link) for side in sides for link in side.links}
            yield from (page in self.links for page in map(core, links) if page not in pages)


class Sentence:
    """An English sentence, with its words and names."""

    def __init__(self, raw: str) -> None:
        self.side = Side(raw)
        self._rows: dict[str, Translation] | None = None
        self._forms: frozenset[str] | None = None

    @once
    def size(self) -> int:
        """Its length in code points, without addresses and white space."""
        return len("".join(self.side.opened.split()))

    @once
    def words(self) -> dict[str, None]:
        """The stems of its words, each once."""
        return words_of(self.side)

    @once
    def names(self) -> dict[str, None]:
        """Its names and pieces of code in lower case, each once; a word with one capital may be no name."""
        return dict.fromkeys([*(one.lower() for one in _NAME.findall(self.side.visible)), *self.code])

    @once
    def code(self) -> list[str]:
        """Its pieces of code without white space, in lower case."""
        return ["".join(one.lower().split()) for one in self.side.code]

    @once
    def identifiers(self) -> list[str]:
        """Its pieces of code that nobody translates, in lower case; see `identifiers_of`."""
        return identifiers_of(self.side)

    def rows(self, known: Translations) -> dict[str, Translation]:
        """Return its words whose Chinese is known, each with its translation.

        The result is kept: all calls must pass the same table.
        """
        if self._rows is None:
            self._rows = {word: row for word in self.words if (row := known.of(word))}
        return self._rows

    def forms(self, known: Translations) -> frozenset[str]:
        """Return the Chinese forms of all its words. The result is kept, as that of `rows`."""
        if self._forms is None:
            self._forms = frozenset(chain.from_iterable([row.forms for row in self.rows(known).values()]))
        return self._forms

    def evidence(self, others: Iterable[Sentence], translated: Translated, known: Translations) -> Evidence:
        """Return the evidence from the words and names that none of the other sentences has.

        Words are weighed in the two adjacent sentences of the translation where their sum is greatest.
        """
        others = [one for one in others if one is not self]
        words = {*chain.from_iterable(one.words for one in others)}
        names = {*chain.from_iterable(one.names for one in others)}
        own = [(word, translated.told(row)) for word, row in self.rows(known).items() if word not in words]
        explained = set().union(*(one.forms(known) for one in others))
        weights = max([weights_of(own, explained, said) for said in translated.windows], key=sum)
        latin = translated.whole.latin
        there = {name: name in latin for name in _without(self.names, names)}
        quoted = [*translated.has(self, others)]
        kept = sum(there.values()) + sum(quoted)
        return Evidence(
            sum(one for one in weights if one > 0),
            -sum(one for one in weights if one < 0),
            kept,
            len(there) + len(quoted) - kept,
            sum(quoted) + sum(there.get(one, False) for one in self.code if len(one) >= SHORTEST_CODE),
            sum(one not in latin for one in _without(self.identifiers, names)),
        )


def _without(names: Iterable[str], others: set[str]) -> Iterator[str]:
    """Yield the names that none of the others is or contains."""
    return (name for name in names if not any(name in other for other in others))


def weights_of(own: Iterable[tuple[str, Translation]], explained: set[str], said: Said) -> list[float]:
    """Return the log-odds of each word, except one whose Chinese may render other words (``explained``)."""
    chinese, _, kept, _ = said
    han, weights = said.han, []
    for word, (share, rate, forms) in own:
        if word in kept:
            weights.append(KEPT)
            continue
        here = [form for form in forms if form in chinese]
        if not here:
            weights.append(min(math.log((1 - share) / math.exp(-rate * han)), 0.0))
        elif not explained.issuperset(here):
            weights.append(max(math.log(share / (1 - math.exp(-rate * han))), 0.0))
    return weights
