"""Renderings that no table lists: a term of the document with another rendering of one of its elements."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from termlint.lexicon.search import standing
from termlint.lexicon.terms import flagged
from termlint.survey import Survey
from termlint.survey.concepts.compounds import find_compounds
from termlint.survey.concepts.eponyms import find_eponyms
from termlint.survey.concepts.regions import find_regional_usages
from termlint.survey.concepts.spellings import find_spellings
from termlint.survey.renderings import POOR, Form, Span, Usage, counted, declared

TIMES = 2
"""How often a form without a gloss must occur for others made like it to be searched for."""

MAINLAND = "zh-CN"

LONG = 5
"""The fewest code points of a form for which one occurrence is enough."""


def all_usages(survey: Survey) -> Iterator[Usage]:
    """Yield the usage of each eponym, of each concept without one of these in its English name, of each thing
    for which the document has words of two regions, and of what it spells in two ways: words, Latin names.
    """
    eponyms = tuple(find_eponyms(survey))
    yield from eponyms
    told, by_latin = {usage.concept.english for usage in eponyms}, survey.lexicon.eponyms.by_latin
    usages = [
        usage
        for usage in survey.usages
        if told.isdisjoint(by_latin[word].name for word in usage.concept.english.split() if word in by_latin)
    ]
    others = [_others(survey, usage) for usage in usages]
    here = standing(chain.from_iterable(others), survey.simplified.prose)
    for usage, made in zip(usages, others, strict=True):
        yield _completed(survey, usage, [one for one in made if one in here])
    yield from find_regional_usages(survey)
    yield from find_spellings(survey)
    yield from find_compounds(survey)


def _others(survey: Survey, usage: Usage) -> dict[str, None]:
    """Return the renderings, in simplified characters, that are made like a usage's own forms, each once."""
    forms = [
        form
        for form in usage.forms
        if form.status not in POOR and (form.times >= TIMES or form.glossed or len(form.text) >= LONG)
    ]
    if not forms:
        return {}  # and the elements are not read
    english, others = usage.concept.english, survey.lexicon.elements.others
    made = (other for form in forms for other in others(english, survey.fold(form.text)))
    return dict.fromkeys(chain(made, _of_mainland(survey, usage, forms)))


def _of_mainland(survey: Survey, usage: Usage, forms: Sequence[Form]) -> Iterator[str]:
    """Yield what the mainland calls a thing for which a traditional text has the word of Taiwan."""
    if survey.document.script != "hant" or not any(form.status == "preferred" for form in forms):
        return
    own = {
        survey.fold(one.chinese) for one in usage.concept.renderings if one.is_good and one.locale != MAINLAND
    }
    for one in usage.concept.renderings:
        unclear = flagged(one.note, "ambiguous")
        if one.is_good and one.locale == MAINLAND and not unclear and one.chinese not in own:
            yield one.chinese


def _completed(survey: Survey, usage: Usage, others: Sequence[str]) -> Usage:
    """Return a usage with the forms of the document that are made like its own; their status is ``made``."""
    known = {form.text for form in usage.forms}
    usage = usage._replace(forms=tuple(_explained(survey, form, others) for form in usage.forms))
    made = [
        form
        for one in others
        for form in _made(survey, one)
        if form.text not in known and not _prevails(form, one, usage)
    ]
    if not made:
        return usage
    together = usage.declared or declared(survey.prose, [*usage.forms, *made])
    kept = (counted(survey, form) for form in made)
    return usage._replace(forms=(*usage.forms, *(form for form in kept if form.places)), declared=together)


def _prevails(form: Form, folded: str, usage: Usage) -> bool:
    """Return True if a word of the mainland stands as often as Taiwan's, which then is no practice here."""
    mainland = any(one.locale == MAINLAND and one.chinese == folded for one in usage.concept.renderings)
    return mainland and form.times >= max(one.times for one in usage.forms)


def _explained(survey: Survey, form: Form, others: Sequence[str]) -> Form:
    """Return a form with the status ``made`` if it is known only from a gloss and is one of the others."""
    is_made = form.status == "learnt" and survey.fold(form.text) in others
    return form._replace(status="made") if is_made else form


def _made(survey: Survey, folded: str) -> Iterator[Form]:
    """Yield one form for each way in which the document writes a rendering given in simplified characters."""
    places: dict[str, list[Span]] = {}
    for start, end in _spans(survey, folded):
        places.setdefault(survey.prose[start:end], []).append((start, end))
    for text, spans in places.items():
        if not _is_listed(survey, text):
            yield Form(text, "made", tuple(spans))


def _is_listed(survey: Survey, text: str) -> bool:
    """Return True if a table has a string of the document: as a rendering, or as a word-for-word one."""
    return text in survey.terms or text in survey.lexicon.literals.strings


def _spans(survey: Survey, text: str) -> tuple[Span, ...]:
    """Return where `Survey.simplified` has a string, but not inside a longer term or across its edge."""
    prose = survey.simplified.prose
    spans, at = [], prose.find(text)
    while at >= 0:
        if not _is_taken(survey, at, at + len(text)):
            spans.append((at, at + len(text)))
        at = prose.find(text, at + len(text))
    return tuple(spans)


def _is_taken(survey: Survey, start: int, end: int) -> bool:
    places = survey.term_spans
    at = bisect_right(places, (end - 1, len(survey.prose))) - 1
    while at >= 0 and places[at][1] > start:
        if places[at][0] < start or places[at][1] > end:
            return True
        at -= 1
    return False
