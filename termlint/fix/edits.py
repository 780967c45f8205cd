"""From findings to a new text: choose edits that do not overlap, and apply them. Pure; text offsets."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from termlint.markup.adornments import fitted, lengthened, referred
from termlint.markup.anchors import following
from termlint.markup.padding import padding
from termlint.model import Edit, Finding
from termlint.read import decode, encode, format_of

_RETURN = re.compile(r"\r(?!\n)")

_Following = Callable[[str, Iterable[Edit]], Iterator[Edit]]
_FOLLOWING: dict[str, tuple[_Following, ...]] = {
    "markdown": (following, padding),
    "mdx": (following, padding),
    "rst": (lengthened, referred),
    "asciidoc": (following, fitted),
}
"""Functions that add the edits which others entail, by format: links to headings, padding, title lines."""


def fix_bytes(
    path: str, data: bytes, findings: Sequence[Finding], encoding: str = "utf-8"
) -> tuple[list[Finding], list[Finding], bytes]:
    """Return (findings fixed, findings left because they overlap, the new content).

    Raises:
        Unreadable: if the content cannot be decoded.
        UnicodeEncodeError: if its encoding cannot hold a replacement.
    """
    text = decode(path, data, encoding)
    done, left = choose(findings)
    new = apply(text, edits_of(path, text, done))
    return done, left, encode(path, new, data, encoding)


def edits_of(path: str, text: str, findings: Iterable[Finding]) -> list[Edit]:
    """Return the edits of findings, and those that follow from them."""
    edits = [edit for finding in findings for edit in finding.edits]
    # What follows goes by lines; one that ends in a single carriage return keeps its offsets as a line.
    lines = _RETURN.sub("\n", text) if "\r" in text else text
    for follow in _FOLLOWING.get(format_of(path), ()):
        edits += follow(lines, tuple(edits))
    return edits


def moved(finding: Finding, edits: Iterable[Edit]) -> Finding | None:
    """Return a finding where it stands when other edits are made; None if one changes its text."""
    shift = 0
    for edit in edits:
        if edit.end <= finding.start:
            shift += len(edit.text) - (edit.end - edit.start)
        elif edit.start < finding.end:
            return None
    return replace(finding, start=finding.start + shift, end=finding.end + shift)


def choose(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Return (findings that can be fixed together, findings that overlap one of these).

    The first in the text wins. All edits of a finding are made or none.
    """
    done: list[Finding] = []
    left: list[Finding] = []
    taken: list[Edit] = []
    for finding in sorted(findings, key=lambda one: (one.start, one.end, one.rule)):
        if any(_touch(edit, other) for edit in finding.edits for other in _near(edit, taken)):
            left.append(finding)
        else:
            done.append(finding)
            for edit in finding.edits:
                insort(taken, edit, key=_place)
    return done, left


def _place(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _near(edit: Edit, taken: Sequence[Edit]) -> Iterator[Edit]:
    """Yield those of the edits, which are in order and do not overlap, that may touch one."""
    at = bisect_right(taken, (edit.end, sys.maxsize), key=_place)
    while at and taken[at - 1].end >= edit.start:
        at -= 1
        yield taken[at]


def _touch(one: Edit, two: Edit) -> bool:
    if one.start == one.end or two.start == two.end:
        return one.start <= two.end and two.start <= one.end
    return one.start < two.end and two.start < one.end


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits applied, which must not overlap; all other code points stay."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join((*parts, text[at:]))
