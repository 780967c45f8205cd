"""What stands around a fix: inline markup that it must not undo, and an address that it must not change.

reStructuredText recognises markup by its surroundings: before its start must stand white space, an opening or
a dividing mark, after its end white space, a closing or a dividing mark (docutils, "reStructuredText Markup
Specification", Inline Markup). So ``**甲** （乙）`` needs the space that other formats do without. In
Markdown a run of stars with a punctuation mark on its inner side needs white space or a mark on its outer
side (CommonMark 0.31, 6.2): ``**甲：**乙`` is no emphasis.
"""

from __future__ import annotations

import re
from unicodedata import category

from termlint.model import Document, Edit

_ENDS = frozenset("`*|_")
_STARTS = re.compile(r"[`*|]|:[\w.+:-]{1,60}:`|[\w.-]{1,60}_(?![\w`])")
_BEFORE, _AFTER = frozenset("'\"([{<-/:"), frozenset("'\")]}>-/:\\.,;!?")
_OPENING, _CLOSING = ("Ps", "Pi", "Pf", "Pd", "Po"), ("Pe", "Pi", "Pf", "Pd", "Po")

_ADDRESS = 400
"""How many characters of an address are looked back for its beginning."""

_MARKS = "，。；：！？、（）《》「」“”‘’【】"
_WITHIN = rf"[^\s()\[\]{{}}<>\"'`|{_MARKS}]"
_IN_ADDRESS = re.compile(rf"://{_WITHIN}*?(?:[/=_%#?&-]|[^\x00-\x7f{_MARKS}]{_WITHIN}*)\Z")

_RUN = "*_~"
_LONGEST = 3
"""The maximum length of a delimiter run, in characters."""


def undoes(document: Document, edit: Edit) -> bool:
    """Return True if an edit would undo markup that stands beside it."""
    text = document.text
    old = text[edit.start : edit.start + 1], text[edit.end - 1 : edit.end]
    new = edit.text[:1] or text[edit.end : edit.end + 1], edit.text[-1:] or text[edit.start - 1 : edit.start]
    bounds = _rest_bounds if document.restructured else _markdown_bounds
    return bounds(text, edit, *old) and not bounds(text, edit, *new)


def is_in_address(text: str, at: int) -> bool:
    """Return True if an offset may be within a bare address: behind its path, or behind Chinese in it.

    ``https://zh.wikipedia.org/wiki/計算機科學`` goes on to the next space; where it is written without one
    before the text that follows, nobody can tell where it ends.
    """
    window = text[max(at - _ADDRESS, 0) : at]
    return "://" in window and _IN_ADDRESS.search(window) is not None


def needs_space(document: Document, start: int, end: int) -> bool:
    """Return True if a text span begins or ends with white space that markup beside it needs."""
    stretch = document.text[start:end]
    return stretch != stretch.strip() and undoes(document, Edit(start, end, stretch.strip()))


def _rest_bounds(text: str, edit: Edit, first: str, last: str) -> bool:
    """Return True if markup on both sides stays valid with ``first`` and ``last`` next to it."""
    if text[edit.start - 1 : edit.start] in _ENDS and not _is_one_of(first, _AFTER, _CLOSING):
        return False
    return _is_one_of(last, _BEFORE, _OPENING) or not _STARTS.match(text, edit.end)


def _markdown_bounds(text: str, edit: Edit, first: str, last: str) -> bool:
    before, after = (
        text[max(edit.start - _LONGEST - 1, 0) : edit.start],
        text[edit.end : edit.end + _LONGEST + 1],
    )
    if before[-1:] and before[-1] in _RUN and _is_mark(before.rstrip(_RUN)[-1:]) and _is_letter(first):
        return False
    return not (after[:1] and after[0] in _RUN and _is_mark(after.lstrip(_RUN)[:1]) and _is_letter(last))


def _is_one_of(character: str, plain: frozenset[str], categories: tuple[str, ...]) -> bool:
    if not character or character.isspace():
        return True
    return character in plain if character.isascii() else category(character) in categories


def _is_mark(character: str) -> bool:
    return bool(character) and category(character)[0] in "PS"


def _is_letter(character: str) -> bool:
    return bool(character) and not character.isspace() and not _is_mark(character)
