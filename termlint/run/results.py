"""The results for the files of one run: of each its brief, and all of it only once somebody asks.

Of thousands of files that are as they were, a report needs the findings of few, and a verdict their facts.
"""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from zlib import crc32

import msgspec

from termlint.model import Examined, Fact, Script, Told
from termlint.run.cache import Cache, Lost

if TYPE_CHECKING:
    from termlint.engine import Topic

Key = bytes
Kind = TypeVar("Kind")


class Brief(msgspec.Struct, frozen=True, array_like=True):
    """What most runs ask of a result.

    ``asked`` are the opt-in rules whose findings it has, as in `Examined.asked`. ``topics`` and ``leads`` are
    the numbers (`number_of`) of the topics of its facts and of the headings it leads to, as 4 bytes each.
    """

    script: Script
    characters: int
    asked: tuple[str, ...] = ()
    topics: bytes = b""
    leads: bytes = b""

    @classmethod
    def of(cls, examined: Examined) -> Brief:
        """Return the brief of a result."""
        told = {(name, fact.key) for name, facts in examined.facts.items() for fact in facts}
        topics, leads = (number_of(*one) for one in told), (number_of(one) for one in examined.leads)
        asked = tuple(sorted(examined.asked))
        return cls(examined.script, examined.characters, asked, _packed(topics), _packed(leads))


def number_of(*parts: str) -> int:
    """Return a number of 32 bits for a topic or a heading; others may have the same one."""
    return crc32("\0".join(parts).encode("utf-8", "surrogatepass"))


def _packed(numbers: Iterable[int]) -> bytes:
    return b"".join(number.to_bytes(4, "little") for number in sorted(set(numbers)))


def _unpacked(packed: bytes) -> array[int]:
    numbers = array("I")  # of four bytes wherever Python runs
    numbers.frombytes(packed)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


class Held(NamedTuple):
    """The key of a file's result, and its brief."""

    key: Key
    brief: Brief


class Results(Mapping[str, Examined]):
    """The results by path.

    Raises:
        Lost: by whatever asks for results, if the cache has lost one of which it has the brief.
    """

    def __init__(self, store: Cache | None) -> None:
        self.held: dict[str, Held] = {}
        self._store = store
        self._whole: dict[str, Examined] = {}
        self._read: dict[Key, Examined] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)

    def __getitem__(self, path: str) -> Examined:
        return self.of((path,))[path]

    def note(self, read: Mapping[Key, Examined]) -> None:
        """Take results that have been read from the cache already, by key."""
        self._read.update(read)

    def add(self, path: str, held: Held, examined: Examined | None = None) -> None:
        """Add a file; without its result if that is to be read from the cache when it is asked for."""
        self.held[path] = held
        if whole := examined or self._read.get(held.key):
            self._whole[path] = whole

    def of(self, paths: Iterable[str]) -> dict[str, Examined]:
        """Return the results for some of the files."""
        wanted = list(paths)
        stored = self._recalled([path for path in wanted if path not in self._whole], Examined)
        # Under the same key another process, or a file of the same text, may have written other opt-in rules.
        if not all(one.asked.keys() >= {*self.held[path].brief.asked} for path, one in stored.items()):
            raise Lost
        self._whole.update(stored)
        return {path: self._whole[path] for path in wanted}

    def on(
        self, topics: Iterable[Topic] | None, paths: Iterable[str]
    ) -> Iterator[tuple[str, Mapping[str, tuple[Fact, ...]]]]:
        """Yield (path, facts by rule): at least the facts on some topics, all if ``topics`` is None."""
        rules = None if topics is None else self._speaking(topics, paths)
        some = list(paths) if rules is None else list(rules)
        stored = self._recalled([path for path in some if path not in self._whole], Told)
        for path in some:
            told = self._whole.get(path) or stored[path]
            yield path, told.facts if rules is None else told.facts_of(rules[path])

    def _speaking(self, topics: Iterable[Topic], paths: Iterable[str]) -> dict[str, list[str]]:
        """Return the files that may have facts on some topics, with the rules whose facts those are."""
        numbers: defaultdict[str, set[int]] = defaultdict(set)
        for rule, key in topics:
            numbers[rule].add(number_of(rule, key))
        found: defaultdict[str, list[str]] = defaultdict(list)
        for path in paths:
            told = _unpacked(self.held[path].brief.topics)
            for rule, wanted in numbers.items():
                if not wanted.isdisjoint(told):
                    found[path].append(rule)
        return found

    def _recalled(self, paths: Sequence[str], kind: type[Kind]) -> dict[str, Kind]:
        """Return what the cache has of some files' results: all or a part, as ``kind`` says."""
        stored = recalled({self.held[path].key for path in paths}, self._store, kind)
        if not all(self.held[path].key in stored for path in paths):
            raise Lost
        return {path: stored[self.held[path].key] for path in paths}

    def leading_to(self, headings: Iterable[str]) -> dict[str, Examined]:
        """Return the results for the files whose links with a path may lead to one of the headings."""
        wanted = {number_of(heading) for heading in headings}
        return self.of(
            path for path, one in self.held.items() if not wanted.isdisjoint(_unpacked(one.brief.leads))
        )


def recalled(keys: Iterable[Key], store: Cache | None, kind: type[Kind]) -> dict[Key, Kind]:
    """Return the results that the cache has, by key, without those that are damaged.

    ``kind`` is `Examined`, or `Told` for a part of it.
    """
    if not store:
        return {}
    decoder = msgspec.msgpack.Decoder(kind)
    values = store.examined(keys)
    return {key: one for key, value in values.items() if (one := decoded(value, decoder)) is not None}


def decoded(data: bytes, decoder: msgspec.msgpack.Decoder[Kind]) -> Kind | None:
    """Return a decoded cache entry, None if it is damaged: then the result is computed anew."""
    try:
        return decoder.decode(data)
    except (msgspec.MsgspecError, TypeError, ValueError):
        return None
