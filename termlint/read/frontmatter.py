"""Front matter, YAML or TOML above the text: only its title and description are prose."""

from __future__ import annotations

from termlint.lazily import lazily
from termlint.read.draft import Draft
from termlint.read.flat import blank_lines

_FRONT = lazily(
    r"\ufeff?(---|\+\+\+)[ \t]*(?>\r\n?|\n)(?=\s*(?:#|[\"']?[\w.-]+[\"']?[ \t]*[:=]))"
    r"((?:(?!\1|\.\.\.)(?>[^\r\n]*)(?>\r\n?|\n))*)(?:\1|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)"
)
_ENTRY = lazily(r"(?:^|(?<=[\r\n]))(?:title|description)[ \t]*[:=][ \t]*([^\r\n]*)")
_IS_QUOTED = lazily(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'")
_IS_BLOCK = lazily(r"[|>][-+0-9]*[ \t]*(?:#.*)?")
_INDENTED = lazily(r"(?:\r\n?|\n)[ \t]+(?=\S)([^\r\n]*)")
_COMMENT = lazily(r"(?:^|\s)#(?:\s.*)?$|\s+$")


def read_front_matter(text: str, flat: bytearray, draft: Draft) -> None:
    """Add the title and the description in the front matter to the draft, and blank all of it."""
    front = _FRONT.match(text)
    if front is None:
        return
    for entry in _ENTRY.finditer(text, *front.span(2)):
        _read_value(text, entry.start(1), entry.end(1), front.end(2), draft)
    blank_lines(flat, *front.span())


def _read_value(text: str, start: int, end: int, limit: int, draft: Draft) -> None:
    draft.begin("title")
    if quoted := _IS_QUOTED.match(text, start, end):
        draft.add(*quoted.span(quoted.lastindex or 0))
    elif _IS_BLOCK.fullmatch(text, start, end):
        _read_lines(text, end, limit, draft)
    else:
        draft.add(start, end - len(match[0]) if (match := _COMMENT.search(text[start:end])) else end)
        _read_lines(text, end, limit, draft)
    draft.end()


def _read_lines(text: str, at: int, limit: int, draft: Draft) -> None:
    """Add the indented lines that follow a line's end, joined by line feeds."""
    while line := _INDENTED.match(text, at, limit):
        if not draft.is_empty:
            draft.stand_in("\n", at, line.start(1))
        draft.add(*line.span(1))
        at = line.end()
