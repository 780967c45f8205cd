"""Reads Markdown that keeps its English: before each stretch of Chinese its original in an HTML comment."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from textwrap import dedent
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.model import Document
from termlint.read.raw import read_raw

FEW = 3
"""Least number of comments that must look like originals, and of words that such a comment must have."""

MOST = 0.7
"""Least share of these comments that must stand right before Chinese of corresponding length."""

LEAST, LARGEST = 0.15, 1.2
"""Least and largest ratio of a translation's Han characters to the Latin letters of its original."""

Fence = tuple[int, int]
"""Indexes of a segment of the translation and of the original from which on the segments correspond."""

_OPENING = lazily(r"^[ \t]*<!--", re.MULTILINE)
_REST = lazily(r"[ \t]*(?=\r?$)", re.MULTILINE)
_WORD = lazily(r"[A-Za-z][A-Za-z'’-]+")
_HAN = lazily("[㐀-鿿]")  # may be compiled here: the module is imported only for files with such comments
_SHORTCODE = lazily(r"\s*\{\{[<%].*[%>]\}\}\s*\Z")
_NO_ORIGINAL = lazily(
    r"\s*(?:---|[a-z_][\w-]*:(?:\s|$)|(?:todo|fixme|xxx)\b|[\w-]+-(?:ignore|disable|enable|start|end)\b"
    r"|(?:prettier|eslint|cspell|vale|termlint|markdownlint|textlint|copyright|licensed?)\b)",
    re.IGNORECASE,
)


class Comment(NamedTuple):
    """A comment on lines of its own, at ``text[start:end]``; ``body``: its text."""

    start: int
    end: int
    body: str


def read_commented(path: str, text: str) -> tuple[Document, Document, tuple[Fence, ...]] | None:
    """Return the translation, the originals in its comments and the fences between them; None if the comments
    are no originals.

    Both are raw, as from `read_raw`; offsets of the translation are those of the file, offsets of the
    originals those of their own text.
    """
    comments = [one for one in _comments(text) if _is_original(one.body)]
    if len(comments) < FEW or not _are_translated(text, comments):
        return None
    target = read_raw(path, _without(text, comments))
    bodies = [dedent(one.body).strip("\r\n") for one in comments]
    source = read_raw(path, "\n\n".join(bodies))
    begins = accumulate((len(body) + 2 for body in bodies[:-1]), initial=0)
    here = _segments_from(target, [one.end for one in comments])
    return target, source, tuple(zip(here, _segments_from(source, begins), strict=True))


def _comments(text: str) -> Iterator[Comment]:
    # No single pattern: with a comment that is never closed it would search for the end from every line.
    at = 0
    while opening := _OPENING.search(text, at):
        close = text.find("-->", opening.end())
        if close < 0:
            return
        at = close + 3
        if rest := _REST.match(text, at):
            at = rest.end()
            yield Comment(opening.start(), at, text[opening.end() : close])


def _is_original(body: str) -> bool:
    """Return True if a comment is English prose or a heading, and neither an instruction nor data."""
    if _NO_ORIGINAL.match(body) or _HAN.search(body):
        return False
    return len(_WORD.findall(body)) >= FEW or body.lstrip().startswith("#")


def _are_translated(text: str, comments: Sequence[Comment]) -> bool:
    """Return True if most comments stand right before Chinese of corresponding length."""
    ends = [one.start for one in comments[1:]] + [len(text)]
    pairs = zip(comments, ends, strict=True)
    return sum(_is_translated(one.body, text[one.end : end]) for one, end in pairs) >= MOST * len(comments)


def _is_translated(english: str, rest: str) -> bool:
    first = next((line for line in rest.splitlines() if line.strip() and not _SHORTCODE.match(line)), "")
    letters = sum(map(len, _WORD.findall(english)))
    is_text = bool(_HAN.search(first)) and not first.lstrip().startswith(("![", "<", "```"))
    return is_text and LEAST <= len(_HAN.findall(rest)) / max(letters, 1) <= LARGEST


def _without(text: str, comments: Sequence[Comment]) -> str:
    """Return a text of the same length in which the comments are blanked, line ends kept."""
    parts: list[str] = []
    at = 0
    for one in comments:
        parts += (text[at : one.start], re.sub(r"[^\r\n]", " ", text[one.start : one.end]))
        at = one.end
    return "".join([*parts, text[at:]])


def _segments_from(document: Document, places: Iterable[int]) -> list[int]:
    """Return for each text offset the index of the first segment that begins at or after it."""
    starts = [document.alignment.span(one.start, one.start)[0] for one in document.segments]
    return [bisect_left(starts, at) for at in places]
