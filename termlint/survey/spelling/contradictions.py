"""Acronyms, known ones too, that contradict a full name beside them or an earlier definition in the text.

（Multi-head Latent Attention，MAL）; SAE is introduced as 稀疏自编码器, and later the text has SEA.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping

from termlint.lazily import lazily
from termlint.lexicon.acronyms import AcronymRow
from termlint.survey import Survey
from termlint.survey.acronyms import Acronym, first_letters, shuffled
from termlint.survey.spelling.confusions import GLUED_AFTER, GLUED_BEFORE, PRESENTED, Case, Suspect
from termlint.survey.spelling.likeness import differs_once
from termlint.survey.spelling.namings import (
    abbreviates,
    bracket_after,
    ends_with,
    expands,
    run_before_bracket,
)
from termlint.survey.tokens import familiar

SPELT = 3
"""The fewest letters of an acronym that is compared with its full name."""

RARE = 12
"""How many documents of the count may have an acronym that an earlier definition makes a slip."""

NAMED, MET = 4, 20
"""The fewest characters of a Chinese name that is compared with a known acronym behind it, and the fewest
counted documents that have the acronym of that name."""

_BEGINS = lazily("[^㐀-鿿]|[的是与和及或为用对从由在将把即叫称如以]")
"""A character after which a name begins."""

_FULL_NAME = lazily("[，,]? ?(?:的?全[称稱]|全名)[是为：:]? ?[“「]?([A-Za-z][A-Za-z -]+)")
"""A full name as it is told: RLVR，全称是 Reinforcement Learning with Verifiable Rewards."""

AROUND = 60
"""The code points on either side that are read for the other acronym in the same sentence."""

LOOKED = 50
"""How many places of an acronym are searched for its full name, which is given at one of the first."""

AUTHORS_CHOICE = 3
"""How often an acronym must occur to be the author's choice."""

LONG = 4
"""The fewest letters of an acronym of which one may be replaced."""

BESIDE, BEFORE = 0.9, 0.75
"""The confidence where the full name is beside the acronym, and where it was given earlier."""

_NOUN = lazily("[ -]?([㐀-鿿]{2,4})")


def find_contradictions(survey: Survey, told: set[str]) -> Iterator[tuple[Suspect, Case, float]]:
    """Yield (suspect, case, confidence) for acronyms that the text contradicts, but not those in ``told``."""
    beside = (*_glossed(survey), *_explained(survey), *_before_nouns(survey), *_misnamed(survey))
    for text, end, form, window in beside:
        if text not in told:
            told.add(text)
            start = survey.prose.index(text, end)
            yield _judged(survey, (Acronym(start, start + len(text), text),), form, window, BESIDE)
    for text, form in _defined_before(survey):
        if text not in told:
            yield _judged(survey, tuple(survey.acronym_places[text]), form, "", BEFORE)


def _judged(
    survey: Survey, places: tuple[Acronym, ...], form: str, window: str, sure: float
) -> tuple[Suspect, Case, float]:
    suspect = Suspect(places[0].text, places, window, frozenset((form,)), True, False, False)
    case = Case(
        form, "shuffled", survey.acronym_counts[form], 0, sure == BESIDE, 0, {}, introduced=sure < BESIDE
    )
    return suspect, case, sure


def _glossed(survey: Survey) -> Iterator[tuple[str, int, str, str]]:
    """Yield (acronym, offset before it, form meant, full name) of glosses with letters in the wrong order."""
    for gloss in survey.glosses:
        text, capitals = gloss.acronym, gloss.acronym.upper()
        if len(text) >= SPELT and text.isalpha() and text[1:] != text[1:].lower():
            beside = frozenset(first_letters(gloss.english))
            forms = beside.intersection(shuffled(capitals)) if capitals not in beside else ()
            if len(forms) == 1:
                form = next(iter(forms)) if text == capitals else _as_in(gloss.english, *forms)
                yield text, gloss.english_end, form, gloss.english


def _as_in(english: str, form: str) -> str:
    """Return an acronym in the letter case of the words that it stands for: MoE, if it has one of each."""
    letters = "".join(word[0] for word in re.split("[ -]+", english) if word)
    return letters if letters.upper() == form else form


def _explained(survey: Survey) -> Iterator[tuple[str, int, str, str]]:
    """Yield the same for acronyms with the full name of another form in brackets: SOM（序列最小优化）."""
    if not survey.acronym_places:
        return  # and no table is read
    senses = survey.lexicon.acronyms.senses
    for text, places in survey.acronym_places.items():
        forms = [form for form in dict.fromkeys(shuffled(text)) if form in senses]
        for place in places[:LOOKED] if len(text) >= SPELT and forms else ():
            after = bracket_after(survey.prose, place.end)
            before = run_before_bracket(survey.prose, place.start)
            meant = [form for form in forms if _tells(after, before, senses[form])]
            if (
                len(meant) == 1
                and not abbreviates(text, after)
                and not _tells(after, before, senses.get(text, ()))
            ):
                yield text, place.start, meant[0], after or before


