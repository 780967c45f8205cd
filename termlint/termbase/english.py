"""Parses the English side of an entry: a term, its abbreviation in brackets, its other spellings."""

from __future__ import annotations

import re
from typing import NamedTuple

from termlint.lexicon.terms import squash

_BRACKET = re.compile(r"\s*[(（]([^()（）]*)[)）]")
_SLASH = re.compile(r"\s*[/／、；;]\s*|\s+\bor\b\s+|,\s+")
_ACRONYM = re.compile(r"[A-Z][A-Za-z.&-]{0,3}[A-Z][A-Za-z0-9.]{0,4}s?|(?:[a-z]\.){2,}[a-z]?\.?")


class Name(NamedTuple):
    """An English term and its other spellings."""

    english: str
    variants: tuple[str, ...] = ()


def names(text: str, renderings: int = 1) -> list[Name]:
    """Return the terms of a cell: as many as there are ``renderings``, if it lists as many different ones;
    else one with its variants.
    """
    parts = _parts(text)
    if len(parts) == renderings > 1 and not _are_one(parts):
        return [_name(part) for part in parts]
    one, *others = [_name(part) for part in parts]
    variants = [variant for other in others for variant in (other.english, *other.variants)]
    return [Name(one.english, tuple(dict.fromkeys((*one.variants, *variants))))]


def _parts(text: str) -> list[str]:
    """Return the terms separated by slashes and the like; do not split ``I/O``, ``CI/CD``, ``A/B test``."""
    parts = [part for part in _SLASH.split(_masked(text)) if part]
    short = any(len(part) < 4 and not _ACRONYM.fullmatch(part) for part in parts)
    acronyms = len(parts) > 1 and all(_ACRONYM.fullmatch(part) for part in parts)
    if len(parts) < 2 or short or acronyms:
        return [text.strip()]
    return [part.replace("\0", "/").replace("\1", ", ") for part in parts]


def _masked(text: str) -> str:
    """Return a text with slashes and commas inside brackets replaced by control characters."""
    return _BRACKET.sub(lambda match: match[0].replace("/", "\0").replace(", ", "\1"), text)


def _are_one(parts: list[str]) -> bool:
    """Return True if the parts are spellings of one term: one is an acronym, or they begin alike."""
    first, *others = parts
    return any(
        _ACRONYM.fullmatch(other) or _ACRONYM.fullmatch(first) or _alike(squash(first), squash(other))
        for other in others
    )


def _alike(one: str, two: str) -> bool:
    enough = round(0.7 * min(len(one), len(two)))
    return one[:enough] == two[:enough]


def _name(text: str) -> Name:
    """Return a term without its bracket. The bracket makes a variant if it holds an acronym, a long form, or
    a word that may follow the term.
    """
    match = _BRACKET.search(text)
    if not match or not match[1].strip():
        return Name(" ".join(_BRACKET.sub("", text).split()))
    before, inside, after = text[: match.start()].strip(), match[1].strip(), text[match.end() :].strip()
    bare = f"{before} {after}".strip()
    if not bare:
        return Name(inside)
    if inside in ("s", "es"):
        return Name(bare)
    if _ACRONYM.fullmatch(inside) or _ACRONYM.fullmatch(before):
        return Name(bare, (f"{inside} {after}".strip(),))
    if after or " " in inside.strip():
        return Name(bare)
    return Name(bare, (f"{bare} {inside}",))


def is_english(text: str) -> bool:
    """Return True if a text may be an English term: it has Latin letters and no Han characters."""
    return bool(re.search(r"[A-Za-z]", text)) and not re.search(r"[\u3400-\u9fff]", text)
