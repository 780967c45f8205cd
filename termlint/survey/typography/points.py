"""The width of commas, full stops and similar marks in Chinese sentences.

Whether a half-width mark belongs to Chinese follows from the characters on either side of it, by conditions
that differ by mark: a comma may follow a formula, but a full stop after a number mostly ends a label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.model import BREAK, HOLE, Segment
from termlint.survey import Survey
from termlint.survey.typography.conventions import Bar, Use

FULL = {",": "，", ".": "。", ":": "：", ";": "；", "!": "！", "?": "？"}
"""The half-width marks and their full-width counterparts."""

REACH = 40
"""The code points before a mark by which its sentence is judged to be Chinese or not."""

CLAUSE = 6
"""The fewest Han characters on either side of a full stop without a space; 数据库.表名 is a name."""

BAR = Bar(norm="full", majority=0.6)

BARS = {":": Bar(norm="full", majority=0.9)}
"""Colons are half-width in more texts than other marks are, so their practice must be clearer."""

LABEL = 2
"""The most code points from the segment's start to a full stop that make a label: 一. or 甲."""


ENGLISH = 2
"""The fewest function words that make a segment with more letters than Han characters English."""


class Point(NamedTuple):
    """A half-width mark at ``at`` of the prose; ``start:end`` includes the spaces beside it.

    ``plain`` if it is certainly Chinese; ``doubted`` if it follows Latin or a hole and a space follows it.
    """

    start: int
    end: int
    at: int
    mark: str
    plain: bool
    doubted: bool


# Characters left and right of a mark: H Han, B full-width bracket or quotation mark, O hole, E edge, L other.
_LISTING = frozenset(["HH", "HB", "HL", "HO", "HE", "BH", "BB", "BL", "BO", "BE", "OH", "LH"])
_ENDING = _LISTING | {"LE"}
_TAKEN = {
    ",": _LISTING,
    ";": _LISTING,
    ":": frozenset(["HH", "HE", "BE"]),
    "!": _ENDING,
    "?": _ENDING,
    ".": frozenset(["HE", "BE", "OE", "LE", "HH", "HL", "OH"]),
}
_SIDES = {
    **dict.fromkeys("（【《「『“‘）】》」』”’", "B"),
    HOLE: "O",
    **dict.fromkeys((BREAK, "\n", ""), "E"),
}
_LETTER = lazily("[A-Za-z]")
_SMALL_WORD = lazily(r"\b(?:the|an?|is|are|was|of|and|or|to|in|on|that|it|with|for|no|has)\b", re.A)
_ABBREVIATION = lazily(
    r"(?:\A|[^A-Za-z])(?:[A-Za-z]|etc|al|vs|Inc|Ltd|Co|Corp|No|Fig|St|Mrs?|Ms|Dr|Prof|Jr|pp|Vol|Eq|Sec)\Z"
)
_HAN = lazily("[㐀-鿿]")
_CITED = lazily(r"[A-Za-z] [㐀-鿿]\Z")
_RUN = lazily(f"[㐀-鿿]{{{CLAUSE}}}")
_GOES_ON = lazily(f"[㐀-鿿]{{2,{CLAUSE}}} ?[，{HOLE}]")
"""The beginning of a further sentence that a comma or a formula cuts short."""

_NAMES_FILE = lazily("名[为為是叫]|文件名|命名")

_UNLIKE_PROSE = lazily(
    r"[{}]|==|\"[\w.-]+\" ?:|\[(?:[MJCDNPSR]|(?:EB|DB)/OL)\]|arXiv|preprint|\bet al\b|\bdoi\b",
    re.A | re.I,
)
"""What occurs in code, in data and in lists of references, but not in sentences."""


class Choices(NamedTuple):
    """The widths of one mark in a document: half-width places, and the number of marks by width.

    If the mark is rare in the document, ``counts`` are those of all marks except colons, which are always
    judged by themselves.
    """

    mark: str
    uses: list[Use]
    counts: Counter[str]
    bar: Bar


def find_choices(survey: Survey) -> Iterator[Choices]:
    """Yield the choices of a document, mark by mark."""
    points = list(find_points(survey))
    half = Counter(point.mark for point in points)
    counts = {mark: Counter(half=half[mark], full=survey.characters[FULL[mark]]) for mark in FULL}
    everything = sum((counts[mark] for mark in FULL if mark != ":"), Counter[str]())
    for mark, own in counts.items():
        uses = [_use(point, survey) for point in points if point.mark == mark and not point.doubted]
        rare = max(own.values()) < BAR.least and mark != ":"
        if own.total():
            yield Choices(mark, uses, everything if rare else own, BARS.get(mark, BAR))


