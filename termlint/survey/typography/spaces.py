"""Spaces that no convention asks for: beside full-width marks, in brackets, in words, doubled, invisible."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from termlint.lazily import lazily
from termlint.model import BREAK, HOLE
from termlint.survey import Survey
from termlint.survey.tokens import cut

Kind = Literal[
    "after",
    "colon",
    "before",
    "opening",
    "closing",
    "inside",
    "half",
    "han",
    "double",
    "decimal",
    "unseen",
    "hard",
    "starred",
]

_UNSEEN = lazily("[\u200b\u2060\ufeff]+")
_HARD = lazily("\u00a0(?<=[^\\s\ufdd1].)(?=[^\\s\ufdd1])")
_STARRED = lazily(
    r"(?P<stars>\*(?<![A-Za-z0-9_*\ufdd0].)\*?)(?!\*)"
    r"(?: (?P<one>[^*\n\ufdd0\ufdd1]{1,40}?) ?|(?P<two>[^*\s\ufdd0\ufdd1][^*\n\ufdd0\ufdd1]{0,39}?) )"
    r"(?P=stars)(?![*\ufdd0])"
)
_STARS_REACH = 2000
"""The most code points before a star in which earlier stars are counted."""

_SENTENCE = lazily("[，。；！？]")
_RUN_OF_SPACES = lazily(" +")

_BEFORE = frozenset("的了和与在是将把被从对为及或到可使让而但由")
_AFTER = frozenset("的了和与及或是也都就并而")
"""Function words: a space after the former, or before the latter, is a slip. 在 or 为 may follow a title, so
they are not among the latter.
"""

_BEFORE_POINT = lazily("(.)(?<![第节節图圖表题題步骤驟例项項]) ?(?<![0-9.-])[0-9]{1,4}[.]$")
"""The beginning of a decimal in a sentence, and what is before it: not that it is the number of a figure."""

_ADDRESSES = ("http://", "https://", "ftp://", "www.")

_CLOSING = frozenset("）】》」)")
_LISTED = frozenset(("heading", "cell", "caption", "title"))
_REACH = 60
"""The code points of a sentence that are looked at on either side."""

_AROUND = 8
"""The code points on either side that are given to the segmenter."""


class Space(NamedTuple):
    """A stray space: ``start:end`` of the prose should be ``new``."""

    start: int
    end: int
    kind: Kind
    new: str


_KINDS: dict[str, Kind] = {"round": "inside", "close": "inside", "end": "inside"}
_SPACES = lazily(
    r"[ \u3000](?:"
    r"(?:(?<=[，。；！？、].)(?P<after>)|(?<=：.)(?P<colon>))[ \u3000]*(?=[\w“（《【「\ufdd0])"
    r"|(?<=[（【《「].)[ \u3000]*(?=[^\s\ufdd1])(?P<inside>)"
    r"|(?<=[^\s\ufdd1].)[ \u3000]*(?:(?=[，。；！？、])(?P<before>)|(?=[）】》」])(?P<end>))"
    r"|(?=[㐀-鿿])(?:(?<=\(.)(?P<round>)|(?<=[㐀-鿿].)(?P<han>)|(?<=[）”》].)(?P<closing>))"
    r"|(?<=[㐀-鿿].)(?:(?=\))(?P<close>)|(?=[（“《])(?P<opening>))"
    r"|(?<=[A-Za-z㐀-鿿\ufdd0)].)(?=[,;?!][\s㐀-鿿\ufdd0\ufdd1])(?P<half>)"
    r"|(?<=[\w，。、）\ufdd0].) {1,2}(?=[\w\ufdd0])(?P<double>)"
    r"|(?<=[0-9]\..)(?=[0-9]+ ?(?![.、])[%％㐀-鿿])(?P<decimal>)"
    r")"
)
"""Every kind of stray space that begins with a space; the last matched group names the kind.

Conditions on the same side are written once, for each class of Han characters takes a millisecond to compile.
"""


def find_spaces(survey: Survey) -> Iterator[Space]:
    """Yield each space that looks stray by itself; the rule decides whether it is the document's practice."""
    prose = survey.prose
    for match in _SPACES.finditer(prose):
        group = match.lastgroup or ""
        kind: Kind = _KINDS.get(group, group)  # type: ignore[arg-type]  # other groups are named after kinds
        if _is_stray(survey, kind, *match.span()):
            yield Space(*match.span(), kind, " " if kind == "double" else "")
    if "*" in prose:
        yield from _starred(survey)
    if "\u00a0" in prose:
        yield from (Space(*match.span(), "hard", " ") for match in _HARD.finditer(prose))
    if "\u200b" in prose or "\u2060" in prose or "\ufeff" in prose:
        yield from _unseen(survey)


def _unseen(survey: Survey) -> Iterator[Space]:
    prose = survey.prose
    for match in _UNSEEN.finditer(prose):
        # Beside markup, alone in a line or before an indent, the markup may need the invisible character.
        inside = (
            match.start() and not prose[match.start() - 1].isspace() and prose[match.start() - 1] != BREAK
        )
        if inside and _is_plain(survey, *match.span()):
            yield Space(*match.span(), "unseen", "")


