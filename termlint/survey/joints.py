"""Where Chinese meets Latin letters, numbers, code and formulas, and whether a space stands between them."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from termlint.lazily import lazily
from termlint.model import HOLE, Document

Kind = Literal["letters", "symbol", "digits", "date", "label", "code", "maths", "opaque"]
"""What meets Chinese, each kind spaced in its own way: words, a single letter (x 轴), numbers, those of a
date (3月) and of a chapter or a figure (第3章, 图1), inline code, formulas, addresses and the like."""

KINDS: tuple[Kind, ...] = get_args(Kind)

_HOLES: dict[str, Kind] = {"`": "code", "$": "maths", "\\": "maths"}
"""The kind of a hole, by the first character of the source text that it replaces."""

_DATED = frozenset("年月日号號")
_LABELLED = frozenset("第图圖表式节節章")
_WORD_BEFORE = lazily(r"[A-Za-z0-9.]+\Z")
_NUMBER = lazily(r"[0-9.]+(?![A-Za-z0-9.])")
_LONGEST = 24
"""How many characters back the beginning of a word is searched for."""


class Joints(NamedTuple):
    """The prose offsets where Chinese meets one kind of thing without a space, and with one."""

    tight: list[int]
    spaced: list[int]


_BY_GROUP: tuple[Kind, ...] = ("opaque", "letters", "symbol", "digits")
_INSIDE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./+#'’&@-")
"""Characters that, before a letter, make it part of a longer word."""

# Two patterns that each begin with one class are three times as fast as one with an alternative.
_HAN_FIRST = lazily(r"[㐀-鿿] ?(?:([A-Za-z][A-Za-z0-9_./+#'’&@-])|([A-Za-z])|([0-9])|\ufdd0)")
_HAN_LAST = lazily(r"[A-Za-z0-9%\ufdd0] ?[㐀-鿿]")


def find_joints(document: Document) -> dict[Kind, Joints]:
    """Return all joints by kind. A line end between Chinese and another thing is no joint."""
    found: dict[Kind, Joints] = {kind: Joints([], []) for kind in KINDS}
    prose, holes = document.prose, _holes(document)
    for match in _HAN_FIRST.finditer(prose):
        at, end = match.start() + 1, match.end()
        kind = _BY_GROUP[match.lastindex or 0]
        spaced = prose[at] == " "
        if kind == "digits":
            kind = _after(prose, at + spaced, prose[at - 1])
        elif kind == "opaque":
            kind = holes.get(end - 1, kind)
        found[kind][spaced].append(at)
    for match in _HAN_LAST.finditer(prose):
        start, end = match.span()
        first = prose[start]
        if first > "9":
            kind = holes.get(start, "opaque") if first == HOLE else _ended(prose, start)
        else:
            kind = _before(prose, start, prose[end - 1])
        found[kind][end - start - 2].append(start + 1)
    return found


def _holes(document: Document) -> dict[int, Kind]:
    """Return the kind of each hole that replaces code or a formula, by its prose offset."""
    if HOLE not in document.prose:
        return {}
    text = document.text
    return {
        one.at: _HOLES[text[one.start]]
        for one in document.alignment.pieces
        if one.size == 1 < one.end - one.start and text[one.start] in _HOLES
    }


def _ended(prose: str, at: int) -> Kind:
    return "letters" if at and prose[at - 1] in _INSIDE else "symbol"


def _after(prose: str, at: int, han: str) -> Kind:
    """Return the kind of the number at ``at``, which follows the Han character ``han``."""
    if not _NUMBER.match(prose, at):
        return "letters"
    return "label" if han in _LABELLED else "date" if han in _DATED else "digits"


def _before(prose: str, at: int, han: str) -> Kind:
    """Return the kind of the number that ends with the character at ``at``, before a Han character."""
    word = _WORD_BEFORE.search(prose[max(at + 1 - _LONGEST, 0) : at + 1])
    if word is None:
        return "digits"  # a percentage
    if not word[0].replace(".", "").isdigit():
        return "letters"
    first = at + 1 - len(word[0])
    labelled = prose[max(first - 2, 0) : first].rstrip(" ")[-1:] in _LABELLED
    return "label" if labelled else "date" if han in _DATED else "digits"


def fitted(new: str, before: str, after: str, *, spaced: bool) -> str:
    """Return a replacement with a space added where it meets Chinese, if ``spaced``.

    ``before`` and ``after`` are the neighbouring code points, or empty.
    """
    if not spaced:
        return new
    left, right = _is_han(before) and _is_latin(new[0]), _is_han(after) and _is_latin(new[-1])
    return " " * left + new + " " * right


def _is_han(character: str) -> bool:
    return "㐀" <= character <= "鿿"


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
