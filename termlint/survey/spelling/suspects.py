"""Latin words that may be misspelled: unknown ones, and some that lists have as names or rare words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.lexicon import Lexicon
from termlint.lexicon.words import Words
from termlint.survey.words import Kind, Word

SHORTEST, LONGEST = 4, 40
"""The lengths of a suspect, in letters: shorter words have too many neighbours, longer ones are data."""

CAPITALS = 7
"""The fewest letters of a suspect in capitals; shorter ones are acronyms."""

_PART = lazily(r"[A-Za-zÀ-ɏ]+")
_LETTERED = lazily(r".*[a-z][A-Z]")

_HAN = lazily("[㐀-鿿]")  # the same pattern as in other modules, so it is compiled once
_NAME_BEFORE = lazily(r"([A-Z][a-z]*)\.? ?$")
_NAME_AFTER = lazily(r" (?:[A-Z]\. )?([A-Z][a-z]+)")
_INITIAL_AFTER = lazily(r", [A-Z]\.")
_THING = 100
"""How many documents make a word beside a suspect an ordinary word and no given name or surname."""

_WORD_BEFORE = lazily(r"(?<![A-Za-z])([a-z]{3,}) $")
_WORD_AFTER = lazily(r" ([a-z]{3,})(?![A-Za-z])")

_QUOTATION = 60
"""How many code points on either side without a Chinese character make the text around a word foreign."""


class Suspect(NamedTuple):
    """An unknown word at ``start:end``.

    ``compound`` is the whole compound if it is a part of one, else empty. ``named`` is True if it looks like
    part of a person's name, ``foreign`` if no Chinese or an unknown word is near, ``listed`` if a list has it
    as a name, or as a rare word in a compound: then more evidence is needed.
    """

    start: int
    end: int
    text: str
    compound: str
    named: bool
    foreign: bool
    listed: bool

    @property
    def folded(self) -> str:
        """The word in lower case."""
        return self.text.lower()


def find_suspects(words: Sequence[Word], prose: str, lexicon: Lexicon) -> Iterator[Suspect]:
    """Yield every suspect, in order. Identifiers, paths, acronyms and short words are left out."""
    states: dict[str, list[tuple[int, str, bool]]] = {}
    for text, kind in {(word.text, word.kind) for word in words}:
        found = list(_unknown_parts(text, kind, lexicon.words))
        if found := [one for one in found if not _is_entity(one[1], lexicon)]:
            states[text] = found
    for word in words:
        for at, part, listed in states.get(word.text, ()):
            compound = word.text if word.kind == "compound" else ""
            yield _suspect(prose, word.start + at, part, compound, listed, lexicon)


def _unknown_parts(text: str, kind: Kind, words: Words) -> Iterator[tuple[int, str, bool]]:
    """Yield (offset in the word, part, `_is_listed` of it) for each part that is a suspect."""
    if kind == "word":
        if (listed := _is_listed(text, False, words)) is not None:
            yield 0, text, listed
    elif kind == "compound" and "/" not in text and "&" not in text and not words.knows(text):
        for match in _PART.finditer(text):
            if (listed := _is_listed(match.group(), True, words)) is not None:
                yield match.start(), match.group(), listed


def _is_entity(text: str, lexicon: Lexicon) -> bool:
    """Return True if a word with a capital is a name of the table, in any letter case."""
    return not text.islower() and text.lower() in lexicon.entities.kinds


def _is_listed(text: str, joined: bool, lexicon: Words) -> bool | None:
    """Return True if a suspect is known as a name, or as a rare word if ``joined``; None if it is none."""
    if (
        not SHORTEST <= len(text) <= LONGEST
        or (text.isupper() and len(text) < CAPITALS)
        or not text.isascii()
        or _LETTERED.fullmatch(text)
    ):
        return None
    if not lexicon.knows(text):
        return False
    name = text[0].isupper() and not lexicon.knows(text.lower())
    rare = joined and lexicon.is_rare(text.lower())
    return True if name or rare else None


def _suspect(prose: str, start: int, text: str, compound: str, listed: bool, lexicon: Lexicon) -> Suspect:
    end = start + len(text)
    around = prose[max(0, start - _QUOTATION) : end + _QUOTATION]
    foreign = not _HAN.search(around) or _is_beside_unknown(prose, start, end, lexicon.words)
    return Suspect(start, end, text, compound, is_named(prose, start, end, lexicon), foreign, listed)


def _is_beside_unknown(prose: str, start: int, end: int, words: Words) -> bool:
    """Return True if the word before or after is unknown too, as in a French sentence."""
    beside = (_WORD_BEFORE.search(prose[max(0, start - 20) : start]), _WORD_AFTER.match(prose, end))
    return any(match and not words.knows(match[1]) for match in beside)


def is_named(prose: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Return True if a capitalised word is beside one that may be a name: Anna Bakker, no Aftre Effects."""
    if not prose[start].isupper():
        return False
    if _INITIAL_AFTER.match(prose, end):
        return True
    beside = (_NAME_BEFORE.search(prose[max(0, start - 20) : start]), _NAME_AFTER.match(prose, end))
    return any(match and not _is_thing(match[1], lexicon) for match in beside)


def _is_thing(word: str, lexicon: Lexicon) -> bool:
    often = len(word) > 2 and lexicon.words.documents(word.lower()) >= _THING
    return often and word not in lexicon.people.given
