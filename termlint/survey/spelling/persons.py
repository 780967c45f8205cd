"""Names of persons that differ slightly from a name in the document or in the list of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from termlint.lexicon.people import People, PersonRow, fold, sound
from termlint.survey.names import PersonName
from termlint.survey.spelling.likeness import PLAIN, differs_once, slip_of

Key = tuple[str, str]
"""A given name and a surname, both by `people.fold`."""

COMPANY = 3
"""How many listed people a document must name for weaker evidence to be enough."""


OFTEN = 3
"""How often a name must occur for one with another surname, a letter off, to be a slip for it."""

CROWD = 200
"""The most names with one given name, or one surname, that are all compared with each other: more are a list
of members, in which like names are those of different people."""


class Better(NamedTuple):
    """The name that was meant, the confidence, its places here, and the organisations of the person."""

    given: str
    surname: str
    confidence: float
    places: tuple[PersonName, ...] = ()
    organisations: tuple[str, ...] = ()


def find_better(
    names: tuple[PersonName, ...], people: People, prose: str
) -> Iterator[tuple[tuple[PersonName, ...], Better]]:
    """Yield (all places of a name, the name that was likely meant)."""
    by_name: dict[Key, list[PersonName]] = {}
    for name in names:
        by_name.setdefault((fold(name.given), fold(name.surname)), []).append(name)
    found = {key: tuple(places) for key, places in by_name.items()}
    listed = {key: person for key in found if (person := _listed(people, key))}
    kin = _kin(found)
    for key, places in found.items():
        if key not in listed and (
            better := _in_document(people, found, listed, key, kin)
            or _in_list(people, key, prose)
            or (_in_company(people, key, prose) if len(listed) >= COMPANY else None)
        ):
            yield places, better


def _listed(people: People, key: Key) -> PersonRow | None:
    """Return the listed person of this name, the given name in any of its forms, or None."""
    return next(
        (
            person
            for person in people.by_surname.get(key[1], ())
            if fold(person.given) == key[0] or people.go_together(person.given, key[0])
        ),
        None,
    )


def _kin(names: Iterable[Key]) -> dict[tuple[int, str], list[tuple[int, Key]]]:
    """Return the names by the given name (0) or surname (1) that they share, each with its number."""
    kin: dict[tuple[int, str], list[tuple[int, Key]]] = {}
    for number, name in enumerate(names):
        for part in (0, 1):
            kin.setdefault((part, name[part]), []).append((number, name))
    return kin


def _in_document(
    people: People,
    found: dict[Key, tuple[PersonName, ...]],
    listed: dict[Key, PersonRow],
    key: Key,
    kin: dict[tuple[int, str], list[tuple[int, Key]]],
) -> Better | None:
    sharing = (kin[part, key[part]] for part in (0, 1))
    for _, other in sorted(one for names in sharing if len(names) <= CROWD for one in names):
        if other == key:
            continue
        places = found[other]
        person = listed.get(other)
        if person and _one_known(people, key, other, len(listed) >= COMPANY):
            return Better(places[0].given, places[0].surname, 0.95, places, person.organisations)
        if len(places) > len(found[key]) and not person and _one_person(people, key, other):
            return Better(places[0].given, places[0].surname, 0.8, places)
        once = len(found[key]) == 1 and len(places) >= OFTEN and key[0] == other[0]
        if once and not person and _is_one_letter_off(key[1], other[1]):
            return Better(places[0].given, places[0].surname, 0.7, places)
    return None


def _one_person(people: People, one: Key, two: Key) -> bool:
    """Return True if two names with the same given name or surname are likely one person's."""
    if one[1] == two[1]:
        return _given_alike(people, one[0], two[0]) and one[1] not in people.common
    return two[1] not in people.common and _surname_alike(people, one[1], two[1])


