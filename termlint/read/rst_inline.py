"""Finds markup of reStructuredText inside paragraphs of the flat copy, and blacks it out for later patterns.

Marks around text that is read (emphasis, the title of a link or of a role with a target) leave nothing in
prose; literals, roles, references and substitutions leave holes. Marks next to Han characters count although
docutils wants a space there: they are meant as markup. So does Markdown's code between backticks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from termlint.lazily import lazily
from termlint.read.draft import Opaque
from termlint.read.flat import black_out

# No pattern matches an empty line or a zero byte, which a caller may put between texts.
_GO_ON = rb"\n(?![ \t]*\n)"
_MARKUP = lazily(
    rb"(?=[\\`|\[])(?:"  # possible first characters: rejects all other places at once
    rb"(?P<escape>\\[ \n!-/:-@\[-`{-~])"
    rb"|(?P<literal>(?P<ticks>`(?<!``)`{2,}+)[^\0]{1,4000}?(?<!`)(?P=ticks)(?!`)"
    rb"|`(?<!``)`(?!`)(?:[^`\n\0]|`(?!`)|" + _GO_ON + rb"){1,1000}?``(?!`))"
    rb"|(?P<quoted>`(?<!``)(?!`)(?P<text>(?:[^`\n\0]|"
    + _GO_ON
    + rb"){1,1000})`(?!`)(?P<link>__?(?![A-Za-z0-9]))?)"
    rb"|(?P<substitution>\|(?=[A-Za-z])[ \w.-]{1,80}(?<=[^\s|])\|(?![\w|])_{0,2}"
    rb"|(?<![^\s(])\|(?=[\x7f])[ \w.\x7f-]{1,80}(?<=[^\s|])\|_{0,2}(?![^\s.,;:!?)]))"
    rb"|(?P<note>\[(?:\d{1,4}|[#*]|#?[A-Za-z\x7f][\w.\x7f-]{0,60})\]_(?!\w)))"
)
_ROLE = lazily(rb"(?::([A-Za-z][\w:+.-]{0,60}):|\{([A-Za-z][\w:.+-]{0,60})\})\Z")
_TARGET = lazily(rb"[ \n]*<[^<>]{1,600}>\Z")
_PATH = lazily(rb"[\w.-]*/[\w./-]*")
_SHOWN = frozenset(b"abbr dfn emphasis guilabel menuselection strong sub subscript sup superscript".split())
"""Roles whose text is read."""

_STRONG = lazily(rb"(\*\*)(?=[^\s*])(?:[^*\n\0]|\*(?!\*)|" + _GO_ON + rb"){1,600}?(?<=[^\s*])(\*\*)(?!\*)")
_EMPHASIS = lazily(
    rb"(\*)(?<![\w*]\*)(?=[^\s*])(?:[^*\n\0]|" + _GO_ON + rb"){1,600}?(?<=[^\s*])(\*)(?![\w*])"
)


def inline(flat: bytearray) -> Iterator[Opaque]:
    """Black out inline markup in the flat copy and yield it, kind by kind, not in the order of the text."""
    if any(sign in flat for sign in (b"`", b"\\", b"|", b"]_")):
        for match in _MARKUP.finditer(flat):
            yield from _hide(flat, match)
    if b"*" in flat:
        for pattern in (_STRONG, _EMPHASIS):
            for match in pattern.finditer(flat):
                yield from _hide_marks(flat, match.span(1), match.span(2))


def _hide(flat: bytearray, match: re.Match[bytes]) -> Iterator[Opaque]:
    start, end = match.span()
    kind = match.lastgroup
    if kind == "quoted":
        yield from _hide_quoted(flat, match)
    elif kind == "escape":
        # A backslash before white space only separates markup: both vanish. Before a mark the mark is shown.
        yield Opaque(start, end if flat[start + 1] in b" \n" else start + 1, hole=False)
        black_out(flat, start, end)
    else:
        black_out(flat, start, end)
        yield Opaque(start, end, hole=kind != "note")


def _hide_quoted(flat: bytearray, match: re.Match[bytes]) -> Iterator[Opaque]:
    r"""Hide markup with backticks: ```x```, ```x`_``, ```x <y>`_``, ``:z:`x```, ``:z:`x <y>```."""
    start, end = match.span()
    text_start, text_end = match.span("text")
    role = _ROLE.search(flat, max(start - 64, 0), start)
    target = _TARGET.search(flat, text_start, text_end) if role or match["link"] else None
    start = role.start() if role else start
    text_end = target.start() if target else text_end
    shown = target or (role and (role[1] or role[2]) in _SHOWN)
    if shown and text_start < text_end and not _PATH.fullmatch(flat, text_start, text_end):
        yield from _hide_marks(flat, (start, text_start), (text_end, end))
    else:
        black_out(flat, start, end)
        yield Opaque(start, end)


def _hide_marks(flat: bytearray, before: tuple[int, int], after: tuple[int, int]) -> Iterator[Opaque]:
    for start, end in (before, after):
        black_out(flat, start, end)
        yield Opaque(start, end, hole=False)
