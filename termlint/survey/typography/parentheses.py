"""Round brackets in Chinese text: their pairs, the contents of each pair and its width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from termlint.lazily import lazily
from termlint.model import BREAK, HOLE
from termlint.survey import Survey
from termlint.survey.typography.conventions import Bar, Use, kept_by
from termlint.survey.typography.points import is_english

CONVENTION = "bracket-width"

Content = Literal["chinese", "latin", "other"]
"""Contents on which the width depends: many put English in half-width and Chinese in full-width brackets."""

BAR = Bar(norm="full", majority=0.6)

FEW = 3
"""From this many half-width pairs on, if none is full-width, contents are judged apart from all others."""

LONGEST = 160
"""The most code points between two brackets that are a pair for certain."""

_OTHER = {"(": "（", ")": "）", "（": "(", "）": ")"}
_BRACKET = lazily(f"[()（）{BREAK}]")
_GLOSS = lazily(r"[A-Za-z][A-Za-z0-9 .,'’&/+-]*[A-Za-z0-9.]")
_TUPLE = lazily(r"[^ ,]+(?:, ?[^ ,]+)+")
_CALLED = lazily(r"(?:(?<![A-Za-z])[A-Za-z]|[A-Za-z0-9]*[_.][A-Za-z0-9_.]*)\Z")
_HAN = lazily("[㐀-鿿]")


class Pair(NamedTuple):
    """Two brackets, at ``start`` and at ``end - 1`` of the prose."""

    start: int
    end: int
    width: Literal["full", "half", "mixed"]
    content: Content


class Choices(NamedTuple):
    """The widths of brackets with one kind of content: half-width places, and numbers of pairs by width."""

    content: Content
    uses: list[Use]
    counts: Counter[str]


class Odd(NamedTuple):
    """The bracket of a mixed pair that should change, its replacement, and whether the practice is clear."""

    start: int
    end: int
    instead: str
    clear: bool


def find_choices(survey: Survey, pairs: Sequence[Pair]) -> Iterator[Choices]:
    """Yield the choices of a document by content; for rare contents the counts are those of all brackets."""
    judged: tuple[Content, ...] = ("chinese", "latin")
    everything = Counter[str](pair.width for pair in pairs if pair.width != "mixed")
    for content in judged:
        own = _counts(pairs, content)
        half = [pair for pair in pairs if pair.width == "half" and pair.content == content]
        rare = max(own.values()) < BAR.least and (own["half"] < FEW or own["full"] > 0)
        if own.total():
            uses = [use for pair in half for use in _uses(survey, pair)]
            yield Choices(content, uses, everything if rare else own)


def _counts(pairs: Sequence[Pair], content: Content) -> Counter[str]:
    found = Counter[str](pair.width for pair in pairs if pair.content == content)
    return Counter(full=found["full"], half=found["half"])


def _uses(survey: Survey, pair: Pair) -> Iterator[Use]:
    """Yield the pair as one place, or each bracket by itself if there is markup between them."""
    (start, left), (right, end) = _reach(survey, pair.start), _reach(survey, pair.end - 1)
    plain = pair.content == "chinese"
    if survey.document.alignment.whole(start, end):
        yield Use(start, end, "half", {"full": f"（{survey.prose[left:right]}）"}, plain)
    else:
        yield Use(start, left, "half", {"full": "（"}, plain)
        yield Use(right, end, "half", {"full": "）"}, plain)


def _reach(survey: Survey, at: int) -> tuple[int, int]:
    """Return the span of the bracket at ``at``, with spaces that only a half-width one has beside it."""
    prose, start, end = survey.prose, at, at + 1
    if prose[at] in "()":
        opens = prose[at] == "("
        before, after = prose[max(at - 2, 0) : at], prose[end : end + 2]
        start -= before.endswith(" ") and (not opens or _is_text(before[:-1]))
        end += after.startswith(" ") and (opens or _is_text(after[1:]))
    return (start, end) if survey.document.alignment.whole(start, end) else (at, at + 1)


def _is_text(char: str) -> bool:
    return char.isalnum() or char == HOLE


def full_uses(survey: Survey, pairs: Sequence[Pair]) -> Iterator[Use]:
    """Yield every bracket of a full-width pair; used only if the configuration requires half width."""
    for pair in pairs:
        if pair.width == "full":
            for at in (pair.start, pair.end - 1):
                yield Use(at, at + 1, "full", {"half": _OTHER[survey.prose[at]]})


def find_odd(survey: Survey, pairs: Sequence[Pair]) -> Iterator[Odd]:
    """Yield of each mixed pair the bracket whose width is unusual for such contents."""
    mixed = [pair for pair in pairs if pair.width == "mixed"]
    counts = {content: _counts(pairs, content) for content in {pair.content for pair in mixed}}
    for pair in mixed:
        kept = kept_by(CONVENTION, counts[pair.content], survey, BAR)
        more = "half" if counts[pair.content]["half"] > counts[pair.content]["full"] else "full"
        opens = (survey.prose[pair.start] == "（") != ((kept or more) == "full")
        at = pair.start if opens else pair.end - 1
        yield Odd(*_reach(survey, at), _OTHER[survey.prose[at]], bool(kept))


def find_pairs(survey: Survey) -> list[Pair]:
    """Return the outermost pairs of every segment with balanced brackets, except cells and English."""
    pairs: list[Pair] = []
    marks = _BRACKET.finditer(survey.prose)
    for edge, group in groupby(marks, lambda match: match.group() == BREAK):
        places = [match.start() for match in group]
        segment = survey.document.segments[survey.segment_at(places[0])]
        if not edge and segment.kind != "cell" and not is_english(survey.prose, segment):
            pairs += _balanced(survey.prose, places)
    return pairs


def _balanced(prose: str, places: Sequence[int]) -> list[Pair]:
    """Return the outermost pairs of one segment; none if a bracket is unpaired, as in a label: 1)."""
    opened: list[int] = []
    pairs: list[Pair] = []
    for at in places:
        if prose[at] in "(（":
            opened.append(at)
        elif not opened:
            return []
        else:
            start = opened.pop()
            if not opened and at - start < LONGEST:
                pairs.append(_pair(prose, start, at))
    return [] if opened else pairs


def _pair(prose: str, start: int, end: int) -> Pair:
    content = _content(prose, start, end)
    if (prose[start] == "（") == (prose[end] == "）"):
        return Pair(start, end + 1, "full" if prose[start] == "（" else "half", content)
    interval = prose.count("[", start, end) != prose.count("]", start, end)  # （即 [0, 1) 中的数
    link = prose.startswith("]", max(start - 1, 0))
    return Pair(start, end + 1, "half" if interval or link else "mixed", content)


def _content(prose: str, start: int, end: int) -> Content:
    """Return the kind of content between the brackets at ``start`` and ``end``; "other" if it may be code."""
    inner, before = prose[start + 1 : end], prose[max(start - 30, 0) : start]
    if inner.count("[") != inner.count("]") or inner.startswith(HOLE) or before.endswith("]"):
        return "other"
    if _HAN.search(inner):
        return "other" if _CALLED.search(before) else "chinese"
    is_gloss = _GLOSS.fullmatch(inner) and not _TUPLE.fullmatch(inner)
    return "latin" if is_gloss and _HAN.match(before.rstrip(" ")[-1:]) else "other"