def _misnamed(survey: Survey) -> Iterator[tuple[str, int, str, str]]:
    """Yield the same for a known acronym behind the Chinese name of one a letter off: 卷积神经网络（RNN）."""
    if not survey.acronym_places:
        return
    acronyms = survey.lexicon.acronyms
    for text, places in survey.acronym_places.items():
        senses = acronyms.senses.get(text, ())
        for place in places[:LOOKED] if len(text) >= SPELT and senses else ():
            before = run_before_bracket(survey.prose, place.start)
            if survey.prose[place.end : place.end + 1] not in ("）", ")") or ends_with(before, senses):
                continue
            name = _whole_name(acronyms.by_chinese, familiar(before))
            forms = acronyms.by_chinese.get(name, frozenset()) if name else frozenset()
            near = [form for form in forms if differs_once(form, text)]
            if len(near) == 1 and text not in forms and acronyms.documents(near[0]) >= MET:
                yield text, place.start, near[0], name


def _whole_name(by_chinese: Mapping[str, frozenset[str]], before: str) -> str:
    """Return the name that a text ends in, behind a mark or a small word; empty if there is none."""
    starts = (at for at in range(len(before) - NAMED + 1) if at == 0 or _BEGINS.match(before[at - 1]))
    return next((before[at:] for at in starts if before[at:] in by_chinese), "")


def _tells(after: str, before: str, senses: Iterable[AcronymRow]) -> bool:
    return bool(after and expands(after, senses)) or bool(before and ends_with(before, senses))


def _before_nouns(survey: Survey) -> Iterator[tuple[str, int, str, str]]:
    """Yield the same for two capitals that reversed make a term with the noun behind them: LK 散度."""
    for text, places in survey.acronym_places.items():
        form = text[::-1]
        if len(text) != 2 or not text.isalpha() or form == text:
            continue
        for place in places[:LOOKED]:
            noun = _NOUN.match(survey.prose, place.end)
            terms = survey.lexicon.terms.by_chinese if noun else {}
            if noun and _has_term(terms, form, noun[1]) and not _has_term(terms, text, noun[1]):
                yield text, place.start, form, noun[1]


def _has_term(terms: Mapping[str, object], acronym: str, noun: str) -> bool:
    return any(
        f"{acronym}{gap}{noun[:size]}" in terms for gap in (" ", "") for size in range(2, len(noun) + 1)
    )


def _defined_before(survey: Survey) -> Iterator[tuple[str, str]]:
    """Yield (acronym, form meant) for rare acronyms if the same letters in another order, or all but one of
    them, were introduced earlier with a full name.
    """
    defined = dict(_definitions(survey)) if survey.acronym_counts else {}
    for form, at in defined.items():
        swapped = set(shuffled(form))
        near = {text for text in survey.acronym_places if _may_be(survey, text, form, swapped)}
        for text in sorted(near - {*defined}):
            places = survey.acronym_places[text]
            if places[0].start > at and not any(_is_apart(survey.prose, one) for one in places):
                yield text, form


def _may_be(survey: Survey, text: str, form: str, swapped: Container[str]) -> bool:
    """Return True if a rare acronym may be a slip for another; with one letter replaced it must be unknown
    and occur once: RLVF among many RLVR. ``swapped`` are the other's letters in other orders.
    """
    known, times = survey.lexicon.acronyms, len(survey.acronym_places[text])
    if text in swapped:
        return known.documents(text) <= RARE and times < AUTHORS_CHOICE
    unknown = text not in known.met and text not in known.senses and times == 1
    often = survey.acronym_counts[form] >= AUTHORS_CHOICE and text.isalpha() and len(text) >= LONG
    if not (unknown and often and differs_once(text, form)):
        return False
    return not _is_new(survey.prose, survey.acronym_places[text][0], form)


def _is_new(prose: str, place: Acronym, form: str) -> bool:
    """Return True if a text presents an acronym as another one: 提出 RLEF, RLHF 和 RLEF."""
    before = re.split("[。！？\n]", prose[max(place.start - AROUND, 0) : place.start])[-1]
    after = re.split("[。！？\n]", prose[place.end : place.end + AROUND])[0]
    listed = "、" in (before[-1:], after[:1])
    return listed or form in before + after or PRESENTED.search(before) is not None


def _definitions(survey: Survey) -> Iterator[tuple[str, int]]:
    """Yield (acronym, prose offset) for each one that is introduced with its full name."""
    senses = survey.lexicon.acronyms.senses
    for gloss in survey.glosses:
        if gloss.acronym in first_letters(gloss.english):
            yield gloss.acronym, gloss.start
    for text, places in survey.acronym_places.items():
        for place in places[:LOOKED] if len(text) >= SPELT and text in senses else ():
            before = run_before_bracket(survey.prose, place.start)
            full = _FULL_NAME.match(survey.prose, place.end)
            if (before and ends_with(before, senses[text])) or (full and expands(full[1], senses[text])):
                yield text, place.start
                break


def _is_apart(prose: str, place: Acronym) -> bool:
    """Return True if an acronym is part of a longer name, or has brackets of its own."""
    before, after = prose[max(place.start - 12, 0) : place.start], prose[place.end : place.end + 4]
    glued = GLUED_BEFORE.search(before) or GLUED_AFTER.match(after)
    return bool(glued or bracket_after(prose, place.end) or run_before_bracket(prose, place.start))
