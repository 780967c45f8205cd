"""Terms of the document with a wrong, missing or additional character: 反向传拨, 自然语处理.

A slip differs from the term by one character after the first. The segmentation must divide it where the term
has one word, and a wrong or additional character must occur nowhere else in the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from termlint.survey import Survey
from termlint.survey.parts import find_parts
from termlint.survey.tokens import cut

AROUND = 4
"""How many code points on either side are segmented with a suspect."""

FEWEST = 5
"""The fewest code points of a term in which a missing character is searched for."""

MOST = 20
"""How often the new character may occur; if it is more frequent, the form is a word."""

_ORDINARY = frozenset(
    "的了着过地得在是和与为把被对从于以及或这那个些种等之其所并也都就而但"
    "一二三四五六七八九十两几多单双大小高低全无非自不有新旧上下前后左右内外同异正反最更各每某"
    "图词字值类层数量率法例集器性度者型式项机网库表点线面块步轮元核端链树边流群组化力学子维轴列行"
    "来去再成转出起到用做作给让使可能会要想看说时里中间处先已才只仅还又很太较比如若则因向往当跟同该此另"
    "将样头回池错换常没请按经称叫指含带需应能够做变加减取放入出开关找走写读查看改删建设置选"
    "长短快慢强弱深浅远近早晚轻重"
)
"""Characters that are often words of their own, so one of them alone is no sign of a broken word."""


class Slip(NamedTuple):
    """The text written instead of a term at ``start``, and the character that is new in it, else empty."""

    start: int
    written: str
    new: str


def find_slips(survey: Survey, terms: Mapping[str, list[int]]) -> Iterator[tuple[str, str, list[int]]]:
    """Yield (term, text written instead, its offsets) for slips in the given terms.

    ``terms`` holds the offsets of each term. A slip must be at most a third as frequent, or occur once.
    """
    known = survey.lexicon.terms.by_chinese
    halves = find_parts(survey.prose, (half for term in terms for half in _halves(term)))
    for term, places in terms.items():
        found: dict[str, list[int]] = {}
        for slip in {*_slips(survey.prose, term, {*places}, halves)}:
            if slip.written in known or not _alone(survey, slip) or _is_crossed(survey, slip):
                continue
            if _goes_on(survey.prose, term, slip):
                continue
            if _broken(survey, term, slip):
                found.setdefault(slip.written, []).append(slip.start)
        for written, starts in found.items():
            if 3 * len(starts) <= max(len(places), 3):
                yield term, written, sorted(starts)


def _halves(term: str) -> tuple[str, str]:
    half = len(term) // 2
    return term[:half], term[half:]


def _slips(prose: str, term: str, places: set[int], halves: Mapping[str, list[int]]) -> Iterator[Slip]:
    """Yield the slips at the places where either half of the term occurs without the other."""
    first, second = _halves(term)
    half, size = len(first), len(term)
    for at in {*halves.get(first, ())} - places:
        # The last character must be near its place, unless it is the one that was changed.
        near = term[-1] in prose[at + size - 2 : at + size + 1] or prose.startswith(term[:-1], at)
        if near and (slip := _compare(prose, at, term)):
            yield slip
    for at in halves.get(second, ()):
        if at - half not in places:
            left, right = max(at - half - 1, 0), at - half + 2
            if term[0] in prose[left:right]:
                starts = (start for start in range(left, right) if prose[start] == term[0])
                yield from (slip for start in starts if (slip := _compare(prose, start, term)))


def _compare(prose: str, start: int, term: str) -> Slip | None:
    """Return the slip at ``start``, the place of the term's first character, or None.

    It equals the term up to one character, and again after it.
    """
    size = len(term)
    i = 1
    while i < size and prose[start + i : start + i + 1] == term[i]:
        i += 1
    rest = prose[start + i : start + size + 1]
    if i < size and rest[1 : size - i] == term[i + 1 :]:
        return Slip(start, prose[start : start + size], rest[:1])
    if i < size and rest[1:] == term[i:]:
        return Slip(start, prose[start : start + size + 1], rest[:1])
    if size >= FEWEST and i < size - 1 and rest.startswith(term[i + 1 :]):
        return Slip(start, prose[start : start + size - 1], "")
    return None


def _alone(survey: Survey, slip: Slip) -> bool:
    """Return True if the slip has no new character, or a Han character that occurs only in this slip."""
    if not slip.new:
        return True
    times = survey.characters[slip.new]
    return "㐀" <= slip.new <= "鿿" and times <= MOST and times == survey.prose.count(slip.written)


def _is_crossed(survey: Survey, slip: Slip) -> bool:
    """Return True if a known term crosses an edge of the slip, as 智能体 does in 百炼智能|体.

    The segmenter's dictionary may lack that term.
    """
    return any(survey.is_inside_term(edge) for edge in (slip.start, slip.start + len(slip.written)))


def _goes_on(prose: str, term: str, slip: Slip) -> bool:
    """Return True if the term's last character follows soon: 可重入排它锁 is another lock than 可重入锁."""
    end = slip.start + len(slip.written)
    return slip.written[-1] != term[-1] and term[-1] in prose[end : end + 3]


def _broken(survey: Survey, term: str, slip: Slip) -> bool:
    """Return True if the segmentation divides one word of the term here, and nothing crosses the edges."""
    at, end = slip.start, slip.start + len(slip.written)
    tokens = cut(survey.prose, max(at - AROUND, 0), min(end + AROUND, len(survey.prose)), guess=False)
    inside = [token.text for token in tokens if at <= token.start and token.end <= end]
    if "".join(inside) != slip.written:
        return False
    words = [token.text for token in cut(term, 0, len(term), guess=False)]
    while words and inside and words[0] == inside[0]:
        del words[0], inside[0]
    while words and inside and words[-1] == inside[-1]:
        del words[-1], inside[-1]
    pieces = {text for text in inside if len(text) == 1 and text not in _ORDINARY}
    if slip.new and (slip.new not in pieces or "".join(words) in _ORDINARY):
        return False
    between = len(inside) == 3 and len(inside[0]) > 1 < len(inside[2])
    return len(words) == 1 and bool(pieces) and not between and (len(words[0]) > 1 or bool(slip.new))
