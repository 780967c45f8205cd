"""Headings and the links that lead to them: an anchor is made of its heading's words.

Each generator makes it in its own way; all keep letters, digits and Chinese characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote, unquote

from termlint.model import Edit

_FRAGMENT = re.compile(
    r"\]\([^()\s#]*#([^()\s\"']+)|\]:[ \t]*#(\S+)|href=[\"']#([^\"']+)|`([^`<>\n]+)`_|<<([^<>,\n]+)"
)
_COUNTED = re.compile(r"-\d+$")
_HEADING = re.compile(r"[ \t>]*#{1,6}[ \t]+(?P<title>[^\r\n]*?)[ \t]*#*[ \t]*(?=[\r\n]|\Z)")
_MARKUP = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)|[*`~]")


def led_to(text: str) -> frozenset[str]:
    """Return the `key` of each heading that a link of the text may lead to."""
    found = [unquote(match[match.lastindex or 0]) for match in _FRAGMENT.finditer(text)]
    return frozenset(key(form) for one in found for form in (one, _COUNTED.sub("", one)))


def key(title: str) -> str:
    """Return what all anchors that are made of a title have in common."""
    return "".join(re.findall(r"\w+", title)).casefold()


def following(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits of Markdown links that let them lead on to the headings which others change."""
    renamed: dict[str, str] = {}
    for start, inside in by_line(text, edits).items():
        if old := _HEADING.match(text, start):
            new = _HEADING.match(edited(old.group(), start, inside))
            renamed |= zip(_anchors(old["title"]), _anchors(new["title"] if new else ""), strict=True)
    for match in _FRAGMENT.finditer(text) if renamed else ():
        written = match[match.lastindex or 0]
        if (new_anchor := renamed.get(unquote(written))) and new_anchor != unquote(written):
            yield Edit(*match.span(match.lastindex or 0), quote(new_anchor) if "%" in written else new_anchor)


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
    """Return the anchors made of a title: GitHub's and markdown-it's, in small letters and with capitals."""
    plain = _MARKUP.sub(r"\1", title).strip()
    words = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
    dashed = re.sub(r"\s+", "-", plain)
    return words.lower(), dashed.lower(), words, dashed
