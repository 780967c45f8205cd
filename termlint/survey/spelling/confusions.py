"""Which acronym was meant, where the context contradicts the one that is written."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from termlint.lazily import lazily
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

GLUED_BEFORE = lazily(r"[-.:=+&<>~%|\"/]$|[A-Z][A-Za-z0-9]* $")
GLUED_AFTER = lazily(r"[-=+&<>~%|\"/]|[.:][A-Za-z0-9]| [A-Z][A-Za-z0-9]| [0-9]")
_DEFINED_BEFORE = lazily(r"[(（][^)）]*$")
_DEFINED_AFTER = lazily(r"s? ?[(（][^)）？！，。]*[)）]")
OFTEN = 8
"""How often the document must have the acronym that is meant by a form without its last letter."""

MOST = 2000
"""How many unknown acronyms a document may have; with more it is a list of codes."""

LISTED, FAMOUS = 10, 100
"""How many documents must have a listed name that is meant by its letters in another order, and one of
`LONG` letters that is meant by a form without one."""

LONG = 6
"""The fewest letters of a name that is recognised without one of them: NVIDA."""

SPELT = 3
"""Letters of a suspect for which nothing is reported if two candidates occur in the document."""

AKIN = 5.0
"""The least weight of a name in an acronym's context: a natural log of frequencies, as in the table."""

_HAN = lazily("[㐀-鿿]")
_DENIED = ("不是", "而非", "并非", "並非", "误写为", "写成")
"""Words before a form that the text itself calls wrong."""


class Suspect(NamedTuple):
    """An acronym that may be a slip: its places, the text around them, the initials of English beside them.

    It is ``defined`` in or before brackets, ``glued`` to a sign or a Latin word, ``general`` if it is one of
    computing in general.
    """

    text: str
    places: tuple[Acronym, ...]
    window: str
    initials: frozenset[str]
    defined: bool
    glued: bool
    has_sense: bool
    general: bool = False
    compared: frozenset[str] = frozenset()


