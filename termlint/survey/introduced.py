"""Which rendering a document's own glosses give for which concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from termlint.lazily import lazily
from termlint.lexicon.terms import Concept, singular, squash
from termlint.survey import Gloss, Survey

Introduction = tuple[Concept, str]
"""A concept and the rendering that a gloss gives for it."""

SHORTEST = 4
"""The fewest code points of a rendering whose beginning is accepted because it occurs elsewhere too."""

MOST, FEW = 500, 20
"""How many uncertain glosses of a document are searched for in its text, and how many are segmented."""


def find_introductions(survey: Survey, forms: Mapping[Concept, set[str]]) -> Iterator[Introduction]:
    """Yield the renderings that the glosses introduce; those whose beginning is uncertain come last.

    ``forms`` are the renderings that occur in the document, by concept.
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
    """Yield the introductions of glosses whose beginning is uncertain, where the text or the words settle it.

    The words are segmented only where the document has another rendering of the concept that resembles the
    text before the bracket, and for few glosses, since that loads the segmenter.
    """
    left = []
    for (concept, chinese), gloss in islice(unclear.items(), MOST):
        if not concept.renderings and (_begins_there(survey.prose, gloss) or _fills(survey.prose, gloss)):
            here[concept].add(chinese)
            yield concept, chinese
        else:
            left.append((concept, gloss))
    like = ((concept, gloss) for concept, gloss in left if _is_like(gloss.chinese, here[concept]))
    for concept, gloss in islice(like, FEW):
        chinese = _segmented(survey, gloss)
        if chinese and not any(one in chinese or chinese in one for one in here[concept]):
            yield concept, chinese


def _meant(survey: Survey, gloss: Gloss) -> Concept | None:
    """Return the only concept with the English of a gloss, or None.

    If no termbase has it and it is at least two words, a new concept is made.
    """
    concepts = survey.lexicon.terms.by_english.get(squash(gloss.english), ())
    if len(concepts) == 1:
        return concepts[0]
    several = _WORDS.fullmatch(gloss.english)
    return _unlisted(singular(gloss.english.lower())) if several and not concepts else None


_WORDS = lazily(r"[A-Za-z'’]+(?:[ -][A-Za-z0-9'’]+)+")


@lru_cache(maxsize=4096)
def _unlisted(english: str) -> Concept:
    """Return a concept for a term that no termbase has; cached, so equal English gives the same object."""
    return Concept(english, "", ())


def _begins_there(prose: str, gloss: Gloss) -> bool:
    """Return True if the text confirms an uncertain beginning: the Chinese also occurs behind another
    character, its English is several words, and it has at most two code points per word, plus two.
    """
    words = gloss.english.replace("-", " ").split()
    if " " not in gloss.english or not SHORTEST <= len(gloss.chinese) <= 2 + 2 * len(words):
        return False
    before, at = prose[gloss.start - 1 : gloss.start], prose.find(gloss.chinese)
    while at >= 0 and prose[at - 1 : at] == before:
        at = prose.find(gloss.chinese, at + len(gloss.chinese))
    return at >= 0


def _fills(prose: str, gloss: Gloss) -> bool:
    """Return True if a clause begins with the Chinese and it has two code points for each English word, as
    most terms have: ，数据剪枝（data pruning）.
    """
    words = gloss.english.replace("-", " ").split()
    return prose[gloss.start - 1 : gloss.start] in ("，", "。", "；") and len(gloss.chinese) == 2 * len(words)


def _is_like(run: str, others: set[str]) -> bool:
    """Return True if a run shares at least two characters with one of the others and ends with none of them:
    it may end in a further form of the same term.
    """
    return any(len({*other} & {*run}) > 1 for other in others) and not run.endswith((*others,))


def _segmented(survey: Survey, gloss: Gloss) -> str:
    """Return the Chinese of a gloss from its likeliest beginning if that is trusted, else an empty string."""
    from termlint.survey.boundaries import SURE, find_boundary  # loads the segmenter and a table

    found = find_boundary(survey.prose, gloss, survey.lexicon)
    clear = found is not None and found.close and found.score >= SURE
    return survey.prose[found.start : gloss.end] if found is not None and clear else ""
