"""Whether a suspect is a misspelling, by its document, the lists and the other documents."""

from __future__ import annotations

from collections import Counter

from termlint.survey import Survey
from termlint.survey.corrections import (
    FAMOUS,
    TIMES,
    Correction,
    from_lists,
    from_text,
    in_case_of,
    is_slip,
    nearest,
)
from termlint.survey.frequent import OFTEN, Frequent
from termlint.survey.suspects import Suspect

AUTHORS_CHOICE = 3
OVERWHELMING = 20
SLIPS = 8
LISTED = 4
"""A word that stands so often is its author's, unless the other stands so many times as often; sooner if
letters are only swapped or doubled, or if the lists know the other."""

WELL_KNOWN = 10
"""A word that stands so many times as often as an identifier near it is what that means too."""

SHORTEST = 6
LONG = 8
"""Other documents say nothing on words of fewer letters, and little on words that are not long."""


def meant(suspect: Suspect, here: int, text: Frequent, survey: Survey) -> Correction | None:
    """Return what a suspect means by its document or the lists."""
    words = survey.lexicon.words
    found = from_text(suspect, here, text, words)
    if found is None or found.distance > 1:
        listed = from_lists(suspect, survey.prose, text, survey.lexicon)
        found = listed if listed and not (found and listed.distance > 1) else found
    if found is None:
        return None
    word, other = suspect.folded, found.text.lower()
    # In code or a link too: a name, or somebody's identifier, unless it is a plain slip.
    famous = words.documents(other) >= FAMOUS or found.seen >= WELL_KNOWN * text.counts[word]
    if text.counts[word] > here and not (is_slip(word, other) and famous):
        return None
    cased = in_case_of(found.text, suspect.text, survey.written, survey.lexicon)
    return found._replace(text=cased, listed=words.documents(other) > 0)


def from_project(word: str, here: int, project: Frequent) -> Correction | None:
    """Return what a word means by the other documents."""
    found = nearest(word, here, project)
    if found is None or found.distance > 1 or found.seen < max(OFTEN, TIMES * here):
        return None
    if word[0].isupper() != found.text[0].isupper():
        return None
    return found if is_slip(word.lower(), found.text.lower()) or len(word) >= LONG else None


def is_chosen(word: str, in_document: int, in_all: int, found: Correction, totals: Counter[str]) -> bool:
    """Tell whether a word stands so often that its author means it; never a slip in a long common word."""
    if found.sure and found.listed and found.text.islower() and len(found.text) >= 8:
        return False
    if not found.seen:
        least = AUTHORS_CHOICE if word[0].isupper() and not found.sure else 2 * AUTHORS_CHOICE
        return in_all >= least and totals[found.text.lower()] < OVERWHELMING * in_all
    slip = found.distance == 1 and is_slip(word.lower(), found.text.lower())
    times = LISTED if found.listed and found.distance == 1 else SLIPS if slip else OVERWHELMING
    return in_document >= AUTHORS_CHOICE and found.seen < times * in_document
