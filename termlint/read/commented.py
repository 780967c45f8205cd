"""Markdown that keeps its English: before each stretch of Chinese its original in an HTML comment."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from textwrap import dedent
from typing import NamedTuple

from termlint.model import Document
from termlint.read.raw import read_raw

FEW = 3
"""So many comments at least must hold originals for the file to keep them there."""

MOST = 0.7
"""And this share of them must stand right before Chinese of their size."""

LEAST, LARGEST = 0.15, 1.2
"""Han characters to Latin letters: what a translation has at least and at most."""

Fence = tuple[int, int]
"""From which segment of the translation on, and of the original, what follows belongs together."""

_OPENING = re.compile(r"^[ \t]*<!--", re.MULTILINE)
_REST = re.compile(r"[ \t]*(?=\r?$)", re.MULTILINE)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]+")
_HAN = re.compile("[㐀-鿿]")  # compiled with the module: only files with such comments ask for it
_SHORTCODE = re.compile(r"\s*\{\{[<%].*[%>]\}\}\s*\Z")
_NO_ORIGINAL = re.compile(
    r"\s*(?:---|[a-z_][\w-]*:(?:\s|$)|(?:todo|fixme|xxx)\b|[\w-]+-(?:ignore|disable|enable|start|end)\b"
    r"|(?:prettier|eslint|cspell|vale|termlint|markdownlint|textlint|copyright|licensed?)\b)",
    re.IGNORECASE,
)


class Comment(NamedTuple):
    """A comment that has lines of its own, at ``text[start:end]``."""

    start: int
    end: int
    body: str


def read_commented(path: str, text: str) -> tuple[Document, Document, tuple[Fence, ...]] | None:
    """Return the translation, the originals in its comments and where both agree; None if it keeps none.

    Both are raw, as from `read_raw`; offsets of the translation are those of the file, offsets of the
    originals those of their own text.
    """
    comments = [one for one in _comments(text) if _is_original(one.body)]
    if len(comments) < FEW or not _are_translated(text, comments):
        return None
    target = read_raw(path, _without(text, comments))
    bodies = [dedent(one.body).strip("\r\n") for one in comments]
    source = read_raw(path, "\n\n".join(bodies))
    ours, theirs = _starts(target), _starts(source)
    at, fences = 0, []
    for one, body in zip(comments, bodies, strict=True):
        fences.append((bisect_left(ours, one.end), bisect_left(theirs, at)))
        at += len(body) + 2
    return target, source, tuple(fences)


def _comments(text: str) -> Iterator[Comment]:
    # Not one pattern for the whole: where a comment is never closed it would look for its end at each line.
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
    """Tell whether a comment is English prose or a heading, and no instruction and no data."""
    if _NO_ORIGINAL.match(body) or _HAN.search(body):
        return False
    return len(_WORD.findall(body)) >= FEW or body.lstrip().startswith("#")


def _are_translated(text: str, comments: Sequence[Comment]) -> bool:
    """Tell whether most comments stand right before Chinese that says about as much."""
    ends = [one.start for one in comments[1:]] + [len(text)]
    pairs = zip(comments, ends, strict=True)
    return sum(_says_as_much(one.body, text[one.end : end]) for one, end in pairs) >= MOST * len(comments)


def _says_as_much(english: str, rest: str) -> bool:
    first = next((line for line in rest.splitlines() if line.strip() and not _SHORTCODE.match(line)), "")
    letters = sum(map(len, _WORD.findall(english)))
    is_text = bool(_HAN.search(first)) and not first.lstrip().startswith(("![", "<", "```"))
    return is_text and LEAST <= len(_HAN.findall(rest)) / max(letters, 1) <= LARGEST


def _without(text: str, comments: Sequence[Comment]) -> str:
    """Return a text of the same length in which comments are blank lines."""
    parts: list[str] = []
    at = 0
    for one in comments:
        parts += (text[at : one.start], re.sub(r"[^\r\n]", " ", text[one.start : one.end]))
        at = one.end
    return "".join([*parts, text[at:]])


def _starts(document: Document) -> list[int]:
    """Return where the segments begin, in text offsets."""
    return [document.alignment.span(one.start, one.start)[0] for one in document.segments]
