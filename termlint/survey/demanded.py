"""English terms of the termbases in an original, for which its translation should have a rendering."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from termlint.bitext import Bitext, Pair, Side
from termlint.bitext.joined import Joined
from termlint.lazily import lazily
from termlint.lexicon import Lexicon
from termlint.lexicon.terms import Concept, squash
from termlint.survey.terms import EnglishHit, find_english
from termlint.survey.words import find_words

_IDIOM = lazily(
    r"\b(?:(?:pay(?:s|ing)?|paid|draws?|call(?:s|ed)?) (?:\w+ )?attention|attention to detail"
    r"|by the same token|(?:carr(?:y|ies|ied)|lends?|gives?|gave) (?:\w+ )?weight)\b",
    re.IGNORECASE,
)


def own_demands(bitext: Bitext) -> Iterator[tuple[Pair, EnglishHit]]:
    """Yield one (pair, term) for each term of the project's termbase in the original of a pair.

    Without such a termbase the originals are not searched at all.
    """
    if bitext.lexicon.terms.own:
        yield from ((pair, hit) for pair, hits in demands(bitext) for hit in hits if hit.concepts[0].own)


def known_demands(bitext: Bitext) -> Iterator[tuple[Pair, EnglishHit]]:
    """Yield one (pair, term) for each term that only termlint's own termbase has."""
    yield from ((pair, hit) for pair, hits in demands(bitext) for hit in hits if not hit.concepts[0].own)


@lru_cache(maxsize=1)
def demands(bitext: Bitext) -> tuple[tuple[Pair, tuple[EnglishHit, ...]], ...]:
    """Return (pair, terms) for each pair whose original has terms; cached, since several rules need them."""
    pairs = [pair for pair in bitext.prose_pairs if pair.target.han]
    found = demanded([pair.source for pair in pairs], bitext.lexicon)
    return tuple((pairs[at], hits) for at, hits in found)


def demanded(sources: Sequence[Side], lexicon: Lexicon) -> Iterator[tuple[int, tuple[EnglishHit, ...]]]:
    """Yield (index of an original, its terms) for each original that has any; of terms that overlap, the
    longest. All originals are searched as one text.
    """
    joined = Joined([_without_idioms(source.visible) for source in sources])
    hits = find_english(find_words(joined.text), joined.text, lexicon.terms)
    for at, here in joined.divided(hits, lambda hit: hit.start):
        if asked := tuple(_asked(here)):
            yield at, asked


def _without_idioms(text: str) -> str:
    """Return a text with spaces in place of idioms that hold a word of the termbase: pay attention to."""
    return _IDIOM.sub(lambda match: " " * len(match[0]), text)


def _asked(hits: Iterable[EnglishHit]) -> Iterator[EnglishHit]:
    """Yield the hits in one original, each term once, with the project's concepts alone if there are any."""
    seen: set[str] = set()
    for hit in hits:
        own = tuple(one for one in hit.concepts if one.own) or hit.concepts
        key = squash(hit.english)
        if key not in seen and not any(_is_other(hit.english, one) for one in own):
            seen.add(key)
            yield hit._replace(concepts=own)


def _is_other(written: str, concept: Concept) -> bool:
    """Return True if the text has a word of the same letters as an acronym (it, IT) or as a name that stays
    English (a transformer station, Transformer).
    """
    english = concept.english
    if english.isupper():
        return not written.rstrip("s").isupper()
    kept = concept.keeps_english and not any(one.is_good for one in concept.renderings)
    return kept and english[0].isupper() and written.islower()


def has_rendering(target: Side, hit: EnglishHit) -> bool:
    """Return True if the translation has a good rendering of the term in any sense, or may keep the English
    and does.
    """
    renderings = [one.chinese for concept in hit.concepts for one in concept.renderings if one.is_good]
    if any(one in target.raw for one in renderings):
        return True
    tight = "".join(target.raw.split())
    if any("".join(one.split()) in tight for one in renderings):
        return True
    return any(concept.keeps_english for concept in hit.concepts) and has_english(target, hit)


def wanted(hit: EnglishHit) -> tuple[str, ...]:
    """Return the renderings to suggest, best first, without the English itself."""
    forms = (form for one in hit.concepts for form in one.right("zh-CN") if form != one.english)
    return tuple(dict.fromkeys(forms))


def has_english(target: Side, hit: EnglishHit) -> bool:
    """Return True if the translation has the English term, in any letter case, singular or plural in s."""
    return squash(hit.english).rstrip("s") in squash("".join(target.raw.split()))
