"""Proposes a termbase from the mentions in a project's documents: one entry per concept and locale, disputed
ones first.

Each locale is separate: a simplified rendering is no rival of a traditional one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import cast

from termlint.lexicon.associations import content_words
from termlint.lexicon.terms import Status, TermLocale, TermRow, singular, squash
from termlint.survey.renderings import POOR
from termlint.termbase.mentions import PLACES, Mention

DOMINANT = 4
"""A rendering at least this many times as frequent as all its rivals together is the project's practice …"""

OFTEN = 3
"""… if it occurs at least this often. Also the least number of documents in which a single English word must
have one rendering in glosses to be a term.
"""

KEPT = 5
"""Kept English is a form of its own if the Chinese is at most this many times as frequent."""

APART = 4
"""Largest difference in length, in code points, of two rival renderings; else one is a paraphrase."""

SOURCE = "learnt"

_LOOSE = re.compile("[的之性]")


class Form:
    """One form of a concept in the whole project, with its counts; ``chinese`` is empty for kept English."""

    def __init__(self, chinese: str) -> None:
        self.chinese = chinese
        self.status = ""
        self.declared = ""
        self.times = 0
        self.glosses = 0
        self.documents = 0
        self.places: list[str] = []

    def add(self, mention: Mention, places: tuple[str, ...]) -> None:
        """Add the counts of one document, with `PLACES` places if it is the only one, else one of each."""
        self.status = self.status or mention.status
        self.declared = self.declared or mention.declared
        self.times += max(mention.times, mention.glosses)
        self.glosses += mention.glosses
        self.documents += 1
        if self.documents == 2:
            del self.places[1:]
        self.places += places[: PLACES if self.documents == 1 else 1]
        del self.places[PLACES:]

    @property
    def poor(self) -> bool:
        """Whether the termbase advises against the form."""
        return self.status in POOR

    @property
    def weight(self) -> tuple[int, int, str]:
        """The key to sort forms by, the most frequent first."""
        return -self.times, -self.glosses, self.chinese


class Learned:
    """One concept in one locale: its English spellings with counts, and its forms by their Chinese."""

    def __init__(self, locale: str, sense: str) -> None:
        self.locale = locale
        self.sense = sense
        self.known = False
        self.spellings: Counter[str] = Counter()
        self.variants: dict[str, None] = {}
        self.forms: dict[str, Form] = {}

    def add(self, mention: Mention, places: tuple[str, ...]) -> None:
        """Add the counts of a form in one document."""
        self.known = self.known or mention.known
        self.spellings[mention.english] += 1
        self.variants.update(dict.fromkeys(mention.variants))
        self.forms.setdefault(mention.chinese, Form(mention.chinese)).add(mention, places)

    @property
    def english(self) -> str:
        """The most frequent spelling."""
        return min(self.spellings, key=lambda one: (-self.spellings[one], one))

    @property
    def times(self) -> int:
        """The number of occurrences of all forms in the project."""
        return sum(form.times for form in self.forms.values())

    @property
    def has_rendering(self) -> bool:
        """Whether a Chinese form is in use."""
        return any(form.chinese and form.times for form in self.forms.values())

    @property
    def disputed(self) -> bool:
        """Whether two rival forms are in use that the text does not itself call synonyms."""
        used = [form for form in self.forms.values() if form.times and not form.declared]
        return any(are_rivals(*pair) for pair in combinations(used, 2))


def are_rivals(one: Form, two: Form) -> bool:
    """Return True if two forms compete with each other.

    They do not if one contains the other, being short for it. If the termbase does not know both, they must
    be similar (a character in common, lengths within `APART`); else they may mean different things.
    """
    if not one.chinese or not two.chinese:
        return True
    left, right = (_LOOSE.sub("", form.chinese) for form in (one, two))
    if left in right or right in left:
        return False
    alike = bool({*left} & {*right}) and abs(len(left) - len(right)) <= APART
    return alike or bool(one.status and two.status)


# -- from documents to entries -------------------------------------------------------------------------


def learn(mentions: Iterable[tuple[str, Mention, tuple[str, ...]]]) -> list[Learned]:
    """Return the concepts of a project, disputed ones first, then by descending frequency.

    Args:
        mentions: (locale, mention, its places as they are printed), document by document.
    """
    entries: dict[tuple[str, str, str], Learned] = {}
    for locale, mention, places in mentions:
        key = (locale, squash(singular(mention.english)), mention.sense)
        entries.setdefault(key, Learned(locale, mention.sense)).add(mention, places)
    for entry in entries.values():
        _settle(entry)
    _share_out(entries.values())
    kept = (entry for entry in entries.values() if entry.has_rendering)
    return sorted(kept, key=lambda one: (not one.disputed, -one.times, one.english, one.sense, one.locale))