class Case(NamedTuple):
    """The evidence for another acronym, ``text``.

    ``here`` is how often it occurs in the document, ``alike`` how many neighbours both have, ``documents``
    how many documents of the count have it, ``words`` the words of its context near the suspect, ``named``
    whether its full name is there, ``listed`` whether it is a frequent listed name, ``akin`` whether the
    suspect is compared with a name from its context, ``introduced`` whether the text gave its full name.
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
    introduced: bool = False

    @property
    def weight(self) -> float:
        """The sum of the evidence, in natural logarithms of odds."""
        return sum(self.words.values()) + 2 * bool(self.here) + 2 * self.alike + 10 * self.named


PRESENTED = lazily("(?:提出|推出|引入|[称稱]|名[为為]|叫做?|改用|[发發]布|[则則即]) ?(?:了 ?)?[“「]?$")
"""What stands before a name that a text presents, which is then no slip: 研究者提出 RLEF."""


def find_confusions(survey: Survey) -> Iterator[tuple[Suspect, Case, float]]:
    """Yield (suspect, best case, confidence) for every acronym in whose place another was likely meant."""
    counts = survey.acronym_counts
    suspects = [text for text, count in counts.items() if _is_suspect(survey, text, count)]
    found = [best for text in suspects if (best := _best(survey, text))] if len(suspects) <= MOST else []
    meant = Counter(case.text for _, case, _ in found)
    # Three forms of one acronym, such as ABCD, ABDC, ACBD, are a family and no slips.
    yield from (item for item in found if meant[item[1].text] <= 2)


def _best(survey: Survey, text: str) -> tuple[Suspect, Case, float] | None:
    suspect = _look(survey, text)
    if suspect is None:
        return None
    judged = [(_confidence(suspect, case), case.weight, case) for case in _cases(survey, suspect)]
    # If the document has both PCI and IPC, PIC is a third thing.
    if len(text) == SPELT and sum(sure > 0 and case.here > 0 for sure, _, case in judged) > 1:
        return None
    confidence, _, case = max(judged, key=lambda item: item[:2], default=(0.0, 0.0, None))
    return (suspect, case, confidence) if case and confidence else None


def _is_suspect(survey: Survey, text: str, count: int) -> bool:
    if count > 5 or text in survey.lexicon.acronyms.met:
        return False
    first = survey.acronym_places[text][0].start
    if PRESENTED.search(survey.prose, max(first - 8, 0), first):
        return False
    return sum(map(str.isalpha, text)) > 2


def _look(survey: Survey, text: str) -> Suspect | None:
    """Return the suspect with its surroundings, or None if the text itself shows that it is right."""
    places = tuple(survey.acronym_places[text])
    # The contexts of acronyms were counted in simplified text.
    prose = survey.simplified.prose
    around = [surroundings(prose, place.start, place.end) for place in places]
    window = BREAK.join(f"{before} {after}" for before, after in around)
    beside = frozenset(found for before, after in around for found in initials(before, after))
    expanded = text in beside or any(letters.endswith(text) for letters in spelt_out(window))
    if expanded or not _HAN.search(window) or _meant(survey, text, window):
        return None
    if text.lower() in survey.word_counts or _is_stem(survey, text):
        return None
    if any(before.rstrip().endswith(_DENIED) for before, _ in around):
        return None
    defined = any(_DEFINED_BEFORE.search(before) or _DEFINED_AFTER.match(after) for before, after in around)
    glued = any(GLUED_BEFORE.search(before) or GLUED_AFTER.match(after) for before, after in around)
    names = frozenset(name for sides in around for name in compared(*sides))
    table = survey.lexicon.acronyms
    senses, general = text in table.senses, text in table.computing
    return Suspect(text, places, window, beside, defined, glued, senses, general, names)


def _is_stem(survey: Survey, text: str) -> bool:
    """Return True if a longer word begins with it, but not its plural or one capital more: SOFABoot."""
    right = (text, f"{text}s", *with_last(text))
    start = bisect_left(survey.sorted_words, text)
    near = survey.sorted_words[start : start + len(right) + 1]  # one more than may be right
    return any(word.startswith(text) and word not in right for word in near)


def _cases(survey: Survey, suspect: Suspect) -> Iterator[Case]:
    table = survey.lexicon.acronyms
    for slip, form in slips(suspect.text):
        here = survey.acronym_counts.get(form, 0)
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
    """Return True if a form is a listed name that enough documents have for this slip: MTBE, NVIDA."""
    if slip == "shuffled":
        least, shortest = LISTED, SPELT + 1
    elif slip == "missing":
        least, shortest = FAMOUS, LONG
    else:
        return False
    known = len(form) >= shortest and survey.lexicon.words.documents(form.lower()) >= least
    return known and survey.lexicon.entities.is_name(form)


def _named(survey: Survey, suspect: Suspect, form: str, slip: str) -> bool:
    """Return True if the full name of a form is beside it; before a ``cut`` form, two characters of it."""
    start, end, _ = suspect.places[0]
    before = survey.prose[max(start - 16, 0) : start].rpartition(BREAK)[2]
    senses = survey.lexicon.acronyms.senses.get(form, ())
    if after := bracket_after(survey.prose, end):
        return expands(after, senses, exactly=slip != "shuffled") or _meant(survey, form, before)
    senses = senses if slip == "cut" else ()
    return _meant(survey, form, before) or any(sense.chinese[:2] in before for sense in senses)


def _meant(survey: Survey, text: str, window: str) -> bool:
    """Return True if the window has a full name of the acronym, in Chinese or in English."""
    senses = survey.lexicon.acronyms.senses.get(text, ())
    lower = window.lower()
    return any(sense.chinese in window or sense.expansion.lower() in lower for sense in senses)


def _confidence(suspect: Suspect, case: Case) -> float:
    """Return the confidence of a case: the share of its kind that was right in a sample; 0 to reject it."""
    if len(suspect.places) > 2 and (case.here <= len(suspect.places) or case.weight < 16):
        return 0.0
    if suspect.general and case.here < 2 * len(suspect.places) and not case.named:
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
    """Return the confidence that a letter was replaced; such pairs are mostly two things: GPU and CPU."""
    first, last = case.text[0] != suspect.text[0], case.text[-1] != suspect.text[-1]
    if case.here >= 40 and not first and not last and not suspect.glued:
        return 0.8
    # Side by side they are distinguished on purpose: UUID 或 ULID.
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
    """Return the confidence that the last letter was lost; such pairs are mostly two things: AMQ, AMQP."""
    if len(suspect.places) > 1 or case.here < 2:
        return 0.0
    return 0.85 if case.named or (case.here >= OFTEN and len(case.words) > 2) else 0.0


def _of_length(suspect: Suspect, case: Case, often: bool) -> float:
    """Return the confidence that a letter was lost or added; such pairs are mostly two things: BPE, BBPE."""
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


# "cut" is judged by `_of_cut`.
_BY_SLIP = {"shuffled": _of_shuffled, "changed": _of_changed, "missing": _of_length, "extra": _of_length}
