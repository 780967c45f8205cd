"""Renderings that a termbase, the project's or termlint's, or the table of word-for-word ones rejects."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from termlint.lazily import lazily
from termlint.lexicon.decisions import SUPERSEDED, UNLISTED, USUAL
from termlint.lexicon.literal import LiteralRow
from termlint.lexicon.terms import Concept, Rendering, Terms, flagged, squash
from termlint.survey import Survey
from termlint.survey.concepts.literals import find_literals
from termlint.survey.concepts.practice import AROUND, is_shortening, stands_alone
from termlint.survey.concepts.senses import find_senses
from termlint.survey.renderings import POOR, Form, Span, counting, declared
from termlint.survey.tokens import cut

EVERYDAY = "everyday"
"""The note that marks a project's rendering as a word of everyday language."""

PERSON = "person"
"""The note that marks a person's name: nobody translates one, it is miswritten."""


OWN = 2
"""How often a document must have another right form, and never the best one, to be given that."""


class Rejected(NamedTuple):
    """A rendering that a table rejects, its places, and the ``right`` forms, best first.

    ``english`` is what it renders; ``here`` is how often the best right form occurs in the document.
    """

    text: str
    places: tuple[Span, ...]
    right: tuple[str, ...]
    english: str
    status: str
    own: bool
    note: str
    here: int

    @property
    def superseded(self) -> bool:
        """Whether the project does not list it, but has decided on another rendering of the concept."""
        return flagged(self.note, SUPERSEDED)

    @property
    def sure(self) -> bool:
        """Whether the project lists it, and it can mean nothing else."""
        return self.own and not (self.superseded or self.everyday or flagged(self.note, "ambiguous"))

    @property
    def everyday(self) -> bool:
        """Whether it is a word of everyday language, of which only the document says what it means."""
        return flagged(self.note, EVERYDAY)

    @property
    def plain(self) -> bool:
        """Whether termlint's termbase merely advises against it, as ambiguous or a matter of taste."""
        return self.status == "deprecated" and not self.own and not flagged(self.note, "literal")


def find_rejected(survey: Survey) -> Iterator[Rejected]:
    """Yield every rendering that a termbase rejects, with the places where it is the author's own word."""
    taken: set[int] = set()
    literal = chain(_word_for_word(survey), _in_another_sense(survey))
    for one in chain(_named_by_the_project(survey), literal, _known_as_poor(survey)):
        places = tuple(place for place in one.places if taken.isdisjoint(range(*place)))
        taken.update(at for place in places for at in range(*place))
        if places := tuple(place for place in places if _is_used(survey, *place)):
            yield one._replace(places=places)


def _named_by_the_project(survey: Survey) -> Iterator[Rejected]:
    """Yield the renderings that the project's termbase rejects, also in longer terms: 池化 in 最大池化."""
    own = survey.lexicon.terms.own
    if own is None:
        return
    terms = sorted((*place, chinese) for chinese, places in survey.terms.items() for place in places)
    for chinese, places in own.find(survey.prose, survey.locale).items():
        concept, rendering = _owner(own, chinese)
        if rendering.status in POOR:
            if _is_ordinary(rendering):
                if not _is_spoken_of(survey, concept):
                    continue
                rendering = replace(rendering, note=f"{rendering.note} {EVERYDAY}")
            inherited = concept.english if flagged(rendering.note, USUAL) else ""
            free = [place for place in places if _is_free(survey, terms, inherited, place)]
            yield from _rejected(survey, concept, rendering, free)


def _is_ordinary(rendering: Rendering) -> bool:
    """Return True if a rendering is a word of everyday language (丢弃, 功能), in none of our tables."""
    return flagged(rendering.note, UNLISTED) and _is_word(rendering.chinese)


def _is_word(chinese: str) -> bool:
    """Return True if a string is one word of the dictionary."""
    return len(cut(chinese, 0, len(chinese), guess=False)) == 1


def _is_spoken_of(survey: Survey, concept: Concept) -> bool:
    """Return True if the document has the English of a concept or a right rendering: it speaks of that."""
    prose = survey.prose
    english = re.search(rf"(?<![A-Za-z]){re.escape(concept.english)}(?![A-Za-z])", prose, re.IGNORECASE)
    return english is not None or any(right in prose for right in concept.right(survey.locale))


def _is_free(survey: Survey, terms: list[tuple[int, int, str]], english: str, place: Span) -> bool:
    """Return True if a place is in no longer one of the ``terms`` except one with ``english`` in its English.

    池化 in 最大池化 (max pooling) means pooling, but 令牌 in 访问令牌 is another kind of token.
    """
    at = bisect_right(terms, (place[0], len(survey.prose), "")) - 1
    if at < 0 or terms[at][1] < place[1] or terms[at][:2] == place:
        return True
    owners = survey.lexicon.terms.by_chinese[terms[at][2]]
    return bool(english) and all(english in owner.english for owner in owners)


def _owner(own: Terms, chinese: str) -> tuple[Concept, Rendering]:
    """Return the project's concept with a rendering, first of all one that does not reject it."""
    found = [
        (concept, rendering)
        for concept in own.by_chinese[chinese]
        for rendering in concept.renderings
        if rendering.chinese == chinese
    ]
    return next((one for one in found if one[1].status not in POOR), found[0])


