"""Careless brackets: a gloss that repeats its own term, or with spaces where the others have none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from termlint.model import BREAK
from termlint.survey import Gloss, Survey

Kind = Literal["echo", "empty", "space"]


class Bracket(NamedTuple):
    """A careless bracket of ``term`` at ``start:end``, and what should stand there; empty if unknown."""

    kind: Kind
    start: int
    end: int
    term: str
    replacement: str


TIGHT = 3
"""How many glosses without spaces make it a document's practice; they must outnumber the others so too."""

_BRACKET = re.compile(r"（ ?(?P<wide>[^（）()\n]{2,60}?) ?）|(?<= )\( ?(?P<narrow>[^（）()\n]{2,60}?) ?\)")
_TERM = re.compile(r"[A-Za-z][A-Za-z0-9.+-]*(?: [A-Za-z0-9.+-]+){0,4}|[㐀-鿿]+")
_CLOSING = re.compile(r"[^（）()\n]{0,20}[）)]")
_EMPTY = re.compile(r" ?(?:（ *）|\( *\))(?=[㐀-鿿，、])")


def careless(survey: Survey) -> Iterator[Bracket]:
    """Yield every bracket that says nothing, and every one with spaces against the document's practice."""
    yield from _echoes(survey)
    yield from _empty(survey)
    yield from _spaced(survey)


def _echoes(survey: Survey) -> Iterator[Bracket]:
    """Yield brackets that hold the very words before them."""
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
    """Whether a whole term stands at ``start:end`` in running text.

    王士猛（士猛） is a short name, Auto White Balance (White Balance) a shorter one; a word that nobody knows
    may be a nickname that is also an account, and in headings both halves may be a convention.
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
    """Yield empty brackets right after a rendering; elsewhere they are blanks to be filled in."""
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
    """Return what stands between the brackets of a gloss, None if they do not hold it alone."""
    start = gloss.english_start - (prose[gloss.english_start - 1] == " ")
    end = after_bracket(prose, gloss) - 1
    return (start, end) if end >= gloss.english_end and prose[start - 1] in "（(" else None


def after_bracket(prose: str, gloss: Gloss) -> int:
    """Return where the bracket of a gloss has ended; where its English ends, if it is far from there."""
    match = _CLOSING.match(prose, gloss.english_end)
    return match.end() if match else gloss.english_end
