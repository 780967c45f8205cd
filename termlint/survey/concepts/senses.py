"""Terms whose gloss shows that a word was translated in another sense: 权力定律（power law）.

Without the gloss 权力 may be meant. With it, the termbase tells what the English is, and none of its
renderings has the sense.
"""

from __future__ import annotations

from collections.abc import Iterator

from termlint.lexicon.terms import Concept, squash
from termlint.survey import Gloss, Survey

TERMS = 4
"""How many different terms a text must have for an everyday word (时代) to be judged by its gloss alone."""

AFTER = 4
"""The most code points between such a word and the bracket: what the other words of the term may take."""


def find_senses(survey: Survey) -> Iterator[tuple[int, int, Concept]]:
    """Yield (start, end of the Chinese, concept) for each gloss of a term that is translated so."""
    for gloss in survey.glosses:
        concepts = survey.lexicon.terms.by_english.get(squash(gloss.english), ())
        if len(concepts) == 1 and (start := _start(survey, gloss, concepts[0])) >= 0:
            yield start, gloss.end, concepts[0]


def _start(survey: Survey, gloss: Gloss, concept: Concept) -> int:
    """Return where the first word in another sense begins, -1 if there is none."""
    chinese = survey.simplified.prose[max(gloss.start - AFTER, 0) : gloss.end]
    known = [survey.fold(one.chinese) for one in concept.renderings]
    alone = " " not in gloss.english and "-" not in gloss.english
    if any(chinese.endswith(one) for one in known) or (alone and len(survey.terms) < TERMS):
        return -1
    senses = [
        one for one in survey.lexicon.senses.of(gloss.english) if not any(one in text for text in known)
    ]
    places = [chinese.rfind(one) for one in senses if one in chinese[-AFTER - len(one) :]]
    return gloss.end - len(chinese) + min(places) if places else -1
