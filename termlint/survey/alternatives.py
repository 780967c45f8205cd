"""Renderings that no table lists: a term of the document with one of its elements rendered otherwise."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from termlint.survey import Survey
from termlint.survey.eponyms import find_eponyms
from termlint.survey.regions import find_regional_usages
from termlint.survey.renderings import POOR, Form, Span, Usage, counted, declared

TIMES = 2
"""A form stands so many times at least before others are looked for that are made like it."""


def all_usages(survey: Survey) -> Iterator[Usage]:
    """Yield the usage of each eponym, of each concept that is not named after one of these, and of each
    thing that two regions call otherwise.
    """
    eponyms = tuple(find_eponyms(survey))
    yield from eponyms
    told, by_latin = {usage.concept.english for usage in eponyms}, survey.lexicon.eponyms.by_latin
    for usage in survey.usages:
        names = (by_latin[word].name for word in usage.concept.english.split() if word in by_latin)
        if told.isdisjoint(names):
            yield completed(survey, usage)
    yield from find_regional_usages(survey)


def completed(survey: Survey, usage: Usage) -> Usage:
    """Return a usage with the forms that stand here and are made like its own; their status is ``made``."""
    made = tuple(dict.fromkeys(_made(survey, usage)))
    if not made:
        return usage
    together = usage.declared or declared(survey.prose, [*usage.forms, *made])
    kept = (counted(survey, form) for form in made)
    return usage._replace(forms=(*usage.forms, *(form for form in kept if form.places)), declared=together)


def _made(survey: Survey, usage: Usage) -> Iterator[Form]:
    elements = survey.lexicon.elements
    for form in usage.forms:
        if form.status not in POOR and (form.times >= TIMES or form.glossed):
            for other in elements.others(usage.concept.english, form.text):
                if other in survey.prose and not _is_listed(survey, other):
                    yield Form(other, "made", _spans(survey, other))


def _is_listed(survey: Survey, text: str) -> bool:
    """Tell whether a table says what a string means that stands here: a concept, or a blunder."""
    return text in survey.terms or text in survey.lexicon.literals.strings


def _spans(survey: Survey, text: str) -> tuple[Span, ...]:
    """Return where a string stands, but not inside a longer term or across the edge of one."""
    spans, at = [], survey.prose.find(text)
    while at >= 0:
        if not _is_taken(survey, at, at + len(text)):
            spans.append((at, at + len(text)))
        at = survey.prose.find(text, at + len(text))
    return tuple(spans)


def _is_taken(survey: Survey, start: int, end: int) -> bool:
    places = survey.term_spans
    at = bisect_right(places, (end - 1, len(survey.prose))) - 1
    while at >= 0 and places[at][1] > start:
        if places[at][0] < start or places[at][1] > end:
            return True
        at -= 1
    return False
