"""Careless brackets: those that repeat the term before them, empty ones, and glosses with stray spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from termlint.lazily import lazily
from termlint.model import BREAK
from termlint.survey import Gloss, Survey

Kind = Literal["echo", "empty", "space"]


class Bracket(NamedTuple):
    """A careless bracket of ``term`` at ``start:end``, and its replacement, empty if that is unknown."""

    kind: Kind
    start: int
    end: int
    term: str
    replacement: str


TIGHT = 3
"""How many glosses without spaces, and how many per gloss with spaces, make that a document's practice."""

_BRACKET = lazily(r"（ ?(?P<wide>[^（）()\n]{2,60}?) ?）|(?<= )\( ?(?P<narrow>[^（）()\n]{2,60}?) ?\)")
_TERM = lazily(r"[A-Za-z][A-Za-z0-9.+-]*(?: [A-Za-z0-9.+-]+){0,4}|[㐀-鿿]+")
_CLOSING = lazily(r"[^（）()\n]{0,20}[）)]")
_EMPTY = lazily(r" ?(?:（ *）|\( *\))(?=[㐀-鿿，、])")


def careless(survey: Survey) -> Iterator[Bracket]:
    """Yield every bracket that repeats its term, is empty, or has spaces against the document's practice."""
    yield from _echoes(survey)
    yield from _empty(survey)
    yield from _spaced(survey)


def _echoes(survey: Survey) -> Iterator[Bracket]:
    """Yield brackets that contain exactly the words before them."""
    prose = survey.prose
    for match in _BRACKET.finditer(prose):
        inner = match["wide"] or match["narrow"]
        end = match.start() - (prose[match.start() - 1 : match.start()] == " ")
        start = end - len(inner)
        if (
            prose.startswith(inner, max(start, 0))
            and _TERM.fullmatch(inner)
            and _is_whole(survey, start, end)
        ):
            yield Bracket("echo", start, match.end(), inner, inner)


def _is_whole(survey: Survey, start: int, end: int) -> bool:
    """Return True if ``start:end`` is a whole term, not part of a longer one, outside headings.

    王士猛（士猛） and Auto White Balance (White Balance) give a short name; an unknown Latin word may be a
    nickname that is also an account; and in headings both halves may be a convention.
    """
    prose = survey.prose
    if survey.document.segments[survey.segment_at(start)].kind == "heading":
        return False
    before = prose[max(start - 2, 0) : start].rstrip(" ")[-1:] or BREAK
    if prose[start].isascii():
        known = all(map(survey.lexicon.words.knows, re.findall("[A-Za-z]+", prose[start:end])))
        return known and (not before.isascii() or before in ",.;:\n\"'")
    return not "㐀" <= before <= "鿿" or (start, end) in survey.terms.get(prose[start:end], ())


def _empty(survey: Survey) -> Iterator[Bracket]:
    """Yield empty brackets directly after a rendering; elsewhere they are blanks to be filled in."""
    ends = {end: text for text, places in survey.terms.items() for _, end in places}
    for match in _EMPTY.finditer(survey.prose):
        if term := ends.get(match.start()):
            yield Bracket("empty", match.start(), match.end(), term, "")


def _spaced(survey: Survey) -> Iterator[Bracket]:
    """Yield brackets with a space inside, if nearly all glosses of the document have none."""
    places = [place for gloss in survey.glosses if (place := _inside(survey.prose, gloss))]
    spaced = [(start, end) for start, end in places if " " in survey.prose[start] + survey.prose[end - 1]]
    if len(places) - len(spaced) < TIGHT * max(len(spaced), 1):
        return
    for start, end in spaced:
        inner = survey.prose[start:end].strip(" ")
        bracket = survey.prose[start - 1] + inner + survey.prose[end]
        yield Bracket("space", start - 1, end + 1, inner, bracket)


def _inside(prose: str, gloss: Gloss) -> tuple[int, int] | None:
    """Return (start, end) of the text between the brackets of a gloss, or None if its English is not first
    there or no closing bracket follows.
    """
    start = gloss.english_start - (prose[gloss.english_start - 1] == " ")
    end = after_bracket(prose, gloss) - 1
    return (start, end) if end >= gloss.english_end and prose[start - 1] in "（(" else None


def after_bracket(prose: str, gloss: Gloss) -> int:
    """Return the offset behind the closing bracket of a gloss, or behind its English if that is far."""
    match = _CLOSING.match(prose, gloss.english_end)
    return match.end() if match else gloss.english_end
