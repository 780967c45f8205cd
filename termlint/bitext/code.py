"""Where code in a translation differs from the original's: names in a line, lines of a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from termlint.bitext.side import Side
from termlint.bitext.slips import MANY, is_slip

LOOKS = 0.85
"""From this share of equal characters on a line of code was changed; below it another one was put there."""

ALIKE = 0.8
"""From this share of equal characters on a name was miswritten; below it another one was meant."""

FEW = 3
"""With more changed lines the blocks are other versions of the code, which nobody has mistyped."""

_STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|“[^“”\n]*”")
_COMMENT = re.compile(r"(?:^|\s)(?:#|//|--|%|;|<!--|/\*|\*).*$")
_DECIMAL = re.compile(r"(?<!\d)\d+\.\d+")
_NAME = re.compile(r"\(\)$|^[\"'“”]|[\"'“”]$")
_LOG = re.compile(r"\d{4}-\d\d-\d\d|\d:\d\d|(?<!\d)\d+\.\d+ ?m?s\b|^\s*\{\"|^\s*\[?\d|%|^\s*[-+|]")
"""Lines that a program has printed are other ones every time."""
_OTHER = re.compile(r"[^\x00-\x7f]")
_SAME = str.maketrans("\\‘’“”", "/''\"\"")
_TRANSLATABLE = re.compile(r"[<>]|your|path|name|\s\w+\s\w+\s", re.IGNORECASE)
_LOCAL = re.compile(
    r"(?=[zech])(?<![A-Za-z])(?:zh|en|cn|hans)(?:[_-](?:cn|us|hans))?(?![A-Za-z])", re.IGNORECASE
)


def _plain(code: str) -> str:
    return _NAME.sub("", _alike(code))


def _alike(text: str) -> str:
    """Return text with spaces, languages, slashes and quotation marks that are the same on both sides."""
    return "".join(_LOCAL.sub("", text).split()).translate(_SAME)


def misspelled(target: Side, source: Side) -> Iterator[tuple[str, str]]:
    """Yield names of the translation that are nearly names of the original, with these."""
    missing, names = _lacking(source, target), [*dict.fromkeys(target.code)]
    if missing and len(missing) * len(names) <= MANY:
        said = _alike(source.raw)
        for one in names:
            if _plain(one) not in said and not _TRANSLATABLE.search(one):
                right = next((right for right in missing if _is_slip(one, right)), None)
                if right:
                    yield one, right


def _lacking(source: Side, target: Side) -> list[str]:
    """Return the names of the original that the translation does not have."""
    names = [one for one in dict.fromkeys(source.code) if _stands_alone(one)]
    said = _alike(target.raw) if names else ""
    return [one for one in names if _plain(one) not in said]


def _stands_alone(code: str) -> bool:
    return len(code) > 3 and not _TRANSLATABLE.search(code)


def _is_slip(one: str, right: str) -> bool:
    if not one.isascii() and normalize("NFKC", one) != right:
        return False
    if one.lower() == right.lower() and " " in one:
        return False
    return is_slip(one, right, ALIKE)


def changed_lines(target: str, source: str) -> Iterator[tuple[int, int, str]]:
    """Yield the changed lines of a block, as spans of it, each with the original's line."""
    here, there = target.splitlines(keepends=True), source.splitlines(keepends=True)
    if len(here) != len(there) or target == source:
        return
    changed: list[tuple[int, int, str]] = []
    at = 0
    for one, other in zip(here, there, strict=True):
        if one != other and _is_changed(one, other):
            lead = len(one) - len(one.lstrip())
            changed.append((at + lead, at + max(len(one.rstrip()), lead + 1), other.strip()))
        at += len(one)
    printed = len(changed) > 1 and all(
        _figureless(target[one:two]) == _figureless(right) for one, two, right in changed
    )
    if len(changed) <= FEW and not printed:
        yield from changed


def _figureless(line: str) -> str:
    """Return a line without its decimals: where nothing else differs, a program printed it again."""
    return _DECIMAL.sub("", line)


def _is_changed(one: str, other: str) -> bool:
    if _OTHER.search(_STRING.sub("", one)) or _LOG.search(one) or not (one.strip() and other.strip()):
        return False
    left, right = (
        re.sub(r"\s+", "", _LOCAL.sub("", _COMMENT.sub("", _STRING.sub("", side)))) for side in (one, other)
    )
    return bool(left and right) and is_slip(left, right, LOOKS)
