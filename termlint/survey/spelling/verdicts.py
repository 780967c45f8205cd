"""Whether a suspect is a misspelling, judged by its document, the lists and the project's other documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from termlint.survey import Survey
from termlint.survey.characters.remarks import is_quoted_so
from termlint.survey.frequent import OFTEN, Frequent
from termlint.survey.spelling.acquainted import meant_here, meant_term
from termlint.survey.spelling.brands import meant_name
from termlint.survey.spelling.coinages import has_other_capital
from termlint.survey.spelling.collocations import find_odd_pairs
from termlint.survey.spelling.corrections import (
    FAMOUS,
    TIMES,
    Correction,
    from_lists,
    from_text,
    in_case_of,
    nearest,
)
from termlint.survey.spelling.identifiers import find_misnomers
from termlint.survey.spelling.likeness import humps, is_made_of, is_slip
from termlint.survey.spelling.misnamed import find_misnamed
from termlint.survey.spelling.mistaken import find_mistaken
from termlint.survey.spelling.suspects import Suspect, find_suspects

AUTHORS_CHOICE = 3
OVERWHELMING = 20
SLIPS = 8
LISTED = 4
"""How often a word must occur to be its author's choice, and how many times as often the word meant must for
it to be a slip: in general, for a plain slip, and if lists have the word meant one edit away."""

WELL_KNOWN = 10
"""How many times as often as a suspect that also occurs in code or a link the word meant must occur."""

SHORTEST = 6
LONG = 8
"""The fewest letters of a suspect that other documents may correct, and of one that needs no plain slip."""


MOST = 2000
"""How many different suspects a document may have; with more it is a word list, or in another language."""


PAIR, IDENTIFIER, PART = 0.92, 0.9, 0.9
"""The shares of each kind that were right in samples: odd pairs, identifiers, parts of names."""


class Verdict(NamedTuple):
    """A word at ``start:end`` that occurs ``here`` times, and its correction; None if others may know it."""

    start: int
    end: int
    text: str
    here: int
    found: Correction | None


def find_verdicts(survey: Survey, prose: Frequent) -> Iterator[Verdict]:
    """Yield every word that is misspelled by this document and the lists, or may be by other documents.

    ``prose`` counts the words of the prose alone.
    """
    suspects = list(find_suspects(survey.words, survey.prose, survey.lexicon))
    if len({suspect.folded for suspect in suspects}) > MOST:
        return
    told: set[int] = set()
    for suspect in suspects:
        if is_quoted_so(survey.prose, suspect.end):
            continue
        here = prose.counts[suspect.folded]
        found = meant(suspect, here, survey.frequent, survey)
        if found or _may_be_judged_elsewhere(suspect, here, survey):
            yield Verdict(suspect.start, suspect.end, suspect.text, here, found)
            told |= {suspect.start} if found else set()
    for verdict in _beside_known(survey):
        if verdict.start not in told and not is_quoted_so(survey.prose, verdict.end):
            told.add(verdict.start)
            yield verdict


def _may_be_judged_elsewhere(suspect: Suspect, here: int, survey: Survey) -> bool:
    known = suspect.listed or suspect.named or is_made_of(suspect.text, survey.lexicon.words)
    first = humps(suspect.text)[0]
    known |= first != suspect.text and survey.frequent.counts[first.lower()] > 0  # Jamba, JambaForCausalLM
    return not (known or len(suspect.text) < SHORTEST or survey.frequent.counts[suspect.folded] > here)


def _beside_known(survey: Survey) -> Iterator[Verdict]:
    """Yield the words and parts of names that their neighbours make suspect, and misspelt identifiers."""
    for start, word, right, seen, usual in find_odd_pairs(survey):
        form = survey.lexicon.words.form(right) if usual else survey.frequent.form(right)
        text = in_case_of(form, word, survey.written, survey.lexicon)
        text = right if word.islower() and right[1:] == word and survey.written[right] else text
        yield Verdict(start, start + len(word), word, 1, Correction(text, seen, 1, PAIR, False, beside=usual))
    for start, word, right, name in find_misnamed(survey):
        yield Verdict(start, start + len(word), word, 1, Correction(right, 0, 1, PART, False, beside=name))
    for start, word, right, seen in find_mistaken(survey):
        yield Verdict(start, start + len(word), word, 1, Correction(right, seen, 1, PART, False))
    for start, word, right, seen in find_misnomers(survey):
        yield Verdict(start, start + len(word), word, 1, Correction(right, seen, 1, IDENTIFIER, False))


def meant(suspect: Suspect, here: int, text: Frequent, survey: Survey) -> Correction | None:
    """Return the word that a suspect means by the evidence of its document or the lists, or None."""
    words = survey.lexicon.words
    found = from_text(suspect, here, text, survey.lexicon)
    if found is None or found.distance > 1:
        listed = from_lists(suspect, survey.prose, text, survey.lexicon)
        found = listed if listed and not (found and listed.distance > 1) else found
    found = found or meant_name(suspect, survey.lexicon) or meant_here(suspect, here, survey)
    found = found or meant_term(suspect, survey.lexicon)
    if found is None:
        return None
    word, other = suspect.folded, found.text.lower()
    # A suspect that also occurs in code or a link is an identifier, unless it is a plain slip.
    famous = words.documents(other) >= FAMOUS or found.seen >= WELL_KNOWN * text.counts[word]
    if text.counts[word] > here and not (is_slip(word, other) and famous):
        return None
    cased = in_case_of(found.text, suspect.text, survey.written, survey.lexicon)
    return found._replace(text=cased, listed=words.documents(other) > 0)


def from_project(word: str, here: int, project: Frequent) -> Correction | None:
    """Return the word that a word means by the evidence of the project's documents, or None."""
    found = nearest(word, here, project)
    if found is None or found.distance > 1 or found.seen < max(OFTEN, TIMES * here):
        return None
    if word[0].isupper() != found.text[0].isupper() or has_other_capital(word, found.text):
        return None
    return found if is_slip(word.lower(), found.text.lower()) or len(word) >= LONG else None


def is_chosen(word: str, in_document: int, in_all: int, found: Correction, totals: Counter[str]) -> bool:
    """Return True if a word is frequent enough to be its author's, and no slip for a long common word."""
    if found.sure and found.listed and found.text.islower() and len(found.text) >= 8:
        return False
    slip = found.distance == 1 and is_slip(word.lower(), found.text.lower())
    if found.seen and found.listed and len(found.text) == len(word) + 2:  # a lost syllable
        return in_document >= found.seen
    if not found.seen:
        few = in_all <= 2 * AUTHORS_CHOICE and len(word) >= SHORTEST
        if slip and few and found.listed and totals[found.text.lower()] > in_all:
            return False
        least = AUTHORS_CHOICE if word[0].isupper() and not found.sure else 2 * AUTHORS_CHOICE
        return in_all >= least and totals[found.text.lower()] < OVERWHELMING * in_all
    times = LISTED if found.listed and found.distance == 1 else SLIPS if slip else OVERWHELMING
    return in_document >= AUTHORS_CHOICE and found.seen < times * in_document
