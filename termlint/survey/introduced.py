"""What a document's own glosses say of its terms: which rendering stands for which concept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from termlint.lexicon.terms import Concept, singular, squash
from termlint.survey import Gloss, Survey

Introduction = tuple[Concept, str]
"""A concept and the rendering that a gloss gives for it."""

SHORTEST = 4
"""The fewest code points of a rendering that is known by standing elsewhere too."""

MOST, FEW = 500, 20
"""How many glosses of a document are looked for elsewhere, and how many are asked for their words."""


def find_introductions(survey: Survey, forms: Mapping[Concept, set[str]]) -> Iterator[Introduction]:
    """Yield what the glosses introduce; last, what only the words of a gloss tell.

    ``forms`` are the renderings that stand here, by concept.
    """
    here = defaultdict(set, {concept: {*texts} for concept, texts in forms.items()})
    unclear: dict[Introduction, Gloss] = {}
    for gloss in survey.glosses:
        if concept := _meant(survey, gloss):
            if gloss.sure:
                here[concept].add(gloss.chinese)
                yield concept, gloss.chinese
            else:
                unclear.setdefault((concept, gloss.chinese), gloss)
    yield from _settled(survey, unclear, here)


def _settled(
    survey: Survey, unclear: dict[Introduction, Gloss], here: defaultdict[Concept, set[str]]
) -> Iterator[Introduction]:
    """Yield what glosses mean that do not tell where their Chinese begins: the text tells it, or the words.

    The words are asked only where the concept has another rendering here that looks like what stands before
    the bracket, and of few glosses: asking loads the segmenter.
    """
    left = []
    for (concept, chinese), gloss in islice(unclear.items(), MOST):
        if not concept.renderings and _begins_there(survey.prose, gloss):
            here[concept].add(chinese)
            yield concept, chinese
        else:
            left.append((concept, gloss))
    like = ((concept, gloss) for concept, gloss in left if _is_like(gloss.chinese, here[concept]))
    for concept, gloss in islice(like, FEW):
        chinese = _told_by_words(survey, gloss)
        if chinese and not any(one in chinese or chinese in one for one in here[concept]):
            yield concept, chinese


def _meant(survey: Survey, gloss: Gloss) -> Concept | None:
    """Return the concept that a gloss names; one that no termbase has needs two words of English."""
    concepts = survey.lexicon.terms.by_english.get(squash(gloss.english), ())
    if len(concepts) == 1:
        return concepts[0]
    several = _WORDS.fullmatch(gloss.english)
    return _unlisted(singular(gloss.english.lower())) if several and not concepts else None


_WORDS = re.compile(r"[A-Za-z'’]+(?:[ -][A-Za-z0-9'’]+)+")


@lru_cache(maxsize=4096)
def _unlisted(english: str) -> Concept:
    """Return the concept of a term that no termbase has: one and the same wherever it is glossed."""
    return Concept(english, "", ())


def _begins_there(prose: str, gloss: Gloss) -> bool:
    """Tell whether the Chinese of a gloss begins where it seems to, though nothing there makes it sure: it
    stands elsewhere behind another character, and is no longer than its English, of
    several words, lets expect.
    """
    words = gloss.english.replace("-", " ").split()
    if " " not in gloss.english or not SHORTEST <= len(gloss.chinese) <= 2 + 2 * len(words):
        return False
    before, at = prose[gloss.start - 1 : gloss.start], prose.find(gloss.chinese)
    while at >= 0 and prose[at - 1 : at] == before:
        at = prose.find(gloss.chinese, at + len(gloss.chinese))
    return at >= 0


def _is_like(run: str, others: set[str]) -> bool:
    """Tell whether a run may end in another form of one of these: it has two of its characters, and does not
    end in any of them.
    """
    return any(len({*other} & {*run}) > 1 for other in others) and not run.endswith((*others,))


def _told_by_words(survey: Survey, gloss: Gloss) -> str:
    """Return the Chinese of a gloss if its words tell where that begins, else nothing."""
    from termlint.survey.boundaries import SURE, find_boundary  # which loads the segmenter and a table

    found = find_boundary(survey.prose, gloss, survey.lexicon)
    clear = found is not None and found.close and found.score >= SURE
    return survey.prose[found.start : gloss.end] if found is not None and clear else ""
