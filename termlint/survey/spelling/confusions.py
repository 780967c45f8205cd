"""Which acronym was meant, where the context contradicts the one that stands there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from termlint.model import BREAK
from termlint.survey import Survey
from termlint.survey.acronyms import (
    Acronym,
    company,
    initials,
    neighbours,
    slips,
    spelt_out,
    surroundings,
    with_last,
)
from termlint.survey.spelling.compared import compared
from termlint.survey.spelling.namings import bracket_after, expands

GLUED_BEFORE = re.compile(r"[-.:=+&<>~%|\"/]$|[A-Z][A-Za-z0-9]* $")
GLUED_AFTER = re.compile(r"[-=+&<>~%|\"/]|[.:][A-Za-z0-9]| [A-Z][A-Za-z0-9]| [0-9]")
_DEFINED_BEFORE = re.compile(r"[(（][^)）]*$")
_DEFINED_AFTER = re.compile(r"s? ?[(（][^)）？！，。]*[)）]")
OFTEN = 8
"""What is meant by a form without its last letter stands so often in the document."""

MOST = 2000
"""A document with more unknown acronyms is a list of codes."""

LISTED, FAMOUS = 10, 100
"""In so many documents stands a listed name of four letters or more whose letters changed places, and one of
`LONG` that lost a letter."""

LONG = 6
"""Letters of a name that is told without one of them: NVIDA."""

SPELT = 3
"""Of so few letters, two acronyms that stand here leave what is meant open."""

AKIN = 5.0
"""A name stands near an acronym e to the power of so many times as often as elsewhere."""

_HAN = re.compile("[㐀-鿿]")
_DENIED = ("不是", "而非", "并非", "並非", "误写为", "写成")
"""What the text itself says of a wrong form, before it."""


class Suspect(NamedTuple):
    """An acronym that may be a slip: its places, the text around them, the names that it is compared with."""

    text: str
    places: tuple[Acronym, ...]
    window: str
    initials: frozenset[str]
    defined: bool
    glued: bool
    has_sense: bool
    compared: frozenset[str] = frozenset()


class Case(NamedTuple):
    """What speaks for another acronym.

    ``here`` is how often it stands in the document, ``alike`` how many neighbours they share, ``named``
    whether its full name stands beside the suspect, ``documents`` in how many documents of the count it
    stands, ``words`` its usual company that stands near, ``listed`` whether it is a name that is met,
    ``akin`` whether the suspect is compared with what is nearly always near it.
    """

    text: str
    slip: str
    here: int
    alike: int
    named: bool
    documents: int
    words: dict[str, float]
    listed: bool = False
    akin: bool = False

    @property
    def weight(self) -> float:
        """The sum of all that speaks for it, in natural logarithms of odds."""
        return sum(self.words.values()) + 2 * bool(self.here) + 2 * self.alike + 10 * self.named


def find_confusions(survey: Survey) -> Iterator[tuple[Suspect, Case, float]]:
    """Yield every acronym for which the document or the table knows a better one, and how sure that is."""
    counts = survey.acronym_counts
    suspects = [text for text, count in counts.items() if _is_suspect(survey, text, count)]
    found = [best for text in suspects if (best := _best(survey, text))] if len(suspects) <= MOST else []
    meant = Counter(case.text for _, case, _ in found)
    # ABCD, ABDC, ACBD: a family, not slips.
    yield from (item for item in found if meant[item[1].text] <= 2)


def _best(survey: Survey, text: str) -> tuple[Suspect, Case, float] | None:
    suspect = _look(survey, text)
    if suspect is None:
        return None
    judged = [(_confidence(suspect, case), case.weight, case) for case in _cases(survey, suspect)]
    # PCI and IPC both stand here: PIC, which is neither, is a third thing.
    if len(text) == SPELT and sum(sure > 0 and case.here > 0 for sure, _, case in judged) > 1:
        return None
    confidence, _, case = max(judged, key=lambda item: item[:2], default=(0.0, 0.0, None))
    return (suspect, case, confidence) if case and confidence else None


def _is_suspect(survey: Survey, text: str, count: int) -> bool:
    if count > 5 or text in survey.lexicon.acronyms.met:
        return False
    return sum(map(str.isalpha, text)) > 2


def _look(survey: Survey, text: str) -> Suspect | None:
    """Look around; None where the text itself says that the acronym is right."""
    places = tuple(survey.acronym_places[text])
    # The words that stand near acronyms were counted in simplified text.
    prose = survey.simplified.prose
    around = [surroundings(prose, place.start, place.end) for place in places]
    window = BREAK.join(f"{before} {after}" for before, after in around)
    beside = frozenset(found for before, after in around for found in initials(before, after))
    said = text in beside or any(letters.endswith(text) for letters in spelt_out(window))
    if said or not _HAN.search(window) or _meant(survey, text, window):
        return None
    if text.lower() in survey.word_counts or _is_stem(survey, text):
        return None
    if any(before.rstrip().endswith(_DENIED) for before, _ in around):
        return None
    defined = any(_DEFINED_BEFORE.search(before) or _DEFINED_AFTER.match(after) for before, after in around)
    glued = any(GLUED_BEFORE.search(before) or GLUED_AFTER.match(after) for before, after in around)
    names = frozenset(name for sides in around for name in compared(*sides))
    senses = text in survey.lexicon.acronyms.senses
    return Suspect(text, places, window, beside, defined, glued, senses, names)


def _is_stem(survey: Survey, text: str) -> bool:
    """Tell whether longer words begin with it: SOFA, SOFABoot."""
    right = (text, f"{text}s", *with_last(text))
    start = bisect_left(survey.sorted_words, text)
    near = survey.sorted_words[start : start + len(right) + 1]  # one more than may be right
    return any(word.startswith(text) and word not in right for word in near)


def _cases(survey: Survey, suspect: Suspect) -> Iterator[Case]:
    table = survey.lexicon.acronyms
    for slip, form in slips(suspect.text):
        here = survey.acronym_counts[form]
        listed = _is_listed(survey, form, slip)
        if len(form) > 2 and (here > len(suspect.places) or table.established(form) or listed):
            named = form in suspect.initials or _named(survey, suspect, form, slip)
            if named or listed or not suspect.defined:
                others = survey.acronym_places.get(form, ())
                alike = neighbours(survey.prose, others) & neighbours(survey.prose, suspect.places)
                words = company(suspect.window, table.context(form))
                akin = any(words.get(name, 0) >= AKIN for name in suspect.compared)
                yield Case(form, slip, here, len(alike), named, table.documents(form), words, listed, akin)


def _is_listed(survey: Survey, form: str, slip: str) -> bool:
    """Tell whether a form is a name in capitals of which letters changed places (MTBE) or one is lost."""
    documents = survey.lexicon.words.documents(form.lower())
    swapped = slip == "shuffled" and len(form) > SPELT and documents >= LISTED
    lost = slip == "missing" and len(form) >= LONG and documents >= FAMOUS
    return (swapped or lost) and survey.lexicon.entities.is_name(form)


def _named(survey: Survey, suspect: Suspect, form: str, slip: str) -> bool:
    """Tell whether the full name stands beside; of a form that lost its last letter, how it begins."""
    start, end, _ = suspect.places[0]
    before = survey.prose[max(start - 16, 0) : start].rpartition(BREAK)[2]
    senses = survey.lexicon.acronyms.senses.get(form, ())
    if after := bracket_after(survey.prose, end):
        return expands(after, senses, exactly=slip != "shuffled") or _meant(survey, form, before)
    senses = senses if slip == "cut" else ()
    return _meant(survey, form, before) or any(sense.chinese[:2] in before for sense in senses)


def _meant(survey: Survey, text: str, window: str) -> bool:
    """Tell whether the window names what the acronym stands for, in Chinese or in English."""
    senses = survey.lexicon.acronyms.senses.get(text, ())
    lower = window.lower()
    return any(sense.chinese in window or sense.expansion.lower() in lower for sense in senses)


def _confidence(suspect: Suspect, case: Case) -> float:
    """Return how sure the case is, 0 if it is none: the share of its kind that was right when read."""
    if len(suspect.places) > 2 and (case.here <= len(suspect.places) or case.weight < 16):
        return 0.0
    if suspect.has_sense and not case.akin and (len(case.words) < 3 or case.weight < 12):
        return 0.0
    if case.slip == "cut":
        return _of_cut(suspect, case)
    if case.named and case.slip != "extra":
        return 0.95
    return _BY_SLIP[case.slip](suspect, case, case.here >= max(3, 4 * len(suspect.places)))


def _of_shuffled(suspect: Suspect, case: Case, often: bool) -> float:
    if often or (case.here and not suspect.glued):
        return 0.95
    if suspect.glued:
        return 0.0
    likely = case.documents >= 50 or case.words or case.listed
    likely = likely if len(suspect.text) > 3 else case.weight > 6
    return 0.9 if likely else 0.0


def _of_changed(suspect: Suspect, case: Case, often: bool) -> float:
    """Two acronyms one letter apart are mostly two things: GPU and CPU, SMTP and SRTP."""
    first, last = case.text[0] != suspect.text[0], case.text[-1] != suspect.text[-1]
    if case.here >= 40 and not first and not last and not suspect.glued:
        return 0.8
    # Side by side they are told apart on purpose: UUID 或 ULID.
    if suspect.glued or case.text in suspect.window:
        return 0.0
    if case.akin and not first:
        return 0.8
    if often and not first and (case.alike > 1 or case.weight > 14):
        return 0.85
    if case.here and not first and len(case.words) > 2 and case.weight > 14:
        return 0.85
    return 0.8 if len(case.words) >= 5 and case.weight > 20 else 0.0


def _of_cut(suspect: Suspect, case: Case) -> float:
    """A form without its last letter is mostly another thing: AMQ and AMQP, DDP and DDPM."""
    if len(suspect.places) > 1 or case.here < 2:
        return 0.0
    return 0.85 if case.named or (case.here >= OFTEN and len(case.words) > 2) else 0.0


def _of_length(suspect: Suspect, case: Case, often: bool) -> float:
    """A letter more is mostly another thing: BPE and BBPE, LDM and LVDM."""
    support = len(case.words) + case.alike
    if case.listed:
        return 0.85
    if case.slip == "missing" and suspect.text[-1].isdigit() and len(case.text) > 4:  # HTL5
        return 0.85 if case.documents >= 50 and not suspect.glued else 0.0
    if case.slip == "extra" and (len(suspect.text) < 5 or not case.here):
        return 0.0
    if often and (support or len(suspect.text) > 4):
        return 0.9
    return 0.8 if len(suspect.text) > 4 and support and not suspect.glued else 0.0


# "cut" is judged before.
_BY_SLIP = {"shuffled": _of_shuffled, "changed": _of_changed, "missing": _of_length, "extra": _of_length}
