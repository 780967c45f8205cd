"""What the project rules find, by path: the verdict on each world, kept in the cache topic by topic."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache, partial
from hashlib import blake2b
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from termlint.config.paths import here
from termlint.model import Finding, Told
from termlint.run.cache import Cache, Lost, Part
from termlint.run.job import code_state
from termlint.run.results import Key, Results, decoded, recalled
from termlint.telling.failures import Failures

if TYPE_CHECKING:
    from termlint.engine import Topic
    from termlint.run.verdict import Judged, Members

_KEYS = msgspec.msgpack.Decoder(dict[str, Key])
_FINDINGS = msgspec.msgpack.Decoder(tuple[Finding, ...])


class Before(NamedTuple):
    """An earlier verdict: the keys of its documents, encoded and decoded, and its findings in some files."""

    encoded: bytes | None = None
    keys: Mapping[str, Key] = MappingProxyType({})
    topics: frozenset[Topic] = frozenset()
    parts: tuple[Part, ...] = ()


class Court:
    """Gives the verdicts on the worlds of a run.

    Args:
        store: the cache, which has the earlier verdicts; None for none.
        failures: notes the rules that fail: a verdict without one of them is not cached.
        trusting: whether to use the earlier verdicts.
    """

    def __init__(self, store: Cache | None, failures: Failures, *, trusting: bool = True) -> None:
        self._store = store
        self._failures = failures
        self._trusting = trusting

    def agreed(
        self, results: Results, roots: Mapping[str, str], reported: Collection[str] | None
    ) -> dict[str, list[Finding]]:
        """Return the findings of the project rules, by path: in the files in ``reported``, None for all.

        Documents are compared within one world only: the same root, both or neither in traditional script.

        Raises:
            Lost: if the cache lacks some of what it knows of.
        """
        from termlint.engine import written
        from termlint.read import escapes_of

        by_path: dict[str, list[Finding]] = {}
        escapes = lru_cache(maxsize=None)(escapes_of)
        for (root, traditional), paths in _worlds(results, roots).items():
            described = f"{code_state()}\0{here()}\0{root}\0{traditional}"
            world = blake2b(described.encode("utf-8", "surrogatepass"), digest_size=16).digest()
            for finding in self._found(world, _members(paths, results), reported):
                by_path.setdefault(finding.path, []).append(written(finding, escapes(finding.path)))
        return by_path

    def _found(self, world: bytes, members: Members, reported: Collection[str] | None) -> Iterator[Finding]:
        """Yield the findings in a world, topic by topic."""
        from termlint.registry import rules
        from termlint.run.verdict import Judged, Known, update

        now, sound = msgspec.msgpack.encode(members.keys), self._failures.noted
        before = self._before(world, now, reported)
        if before.encoded == now:
            judged = Judged((), {})
        else:
            known, recall = Known(before.keys, before.topics), partial(recalled, store=self._store, kind=Told)
            judged = update(known, members, rules(), recall, self._failures.guard)
            if self._store and self._failures.noted == sound:
                self._store.judge(world, before.encoded, now, judged.topics, _parts(judged))
        yield from _joined(before, judged, reported)

    def _before(self, world: bytes, now: bytes, reported: Collection[str] | None) -> Before:
        """Return the earlier verdict with its findings in the files in ``reported``, in all if that is None.

        Its documents and topics are read only if they are not those of ``now``.
        """
        store = self._store
        if not (store and self._trusting):
            return Before()
        with store.steady():
            encoded = store.world(world)
            if encoded is None:
                return Before()
            parts = tuple(store.parts(world, reported))
            if encoded == now:
                return Before(encoded, parts=parts)
            keys = decoded(encoded, _KEYS)
            return Before(encoded, keys, frozenset(store.topics(world)), parts) if keys else Before()


def _worlds(results: Results, roots: Mapping[str, str]) -> dict[tuple[str, bool], list[str]]:
    """Return the files with facts by the root and the script of their world."""
    worlds: dict[tuple[str, bool], list[str]] = {}
    for path, held in results.held.items():
        if held.brief.topics:
            worlds.setdefault((roots[path], held.brief.script == "hant"), []).append(path)
    return worlds


def _members(paths: list[str], results: Results) -> Members:
    from termlint.run.verdict import Members

    return Members(
        {path: results.held[path].key for path in paths}, results.of, partial(results.on, paths=paths)
    )


def _parts(judged: Judged) -> list[Part]:
    """Return new findings as they are cached: by topic and file."""
    parts: list[Part] = []
    for topic, findings in judged.found.items():
        by_path: dict[str, list[Finding]] = {}
        for finding in findings:
            by_path.setdefault(finding.path, []).append(finding)
        parts += (Part(path, topic, msgspec.msgpack.encode(some)) for path, some in by_path.items())
    return parts


def _joined(before: Before, judged: Judged, reported: Collection[str] | None) -> Iterator[Finding]:
    """Yield the findings of an earlier verdict and those that were judged anew, in order of topics."""
    anew = judged.topics
    found = [
        (part.topic, _decoded(part)) for part in before.parts if anew is not None and part.topic not in anew
    ]
    for _, findings in sorted((*found, *judged.found.items()), key=lambda one: one[0]):
        yield from (one for one in findings if reported is None or one.path in reported)


def _decoded(part: Part) -> tuple[Finding, ...]:
    """Return the findings of a part of a verdict.

    Raises:
        Lost: if they are damaged.
    """
    findings = decoded(part.value, _FINDINGS)
    if findings is None:
        raise Lost
    return findings
