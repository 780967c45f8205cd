"""Finds comments for termlint in a text, which suppress findings.

====================  ==========================================================================
comment               where findings are suppressed
====================  ==========================================================================
``ignore``            its line; if it stands alone there, the next line that is not empty
``disable``           from here to the ``enable`` of the same rules, or of all, or to the end
``enable``            nowhere: it ends a ``disable``
``ignore-file``       the whole file
====================  ==========================================================================

Rules follow by name, ``ignore misspelled-term, term-case`` or ``ignore[misspelled-term]``; none means all.
The comment is ``<!-- termlint: … -->``, in MDX ``{/* termlint: … */}``, in Markdown
``[//]: # (termlint: …)``, in reStructuredText ``.. termlint: …``, in LaTeX ``% termlint: …``, in AsciiDoc
``// termlint: …``, and ``# termlint: …`` on a line of its own in plain text, subtitles and catalogues (PO,
YAML, TOML). In catalogues ``ignore`` applies to its entry, as does the flag ``#, termlint-ignore``; above a
cue of subtitles it applies to the cue.

A reason may follow after ``--`` or a colon: ``ignore repeated-word -- as in the original``.

An unknown word, or an ``enable`` that ends nothing, is not ignored: it gives a Suppression of the rule
``?word`` over the comment itself, so that `termlint.run.sift` can report it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from termlint.lazily import lazily
from termlint.model import Suppression

MARKUP = lazily(
    r"<!--[ \t\r\n]*termlint:(?P<html>[^<>]{0,1000}?)-->"
    r"|\{[ \t]*/\*[ \t]*termlint:(?P<mdx>[^*]{0,1000}?)\*/[ \t]*\}"
    r"|\[//\]:[ \t]*#[ \t]*(?:\([ \t]*termlint:(?P<round>[^()\r\n]{0,1000})\)"
    r"|\"[ \t]*termlint:(?P<quoted>[^\"\r\n]{0,1000})\")"
)
PLAIN = lazily(r"(?:(?<=[\r\n])|(?<![\s\S]))\ufeff?[ \t]*#[ \t]*termlint:(?P<plain>[^\r\n]{0,1000})")
RST = lazily(r"(?:(?<=[\r\n])|(?<![\s\S]))\ufeff?[ \t]*\.\.[ \t]+termlint:(?P<rst>[^\r\n]{0,1000})")
TEX = lazily(r"(?:(?<=[\r\n])|(?<![\s\S]))\ufeff?[ \t]*%+[ \t]*termlint:(?P<tex>[^\r\n]{0,1000})")
ASCIIDOC = lazily(r"(?:(?<=[\r\n])|(?<![\s\S]))\ufeff?//[ \t]*termlint:(?P<asciidoc>[^\r\n]{0,1000})")

_REQUEST = lazily(r"\s*([\w-]*)[\s:]*(?:\[([^\[\]]*)\]|([^\[\]]*?))\s*(?:(?:--|[:：])[\s\S]*)?")
_EDGE = lazily(r"[\r\n]")
_INDENT = lazily(r"[ \t>\ufeff]*")
_WHITE = lazily(r"\s*")
_READABLE = lazily(r"[^\s>]")


class _Request(NamedTuple):
    verb: str
    rules: tuple[str, ...]
    at: int
    until: int


def find_suppressions(
    text: str,
    pattern: re.Pattern[str] = MARKUP,
    code: Iterable[tuple[int, int]] = (),
    about: Callable[[int], tuple[int, int] | None] | None = None,
) -> list[Suppression]:
    """Return the suppressions by the comments that ``pattern`` finds, without those in spans of ``code``.

    ``about`` returns the span to which an ``ignore`` at an offset applies; without it, and where it returns
    None, that is a line.
    """
    if "termlint:" not in text:
        return []
    shown = sorted(code)
    requests = [_request(match) for match in pattern.finditer(text) if not is_in(match.start(), shown)]
    spans = [about(request.at) if about else None for request in requests]
    lines = _lines_of(text, requests) if None in spans else [(0, 0)] * len(spans)
    return list(_grant(text, requests, [span or line for span, line in zip(spans, lines, strict=True)]))


def find_above(text: str, values: Sequence[tuple[int, int]]) -> list[Suppression]:
    """Return the suppressions in a catalogue, in which an ``ignore`` applies to the next value.

    ``values``: the spans of the values, in order of the text; what looks like a comment in them is none.
    """
    return find_suppressions(text, PLAIN, values, lambda at: span_after(at, values))


def span_after(at: int, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Return the first of spans, in order, that begins at an offset or later; an empty one if none does."""
    index = bisect_left(spans, (at, at))
    return spans[index] if index < len(spans) else (at, at)


