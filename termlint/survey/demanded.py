"""English terms of the termbases in an original: what its translation should have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from termlint.bitext import Bitext, Pair, Side
from termlint.bitext.joined import Joined
from termlint.lexicon import Lexicon
from termlint.lexicon.terms import squash
from termlint.survey.terms import EnglishHit, find_english
from termlint.survey.words import find_words


def own_demands(bitext: Bitext) -> Iterator[tuple[Pair, EnglishHit]]:
    """Yield the terms of the project's termbase that stand in originals, with their pairs.

    Without such a termbase the originals are not searched at all.
    """
    if bitext.lexicon.terms.own:
        yield from ((pair, hit) for pair, hits in demands(bitext) for hit in hits if hit.concepts[0].own)


def known_demands(bitext: Bitext) -> Iterator[tuple[Pair, EnglishHit]]:
    """Yield the terms that only termlint's own termbase has, with their pairs."""
    yield from ((pair, hit) for pair, hits in demands(bitext) for hit in hits if not hit.concepts[0].own)


@lru_cache(maxsize=1)
def demands(bitext: Bitext) -> tuple[tuple[Pair, tuple[EnglishHit, ...]], ...]:
    """Return the pairs whose originals have terms, with the terms; several rules ask for them."""
    pairs = [pair for pair in bitext.prose_pairs if pair.target.han]
    found = demanded([pair.source for pair in pairs], bitext.lexicon)
    return tuple((pairs[at], hits) for at, hits in found)


def demanded(sources: Sequence[Side], lexicon: Lexicon) -> Iterator[tuple[int, tuple[EnglishHit, ...]]]:
    """Yield the terms that stand in originals, the longest of those that overlap, with the index of each
    original that has any. All are searched at once.
    """
    joined = Joined([source.visible for source in sources])
    hits = find_english(find_words(joined.text), joined.text, lexicon.terms)
    for at, here in joined.divided(hits, lambda hit: hit.start):
        if asked := tuple(_asked(here)):
            yield at, asked


def _asked(hits: Iterable[EnglishHit]) -> Iterator[EnglishHit]:
    """Yield what the hits in one original ask for, each once."""
    seen: set[str] = set()
    for hit in hits:
        own = tuple(one for one in hit.concepts if one.own) or hit.concepts
        key = squash(hit.english)
        if key not in seen and not any(_is_other(hit.english, one.english) for one in own):
            seen.add(key)
            yield hit._replace(concepts=own)


def _is_other(written: str, english: str) -> bool:
    """Tell a word from an acronym of the same letters: it, IT."""
    return english.isupper() and not written.rstrip("s").isupper()


def has_rendering(target: Side, hit: EnglishHit) -> bool:
    """Tell whether the translation has a good rendering of the term in any sense, or may keep the English."""
    renderings = [one.chinese for concept in hit.concepts for one in concept.renderings if one.is_good]
    if any(one in target.raw for one in renderings):
        return True
    said = "".join(target.raw.split())
    if any("".join(one.split()) in said for one in renderings):
        return True
    return any(concept.keeps_english for concept in hit.concepts) and has_english(target, hit)


def wanted(hit: EnglishHit) -> tuple[str, ...]:
    """Return the renderings to choose from, best first; none where the English stays."""
    forms = (form for one in hit.concepts for form in one.right("zh-CN") if form != one.english)
    return tuple(dict.fromkeys(forms))


def has_english(target: Side, hit: EnglishHit) -> bool:
    """Tell whether the translation has the English term, in whatever letter case."""
    return squash(hit.english).rstrip("s") in squash("".join(target.raw.split()))
