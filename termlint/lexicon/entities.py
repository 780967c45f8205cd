"""Names of products, models, libraries, organisations … and the letter case that their owners use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from termlint.lazily import lazily
from termlint.lexicon.composed import Composed
from termlint.lexicon.tables import lines, plain, several

_MIXED = lazily(r".*(?:[a-z].*[A-Z]|[A-Z].*[a-z])")
_INNER = lazily(r".*[a-z].*[A-Z]|.*[A-Z]{2}.*[a-z]")


PLURAL = 4
"""Minimum number of letters of an acronym's plural."""

COUNTED = ("term", "standard")
"""The kinds of names that have a plural."""


class EntityRow(msgspec.Struct, frozen=True):
    """A row of ``seeds/entities.csv``.

    ``variants`` are other correct spellings. ``case`` is ``free`` for a name that is also an ordinary word,
    or the name of something else in another letter case: its letter case is never judged. Nor is that of a
    name with ``any``, which is written in several ways: only the spelling of such a name is known.
    """

    name: str
    kind: str
    variants: tuple[str, ...] = ()
    case: Literal["fixed", "free", "any"] = "fixed"


class Entities:
    """Names, looked up regardless of letter case.

    Attributes:
        forms: the correct spellings of a name, by its lower case, the usual one first.
        free: names in lower case that are ordinary words if written like one: NeRF, Nerf.
        plain: the correct spellings of free names that no inner capital distinguishes from a word: Arm, ARM.
        longest: the number of words in the longest name that begins with a word in lower case.
        kinds: the kind of a name, by its lower case.
        capitals: the name that an ordinary word is when capitalised: Apple, Swift.
        spelt: names of which only the spelling is known, not the letter case.
    """

    def __init__(self, entities: list[EntityRow], own: list[str]) -> None:
        free = {entity.name.lower() for entity in entities if entity.case == "free"} - {
            name.lower() for name in own
        }
        self.forms: dict[str, tuple[str, ...]] = {}
        self.kinds = {name.lower(): one.kind for one in entities for name in (one.name, *one.variants)}
        for name in own:
            self._add(name)
        self.spelt = dict.fromkeys(entity.name for entity in entities if entity.case == "any")
        for entity in (entity for entity in entities if entity.case != "any"):
            self._add(entity.name)
            for variant in entity.variants:
                if variant.lower() in self.forms or _INNER.match(variant):
                    self._add(variant)
        self.free = {name for name in free if any(map(_INNER.match, self.forms[name]))}
        self.plain = {name: self.forms.pop(name) for name in free - self.free}
        self.capitals = {name: forms[0] for name, forms in self.plain.items() if forms == (name.title(),)}
        self.longest: dict[str, int] = {}
        for name in self.forms:
            first, words = name.partition(" ")[0], 1 + name.count(" ")
            if words > self.longest.get(first, 0):
                self.longest[first] = words

    def _add(self, name: str) -> None:
        folded = name.lower()
        known = self.forms.get(folded, ())
        if name not in known:
            self.forms[folded] = (*known, name)

    @cached_property
    def by_start(self) -> Mapping[tuple[str, int], dict[str, str]]:
        """Names of one word (letters only) by first letter and length: usual spelling → lower case."""
        found: defaultdict[tuple[str, int], dict[str, str]] = defaultdict(dict)
        capitals = (forms[0] for forms in self.plain.values() if forms[0].isupper())
        usual = (forms[0] for forms in self.forms.values())
        for name in (*usual, *self.capitals.values(), *capitals, *self.spelt):
            if name.isalpha():
                found[name[0].lower(), len(name)][name] = name.lower()
        return found

    @cached_property
    def composed(self) -> Composed:
        """The names of several parts."""
        listed = (name for forms in (*self.forms.values(), *self.plain.values()) for name in forms)
        return Composed((*listed, *self.spelt))

    def is_name(self, text: str) -> bool:
        """Return True if a text is a name in exactly this spelling."""
        return text in self.forms.get(text.lower(), self.plain.get(text.lower(), self.spelt))

    def spellings(self, text: str) -> tuple[str, ...]:
        """Return the correct spellings of a name, or of an acronym's plural in capitals (RFCS)."""
        if (forms := self.forms.get(text.lower())) or not text.isupper():
            return forms or ()
        one = text[:-1]
        plural = len(text) >= PLURAL and text[-1] == "S" and one in self.forms.get(one.lower(), ())
        # With an S added, a protocol is its secure variant (POP3S), and a tool may be another one (DVCS).
        return (one + "s",) if plural and one.isalpha() and self.kinds[one.lower()] in COUNTED else ()

    @classmethod
    def load(cls, seeds: Path, own: tuple[Path, ...] = ()) -> Entities:
        """Read ``seeds/entities.csv`` and the names with capitals in the project's own word lists."""
        table = plain(seeds / "entities.csv", "name,kind,variants,case")
        entities = [
            EntityRow(name, kind, several(variants), case or "fixed")  # type: ignore[arg-type]
            for name, kind, variants, case in table
        ]
        listed = [line for file in own for _, line in lines(file) if _MIXED.match(line)]
        return cls(entities, listed)
