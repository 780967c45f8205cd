"""Hides from the parser what Markdown dialects add to CommonMark, and returns it as opaque spans.

Each mask is one regular expression over the flat copy, tried only if a string that it needs is there. A match
never contains a backtick or an empty line, so it can neither open nor close code or a block. What has a line
of its own is blanked, what stands inside a line is blacked out (see `flat`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from termlint.lazily import lazily
from termlint.read.draft import Opaque
from termlint.read.flat import black_out, blank, blank_lines, line_start

# Each begins with one literal character or a few, which the engine finds fastest.
_GO_ON = rb"\n(?![ \t>]*(?:\n|\Z))"
_GO_ON_IN_LINE = rb"\n(?![ \t>]*(?:[-+*#|:=]|\d+[.)]|\n|\Z))"
_MATHS = lazily(
    rb"[\\$](?:"
    rb"(?<=\\)\((?P<round>(?:[^`\n\\]|\\[^()\n]|" + _GO_ON_IN_LINE + rb"){1,1000}?)\\\)"
    rb"|(?<=\\)\[(?P<square>(?:[^`\n\\]|\\[^\[\]\n]|\\?" + _GO_ON + rb"){1,4000}?)\\\]"
    rb"|(?<=\$)(?<![\\$]\$)(?:"
    rb"\$(?!\$)(?P<display>(?:[^$`\\]|\\[^`]|\$(?!\$)){1,4000}?)\$\$"
    rb"|(?![\s$])(?P<inline>(?:[^$`\n\\]|\\[^\n]|" + _GO_ON_IN_LINE + rb"){1,600}?)(?<!\s)\$(?!\$)"
    rb"|[ \t](?P<spaced>(?:[^$`\n\\]|\\[^\n]){1,300}?)[ \t]\$(?!\$)))"
)
_ENVIRONMENT = lazily(rb"\\begin\{([A-Za-z]+\*?)\}(?:[^`\\]|\\(?!begin\{\1\})){1,3000}?\\end\{\1\}")
EMPTY_LINE = lazily(rb"\n[ \t>]*\n")
_HAN_IS_MATHS = lazily(rb"[\\^_={}]")

_ROLE = lazily(rb"(?::[a-z][\w:+.-]{0,40}:|\{[A-Za-z][\w:.+-]{0,40}\})`([^`\n]+)`")
_FIELD_LINE = lazily(rb"\n[ \t>]*(:[a-z][\w-]*:(?:`[^`\n]*`)?)[ \t]*(?=\n|\Z)")
_DOUBLE_BRACKET_LINE = lazily(rb"(?:\n|\A)[ \t>]*(\[\[[a-z-]+\]\][ \t][^\n]*)")
_COMPONENT_LINE = lazily(
    rb"\n[ \t>]*(</?[A-Z][\w.]*(?:[ \t][^<>\n]*|(?:\n[ \t]+[^<>\n]*){1,30}\n?[ \t]*)?/?>)[ \t]*(?=\n|\Z)"
)
_TEMPLATE = lazily(
    rb"\{(?:\{[^{}`]{0,2000}\}\}|%[^%`\n]{0,400}%\}|#[ \t](?:[^#`{}\n]|"
    + _GO_ON
    + rb"){0,400}#\}|/\*[^*`]{0,1000}\*/\}"
    rb"|![^{}`\n]{1,300}!\})"
)
_PAIRED = lazily(
    rb"\{%-?[ ]*(?P<end>end)?(?P<tag>highlight|codeblock|code|comment)\b[^%\n]*%\}"
    rb"|\{\{[<%][ ]*(?P<slash>/)?(?P<code>highlight|mermaid|math|katex|plantuml)\b[^{}\n]*[>%]\}\}"
)
_WIKI_LINK = lazily(rb"!?\[\[[^\[\]`|\n]{1,300}(?:\||(?=\]\](?!\()))")
_CITED = lazily(
    rb"\\(?:[a-z]*cite[a-z]*|label|(?:eq|auto|page|c)?ref)\{[^{}`\n]{1,200}\}|\[-?@[^\[\]`\n]{1,200}\]"
)
_SNIPPET_LINE = lazily(rb"(?:\n|\A)[ \t>]*(-{1,2}8<-{1,2}[^\n]*)")
_ATTRIBUTES = lazily(rb"\{(?::?[ \t]*[.#:][^{}`\n]{0,300}|(?<=[)\]`]\{)[^{}`\n]{0,100}=[^{}`\n]{0,300})\}")
_SLIDE = lazily(rb"([(\[])(\*\*|~~)(?:[^\n*~]|\*(?!\*)|~(?!~)){1,600}\2([)\]])(?![(\[:])")
_ADMONITION = lazily(
    rb"(?:\n|\A)[ \t>]*((?:!!!|\?\?\?)\+?[ \t]+[\w-][\w \t-]*|===[+!]?[ \t]+(?=\"))"
    rb'(?:"([^"\n]*)("))?[ \t]*(?=\n|\Z)'
)
_IN_ADDRESS = rb"[!#-&*-;=?-Z^_a-z~]"
_STEP = rb"(?:" + _IN_ADDRESS + rb"|\(" + _IN_ADDRESS + rb"*\))"
# A host to be filled in, as in http://服务器IP:80/, is recognised by the colon or slash after it.
_TO_FILL_IN = rb"\x7f[\x7f\w.-]{0,40}[:/]"
_ADDRESS = lazily(rb"://(?:" + _TO_FILL_IN + rb"|" + _STEP + rb")" + _STEP + rb"*")
_SCHEME = lazily(rb"(?:https?|ftp)\Z")
_WWW = lazily(rb"www\.(?<!\w....)(?<!/....)" + _IN_ADDRESS + rb"+")
_TAIL = b".,;:!?*_~"
_HOST = lazily(rb"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}")
_MAILBOX = lazily(rb"[\w.+-]{1,64}\Z")


def mask(flat: bytearray, code: list[Opaque]) -> list[Opaque]:
    """Hide what is no CommonMark; return its spans with those of addresses and fenced code, in order."""
    found = list(code)
    for needed, hide in _MASKS:
        if any(sign in flat for sign in needed):
            found += hide(flat)
    return in_order([*found, *addresses(flat)])


def in_order(found: Iterable[Opaque]) -> list[Opaque]:
    """Return the spans in order, without those that begin inside another."""
    kept: list[Opaque] = []
    for span in sorted(found):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def addresses(flat: bytes | bytearray) -> Iterator[Opaque]:
    """Yield the bare web and mail addresses. They are not hidden: parsers take them for text."""
    for match in _ADDRESS.finditer(flat):
        if scheme := _SCHEME.search(flat, max(match.start() - 5, 0), match.start()):
            yield Opaque(scheme.start(), match.start() + len(match.group().rstrip(_TAIL)))
    for match in _WWW.finditer(flat):
        yield Opaque(match.start(), match.start() + len(match.group().rstrip(_TAIL)))
    for match in _HOST.finditer(flat):
        if local := _MAILBOX.search(flat, max(match.start() - 64, 0), match.start()):
            yield Opaque(local.start(), match.end())


def hide_maths(flat: bytearray, no_maths: re.Pattern[bytes] | None = None) -> Iterator[Opaque]:
    """Black out formulas and yield their spans; what contains ``no_maths`` is none."""
    at = 0
    while match := _MATHS.search(flat, at):
        start, at = match.span()
        inner = match[match.lastgroup or 0]
        if b"\x7f" in inner and (not _HAN_IS_MATHS.search(inner) or EMPTY_LINE.search(inner)):
            # Money, escaped brackets, or marks that are no pair: 由 $5 降到 $4，或 \(注\)。
            at = start + 1
        elif no_maths and no_maths.search(inner):
            at = start + 1
        else:
            black_out(flat, start, at)
            yield Opaque(start, at)


def _hide_environments(flat: bytearray) -> Iterator[Opaque]:
    return _hide_all(flat, _ENVIRONMENT, hole=True)


def _hide_roles(flat: bytearray) -> Iterator[Opaque]:
    roles = [(match, _title_end(match)) for match in _outside_code(flat, _ROLE.finditer(flat))]
    for match, title_end in roles:
        if title_end:
            for start, end in ((match.start(), match.start(1)), (title_end, match.end())):
                black_out(flat, start, end)
                yield Opaque(start, end, hole=False)
    yield from _hide_found(flat, (match for match, title_end in roles if not title_end), hole=True)


def _title_end(match: re.Match[bytes]) -> int:
    """Return where the text of ``{ref}`文字 <target>``` ends; 0 for a role without such a text."""
    title, mark, target = match[1].rpartition(b"<")
    shown = title.rstrip() if mark and target.endswith(b">") else b""
    return match.start(1) + len(shown) if b"\x7f" in shown else 0


def _outside_code(flat: bytearray, matches: Iterable[re.Match[bytes]]) -> Iterator[re.Match[bytes]]:
    """Yield the matches that do not begin inside code of their line, as in `a{b}`（`c`."""
    at, inside = 0, False
    for match in matches:
        line = flat.rfind(b"\n", at, match.start()) + 1
        at, inside = (line, False) if line else (at, inside)
        inside ^= flat.count(b"`", at, match.start()) % 2 == 1
        at = match.start()
        if not inside:
            yield match


def _hide_enclosed(flat: bytearray) -> Iterator[Opaque]:
    """Blank what stands between two tags of a template and is code, or no text."""
    opened: dict[tuple[bytes, bytes], int] = {}
    for match in _PAIRED.finditer(flat):
        name = match["tag"] or b"", match["code"] or b""
        if not (match["end"] or match["slash"]):
            opened.setdefault(name, match.start())
        elif name in opened:
            blank_lines(flat, opened[name], match.end())
            opened.clear()
    return iter(())


def _hide_wiki_links(flat: bytearray) -> Iterator[Opaque]:
    """Hide the target of ``[[target]]`` and ``[[target|text]]``."""
    return _hide_all(flat, _WIKI_LINK, hole=True)


def _hide_cited(flat: bytearray) -> Iterator[Opaque]:
    return _hide_all(flat, _CITED, hole=True)


def _hide_snippet_lines(flat: bytearray) -> Iterator[Opaque]:
    return _hide_lines(flat, _SNIPPET_LINE)


def _hide_attributes(flat: bytearray) -> Iterator[Opaque]:
    return _hide_all(flat, _ATTRIBUTES, hole=False)


def _hide_templates(flat: bytearray) -> Iterator[Opaque]:
    return _hide_all(flat, _TEMPLATE, hole=True)


def _hide_all(flat: bytearray, pattern: re.Pattern[bytes], hole: bool) -> Iterator[Opaque]:
    return _hide_found(flat, pattern.finditer(flat), hole)


def _hide_found(flat: bytearray, matches: Iterable[re.Match[bytes]], hole: bool) -> Iterator[Opaque]:
    for match in matches:
        start, end = match.span()
        if _is_alone(flat, start, end):
            blank(flat, start, end)
        else:
            black_out(flat, start, end)
            yield Opaque(start, end, hole)


_LINE_AFTER = lazily(rb"[ \t]*(?:\n|\Z)")


def _is_alone(flat: bytearray, start: int, end: int) -> bool:
    """Return True if a span is within one line and nothing else stands on that line."""
    if flat.find(b"\n", start, end) >= 0 or not _LINE_AFTER.match(flat, end):
        return False
    return not flat[line_start(flat, start) : start].strip(b" \t>")


def _hide_lines(flat: bytearray, pattern: re.Pattern[bytes]) -> Iterator[Opaque]:
    for match in pattern.finditer(flat):
        blank_lines(flat, *match.span(1))
    return iter(())


def _hide_field_lines(flat: bytearray) -> Iterator[Opaque]:
    return _hide_lines(flat, _FIELD_LINE)


def _hide_double_bracket_lines(flat: bytearray) -> Iterator[Opaque]:
    return _hide_lines(flat, _DOUBLE_BRACKET_LINE)


def _hide_component_lines(flat: bytearray) -> Iterator[Opaque]:
    """Blank ``<Tip>`` alone on its line: what follows is Markdown, with or without an empty line."""
    return _hide_lines(flat, _COMPONENT_LINE)


def _hide_slide_marks(flat: bytearray) -> Iterator[Opaque]:
    if not any(sign in flat for sign in (b":label:", b":numref:", b":begin_tab:")):
        return  # Brackets around bold text are markup in d2l books only.
    for match in _SLIDE.finditer(flat):
        yield Opaque(*match.span(1), hole=False)
        yield Opaque(*match.span(3), hole=False)


def _hide_admonitions(flat: bytearray) -> Iterator[Opaque]:
    """Turn ``!!! note "标题"``, and the tab ``=== "标题"``, into an item with a heading, so that the indented
    body is not read as code.
    """
    for match in _ADMONITION.finditer(flat):
        start, end = match.start(1), match.start(2) if match[2] is not None else match.end(1)
        flat[start : start + 4] = b"- # "
        black_out(flat, start + 4, end)
        yield Opaque(start + 4, end, hole=False)
        if match[3]:
            blank(flat, *match.span(3))


_MASKS: tuple[tuple[tuple[bytes, ...], Callable[[bytearray], Iterator[Opaque]]], ...] = (
    ((b"{%", b"{{"), _hide_enclosed),
    ((b"8<-",), _hide_snippet_lines),
    ((b":`",), _hide_slide_marks),
    (
        (
            b"!!!",
            b"???",
            b"===",
        ),
        _hide_admonitions,
    ),
    ((b":`",), _hide_field_lines),
    ((b"<",), _hide_component_lines),
    ((b"[[",), _hide_double_bracket_lines),
    ((b"[[",), _hide_wiki_links),
    ((b"$", b"\\"), hide_maths),
    ((b"\\begin{",), _hide_environments),
    ((b":`", b"}`"), _hide_roles),
    ((b"{",), _hide_templates),
    ((b"{",), _hide_attributes),
    ((b"{", b"@"), _hide_cited),
)
"""The order matters: field lines, hidden later, reveal slide marks, and a role alone on a line is one."""