def _one_known(people: People, one: Key, two: Key, in_company: bool) -> bool:
    """Return the same if the second is a listed person's; then one edit is enough, or two ``in_company``."""
    if _one_person(people, one, two):
        return True
    wrong, right = one[1], two[1]
    if wrong == right or wrong[0] != right[0] or wrong in people.common or wrong == f"{right}s":
        return False
    from rapidfuzz.distance import OSA

    shorter = min(len(wrong), len(right))
    return shorter > 3 and OSA.distance(wrong, right) <= (2 if in_company and shorter > 4 else 1)


def _given_alike(people: People, one: str, two: str) -> bool:
    return sound(one) == sound(two) and min(len(one), len(two)) > 3 and not people.go_together(one, two)


def _surname_alike(people: People, wrong: str, right: str) -> bool:
    shorter, longer = sorted((wrong, right), key=len)
    if len(shorter) < 5 or wrong in people.common or longer == f"{shorter}s":
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(wrong, right) <= (2 if len(shorter) > 7 else 1)


def _in_list(people: People, key: Key, prose: str) -> Better | None:
    given, surname = key
    for person in people.by_given.get(given, ()):
        right = fold(person.surname)
        long = len(right) > 5 or (len(people.by_given[given]) == 1 and _is_plain(surname, right))
        if long and right not in people.common and _surname_alike(people, surname, right):
            return Better(person.given, person.surname, 0.85, (), person.organisations)
    bearers = people.by_surname.get(surname, ())
    near = [person for person in bearers if _is_given_slip(people, given, fold(person.given))]
    if len(near) == 1 and surname not in people.common and len(surname) > 4:
        return Better(near[0].given, near[0].surname, 0.85, (), near[0].organisations)
    if len(bearers) == 1 and surname not in people.common and len(surname) > 4:
        (person,) = bearers
        alike = _given_alike(people, given, fold(person.given)) or _near(given, person)
        if alike and _at_home(person, prose):
            return Better(person.given, person.surname, 0.8, (), person.organisations)
    return None


def _is_one_letter_off(wrong: str, right: str) -> bool:
    """Return True if two names of five letters and more differ in one letter: Joshua, Yoshua."""
    return len(right) > 4 and differs_once(wrong, right)


def _is_given_slip(people: People, wrong: str, right: str) -> bool:
    """Return True if a given name is one letter off, or lacks or doubles one and is nobody's: Geofrey."""
    if _is_one_letter_off(wrong, right):
        return True
    return len(right) > 3 and slip_of(wrong, right) in PLAIN and not people.is_given(wrong)


def _is_plain(wrong: str, right: str) -> bool:
    """Return True if only vowels or the order of letters differ, which is enough in five letters."""
    odd = {letter for pair in zip(wrong, right, strict=False) if pair[0] != pair[1] for letter in pair}
    return len(wrong) == len(right) and (sorted(wrong) == sorted(right) or odd <= set("aeiouy"))


def _near(given: str, person: PersonRow) -> bool:
    """Return True if a given name is two edits from a listed person's or less; the surname must be long."""
    right = fold(person.given)
    if given[0] != right[0] or min(len(given), len(right)) < 4 or len(person.surname) < 6:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(given, right) <= 2


def _in_company(people: People, key: Key, prose: str) -> Better | None:
    """Return the only listed person with this given name if the surname sounds similar: Lake, Legg."""
    bearers = people.by_given.get(key[0], ())
    if len(bearers) != 1 or key[1] in people.common or not _at_home(bearers[0], prose):
        return None
    (person,) = bearers
    wrong, right = key[1], fold(person.surname)
    if wrong[0] != right[0] or abs(len(wrong) - len(right)) > 2:
        return None
    from rapidfuzz.distance import OSA

    alike = OSA.distance(sound(wrong), sound(right)) <= 1
    return Better(person.given, person.surname, 0.6, (), person.organisations) if alike else None


def _at_home(person: PersonRow, prose: str) -> bool:
    return any(organisation in prose for organisation in person.organisations)