def _starred(survey: Survey) -> Iterator[Space]:
    """Yield emphasis that does not take effect because there is a space inside its asterisks."""
    for match in _STARRED.finditer(survey.prose):
        start, end = match.span()
        stars, inner = match["stars"], (match["one"] or match["two"]).strip(" ")
        whole = survey.document.alignment.whole(start, end)
        if whole and _is_emphasis(inner, stars) and _opens(survey, start, end, stars):
            yield Space(start, end, "starred", stars + inner + stars)


def _is_emphasis(inner: str, stars: str) -> bool:
    """Return True if the text between stars begins and ends with Han characters.

    Between single stars, which may also multiply, all of it must be letters or Han.
    """
    if not inner or (stars == "*" and not inner.isalpha()):
        return False
    return _is_han(inner[0]) and _is_han(inner[-1])


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿"


def _opens(survey: Survey, start: int, end: int, stars: str) -> bool:
    """Return True if the stars at ``start`` open a pair and are not a multiplication sign."""
    prose = survey.prose
    if stars == "*" and prose[start - 1 : start] == " " == prose[end]:
        return False
    begun = max(survey.document.segments[survey.segment_at(start)].start, start - _STARS_REACH)
    return prose.count(stars, begun, start) % 2 == 0


def _is_stray(survey: Survey, kind: Kind, start: int, end: int) -> bool:
    """Return True if a space of this kind is needed neither by the text nor by markup beside it."""
    if survey.prose[end] == HOLE and not _is_code(survey, end):
        return False  # the hole may be an address, which only a space separates from the text
    if survey.prose[start - 1 : start] == HOLE and _is_address(survey, start - 1):
        return False  # links go on to the next space: in https://example.org/。 the mark would be part of it
    if kind in ("opening", "before") or survey.prose[end] in _CLOSING:
        # Opening marks of emphasis may need the space before them: 见 **“甲”**.
        return survey.document.alignment.whole(start, end + 1)
    if kind in ("after", "colon", "closing", "inside"):
        # Closing marks of emphasis may need the space after them: **（注）** 文.
        return survey.document.alignment.whole(start - 1, end)
    if kind == "han":
        return _is_plain(survey, start, end) and _is_slip(survey, start)
    if kind == "decimal":
        segment = survey.document.segments[survey.segment_at(start)]
        begun = survey.prose[max(segment.start, start - _AROUND) : start]
        before = _BEFORE_POINT.search(begun)
        return before is not None and _is_han(before[1]) and _is_plain(survey, start, end)
    return _is_plain(survey, start, end) and bool(_SENTENCE.search(_segment(survey, start)))


def _is_plain(survey: Survey, start: int, end: int) -> bool:
    """Return True if there is no markup directly before or after ``start:end``, other than holes."""
    prose = survey.prose
    before, after = prose[start - 1 : start] not in ("", HOLE), prose[end] != HOLE
    return survey.document.alignment.whole(start - before, end + after)


def _is_code(survey: Survey, at: int) -> bool:
    """Return True if the hole at ``at`` is code or a formula, or in a catalogue a role."""
    document = survey.document
    start, _ = document.alignment.span(at, at + 1)
    return document.text[start] in ("`$\\:" if document.escapes else "`$\\")


def _is_address(survey: Survey, at: int) -> bool:
    """Return True if the hole at ``at`` is a bare address, with no markup behind it."""
    start, end = survey.document.alignment.span(at, at + 1)
    bare = end == survey.document.alignment.span(at + 1, at + 2)[0]
    return bare and survey.document.text.startswith(_ADDRESSES, start)


def _segment(survey: Survey, at: int) -> str:
    """Return the text of the segment within `_REACH` of ``at``.

    Empty in headings, cells and captions, where spaces are set freely.
    """
    start, end, kind = survey.document.segments[survey.segment_at(at)]
    return "" if kind in _LISTED else survey.prose[max(start, at - _REACH) : min(end, at + _REACH)]


def _is_slip(survey: Survey, at: int) -> bool:
    """Return True if a space between Han characters cuts a word or is beside a function word.

    Only if it is the sole such space nearby: names, tags and columns are divided by several, on purpose.
    """
    prose = survey.prose
    around = _segment(survey, at)
    if not _SENTENCE.search(around) or _divisions(around) > 1:
        return False
    if prose[at - 1] in _BEFORE or prose[at + 1] in _AFTER:
        return True
    before, after = prose[max(at - _AROUND, 0) : at], prose[at + 1 : at + 1 + _AROUND]
    tokens = cut(before + after, 0, len(before + after), guess=False)
    return any(token.start < len(before) < token.end for token in tokens)


def _divisions(text: str) -> int:
    """Return how many runs of spaces stand between Han characters."""
    beside = (text[max(one.start() - 1, 0) : one.end() + 1] for one in _RUN_OF_SPACES.finditer(text))
    return sum(_is_han(one[0]) and _is_han(one[-1]) for one in beside)
