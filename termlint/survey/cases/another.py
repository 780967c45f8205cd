"""Names that only look like a listed one in another letter case: VIT, a university, and OpenAl for OpenAI."""

from __future__ import annotations

from termlint.lexicon.acronyms import Acronyms
from termlint.lexicon.entities import Entities
from termlint.survey.acronyms import initials, surroundings

LEAST = 5
"""The fewest letters of a name in which a small L may stand for a capital i: Al is aluminium."""

CLOSE = 12
"""How many code points before a bracket may hold the Chinese of what is in it."""


def stands_for_another(start: int, end: int, text: str, prose: str, acronyms: Acronyms) -> bool:
    """Return True if capitals abbreviate something else: the English beside them, or the Chinese before.

    Vellore Institute of Technology（VIT） is no vision transformer, 教育部（MOE） no mixture of experts.
    """
    before, after = surroundings(prose, start, end)
    senses = acronyms.senses.get(text, ())
    if text in initials(before, after):
        beside = (before + after).lower()
        return not any(sense.expansion.lower() in beside for sense in senses)
    if before[-1:] not in "（(" or after[:1] not in ("）", ")") or not before[:-1].strip():
        return False
    chinese = [sense.chinese for sense in senses]
    return bool(chinese) and not any(_shares(one, before[-CLOSE:]) for one in chinese)


def _shares(chinese: str, text: str) -> bool:
    """Return True if a text has two neighbouring characters of a rendering."""
    return any(chinese[at : at + 2] in text for at in range(len(chinese) - 1))


def read_as_capital(text: str, entities: Entities) -> str:
    """Return the listed name that a text is with capital i for small L, empty if it is none."""
    meant = text.replace("l", "I")
    is_name = meant != text and len(text) >= LEAST and meant in entities.forms.get(meant.lower(), ())
    return meant if is_name else ""