def _word_for_word(survey: Survey) -> Iterator[Rejected]:
    """Yield names and terms that were translated word for word: 拥抱脸 for Hugging Face."""
    places: dict[LiteralRow, list[Span]] = {}
    for start, end, row in find_literals(survey):
        if not _is_explained(survey.prose, end, row):
            places.setdefault(row, []).append((start, end))
    for row, spans in places.items():
        text, english = row.chinese, row.english
        right = _by_use(survey, (*row.right, *_renderings(survey, english)))
        here = survey.prose.count(right[0])
        note = PERSON if row.person else "literal"
        yield Rejected(text, tuple(spans), right, english, "forbidden", False, note, here)


def _renderings(survey: Survey, english: str) -> tuple[str, ...]:
    """Return the right renderings of the only concept with this English, if there is just one."""
    concepts = survey.lexicon.terms.by_english.get(squash(english), ())
    return tuple(concepts[0].right(survey.locale)) if len(concepts) == 1 else ()


def _by_use(survey: Survey, right: Iterable[str]) -> tuple[str, ...]:
    """Return right forms, each once, the best first or the document's own, 批归一化 for 批量归一化."""
    forms = tuple(dict.fromkeys(right))
    times = {form: survey.prose.count(form) for form in forms}
    own = max(forms, key=lambda form: times[form], default="")
    if not own or times[forms[0]] or times[own] < OWN:
        return forms
    return own, *(form for form in forms if form != own)


def _in_another_sense(survey: Survey) -> Iterator[Rejected]:
    """Yield what a gloss shows to be another sense of an English word: 权力定律（power law）."""
    for start, end, concept in find_senses(survey):
        if right := concept.right(survey.locale):
            here = survey.prose.count(right[0])
            text, english = survey.prose[start:end], concept.english
            yield Rejected(text, ((start, end),), right, english, "forbidden", False, "literal", here)


def _is_explained(prose: str, end: int, row: LiteralRow) -> bool:
    """Return True if the name itself follows in brackets: 更快的 R-CNN（Faster R-CNN） is no oversight.

    It is one if the text has the right Chinese for it elsewhere.
    """
    bracket = _BRACKET.match(prose, end)
    right = row.right[0]
    known = right != row.english and right in prose
    return bracket is not None and prose.startswith(row.english, bracket.end()) and not known


_BRACKET = lazily(" ?[（(] ?")


def _known_as_poor(survey: Survey) -> Iterator[Rejected]:
    specific = survey.lexicon.terms.specific(survey.locale)
    for chinese, places in survey.terms.items():
        concept, status = specific.get(chinese, (None, ""))
        if concept and status in POOR:
            rendering = next(one for one in concept.renderings if one.chinese == chinese)
            if not _is_ordinary(rendering):  # of these the project's own termbase has spoken
                yield from _rejected(survey, concept, rendering, places)
    yield from _doubtful(survey)


def _doubtful(survey: Survey) -> Iterator[Rejected]:
    """Yield poor renderings that may mean something else, if the right one is frequent in the document."""
    terms = survey.lexicon.terms
    specific, doubtful = terms.specific(survey.locale), terms.doubtful(survey.locale)
    for chinese, places in survey.terms.items():
        concept, status = doubtful.get(chinese, (None, ""))
        if concept and status in POOR and len(chinese) > 2:
            rendering = next(one for one in concept.renderings if one.chinese == chinese)
            found = _rejected(survey, concept, rendering, places)
            yield from (one for one in found if one.right[0] in specific and _is_outweighed(one))


def _is_outweighed(one: Rejected) -> bool:
    """Return True if the right form occurs at least three times and twice as often as the rejected one, and
    neither is short for the other.
    """
    right = one.right[0]
    apart = not is_shortening(right, one.text) and not is_shortening(one.text, right)
    return one.here >= max(2 * len(one.places), 3) and apart


def _rejected(
    survey: Survey, concept: Concept, rendering: Rendering, places: list[Span]
) -> Iterator[Rejected]:
    right = concept.right(survey.locale)
    right = right if concept.own else _by_use(survey, right)
    form = Form(rendering.chinese, rendering.status, tuple(places))
    better = [Form(text, "preferred", tuple(survey.terms.get(text, ()))) for text in right]
    if right and not declared(survey.prose, [form, *better]) and (left := counting(survey, form)):
        here = len(better[0].places)
        note, own = rendering.note, concept.own
        yield Rejected(form.text, left, right, concept.english, form.status, own, note, here)


_MENTIONED = lazily(r"(?:译[为作成]|叫[做作]?|称[为作]|写[成作]|而?不是|而非|并非|误[译作])[ “「‘\"]*$")
_LETTERS = lazily("[A-Za-z0-9_]{2}")


def _is_used(survey: Survey, start: int, end: int) -> bool:
    """Return True if a place is a use of the rendering: whole words, and not a remark on the word itself."""
    text = survey.prose[start:end]
    before, after = survey.prose[max(start - AROUND, 0) : start], survey.prose[end : end + AROUND]
    glued = _LETTERS.fullmatch(before[-1:] + text[:1]) or _LETTERS.fullmatch(text[-1:] + after[:1])
    return not glued and not _MENTIONED.search(before) and stands_alone(text, before, after)