def is_in(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    index = bisect_right(spans, at, key=itemgetter(0)) - 1
    return index >= 0 and at < spans[index][1]


def _request(match: re.Match[str]) -> _Request:
    parsed = _REQUEST.fullmatch(match[match.lastgroup or 0])
    if parsed is None:
        return _Request("?", (), *match.span())
    names = (parsed[2] or parsed[3] or "").replace(",", " ").replace("，", " ").split()
    return _Request(parsed[1], tuple(names), *match.span())


def _grant(text: str, requests: list[_Request], lines: Sequence[tuple[int, int]]) -> Iterator[Suppression]:
    used: set[_Request] = set()
    enables = _enables(requests)
    for index, request in enumerate(requests):
        verb, rules, at, until = request
        if verb == "ignore":
            yield Suppression(rules, *lines[index], at, until)
        elif verb == "ignore-file":
            yield Suppression(rules, 0, len(text), at, until)
        elif verb == "disable":
            for rule in rules or ("",):
                end = _end_of(rule, index, requests, enables)
                used.update([end] if end else [])
                yield Suppression((rule,) if rule else (), until, end.at if end else len(text), at, until)
        elif verb != "enable" or request not in used:
            yield Suppression((f"?{verb}",), at, until, at, until)


def _enables(requests: Sequence[_Request]) -> dict[str, list[int]]:
    """Return the indexes of the requests to ``enable``, by rule; ``""`` for those that name none."""
    enables: dict[str, list[int]] = {}
    for index, request in enumerate(requests):
        if request.verb == "enable":
            for rule in request.rules or ("",):
                enables.setdefault(rule, []).append(index)
    return enables


def _end_of(
    rule: str, index: int, requests: Sequence[_Request], enables: Mapping[str, Sequence[int]]
) -> _Request | None:
    """Return the first request after ``index`` that ends a ``disable`` of a rule, None if there is none."""
    later = [(numbers, bisect_right(numbers, index)) for name in (rule, "") if (numbers := enables.get(name))]
    ends = [numbers[at] for numbers, at in later if at < len(numbers)]
    return requests[min(ends)] if ends else None


def _lines_of(text: str, requests: Sequence[_Request]) -> list[tuple[int, int]]:
    """Return for each ``ignore`` the line to which it applies, which is the same for consecutive ones."""
    lines: list[tuple[int, int]] = []
    below: _Request | None = None
    edges = [-1, *(match.start() for match in _EDGE.finditer(text)), len(text)]
    for request in reversed(requests):
        if request.verb == "ignore":
            start, end = _line_around(edges, request.at, request.until)
            if _INDENT.fullmatch(text, start, request.at) and _WHITE.fullmatch(text, request.until, end):
                following = _READABLE.search(text, end)
                start = following.start() if following else len(text)
                stacked = below and below.verb == "ignore" and below.at == start
                start, end = lines[-1] if stacked else _line_around(edges, start, start)
            lines.append((start, end))
        else:
            lines.append((request.at, request.at))
        below = request
    return lines[::-1]


def _line_around(edges: Sequence[int], at: int, until: int) -> tuple[int, int]:
    """Return the span of the line that contains ``at:until``; ``edges``: offsets of line ends, -1 first."""
    return edges[bisect_left(edges, at, 1) - 1] + 1, edges[bisect_left(edges, until, 1)]
