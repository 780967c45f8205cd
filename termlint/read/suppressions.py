"""What a text asks of termlint, in comments.

====================  ==========================================================================
comment               what is silent
====================  ==========================================================================
``ignore``            its line; if it stands alone there, the next line that is not empty
``disable``           from here to the ``enable`` of the same rules, or of all, or to the end
``enable``            nothing: it ends a ``disable``
``ignore-file``       the whole file
====================  ==========================================================================

Rules follow by name, ``ignore misspelled-term, term-case`` or ``ignore[misspelled-term]``; none means all.
The comment is ``<!-- termlint: … -->``, in MDX ``{/* termlint: … */}``, in Markdown
``[//]: # (termlint: …)``, in reStructuredText ``.. termlint: …``, in LaTeX ``% termlint: …``, and
``# termlint: …`` on a line of its own in plain text, subtitles and catalogues. In catalogues ``ignore`` is
about the entry, and so is the flag ``#, termlint-ignore``.

A reason may follow after ``--`` or a colon: ``ignore repeated-word -- as in the original``.

Nothing is passed over: a word that is none of these, or an ``enable`` that ends nothing, gives a Suppression
of the rule ``?word`` over the comment itself, so that `termlint.sift` can say that it does not understand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from termlint.model import Suppression

MARKUP = re.compile(
    r"<!--[ \t\r\n]*termlint:(?P<html>[^<>]{0,1000}?)-->"
    r"|\{[ \t]*/\*[ \t]*termlint:(?P<mdx>[^*]{0,1000}?)\*/[ \t]*\}"
    r"|\[//\]:[ \t]*#[ \t]*(?:\([ \t]*termlint:(?P<round>[^()\r\n]{0,1000})\)"
    r"|\"[ \t]*termlint:(?P<quoted>[^\"\r\n]{0,1000})\")"
)
PLAIN = re.compile(r"(?:(?<=[\r\n])|(?<![\s\S]))\ufeff?[ \t]*#[ \t]*termlint:(?P<plain>[^\r\n]{0,1000})")
RST = re.compile(r"(?:(?<=[\r\n])|(?<![\s\S]))\ufeff?[ \t]*\.\.[ \t]+termlint:(?P<rst>[^\r\n]{0,1000})")
TEX = re.compile(r"(?:(?<=[\r\n])|(?<![\s\S]))\ufeff?[ \t]*%+[ \t]*termlint:(?P<tex>[^\r\n]{0,1000})")

_REQUEST = re.compile(r"\s*([\w-]*)[\s:]*(?:\[([^\[\]]*)\]|([^\[\]]*?))\s*(?:(?:--|[:：])[\s\S]*)?")
_IN_LINE = re.compile(r"[^\r\n]*")
_READABLE = re.compile(r"[^\s>]")


class _Request(NamedTuple):
    verb: str
    rules: tuple[str, ...]
    at: int
    until: int


def find_suppressions(
    text: str,
    pattern: re.Pattern[str] = MARKUP,
    code: Iterable[tuple[int, int]] = (),
    about: Callable[[int], tuple[int, int]] | None = None,
) -> list[Suppression]:
    """Return what the comments that ``pattern`` finds ask for; one that is shown in ``code`` asks nothing.

    ``about`` gives, for the offset of an ``ignore``, the span that it means, where that is no line.
    """
    if "termlint:" not in text:
        return []
    shown = list(code)
    requests = [
        _request(match)
        for match in pattern.finditer(text)
        if not any(start <= match.start() < end for start, end in shown)
    ]
    lines = [about(request.at) for request in requests] if about else _lines_of(text, requests)
    return list(_grant(text, requests, lines))


def _request(match: re.Match[str]) -> _Request:
    parsed = _REQUEST.fullmatch(match[match.lastgroup or 0])
    if parsed is None:
        return _Request("?", (), *match.span())
    names = (parsed[2] or parsed[3] or "").replace(",", " ").replace("，", " ").split()
    return _Request(parsed[1], tuple(names), *match.span())


def _grant(text: str, requests: list[_Request], lines: Sequence[tuple[int, int]]) -> Iterator[Suppression]:
    used: set[_Request] = set()
    for index, request in enumerate(requests):
        verb, rules, at, until = request
        if verb == "ignore":
            yield Suppression(rules, *lines[index], at, until)
        elif verb == "ignore-file":
            yield Suppression(rules, 0, len(text), at, until)
        elif verb == "disable":
            for rule in rules or ("",):
                end = next((later for later in requests[index + 1 :] if _ends(later, rule)), None)
                used.update([end] if end else [])
                yield Suppression((rule,) if rule else (), until, end.at if end else len(text), at, until)
        elif verb != "enable" or request not in used:
            yield Suppression((f"?{verb}",), at, until, at, until)


def _ends(later: _Request, rule: str) -> bool:
    return later.verb == "enable" and (not later.rules or rule in later.rules)


def _lines_of(text: str, requests: Sequence[_Request]) -> list[tuple[int, int]]:
    """Return the line that each ``ignore`` is about; comments under each other are about the same."""
    lines: list[tuple[int, int]] = []
    below: _Request | None = None
    for request in reversed(requests):
        if request.verb == "ignore":
            start, end = _line_around(text, request.at, request.until)
            if not text[start : request.at].strip(" \t>\ufeff") and not text[request.until : end].strip():
                following = _READABLE.search(text, end)
                start = following.start() if following else len(text)
                stacked = below and below.verb == "ignore" and below.at == start
                start, end = lines[-1] if stacked else _line_around(text, start, start)
            lines.append((start, end))
        else:
            lines.append((request.at, request.at))
        below = request
    return lines[::-1]


def _line_around(text: str, at: int, until: int) -> tuple[int, int]:
    line = text.rfind("\n", 0, at) + 1
    start = max(text.rfind("\r", line, at) + 1, line)
    match = _IN_LINE.match(text, until)
    return start, match.end() if match else until
