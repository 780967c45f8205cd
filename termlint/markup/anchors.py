"""Headings and the links that lead to them: an anchor is made of its heading's words.

Each generator makes it in its own way; all keep letters, digits and Chinese characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from unicodedata import normalize
from urllib.parse import quote, unquote

from termlint.model import Edit

_FRAGMENT = re.compile(
    r"\]\(#([^()\s\"']+)|\]:[ \t]*#(\S+)|href=[\"']#([^\"']+)|`([^`<>\n]+)`_|<<#?([^<>,#\n]+)"
    r"|xref:#?([^\[\]#\s]+)\["
)
_ASCIIDOC = 5
"""The group of the first of AsciiDoc's references."""

_ANCHOR = r"((?:[^\s()<>\[\]\"'`|#]|\([^\s()]*\))+)"
_BEYOND = (
    ("#", re.compile(r"#(?<=[^\s#(\[{\"'`>=<&|]#)" + _ANCHOR)),
    ("?id=", re.compile(r"\?id=" + _ANCHOR)),
    ("ref", re.compile(r"ref[:}]`(?:[^`<]*<)?([^`<>]+)")),
    ("[[", re.compile(r"\[\[[^\[\]|#\n]+#([^\[\]|\n]+)")),
)
"""What stands in every link of a kind, which is soon looked for, and the pattern of its anchor."""

_LETTERS = re.compile(r"[^\W_]+")
_COUNTED = re.compile(r"-\d+$")
_HEADING = re.compile(r"[ \t>]*(?:#{1,6}|={1,6})[ \t]+(?P<title>[^\r\n]*?)[ \t]*#*[ \t]*(?=[\r\n]|\Z)")
_MARKUP = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)|</?(?:a|br|img|span|font|su[bp])\b[^<>\n]*>|[*`~]")


def led_to(text: str) -> frozenset[str]:
    """Return the `key` of each heading that a link within the text may lead to."""
    return _keys(match[match.lastindex or 0] for match in _FRAGMENT.finditer(text))


def led_to_beyond(text: str) -> dict[str, tuple[int, int]]:
    """Return the `key` of each heading, of whatever file, that a link with a path may lead to, and where the
    anchor of the first such link stands.

    In front of the anchor stands a path, an address or, in Sphinx, the name of a role. Which file that is
    depends on the generator and is not asked.
    """
    spans: dict[str, tuple[int, int]] = {}
    for pattern in (pattern for mark, pattern in _BEYOND if mark in text):
        for match in pattern.finditer(text):
            spans.setdefault(match[1], match.span(1))
    found: dict[str, tuple[int, int]] = {}
    for anchor, span in sorted(spans.items(), key=lambda one: one[1]):
        for key in _keys((anchor,)):
            found.setdefault(key, span)
    return found


def _keys(anchors: Iterable[str]) -> frozenset[str]:
    forms = {form for one in set(anchors) for form in _forms(unquote(one))}
    return frozenset(map(_bare, forms)) - {""}


def _forms(anchor: str) -> tuple[str, ...]:
    """Return an anchor as it is, without the number of a repeated heading, without the document before a
    label of Sphinx, and without the text behind one of AsciiDoc.
    """
    return anchor, _COUNTED.sub("", anchor), anchor.rpartition(":")[2], anchor.partition(",")[0]


def key(title: str) -> str:
    """Return what all anchors that are made of a title have in common."""
    return _bare(_MARKUP.sub(r"\1", title))


def _bare(text: str) -> str:
    return "".join(_LETTERS.findall(text)).casefold()


def keys_of(key: str) -> tuple[str, ...]:
    """Return the keys by which a heading may be led to: some generators keep Latin letters and digits."""
    latin = "".join(filter(str.isascii, key))
    return (key,) if latin == key or latin.isdecimal() or not latin else (key, latin)


def following(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits of links in Markdown and AsciiDoc that let them lead on to what others rename."""
    renamed: dict[str, str] = {}
    referred: dict[str, str] = {}
    for start, inside in by_line(text, edits).items():
        if old := _HEADING.match(text, start):
            new = _HEADING.match(edited(old.group(), start, inside))
            titles = old["title"], new["title"] if new else ""
            renamed |= zip(*map(_anchors, titles), strict=True)
            referred |= zip(*map(_references, titles), strict=True)
    for match in _FRAGMENT.finditer(text) if renamed else ():
        written = match[match.lastindex or 0]
        names = referred if (match.lastindex or 0) >= _ASCIIDOC else renamed
        anchor = unquote(written)
        if (new_anchor := _followed(anchor, names)) and new_anchor != anchor:
            yield Edit(*match.span(match.lastindex or 0), quote(new_anchor) if "%" in written else new_anchor)


def _followed(anchor: str, names: Mapping[str, str]) -> str:
    """Return the new name of an anchor, empty if it keeps its own; repeated headings have a number."""
    plain = anchor if anchor in names else _COUNTED.sub("", anchor)
    return names[plain] + anchor[len(plain) :] if plain in names else ""


def by_line(text: str, edits: Iterable[Edit]) -> dict[int, list[Edit]]:
    """Return edits by the offset at which their line begins."""
    found: dict[int, list[Edit]] = {}
    for edit in edits:
        found.setdefault(text.rfind("\n", 0, edit.start) + 1, []).append(edit)
    return found


def edited(line: str, start: int, edits: Sequence[Edit]) -> str:
    """Return the line that begins at an offset with its edits made."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        line = line[: edit.start - start] + edit.text + line[edit.end - start :]
    return line


def _anchors(title: str) -> tuple[str, ...]:
    """Return the anchors made of a title: VitePress's, then, as the stronger, GitHub's and markdown-it's, in
    small letters and with capitals.
    """
    plain = _MARKUP.sub(r"\1", title).strip()
    words = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
    dashed = re.sub(r"\s+", "-", plain)
    vitepress = re.sub(r"\A(?=\d)", "_", re.sub(r"[\W_]+", "-", normalize("NFKC", plain)).strip("-"))
    return vitepress.lower(), words.lower(), dashed.lower(), words, dashed


def _references(title: str) -> tuple[str, str]:
    """Return how AsciiDoc refers to a title: by the title itself, or by an anchor made of it."""
    words = re.sub(r"[^\w .-]", "", title)
    return title, ("_" + re.sub(r"[ .-]+", "_", words)).lower().rstrip("_")
