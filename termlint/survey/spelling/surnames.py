"""Surnames that stand alone, one slip away from that of a listed person: Vaswini 等人.

There are many surnames, so the slip must be a plain one, the listed name rare and long, and the text around
must say that a person is meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.lexicon import Lexicon
from termlint.lexicon.people import People, PersonRow, fold
from termlint.survey import Survey
from termlint.survey.spelling.likeness import PLAIN, slip_of, swaps_vowels

SHORTEST = 6
"""The fewest letters of a listed surname."""

HABIT = 3
"""From this many occurrences on the spelling is the author's, unless the document has the listed one too."""

_PERSON = lazily(
    r"[ \xa0]?(?:等(?:人|学者|研究)|教授|博士|先生|女士|团队|认为|表示|指出|提出|写道|坦言|补充|回忆|解释"
    r"|透露|强调|说(?!明)|[却也还]说|称|曾|的(?:论文|研究|团队|观点|实验室)|[:：])"
)
"""What follows a person's name."""

_NAMED = lazily(r"[A-Za-z][. \xa0·]{1,2}$")
"""What stands before a surname that does not stand alone."""


class Lone(NamedTuple):
    """A surname at ``start:end`` of the prose, and the person who was likely meant."""

    start: int
    end: int
    person: PersonRow


def find_surnames(survey: Survey) -> Iterator[Lone]:
    """Yield the misspelled surnames that stand alone."""
    lexicon = survey.lexicon
    for word in survey.words:
        text = word.text
        if len(text) < SHORTEST - 1 or not (text.istitle() and text.isalpha() and text.isascii()):
            continue
        before = survey.prose[max(word.start - 3, 0) : word.start]
        if not _PERSON.match(survey.prose, word.end) or _NAMED.search(before):
            continue
        if _is_known(text, lexicon):
            continue
        person = _meant(text.lower(), lexicon.people)
        if person and (survey.written[text] < HABIT or survey.written[person.surname]):
            yield Lone(word.start, word.end, person)


def _is_known(text: str, lexicon: Lexicon) -> bool:
    folded, people = text.lower(), lexicon.people
    named = folded in people.by_surname or text in people.given or folded in people.common
    return named or lexicon.words.knows(text) or folded in lexicon.entities.forms


def _meant(word: str, people: People) -> PersonRow | None:
    """Return the only listed person whose surname is one plain slip away from a word in lower case."""
    near = [person for surname, person in people.distinct if _is_slip(word, surname)]
    return near[0] if len({fold(person.surname) for person in near}) == 1 else None


def _is_slip(word: str, surname: str) -> bool:
    if word[0] != surname[0] or abs(len(word) - len(surname)) > 1 or len(surname) < SHORTEST:
        return False
    slip = slip_of(word, surname)
    return slip in PLAIN or (slip == "other" and swaps_vowels(word, surname))