def _settle(entry: Learned) -> None:
    """Remove from an entry forms that are wrong cuts of a better one, kept English that is rare, and single
    words that are too rarely glossed.
    """
    forms = sorted(entry.forms.values(), key=lambda form: (not form.status, *form.weight))
    chinese = sum(form.times for form in forms if form.chinese)
    kept: list[Form] = []
    for form in forms:
        if not form.chinese:
            fits = bool(form.status) or (form.times >= OFTEN and KEPT * form.times >= chinese)
        else:
            distinct = bool(form.status or form.declared) or all(_is_other(form, better) for better in kept)
            fits = distinct and (form.documents >= OFTEN or not _is_single(entry))
        if fits:
            kept.append(form)
    entry.forms = {form.chinese: form for form in kept}


def _share_out(entries: Iterable[Learned]) -> None:
    """Remove a rendering shared by two new terms, one of which ends with the other, from the term whose
    length it fits less (two characters for each word).

    派生特征（derivable trait) may have been cut to 特征; that is removed here if it also renders trait.
    """
    owners: dict[tuple[str, str], list[Learned]] = {}
    for entry in entries:
        for chinese in entry.forms if not entry.known else ():
            owners.setdefault((entry.locale, chinese), []).append(entry)
    for (_, chinese), members in owners.items():
        for one, two in combinations(sorted(members, key=lambda entry: len(entry.english)), 2):
            if two.english.endswith(f" {one.english}"):
                worse = max(one, two, key=lambda entry: abs(2 * len(entry.english.split()) - len(chinese)))
                worse.forms.pop(chinese, None)


def _is_other(form: Form, better: Form) -> bool:
    """Return True if a form known only from glosses differs from a better one, and is no wrong cut of it."""
    if not better.chinese:
        return True
    contained = form.chinese in better.chinese or better.chinese in form.chinese
    return not contained and (are_rivals(form, better) or form.documents > 1)


def _is_single(entry: Learned) -> bool:
    """Return True if the English is one word that the termbase lacks: in brackets that is often a keyword."""
    return not entry.known and len(content_words(entry.english)) < 2


# -- from entries to rows ------------------------------------------------------------------------------


def rows(entries: Iterable[Learned]) -> Iterator[TermRow]:
    """Yield the rows of a termbase, concept by concept, the preferred form first."""
    for entry in entries:
        # The English in the place of a rendering is what an empty one says: that it is kept.
        kept = {entry.english} if "" in entry.forms else set[str]()
        found = (form for form in entry.forms.values() if form.chinese not in kept)
        forms = sorted(found, key=lambda form: form.weight)
        practice = preferred(forms)
        for form in sorted(forms, key=lambda form: form is not practice):
            yield TermRow(
                english=entry.english,
                sense=entry.sense,
                chinese=form.chinese,
                status=_status(form, practice),
                locale=cast(TermLocale, entry.locale),
                variants=tuple(name for name in entry.variants if not _is_same(name, entry.english)),
                note=_note(entry, form),
                source=SOURCE if form.times else "termlint",
            )


def _is_same(one: str, two: str) -> bool:
    return squash(singular(one)) == squash(singular(two))


def preferred(forms: list[Form]) -> Form | None:
    """Return the rendering that is the project's practice, None if practice is divided or keeps the English.

    It has no rival, or occurs at least `OFTEN` times and `DOMINANT` times as often as all its rivals. Forms
    that the text declares to be synonyms, or the termbase advises against, do not count. ``forms``: sorted by
    weight.
    """
    good = [form for form in forms if not form.poor]
    best = next((form for form in good if not form.declared), None)
    if best is None or not best.chinese:
        return None
    rest = sum(
        form.times for form in good if form is not best and not form.declared and are_rivals(best, form)
    )
    return best if not rest or best.times >= max(OFTEN, DOMINANT * rest) else None


def _status(form: Form, practice: Form | None) -> Status:
    if form is practice:
        return "preferred"
    return cast(Status, form.status) if form.poor else "admitted"


def _note(entry: Learned, form: Form) -> str:
    """Return the number of occurrences of a form and its places: ``隐藏层 41 ×; docs/a.md:12, docs/b.md:7``.

    A path that contains “ambiguous” is left out, because that word has a meaning in notes.
    """
    counted = f"{form.chinese or entry.english} {form.times} ×" if form.times else ""
    places = (place for place in form.places if "ambiguous" not in place)
    return "; ".join(filter(None, (form.declared, counted, ", ".join(places))))