def _use(point: Point, survey: Survey) -> Use:
    """Return the mark with its spaces, or alone if markup lies between them, as in ``**首先,** 我们``."""
    start, end, at = point.start, point.end, point.at
    if not survey.document.alignment.whole(start, end):
        start, end = at, at + 1
    return Use(start, end, "half", {"full": FULL[point.mark]}, point.plain)


def full_uses(mark: str, prose: str) -> Iterator[Use]:
    """Yield every full-width mark with its half-width form; used only if the configuration asks for it."""
    for match in re.finditer(FULL[mark], prose):
        after = prose[match.end() : match.end() + 1]
        space = " " * (after.isalnum() or after == HOLE)
        yield Use(*match.span(), "full", {"half": mark + space})


def find_points(survey: Survey) -> Iterator[Point]:
    """Yield every half-width mark of a Chinese sentence, in order."""
    if not any(mark in survey.prose for mark in FULL):
        return  # and the pattern is not compiled
    segments = survey.document.segments
    judged: dict[int, bool] = {}
    for match in _MARKS.finditer(survey.prose):
        index = survey.segment_at(match.start())
        segment = segments[index]
        if segment.kind != "cell" and (point := _point(survey.prose, match.start(), segment)):
            if index not in judged:
                unlike = _UNLIKE_PROSE.search(survey.prose, segment.start, segment.end)
                judged[index] = not unlike and not is_english(survey.prose, segment)
            if judged[index]:
                yield point


def _point(prose: str, at: int, segment: Segment) -> Point | None:
    """Return the mark at ``at`` if it belongs to Chinese, else None."""
    mark = prose[at]
    start = at - (prose[at - 1] == " ")
    end = at + 1
    while prose.startswith(" ", end):
        end += 1
    sides = _side(prose[start - 1]) + _side(prose[end : end + 1])
    if start <= segment.start or sides not in _TAKEN[mark]:
        return None
    clause = re.split("[。！？\n]", prose[max(segment.start, start - REACH) : start])[-1]
    if not _is_chinese(mark, sides, clause, prose[at + 1 : end + CLAUSE], start - segment.start):
        return None
    doubted = sides in ("LH", "OH") and end > at + 1
    plain = sides == "HH" and mark in ",;!?"
    return Point(start, at + 1 if sides[1] == "E" else end, at, mark, plain, doubted)


def _side(char: str) -> str:
    return _SIDES.get(char) or ("H" if "㐀" <= char <= "鿿" else "L")


def _is_chinese(mark: str, sides: str, clause: str, after: str, offset: int) -> bool:
    """Return True if a mark ends a Chinese ``clause``, the text before it.

    ``after`` is the text behind the mark; ``offset`` counts the code points from the segment's start to it.
    """
    if mark in ",;" and clause.rfind("(") > clause.rfind(")"):
        return False  # inside brackets, (字符串, 可选) is as often a signature as a remark
    if sides[0] in "LO" and not _HAN.search(clause):
        return False
    if sides[0] == "H" and _CITED.search(clause):
        return False  # a character mentioned as such: the particles 的, 地 and 得
    if mark != "." or offset <= LABEL:
        return mark != "."
    spaced = after.startswith(" ")
    if sides == "HH":
        if "." in clause[-3:] or (not spaced and _NAMES_FILE.search(clause)):
            return False  # 费.米.陀思妥耶夫斯基, 文件名为报告.最终版
        long = _RUN.search(clause) and _RUN.match(after)
        return spaced or bool(long or (_RUN.fullmatch(clause[-CLAUSE:]) and _GOES_ON.match(after)))
    if sides in ("HL", "OH"):
        return spaced
    return sides != "LE" or not _ABBREVIATION.search(clause)


def is_english(prose: str, segment: Segment) -> bool:
    """Return True if a segment is English, possibly with Chinese words in it."""
    text = prose[segment.start : segment.end]
    if len(_SMALL_WORD.findall(text)) < ENGLISH:
        return False
    return len(_LETTER.findall(text)) > len(_HAN.findall(text))


def _marks() -> str:
    """Return the pattern of a mark behind Chinese or a hole, or before these or an edge."""
    chinese = f"㐀-鿿（【《「『“‘）】》」』”’{HOLE}"
    left = rf"(?:(?<=[{chinese}].)|(?<=[{chinese}] .))(?= *(?:[{chinese}{BREAK}\nA-Za-z0-9(\"']|\Z))"
    right = rf"(?<=[A-Za-z0-9)%\"'].)(?= *(?:[{chinese}{BREAK}\n]|\Z))"
    return rf"[,.:;!?](?:{left}|{right})"


_MARKS = lazily(_marks())
