"""Combines a project's termbase with ours: what it decides, and what ours knows of what it rejects."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path

from msgspec.structs import replace

from termlint.lexicon.terms import (
    Concept,
    Concepts,
    Rendering,
    Terms,
    flagged,
    our_concepts,
    own_concepts,
    squash,
)

SUPERSEDED = "superseded"
"""The note of a rendering of ours that the project's termbase replaces: it lists the concept without it."""

USUAL = "usual"
"""The note of a rendering that our tables prefer: longer terms are built from it (最大池化)."""

UNLISTED = "unlisted"
"""The note of a rendering of the project's that is in none of our tables: it may be an everyday word."""


def load_terms(seeds: Path, termbases: tuple[Path, ...] = ()) -> Terms:
    """Read ``seeds/terms/*.csv`` and the project's termbases."""
    own = tuple(concept for path in termbases for concept in own_concepts(path))
    tables = sorted((seeds / "terms").glob("*.csv"))
    ours = tuple(concept for path in tables for concept in our_concepts(path))
    listed = {rendering.chinese for concept in ours for rendering in concept.renderings} if own else ()
    own = tuple(_marked(concept, listed) for concept in own)
    return Terms(decide(own, ours), Terms(informed(own, ours))) if own else Terms(ours)


def _marked(concept: Concept, listed: Container[str]) -> Concept:
    """Return a concept whose renderings that are not listed are noted `UNLISTED`."""
    renderings = (
        one if one.chinese in listed else replace(one, note=f"{one.note} {UNLISTED}".lstrip())
        for one in concept.renderings
    )
    return replace(concept, renderings=tuple(renderings))


def decide(own: Concepts, ours: Concepts) -> Concepts:
    """Return the project's concepts, then those of ours that its termbase does not contain."""
    replaced = _replaced(own, ours)
    taken = {other for others in replaced.values() for other in others}
    return (*(_decided(*pair) for pair in replaced.items()), *(one for one in ours if one not in taken))


def informed(own: Concepts, ours: Concepts) -> Concepts:
    """Return the project's concepts, with notes from our tables added to their renderings."""
    return tuple(_noted(concept, others) for concept, others in _replaced(own, ours).items())


def _replaced(own: Concepts, ours: Concepts) -> Mapping[Concept, Concepts]:
    """Return our concepts that each of the project's replaces: without a sense, all of the same English."""
    by_key: dict[str, Concepts] = {}
    for other in ours:
        key = squash(other.english)
        by_key[key] = (*by_key.get(key, ()), other)
    return {
        concept: tuple(
            other
            for other in by_key.get(squash(concept.english), ())
            if not concept.sense or concept.sense == other.sense
        )
        for concept in own
    }


def _decided(concept: Concept, others: Concepts) -> Concept:
    """Return a project's concept with the renderings of ours that it replaces added as deprecated.

    None are added if an English word has several senses: which of them the project decided is not known.
    Nor is one that contains a rendering of the project's, or is part of one: 基准测试, 基准.
    """
    listed = {rendering.chinese for rendering in concept.renderings}
    aside = tuple(
        Rendering(one.chinese, "deprecated", one.locale, f"{SUPERSEDED} {one.note}".rstrip())
        for other in (others if len(others) == 1 else ())
        for one in other.renderings
        if not any(one.chinese in own or (own and own in one.chinese) for own in listed)
        and concept.right(one.locale)
    )
    variants = {*concept.variants, *(name for other in others for name in other.variants)}
    return replace(concept, renderings=(*concept.renderings, *aside), variants=tuple(sorted(variants)))


def _noted(concept: Concept, others: Concepts) -> Concept:
    """Return a project's concept whose renderings are noted ``ambiguous`` or ``usual`` where ours are."""
    known = {one.chinese: one for other in others for one in other.renderings}
    renderings = []
    for rendering in concept.renderings:
        same = known.get(rendering.chinese)
        unclear = "ambiguous" if len(others) > 1 or (same and flagged(same.note, "ambiguous")) else ""
        usual = USUAL if same and same.status == "preferred" else ""
        renderings.append(replace(rendering, note=" ".join([rendering.note, unclear, usual]).strip()))
    return replace(concept, renderings=tuple(renderings))
